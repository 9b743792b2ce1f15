"""No slide of any unit and month tells too much, and none is praised for what it does worst."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from almanac import access
from almanac.narrative.slides import Line, Slide, _unled
from almanac.narrative.telling import Telling, room
from almanac.tables.ask import Source, months
from tests.narrative import wall
from tests.narrative.conftest import Tell, once
from tests.narrative.wall import leaks, words_of


def first_tier(sample: Source, month: str, indicator: str) -> set[str]:
    """Which units the desk sees as significantly better."""
    viewer = access.viewer(sample.config)
    rows = once(sample, "unit_dots", viewer, {"indicator": indicator, "as_of": month}, "zh").rows
    good = "above" if sample.catalogue.indicators[indicator].better == "higher" else "below"
    return set(rows["unit_code"][rows["verdict"] == good])


def faults(sample: Source, slide: Slide, telling: Telling) -> list[str]:
    is_of_units = slide.kind == "chart" and slide.answer is not None and "is_first" in slide.answer.rows
    name = str(slide.answer.rows["indicator"].iloc[0]) if slide.answer and is_of_units else ""
    return leaks(slide, telling, first_tier(sample, telling.as_of, name) if name else set())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_slide_of_any_unit_and_month_tells_too_much(told: Tell, sample: Source, language: str) -> None:
    """Every month in Chinese; the same rows are in English, so of its words every fifth month."""
    found, counted, every = list[str](), 0, months(sample)[:: -1 if language == "zh" else -5]
    for month in every:
        telling = Telling(sample, room(sample.config), f"{month:%Y-%m}", language)
        for slide in told(telling.as_of, language):
            counted += 1
            where = f"{telling.as_of} {slide.kind} {slide.unit_code}"
            found += [f"{where}: {leak}" for leak in faults(sample, slide, telling)]
    print(f"{counted} slides in {len(every)} months in {language}, {len(found)} leaks")
    assert not found, "\n".join(found[:40])


def told_well(sample: Source, month: str, unit: str) -> Iterator[dict[str, Any]]:
    """What leads and what follows on a unit's slide."""
    rows = once(sample, "wall_choice", room(sample.config), {"as_of": month, "unit": unit}, "zh").rows
    yield from rows[rows["told"].isin(["lead", "more"])].to_dict("records")


def test_no_unit_is_praised_for_what_it_does_worst(told: Tell, sample: Source) -> None:
    """Neither what leads nor what follows is beyond chance worse than all units, or the last of those compared."""
    desk, ranked = access.viewer(sample.config), [unit.code for unit in sample.config.units if unit.ranked]
    counted = 0
    for month in (f"{month:%Y-%m}" for month in months(sample)):
        for unit in (slide.unit_code for slide in told(month) if slide.unit_code):
            for row in told_well(sample, month, unit):
                name, sign = str(row["indicator"]), -1 if row["better"] == "lower" else 1
                dots = once(sample, "unit_dots", desk, {"indicator": name, "as_of": month}, "zh").rows
                dots = dots[dots["verdict"].isin(["above", "similar", "below", "untested"])].set_index("unit_code")
                values, counted = sign * dots["displayed"].drop(sample.config.city.code, errors="ignore"), counted + 1
                assert dots["verdict"][unit] != ("below" if sign == 1 else "above"), (month, unit, name)
                assert values.min() == values.max() or values[unit] > values.min(), (month, unit, name)
    assert counted > 2 * len(months(sample)) * len(ranked)


def test_what_leads_is_better_than_all_units_or_a_target_reached_or_a_rise(told: Tell, sample: Source) -> None:
    led = 0
    for month in (f"{month:%Y-%m}" for month in months(sample)):
        for slide in (one for one in told(month) if one.unit_code):
            for row in (one for one in told_well(sample, month, slide.unit_code) if one["told"] == "lead"):
                rises = row["change"] > 0 if row["better"] == "higher" else row["change"] < 0
                is_better = row["verdict"] == {"higher": "above", "lower": "below"}[row["better"]]
                assert is_better or row["lacking"] == 0 or rises, (month, slide.title)
                assert "，" in slide.title, "it says with what it is compared"
                led += 1
    assert led > 150


def test_a_unit_that_nothing_leads_is_told_of_by_its_highlight(told: Tell, sample: Source) -> None:
    story, telling = (
        sample.catalogue.stories["meeting"],
        Telling(sample, room(sample.config), "2022-08", "zh", None, once),
    )
    block = next(block for block in story.blocks if block.block == "round")
    told_by = {
        code: replace(_unled(block, telling, telling.ask(block.choose, unit=code), code), unit_code=code)
        for code in (unit.code for unit in sample.config.units if unit.ranked)
    }
    assert all(slide.title.startswith(sample.config.unit(code).short) for code, slide in told_by.items())  # type: ignore[union-attr]
    assert all("亮点工作：" in slide.title and not slide.number for slide in told_by.values())
    assert all(slide.facts[-1].label.startswith("下一步") for slide in told_by.values())
    assert not [leak for slide in told_by.values() for leak in leaks(slide, telling, set())]


def test_behind_the_city_a_unit_stands_without_its_peers(told: Tell, sample: Source) -> None:
    alone = 0
    for month in months(sample):
        for slide in (one for one in told(f"{month:%Y-%m}") if one.unit_code and one.answer):
            rows = slide.answer.rows.set_index("unit_code")  # type: ignore[union-attr]
            own, city = rows.loc[slide.unit_code], rows.loc[sample.config.city.code]
            sign = -1 if sample.catalogue.indicators[str(own["indicator"])].better == "lower" else 1
            if sign * own["displayed"] < sign * city["displayed"]:
                alone += 1
                assert len(rows) == 2
                assert "灰条" not in slide.note
    assert alone


def test_what_has_nothing_to_say_has_no_slide_and_no_number(told: Tell, sample: Source) -> None:
    silent = 0
    for month in months(sample):
        slides_told = told(f"{month:%Y-%m}")
        silent += not any(slide.answer and slide.answer.chart.id == "wall_tasks" for slide in slides_told)
        for slide in slides_told:
            assert "暂无" not in " ".join(words_of(slide)), (month, slide.title)
    assert silent == 12


LINE = Line("常熟", "82.2%"), Line("相比常熟", "高11.3个百分点")
PLANTED: dict[str, tuple[str, str, dict[str, object]]] = {
    "a peer's value in a fact": ("round", "zh", {"facts": LINE}),
    "a peer in a note": ("round", "zh", {"note": "姑苏区未列"}),
    "a word that shames": ("round", "zh", {"title": "昆山不是倒数"}),
    "the internal task": ("round", "zh", {"caption": "T1-1 已落实"}),
    "a complement of two": ("round", "zh", {"caption": "83/85 人"}),
    "a complement of two in English": ("round", "en", {"caption": "83 of 85 people"}),
    "three to go": ("round", "zh", {"facts": (Line("下一步：志愿者活跃率", "距目标50%差1.0个百分点，还差3人"),)}),
    "three to go in English": ("round", "en", {"facts": (Line("Next: Active volunteers", "3 people to go"),)}),
    "a weak unit in the closing": ("closing", "zh", {"lines": ("姑苏区支部达标率72.7%，后续需加快推进",)}),
    "a place in the closing": ("closing", "zh", {"lines": ("姑苏区排名第十",)}),
    "a unit in the headline": ("headline", "zh", {"title": "姑苏区方案覆盖率85.3%"}),
    "a unit in a remark": ("headline", "zh", {"facts": (Line("方案覆盖率", "93.3%", "姑苏区除外"),)}),
    "a unit on the cover": ("cover", "zh", {"kicker": "姑苏区专场"}),
    "a weak unit among the first": ("chart", "zh", {"facts": (Line("显著高于全市", "昆山、姑苏区"),)}),
    "a place in English": ("closing", "en", {"lines": ("One district is ranked last",)}),
    "a unit in English": ("closing", "en", {"lines": ("Gusu is to speed up",)}),
}


@pytest.mark.parametrize("what", PLANTED)
def test_a_planted_leak_is_found(told: Tell, sample: Source, what: str) -> None:
    kind, language, given = PLANTED[what]
    telling = Telling(sample, room(sample.config), "2022-08", language)
    slide = next(s for s in told(language=language) if s.kind == kind and s.unit_code in ("", "320583"))
    if kind == "chart":
        slide = next(s for s in told(language=language) if s.answer and s.answer.chart.id == "wall_bars")
    assert not faults(sample, slide, telling)
    assert faults(sample, replace(slide, **given), telling)  # type: ignore[arg-type]


def test_a_unit_in_the_words_for_who_cannot_see_the_figure_is_found(told: Tell, sample: Source) -> None:
    telling = Telling(sample, room(sample.config), "2022-08", "zh")
    slide = next(slide for slide in told() if slide.unit_code == "320583")
    assert slide.answer is not None
    assert faults(sample, replace(slide, answer=replace(slide.answer, subtitle="姑苏区最短")), telling)


@pytest.mark.parametrize("column", ["value", "numerator"])
@pytest.mark.parametrize("unit", ["320583", ""])
def test_a_peer_whose_number_is_left_in_the_rows_is_found(told: Tell, sample: Source, column: str, unit: str) -> None:
    telling = Telling(sample, room(sample.config), "2022-08", "zh")
    slide = next(s for s in told() if s.unit_code == unit and s.answer and s.answer.chart.id == "wall_bars")
    assert slide.answer is not None
    rows = slide.answer.rows.copy()
    rows.loc[rows["unit_code"] == "320582", column] = 90.9
    assert faults(sample, replace(slide, answer=replace(slide.answer, rows=rows)), telling)


FIGURES: dict[str, dict[str, object]] = {
    "hidden data": {"data": [{"customdata": [1]}], "layout": {}},
    "a name behind a bar": {"data": [{"name": "姑苏区"}], "layout": {}},
    "a trace of bars": {"data": [{"x": [1, 2]}], "layout": {}},
    "an exact bar": {"data": [], "layout": {"shapes": [{"xref": "x", "x0": 0, "x1": 72.7}]}},
    "an exact mark": {"data": [], "layout": {"shapes": [{"xref": "x", "xsizemode": "pixel", "xanchor": 72.7}]}},
    "an exact place of words": {"data": [], "layout": {"annotations": [{"xref": "x", "x": 72.7, "text": "昆山"}]}},
    "a value in words": {"data": [], "layout": {"annotations": [{"xref": "x", "x": 73, "text": "73"}]}},
}


@pytest.mark.parametrize("what", FIGURES)
def test_a_leak_that_is_planted_in_a_figure_is_found(
    told: Tell, sample: Source, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    telling = Telling(sample, room(sample.config), "2022-08", "zh")
    monkeypatch.setattr(wall, "figure_of", lambda *_: FIGURES[what])
    for unit in ("", "320583"):
        slide = next(s for s in told() if s.unit_code == unit and s.answer and s.answer.chart.id == "wall_bars")
        assert faults(sample, slide, telling)
