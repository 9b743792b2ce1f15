"""What one export is before it becomes files: columns, rows, and which rows go into which file."""

from dataclasses import dataclass
from datetime import date

import numpy as np


@dataclass(frozen=True)
class Column:
    """One column; kind is code, text, choice, unit, date, flag, integer, number or percent."""

    name: str
    header: str
    kind: str
    is_totalled: bool = False


@dataclass(frozen=True)
class Part:
    """One file: its stem, the date on it, and its rows by position."""

    stem: str
    dated: date
    rows: np.ndarray


@dataclass(frozen=True)
class Sheet:
    """One export: values by column, missing as '' in words, NaN in numbers and NaT in dates."""

    source: str
    title: str
    columns: tuple[Column, ...]
    values: dict[str, np.ndarray]
    parts: tuple[Part, ...]


def columns(text: str) -> tuple[Column, ...]:
    """Lines of `name header kind [total]` → columns."""
    words = [line.split() for line in text.strip().splitlines()]
    return tuple(Column(w[0], w[1], w[2], len(w) > 3) for w in words)


def whole(stem: str, dated: date, values: dict[str, np.ndarray]) -> tuple[Part, ...]:
    """All rows in one file."""
    count = len(next(iter(values.values())))
    return (Part(stem, dated, np.arange(count)),)


def stacked(pieces: list[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """Tables of the same columns, one below the other."""
    return {name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]}


def sorted_by(values: dict[str, np.ndarray], *names: str) -> dict[str, np.ndarray]:
    """Rows in the order of these columns, the first one weighing most."""
    order = np.lexsort([values[name] for name in reversed(names)])
    return {name: column[order] for name, column in values.items()}


def filled(count: int, value: object) -> np.ndarray:
    """A column of words that all say the same."""
    return np.full(count, value, dtype=object)


def numbered(prefix: str, months: np.ndarray, labels: list[str]) -> np.ndarray:
    """Codes like FW2101-00001, counted within each month; rows must be in order of month."""
    starts = np.searchsorted(months, np.arange(len(labels)))
    places = np.arange(len(months)) - starts[months] + 1
    return np.array([f"{prefix}{labels[m]}-{n:05d}" for m, n in zip(months, places, strict=True)], dtype=object)
