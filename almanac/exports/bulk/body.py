"""A file below its header, piece by piece: plain lines in bulk, every other line as a record."""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from almanac.catalogue import Contract
from almanac.exports.bulk.memo import Memo
from almanac.exports.bulk.own import Own, is_simple
from almanac.exports.bulk.plain import Body, Plain
from almanac.exports.bulk.scan import Scan, joined_lines, scan
from almanac.exports.bulk.split import split
from almanac.exports.bulk.start import Start
from almanac.exports.bulk.window import Walk, Window
from almanac.exports.cells.convert import is_missing
from almanac.exports.cells.personal import personal_kind
from almanac.exports.cells.tidy import tidy
from almanac.exports.kinds import Signs
from almanac.exports.lines import Lines
from almanac.exports.records import LONGEST, Record
from almanac.exports.words import words

_AHEAD = 2  # pieces scanned while one is split
_SAMPLE = 2000  # lines that show of which columns the texts hardly ever come again


def can_be_bulk(contract: Contract) -> bool:
    """Whether rows can be told one by one: none takes a value from above, and two required cells tell a row."""
    columns = contract.columns.values()
    return sum(column.required for column in columns) > 1 and not any(column.merged for column in columns)


@dataclass(frozen=True)
class _Piece:
    """One piece of the file: its bytes and lines, how many of them are its own, and which of those are plain."""

    data: bytes
    lines: Scan
    window: Window
    walk: Walk
    found: list[Record]
    is_plain: np.ndarray

    @property
    def end(self) -> int:
        """How many bytes its own lines have."""
        return int(self.lines.stops[len(self.is_plain) - 1]) + 1

    def joined(self, chosen: np.ndarray) -> bytes:
        """Some plain lines, without the quotes that enclose whole cells."""
        joined = joined_lines(self.data, self.lines.starts, self.lines.stops, chosen)
        return joined.translate(None, b'"') if self.lines.has_quotes else joined


@dataclass(frozen=True)
class _Waiting:
    """A piece behind so many lines whose chosen lines are being split."""

    piece: _Piece
    line: int
    chosen: np.ndarray
    cells: "Future[list[pa.Array[Any]]] | None"


def _split(piece: _Piece, chosen: np.ndarray, delimiter: str, are_own: Sequence[bool]) -> "list[pa.Array[Any]]":
    return split(piece.joined(chosen), delimiter, are_own)


class BodyReader:
    """Reads what stands below one header."""

    def __init__(self, start: Start, contract: Contract, totals: tuple[str, ...], length: int) -> None:
        self._start, self._contract, self._length = start, contract, length
        self._layout, self._delimiter = start.found.layout, start.found.delimiter
        self._signs = Signs(self._layout, contract, totals)
        self._names = {at: name for name, at in self._layout.columns.items()}
        self._columns: list[Memo | Own] = []
        self._records: list[Record] = []
        self._broken: dict[int, bytes] = {}
        self._lines = [np.zeros(0, np.int64)]

    def read(self) -> Body:
        """All rows and records of the file; one thread splits pieces, this one scans those ahead and looks at texts."""
        start, at, line = self._start, self._start.offset, self._start.line
        waiting: deque[_Waiting] = deque()
        with ThreadPoolExecutor(1) as pool:
            while at < start.stream.end:
                piece = self._piece(at, self._length)
                waiting.append(self._begin(piece, line, pool))
                at, line = at + piece.end, line + len(piece.is_plain)
                if len(waiting) > _AHEAD:
                    self._finish(waiting.popleft())
            while waiting:
                self._finish(waiting.popleft())
        lines = Lines(start.found.lines.encoding, (), start.stream.is_ended, self._broken)
        columns = {self._names[at]: one.column() for at, one in enumerate(self._columns) if at in self._names}
        plain = Plain(np.concatenate(self._lines), columns)
        return Body(lines, line, start.head, self._records, plain, start.sha256 or start.stream.sha256())

    def _piece(self, at: int, length: int) -> _Piece:
        """The piece at a place; its last lines are left to the next one, so that every record ends within its piece."""
        data = self._start.stream.piece(at, length)
        lines = scan(data, self._delimiter, self._layout.cells)
        own = lines.count if at + len(data) >= self._start.stream.end else lines.count - LONGEST
        if own <= 0:
            return self._piece(at, 2 * length)
        window = Window(data, lines, self._start.codec)
        walk = Walk(window, self._delimiter, self._layout.cells)
        found = walk.records(np.flatnonzero(~lines.is_plain).tolist(), own)
        is_plain = lines.is_plain[: max([own, *(record.line - 1 + record.span for record in found[-1:])])].copy()
        for record in found:
            is_plain[record.line - 1 : record.line - 1 + record.span] = False
        return _Piece(data, lines, window, walk, found, is_plain)

    def _begin(self, piece: _Piece, line: int, pool: Executor) -> _Waiting:
        """Has the plain lines of a piece split that starts behind so many lines."""
        chosen = np.flatnonzero(piece.is_plain)
        if not len(chosen):
            return _Waiting(piece, line, chosen, None)
        self._columns = self._columns or self._chosen_columns(piece, chosen[:_SAMPLE])
        are_own = [isinstance(one, Own) for one in self._columns]
        return _Waiting(piece, line, chosen, pool.submit(_split, piece, chosen, self._delimiter, are_own))

    def _finish(self, one: _Waiting) -> None:
        """Takes over the rows of a piece, and its records."""
        piece, found = one.piece, one.piece.found
        if one.cells:
            is_good = self._take_over(one.cells.result())
            self._lines.append(one.chosen[is_good] + (one.line + 1))
            found = [*found, *piece.walk.records(one.chosen[~is_good].tolist(), len(piece.is_plain))]
        found = sorted(found, key=lambda record: record.line)
        self._records += [record._replace(line=record.line + one.line) for record in found]
        self._broken |= {at + one.line: content for at, content in piece.window.broken.items()}

    def _take_over(self, cells: "list[pa.Array[Any]]") -> np.ndarray:
        """Adds the rows whose every cell is plain; which of the lines they are."""
        is_good = np.ones(len(cells[0]), bool)
        for column, arrived in zip(self._columns, cells, strict=True):
            is_good &= column.see(arrived)
        for at in self._names:
            self._columns[at].keep(is_good)
        return is_good

    def _chosen_columns(self, piece: _Piece, sample: np.ndarray) -> list[Memo | Own]:
        """How each column is read: by its distinct texts, or as texts that are their own values."""
        cells = _split(piece, sample, self._delimiter, [False] * self._layout.cells)
        return [self._column(at, arrived.dictionary.to_pylist(), len(sample)) for at, arrived in enumerate(cells)]

    def _column(self, at: int, distinct: list[bytes], rows: int) -> Memo | Own:
        declared = self._contract.columns[self._names[at]] if at in self._names else None
        are_many = sum(map(is_simple, distinct)) > rows / 2
        if declared is None or declared.type not in ("text", "code") or not are_many:
            return Memo(self._start.codec, self._plain_texts(at))
        told = {text.casefold() for text in self._signs.header}
        signs = self._signs
        watched = words().missing | signs.totals | signs.known.keys() | signs.forbidden | told
        return Own(watched, declared.required, bool(self._contract.forbidden.values))

    def _plain_texts(self, at: int) -> Callable[[str], bool]:
        """What tells whether a text of one column may be read in bulk."""
        signs, forbidden = self._signs, self._contract.forbidden.values
        required = at in self._names and self._contract.columns[self._names[at]].required
        is_beyond = at >= self._layout.width

        def is_plain(raw: str) -> bool:
            if signs.is_telling(raw) or signs.is_name(raw) or personal_kind(raw, forbidden):
                return False
            text = tidy(raw)
            return not (is_beyond and text) and not (required and is_missing(text))

        return is_plain
