"""Arrow splits plain lines into columns of bytes."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.csv as csv


def split(lines: bytes, delimiter: str, are_own: Sequence[bool]) -> "list[pa.Array[Any]]":
    """The cells of plain lines by column: as bytes where its texts are their own values, else as a dictionary."""
    names = [str(at) for at in range(len(are_own))]
    coded = pa.dictionary(pa.int32(), pa.binary())
    table = csv.read_csv(
        pa.py_buffer(lines),
        csv.ReadOptions(use_threads=False, block_size=len(lines) + 1, column_names=names),
        csv.ParseOptions(delimiter=delimiter, quote_char=False, double_quote=False, ignore_empty_lines=False),
        csv.ConvertOptions(
            check_utf8=False,
            column_types={name: pa.binary() if own else coded for name, own in zip(names, are_own, strict=True)},
            null_values=[],
            strings_can_be_null=False,
        ),
    )
    return [column.combine_chunks() for column in table.columns]
