"""The marks of a few units side by side, the same in every figure of a page."""

from almanac.figures.look import Mark
from almanac.figures.marks import Stroke, text, width_of
from almanac.figures.picture import Picture, is_city


def chosen(part: Picture) -> dict[str, Mark]:
    """The mark of each unit: the highlighted one first; after the fourth they are all alike."""
    names = dict.fromkeys(
        str(row["series"]) for row in sorted(part.rows, key=part.lit, reverse=True) if not is_city(row)
    )
    order = dict.fromkeys(str(row["series"]) for row in part.rows if not is_city(row))
    plain = part.look.verdict["similar"]
    marks = {name: part.look.chosen[i] if i < len(part.look.chosen) else plain for i, name in enumerate(names)}
    return {name: marks[name] for name in order}


def color_of_words(part: Picture, mark: Mark) -> str:
    """The colour in which a unit's words are written: its mark's, but not the pale one of those beyond the fourth."""
    return mark.color if mark in part.look.chosen else part.color("muted")


def key(part: Picture, marks: dict[str, Mark], left: float, y: float, room: float) -> tuple[list[Stroke], float]:
    """The units with their marks, and the city's tick, above the plot; and how far they reach below line one."""
    city = next((str(row["series"]) for row in part.rows if is_city(row)), "")
    items = [(f"{mark.glyph or '●'} {name}", color_of_words(part, mark)) for name, mark in marks.items()]
    items += [(f"┃{city}", "ink")] if city else []
    found, x, more = [], -left, 0.0
    for words, color in items:
        wide = width_of(words, part.size("label"))
        if x > -left and x + wide > room:
            x, more = -left, more + part.px(22)
        found.append(text(part, words, y + more, dx=x, color=color, bold=True))
        x += wide + part.px(22)
    return found, more
