"""A month, or an office, without an export says that there is no data: no zero, no praise."""

import re

import pytest

from almanac.narrative.answer import Answer, answer
from almanac.tables.ask import Source
from tests.charts.open_city import made
from tests.indicators.test_guard import viewer

SILENT = ("task_list", "tasks_behind", "changed_plans", "five_tasks", "talent_fields")
NOTHING = {"zh": re.compile(r"^2\d{3}年\d+月暂无"), "en": re.compile(r"^No .* yet$")}
ZERO = re.compile(r"[–0]项|\b0 (of|items)|\b0人")
UNITS = [
    {"code": "N", "name": "昆山", "en": "North", "ranked": True},
    {"code": "S", "name": "常熟", "en": "South", "ranked": True},
    {"code": "E", "name": "太仓", "en": "East", "ranked": False},
    {"code": "W", "name": "高新区", "en": "West", "ranked": False},
]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Source:
    """Four units of another kind, which export activities and nothing of tasks and talents."""
    folder = tmp_path_factory.mktemp("office")
    return made(folder, without=("task_progress", "events"), units=UNITS, access={})


def asked(source: Source, chart: str, month: str, language: str) -> Answer:
    return answer(source, chart, viewer(source, "desk"), {"as_of": month}, language)


def words(found: Answer) -> str:
    """What stands below the finding, and every cell."""
    return " | ".join([found.subtitle, *map(str, found.rows.to_numpy().ravel())])


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("chart", SILENT)
def test_a_month_without_the_export_says_so(sample: Source, chart: str, language: str) -> None:
    found = asked(sample, chart, "2021-09", language)
    assert NOTHING[language].search(found.finding)
    assert not ZERO.search(words(found))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("chart", SILENT)
def test_another_office_without_the_export_says_so(office: Source, chart: str, language: str) -> None:
    found = asked(office, chart, "2022-08", language)
    assert NOTHING[language].search(found.finding)
    assert not ZERO.search(words(found))


def test_a_field_without_people_is_a_zero_where_the_pool_was_reported(sample: Source) -> None:
    rows = asked(sample, "talent_fields", "2022-08", "zh").rows
    assert len(rows) == 5 and rows["people"].notna().all()


def test_of_the_items_only_those_behind_or_adjusted_are_listed(sample: Source) -> None:
    behind, changed = (asked(sample, chart, "2022-08", "zh") for chart in ("tasks_behind", "changed_plans"))
    assert set(behind.rows["state"]) == {"slight", "slow"} and len(behind.rows) == behind.facts["listed"]
    assert behind.facts["reported"] > len(behind.rows)
    assert len(changed.rows) == changed.facts["changed"] < changed.facts["reported"]
