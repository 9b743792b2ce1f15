"""Every chart says whole sentences in both languages.

Months of every kind: the first, which lacks one before it, a January, and the last two.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from almanac import access
from almanac.catalogue import load_catalogue
from almanac.config import load_config
from almanac.figures.draw import draw
from almanac.figures.look import load_look
from almanac.narrative.answer import Answer, answer
from almanac.narrative.table import data_table
from almanac.tables.ask import Source, months
from almanac.texts.formats import is_missing

CATALOGUE = load_catalogue(load_config(Path(__file__).parents[2] / "config.yaml"))
CHARTS = sorted(CATALOGUE.charts)
CHOSEN = [name for name, chart in sorted(CATALOGUE.charts.items()) if "indicator" in chart.parameters]
COMPARING = [name for name in CHARTS if "change" in CATALOGUE.charts[name].frame]
MANY = "units branches reports indicators districts days months kinds periods fields records people kits places".split()
BROKEN = {
    "a missing value in a sentence": r"[–](个|分|人|%|百|期|小时)|[为达]–|\bNone\b|\bnan\b|\bNaT\b",
    "an unfilled name": r"[{}]",
    "punctuation twice": r"  |[，、；：。]{2}|,,|,;|;;|\. \.| [.,;:]|；$|：$|[a-z]: \.",
    "one of many": rf"(?<![\d,./])1 (?!of\b)(?:[a-z-]+ )?({'|'.join(MANY)})\b",
    "a plural in brackets": r"\w\(s\)",
    "brackets of nothing": r"（）|\(\)",
    "a hyphen for a minus": r"(?<![0-9A-Za-z_\-)%.])-\d",
    "an internal task": r"T1-1(?!\d)|意识形态",
}


def wrong(words: str) -> list[str]:
    """What is broken in some words."""
    return [fault for fault, pattern in BROKEN.items() if re.search(pattern, words)]


def said(found: Answer, language: str, drawn: bool = True) -> Iterator[str]:
    """Every sentence of an answer, its table with the heads, and all that is written on its figure."""
    yield from (found.finding, found.subtitle, found.footnote)
    table = data_table(found, language)
    yield from map(str, table)
    yield from (str(cell) for name in table for cell in table[name] if not is_missing(cell))
    if drawn and found.chart.figure != "none":
        figure = draw(found.chart, found.rows, load_look(), language, None, found.facts).to_dict()
        yield from (note["text"] for note in figure["layout"].get("annotations", ()))
        for trace in figure["data"]:
            yield from map(str, np.ravel(trace.get("text", ())))


def of_every_kind(sample: Source) -> list[date]:
    """The first month, a January, and the last two."""
    known = months(sample)
    return [known[0], known[12], *known[-2:]]


def faults(sample: Source, chart: str, among: Iterable[date], **given: str) -> list[str]:
    """The broken sentences of a chart in both languages and some months."""
    viewer, broken = access.viewer(sample.config), []
    for month in among:
        for language in ("zh", "en"):
            found = answer(sample, chart, viewer, {"as_of": f"{month:%Y-%m}"} | given, language)
            told = [(words, wrong(words)) for words in said(found, language)]
            broken += [f"{chart} {given} {month:%Y-%m} {language}: {words!r} {fault}" for words, fault in told if fault]
    return broken


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_says_whole_sentences(sample: Source, chart: str) -> None:
    broken = faults(sample, chart, of_every_kind(sample))
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("compare", ["year", "target", "plan", "city", "peers", "2022-03"])
@pytest.mark.parametrize("chart", COMPARING)
def test_a_chart_compared_with_anything_says_whole_sentences(sample: Source, chart: str, compare: str) -> None:
    assert not faults(sample, chart, months(sample)[-1:], compare=compare)


@pytest.mark.parametrize("chart", CHOSEN)
def test_a_chart_of_any_indicator_says_whole_sentences(sample: Source, chart: str) -> None:
    """In turn the first month, which has none before it, and the last."""
    known, viewer, broken = months(sample), access.viewer(sample.config), []
    for number, indicator in enumerate(sample.catalogue.indicators):
        month, language = ((known[0], "en"), (known[-1], "zh"))[(number + len(chart)) % 2]
        given = {"as_of": f"{month:%Y-%m}", "indicator": indicator}
        found = answer(sample, chart, viewer, given, language)
        told = [(words, wrong(words)) for words in said(found, language, drawn=month == known[-1])]
        broken += [f"{chart} {given} {language}: {words!r} {fault}" for words, fault in told if fault]
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize(
    "words",
    [
        "达标支部–个。",
        "1 units owe",
        "City . Splitting",
        "1 unit(s)",
        "疫情，，月末值",
        "为–个百分点",
        "{name}",
        "at None",
        "a  b",
        "T1-1 落实",
        "差-10.2%",
    ],
)
def test_a_broken_sentence_is_seen(words: str) -> None:
    assert wrong(words)


@pytest.mark.parametrize("words", ["1 of 11 units", "11 units", "25/28人", "1–10", "−10.2%", "2022-08", "95%-98%"])
def test_a_whole_sentence_is_fine(words: str) -> None:
    assert not wrong(words)
