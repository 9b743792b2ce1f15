"""Trends tell what changed the work, at the month in which it happened."""

from almanac import access
from almanac.narrative.answer import answer
from almanac.tables.ask import Source


def told(sample: Source, indicator: str, as_of: str) -> dict[str, str]:
    """The words at each month of the city's line."""
    given = {"indicator": indicator, "as_of": as_of, "unit": "320583"}
    rows = answer(sample, "indicator_trend", access.viewer(sample.config), given, "zh").rows
    assert rows[~rows["is_city"]]["event"].isna().all()
    city_rows = rows[rows["is_city"] & rows["event"].notna()]
    return {f"{row.as_of:%Y-%m}": str(row.event) for row in city_rows.itertuples()}


def test_a_trend_tells_the_latest_events_of_the_city_that_concern_its_theme(sample: Source) -> None:
    common = {"2022-03": "疫情防控期间离休干部精准服务开始", "2022-05": "中办发〔2022〕31号文件学习贯彻"}
    assert told(sample, "plan_coverage", "2022-08") == common
    assert told(sample, "volunteer_reg_rate", "2022-08") == common | {"2022-08": "《志愿服务工作实施办法》发布"}


def test_what_is_still_to_come_is_not_told(sample: Source) -> None:
    assert list(told(sample, "plan_coverage", "2022-04")) == ["2022-03"]


def test_where_units_are_missing_in_some_months_only_that_is_told(sample: Source) -> None:
    assert set(told(sample, "active_volunteer_rate", "2022-08").values()) == {"仅10个单位"}
