"""The volunteering page: what its charts say over a small city, in both directions and with units missing."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from almanac.catalogue import Catalogue
from almanac.config import Config
from tests.charts.said import said
from tests.charts.volunteer_city import LATE, OTHER, Log, Page, log


@pytest.fixture(scope="module")
def page(config: Config, catalogue: Catalogue) -> Page:
    return Page(config, catalogue)


YEARS = {"2021-01": 2.0, "2021-02": 2.0, "2022-01": 2.0}


@pytest.mark.parametrize(
    ("february", "words", "english"),
    [(4, "同比增长50.0%", "up 50.0%"), (1, "同比下降25.0%", "down 25.0%"), (2, "同比持平", "unchanged")],
)
def test_the_page_says_how_the_year_compares(page: Page, february: float, words: str, english: str) -> None:
    records = log(page.config, YEARS | {"2022-02": february})
    total = f"{11 * (2 + february):.0f}"
    assert page.says("volunteer_finding", records, "2022-02") == f"1—2月累计服务{total}小时，{words}"
    assert page.says("volunteer_finding", records, "2022-02", language="en").endswith(f"{english} on last year")
    assert page.adds("volunteer_finding", records, "2022-02") == "11个单位各月均已报送。"


def test_a_unit_missing_this_year_is_named_and_the_same_units_are_compared(page: Page) -> None:
    records = log(page.config, YEARS | {"2022-02": 4.0}, without=[("2022-02", LATE)])
    assert (
        page.says("volunteer_finding", records, "2022-02") == "1—2月累计服务62小时，按相同单位、相同月份计同比增长47.6%"
    )
    line = page.adds("volunteer_finding", records, "2022-02")
    assert line == "2月10/11个单位已报送，合计不含高新区2月。"
    card = page.rows("kpi_to_date", records, "2022-02")[0].iloc[-1]
    assert card["change_said"] == "同比 增长47.6%" and "同比按同口径计" in card["note"]


def test_a_viewer_of_one_unit_reads_how_many_are_missing_and_not_which(page: Page) -> None:
    records = log(page.config, YEARS | {"2022-02": 4.0}, without=[("2022-02", LATE)])
    line = page.adds("volunteer_finding", records, "2022-02", units=[OTHER])
    assert "合计缺1个单位月份" in line and "高新区" not in line
    rows, _ = page.rows("volunteer_finding", records, "2022-02", units=[OTHER])
    assert set(rows["unit_code"]) == {page.config.city.code}


def test_a_unit_missing_last_year_never_makes_growth(page: Page) -> None:
    records = log(page.config, YEARS | {"2022-02": 2.0}, without=[("2021-02", LATE)])
    assert page.says("volunteer_finding", records, "2022-02") == "1—2月累计服务44小时，按相同单位、相同月份计同比持平"
    rows, _ = page.rows("kpi_to_date", records, "2022-02")
    assert rows["change_said"].iloc[-1] == "同比 持平" and "同比按同口径计" in rows["note"].iloc[-1]


def test_where_all_and_the_same_units_move_apart_the_same_units_are_said(page: Page) -> None:
    records = log(page.config, YEARS | {"2022-02": 2.1}, without=[("2022-02", LATE)])
    assert page.says("volunteer_finding", records, "2022-02").endswith("按相同单位、相同月份计同比增长2.4%")
    rows, _ = page.rows("kpi_to_date", records, "2022-02")
    assert rows["change_said"].iloc[-1] == "同比 增长2.4%"


def test_a_month_that_nobody_has_reported_is_not_compared(page: Page) -> None:
    records = log(page.config, YEARS)
    assert page.says("volunteer_finding", records, "2022-02") == "1月累计服务22小时，同比持平"
    assert page.adds("volunteer_finding", records, "2022-02").startswith("2月0/11个单位已报送，合计缺11个单位月份")
    rows, _ = page.rows("kpi_to_date", records, "2022-02")
    assert list(rows["last_year"]) == [22]
    assert page.rows("volunteer_fields", records, "2022-02")[0]["last_year_hours"].sum() == 22


def test_a_month_still_running_says_so(page: Page) -> None:
    records = log(page.config, YEARS | {"2022-02": 4.0})
    line = page.adds("volunteer_finding", records, "2022-02", newest=date(2022, 2, 10))
    assert line.endswith("数据截至2022年2月10日，上年当月为整月。")


def test_without_last_year_there_is_no_comparison_and_without_data_no_number(page: Page) -> None:
    assert page.says("volunteer_finding", log(page.config, {"2022-01": 2.0}), "2022-01") == "1月累计服务22小时"
    assert page.says("volunteer_finding", [], "2022-01") == "2022年1月暂无志愿服务时长数据"
    assert page.says("volunteer_fields", [], "2022-01") == "2022年1月暂无已核实的服务时长"
    assert page.says("volunteer_week", [], "2022-06") == "截至2022年6月，2022年志愿服务周暂无记录"
    assert page.says("volunteer_months", [], "2022-01") == "2022年暂无志愿服务时长数据"


def test_february_of_a_leap_year_stands_beside_the_february_before(page: Page) -> None:
    records = log(page.config, {"2023-02": 2.0, "2024-02": 3.0})
    assert page.says("volunteer_finding", records, "2024-02") == "2月累计服务33小时，同比增长50.0%"


def test_the_card_writes_last_year_in_the_language_of_the_reader(page: Page) -> None:
    records = log(page.config, {"2021-01": 800.0, "2022-01": 1000.0})
    last = page.rows("kpi_to_date", records, "2022-01")[0].iloc[-1]
    assert (last["short_text"], last["last_year_text"]) == ("1.10", "上年8800")
    assert (last["change_said"], last["note"]) == ("同比 增长25.0%", "累计11,000")
    last = page.rows("kpi_to_date", records, "2022-01", language="en")[0].iloc[-1]
    assert (last["short_text"], last["last_year_text"]) == ("11,000", "last year 8,800")


def fields(page: Page, culture: float, youth: float) -> Log:
    """Last year two hours of either field a unit, this year so many."""
    before = log(page.config, {"2021-01": 2.0}) + log(page.config, {"2021-01": 2.0}, field="youth")
    return before + log(page.config, {"2022-01": culture}) + log(page.config, {"2022-01": youth}, field="youth")


@pytest.mark.parametrize(
    ("culture", "youth", "words"),
    [
        (6, 3, "文化文艺最多，占66.7%，比上年同期多44小时，增加也最多"),
        (1, 1.5, "关心下一代最多，占60.0%；各领域均未超过上年同期"),
        (3, 3, "文化文艺、关心下一代并列最多，各占50.0%"),
    ],
)
def test_fields_say_which_is_most_and_which_grew(page: Page, culture: float, youth: float, words: str) -> None:
    assert page.says("volunteer_fields", fields(page, culture, youth), "2022-01") == words


def test_the_field_that_grew_most_is_named_beside_the_largest(page: Page) -> None:
    records = log(page.config, {"2021-01": 8.0}) + log(page.config, {"2021-01": 1.0}, field="youth")
    records += log(page.config, {"2022-01": 8.0}) + log(page.config, {"2022-01": 3.0}, field="youth")
    words = page.says("volunteer_fields", records, "2022-01")
    assert words == "文化文艺最多，占72.7%；关心下一代比上年同期多22小时，增加最多"


def test_one_unit_in_focus_is_alone_and_only_for_those_who_may_see_it(page: Page) -> None:
    records = fields(page, 6, 3)
    focus = {"unit": OTHER, "unit_name": "昆山"}
    assert page.says("volunteer_fields", records, "2022-01", **focus).startswith("昆山：文化文艺最多")
    assert page.rows("volunteer_fields", records, "2022-01", **focus)[0]["numerator"].sum() == 9
    for chart in ("volunteer_fields", "volunteer_months", "volunteer_week"):
        rows, _ = page.rows(chart, records, "2022-01", units=[LATE], **focus)
        assert rows.filter(["numerator", "hours"]).sum().sum() == 0


def week(page: Page, before: float, now: float, without: Iterable[tuple[str, str]] = ()) -> Log:
    """Two days of the campaign in June of either year."""
    how: dict[str, Any] = {"campaign": "volunteer_week", "without": without}
    days = [("2021-06", before, 14), ("2021-06", before, 15), ("2022-06", now, 13), ("2022-06", now, 14)]
    return [record for month, hours, day in days for record in log(page.config, {month: hours}, day=day, **how)]


@pytest.mark.parametrize(
    ("now", "words"), [(3, "66小时，同比增长50.0%"), (1, "22小时，同比下降50.0%"), (2, "44小时，同比持平")]
)
def test_the_week_compares_day_by_day_with_last_year(page: Page, now: float, words: str) -> None:
    records = week(page, 2, now)
    assert page.says("volunteer_week", records, "2022-06") == f"志愿服务周2天服务{words}"
    rows, _ = page.rows("volunteer_week", records, "2022-06")
    assert list(rows["day_name"]) == ["第1天", "第2天"] and list(rows["last_year_hours"]) == [22, 22]


def test_the_week_gives_no_growth_where_a_unit_has_not_reported(page: Page) -> None:
    words = page.says("volunteer_week", week(page, 2, 3, without=[("2022-06", LATE)]), "2022-06")
    assert words == "志愿服务周2天服务60小时，上年2天44小时，报送单位或天数不同，不直接作同比"


def test_the_week_to_come_is_not_told_before_its_month(page: Page) -> None:
    records = week(page, 2, 3)
    assert page.says("volunteer_week", records, "2022-05") == "截至2022年5月，2022年志愿服务周暂无记录"
    assert page.says("volunteer_week", records, "2021-06") == "志愿服务周2天服务44小时，上年无记录，不作比较"


@pytest.mark.parametrize(
    ("january", "february", "words"),
    [
        (3, 4, "2个月均多于上年同月，2月最多，44小时"),
        (1, 1.5, "2个月均少于上年同月，2月最多，16小时"),
        (3, 1, "2个月中1个月多于上年同月，1个月少于；1月最多，33小时"),
    ],
)
def test_months_are_held_against_last_year(page: Page, january: float, february: float, words: str) -> None:
    records = log(page.config, {"2021-01": 2.0, "2021-02": 2.0, "2022-01": january, "2022-02": february})
    assert page.says("volunteer_months", records, "2022-02") == words


def test_a_month_is_compared_over_the_units_of_both_years(page: Page) -> None:
    records = log(page.config, {"2021-01": 2.0, "2022-01": 2.1}, without=[("2022-01", LATE)])
    assert page.says("volunteer_months", records, "2022-01") == "1月服务21小时，按相同单位计同比增长5.0%"
    rows, _ = page.rows("volunteer_months", records, "2022-01")
    assert len(rows) == 12 and rows["numerator"].notna().sum() == 1
    assert rows["event"].iloc[0] == "1月21，1个单位未报送"


def test_an_unreported_month_of_one_unit_is_a_gap_and_no_zero(page: Page) -> None:
    records = log(page.config, YEARS | {"2022-02": 4.0}, without=[("2022-02", LATE)])
    rows, _ = page.rows("volunteer_months", records, "2022-02", unit=LATE, unit_name="高新区")
    assert pd.isna(rows["numerator"].iloc[1]) and rows["hours_text"].iloc[1] == "未报送"


RATES = {"unit_code": ["C"], "is_city": [True], "value": [52.0], "target": [50.0], "change_note": [""]}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"change": 4.4, "change_text": "提高4.4个百分点"}, "52.0%，较上月提高4.4个百分点，达到目标50%"),
        (
            {"value": 45.0, "change": -2.6, "change_text": "下降2.6个百分点"},
            "45.0%，较上月下降2.6个百分点，距目标50%还差5.0个百分点",
        ),
        ({"value": 45.0, "change": None, "change_text": "–"}, "45.0%，距目标50%还差5.0个百分点"),
        ({"change": 0.0, "change_text": "持平", "target": None}, "52.0%，较上月持平"),
    ],
)
def test_the_active_rate_says_its_change_and_its_target(page: Page, changed: dict[str, Any], words: str) -> None:
    rows = pd.DataFrame(RATES | {name: [value] for name, value in changed.items()}).astype(
        dict.fromkeys(("value", "target", "change"), float)
    )
    assert said(page.catalogue, "active_rates", rows) == f"全市志愿者活跃率{words}"


def test_the_active_rate_of_nobody_is_no_number(page: Page) -> None:
    assert page.says("active_rates", log(page.config, YEARS), "2022-01") == "2022年1月全市志愿者活跃率暂无数据"
