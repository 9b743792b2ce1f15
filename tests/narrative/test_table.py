"""The data table: no empty column, numbers at the right, the city by its own name."""

from dataclasses import replace

import pandas as pd

from almanac import access
from almanac.charts import Chart
from almanac.narrative.answer import Answer, answer
from almanac.narrative.table import data_table, figures
from almanac.tables.ask import Source

ROWS = pd.DataFrame(
    {
        "unit": ["A", "B", "C"],
        "part": ["", "", ""],
        "text": ["93.3", "25/28", "未报送"],
        "numerator": [933.0, 25.0, None],
        "low": [91.234, None, None],
        "decimals": [2, 2, 2],
        "verdict": ["above", "small_n", "missing"],
    }
)


def made(rows: pd.DataFrame, **more: object) -> pd.DataFrame:
    given = {"id": "c", "title": {"zh": "题"}, "figure": "dots", "findings": [{"zh": "话"}], **more}
    chart = Chart.model_validate(given)
    return data_table(Answer(chart, rows, {"city": "全省", "the_city": "全省"}, "", "", ""), "zh")


def test_an_empty_column_is_left_out_and_numbers_stand_at_the_right() -> None:
    table = made(ROWS)
    assert list(table) == ["单位", "数值", "分子", "区间下限", "比较结论"]
    assert figures(table, "zh") == ["数值", "分子", "区间下限"]


def test_limits_have_the_decimals_of_their_indicator() -> None:
    assert made(ROWS)["区间下限"].tolist() == ["91.23", "", ""]


def test_verdicts_and_heads_call_the_city_by_its_name() -> None:
    assert made(ROWS)["比较结论"].iloc[0] == "显著高于全省"
    assert list(made(ROWS, table={"text": {"zh": "{city}", "en": "{city}"}})) == ["全省"]


def test_any_number_is_written_by_the_formatter() -> None:
    rows = pd.DataFrame({"unit": ["A", "B"], "numerator": [-125.39999999999999, None], "denominator": [1234.0, 2.0]})
    table = made(rows)
    assert table["分子"].iloc[0] == "−125.4" and table["分子"].isna().iloc[1]
    assert table["分母"].tolist() == ["1234", "2"]
    assert figures(table, "zh") == ["分子", "分母"]


def test_a_verdict_gives_the_reason_for_which_its_row_is_hidden(sample: Source) -> None:
    given = {"indicator": "plan_coverage", "as_of": "2022-08"}
    viewer = replace(access.viewer(sample.config), level="file")
    found = answer(sample, "unit_dots", viewer, given, "zh")
    table = data_table(found, "zh")
    hidden = found.rows["shown"].eq("hidden")
    assert "为保护个人信息，不列" in set(found.rows.loc[hidden, "remark"])
    assert list(table.loc[hidden, "比较结论"]) == list(found.rows.loc[hidden, "remark"])


def test_changes_since_a_month_stand_below_its_name_and_that_month_has_none() -> None:
    days = pd.to_datetime(["2022-01-31", "2022-02-28"])
    rows = pd.DataFrame({"unit": "A", "as_of": days, "compared_with": days[0], "change_text": ["持平", "提高1.0"]})
    table = made(rows)
    assert table["较2022年1月"].tolist() == ["", "提高1.0"] and "变化" not in table
