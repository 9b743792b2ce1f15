"""What a meeting shows from its beginning to its end: one snapshot and one month, held by its record or its address."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from almanac.access import Viewer
from almanac.catalogue import Catalogue
from almanac.config import Config
from almanac.mistakes import Mistake
from almanac.narrative.telling import Telling, room
from almanac.screen import cache, choices
from almanac.tables import history
from almanac.tables.ask import Source, month_end
from almanac.tables.held import meetings
from almanac.tables.held.meetings import Meeting

PLACE = ("slide", "auto")  # words of the address that are the script's


@dataclass(frozen=True)
class Pin:
    """The snapshot and the month of a meeting, its language, and its record where one is kept.

    `is_later`: the snapshot that the address named is gone, and a newer one is shown.
    """

    source: Source
    as_of: date
    language: str
    meeting: Meeting | None
    is_later: bool = False

    @property
    def id(self) -> str:
        """What tells this meeting from others in a browser."""
        return self.meeting.id if self.meeting else f"{self.source.snapshot.stem} {self.as_of:%Y-%m}"


def pinned(config: Config, catalogue: Catalogue, viewer: Viewer, story: str) -> Pin:
    """The meeting that the address names, else one that begins now; a Mistake where it cannot be shown.

    An address that names a snapshot and no record, which nobody spares, falls forward to the newest one.
    """
    asked = st.query_params.get("meeting", "")
    meeting = meetings.find(config, asked) if asked else None
    if asked and meeting is None:
        raise Mistake("no_meeting", meeting=asked)
    name = meeting.snapshot if meeting else st.query_params.get("snapshot", "")
    snapshot = history.held(config, name) if name else history.current(config)
    is_later = bool(name) and snapshot is None and meeting is None
    if is_later:
        snapshot = history.current(config)
    if snapshot is None:
        raise Mistake("meeting_gone", snapshot=name) if name else Mistake("no_snapshot")
    source = Source(config, catalogue, snapshot)
    as_of = _month(source, meeting.as_of if meeting else st.query_params.get("as_of", ""))
    language = choices.language_of(meeting.language if meeting else config.language)
    if not name or is_later:
        meeting = _begun(source, viewer, as_of, story, language)
    return Pin(source, as_of, language, meeting, is_later)


def telling(pin: Pin, story: str) -> Telling:
    """What the story is told of, and the last meeting that it may look back to."""
    config, catalogue = pin.source.config, pin.source.catalogue
    month, language = f"{pin.as_of:%Y-%m}", pin.language
    last = meetings.before(meetings.every(config), story, month, pin.meeting.began_at if pin.meeting else None)
    snapshot = history.held(config, last.snapshot) if last else None
    then = None
    if last and snapshot:
        earlier = Source(config, catalogue, snapshot)
        then = Telling(earlier, room(config), last.as_of, language, answered=cache.answered)
    held = pin.meeting.began_at.date() if pin.meeting else None
    return Telling(pin.source, room(config), month, language, then, cache.answered, held=held)


def _begun(source: Source, viewer: Viewer, as_of: date, story: str, language: str) -> Meeting | None:
    """A meeting that begins: written down where the viewer may, else held by the address alone."""
    month = f"{as_of:%Y-%m}"
    place = {name: st.query_params[name] for name in PLACE if name in st.query_params}
    if not meetings.may_keep(viewer):
        st.query_params.from_dict({"snapshot": source.snapshot.stem, "as_of": month, "lang": language} | place)
        return None
    meeting = meetings.start(source.config, viewer, source.snapshot, month, story, language)
    st.query_params.from_dict({"meeting": meeting.id, "lang": language} | place)
    return meeting


def _month(source: Source, asked: str) -> date:
    """The month asked for, if the snapshot has it, else its last."""
    months = cache.months(source.snapshot, source)
    if not months:
        raise Mistake("no_data", path=source.config.folder("exports"))
    try:
        month = month_end(asked) if asked else months[-1]
    except Mistake:
        return months[-1]
    return month if month in months else months[-1]
