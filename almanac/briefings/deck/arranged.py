"""A briefing as a deck tells it: no slide without a title, and no heading over a single slide."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from almanac.briefings.compose import Briefing
from almanac.narrative.slides import Slide
from almanac.texts import text

FOLLOWING = ("headline", "chart", "round", "table", "text")  # slides that stand below a heading
UNTITLED = ("text", "note")  # slides that may come without a title of their own
HEADINGS = ("section", "cover", "closing")  # slides that end what a heading stands over


def arranged(briefing: Briefing) -> Briefing:
    """The briefing with a last slide that says what it leaves out, where it does."""
    slides = tuple(_slides(briefing.slides))
    if briefing.left_out:
        last = Slide("note", text("deck_left_out", briefing.telling.language), lines=briefing.left_out)
        slides = (*slides, last)
    return replace(briefing, slides=slides)


def _slides(slides: Sequence[Slide]) -> Iterator[Slide]:
    """Words without a title under that of their section; without one, such as the opening of a letter, left out."""
    above = ""
    for at, slide in enumerate(slides):
        if slide.kind in HEADINGS:
            above = slide.title if slide.kind == "section" else ""
        is_bare = slide.kind in UNTITLED and not slide.title
        if slide.kind == "section":
            below = _below(slides, at + 1)
            titles = dict.fromkeys(one.title for one in below if one.title)
            yield from [replace(slide, lines=tuple(titles))] if titles and len(below) > 1 else []
        elif above or not is_bare or slide.kind != "note":
            yield replace(slide, title=above) if is_bare else slide


def _below(slides: Sequence[Slide], number: int) -> list[Slide]:
    """The slides of a section, from one of a number up to the next heading."""
    found: list[Slide] = []
    for slide in slides[number:]:
        if slide.kind in HEADINGS:
            break
        found += [slide] if slide.kind in FOLLOWING else []
    return found
