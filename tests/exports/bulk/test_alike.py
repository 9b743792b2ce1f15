"""Hashes that find rows which may be equal: never two for the same values, whatever form the column has."""

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from almanac.exports.bulk.alike import among, hashes, shared

TEXTS = st.lists(st.none() | st.text(st.sampled_from("ab昆山\0"), max_size=20), max_size=30)


@given(TEXTS)
def test_equal_texts_have_one_hash_and_others_another(texts: list[str | None]) -> None:
    found = hashes(pa.table({"a": pa.array(texts, pa.string())}), ["a"]).tolist()
    assert len(set(found)) == len(set(texts))
    assert dict(zip(texts, found, strict=True)) == dict(reversed(list(zip(texts, found, strict=True))))


@given(TEXTS)
def test_a_dictionary_has_the_hashes_of_its_texts(texts: list[str | None]) -> None:
    plain = pa.array(texts, pa.string())
    pair = [hashes(pa.table({"a": column}), ["a"]) for column in (plain, plain.dictionary_encode())]
    np.testing.assert_array_equal(*pair)


def test_a_slice_has_the_hashes_of_its_rows() -> None:
    table = pa.table(
        {"a": pa.array(["x", None, "昆山市常熟市", "", "y" * 9]), "b": pa.array([1.5, 0.0, None, -0.0, 2])}
    )
    np.testing.assert_array_equal(hashes(table.slice(2), ["a", "b"]), hashes(table, ["a", "b"])[2:])


def test_both_zeros_are_one_number() -> None:
    zeros = hashes(pa.table({"a": pa.array([0.0, -0.0, 1.0])}), ["a"])
    assert zeros[0] == zeros[1] != zeros[2]


def test_days_answers_and_numbers_differ_where_they_differ() -> None:
    columns = {"day": pa.array([1, 2], pa.date32()), "is": pa.array([True, False]), "n": pa.array([-1, 1])}
    for name, column in columns.items():
        first, second = hashes(pa.table({name: column}), [name])
        assert first != second


def test_the_order_of_columns_tells_rows_apart() -> None:
    table = pa.table({"a": pa.array(["x", "y"]), "b": pa.array(["y", "x"])})
    first, second = hashes(table, ["a", "b"])
    assert first != second


@given(st.lists(st.integers(0, 40) | st.integers(0, 3).map(lambda n: n << 40), max_size=60))
def test_what_stands_twice_is_found_wherever_it_stands(numbers: list[int]) -> None:
    marks = np.array(numbers, np.uint64)
    expected = [at for at, number in enumerate(numbers) if numbers.count(number) > 1]
    assert among(marks, shared([marks])).tolist() == expected
