"""Changes compare the units that have a value in both months, and no month that is still running."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest

from almanac import access
from almanac.catalogue import Catalogue
from almanac.config import Config
from almanac.indicators.changes import change
from almanac.indicators.context import Context, Everyone, in_places
from almanac.indicators.rows import records
from almanac.narrative.answer import Answer, answer
from almanac.tables.ask import Source

JULY, AUGUST, LAST_YEAR = "2022-07-31", "2022-08-31", "2021-08-31"
A, B, C = "320582", "320581", "320585"


def changed(
    config: Config, catalogue: Catalogue, name: str, values: dict[str, dict[str, tuple[float, float]]], **how: Any
) -> dict[str, Any]:
    """The city's row of August, given (numerator, denominator) by month and unit; `hidden` holds such pairs."""
    city, about = config.city.code, how.get("about", {})
    rows = [
        {"unit_code": unit, "as_of": pd.Timestamp(month), "part": "", "numerator": x, "denominator": n}
        | {"period": pd.Timestamp(about.get((month, unit), month))}
        for month, units in values.items()
        for unit, (x, n) in units.items()
    ]
    rows += [
        {
            "unit_code": city,
            "as_of": pd.Timestamp(month),
            "part": "",
            "numerator": sum(x or 0.0 for x, _ in units.values()),
            "denominator": sum(n for _, n in units.values()),
            "units_reported": len(units),
            "period": max((pd.Timestamp(about.get((month, unit), month)) for unit in units), default=None),
        }
        for month, units in values.items()
    ]
    newest = pd.Timestamp(how.get("newest", AUGUST))

    def fetch(name: str, given: Mapping[str, Any]) -> pd.DataFrame:
        known = {
            "measures_of_indicator": pd.DataFrame(rows),
            "months": pd.DataFrame({"as_of": [pd.Timestamp(AUGUST)]}),
            "reach": pd.DataFrame({"as_of": [pd.Timestamp(AUGUST)], "newest": [newest]}),
        }
        return known[name]

    row = {"unit_code": city, "as_of": pd.Timestamp(AUGUST), "part": "", "ratio": ""}

    def over_all(name: str) -> Everyone:
        places = [(f"{row['as_of']:%Y-%m-%d}", row["unit_code"]) for row in rows]
        hidden = ["few" if p in how.get("hidden", ()) else "" for p in places]
        return in_places(records(pd.DataFrame(rows).assign(suppressed=hidden)))

    context = Context(
        config, catalogue, how.get("language", "zh"), fetch, how.get("compare", "month"), how.get("back", 1), over_all
    )
    (done,) = change([row], catalogue.indicators[name], context)
    return done


def test_a_unit_without_a_report_is_no_fall(config: Config, catalogue: Catalogue) -> None:
    months = {JULY: {A: (50.0, 100.0), B: (90.0, 100.0)}, AUGUST: {A: (52.0, 100.0)}}
    done = changed(config, catalogue, "plan_coverage", months)
    assert (done["before"], done["change_said"]) == (50.0, "较上月 提高2.0个百分点")
    assert done["change_note"] == "变化按两期均有数值的1/11个单位计"
    amounts = {JULY: {A: (100.0, 1.0), B: (900.0, 1.0)}, AUGUST: {A: (110.0, 1.0)}}
    assert changed(config, catalogue, "volunteer_hours", amounts)["change_text"] == "增长10.0%"


def test_any_earlier_month_is_compared_with_and_a_year_to_date_only_with_last_year(
    config: Config, catalogue: Catalogue
) -> None:
    march = {"compare": "2022-03", "back": 5}
    shares = {"2022-03-31": {A: (40.0, 100.0)}, JULY: {A: (50.0, 100.0)}, AUGUST: {A: (52.0, 100.0)}}
    assert changed(config, catalogue, "plan_coverage", shares, **march)["change_said"] == "较2022年3月 提高12.0个百分点"
    totals = {LAST_YEAR: {A: (100.0, 1.0)}, "2022-03-31": {A: (30.0, 1.0)}, AUGUST: {A: (110.0, 1.0)}}
    assert changed(config, catalogue, "volunteer_hours", totals, **march)["change_said"] == "较2022年3月 增长266.7%"
    since = [name for name, one in catalogue.indicators.items() if one.time == "year_to_date" and one.kind == "count"]
    assert changed(config, catalogue, since[0], totals, **march)["change_said"] == "同比 增长10.0%"


def test_a_unit_that_joins_is_no_gain_and_the_same_units_need_no_remark(config: Config, catalogue: Catalogue) -> None:
    both = {A: (50.0, 100.0), B: (60.0, 100.0)}
    joined = changed(config, catalogue, "plan_coverage", {JULY: both, AUGUST: both | {C: (100.0, 100.0)}})
    assert (joined["change_text"], joined["change_note"]) == ("持平", "变化按两期均有数值的2/11个单位计")
    same = changed(config, catalogue, "plan_coverage", {JULY: both, AUGUST: both})
    assert (same["change_text"], same["change_note"]) == ("持平", "")


def test_a_change_of_all_is_said_where_neither_of_its_ends_tells_a_hidden_unit(
    config: Config, catalogue: Catalogue
) -> None:
    city, both = config.city.code, {A: (50.0, 100.0), B: (3.0, 100.0)}
    same, joined = {JULY: both, AUGUST: both}, {JULY: {A: (50.0, 100.0)}, AUGUST: both}
    for months, hidden, said in [
        (same, {(JULY, B), (AUGUST, B)}, "持平"),
        (same, {(JULY, city)}, ""),
        (same, {(AUGUST, city)}, ""),
        (joined, {(JULY, A), (AUGUST, A)}, "持平"),
        (joined, {(AUGUST, B)}, ""),
    ]:
        done = changed(config, catalogue, "plan_coverage", months, hidden=hidden)
        assert (done["change"] is None) == (not said)
        assert done["change_said"].removeprefix("较上月 ") == said
        assert (done["before"] is None) == (done["then_numerator"] is None) == (not said)


def test_a_sum_of_which_one_term_is_not_known_is_none(config: Config, catalogue: Catalogue) -> None:
    unknown = {A: (50.0, 100.0), B: (None, 100.0)}
    july = {A: (40.0, 100.0), B: (90.0, 100.0)}
    done = changed(config, catalogue, "plan_coverage", {JULY: july, AUGUST: unknown})  # type: ignore[dict-item]
    assert (done["before"], done["change_text"]) == (40.0, "提高10.0个百分点")


def test_without_a_common_unit_no_change_is_said(config: Config, catalogue: Catalogue) -> None:
    months = {JULY: {A: (50.0, 100.0)}, AUGUST: {B: (60.0, 100.0)}}
    done = changed(config, catalogue, "plan_coverage", months)
    assert (done["change"], done["change_said"], done["change_note"]) == (None, "", "")


def test_what_grows_from_january_is_held_against_last_year_only(config: Config, catalogue: Catalogue) -> None:
    months = {LAST_YEAR: {A: (80.0, 100.0)}, JULY: {A: (70.0, 100.0)}, AUGUST: {A: (100.0, 100.0)}}
    done = changed(config, catalogue, "hours_per_retiree", months)
    assert done["change_said"] == "同比 增长25.0%"


def test_only_like_periods_are_compared(config: Config, catalogue: Catalogue) -> None:
    """In August the quarter's newest value is of August; a year before, it was of June."""
    june, both = "2021-06-30", {A: (50.0, 100.0), B: (60.0, 100.0)}
    months, year = {LAST_YEAR: both, AUGUST: both}, {"compare": "year", "back": 12}
    late = {(LAST_YEAR, unit): june for unit in (A, B)}
    done = changed(config, catalogue, "secretary_trained", months, about=late, **year)
    assert (done["change"], done["then_numerator"]) == (None, None)
    assert done["change_note"] == "本期为2022年8月的数值，对照月只有2021年6月的数值，时段不相当，不作比较"
    alike = late | {(AUGUST, unit): "2022-06-30" for unit in (A, B)}
    done = changed(config, catalogue, "secretary_trained", months, about=alike, **year)
    assert (done["change_text"], done["change_note"]) == ("持平", "")


def test_a_unit_whose_value_is_carried_further_is_left_out(config: Config, catalogue: Catalogue) -> None:
    months = {LAST_YEAR: {A: (50.0, 100.0), B: (10.0, 100.0)}, AUGUST: {A: (60.0, 100.0), B: (90.0, 100.0)}}
    about = {(LAST_YEAR, B): "2021-06-30"}
    done = changed(config, catalogue, "secretary_trained", months, about=about, compare="year", back=12)
    assert (done["change_text"], done["change_note"]) == ("提高10.0个百分点", "变化按两期均有数值的1/11个单位计")


def test_one_value_shown_in_two_months_is_no_standstill(config: Config, catalogue: Catalogue) -> None:
    months = {JULY: {A: (50.0, 100.0)}, AUGUST: {A: (50.0, 100.0)}}
    about = dict.fromkeys([(JULY, A), (AUGUST, A)], "2022-06-30")
    done = changed(config, catalogue, "org_life_rate", months, about=about)
    assert (done["change"], done["change_note"]) == (None, "两个月所列同为2022年6月的数值，不作比较")


@pytest.mark.parametrize(
    ("name", "newest", "said"),
    [
        ("volunteer_hours", "2022-08-25", ""),
        ("volunteer_hours", AUGUST, "较上月 增长25.0%"),
        ("list_delivery", "2022-08-25", "较上月 提高20.0个百分点"),
        ("plan_coverage", "2022-08-25", "较上月 提高20.0个百分点"),
    ],
)
def test_a_running_month_is_not_held_against_a_whole_one(
    config: Config, catalogue: Catalogue, name: str, newest: str, said: str
) -> None:
    months = {JULY: {A: (80.0, 100.0)}, AUGUST: {A: (100.0, 100.0)}}
    done = changed(config, catalogue, name, months, newest=newest)
    assert done["change_said"] == said
    assert ("2022年8月25日" in done["change_note"]) == (said == "")


def test_an_indicator_of_the_city_alone_is_compared_as_it_is(config: Config, catalogue: Catalogue) -> None:
    months: dict[str, dict[str, tuple[float, float]]] = {JULY: {}, AUGUST: {}}
    assert changed(config, catalogue, "demo_progress", months)["change"] is None


def asked(sample: Source, chart: str, **given: str) -> Answer:
    return answer(sample, chart, access.viewer(sample.config), {"as_of": "2022-08"} | given, "zh")


def test_every_chart_of_the_sample_compares_the_same_units(sample: Source) -> None:
    """Ten of eleven units have an active rate in August 2022; all eleven have one in July."""
    rows = sample.fetch("measures_of_indicator", {"indicator": "active_volunteer_rate"})
    rows = rows[rows["unit_code"] != sample.config.city.code]
    july, august = (rows[rows["as_of"] == month].set_index("unit_code") for month in (JULY, AUGUST))
    assert (len(july), len(august)) == (11, 10)
    before, now = (
        round(100 * one["numerator"].sum() / one["denominator"].sum(), 1) for one in (july.loc[august.index], august)
    )
    said = f"较上月提高{now - before:.1f}个百分点"
    found = asked(sample, "indicator_finding", indicator="active_volunteer_rate")
    assert found.finding == f"志愿者活跃率达{now:.1f}%，{said}"
    assert "变化按两期均有数值的10/11个单位计" in found.subtitle
    card = asked(sample, "kpi", indicator="active_volunteer_rate").rows.iloc[-1]
    assert card["change_said"] == said.replace("上月", "上月 ") and "10/11" in card["basis"]
    total = asked(sample, "kpi_to_date").rows.iloc[-1]
    assert total["change_said"].removeprefix("同比 ") in asked(sample, "volunteer_finding").finding


def test_a_trend_marks_the_months_in_which_units_are_missing(sample: Source) -> None:
    found = asked(sample, "indicator_trend", indicator="active_volunteer_rate")
    marked = found.rows.dropna(subset=["event"])
    assert set(marked["event"]) == {"仅10个单位"} and marked["is_short"].all()
    assert "报送单位少于其他月份" in found.footnote
