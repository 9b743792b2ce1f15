"""One look at a piece: its lines are those of the careful reader, and a plain line has its cells where they seem."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.exports.bulk.scan import joined_lines, scan
from almanac.exports.lines import Lines
from almanac.exports.records import record_at

BYTES = st.text(st.sampled_from('a,"\n\r\0;\t '), max_size=80).map(lambda text: (text + "\n").encode())


def texts(piece: bytes) -> list[bytes]:
    return re.split(rb"\r\n|\n|\r", piece)[:-1]


@given(BYTES)
def test_lines_start_and_end_where_the_careful_reader_says(piece: bytes) -> None:
    found = scan(piece, ",", 2)
    assert [piece[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == texts(piece)


@given(BYTES, st.sampled_from(",;\t"), st.integers(1, 4))
def test_a_plain_line_has_the_cells_that_the_careful_walk_finds(piece: bytes, delimiter: str, width: int) -> None:
    lines = [text.decode() for text in texts(piece)]
    found = scan(piece, delimiter, width)
    for at in np.flatnonzero(found.is_plain).tolist():
        record = record_at(Lines("utf-8", lines, True), delimiter, at, width)
        assert (record.problem, record.span) == ("", 1)
        assert record.cells == lines[at].replace('"', "").split(delimiter)
        assert len(record.cells) == width


@pytest.mark.parametrize("line", ["a,b", '"a","b"', '"",b', 'a,"b c"', ","])
def test_tidy_lines_are_plain(line: str) -> None:
    assert scan(f"{line}\r\n".encode(), ",", 2).is_plain.tolist() == [True]


@pytest.mark.parametrize(
    "line", ["a", "a,b,c", '"a,b",c', '"a""b",c', ' "a",b', '"a" ,b', '"a,b', "a\0,b", '"a"b,c', '="1",b']
)
def test_riddles_are_not(line: str) -> None:
    assert scan(f"{line}\na,b\n".encode(), ",", 2).is_plain.tolist() == [False, True]


@given(BYTES, st.data())
def test_chosen_lines_are_joined_as_they_stand(piece: bytes, data: st.DataObject) -> None:
    found = scan(piece, ",", 2)
    chosen = np.flatnonzero(data.draw(st.lists(st.booleans(), min_size=found.count, max_size=found.count)))
    if len(chosen):
        parts = [piece[found.starts[at] : found.stops[at] + 1] for at in chosen]
        assert joined_lines(piece, found.starts, found.stops, chosen) == b"".join(parts)
