"""What a record below a header is: data, or a blank, a repeated header, a total, a footer, a title."""

from collections.abc import Iterable, Sequence
from itertools import chain

from almanac.catalogue import Column, Contract
from almanac.exports.cells.convert import is_missing
from almanac.exports.cells.named import key
from almanac.exports.cells.signed import is_signature
from almanac.exports.cells.tidy import is_damaged, tidy
from almanac.exports.header import Layout, header_key, is_header, known_names, layout_of
from almanac.exports.records import Record
from almanac.exports.words import words

_LABELS = ("unit", "date", "month", "quarter", "code", "choice")


class Signs:
    """What a single cell may say about the kind of its record."""

    def __init__(self, layout: Layout, contract: Contract, totals: Iterable[str]) -> None:
        self.known = known_names(contract)
        self.forbidden = frozenset(header_key(name) for name in contract.forbidden.columns)
        self.totals = frozenset(key(word) for word in totals)
        self.header = frozenset(cell for cell in chain.from_iterable(layout.rows) if key(cell))

    def is_blank(self, raw: str) -> bool:
        """Whether a cell holds nothing that can be seen."""
        return not raw or (not _is_plain(raw) and not key(raw))

    def is_telling(self, raw: str) -> bool:
        """Whether a cell is the word of a total, or damaged."""
        if _is_plain(raw):
            return raw.casefold() in self.totals
        return key(raw).strip(":") in self.totals or is_damaged(raw)

    def is_name(self, raw: str) -> bool:
        """Whether a cell says what a header says, or must not say."""
        name = header_key(raw)
        return raw in self.header or ((name in self.known or name in self.forbidden) and not self.is_blank(raw))


def _is_plain(raw: str) -> bool:
    return raw.isascii() and raw.isalnum()


class Kinds:
    """Tells what a record is; looks closely only at records that hold a telling text."""

    def __init__(self, found: Sequence[Record], layout: Layout, contract: Contract, totals: Iterable[str]) -> None:
        self.contract = contract
        self.signs = Signs(layout, contract, totals)
        footers = words().footers
        self.footers = tuple(sorted((key(w) for w in (*footers.people, *footers.others)), key=len, reverse=True))
        distinct = set(chain.from_iterable(record.cells for record in found))
        self.blanks = {"", *filter(self.signs.is_blank, distinct)}
        self.telling = set(filter(self.signs.is_telling, distinct))
        self.names = self.signs.header.union(filter(self.signs.is_name, distinct))
        self.labels: dict[str, bool] = {}

    def kind(self, record: Record, layout: Layout) -> str:
        """The kind of a record, or '' for a row of data."""
        cells = record.cells
        if record.problem:
            return record.problem
        first = cells[0]
        if first in self.blanks:
            first = next((cell for cell in cells if cell not in self.blanks), "")
        if not first:
            return "blank"
        if not self.names.isdisjoint(cells) and (
            self._is_repeated(record, layout) or self._is_forbidden(first, cells, layout)
        ):
            return "repeated_header"
        if not self.telling.isdisjoint(cells):
            texts = [key(cell) for cell in cells]
            if self._is_total(texts, layout):
                return "total"
            if any(is_damaged(cell) for cell in cells):
                return "damaged_character"
        return "footer" if self._is_footer(first, cells, layout) else ""

    def _is_repeated(self, record: Record, layout: Layout) -> bool:
        if tuple(record.cells) in layout.rows:
            return True
        if sum(cell in self.names for cell in record.cells) < min(2, len(self.contract.columns)):
            return False
        again = layout_of(record, self.signs.known)
        return is_header(again, self.contract) and 2 * len(again.columns) >= len(layout.columns)

    def _is_forbidden(self, first: str, cells: Sequence[str], layout: Layout) -> bool:
        """Whether a record is a header, of whatever table, that no export of this contract may have."""
        if all(header_key(cell) not in self.signs.forbidden for cell in cells):
            return False
        others = [cell for cell in cells if cell not in self.names and cell not in self.blanks]
        if self._is_row(cells, layout):
            return sum(cell in self.names for cell in cells) > 1
        is_footer = others and self._is_label(key(first))
        return not is_footer and not any(char.isdigit() for cell in others for char in cell)

    def _is_total(self, texts: Sequence[str], layout: Layout) -> bool:
        first = next(text for text in texts if text)
        if first.strip(":") in self.signs.totals:
            return True
        declared = self.contract.columns
        labels = (at for column, at in layout.columns.items() if _tells_what(declared[column]))
        return any(at < len(texts) and texts[at].strip(":") in self.signs.totals for at in labels)

    def _is_footer(self, first: str, cells: Sequence[str], layout: Layout) -> bool:
        """Whether a record begins as footers do and is no row."""
        label = self.labels.get(first)
        if label is None:
            is_word = self._is_label(first.strip().casefold() if first.isascii() else key(first))
            label = self.labels[first] = is_word or is_signature(first)
        return label and not self._is_row(cells, layout)

    def _is_row(self, cells: Sequence[str], layout: Layout) -> bool:
        """Whether a record is as wide as its header and has all that a row requires."""
        needed = [at for column, at in layout.columns.items() if self.contract.columns[column].required]
        return len(cells) >= layout.width and not any(is_missing(tidy(cells[at])) for at in needed)

    def _is_label(self, text: str) -> bool:
        if not text.startswith(self.footers):
            return False
        return any(_ends_label(text[len(word) :]) for word in self.footers if text.startswith(word))

    def is_title(self, found: Sequence[Record], at: int) -> bool:
        """Whether only records of one filled cell and blanks stand between this one and a repeated header."""
        line = found[at].line
        for record in found[at : at + 8]:
            if record.line != line:  # a row that was read in bulk stands between, which is no header
                return False
            if sum(1 for cell in record.cells if tidy(cell)) > 1:
                again = layout_of(record, self.signs.known)
                return is_header(again, self.contract)
            line += record.span
        return False


def _tells_what(column: Column) -> bool:
    """Whether a column says what a row is about."""
    return column.required or column.type in _LABELS


def _ends_label(rest: str) -> bool:
    """Whether the text behind a footer's word shows that the word was a label."""
    return not rest or rest.lstrip("0123456789")[:1] in (":", "") or (rest[0] in ".、;" and len(rest) > 1)
