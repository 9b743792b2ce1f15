"""A slide's words as HTML: the parts of one grid, in which the figure has its place."""

import re
from collections.abc import Sequence
from html import escape
from typing import Final

from almanac.figures.marks import width_of
from almanac.narrative.slides import Line, Slide
from almanac.texts import text

UNIT_SHARE: Final = 0.46  # of its number's size, a unit beside it takes so much room
ONE_LINE: Final = 38  # times its size: what is longer stands on two lines of a wide wall
PAUSE: Final = r"[，；。：、]|[,;:.]? (?=\S)"
COUNTED: Final = r"(?<=\d) (?=[a-z])"
NO_BREAK: Final = "\u00a0"
SPARE: Final = 1.04  # bold figures are wider


def words(slide: Slide, language: str, turn: str, called: str) -> str:
    """All that a slide says beside its figure. `turn` is the place in the round of the unit `called` so."""
    lines = "".join(f"<p>{_said(line)}</p>" for line in slide.lines)
    chip = _chip(language, turn, called) if called else ""
    number = _number(slide, language) if slide.number else ""
    aside = "".join((chip, number, _element("p", "caption", slide.caption), _facts(slide.facts)))
    return "".join(
        (
            f'<header class="head">{_element("p", "kicker", slide.kicker)}',
            f'<h2 style="{_breadth(slide.title)}">{_said(slide.title)}</h2></header>',
            _element("div", "lines", lines, plain=False),
            _element("div", "aside", aside, plain=False),
            _element("p", "note", slide.note),
        )
    )


def _element(tag: str, name: str, content: str, plain: bool = True) -> str:
    """An element of a class; nothing where it has no content."""
    return f'<{tag} class="{name}">{_said(content) if plain else content}</{tag}>' if content else ""


def _said(words: str) -> str:
    """Words whose figures stay on one line with what they count."""
    return escape(re.sub(COUNTED, NO_BREAK, words))


def _breadth(title: str) -> str:
    """How many times its size a title is wide: `--one` on one line, `--two` on two that break where it pauses.

    `--fit` is the one of them that a wide wall takes.
    """
    cuts = [found.end() for found in re.finditer(PAUSE, title)]
    halves = [max(width_of(title[:cut], 1), width_of(title[cut:], 1)) for cut in cuts]
    one = SPARE * width_of(title, 1)
    two = SPARE * min(halves, default=one)
    return f"--one:{one:.2f};--two:{two:.2f};--fit:{one if one <= ONE_LINE else two:.2f}"


def _chip(language: str, turn: str, called: str) -> str:
    said = f"{escape(text('speaking', language))}<b>{escape(called)}</b><small>{escape(turn)}</small>"
    return f'<p class="chip">{said}</p>'


def _number(slide: Slide, language: str) -> str:
    """The one number; `--wide` is how many times its size it is wide, so that it never leaves its column."""
    unit = f" {slide.unit}" if language == "en" and slide.unit[:1].isalpha() else slide.unit
    wide = SPARE * width_of(slide.number, 1) + UNIT_SHARE * width_of(unit, 1)
    return f'<p class="number" style="--wide:{wide:.2f}">{escape(slide.number)}<small>{escape(unit)}</small></p>'


def _facts(facts: Sequence[Line]) -> str:
    """What and how much, row by row; `--many` is how many there are."""
    rows = (
        f"<div><dt>{_said(fact.label)}</dt><dd>{_said(fact.value)}{_element('small', 'remark', fact.remark)}</dd></div>"
        for fact in facts
    )
    return f'<dl class="facts" style="--many:{len(facts)}">{"".join(rows)}</dl>' if facts else ""
