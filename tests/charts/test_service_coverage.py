"""The other charts of the page on service coverage say what their rows hold, in every case."""

from datetime import date

import pandas as pd
import pytest

from almanac.catalogue import Catalogue
from almanac.tables import engine
from tests.charts.said import GIVEN, hold, said

MEASURES = ["甲率", "乙率", "丙率", "丁率", "戊率", "己率"]
LEVELS = {
    "one is short": ([97.5, 95.5, 94.8, 90.4, 53.9, 96.5], "六项精准措施中五项已超过90%，戊（53.9%）是短板"),
    "one is nearly there": ([97.5, 95.5, 94.8, 89.9, 93.9, 96.5], "六项精准措施中五项已超过90%，尚有丁（89.9%）"),
    "two are short": ([97.5, 95.5, 94.8, 87.2, 48.8, 96.5], "六项精准措施中四项已超过90%，丁、戊后续需加快推进"),
    "most are short": ([97.5, 95.5, 78.0, 70.2, 48.8, 86.5], "六项精准措施中两项已超过90%，其余四项后续需加快推进"),
    "exactly 90 is not above": ([90.0] * 6, "六项精准措施在90.0%至90.0%之间，均尚未超过90%"),
    "all above": ([97.5, 95.5, 94.8, 90.4, 93.9, 96.5], "六项精准措施均已超过90%，在90.4%至97.5%之间"),
    "all complete": ([100.0] * 6, "六项精准措施均实现全覆盖"),
    "one not reported": ([97.5, 95.5, 94.8, 90.4, None, 96.5], "五项精准措施均已超过90%，在90.4%至97.5%之间"),
    "none reported": ([None] * 6, "2022年8月六项精准措施暂无数据"),
}


@pytest.mark.parametrize("case", LEVELS)
def test_six_measures_are_summed_up(catalogue: Catalogue, case: str) -> None:
    levels, words = LEVELS[case]
    rows = pd.DataFrame({"head": MEASURES, "displayed": pd.array(levels, "Float64"), "measure_order": range(6)})
    assert said(catalogue, "six_measures", rows.assign(is_city=True, denominator=1000.0)) == words


def epidemic(catalogue: Catalogue, cumulative: dict[date, tuple[float, float, float]], as_of: date) -> pd.DataFrame:
    """The rows of the chart over what was counted from January to each month."""
    parts = ("located_people", "kits", "services")
    given = [
        ("epidemic_care", "C", month, *one)
        for month, counts in cumulative.items()
        for one in zip(parts, counts, strict=True)
    ]
    with engine.create() as connection:
        measures = pd.DataFrame(given, columns=["indicator", "unit_code", "as_of", "part", "numerator"])
        hold(connection, "measures", measures)
        asked = {"as_of": as_of, "city": "C", "language": "zh"}
        return engine.rows(connection, catalogue.sql["charts/epidemic_services"], asked)


SPRING = {
    date(2021, 12, 31): (9.0, 9.0, 9.0),
    date(2022, 3, 31): (112.0, 69.0, 147.0),
    date(2022, 4, 30): (161.0, 198.0, 512.0),
    date(2022, 5, 31): (161.0, 198.0, 512.0),
}


def test_epidemic_months_add_up_to_the_year(catalogue: Catalogue) -> None:
    rows = epidemic(catalogue, SPRING, date(2022, 5, 31))
    assert list(rows["month"]) == ["2022年3月", "2022年4月", "本年累计"]
    assert list(rows["people"]) == [112, 49, 161]
    assert said(catalogue, "epidemic_services", rows) == "疫情期间累计排摸161人，发放物资198套，服务512人次"


def test_a_year_without_epidemic_records_says_so(catalogue: Catalogue) -> None:
    rows = epidemic(catalogue, SPRING, date(2023, 1, 31))
    assert rows.empty
    words = said(catalogue, "epidemic_services", rows, as_of=date(2023, 1, 31))
    assert words == "2023年没有疫情防控服务记录"


Ways = dict[date, dict[str, int]]


def modes(catalogue: Catalogue, months: Ways, late: Ways | None = None) -> pd.DataFrame:
    """The rows of the chart over person-times by month and way of serving, of a unit and of one that may be late."""
    units = {"A": months, "B": late or {}}
    given = [
        (unit, month, mode, n) for unit, one in units.items() for month, ways in one.items() for mode, n in ways.items()
    ]
    with engine.create() as connection:
        hold(connection, "services", pd.DataFrame(given, columns=["unit_code", "period", "mode", "person_times"]))
        return engine.rows(connection, catalogue.sql["charts/service_modes"], GIVEN | {"language": "zh"})


MARCH, JULY, AUGUST = date(2022, 3, 31), date(2022, 7, 31), date(2022, 8, 31)
SHARES = {
    "up": ({JULY: 40, AUGUST: 48}, "电话、线上占服务人次的48.0%，较上月提高8.0个百分点"),
    "down": ({JULY: 50, AUGUST: 48}, "电话、线上占服务人次的48.0%，较上月下降2.0个百分点"),
    "unchanged": ({JULY: 48, AUGUST: 48}, "电话、线上占服务人次的48.0%，较上月持平"),
    "far from its peak": ({MARCH: 77, JULY: 48, AUGUST: 48}, "电话、线上占服务人次的48.0%，2022年3月曾达77.0%"),
    "no month before": ({AUGUST: 48}, "电话、线上占服务人次的48.0%"),
    "no records": ({JULY: 48}, "2022年8月服务记录暂无数据"),
}


@pytest.mark.parametrize("case", SHARES)
def test_the_share_of_phone_and_online_is_told(catalogue: Catalogue, case: str) -> None:
    shares, words = SHARES[case]
    rows = modes(catalogue, {month: {"home": 100 - share, "phone": share} for month, share in shares.items()})
    assert said(catalogue, "service_modes", rows) == words


def test_a_way_of_serving_not_used_in_a_month_is_zero_there(catalogue: Catalogue) -> None:
    rows = modes(catalogue, {JULY: {"home": 6, "online": 4}, AUGUST: {"home": 5}})
    found = rows.set_index(["as_of", "mode"])["person_times"]
    assert found[pd.Timestamp(AUGUST), "online"] == 0
    assert len(rows) == 4


def test_the_share_changes_over_the_units_of_both_months_only(catalogue: Catalogue) -> None:
    same = {JULY: {"home": 60, "phone": 40}, AUGUST: {"home": 60, "phone": 40}}
    rows = modes(catalogue, same, late={JULY: {"phone": 100}})
    assert said(catalogue, "service_modes", rows) == "电话、线上占服务人次的40.0%，2022年7月曾达70.0%"
    rows = modes(catalogue, same, late={JULY: {"home": 5, "phone": 10}})
    assert said(catalogue, "service_modes", rows) == "电话、线上占服务人次的40.0%，较上月持平"
