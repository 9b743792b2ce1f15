"""What a page offers to take along: itself with all choices, or a story line, as a file made off the page's thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from mimetypes import guess_type
from time import sleep
from typing import Literal
from urllib.parse import urlencode, urlsplit

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx

from almanac.access import Viewer
from almanac.charts import Block, Story
from almanac.declared import Words
from almanac.mistakes import Mistake
from almanac.narrative.taken import Take, Taken
from almanac.narrative.telling import Telling, address
from almanac.screen import ahead, cache, job, style
from almanac.screen.choices import Choice
from almanac.tables.ask import Source
from almanac.texts import text, words

Place = DeltaGenerator
PAUSE = 0.1  # seconds between two looks at how far a file is
KIND = "taking"


@dataclass(frozen=True)
class Offer:
    """What may be taken along of a page: stories by what they are called, of one viewer and choice."""

    page: str
    source: Source
    viewer: Viewer
    choice: Choice
    stories: Mapping[str, Story]


_offered: dict[str, Take] = {}


def offer(take: Take, endings: Sequence[str]) -> None:
    """Says who makes files, and of which endings."""
    _offered.clear()
    _offered.update(dict.fromkeys(endings, take))


def of_page(
    name: str, source: Source, viewer: Viewer, choice: Choice, told: str, charts: Sequence[tuple[str, dict[str, str]]]
) -> Offer:
    """A page as it is seen, `told` its opening chart; then the story lines that the viewer may tell."""
    language, config = choice.language, source.config
    entry = next(page for page in config.pages if page.file == name)
    blocks = [Block(block="cover")]
    for chart, given in charts:
        kind = "headline" if chart == told else "chart"
        blocks.append(Block(block=kind, chart=chart, parameters={k: str(v) for k, v in given.items()}))
    here = Story(id=name, title=Words(zh=entry.zh, en=entry.en or entry.zh), blocks=tuple(blocks))
    stories = {text("this_page", language): here}
    unit = config.unit(choice.unit)
    for story in source.catalogue.stories.values():
        if unit or not story.of_unit:
            called = unit.called(language) if unit else ""
            stories[story.title.said(language).replace("{unit_name}", called)] = story
    return Offer(name, source, viewer, choice, stories)


def button(found: Offer, place: Place) -> None:
    """The way to a file, behind a button in the row of choices; none for a viewer who may not export."""
    if _may(found):
        with place, st.popover(text("take", found.choice.language), key="almanac_open_take"):
            _choose(found, "button")


def card(found: Offer, place: Place) -> None:
    """The same, open, as a card of the page."""
    if _may(found):
        with place, st.container(border=True, key="card take"):
            st.subheader(text("take_title", found.choice.language), anchor=False)
            _choose(found, "card")


def _may(found: Offer) -> bool:
    return bool(_offered) and "export" in found.viewer.may


@st.fragment
def _choose(found: Offer, where: str) -> None:
    """What, in which format, how far it is, and the file; then the link."""
    language, link = found.choice.language, _link(found)
    what, key, stories = text("take_what", language), f"almanac_take_what_{where}", list(found.stories)
    chosen = st.selectbox(what, stories, key=key) if where == "card" else st.radio(what, stories, key=key)
    asked = ""
    with st.container(horizontal=True, vertical_alignment="center"):
        for place, ending in enumerate(_offered):
            label = words(language).get(f"format_{ending}", ending)
            kind: Literal["primary", "secondary"] = "secondary" if place else "primary"
            if st.button(label, type=kind, key=f"almanac_take_{ending}_{where}"):
                asked = ending
        st.caption("　".join(f".{ending}" for ending in _offered), width="content")
    if asked:
        _start(found, found.stories[str(chosen)], asked, link)
    _outcome(found, where)
    st.caption(text("link_note", language))
    st.code(link, language=None, wrap_lines=True)


def _start(found: Offer, story: Story, ending: str, link: str) -> None:
    """Begins a file, unless one is being made for this visitor."""
    choice = found.choice
    telling = Telling(found.source, found.viewer, f"{choice.as_of:%Y-%m}", choice.language, answered=cache.answered)
    if story.of_unit:
        telling = replace(telling, unit=choice.unit)
    back = link if story.id == found.page or not story.page else address(_base(), story.page, telling)
    job.forget(_place())
    try:
        job.start(_place(), _seen(found), partial(_offered[ending], story, telling, back, ending))
    except Mistake:
        st.info(text("take_waits", choice.language))


def _outcome(found: Offer, where: str) -> None:
    """How far the visitor's file is, then the file, or the sentence that says why there is none."""
    held, language = job.last(_place()), found.choice.language
    if held is None or held.kind != _seen(found):
        return
    if held.is_running:
        bar = st.progress(held.share, text("taking", language))
        while held.is_running:
            ahead.working()
            bar.progress(held.share, text("taking", language))
            sleep(PAUSE)
        bar.empty()
    if held.mistake:
        st.warning(style.plain(held.mistake.said(language)))
    elif isinstance(held.result, Taken):
        _download(held.result, language, where)


def _download(taken: Taken, language: str, where: str) -> None:
    st.download_button(
        text("download_file", language, name=taken.name),
        data=taken.data,
        file_name=taken.name,
        mime=guess_type(taken.name)[0] or "application/octet-stream",
        on_click="ignore",
        type="primary",
        key=f"almanac_download_{where}",
    )
    st.caption(style.plain(text("level_note", language)))
    if taken.left_out:
        titles = text("comma", language).join(taken.left_out)
        st.caption(style.plain(text("left_out", language, title=titles)))


def _seen(found: Offer) -> str:
    """What tells a page as it is seen from any other: a file made of it is not offered elsewhere."""
    return f"{found.page}?{urlencode(found.choice.address(), safe=',')}"


def _link(found: Offer) -> str:
    """The address of the page as it is seen."""
    return f"{_base()}/{_seen(found)}"


def _base() -> str:
    seen = urlsplit(st.context.url or "")
    return f"{seen.scheme}://{seen.netloc}" if seen.netloc else ""


def _place() -> tuple[str, str]:
    """Where the visitor's file is made: one at a time for each."""
    context = get_script_run_ctx()
    return KIND, context.session_id if context else ""
