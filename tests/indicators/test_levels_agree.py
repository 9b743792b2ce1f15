"""What a wall shows is what a desk shows, as far as it goes: computed over all units, whatever is hidden of them."""

from typing import Any

import pandas as pd
import pytest

from almanac.indicators.rows import Row, records
from almanac.mistakes import Mistake
from almanac.narrative.answer import answer
from almanac.tables.ask import Source
from tests.indicators.test_guard import viewer

MONTH = "2022-08"


def rows_at(source: Source, level: str, chart: str, **given: Any) -> dict[tuple[str, str], Row]:
    """The rows of a chart by unit and month; none where the level is refused the chart."""
    try:
        found = answer(source, chart, viewer(source, level), {"as_of": MONTH, **given}, "zh").rows
    except Mistake as mistake:
        assert mistake.key == "rests_on_hidden"
        return {}
    return {(str(row["unit_code"]), str(row["as_of"])): row for row in records(found)}


def both(source: Source, chart: str, **given: Any) -> list[tuple[Row, Row]]:
    """The rows of a chart that a wall shows, beside those of a desk."""
    desk, wall = (rows_at(source, level, chart, **given) for level in ("desk", "wall"))
    assert set(wall) <= set(desk)
    return [(row, desk[place]) for place, row in wall.items() if not row["suppressed"]]


@pytest.mark.parametrize("compare", ["month", "year", "peers"])
def test_values_and_changes_are_those_of_the_desk(sample: Source, compare: str) -> None:
    told = 0
    for name in sample.catalogue.indicators:
        for seen, whole in both(sample, "unit_dots", indicator=name, compare=compare):
            assert (seen["text"], seen["said"]) == (whole["text"], whole["said"]), name
            if seen["change"] is not None:
                assert seen["change_text"] == whole["change_text"], (name, seen["unit_code"])
                told += 1
    assert told > (0 if compare == "peers" else 100)


def test_a_change_is_not_said_where_the_earlier_value_is_hidden(sample: Source) -> None:
    found = 0
    for name in sample.catalogue.indicators:
        now = rows_at(sample, "wall", "unit_dots", indicator=name)
        then = rows_at(sample, "wall", "unit_dots", indicator=name, as_of="2022-07")
        hidden = {unit for (unit, _), row in then.items() if row["suppressed"]}
        changed = [row for (unit, _), row in now.items() if unit in hidden]
        found += len(changed)
        assert [r for r in changed if r["change"] is not None or r["then_numerator"] is not None] == [], name
    assert found > 20


def test_verdicts_are_those_of_the_desk_and_ranks_at_most_wider(sample: Source) -> None:
    verdicts = narrower = 0
    for name in sample.catalogue.indicators:
        for seen, whole in both(sample, "ranking_tiers", indicator=name):
            assert (seen["verdict"], seen["tested_count"]) == (whole["verdict"], whole["tested_count"]), name
            verdicts += seen["verdict"] in ("above", "similar", "below")
            if whole["best"] is not None:
                assert seen["best"] <= whole["best"] and seen["worst"] >= whole["worst"], name
                narrower += (whole["best"], whole["worst"]) != (1, 10)
    assert verdicts > 50
    assert narrower > 10


def test_a_funnel_has_the_limits_of_the_desk_and_says_nothing_of_all_units(sample: Source) -> None:
    drawn = untold = 0
    ends = ("low_2s", "high_2s", "low_3s", "high_3s", "outside")
    for name in sample.catalogue.indicators:
        desk, wall = (rows_at(sample, level, "ranking_funnel", indicator=name) for level in ("desk", "wall"))
        compared = {place for place, row in desk.items() if row["shown"] == "compare"}
        is_partly_hidden = any(wall[p]["suppressed"] for p in compared if wall and desk[p]["is_ranked"])
        for place in [p for p in compared if wall and not wall[p]["suppressed"]]:
            assert [wall[place][end] for end in ends] == [desk[place][end] for end in ends], name
            assert wall[place]["phi"] == (None if is_partly_hidden else desk[place]["phi"]), name
            drawn += wall[place]["outside"] is not None
        untold += is_partly_hidden
    assert drawn > 20
    assert untold > 0


def test_an_order_is_told_only_where_no_unit_of_it_is_hidden(sample: Source) -> None:
    refused = 0
    for name in sample.catalogue.indicators:
        desk, wall = (rows_at(sample, level, "ranking_order", indicator=name) for level in ("desk", "wall"))
        refused += bool(desk) and not wall
        same = ("place", "swap", "leads", "unchanged")
        for place, row in wall.items():
            assert [row[one] for one in same] == [desk[place][one] for one in same], name
    assert refused > 0


def test_numbers_of_no_indicator_do_not_leave_the_desk(sample: Source) -> None:
    with pytest.raises(Mistake) as caught:
        answer(sample, "branch_ladder", viewer(sample, "wall"), {}, "zh")
    assert caught.value.key == "desk_only"
    seen = answer(sample, "branch_finding", viewer(sample, "wall"), {}, "zh")
    assert pd.isna(seen.rows["batches_said"]).all()
