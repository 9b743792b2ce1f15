"""Eleven units with one rule each to issue by a day: done or not due until then, done or behind afterwards."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from almanac.catalogue import Catalogue
from almanac.config import Config
from tests.charts.task_city import asked

DONE = 4
STATES = "select state, count(*) as units, min(gap) as gap from task_units group by state order by state"
CITY = "select state, gap, units_on_schedule, units_due, unit_count from task_items"


def rules(config: Config, due: date | None, last_day: date, part: float = 0) -> dict[str, pd.DataFrame]:
    """The rule of each unit in August, issued by four; the plan of all together stands at 40 %."""
    row = {"year": 2022, "month": 8, "task_id": "T2-3", "task_type": "milestone", "target": 1, "baseline_pct": 40}
    units = [unit.code for unit in config.units]
    found = [
        row | {"unit_code": unit, "actual": 1 if place < DONE else part, "due_on": due}
        for place, unit in enumerate(units)
    ]
    held = [{"activity_id": "A1", "held_on": last_day, "unit_code": units[0]}]
    both = {"task_progress": found, "activity": held}
    return {name: pd.DataFrame(rows).replace({np.nan: None}) for name, rows in both.items()}


def told(config: Config, catalogue: Catalogue, exports: dict[str, pd.DataFrame]) -> list[tuple[str, int, float]]:
    rows = asked(config, catalogue, STATES, exports)
    return list(zip(rows["state"], rows["units"].astype(int), rows["gap"], strict=True))


@pytest.mark.parametrize("due", [date(2022, 12, 31), date(2022, 8, 26), None])
def test_before_its_day_a_unit_is_done_or_not_due(config: Config, catalogue: Catalogue, due: date | None) -> None:
    assert len(config.units) == 11
    assert told(config, catalogue, rules(config, due, date(2022, 8, 25))) == [("done", 4, 0), ("not_due", 7, 0)]


@pytest.mark.parametrize("due", [date(2022, 8, 25), date(2022, 6, 30)])
def test_from_its_day_on_a_unit_is_done_or_behind(config: Config, catalogue: Catalogue, due: date) -> None:
    assert told(config, catalogue, rules(config, due, date(2022, 8, 25))) == [("done", 4, 0), ("slow", 7, -100)]


def test_half_a_step_is_not_held_against_the_curve_of_all(config: Config, catalogue: Catalogue) -> None:
    exports = rules(config, date(2022, 12, 31), date(2022, 8, 25), part=0.3)
    assert told(config, catalogue, exports) == [("done", 4, 0), ("not_due", 7, 0)]


@pytest.mark.parametrize(("due", "judged"), [(date(2022, 12, 31), 0), (date(2022, 8, 25), 11)])
def test_all_units_are_judged_on_a_step_from_its_day_on(
    config: Config, catalogue: Catalogue, due: date, judged: int
) -> None:
    rates = asked(config, catalogue, catalogue.sql["indicators/task_ontime"], rules(config, due, date(2022, 8, 25)))
    assert rates["denominator"].sum() == judged


def test_the_city_keeps_the_curve_and_counts_units_that_are_due(config: Config, catalogue: Catalogue) -> None:
    (row,) = asked(config, catalogue, CITY, rules(config, date(2022, 12, 31), date(2022, 8, 25))).to_dict("records")
    assert (row["state"], row["gap"]) == ("slight", pytest.approx(36.4 - 40))
    assert (row["units_on_schedule"], row["units_due"], row["unit_count"]) == (4, 4, 11)
