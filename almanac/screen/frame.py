"""The frame around every page: viewer, language, navigation, the one style block, and the calm page for mistakes."""

import re
from collections.abc import Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import NoReturn
from urllib.parse import unquote, urlsplit

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from almanac.access import Viewer, viewer
from almanac.catalogue import Catalogue
from almanac.config import Config
from almanac.figures.look import load_look
from almanac.general import PROJECT
from almanac.mistakes import Mistake
from almanac.narrative.taken import Take
from almanac.screen import cache, choices, chrome, style
from almanac.screen.files import taking
from almanac.texts import text

ADDRESS = re.compile(r"\w[\w.-]*")
ICON = PROJECT / "static" / "icon.png"


def open_frame(take: Take, endings: Sequence[str]) -> StreamlitPage:
    """Configures the window and returns the page that the address asks for, ready to run.

    `take` makes the files that pages offer to take along, in the formats of `endings`.
    """
    taking.offer(take, endings)
    try:
        config, _ = cache.installation()
    except Mistake as mistake:
        st.set_page_config(page_icon=str(ICON), layout="wide")
        calm(mistake, choices.language_of("zh"))
    language = choices.language_of(config.language)
    st.set_page_config(page_title=config.title.said(language), page_icon=str(ICON), layout="wide")
    st.html(style.block(load_look("screen")))
    chrome.speak(language)
    st.logo(style.title(config.title.said(language), load_look("screen")), size="large")
    choices.set_framed()
    return st.navigation(pages(config, who(config, language), language), position="top")


def who(config: Config, language: str) -> Viewer:
    """The viewer whom the bureau's proxy names, else the default one; a stranger is not told who the others are."""
    name = st.context.headers.get(config.access.header) or config.access.default
    if name not in config.access.viewers:
        refuse(Mistake("unknown_visitor", name=name), language)
    return viewer(config, name)


def pages(config: Config, person: Viewer, language: str) -> list[StreamlitPage]:
    """Every page of the installation; those that this viewer may not open stay out of the menu."""
    if not config.pages:
        calm(Mistake("no_pages"), language)
    listed = [
        st.Page(
            config.page_path(entry.file),
            title=entry.title(language),
            url_path=entry.file,
            visibility="visible" if person.sees(entry.file) and not entry.hidden else "hidden",
        )
        for entry in config.pages
    ]
    first = next((page for page in listed if person.sees(page.url_path)), listed[0])
    return [
        st.Page(partial(_home, first), title="/", url_path="_first", default=True, visibility="hidden"),
        *listed,
        *_lost(listed, language),
    ]


def _home(first: StreamlitPage) -> None:
    """The bare address leads to the first page of the viewer, which has an address of its own."""
    st.switch_page(first, query_params=dict(st.query_params))


def _lost(listed: list[StreamlitPage], language: str) -> list[StreamlitPage]:
    """A page that says so where the address is that of no page; Streamlit's own word for it would be an English one."""
    asked = PurePosixPath(urlsplit(unquote(st.context.url or "")).path).name
    if not ADDRESS.fullmatch(asked) or asked in {page.url_path for page in listed}:
        return []
    known = text("comma", language).join(page.title for page in listed if page.visibility == "visible")
    say = partial(calm, Mistake("no_such_page", page=asked, known=known), language, "no_page")
    return [st.Page(say, title=text("no_page", language), url_path=asked, visibility="hidden")]


def begin_in_frame() -> None:
    """On a cold start a page may be run alone: start again from dashboard.py, keeping the address."""
    if choices.is_framed():
        return
    choices.set_framed()
    config, _ = installed()
    st.navigation(pages(config, who(config, config.language), config.language), position="hidden")
    st.rerun()


def installed() -> tuple[Config, Catalogue]:
    """The installation, or a calm page that says what is wrong with it."""
    try:
        return cache.installation()
    except Mistake as mistake:
        calm(mistake, choices.language_of("zh"))


def admitted(name: str, config: Config, language: str) -> Viewer:
    """The viewer, if the page is open to him; else a calm page."""
    person = who(config, language)
    if not person.sees(name):
        title = next((entry.title(language) for entry in config.pages if entry.file == name), name)
        refuse(Mistake("not_for_viewer", viewer=person.name, name=title), language)
    return person


def refuse(mistake: Mistake, language: str) -> NoReturn:
    """A calm page for someone who may not see this one."""
    calm(mistake, language, "not_open")


def calm(mistake: Mistake, language: str, heading: str = "not_ready") -> NoReturn:
    """One sentence in place of a page; nothing after it runs."""
    st.title(text(heading, language), anchor=False)
    st.info(style.plain(mistake.said(language)))
    st.stop()
