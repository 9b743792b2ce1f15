"""Counts and means of tasks are over the items that a level lists, so that nothing else can be worked out."""

import re
from datetime import date

import pandas as pd
import pytest

from almanac.catalogue import Catalogue
from almanac.config import Config
from almanac.mistakes import Mistake
from almanac.narrative.answer import Answer, answer
from almanac.tables import engine
from almanac.tables.ask import Source
from tests.charts.task_city import asked, rows_of_city
from tests.indicators.test_guard import viewer

STATES = ("done", "on_track", "slight", "slow", "not_due")
KEPT = {"desk": {"T1-1"}, "file": {"T1-1", "T5-9", "T5-10"}, "wall": {"T1-1", "T5-9", "T5-10"}}
TOLD = ("task_finding", "five_tasks", "wall_tasks", "task_list", "tasks_behind", "changed_plans", "kpi_tasks")


def chart(source: Source, name: str, level: str, month: str = "2022-08") -> Answer:
    return answer(source, name, viewer(source, level), {"as_of": month}, "zh")


@pytest.mark.parametrize("month", ["2022-03", "2022-08"])
@pytest.mark.parametrize("level", list(KEPT))
def test_all_that_counts_items_counts_those_that_are_listed(sample: Source, level: str, month: str) -> None:
    finding, five, wall, listed, behind, _, card = (chart(sample, name, level, month) for name in TOLD)
    slow = sum(state in ("slight", "slow") for state in listed.rows["state"])
    whole = engine.rows(engine.open_snapshot(sample.snapshot), "select distinct item from task_items")["item"]
    assert set(whole) - set(listed.rows["item"]) == KEPT[level]
    now = card.rows.iloc[-1]
    assert len(listed.rows) == 52 - len(KEPT[level])
    assert listed.facts["untold"] == len(KEPT[level])
    counted = 52 if level == "desk" else len(listed.rows)
    assert {finding.facts["items"], five.facts["items"], wall.facts["items"], now["item_count"]} == {counted}
    assert {slow, finding.facts["behind"], wall.facts["behind"], len(behind.rows), now["behind_count"]} == {slow}
    assert five.facts["slight"] + five.facts["slow"] == listed.facts["behind"] == behind.facts["listed"] == slow
    assert finding.facts["waiting"] == listed.facts["not_due"] == five.facts["not_due"] == now["not_due_count"]


@pytest.mark.parametrize("level", ["file", "wall"])
def test_a_task_says_no_more_than_its_listed_items_do(sample: Source, level: str) -> None:
    items = chart(sample, "task_list", level).rows
    items = items.assign(
        task=items["item"].str.split("-").str[0], share=items["share_text"].str.rstrip("%").astype(float)
    )
    for task in chart(sample, "five_tasks", level).rows.to_dict("records"):
        own = items[items["task"] == task["task"]]
        assert task["shown_share"] == pytest.approx(own["share"].mean(), abs=0.11)
        assert [task[f"{state}_count"] for state in STATES] == [(own["state"] == state).sum() for state in STATES]


@pytest.mark.parametrize("level", ["file", "wall"])
def test_subtraction_does_not_give_the_internal_item(sample: Source, level: str) -> None:
    sql = "select share, state from task_items where item = 'T1-1' and period = date '2022-08-31'"
    ((share, state),) = engine.rows(engine.open_snapshot(sample.snapshot), sql).to_numpy().tolist()
    five = chart(sample, "five_tasks", level).rows.set_index("task").loc["T1"]
    items = chart(sample, "task_list", level).rows
    own = items[items["item"].str.startswith("T1-")]
    others = own["share_text"].str.rstrip("%").astype(float).sum()
    assert abs(five["shown_share"] * 7 - others - share) > 5
    assert five[f"{state}_count"] == (own["state"] == state).sum()


@pytest.mark.parametrize("level", list(KEPT))
def test_the_internal_item_is_named_nowhere(sample: Source, level: str) -> None:
    for name in TOLD:
        found = chart(sample, name, level)
        cells = [str(value) for column in found.rows for value in found.rows[column]]
        said = " ".join([found.finding, found.subtitle, found.footnote, found.paragraph, *cells])
        assert not re.search(r"T1-1(?!\d)|意识形态", said), name


def test_nobody_asks_for_another_level(sample: Source) -> None:
    with pytest.raises(Mistake, match="level"):
        answer(sample, "five_tasks", viewer(sample, "wall"), {"level": "desk"}, "zh")


def test_a_year_has_the_names_of_its_own_exports(config: Config, catalogue: Catalogue) -> None:
    exports = rows_of_city()
    old = exports["task_progress"]
    new = old[old["month"] == 8].assign(year=2023, month=1, due_on=date(2023, 12, 31))
    new = new.assign(task_name=new["task_id"].map(lambda item: f"新{item}"))
    exports["task_progress"] = pd.concat([old, new], ignore_index=True)
    sql = "select year(period) as year, item_name, item_en, task_en from task_items where item = 'T1-2' order by period"
    rows = asked(config, catalogue, sql, exports).to_numpy().tolist()
    assert rows[1] == [2022, "T1-2", "Governance of China, vol. 4", "1. Study and carry out the 20th Congress"]
    assert rows[2] == [2023, "新T1-2", "新T1-2", "T1"]


def test_an_item_stays_at_the_desk_until_a_later_year_has_its_own_list(config: Config, catalogue: Catalogue) -> None:
    exports = rows_of_city()
    one = exports["task_progress"].iloc[:1].assign(task_id="T5-9")
    exports["task_progress"] = pd.concat([one, one.assign(year=2023)], ignore_index=True)
    found = asked(
        config, catalogue, "select distinct level, year(period) as year from told_items order by year", exports
    )
    assert found.to_numpy().tolist() == [["desk", 2022], ["desk", 2023]]
