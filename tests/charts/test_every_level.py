"""Away from a desk every chart says whole sentences too, or one calm sentence in its place; and no false nought."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from almanac.mistakes import Mistake
from almanac.narrative.answer import Answer, answer
from almanac.tables.ask import Source, months
from tests.charts.test_every_sentence import CHARTS, CHOSEN, said, wrong
from tests.indicators.test_guard import viewer

CALM = ("desk_only", "rests_on_hidden")
NOUGHT = r"(?<![\d.,])0(?![\d.%])"


def asked(sample: Source, chart: str, level: str, given: dict[str, str], language: str) -> Answer | None:
    """A chart's answer; None where one sentence stands in its place."""
    try:
        return answer(sample, chart, viewer(sample, level), given, language)
    except Mistake as mistake:
        assert mistake.key in CALM, f"{chart} {given}: {mistake}"
        return None


def faults(sample: Source, chart: str, level: str, given: dict[str, str], language: str) -> Iterator[str]:
    """What is wrong in a chart's sentences at a level; a nought is, where there is none at a desk."""
    found = asked(sample, chart, level, given, language)
    if found is None:
        return
    for words in said(found, language):
        yield from (f"{chart} {level} {given} {language}: {words!r} {fault}" for fault in wrong(words))
    if "–" in found.finding:
        yield f"{chart} {level} {given} {language}: {found.finding!r}"
    if re.search(NOUGHT, found.finding + found.subtitle):
        desk = answer(sample, chart, viewer(sample, "desk"), given, language)
        if not re.search(NOUGHT, desk.finding + desk.subtitle):
            yield f"{chart} {level} {given} {language}: {found.finding!r}, at a desk {desk.finding!r}"


def of_every_kind(sample: Source) -> list[date]:
    """A January, a month of summer, and the last."""
    known = months(sample)
    return [known[12], known[-3], known[-1]]


@pytest.mark.parametrize("chart", CHARTS)
def test_away_from_a_desk_a_chart_says_whole_sentences(sample: Source, chart: str) -> None:
    broken: list[str] = []
    for number, month in enumerate(of_every_kind(sample)):
        level, language = ("file", "wall")[number % 2], ("zh", "en")[number // 2]
        broken += faults(sample, chart, level, {"as_of": f"{month:%Y-%m}"}, language)
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("chart", CHOSEN)
def test_away_from_a_desk_a_chart_of_any_indicator_says_whole_sentences(sample: Source, chart: str) -> None:
    broken: list[str] = []
    for number, indicator in enumerate(sample.catalogue.indicators):
        month, language = of_every_kind(sample)[(number + len(chart)) % 3], ("zh", "en")[number % 2]
        given = {"as_of": f"{month:%Y-%m}", "indicator": indicator}
        broken += faults(sample, chart, ("wall", "file")[number // 2 % 2], given, language)
    assert not broken, "\n".join(broken)
