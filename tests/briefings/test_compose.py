"""A story line composed for files: told at its level, what may not leave the desk named, headings of nothing gone."""

from dataclasses import replace
from datetime import datetime

import pytest

from almanac import access
from almanac.briefings.check import refuse_difference
from almanac.briefings.compose import Imprint, compose
from almanac.charts import Block, Story
from almanac.declared import Words
from almanac.mistakes import Mistake
from almanac.narrative.telling import Telling, about, address, at_most, room
from almanac.tables.ask import Source

IMPRINT = Imprint(datetime(2022, 8, 26, 9, 30), "desk")
TITLE = Words(zh="汇报：{unit_name}/八月", en="Report: {unit_name}/August")


def telling(source: Source, viewer: str = "desk", unit: str = "", language: str = "zh") -> Telling:
    return Telling(source, access.viewer(source.config, viewer), "2022-08", language, unit=unit)


def story(*blocks: dict[str, object], **more: object) -> Story:
    return Story(id="s", title=TITLE, blocks=tuple(Block.model_validate(block) for block in blocks), **more)  # type: ignore[arg-type]


def section(name: str) -> dict[str, object]:
    return {"block": "section", "title": {"zh": name, "en": name}}


DOTS: dict[str, object] = {"block": "chart", "chart": "unit_dots", "parameters": {"indicator": "plan_coverage"}}


def test_a_file_hides_small_numbers_from_whoever_sees_them_at_the_desk(sample: Source) -> None:
    found = compose(story(DOTS), telling(sample), IMPRINT)
    (slide,) = found.slides
    assert slide.answer is not None
    rows = slide.answer.rows
    hidden = rows[rows["suppressed"] != ""]
    assert len(hidden)
    assert hidden["numerator"].isna().all()
    assert found.telling.viewer.level == "file"


def test_a_story_for_a_wall_tells_no_more_than_a_wall(sample: Source) -> None:
    found = compose(story(DOTS, level="wall"), telling(sample), IMPRINT)
    assert found.telling.viewer.level == "wall"
    assert at_most(room(sample.config), "file").level == "wall"


def test_what_may_not_leave_the_desk_is_named_and_the_rest_is_told(sample: Source) -> None:
    closing = {"block": "closing", "charts": ["branch_finding", "plan_ledger"]}
    found = compose(story(DOTS, {"block": "chart", "chart": "plan_ledger"}, closing), telling(sample), IMPRINT)
    assert [slide.kind for slide in found.slides] == ["chart", "closing"]
    assert found.left_out == (sample.catalogue.charts["plan_ledger"].title.zh,)
    assert len(found.slides[1].lines) == 1


def test_a_chief_takes_along_what_his_pages_show(sample: Source) -> None:
    told = {"block": "text", "chart": "indicator_told", "indicators": ["plan_coverage"]}
    found = compose(story(DOTS, told, {"block": "chart", "chart": "ranking_funnel"}), telling(sample, "chief"), IMPRINT)
    assert [slide.kind for slide in found.slides] == ["chart", "text"]
    assert found.left_out == (sample.catalogue.charts["ranking_funnel"].title.zh,)
    rows = found.slides[0].answer.rows if found.slides[0].answer else []
    assert set(rows["unit_code"]) == {"320583", sample.config.city.code}


def test_a_heading_of_nothing_is_left_out(sample: Source) -> None:
    blocks = [section("一"), {"block": "chart", "chart": "plan_ledger"}, section("二"), DOTS, section("三")]
    found = compose(story(*blocks), telling(sample), IMPRINT)
    assert [slide.title for slide in found.slides if slide.kind == "section"] == ["二"]


def test_where_nothing_may_be_told_there_is_one_sentence(sample: Source) -> None:
    with pytest.raises(Mistake) as mistake:
        compose(story({"block": "cover"}, {"block": "chart", "chart": "plan_ledger"}), telling(sample), IMPRINT)
    assert mistake.value.key == "nothing_to_tell"


def test_a_story_of_a_unit_is_called_and_filed_after_it(sample: Source) -> None:
    found = compose(story(DOTS, of_unit=True), telling(sample, unit="320583"), IMPRINT)
    assert found.title == "汇报：昆山/八月"
    assert found.stem == "汇报：昆山_八月_2022-08-25"
    assert found.slides[0].answer and found.slides[0].answer.facts["unit_code"] == "320583"


def test_whose_unit_it_is_must_be_said_and_allowed(sample: Source) -> None:
    viewer, of_unit, config = access.viewer(sample.config, "chief"), story(DOTS, of_unit=True), sample.config
    for word in ("320583", "昆山", "昆山市", "Kunshan"):
        assert about(of_unit, viewer, config, word) == "320583"
    assert about(story(DOTS), viewer, config, "") == ""
    for told, word, key in (
        (of_unit, "", "unit_needed"),
        (of_unit, "320582", "unknown_name"),
        (of_unit, "nowhere", "unknown_name"),
        (story(DOTS), "昆山", "story_of_all"),
    ):
        with pytest.raises(Mistake) as mistake:
            about(told, viewer, config, word)
        assert mistake.value.key == key


def test_a_written_report_says_how_far_the_data_reach_once_a_paragraph(sample: Source) -> None:
    told = {"block": "text", "chart": "indicator_told", "indicators": ["plan_coverage", "branch_standard_rate"]}
    lines = compose(story(told), telling(sample), IMPRINT).slides[0].lines
    assert [line.startswith("截至2022年8月25日，") for line in lines] == [True, False]
    assert all(line.endswith("。") for line in lines)


def test_progress_counts_the_blocks(sample: Source) -> None:
    seen: list[tuple[int, int]] = []
    compose(story(DOTS, DOTS), telling(sample), IMPRINT, lambda name, done, whole: seen.append((done, whole)))
    assert seen == [(1, 2), (2, 2)]


def test_a_link_holds_the_choice_and_there_is_none_without_a_base(sample: Source) -> None:
    told = replace(telling(sample), unit="320583")
    assert address("http://x:1/", "district", told) == "http://x:1/district?as_of=2022-08&unit=320583&lang=zh"
    assert address("", "district", told) == ""


@pytest.mark.parametrize(
    ("written", "wanted", "found"),
    [
        ({"1": ["93.3%", "昆山"]}, "–", "–"),
        ({"1": ["93.4%", "昆山"]}, "93.3%", "93.4%"),
        ({"1": ["昆山"]}, "93.3%", "–"),
        ({"1": ["93.3%", "93.3%"]}, "–", "93.3%"),
        ({"1": ["93.3%"], "2": ["8月"]}, "–", "8月"),
    ],
)
def test_a_file_that_differs_is_refused_with_place_and_both_figures(
    written: dict[str, list[str]], wanted: str, found: str
) -> None:
    meant = {"1": ["93.3%", "昆山"]}
    if wanted == found:
        refuse_difference(meant, written)
        return
    with pytest.raises(Mistake) as mistake:
        refuse_difference(meant, written)
    assert mistake.value.values | {"place": ""} == {"place": "", "wanted": wanted, "found": found}


def test_running_text_leaves_out_what_has_no_data(sample: Source) -> None:
    block = {"block": "text", "chart": "indicator_told", "indicators": ["plan_coverage", "branch_standard_rate"]}
    early = replace(telling(sample), as_of="2021-01")
    shown = compose(story(block, section("A"), {"block": "text", "charts": ["task_finding"]}), early, IMPRINT).slides
    assert [slide.kind for slide in shown] == ["text"]
    assert len(shown[0].lines) == 1 and "暂无数据" not in shown[0].lines[0]
