"""Sentences leave out what is nought, and say no more than is so."""

import pandas as pd
import pytest

from almanac.catalogue import Catalogue
from almanac.narrative.answer import answer
from almanac.tables.ask import Source
from tests.charts.said import said
from tests.indicators.test_guard import viewer


def behind(*states: str) -> pd.DataFrame:
    """Items of the annual tasks in these states."""
    rows = [
        {"is_behind": True, "state": state, "days_behind": 10 + i, "item_said": f"T1-{i}"}
        for i, state in enumerate(states)
    ]
    return pd.DataFrame(rows)


@pytest.mark.parametrize(
    ("states", "zh", "en"),
    [
        (["slight"], "1项略慢于序时；", "1 item a little behind;"),
        (["slow", "slow"], "2项慢于序时；", "2 items behind;"),
        (["slow", "slight"], "1项慢于序时、1项略慢；", "1 item behind and 1 a little behind;"),
    ],
)
def test_items_behind_are_counted_by_the_states_that_occur(
    states: list[str], zh: str, en: str, catalogue: Catalogue
) -> None:
    assert said(catalogue, "tasks_behind", behind(*states)).startswith(zh)
    assert said(catalogue, "tasks_behind", behind(*states), language="en").startswith(en)


@pytest.mark.parametrize(("done", "clause"), [(0, "有3项达到或超过序时"), (1, "有3项达到或超过序时（其中已完成1项）")])
def test_none_done_is_not_said(done: int, clause: str, catalogue: Catalogue) -> None:
    counts = {
        "item_count": 5,
        "untold_count": 0,
        "on_schedule_count": 3,
        "done_count": done,
        "behind_count": 1,
        "not_due_count": 1,
    }
    more = {"on_schedule_before": None, "year_elapsed": 60.0, "behind_said": None}
    assert said(catalogue, "task_finding", pd.DataFrame([counts | more])).endswith(clause)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_online_says_that_both_forms_are_in_it(sample: Source, language: str) -> None:
    words = {"zh": "线上（含线上线下结合）", "en": "online or both"}[language]
    for chart in ("study_modes", "activity_kinds"):
        assert words in answer(sample, chart, viewer(sample, "desk"), {"as_of": "2022-08"}, language).finding
