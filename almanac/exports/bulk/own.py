"""A column of many different simple texts, such as numbers of records: each is its own value and never decoded."""

import string
from collections.abc import Iterable
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

_SIMPLE = (string.ascii_letters + string.digits + "-_").encode()
_STRANGE = bytes(byte not in _SIMPLE for byte in range(256))
_IN_NUMBERS = np.isin(np.arange(256), list(b"0123456789-"))  # what a person's number has, but for its last place
_LIKE_PERSONAL = r"^-*(?:(?:8-*6-*)?1-*[3-9]-*(?:[0-9]-*){9}|(?:[0-9]-*){17}[0-9Xx]-*)$"
_SHORTEST_PERSONAL = 11


class Own:
    """Texts that are their own values; what is not simple, a word with a meaning, or like a person's number, is not."""

    def __init__(self, watched: Iterable[str], required: bool, is_guarded: bool) -> None:
        words = [word for word in watched if is_simple(word.encode())]
        self._watched = pa.array(words, pa.string())
        self._longest = max(map(len, words), default=0)
        self._required, self._is_guarded = required, is_guarded
        self._seen: pa.Array[Any] = pa.array([], pa.binary())
        self._parts: list[pa.Array[Any]] = [pa.array([], pa.string())]

    def see(self, cells: "pa.Array[Any]") -> np.ndarray:
        """Which of these cells may be read in bulk."""
        self._seen = cells
        offsets = np.frombuffer(cells.buffers()[1], np.int32, len(cells) + 1, 4 * cells.offset)
        data = np.frombuffer(cells.buffers()[2] or b"", np.uint8)
        lengths = np.diff(offsets)
        is_good = lengths > 0 if self._required else np.ones(len(cells), bool)
        marked = data[offsets[0] : offsets[-1]].tobytes().translate(_STRANGE)
        strange = np.flatnonzero(np.frombuffer(marked, np.uint8)) + offsets[0]
        is_good[np.searchsorted(offsets, strange, side="right") - 1] = False
        self._drop(is_good, np.flatnonzero(is_good & (lengths > 0) & (lengths <= self._longest)), self._is_watched)
        if self._is_guarded:
            suspects = np.flatnonzero(is_good & (lengths >= _SHORTEST_PERSONAL))
            for at in range(_SHORTEST_PERSONAL - 1):
                suspects = suspects[_IN_NUMBERS[data[offsets[suspects] + at]]]
            self._drop(is_good, suspects, _is_like_personal)
        return is_good

    def keep(self, is_good: np.ndarray) -> None:
        """Takes over the cells of good rows among those seen last."""
        self._parts.append(_texts(self._seen.filter(pa.array(is_good))))

    def column(self) -> "pa.Array[Any]":
        """The rows taken over."""
        texts = pa.concat_arrays(self._parts)
        self._parts = []
        return texts if self._required else pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts)

    def _drop(self, is_good: np.ndarray, suspects: np.ndarray, is_bad: Any) -> None:
        """Takes out those of the suspects that are bad indeed."""
        if len(suspects):
            is_good[suspects[is_bad(_texts(self._seen.take(pa.array(suspects))))]] = False

    def _is_watched(self, texts: "pa.Array[Any]") -> np.ndarray:
        return _booleans(pc.is_in(pc.ascii_lower(texts), value_set=self._watched))


def is_simple(text: bytes) -> bool:
    """Whether a text holds only letters, digits, - and _, and at least one."""
    return bool(text) and not text.translate(None, _SIMPLE)


def _is_like_personal(texts: "pa.Array[Any]") -> np.ndarray:
    return _booleans(pc.match_substring_regex(texts, _LIKE_PERSONAL))


def _booleans(found: "pa.Array[Any]") -> np.ndarray:
    return np.asarray(found.to_numpy(zero_copy_only=False))


def _texts(cells: "pa.Array[Any]") -> "pa.Array[Any]":
    return cells.view(pa.string())
