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
from almanac.narrative.telling import Telling, at_most
from almanac.tables.ask import Source, months
from almanac.texts.formats import is_missing

CATALOGUE = load_catalogue(load_config(Path(__file__).parents[2] / "config.yaml"))
CHARTS = sorted(CATALOGUE.charts)
CHOSEN = [name for name, chart in sorted(CATALOGUE.charts.items()) if "indicator" in chart.parameters]
COMPARING = [name for name in CHARTS if "change" in CATALOGUE.charts[name].frame]
PARAGRAPHS = [name for name in CHARTS if CATALOGUE.charts[name].paragraph]
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

NO_END = {"zh": r"[^。]$", "en": r"[^.]$"}
HURTS = {"zh": r"倒数|末位|最差|垫底", "en": r"\b(worst|last place|bottom)\b"}
CHINESE = {
    "a separator in running text": r"\d,\d{3}",
    "a space beside a number": r"[\u4e00-\u9fff] \d|\d [\u4e00-\u9fff]",
    "a comparison that has no sense": r"较.{1,6}持平|同比持平",
    "punctuation of half a width": r"[,;](?!\d)|\(|\)",
    "a range that is no range": r"\d-\d+月",
}
UNREADABLE = {
    language: {"no end": NO_END[language], "a word that hurts": HURTS[language]}
    | (CHINESE if language == "zh" else {"Chinese": r"[\u4e00-\u9fff]"})
    for language in NO_END
}


def wrong(words: str) -> list[str]:
    """What is broken in some words."""
    return [fault for fault, pattern in BROKEN.items() if re.search(pattern, words)]


def unreadable(words: str, language: str) -> list[str]:
    """What a paragraph of a report may not have."""
    return [fault for fault, pattern in UNREADABLE[language].items() if re.search(pattern, words)]


def said(found: Answer, language: str, drawn: bool = True) -> Iterator[str]:
    """Every sentence of an answer, its table with the heads, and all that is written on its figure."""
    yield from (found.finding, found.subtitle, found.footnote, found.paragraph)
    table = data_table(found, language)
    yield from map(str, table)
    yield from (str(cell) for name in table for cell in table[name] if not is_missing(cell))
    if drawn and found.chart.figure != "none":
        figure = draw(found.chart, found.rows, load_look(), language, None, found.facts).to_dict()
        yield from (note["text"] for note in figure["layout"].get("annotations", ()))
        for trace in figure["data"]:
            yield from map(str, np.ravel(trace.get("text", ())))


def checked(found: Answer, language: str, drawn: bool = True) -> list[tuple[str, list[str]]]:
    """Every sentence of an answer with its faults."""
    report = unreadable(found.paragraph, language) if found.paragraph else []
    return [(found.paragraph, report), *((words, wrong(words)) for words in said(found, language, drawn))]


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
            told = checked(found, language)
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
        told = checked(found, language, drawn=month == known[-1])
        broken += [f"{chart} {given} {language}: {words!r} {fault}" for words, fault in told if fault]
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("chart", PARAGRAPHS)
def test_a_paragraph_is_whole_for_those_who_take_it_along(sample: Source, chart: str) -> None:
    """A chart that may not leave the desk has none there."""
    month, broken = months(sample)[-1], []
    chosen = [{"indicator": name} for name in sample.catalogue.indicators] if chart in CHOSEN else [{}, {}]
    for number, given in enumerate(chosen):
        language = ("zh", "en")[number % 2]
        told = Telling(sample, at_most(access.viewer(sample.config), "file"), f"{month:%Y-%m}", language)
        for found in told.ask_each([(chart, given)]):
            faults = [*wrong(found.paragraph), *unreadable(found.paragraph, language)]
            broken += [f"{chart} {given} {language}: {found.paragraph!r} {fault}" for fault in faults]
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("全市1,500个支部。", "a separator in running text"),
        ("覆盖率达 93.3%。", "a space beside a number"),
        ("较上月持平。", "a comparison that has no sense"),
        ("昆山倒数第一。", "a word that hurts"),
        ("全市达标率84.7%", "no end"),
        ("全市达标率84.7%,提高。", "punctuation of half a width"),
    ],
)
def test_a_paragraph_that_breaks_the_rules_is_seen(words: str, fault: str) -> None:
    assert fault in unreadable(words, "zh")


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
