"""Bytes piece by piece: whole lines, nothing twice, nothing lost, and the hash of all of them."""

import hashlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.exports.bulk.stream import Stream

TEXT = st.text(st.sampled_from("ab\n\r\x1a"), max_size=60).map(str.encode)


@given(TEXT, st.integers(1, 20))
def test_pieces_are_whole_lines_and_make_up_the_file(data: bytes, length: int) -> None:
    stream, pieces, at = Stream(BytesIO(data)), [], 0
    while at < stream.end:
        pieces.append(stream.piece(at, length))
        at += len(pieces[-1])
        assert pieces[-1].endswith((b"\n", b"\r"))
        assert not (pieces[-1].endswith(b"\r") and data[at : at + 1] == b"\n")
    assert b"".join(pieces) == data[: stream.end] + (b"" if stream.is_ended or not stream.end else b"\n")


@given(TEXT, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=6))
def test_the_hash_is_of_all_bytes_whatever_was_read(data: bytes, reads: list[tuple[int, int]]) -> None:
    stream = Stream(BytesIO(data))
    for start, length in reads:
        stream.read(start, length)
    assert stream.sha256() == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("data", "is_ended"), [(b"a\n", True), (b"a\r", True), (b"a\n\x1a", True), (b"a\x1a", False), (b"a", False)]
)
def test_the_end_of_the_last_line_is_known(data: bytes, is_ended: bool) -> None:
    assert Stream(BytesIO(data)).is_ended == is_ended


def test_a_file_that_is_cut_while_it_is_read_is_an_error() -> None:
    file = BytesIO(b"a,b\n" * 10)
    stream = Stream(file)
    file.truncate(12)
    with pytest.raises(OSError):
        stream.piece(8, 20)
