"""A story line told: what each kind of block becomes, and that no slide of any unit and month tells too much."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from almanac import access
from almanac.charts import Block, Story
from almanac.declared import Words
from almanac.narrative.answer import answer
from almanac.narrative.slides import Line, Slide, slides
from almanac.narrative.telling import Telling, room
from almanac.tables.ask import Source, months
from tests.charts.test_every_sentence import wrong
from tests.narrative.wall import leaks, words_of

Tell = Callable[..., list[Slide]]


@pytest.fixture(scope="module")
def told(sample: Source) -> Tell:
    """The meeting of a month, told once for all who ask."""
    kept: dict[tuple[str, str, str], list[Slide]] = {}

    def tell(month: str = "2022-08", language: str = "zh", before: str = "") -> list[Slide]:
        key = (month, language, before)
        if key not in kept:
            viewer = room(sample.config)
            earlier = Telling(sample, viewer, before, language) if before else None
            telling = Telling(sample, viewer, month, language, earlier)
            kept[key] = list(slides(sample.catalogue.stories["meeting"], telling))
        return kept[key]

    return tell


def tiers(sample: Source, month: str, indicator: str) -> tuple[dict[str, str], set[str]]:
    """Which units the desk sees as significantly worse, and which as better."""
    viewer = access.viewer(sample.config)
    rows = answer(sample, "unit_dots", viewer, {"indicator": indicator, "as_of": month}, "zh").rows
    good, bad = ("above", "below") if sample.catalogue.indicators[indicator].better == "higher" else ("below", "above")
    verdicts: Mapping[str, str] = dict(zip(rows["unit_code"], rows["verdict"], strict=True))
    return {u: v for u, v in verdicts.items() if v == bad}, {u for u, v in verdicts.items() if v == good}


def faults(sample: Source, slide: Slide, telling: Telling) -> list[str]:
    indicator = slide.answer.rows.get("indicator") if slide.answer else None
    name = str(indicator.iloc[0]) if indicator is not None and len(indicator) else ""
    weak, first = tiers(sample, telling.as_of, name) if name and not slide.unit_code else ({}, set())
    return leaks(slide, telling, weak, first)


def test_a_meeting_goes_through_its_blocks_in_order(told: Tell, sample: Source) -> None:
    kinds = [slide.kind for slide in told()]
    ranked = sum(unit.ranked for unit in sample.config.units)
    assert kinds == ["cover", "headline", *["chart"] * 3, *["round"] * ranked, "chart", "closing"]
    assert [slide.unit_code for slide in told() if slide.unit_code] == [u.code for u in sample.config.units if u.ranked]


def test_every_unit_has_one_number_one_sentence_and_at_most_three_facts(told: Tell, sample: Source) -> None:
    for slide in told():
        if slide.kind == "round":
            assert slide.number and slide.title and slide.answer is not None
            assert 1 <= len(slide.facts) <= 3
            assert all(line.label and line.value for line in slide.facts)


def test_since_the_last_meeting_the_same_numbers_stand_beside_each_other(told: Tell, sample: Source) -> None:
    since = next(slide for slide in told(before="2022-05") if slide.kind == "since")
    assert since.kicker == "2022年5月至2022年8月"
    now = {line.label: line.value for line in next(s for s in told() if s.kind == "headline").facts}
    then = {line.label: line.value for line in next(s for s in told("2022-05") if s.kind == "headline").facts}
    for line in since.facts[:3]:
        assert line.value == f"{then[line.label]} → {now[line.label]}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_slides_say_whole_sentences(told: Tell, sample: Source, language: str) -> None:
    broken = [(word, wrong(word)) for slide in told(language=language) for word in words_of(slide)]
    assert not [(word, fault) for word, fault in broken if fault]


def test_no_slide_of_any_unit_and_month_tells_too_much(told: Tell, sample: Source) -> None:
    counted, found = 0, list[str]()
    for month in months(sample):
        telling = Telling(sample, room(sample.config), f"{month:%Y-%m}", "zh")
        for slide in told(telling.as_of):
            counted += 1
            found += [
                f"{telling.as_of} {slide.kind} {slide.unit_code}: {leak}" for leak in faults(sample, slide, telling)
            ]
    print(f"{counted} slides in {len(months(sample))} months, {len(found)} leaks")
    assert not found, "\n".join(found[:40])


PLANTED = {
    "a peer's value in a fact": {"facts": (Line("常熟", "82.2%"), Line("相比常熟", "高11.3个百分点"))},
    "a weak unit by name": {"lines": ("姑苏区后续需加快推进",)},
    "a word that shames": {"title": "昆山不是倒数"},
    "the internal task": {"caption": "T1-1 已落实"},
    "a complement of two": {"caption": "83/85 人"},
}


@pytest.mark.parametrize("what", PLANTED)
def test_a_planted_leak_is_found(told: Tell, sample: Source, what: str) -> None:
    telling = Telling(sample, room(sample.config), "2022-08", "zh")
    slide = next(slide for slide in told() if slide.unit_code == "320583")
    assert not faults(sample, slide, telling)
    assert faults(sample, replace(slide, **PLANTED[what]), telling)


@pytest.mark.parametrize("column", ["value", "numerator"])
def test_a_peer_whose_number_is_left_in_the_rows_is_found(told: Tell, sample: Source, column: str) -> None:
    telling = Telling(sample, room(sample.config), "2022-08", "zh")
    slide = next(slide for slide in told() if slide.unit_code == "320583")
    assert slide.answer is not None
    rows = slide.answer.rows.copy()
    rows.loc[rows["unit_code"] == "320582", column] = 90.9
    assert faults(sample, replace(slide, answer=replace(slide.answer, rows=rows)), telling)


def test_a_block_says_what_it_cannot_do_without() -> None:
    title = Words(zh="会", en="Meeting")
    for block in ({"block": "round", "chart": "x"}, {"block": "chart"}, {"block": "headline", "indicators": ["x"]}):
        with pytest.raises(ValueError, match="needs"):
            Block.model_validate(block)
    with pytest.raises(ValueError, match="at least 1"):
        Story(id="m", title=title, blocks=())
