"""The page of the meetings that were kept: each may be opened again, given notes, or kept no longer."""

import streamlit as st

from almanac.access import Viewer
from almanac.config import Config
from almanac.mistakes import Mistake
from almanac.screen import cards, choices, frame, style
from almanac.screen.meeting import operator
from almanac.tables import history
from almanac.tables.ask import month_end
from almanac.tables.held import meetings
from almanac.tables.held.meetings import Meeting
from almanac.texts import formats, text

SHOWN = 50


def open_minutes(name: str) -> None:
    """The page of this name: the meetings that were kept, the newest first."""
    frame.begin_in_frame()
    config, _ = frame.installed()
    language = choices.language_of(config.language)
    person = frame.admitted(name, config, language)
    try:
        held = meetings.every(config)
    except Mistake as mistake:
        frame.calm(mistake, language)
    choices.came_to(name)
    tongues = {"zh": text("language_zh", language), "en": text("language_en", language)}
    with st.container(horizontal=True, horizontal_alignment="right"):
        choices.switch("lang", text("language", language), list(tongues), language, tongues.__getitem__)
    st.title(text("kept_meetings", language), anchor=False)
    said = text("kept_none", language)
    if held:
        day = formats.day(held[0].began_at.date(), language)
        said = text("kept_said", language, count=len(held), day=day)
    st.markdown(style.plain(said))
    for meeting in held[:SHOWN]:
        with st.container(border=True, key=f"card {meeting.id}"), cards.calmly(language):
            _one(config, person, meeting, language)


def _one(config: Config, viewer: Viewer, meeting: Meeting, language: str) -> None:
    """One meeting: when, on what, its notes."""
    day, at = formats.day(meeting.began_at.date(), language), f"{meeting.began_at:%H:%M}"
    month = formats.month(month_end(meeting.as_of), language)
    st.subheader(style.plain(text("kept_head", language, day=day, time=at, month=month)), anchor=False)
    snapshot = history.held(config, meeting.snapshot)
    with st.container(horizontal=True, vertical_alignment="center"):
        if snapshot is None:
            st.caption(style.plain(text("kept_gone", language, snapshot=meeting.snapshot)), width="content")
        else:
            st.caption(style.plain(text("kept_snapshot", language, built=operator.built(snapshot))), width="content")
            if viewer.sees(meeting.story):
                address = {"meeting": meeting.id, "lang": language}
                path, label = config.page_path(meeting.story), text("open_again", language)
                st.page_link(path, label=label, query_params=address, width="content")
        if meetings.may_keep(viewer):
            _forget(config, viewer, meeting, language)
    _notes(config, viewer, meeting, language)


def _notes(config: Config, viewer: Viewer, meeting: Meeting, language: str) -> None:
    """What was noted; whoever may keep meetings may write."""
    written = st.text_area(
        text("kept_notes", language),
        value=meeting.notes,
        height=100,
        key=f"notes {meeting.id}",
        help=text("kept_notes_help", language),
        disabled=not meetings.may_keep(viewer),
    )
    if written != meeting.notes and meetings.may_keep(viewer):
        meetings.note(config, viewer, meeting, written)
        st.toast(text("kept_saved", language))


def _forget(config: Config, viewer: Viewer, meeting: Meeting, language: str) -> None:
    """The record goes once that is said twice."""
    with st.popover(text("kept_forget", language), key=f"forget {meeting.id}"):
        st.caption(text("kept_forget_help", language))
        if st.button(text("kept_forget_now", language), key=f"forget now {meeting.id}"):
            meetings.forget(config, viewer, meeting)
            st.rerun()
