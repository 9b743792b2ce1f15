"""A story line told: what each kind of block becomes."""

import pytest

from almanac.charts import Block, Story
from almanac.declared import Words
from almanac.narrative.slides import told as told_of
from almanac.narrative.telling import Telling, room
from almanac.tables.ask import Source
from tests.charts.test_every_sentence import wrong
from tests.narrative.conftest import Tell
from tests.narrative.wall import words_of


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


def test_what_starts_anew_each_year_is_not_set_beside_an_earlier_month(sample: Source) -> None:
    story, viewer = sample.catalogue.stories["meeting"], room(sample.config)
    telling = Telling(sample, viewer, "2022-08", "zh", Telling(sample, viewer, "2022-05", "zh"))
    block = next(block for block in story.blocks if block.block == "since")
    for name, count in (("mandatory_study", 0), ("plan_coverage", 1)):
        asked = block.model_copy(update={"indicators": (name,)})
        assert sum(len(slide.facts) for slide in told_of(asked, story, telling)) == count


@pytest.mark.parametrize("language", ["zh", "en"])
def test_slides_say_whole_sentences(told: Tell, sample: Source, language: str) -> None:
    broken = [(word, wrong(word)) for slide in told(language=language) for word in words_of(slide)]
    assert not [(word, fault) for word, fault in broken if fault]


def test_a_block_says_what_it_cannot_do_without() -> None:
    title = Words(zh="会", en="Meeting")
    for block in ({"block": "round", "chart": "x"}, {"block": "chart"}, {"block": "headline", "indicators": ["x"]}):
        with pytest.raises(ValueError, match="needs"):
            Block.model_validate(block)
    with pytest.raises(ValueError, match="at least 1"):
        Story(id="m", title=title, blocks=())
