"""The ways into a meeting and out of it."""

from datetime import date
from functools import partial

import streamlit as st

from almanac.access import Viewer
from almanac.catalogue import Catalogue
from almanac.config import Config
from almanac.general import is_stage
from almanac.narrative.slides import slides
from almanac.narrative.telling import Telling, room
from almanac.screen import cache, choices
from almanac.screen.ahead import Task
from almanac.screen.choices import Choice
from almanac.tables.ask import Source
from almanac.texts import text

RECORDS = "meetings"  # the page of the meetings that were kept


def stage_of(config: Config, catalogue: Catalogue, viewer: Viewer) -> str:
    """The page that tells the story line of its own name to a room, if there is one and the viewer may open it."""
    told = (page.file for page in config.pages if page.file in catalogue.stories and viewer.sees(page.file))
    return next((file for file in told if is_stage(config.page_path(file))), "")


def enter(config: Config, catalogue: Catalogue, viewer: Viewer, choice: Choice) -> None:
    """The button that starts a meeting of the month chosen."""
    if page := stage_of(config, catalogue, viewer):
        address = {"as_of": f"{choice.as_of:%Y-%m}", "lang": choice.language}
        with st.container(key="enter meeting"):
            st.page_link(config.page_path(page), label=text("meeting_mode", choice.language), query_params=address)


def ahead(source: Source, viewer: Viewer, choice: Choice) -> list[Task]:
    """A meeting of the month chosen, told slide by slide so that it begins at once; nothing where there is no door."""
    page = stage_of(source.config, source.catalogue, viewer)
    if not page:
        return []
    viewer, month = room(source.config), f"{choice.as_of:%Y-%m}"
    told = Telling(source, viewer, month, choice.language, answered=cache.answered)
    story, units = source.catalogue.stories[page], sum(unit.ranked for unit in source.config.units)
    most = sum(units if block.choose else 1 for block in story.blocks)
    return [partial(next, slides(story, told), None)] * most


def records(config: Config, viewer: Viewer, language: str) -> None:
    """A link to the meetings that were kept, where the viewer may see them."""
    if viewer.sees(RECORDS):
        label = text("kept_meetings", language)
        st.page_link(config.page_path(RECORDS), label=label, query_params={"lang": language}, width="content")


def leave(config: Config, viewer: Viewer, came: str, as_of: date) -> None:
    """Back to the page from which one came, else to the first one, with the month of the meeting."""
    choices.carry(as_of)
    open_to = [page.file for page in config.pages if viewer.sees(page.file)]
    desk = [page.file for page in config.pages if page.file in open_to and not page.hidden]
    if back := came if came in open_to else next(iter(desk), ""):
        st.switch_page(config.page_path(back))
