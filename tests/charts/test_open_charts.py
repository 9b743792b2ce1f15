"""Charts that are open at every level tell nothing of persons: not in small numbers, not before their notice ends."""

import re

import pytest

from almanac.narrative.answer import Answer, answer
from almanac.tables.ask import Source
from tests.charts.open_city import made
from tests.indicators.test_guard import viewer

OPEN = {
    *("five_tasks", "wall_tasks", "task_list", "tasks_behind", "task_finding", "kpi_tasks", "changed_plans"),
    *("campaigns", "activity_kinds", "study_modes", "column_articles"),
    *("creation_stages", "volunteer_finding", "volunteer_months"),
    *("highlights", "wall_highlight", "honour_kinds", "honour_finding", "speech_figures"),
    *("service_providers", "service_kinds", "site_kinds"),
}
AWAY = ("T1-1", "T5-9", "T5-10")
FEW = re.compile(r"(?<![\d.,/－＋-])[1-4](?=人|名|位| person| people)")


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Source:
    return made(tmp_path_factory.mktemp("open"))


def asked(source: Source, chart: str, level: str, language: str = "zh", **given: str) -> Answer:
    return answer(source, chart, viewer(source, level), {"as_of": "2022-08", **given}, language)


def words(found: Answer) -> str:
    """Everything that a chart says, its rows included."""
    cells = [str(value) for name in found.rows for value in found.rows[name]]
    return " | ".join([found.finding, found.subtitle, found.footnote, *cells])


def test_these_charts_are_open(sample: Source) -> None:
    assert {name for name, chart in sample.catalogue.charts.items() if chart.open} == OPEN


@pytest.mark.parametrize("chart", sorted(OPEN))
def test_an_open_chart_is_answered_away_from_a_desk(sample: Source, chart: str) -> None:
    for level, language in (("file", "zh"), ("wall", "en")):
        found = asked(sample, chart, level, language)
        assert found.finding
        assert not FEW.search(words(found))


@pytest.mark.parametrize("chart", ["task_list", "tasks_behind", "changed_plans"])
def test_items_of_few_people_and_the_internal_one_stay_at_the_desk(few: Source, chart: str) -> None:
    desk, file = (words(asked(few, chart, level)) for level in ("desk", "file"))
    assert "T1-1" not in desk
    assert "T5-9" in desk
    assert [item for item in AWAY if item in file] == []
    assert "T4-5" in file


def test_the_free_words_of_an_item_stay_at_the_desk(few: Source) -> None:
    desk, file = (words(asked(few, "tasks_behind", level)) for level in ("desk", "file"))
    assert "等稿件" in desk
    assert "等稿件" not in file


def test_the_list_of_a_file_counts_what_it_does_not_show(few: Source) -> None:
    assert "另有3项不列示" in asked(few, "task_list", "file").subtitle
    assert "另有1项不列示" in asked(few, "task_list", "desk").subtitle


def test_honours_of_few_persons_stay_at_the_desk(few: Source) -> None:
    desk, file = (asked(few, "honour_kinds", level) for level in ("desk", "file"))
    assert sorted(desk.rows["honours"]) == [3, 6]
    assert (list(file.rows["honours"]), file.facts["honours"]) == ([6], 6)
    assert "先进典型" not in words(file).replace(file.footnote, "")
    assert "9" not in asked(few, "honour_finding", "file").finding


@pytest.mark.parametrize("chart", ["honour_kinds", "honour_finding"])
def test_no_nominee_is_told_before_the_notice_has_ended(few: Source, chart: str) -> None:
    for level in ("desk", "file", "wall"):
        assert "最美老干部" not in words(asked(few, chart, level))


@pytest.mark.parametrize("chart", ["campaigns", "activity_kinds", "study_modes"])
def test_person_times_of_fewer_than_five_are_not_told(few: Source, chart: str) -> None:
    found = asked(few, chart, "file")
    assert not found.rows.empty
    names = [name for name in found.rows if "time" in name or name.startswith(("online_text", "face"))]
    told = {str(value) for name in names for value in found.rows[name]}
    assert told & {"2", "2.0", "3", "3.0"} == set()


def test_views_are_never_added_to_person_times(few: Source) -> None:
    (row,) = asked(few, "campaigns", "desk").rows.to_dict("records")
    assert (row["views_text"], row["branch_times_text"], row["person_times_text"]) == ("400", "少于5", "少于5")


def test_how_many_branches_held_a_campaign_is_for_the_desk(sample: Source) -> None:
    desk, file = (asked(sample, "campaigns", level) for level in ("desk", "file"))
    assert "1,481/1,500" in desk.finding
    assert "1,481" not in words(file)


def test_a_highlight_without_english_is_quoted_whole(few: Source) -> None:
    rows = asked(few, "highlights", "wall", "en").rows.set_index("unit_code")["highlight"]
    told = set(rows) - {"none sent yet"}
    assert told == {"“积极培育典型”", "Opened cloud appointments"}


def test_a_plan_that_was_changed_says_from_what_and_why(few: Source) -> None:
    rows = asked(few, "changed_plans", "desk").rows.set_index("item")
    row = rows.loc["T4-5"]
    assert (row["baseline_text"], row["plan_text"], row["moved_text"]) == ("66.7%", "50.0%", "－16.7")
    assert row["reason_words"] == "受疫情影响"
    listed = asked(few, "task_list", "desk").rows.set_index("item")["plan_said"]
    assert (listed["T4-5"], listed["T4-6"]) == ("50.0%（原66.7%）", "66.7%")
