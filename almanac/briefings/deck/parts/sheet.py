"""A fitted table drawn: a native one, without a style of its own."""

from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from almanac.briefings.deck.frame import Page
from almanac.briefings.deck.parts.grid import SMALL, Cell, Cut
from almanac.briefings.deck.parts.ink import INK, Ink, run, set_out, tint
from almanac.briefings.native.box import Box

PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style, no grid
HAIRLINE = "70000"  # of the paper's lightness
SIDES = ("a:lnL", "a:lnR", "a:lnT", "a:lnB")


def draw(page: Page, made: Cut, room: Box, name: str, descr: str) -> Any:
    """A native table without a style of its own: hairlines between rows, ink below the heads."""
    lines = [*([made.grid.heads] if made.grid.heads else []), *made.grid.rows]
    heights = [*([made.head] if made.grid.heads else []), *made.heights]
    place = (Emu(room.left), Emu(room.top), Pt(sum(made.widths)), Pt(sum(heights)))
    shape: Any = page.slide.shapes.add_table(len(lines), len(made.widths), *place)
    shape.name = name
    shape._element.nvGraphicFramePr.cNvPr.set("descr", descr)
    table = shape.table
    table.first_row, table.horz_banding = bool(made.grid.heads), False
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN_STYLE
    for column, width in zip(table.columns, made.widths, strict=True):
        column.width = Pt(width)
    for number, (row, cells, high) in enumerate(zip(table.rows, lines, heights, strict=True)):
        row.height = Pt(high)
        is_head = bool(made.grid.heads) and number == 0
        for held, cell in zip(row.cells, cells, strict=True):
            held.margin_left = held.margin_right = Pt(made.pad)
            _cell(held, cell, page.ink.but(size=made.size * (SMALL if is_head else 1), plain=True), is_head)
    return shape


def _cell(held: Any, cell: Cell, ink: Ink, is_head: bool) -> None:
    """One cell: its words, its ground and the line below it."""
    held.margin_top = held.margin_bottom = 0
    held.vertical_anchor = MSO_ANCHOR.BOTTOM if is_head else MSO_ANCHOR.MIDDLE
    ink = ink.but(bold=cell.bold, align=PP_ALIGN.RIGHT if cell.right else PP_ALIGN.LEFT, color=INK)
    for number, words in enumerate(cell.words.split("\n")):
        paragraph = held.text_frame.paragraphs[0] if number == 0 else held.text_frame.add_paragraph()
        set_out(paragraph, ink)
        if cell.glyph and number == 0:
            run(paragraph, f"{cell.glyph} ", ink.but(rgb=cell.glyph_color))
        run(paragraph, words, ink)
    if cell.ground:
        held.fill.solid()
        held.fill.fore_color.rgb = tint(cell.ground)
    _edges(held._tc.get_or_add_tcPr(), 1.5 if is_head else 0.5, is_head)


def _edges(properties: Any, width: float, is_head: bool) -> None:
    """No lines but the one below."""
    for place, side in enumerate(SIDES):
        line = properties.makeelement(qn(side), {"w": f"{Pt(width) if side == 'a:lnB' else 0}"})
        if side == "a:lnB":
            solid = line.makeelement(qn("a:solidFill"), {})
            color = solid.makeelement(qn("a:schemeClr"), {"val": "tx1" if is_head else "bg1"})
            if not is_head:
                color.append(color.makeelement(qn("a:lumMod"), {"val": HAIRLINE}))
            solid.append(color)
            line.append(solid)
        else:
            line.append(line.makeelement(qn("a:noFill"), {}))
        properties.insert(place, line)
