"""Meetings that were started: each pins a snapshot, which stays, and may be given notes."""

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import yaml

from almanac.access import Viewer
from almanac.config import Config
from almanac.declared import Declared, load, load_folder
from almanac.mistakes import Mistake
from almanac.tables.held import copies, swap

_ID = re.compile(r"\d{8}-\d{6}(-\d+)?")


class Meeting(Declared):
    """One meeting that is kept: when it began, what it showed, and what was noted."""

    id: str
    began_at: datetime
    snapshot: str
    as_of: str
    story: str
    language: str
    notes: str = ""


def may_keep(viewer: Viewer) -> bool:
    """Whether a viewer's meetings are kept: those who may publish decide which snapshots stay."""
    return "publish" in viewer.may


def every(config: Config) -> list[Meeting]:
    """The meetings that are kept, the newest first."""
    found = load_folder(Meeting, config.folder("kept"), "id")
    return sorted(found.values(), key=lambda one: (one.began_at, one.id), reverse=True)


def find(config: Config, name: str) -> Meeting | None:
    """The meeting of this id."""
    path = _path(config, name)
    return load(Meeting, path, id=name) if path and path.is_file() else None


def start(config: Config, viewer: Viewer, snapshot: Path, as_of: str, story: str, language: str) -> Meeting:
    """The record of a meeting that begins now; one of today with the same content goes on."""
    _refuse(viewer)
    now = datetime.now()
    same = (now.date(), snapshot.stem, as_of, story, language)
    for held in every(config):
        if (held.began_at.date(), held.snapshot, held.as_of, held.story, held.language) == same:
            return held
    made = Meeting(
        id=_free(config, f"{now:%Y%m%d-%H%M%S}"),
        began_at=now,
        snapshot=snapshot.stem,
        as_of=as_of,
        story=story,
        language=language,
    )
    _write(config, made)
    return made


def note(config: Config, viewer: Viewer, meeting: Meeting, words: str) -> Meeting:
    """The meeting with these notes, written."""
    _refuse(viewer)
    noted = meeting.model_copy(update={"notes": words})
    _write(config, noted)
    return noted


def forget(config: Config, viewer: Viewer, meeting: Meeting) -> None:
    """Removes a record; its snapshot stays as long as any other."""
    _refuse(viewer)
    if path := _path(config, meeting.id):
        copies.remove(path)


def before(held: Sequence[Meeting], story: str, as_of: str, at: datetime | None = None) -> Meeting | None:
    """The last meeting of the same story line before a time, if it was of an earlier month."""
    earlier = [one for one in held if one.story == story and (at is None or one.began_at < at) and one.as_of < as_of]
    return max(earlier, key=lambda one: one.began_at, default=None)


def spared(config: Config) -> set[str] | None:
    """The snapshots that meetings hold; None, which spares all, where a record cannot be read."""
    try:
        return {one.snapshot for one in every(config)}
    except Mistake:
        return None


def _refuse(viewer: Viewer) -> None:
    if not may_keep(viewer):
        raise Mistake("no_right", viewer=viewer.name, right="publish")


def _path(config: Config, name: str) -> Path | None:
    """Where a record of this id is; None for what can be no id."""
    return config.folder("kept") / f"{name}.yaml" if _ID.fullmatch(name) else None


def _free(config: Config, name: str) -> str:
    """An id that no record has yet."""
    names = [name, *(f"{name}-{number}" for number in range(2, 1000))]
    return next(one for one in names if not (config.folder("kept") / f"{one}.yaml").exists())


def _write(config: Config, meeting: Meeting) -> None:
    folder = config.folder("kept")
    swap.make_folder(folder)
    content = meeting.model_dump(mode="json", exclude={"id"})
    with swap.disk_errors_said(folder):
        words = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
        swap.replace_whole(folder / f"{meeting.id}.yaml", words)
