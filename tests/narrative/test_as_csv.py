"""A table as CSV: the heads first, Chinese intact, numbers as numbers, and nothing that a spreadsheet would act on."""

import csv
from datetime import date
from io import StringIO

import pandas as pd
import pytest

from almanac.charts import Chart
from almanac.narrative.answer import Answer
from almanac.narrative.as_csv import csv_name, csv_of

CHART = {"id": "c", "title": {"zh": "各单位:一/二"}, "figure": "table", "findings": [{"zh": "话"}]}


def made(*cells: object) -> Answer:
    chart = Chart.model_validate(CHART | {"table": {"unit": {"zh": "单位"}, "text": {"zh": "数值"}}})
    rows = pd.DataFrame({"unit": [f"第{at}" for at in range(len(cells))], "text": list(cells)})
    return Answer(chart, rows, {"newest": date(2022, 8, 25), "short": "覆盖"}, "", "", "")


def cells(*given: object) -> list[str]:
    content = csv_of(made(*given), "zh").decode("utf-8-sig")
    return [row[1] for row in csv.reader(StringIO(content, newline=""))][1:]


def test_it_opens_with_its_mark_its_heads_and_the_lines_of_windows() -> None:
    assert csv_of(made("93.3"), "zh") == "\ufeff单位,数值\r\n第0,93.3\r\n".encode()


@pytest.mark.parametrize(
    ("shown", "written"),
    [("1,234.5", "1234.5"), ("−4.1", "-4.1"), ("－17.0", "-17.0"), ("＋11.1", "11.1"), ("95.0%", "95.0%"), ("0", "0")],
)
def test_a_displayed_number_is_a_plain_one(shown: str, written: str) -> None:
    assert cells(shown) == [written]


@pytest.mark.parametrize("word", ["=1+1", "+A1", "@x", "-x", "-5+1", "\tx", "5/12", "3-4"])
def test_what_would_act_or_become_a_day_has_an_apostrophe(word: str) -> None:
    assert cells(word) == [f"'{word}"]


@pytest.mark.parametrize("word", ["少于5", "95.0%以上", "–", "提高0.8个百分点", "一,二", '说"是"'])
def test_other_words_stay_as_they_are(word: str) -> None:
    assert cells(word, "x") == [word, "x"]


def test_what_is_missing_is_empty_and_a_day_is_a_day() -> None:
    assert cells(None, pd.Timestamp(2022, 8, 31)) == ["", "2022-08-31"]


def test_its_name_says_what_of_what_and_until_when() -> None:
    assert csv_name(made("1"), "zh") == "各单位_一_二_覆盖_2022-08-25.csv"
