"""Not reported is said only of a unit that owes the report; anything else without a value has no data yet."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest

from almanac.access import viewer
from almanac.catalogue import Catalogue
from almanac.config import Config
from almanac.indicators.context import Context
from almanac.indicators.owed import owing
from almanac.narrative.answer import Answer, answer
from almanac.tables.ask import Source

UNIT = "320582"


MEASURES = ("unit_code", "as_of", "part", "period", "numerator")


def context(config: Config, catalogue: Catalogue, source: str, due: str, *measures: tuple[object, ...]) -> Context:
    """A snapshot in which one unit owes one report, and others have values."""

    def fetch(name: str, given: Mapping[str, Any]) -> pd.DataFrame:
        if name == "owed":
            assert source in given["sources"]
            return pd.DataFrame({"source": [source], "unit_code": [UNIT], "period": [pd.Timestamp(due)]})
        return pd.DataFrame(measures, columns=MEASURES)

    return Context(config, catalogue, "zh", fetch)


@pytest.mark.parametrize(
    ("indicator", "source", "period", "as_of", "owes"),
    [
        ("plan_coverage", "lixiu_roster", "2022-08-31", "2022-08-31", True),
        ("plan_coverage", "lixiu_roster", "2022-07-31", "2022-08-31", False),
        ("plan_coverage", "lixiu_roster", "2022-09-30", "2022-08-31", False),
        ("active_volunteer_rate", "volunteer_service", "2022-06-30", "2022-08-31", True),
        ("active_volunteer_rate", "volunteer_service", "2022-05-31", "2022-08-31", False),
        ("hours_per_retiree", "volunteer_service", "2022-01-31", "2022-08-31", True),
        ("hours_per_retiree", "volunteer_service", "2021-12-31", "2022-08-31", False),
        ("branch_standard_rate", "branch", "2021-03-31", "2021-02-28", False),
        ("branch_standard_rate", "branch", "2021-03-31", "2021-05-31", True),
        ("branch_standard_rate", "branch", "2021-03-31", "2021-06-30", False),
        ("org_life_rate", "activity", "2022-02-28", "2022-03-31", True),
        ("org_life_rate", "activity", "2022-02-28", "2022-05-31", True),
        ("org_life_rate", "activity", "2022-04-30", "2022-05-31", False),
    ],
)
def test_a_value_is_owed_as_far_as_it_looks_back(
    config: Config, catalogue: Catalogue, indicator: str, source: str, period: str, as_of: str, owes: bool
) -> None:
    day = pd.Timestamp(as_of)
    about = day - pd.offsets.QuarterEnd() if indicator == "org_life_rate" and day.month % 3 else day
    given = context(config, catalogue, source, period, ("320581", day, "", about, 3.0))
    owed = owing(catalogue.indicators[indicator], given)
    assert owed({"unit_code": UNIT, "as_of": day}) is owes
    assert owed({"unit_code": UNIT, "as_of": day, "numerator": 0.0}) is False
    assert owed({"unit_code": "320581", "as_of": day}) is False


def test_nothing_is_owed_where_nobody_has_a_value(config: Config, catalogue: Catalogue) -> None:
    day = pd.Timestamp("2022-08-31")
    given = context(config, catalogue, "lixiu_roster", "2022-08-31", (UNIT, day, "", day, None))
    assert owing(catalogue.indicators["plan_coverage"], given)({"unit_code": UNIT, "as_of": day}) is False


def asked(sample: Source, chart: str, **given: str) -> Answer:
    return answer(sample, chart, viewer(sample.config), {"as_of": "2022-03", **given}, "zh")


def test_before_a_topic_is_in_force_nobody_is_called_unreported(sample: Source) -> None:
    found = asked(sample, "unit_dots", indicator="mandatory_study")
    assert found.finding == "2022年3月必学内容暂无数据"
    assert set(found.rows["label"]) == {"暂无数据"}


def test_the_overview_calls_unreported_what_is(sample: Source) -> None:
    rows = asked(sample, "overview_matrix").rows
    cells = rows[rows["unit"] == "高新区"].set_index("indicator")["text"]
    assert (cells["mandatory_study"], cells["org_life_rate"]) == ("暂无数据", "未报送")
    others = rows[~rows["is_city"] & (rows["unit"] != "高新区")].set_index("indicator")["text"]
    assert "未报送" not in set(others[["mandatory_study", "org_life_rate"]])
