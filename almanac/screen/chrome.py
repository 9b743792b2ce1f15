"""What Streamlit itself says: the language of the page, and its own few words in it."""

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from almanac.texts import listed

TAGS = {"zh": "zh-CN", "en": "en"}


def speak(language: str) -> None:
    """Sets the language that screen readers and browsers see, and translates Streamlit's own words."""
    chinese: dict[str, str] = listed("chrome")
    words = chinese if language == "zh" else {said: english for english, said in chinese.items()}
    _component()(data={"lang": TAGS[language], "words": words}, key="chrome")


@cache
def _component() -> ComponentRenderer:
    script = Path(__file__).with_name("chrome.js").read_text(encoding="utf-8")
    return st.components.v2.component("almanac_chrome", js=script)
