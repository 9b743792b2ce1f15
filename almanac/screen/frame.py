"""The frame around every page: viewer, language, navigation, the one style block, and the calm page for mistakes."""

from functools import partial
from typing import NoReturn

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from almanac.access import Viewer, viewer
from almanac.catalogue import Catalogue
from almanac.config import Config
from almanac.figures.look import load_look
from almanac.general import PROJECT
from almanac.mistakes import Mistake
from almanac.screen import cache, choices, chrome, style
from almanac.texts import text

ICON = PROJECT / "static" / "icon.png"


def open_frame() -> StreamlitPage:
    """Configures the window and returns the page that the address asks for, ready to run."""
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
    """The viewer whom the bureau's proxy names, else the default one."""
    try:
        return viewer(config, st.context.headers.get(config.access.header))
    except Mistake as mistake:
        calm(mistake, language)


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
    return [st.Page(partial(_home, first), title="/", url_path="_first", default=True, visibility="hidden"), *listed]


def _home(first: StreamlitPage) -> None:
    """The bare address leads to the first page of the viewer, which has an address of its own."""
    st.switch_page(first, query_params=dict(st.query_params))


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


def calm(mistake: Mistake, language: str) -> NoReturn:
    """One sentence in place of a page; nothing after it runs."""
    st.title(text("not_ready", language), anchor=False)
    st.info(style.plain(mistake.said(language)))
    st.stop()
