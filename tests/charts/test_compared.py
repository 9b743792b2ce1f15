"""What is compared with is asked, said and told to be missing where a chart reads it."""

import pytest

from almanac import access
from almanac.general import charts_of
from almanac.narrative.answer import Answer, answer
from almanac.tables.ask import Source, compares


def asked(source: Source, chart: str, language: str = "zh", **given: str) -> Answer:
    return answer(source, chart, access.viewer(source.config), {"as_of": "2022-08"} | given, language)


def reads(source: Source, page: str) -> bool:
    """Whether a chart of a page reads what is compared with."""
    return any(compares(source.catalogue, chart) for chart in charts_of(source.config.page_path(page)))


@pytest.mark.parametrize(
    ("page", "expected"),
    [("honours", False), ("study", True), ("talent", True), ("annual_tasks", True), ("overview", True)],
)
def test_a_page_asks_what_to_compare_with_only_where_a_chart_reads_it(
    sample: Source, page: str, expected: bool
) -> None:
    assert reads(sample, page) == expected


def test_a_chart_with_a_comparison_of_its_own_reads_no_other(sample: Source) -> None:
    assert [compares(sample.catalogue, name) for name in ("active_rates", "kpi_to_date", "indicator_trend")] == [
        False
    ] * 3
    assert [compares(sample.catalogue, name) for name in ("unit_dots", "kpi", "plan_ledger")] == [True] * 3


@pytest.mark.parametrize(("compare", "words"), [("year", "同比提高"), ("month", "较上月提高"), ("target", "较目标高")])
def test_the_active_rate_says_what_it_was_compared_with(sample: Source, compare: str, words: str) -> None:
    assert words in asked(sample, "active_rates", compare=compare).finding


def test_a_change_that_cannot_be_given_says_why(sample: Source) -> None:
    blank = asked(sample, "unit_dots", indicator="mandatory_study")
    assert set(blank.rows["change_short"]) == {""}
    assert "没有2021年8月可比的数值，不列变化" in blank.footnote
    english = asked(sample, "unit_dots", "en", indicator="mandatory_study")
    assert "There is nothing of August 2021 to compare with" in english.footnote
    assert "不列变化" not in asked(sample, "unit_dots", indicator="theme_day_rate").footnote


def test_two_equal_values_are_said_in_words_that_stand_alone(sample: Source) -> None:
    given = {"indicator": "branch_standard_rate", "compare": "city"}
    said = set(asked(sample, "unit_dots", "en", **given).rows["change_text"])
    assert not [words for words in said if str(words).endswith(" with")]
