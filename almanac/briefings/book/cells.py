"""A value as it is displayed → a cell: a number with the format that displays it so, a date, or words."""

from dataclasses import dataclass, replace
from datetime import date

from almanac.narrative.as_csv import NUMBER
from almanac.texts.formats import MINUS, is_missing

PLUS, WIDE_MINUS = "\uff0b", "\uff0d"
WORDS, DAY = "@", "yyyy-mm-dd"
EXACT = 15  # digits that a spreadsheet keeps


@dataclass(frozen=True)
class Cell:
    """What a cell shows; the number, or the day in words, behind it; the formula that makes the number."""

    said: str
    value: float | date | None = None
    format: str = WORDS
    formula: str = ""

    @property
    def is_number(self) -> bool:
        """Whether it can be computed with."""
        return isinstance(self.value, float)


def cell_of(value: object, after: str = "", before: str = "") -> Cell:
    """A displayed value as a cell; words that follow or precede the number stay out of it, in its format."""
    if is_missing(value):
        return Cell("")
    if isinstance(value, date):
        return Cell(f"{value:%Y-%m-%d}", value, DAY)
    said = str(value)
    inner = said.removesuffix(after).removeprefix(before)
    found = NUMBER.fullmatch(inner)
    digits = found["digits"].replace(",", "") if found else ""
    if not found or (digits.startswith("0") and digits != "0") or len(digits + (found["decimals"] or "")) > EXACT:
        return Cell(said)
    amount = float(digits + (found["decimals"] or ""))
    pattern = ("#,##0" if "," in found["digits"] else "0") + "." * bool(found["decimals"])
    pattern += "0" * (len(found["decimals"] or ".") - 1)
    amount = -amount if found["sign"] in ("-", MINUS, WIDE_MINUS) else amount
    return Cell(said, amount, _format(pattern, found["sign"], before, found["percent"] + after))


def marked(cell: Cell, mark: str) -> Cell:
    """The cell with a mark before what it shows; a number keeps it in its format."""
    if not mark or not cell.said:
        return cell
    if not cell.is_number:
        return replace(cell, said=f"{mark} {cell.said}")
    parts = [f'"{mark} "{part}' for part in cell.format.split(";")]
    return replace(cell, said=f"{mark} {cell.said}", format=";".join(parts))


def _format(pattern: str, sign: str, before: str, after: str) -> str:
    """A number format that writes signs as the one formatter does."""
    core = pattern + _literal(after)
    if sign in (PLUS, WIDE_MINUS) and sign:
        return ";".join(_literal(before + lead) + core for lead in (PLUS, WIDE_MINUS, ""))
    return ";".join(_literal(before + lead) + core for lead in ("", MINUS))


def _literal(words: str) -> str:
    """Words inside a number format."""
    return f'"{words.replace(chr(34), "")}"' if words else ""
