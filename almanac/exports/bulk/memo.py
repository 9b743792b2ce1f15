"""A column whose texts come again: each distinct one is decoded and looked at once, then only counted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

_CAREFUL = -1


@dataclass(frozen=True)
class Coded:
    """The texts of a column's rows: each is `raws[code]`."""

    codes: np.ndarray
    raws: Sequence[str]


class Memo:
    """The distinct texts of a column by their bytes; `is_plain` says which of them may be read in bulk."""

    def __init__(self, codec: str, is_plain: Callable[[str], bool]) -> None:
        self._codec, self._is_plain = codec, is_plain
        self._codes: dict[bytes, int] = {}
        self._raws: list[str] = []
        self._seen = np.zeros(0, np.int32)
        self._parts: list[np.ndarray] = []

    def see(self, cells: "pa.DictionaryArray[pa.Int32Type, pa.BinaryType]") -> np.ndarray:
        """Which of these cells may be read in bulk."""
        codes = [self._code(raw) for raw in cells.dictionary.to_pylist()]
        self._seen = np.array(codes, np.int32)[cells.indices.to_numpy()]
        return np.not_equal(self._seen, _CAREFUL)

    def keep(self, is_good: np.ndarray) -> None:
        """Takes over the cells of good rows among those seen last."""
        self._parts.append(self._seen[is_good].astype(np.min_scalar_type(len(self._raws))))

    def column(self) -> Coded:
        """The rows taken over."""
        return Coded(np.concatenate([np.zeros(0, np.uint8), *self._parts]), self._raws)

    def _code(self, raw: bytes) -> int:
        code = self._codes.get(raw)
        if code is None:
            code = self._codes[raw] = self._new(raw)
        return code

    def _new(self, raw: bytes) -> int:
        try:
            text = raw.decode(self._codec)
        except UnicodeDecodeError:
            return _CAREFUL
        if not self._is_plain(text):
            return _CAREFUL
        self._raws.append(text)
        return len(self._raws) - 1
