"""The stage: the style of the wall, and the script that shows one slide, listens to keys and counts the turns."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from almanac.figures.look import Look
from almanac.narrative.answer import newest
from almanac.screen.controls import unit_word
from almanac.screen.meeting.pin import Pin
from almanac.tables import history
from almanac.texts import formats, text

HERE = Path(__file__).parent
COLORS = ("ink", "paper", "highlight", "brand", "hairline", "night")


def style(look: Look) -> str:
    """The style of the wall, with the colours of its look."""
    named = "".join(f"--{name}:{look.color[name]};" for name in COLORS)
    sheet = (HERE / "wall.css").read_text(encoding="utf-8")
    return f"<style>:root{{{named}--sans:{look.font['sans']}}}\n{sheet}</style>"


def stage(pin: Pin, shown: Sequence[tuple[str, str]]) -> bool:
    """The frame around the slides, given by key and turn in the round; whether someone goes back to the desk."""
    slides = [{"key": key, "turn": turn} for key, turn in shown]
    data = {"id": pin.id, "slides": slides, "said": _said(pin)}
    return bool(_component()(data=data, key="stage", on_leave_change=_left).get("leave"))


def _said(pin: Pin) -> dict[str, str]:
    """The words that the stage itself shows."""
    language, config = pin.language, pin.source.config
    label = history.manifest(pin.source.snapshot).get("label", {})
    reach = text("wall_reach", language, day=formats.day(newest(pin.source, pin.as_of), language))
    names = {"unit_word": unit_word(pin.source, language), "city": config.city.in_text(language)}
    return {
        "footer": text("kicker", language).join(filter(None, [config.footer.said(language), reach])),
        "label": label.get(language) or label.get("zh", ""),
        "auto": text("wall_auto", language),
        "off": text("wall_auto_off", language),
        "dropped": text("dropped", language, word="#"),
        "alone": text("wall_alone", language, **names),
        "all": text("wall_all", language, **names),
    }


def _left() -> None:
    """Streamlit tells of a trigger only where someone listens."""


@cache
def _component() -> ComponentRenderer:
    script = (HERE / "stage.js").read_text(encoding="utf-8")
    return st.components.v2.component("almanac_stage", js=script, isolate_styles=False)
