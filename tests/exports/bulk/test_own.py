"""Columns of many simple texts: what may be read without a look, and what may not."""

import pyarrow as pa
import pytest

from almanac.exports.bulk.own import Own, is_simple


def seen(texts: list[str], required: bool = True, is_guarded: bool = True) -> tuple[list[bool], list[str | None]]:
    own = Own(["null", "无", "nan", "Total"], required, is_guarded)
    good = own.see(pa.array([text.encode() for text in texts], pa.binary()))
    own.keep(good)
    return good.tolist(), own.column().to_pylist()


def test_simple_texts_are_their_own_values() -> None:
    assert seen(["ZY01-2", "a_b", "0"]) == ([True] * 3, ["ZY01-2", "a_b", "0"])


@pytest.mark.parametrize("text", ["", " a", "常熟", "a.0", "3E+17", '"a"', "NULL", "nan", "ｎ", "\x01"])
def test_what_is_not_simple_or_has_a_meaning_is_left_to_the_walk(text: str) -> None:
    assert seen(["a", text, "b"]) == ([True, False, True], ["a", "b"])


@pytest.mark.parametrize(
    "text", ["13800138000", "138-0013-8000", "8613800138000", "11010519491231002X", "-13800138000-"]
)
def test_what_is_like_a_number_of_a_person_is_left_to_the_walk(text: str) -> None:
    assert seen(["a", text])[0] == [True, False]
    assert seen(["a", text], is_guarded=False)[0] == [True, True]


@pytest.mark.parametrize("text", ["20220801000123", "1380013800", "ZY13800138000", "138001380001"])
def test_long_numbers_that_are_no_persons_are_their_own_values(text: str) -> None:
    assert seen([text])[0] == [True]


def test_an_empty_cell_is_none_where_none_is_required() -> None:
    assert seen(["", "a", ""], required=False) == ([True] * 3, [None, "a", None])


def test_cells_of_several_pieces_stand_one_behind_the_other() -> None:
    own = Own([], False, True)
    for part in (["a", "b c"], ["d"]):
        own.keep(own.see(pa.array([text.encode() for text in part], pa.binary())))
    assert own.column().to_pylist() == ["a", "d"]


def test_an_empty_text_is_not_simple() -> None:
    assert [is_simple(raw) for raw in (b"", b"a-1_B", b"a b", "无".encode())] == [False, True, False, False]
