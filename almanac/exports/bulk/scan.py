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
    places = np.flatnonzero(data < _SMALL)
    small = data[places]
    stops, ends = _line_ends(data, places[small == _LF], places[small == _CR])
    starts = np.concatenate(([0], stops[:-1] + 1))
    delimiters = _counts(data == mark, np.append(starts, len(data)))
    is_plain = delimiters == width - 1
    is_plain[np.searchsorted(stops, places[small == _NUL])] = False
    quotes = places[small == _QUOTE]
    if len(quotes):
        _mark_untidy(piece, mark, starts, stops, quotes, is_plain)
    return Scan(starts, ends, stops, is_plain, bool(len(quotes)))


def _line_ends(data: np.ndarray, feeds: np.ndarray, returns: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where lines stop and where their text ends: at LF, at CRLF, or at a CR alone."""
    if not len(returns):
        return feeds, feeds
    is_pair = (returns < len(data) - 1) & (data[np.minimum(returns + 1, len(data) - 1)] == _LF)
    stops = np.sort(np.concatenate([feeds, returns[~is_pair]]))
    ends = stops.copy()
    ends[np.searchsorted(stops, returns[is_pair])] -= 1
    return stops, ends


def _counts(is_one: np.ndarray, borders: np.ndarray) -> np.ndarray:
    """How many of the bytes between one border and the next are marked."""
    eights = np.append(np.packbits(is_one, bitorder="little"), np.uint8(0))
    before = np.concatenate(([0], np.cumsum(np.bitwise_count(eights), dtype=np.int32)))
    whole, rest = borders >> 3, (borders & 7).astype(np.uint8)
    parts = np.bitwise_count(eights[whole] & ((np.uint8(1) << rest) - np.uint8(1)))
    return np.diff(before[whole] + parts)


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
