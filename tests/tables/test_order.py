"""The order of building follows from the SQL."""

import pytest

from almanac.mistakes import Mistake
from almanac.tables.order import build_order, tables_read


def test_the_tables_of_a_query_are_found_and_its_own_ctes_left_out() -> None:
    sql = "with a as (select * from loans join units using (u)) select * from a where x in (select y from deep)"
    assert tables_read("q", sql) == {"loans", "units", "deep"}


def test_a_query_comes_after_those_it_reads() -> None:
    queries = {"third": "select * from second", "first": "select 1 as x", "second": "select * from first"}
    assert build_order(queries) == ["first", "second", "third"]


def test_a_circle_is_named() -> None:
    with pytest.raises(Mistake, match="read each other"):
        build_order({"a": "select * from b", "b": "select * from a"})


def test_what_is_no_select_is_refused_by_name() -> None:
    with pytest.raises(Mistake, match="marts/x"):
        tables_read("marts/x", "drop table units")
