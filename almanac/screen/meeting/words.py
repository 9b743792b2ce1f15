"""A slide's words as HTML: the parts of one grid, in which the figure has its place."""

from collections.abc import Iterable
from html import escape
from typing import Final

from almanac.figures.marks import width_of
from almanac.narrative.slides import Line, Slide
from almanac.texts import text

UNIT_SHARE: Final = 0.46  # of its number's size, a unit beside it takes so much room
SPARE: Final = 1.04  # bold figures are wider


def words(slide: Slide, language: str, turn: str, called: str) -> str:
    """All that a slide says beside its figure. `turn` is the place in the round of the unit `called` so."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in slide.lines)
    chip = _chip(language, turn, called) if called else ""
    number = _number(slide) if slide.number else ""
    aside = "".join((chip, number, _element("p", "caption", slide.caption), _facts(slide.facts)))
    return "".join(
        (
            f'<header class="head">{_element("p", "kicker", slide.kicker)}',
            f"<h2>{escape(slide.title)}</h2></header>",
            _element("div", "lines", lines, plain=False),
            _element("div", "aside", aside, plain=False),
            _element("p", "note", slide.note),
        )
    )


def _element(tag: str, name: str, content: str, plain: bool = True) -> str:
    """An element of a class; nothing where it has no content."""
    return f'<{tag} class="{name}">{escape(content) if plain else content}</{tag}>' if content else ""


def _chip(language: str, turn: str, called: str) -> str:
    said = f"{escape(text('speaking', language))}<b>{escape(called)}</b><small>{escape(turn)}</small>"
    return f'<p class="chip">{said}</p>'


def _number(slide: Slide) -> str:
    """The one number; `--wide` is how many times its size it is wide, so that it never leaves its column."""
    wide = SPARE * width_of(slide.number, 1) + UNIT_SHARE * width_of(slide.unit, 1)
    return f'<p class="number" style="--wide:{wide:.2f}">{escape(slide.number)}<small>{escape(slide.unit)}</small></p>'


def _facts(facts: Iterable[Line]) -> str:
    rows = (
        f"<div><dt>{escape(fact.label)}</dt><dd>{escape(fact.value)}"
        f"{_element('small', 'remark', fact.remark)}</dd></div>"
        for fact in facts
    )
    return _element("dl", "facts", "".join(rows), plain=False)
