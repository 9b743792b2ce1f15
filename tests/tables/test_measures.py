"""Measures by month: a quarter not over counts for the last month of the data, a month ahead of it waits."""

from pathlib import Path

import pytest

from almanac.tables import build, engine
from tests.installation import install
from tests.office import known

CONTRACT = """
title: {zh: 计数, en: Tallies}
files: ["tallies*.csv"]
key: [unit_code, year, month]
duplicates: keep_last
columns:
  unit_code: {zh: 分馆, type: unit, required: true}
  year:      {zh: 年, type: integer, required: true}
  month:     {zh: 月, type: integer, required: true}
  visits:    {zh: 到馆, type: integer}
"""
COUNTED = """-- one row per unit and month: visits
select unit_code, last_day(make_date(year, month, 1)) as period, visits as numerator, null as denominator
from stg_tallies
"""
BY_QUARTER = """-- one row per unit and quarter: visits
select unit_code, make_date(year, 3 * ((month + 2) // 3), 28) as period, sum(visits) as numerator, null as denominator
from stg_tallies where month < 9 group by all
"""
DECLARED = """
name: {{zh: 到馆, en: Visits}}
theme: loans
kind: count
every: {every}
definition: {{zh: 到馆。, en: Visits.}}
sources: [tallies]
"""
STAGING = "-- one row per unit and month\nselect unit_code, year, month, visits from tallies\n"
AHEAD = "分馆,年,月,到馆\n北馆,2022,7,10\n北馆,2022,8,20\n南馆,2022,9,30\n"
FILES = {
    "data/contracts/tallies.yaml": CONTRACT,
    "queries/staging/stg_tallies.sql": STAGING,
    "queries/indicators/visits.sql": COUNTED,
    "queries/indicators/visits.yaml": DECLARED.format(every="month"),
    "queries/indicators/quarters.sql": BY_QUARTER,
    "queries/indicators/quarters.yaml": DECLARED.format(every="quarter"),
    "data/exports/tallies_2022.csv": AHEAD,
}


@pytest.fixture
def measured(tmp_path: Path) -> set[tuple[str, str, str, float]]:
    """Indicator, unit, month and number of all that was counted, loans to August and tallies to September."""
    install(tmp_path)
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    config, catalogue = known(tmp_path)
    done = build.refresh(config, catalogue, config.folder("exports"))
    rows = engine.rows(
        engine.open_snapshot(done.snapshot),
        "select indicator, unit_code, cast(period as varchar) as period, numerator from indicators",
        {},
    )
    return set(rows.itertuples(index=False, name=None))


def test_a_month_ahead_of_all_dates_waits_for_them_and_stops_nothing(
    measured: set[tuple[str, str, str, float]],
) -> None:
    assert ("visits", "N", "2022-08-31", 20.0) in measured
    assert max(month for _, _, month, _ in measured) == "2022-08-31"


def test_a_quarter_that_is_not_over_counts_for_the_last_month(measured: set[tuple[str, str, str, float]]) -> None:
    assert ("quarters", "N", "2022-08-31", 30.0) in measured
