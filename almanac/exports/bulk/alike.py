"""Rows that may be equal: a hash of each, and those whose hash another row has too."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

_SLICE = 1 << 17
_ODD = np.uint64(0x9E3779B97F4A7C15)
_NULL = np.uint64(0x2545F4914F6CDD1D)
_LOW = np.uint64((1 << 20) - 1)
_WORD = 8


def hashes(table: pa.Table, names: Sequence[str]) -> np.ndarray:
    """A number for each row, the same for rows whose values in these columns are the same."""
    found = np.zeros(table.num_rows, np.uint64)
    for first in range(0, table.num_rows, _SLICE):
        part = table.select(list(names)).slice(first, _SLICE).combine_chunks()
        mixed = found[first : first + _SLICE]
        for name in names:
            mixed ^= _of_column(part[name].chunk(0))
            _mix(mixed)
    return found


def shared(parts: Iterable[np.ndarray]) -> np.ndarray:
    """The hashes that stand more than once, sorted."""
    every = np.sort(np.concatenate(list(parts)))
    return np.unique(every[1:][every[1:] == every[:-1]])


def among(marks: np.ndarray, several: np.ndarray) -> np.ndarray:
    """The places of the hashes that are among some few, which are sorted."""
    if not len(several):
        return np.zeros(0, np.int64)
    is_low = np.zeros(1 << 20, bool)
    is_low[several & _LOW] = True
    places: np.ndarray = np.flatnonzero(is_low[marks & _LOW])
    found = np.minimum(np.searchsorted(several, marks[places]), len(several) - 1)
    return np.compress(several[found] == marks[places], places)


def _of_column(values: "pa.Array[Any]") -> np.ndarray:
    if pa.types.is_dictionary(values.type):
        codes = values.indices.fill_null(0) if values.null_count else values.indices
        found = (
            _of_texts(values.dictionary)[codes.to_numpy()] if len(values.dictionary) else np.zeros(len(values), "u8")
        )
    elif pa.types.is_string(values.type):
        found = _of_texts(values)
    else:
        found = _of_numbers(values)
    if values.null_count:
        found[values.is_null().to_numpy(zero_copy_only=False)] = _NULL
    return found


def _of_numbers(values: "pa.Array[Any]") -> np.ndarray:
    """Numbers, days and answers by their bits; 0.0 and -0.0 are the same."""
    if pa.types.is_floating(values.type):
        return np.asarray(values.fill_null(0).to_numpy() + 0.0).view(np.uint64)
    whole = values.cast(pa.int32()) if pa.types.is_date(values.type) else values
    return np.asarray(whole.cast(pa.int64()).fill_null(0).to_numpy()).astype(np.uint64)


def _of_texts(texts: "pa.Array[Any]") -> np.ndarray:
    """Texts by their bytes, eight at a time."""
    offsets = np.frombuffer(texts.buffers()[1], np.int32, len(texts) + 1, 4 * texts.offset).astype(np.int64)
    held = np.frombuffer(texts.buffers()[2] or b"", np.uint8)[offsets[0] : offsets[-1]]
    padded = np.concatenate([held, np.zeros(_WORD, np.uint8)])
    words: np.ndarray = np.ndarray(len(held) + 1, "<u8", padded, strides=(1,))
    lengths, starts = np.diff(offsets), offsets[:-1] - offsets[0]
    found = lengths.astype(np.uint64)
    rest: slice | np.ndarray = slice(None)
    for at in range(0, int(lengths.max(initial=0)), _WORD):
        if lengths[rest].min() <= at:
            rest = np.flatnonzero(lengths > at)
        beyond = np.maximum(at + _WORD - lengths[rest], 0).astype(np.uint64) * np.uint64(_WORD)
        mixed = found[rest] ^ (words[starts[rest] + at] << beyond)
        _mix(mixed)
        found[rest] = mixed
    return found


def _mix(mixed: np.ndarray) -> None:
    """Spreads each bit over the whole number, in place."""
    mixed *= _ODD
    mixed ^= mixed >> np.uint64(29)
    mixed *= _ODD
    mixed ^= mixed >> np.uint64(32)
