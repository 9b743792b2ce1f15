"""What reading in bulk gives: the rows that need no second look, by column, and records for all other lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from almanac.exports.bulk.memo import Coded
from almanac.exports.lines import Lines
from almanac.exports.records import Record

Cells = "Coded | pa.Array[Any]"


@dataclass(frozen=True)
class Plain:
    """Rows whose every cell is plain: the line of each, and the cells of the columns that the header has."""

    lines: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    columns: Mapping[str, "Coded | pa.Array[Any]"] = field(default_factory=dict)


@dataclass(frozen=True)
class Body:
    """A file from its header on: the header's records, those below it to walk through, and the rows read in bulk."""

    lines: Lines
    count: int
    head: list[Record]
    below: list[Record]
    plain: Plain
    sha256: str
