"""A workbook being written: its few formats, names that sheets may have, and words that never act as a formula."""

import re
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from almanac.figures.look import load_look
from almanac.narrative.as_csv import FORMULAS
from almanac.texts import text

PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST = 32_000  # characters of a cell; a workbook holds 32,767
NAME = 31  # characters of a sheet's name
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
A4 = 9
FULL_WIDTH = 0x2E80  # from here on a letter is twice as wide


class Book:
    """A workbook in memory, in one language."""

    def __init__(self, language: str) -> None:
        self.language, self.look = language, load_look("paper")
        self.bytes = BytesIO()
        self.book = Workbook(self.bytes, {**PLAIN, "in_memory": True})
        self.formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self.names: set[str] = set()

    def format(self, color: str = "ink", **how: Any) -> Format:
        """A format, made once."""
        key = tuple(sorted({**how, "color": color}.items()))
        if key not in self.formats:
            font = {"font_name": text("sheet_font", self.language), "font_size": 10}
            plain = {**font, "num_format": "@", "valign": "top"}
            self.formats[key] = self.book.add_format({**plain, "font_color": self.look.color[color], **how})
        return self.formats[key]

    def unused(self, name: str) -> str:
        """A name that a sheet may have and no other has."""
        plain = " ".join(FORBIDDEN.sub(" ", name.replace("'", "\u2019")).split())[:NAME].strip() or "1"
        found, number = plain, 1
        while found.casefold() in self.names:
            number += 1
            found = f"{plain[: NAME - 1 - len(str(number))]} {number}"
        self.names.add(found.casefold())
        return found

    def words(self, sheet: Worksheet, row: int, column: int, said: str, **how: Any) -> None:
        """Words as text, whatever they begin with."""
        quoted: dict[str, Any] = {"quote_prefix": True} if said.startswith(FORMULAS) else {}
        sheet.write_string(row, column, said[:LONGEST], self.format(**quoted, **how))

    def done(self) -> bytes:
        """The workbook's bytes."""
        self.book.close()
        return self.bytes.getvalue()


def width_of(words: str) -> int:
    """How wide words are, in letters: a Chinese one takes two."""
    return sum(2 if ord(letter) >= FULL_WIDTH else 1 for letter in words)


def on_paper(sheet: Worksheet, heads: int, is_wide: bool) -> None:
    """A4, one page wide, its heads on every page and in sight."""
    sheet.set_paper(A4)
    if is_wide:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.7)
    sheet.hide_gridlines(2)
    if heads:
        sheet.repeat_rows(heads - 1)
