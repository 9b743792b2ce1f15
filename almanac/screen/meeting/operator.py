"""What only the person at the keys needs: which snapshot is pinned, whether there is a newer one, and the keys."""

from datetime import datetime
from html import escape
from pathlib import Path

import streamlit as st

from almanac.screen.controls import unit_word
from almanac.screen.meeting.pin import Pin
from almanac.tables import history
from almanac.texts import listed, text

EVERY = 60  # seconds


@st.fragment(run_every=EVERY)
def note(pin: Pin) -> None:
    """The pinned snapshot, and whether there is a newer one by now; below it the keys."""
    language, newest = pin.language, history.current(pin.source.config)
    is_newer = newest is not None and newest.stem > pin.source.snapshot.stem
    said = [
        text("wall_pinned", language, built=built(pin.source.snapshot)),
        text("wall_newer", language, built=built(newest)) if newest and is_newer else text("wall_newest", language),
        *([] if pin.meeting else [text("wall_unkept", language)]),
        *([text("wall_later", language)] if pin.is_later else []),
    ]
    st.html("".join(f"<p>{escape(line)}</p>" for line in said) + _keys(pin))


def built(snapshot: Path) -> str:
    """When a snapshot was built, to the minute."""
    when = history.manifest(snapshot).get("built_at")
    return f"{datetime.fromisoformat(when):%Y-%m-%d %H:%M}" if when else snapshot.stem


def _keys(pin: Pin) -> str:
    """Every key that does something where so many units speak, and what it does."""
    language, speakers = pin.language, sum(unit.ranked for unit in pin.source.config.units)
    names = {"unit_word": unit_word(pin.source, language), "city": pin.source.config.city.in_text(language)}
    rows = (
        f"<div><dt>{escape(line['keys'])}</dt><dd>{escape(line[language].format(**names))}</dd></div>"
        for line in listed("meeting")["keys"]
        if speakers > line.get("beyond", 0)
    )
    return f'<dl class="keys">{"".join(rows)}</dl>'
