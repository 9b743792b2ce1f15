"""Facts about a chart's rows, by the SQL that its YAML declares, and which finding they call for."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pandas as pd

from almanac.mistakes import Mistake
from almanac.tables import engine
from almanac.tables.engine import Connection, DatabaseError


@cache
def _memory() -> Connection:
    return engine.create()


def compute(chart: str, rows: pd.DataFrame, declared: Mapping[str, str], given: Mapping[str, Any]) -> dict[str, Any]:
    """One value for each declared fact, over the rows (as table `rows`) and the parameters (as `$name`)."""
    if not declared:
        return {}
    selected = ", ".join(f"{expression} as {name}" for name, expression in declared.items())
    with _memory().cursor() as cursor:
        cursor.register("rows", rows[_named(rows, selected)])
        sql = f"select {selected} from rows"
        named = engine.parameter_names(sql)
        try:
            found = cursor.execute(sql, {name: given.get(name) for name in named})
        except DatabaseError as error:
            raise Mistake("facts_failed", chart=chart, part="facts", reason=str(error).splitlines()[0]) from None
        return dict(zip(declared, found.fetchone() or (), strict=True))


def all_true(chart: str, conditions: Sequence[str], facts: Mapping[str, Any]) -> list[int]:
    """The places of the conditions that hold over the facts; an empty condition always holds."""
    return [place for place, one in enumerate(conditions) if first_true(chart, [one, ""], facts) == 0]


def _named(rows: pd.DataFrame, selected: str) -> list[str]:
    """The columns that may be meant: a chart has over a hundred, and DuckDB looks at every one."""
    words = set(re.findall(r"\w+", selected.lower()))
    return [name for name in map(str, rows) if words.issuperset(re.findall(r"\w+", name.lower()))] or [*map(str, rows)]


def first_true(chart: str, conditions: Sequence[str], facts: Mapping[str, Any]) -> int:
    """The place of the first condition that holds over the facts; an empty condition always holds."""
    tests = " ".join(f"when ({condition or 'true'}) then {place}" for place, condition in enumerate(conditions))
    names = ", ".join(f"${name} as {name}" for name in facts) or "1 as nothing"
    with _memory().cursor() as cursor:
        try:
            found = cursor.execute(
                f"select case {tests} else {len(conditions) - 1} end from (select {names})", dict(facts)
            )
        except DatabaseError as error:
            raise Mistake("facts_failed", chart=chart, part="findings", reason=str(error).splitlines()[0]) from None
        return int((found.fetchone() or (len(conditions) - 1,))[0])
