"""One look at a piece of a file in bulk: where its lines start and end, and which of them are plain."""

from dataclasses import dataclass

import numpy as np

_NUL, _LF, _CR, _QUOTE, _SMALL = 0, 10, 13, 34, 35


@dataclass(frozen=True)
class Scan:
    """The lines of a piece: where each starts, where its text ends, where it ends; plain lines can be split blindly."""

    starts: np.ndarray
    ends: np.ndarray
    stops: np.ndarray
    is_plain: np.ndarray
    has_quotes: bool

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.stops)


def scan(piece: bytes, delimiter: str, width: int) -> Scan:
    """The lines of a piece that ends with a line's end; plain are those of so many cells, without a riddle in them."""
    data, mark = np.frombuffer(piece, np.uint8), ord(delimiter)
    is_special = data < _SMALL
    places = np.flatnonzero(is_special if mark < _SMALL else is_special | (data == mark))
    small = data[places]
    is_return = small == _CR
    is_pair = is_return & (data[np.minimum(places + 1, len(data) - 1)] == _LF) if is_return.any() else is_return
    ranks = np.flatnonzero((small == _LF) | (is_return & ~is_pair))
    stops = places[ranks]
    others = np.flatnonzero((small != mark) & (small != _LF) & ~is_return)
    pairs = np.searchsorted(stops, places[is_pair])
    ends = stops.copy()
    ends[pairs] -= 1
    cells = np.diff(ranks, prepend=-1) - np.bincount(np.searchsorted(stops, places[others]), minlength=len(stops))
    cells[pairs] -= 1
    starts, is_plain = np.concatenate(([0], stops[:-1] + 1)), cells == width
    is_plain[np.searchsorted(stops, places[others][small[others] == _NUL])] = False
    quotes = places[others][small[others] == _QUOTE]
    if len(quotes):
        _mark_untidy(piece, mark, starts, stops, quotes, is_plain)
    return Scan(starts, ends, stops, is_plain, bool(len(quotes)))


def _mark_untidy(
    piece: bytes, delimiter: int, starts: np.ndarray, stops: np.ndarray, quotes: np.ndarray, is_plain: np.ndarray
) -> None:
    """Takes out lines whose quotes do more than enclose whole cells without a delimiter."""
    counts = np.bincount(np.searchsorted(stops, quotes), minlength=len(stops))
    is_plain[counts % 2 == 1] = False
    quoted = np.flatnonzero((counts > 0) & is_plain)
    if not len(quoted):
        return
    joined = joined_lines(piece, starts, stops, quoted)
    data = np.frombuffer(joined, np.uint8)
    opening, closing = np.flatnonzero(data == _QUOTE).reshape(-1, 2).T
    delimiters = np.flatnonzero(data == delimiter)
    borders = np.array([delimiter, _LF, _CR])
    is_good = np.isin(data[np.maximum(opening - 1, 0)], borders) | (opening == 0)
    is_good &= np.isin(data[closing + 1], borders)
    is_good &= np.searchsorted(delimiters, opening) == np.searchsorted(delimiters, closing)
    ends = np.cumsum(stops[quoted] - starts[quoted] + 1)
    is_plain[quoted[np.searchsorted(ends, opening[~is_good], side="right")]] = False


def joined_lines(piece: bytes, starts: np.ndarray, stops: np.ndarray, chosen: np.ndarray) -> bytes:
    """Some lines of a piece, one behind the other."""
    if len(chosen) == len(stops):
        return piece
    breaks = np.flatnonzero(np.diff(chosen) > 1)
    firsts, lasts = chosen[np.concatenate(([0], breaks + 1))], chosen[np.append(breaks, len(chosen) - 1)]
    view = memoryview(piece)
    runs = zip(starts[firsts].tolist(), (stops[lasts] + 1).tolist(), strict=True)
    return b"".join(view[first:last] for first, last in runs)
