"""The page of a meeting: every slide drawn once, one of them shown by the stage."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import sleep

import pandas as pd
import streamlit as st

from almanac.figures.draw import draw, plotly_config
from almanac.figures.look import load_look
from almanac.mistakes import Mistake
from almanac.narrative.slides import Slide, slides
from almanac.screen import ahead, choices, frame
from almanac.screen.meeting import door, operator, stage
from almanac.screen.meeting.pin import Pin, pinned, telling
from almanac.screen.meeting.words import words

BESIDE = ("chart", "round")  # kinds of slides that have a figure
AHEAD = 0.2  # seconds in which a browser shows the first slide, before it draws the figures of all


@dataclass(frozen=True)
class Shown:
    """A slide at its place: `key` names its container; `turn` is its place in the round, `called` who speaks."""

    key: str
    slide: Slide
    turn: str = ""
    called: str = ""


def open_meeting(name: str) -> None:
    """The page of this name: the story line of the same name told on one snapshot, a calm page where it cannot be."""
    ahead.working()
    frame.begin_in_frame()
    config, catalogue = frame.installed()
    language = choices.language_of(config.language)
    person = frame.admitted(name, config, language)
    story = catalogue.stories.get(name)
    if story is None:
        frame.calm(Mistake("no_story", story=name, folder=config.folder("briefings")), language)
    try:
        pin = pinned(config, catalogue, person, name)
        shown = placed(list(slides(story, telling(pin, name))), pin)
    except Mistake as mistake:
        frame.calm(mistake, language)
    came = choices.came_to(name)
    st.html(stage.style(load_look("projector")))
    with st.container(key="wall"):
        is_left = stage.stage(pin, [(one.key, one.turn) for one in shown])
        for one in shown:
            with st.container(key=one.key):
                _slide(one, pin)
            if one is shown[0]:
                sleep(AHEAD)
    with st.container(key="operator"):
        operator.note(pin)
        door.records(config, person, pin.language)
    if is_left:
        door.leave(config, person, came, pin.as_of)


def placed(found: Sequence[Slide], pin: Pin) -> list[Shown]:
    """Each slide with the name of its place, and its turn in the round."""
    speakers = [slide.unit_code for slide in found if slide.unit_code]
    shown = []
    for number, slide in enumerate(found):
        unit = pin.source.config.unit(slide.unit_code)
        turn = f"{speakers.index(slide.unit_code) + 1} / {len(speakers)}" if slide.unit_code else ""
        called = unit.called(pin.language) if unit else ""
        shown.append(Shown(f"slide-{_form(slide)}-{number}", slide, turn, called))
    return shown


def _form(slide: Slide) -> str:
    """How a slide is laid out: by its kind, or wide where its figure is none of rows of units."""
    is_wide = slide.kind == "chart" and slide.answer is not None and slide.answer.chart.figure != "spotlight"
    return "wide" if is_wide else slide.kind


def _slide(shown: Shown, pin: Pin) -> None:
    """Words and figure; where it shows units also the figure without those that nobody speaks of."""
    slide = shown.slide
    st.html(words(slide, pin.language, shown.turn, shown.called))
    found = slide.answer
    if found is None or slide.kind not in BESIDE or found.chart.figure == "none":
        return
    if found.chart.figure != "spotlight":
        _figure(shown, pin, "plain", found.rows)
        return
    is_own = found.rows["unit_code"].isin([slide.unit_code, pin.source.config.city.code])
    if not is_own.all():
        _figure(shown, pin, "peers", found.rows)
        _figure(shown, pin, "alone", found.rows[is_own])
    elif found.rows["value"].notna().any() and (slide.unit_code or found.rows["point"].notna().any()):
        _figure(shown, pin, "own", found.rows)


def _figure(shown: Shown, pin: Pin, which: str, rows: pd.DataFrame) -> None:
    """A figure in the look of a projector, as high as its place."""
    found = shown.slide.answer
    if found is None:
        return
    look = load_look("projector")
    drawn = draw(found.chart, rows, look, pin.language, shown.slide.unit_code or None, found.facts)
    with st.container(key=f"figure-{which} {shown.key}"):
        st.plotly_chart(
            drawn,
            theme=None,
            height="stretch",
            key=f"drawn-{which} {shown.key}",
            config=plotly_config(pin.language) | {"staticPlot": True},
            alt=found.alt,
        )
