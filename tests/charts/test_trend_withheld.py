"""A trend tells a value that is withheld from one that is missing."""

from almanac.narrative.answer import Answer, answer
from almanac.tables.ask import Source
from tests.indicators.test_guard import viewer


def trend(source: Source, level: str, indicator: str, language: str = "zh") -> Answer:
    given = {"indicator": indicator, "unit": "320571", "as_of": "2022-08"}
    return answer(source, "indicator_trend", viewer(source, level), given, language)


def test_values_that_are_withheld_are_counted_and_called_so(sample: Source) -> None:
    file = trend(sample, "file", "plan_coverage")
    withheld = int((file.rows["shown"] == "hidden").sum())
    assert withheld > 1
    assert f"有{withheld}个数值因基数小或为保护个人不单列，不是没有数据。" in file.footnote
    assert f"{withheld} values are not shown" in trend(sample, "file", "plan_coverage", "en").footnote


def test_where_nothing_is_withheld_nothing_is_said_of_it(sample: Source) -> None:
    assert "不单列" not in trend(sample, "desk", "volunteer_hours").footnote


def test_a_city_that_is_withheld_throughout_is_not_said_to_have_no_data(sample: Source) -> None:
    hidden = [
        found
        for name in sample.catalogue.indicators
        if (found := trend(sample, "wall", name)).facts["points"] == 0 and found.facts["city_withheld"]
    ]
    assert hidden
    assert [found.finding for found in hidden if "暂无数据" in found.finding] == []
