"""What stands above and below a figure: how to read it, the key of several charts, the note; and the room left."""

from collections.abc import Sequence

from pptx.util import Pt

from almanac.briefings.deck.frame import Page
from almanac.briefings.deck.parts import fit
from almanac.briefings.deck.parts.ink import run, text_box
from almanac.briefings.native.box import Box
from almanac.briefings.native.plot import Run
from almanac.narrative.answer import Answer

KEY = 14.0  # points


def read(made: Page, room: Box, found: Answer) -> Box:
    """How to read a chart, above it; the room that is left."""
    if not found.subtitle:
        return room
    size = fit.size_of_lines([found.subtitle], (room.points[0], 36), (10, 14), 0)
    high = Pt(fit.high([found.subtitle], room.points[0], size, 0) + 8)
    text_box(
        made.slide, "reading", Box(room.left, room.top, room.width, high), [found.subtitle], made.ink.but(size=size)
    )
    return Box(room.left, room.top + high, room.width, room.height - high)


def keyed(made: Page, room: Box, marks: Sequence[Run]) -> Box:
    """The units with their marks above charts side by side; the room that is left."""
    if not marks:
        return room
    ink, high = made.ink.but(size=KEY, bold=True, plain=True), Pt(KEY * 1.7)
    shape = text_box(made.slide, "key", Box(room.left, room.top, room.width, high), [""], ink)
    for one in marks:
        run(shape.text_frame.paragraphs[0], f"{one.words}\u3000", ink.but(rgb=one.color, bold=one.bold))
    return Box(room.left, room.top + high, room.width, room.height - high)


def noted(made: Page, note: str) -> Box:
    """The note at the foot; the room that is left."""
    room = made.room
    if not note:
        return room
    size = fit.size_of_lines([note], (room.points[0], 28), (8.5, 11), 0)
    high = Pt(fit.high([note], room.points[0], size, 0))
    place = Box(room.left, room.top + room.height - high + Pt(8), room.width, high)
    text_box(made.slide, "note", place, [note], made.ink.but(size=size))
    return Box(room.left, room.top, room.width, room.height - high - Pt(4))
