"""Single lines of a piece, decoded when they are asked for, as the careful walk sees them."""

from collections.abc import Iterable, Sequence
from typing import overload

from almanac.exports.bulk.scan import Scan
from almanac.exports.lines import Lines
from almanac.exports.records import Record, record_at


class Window(Sequence[str]):
    """The lines of a piece as texts; those that do not decode are kept in `broken` once they were asked for."""

    def __init__(self, piece: bytes, scan: Scan, codec: str) -> None:
        self._piece, self._scan, self._codec = piece, scan, codec
        self.broken: dict[int, bytes] = {}

    def __len__(self) -> int:
        return self._scan.count

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        line = self._piece[self._scan.starts[at] : self._scan.ends[at]]
        try:
            return line.decode(self._codec)
        except UnicodeDecodeError:
            self.broken[at] = line
            return line.decode(self._codec, errors="replace")


class Walk:
    """The careful walk over chosen lines of a piece."""

    def __init__(self, window: Window, delimiter: str, width: int) -> None:
        self._lines = Lines("", window, True, window.broken)
        self._delimiter, self._width = delimiter, width

    def records(self, starts: Iterable[int], before: int) -> list[Record]:
        """The records that start at these lines, but for lines inside an earlier one and from `before` on."""
        found: list[Record] = []
        free = 0
        for at in starts:
            if free <= at < before:
                record = record_at(self._lines, self._delimiter, at, self._width)
                found.append(record)
                free = at + record.span
        return found
