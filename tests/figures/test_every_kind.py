"""What holds for every figure kind, whatever comes."""

import time
from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from almanac.charts import Chart
from almanac.figures.draw import KINDS, draw
from almanac.figures.look import load_look
from almanac.mistakes import Mistake
from tests.figures import frames
from tests.figures.frames import chart, drawn, words

CELLS = {"series": "indicator", "target": "aim"}
FLIPS = {"row": "pair", "x": "swap", "label": "swap_text", "next": "next_code"}
FUNNEL = {"x": "n", "y": "value", "spread": "tau2", "status": "outside"}
GAP = {"row": "piece_of", "x": "amount", "label": "change_text", "is_total": "whole"}
LADDER = {"series": "level", "head": "level_words", "x": "many"}
PROGRESS = {"row": "task", "x": "amount", "target": "plan"}
SCORES = {"x": "score", "label": "score_text", "low": "weight_best", "high": "weight_worst"}
SPREAD = {"row": "head", "series": "unit"}
PROFILES = {"row": "unit", "series": "unit"}
SLOPE = {"panel": "head", "series": "unit", "before": "value", "before_text": "text"}
STAGES = {"row": "stage", "x": "many"}
STEPS = {"row": "step", "x": "amount"}
CASES: dict[str, tuple[Chart, Callable[[], pd.DataFrame]]] = {
    "bars": (chart("bars"), frames.measured),
    "cards": (chart("cards", {"row": "head"}), frames.sayings),
    "columns": (chart("columns"), frames.measured),
    "columns of months": (chart("columns", {"row": "as_of"}), frames.months),
    "dots": (chart("dots", options={"unit": "%"}), frames.measured),
    "flips": (chart("flips", FLIPS), frames.neighbours),
    "funnel": (chart("funnel", FUNNEL, {"unit": "%"}), frames.funnelled),
    "gap": (chart("gap", GAP), frames.gaps),
    "kpi": (chart("kpi", options={"unit": "%"}), frames.months),
    "ladder": (chart("ladder", LADDER), frames.ladders),
    "matrix": (chart("matrix", CELLS), frames.cells),
    "matrix of steps": (chart("matrix", CELLS, {"shade": "steps", "steps": [85, 90]}), frames.cells),
    "profiles": (chart("profiles", PROFILES), frames.cells),
    "progress": (chart("progress", PROGRESS), frames.progresses),
    "scores": (chart("scores", SCORES), frames.scored),
    "slope": (chart("slope", SLOPE), frames.cells),
    "spread": (chart("spread", SPREAD, {"unit": "%"}), frames.cells),
    "stages": (chart("stages", STAGES), frames.stages),
    "steps": (chart("steps", STEPS), frames.ledger),
    "table": (chart("table", {"columns": ["file", "read", "result"]}), frames.files),
    "tiers": (chart("tiers"), frames.measured),
    "trend": (chart("trend", options={"unit": "%"}), frames.months),
}
BY_UNIT = ["bars", "columns", "dots", "ladder", "matrix", "scores", "tiers"]
every_case = pytest.mark.parametrize("case", CASES)


def checked(figure: dict[str, Any]) -> dict[str, Any]:
    """The figure, after Plotly's own validation of every property."""
    go.Figure(figure)
    return figure


def test_every_kind_has_a_case() -> None:
    assert set(KINDS) == {of.figure for of, _ in CASES.values()}


@every_case
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("highlight", [None, frames.LIT, "nobody"])
def test_plotly_accepts_the_figure(case: str, language: str, highlight: str | None) -> None:
    of, rows = CASES[case]
    figure = checked(drawn(of, rows(), highlight, language))
    assert figure["layout"]["height"] > 0
    assert words(figure)


@every_case
def test_no_rows_are_a_plain_sentence(case: str) -> None:
    of, rows = CASES[case]
    for empty in (rows().iloc[:0], pd.DataFrame()):
        assert words(checked(drawn(of, empty))) == ["暂无数据"]
    assert words(drawn(of, pd.DataFrame(), language="en")) == ["No data yet"]


@every_case
def test_missing_values_are_said(case: str) -> None:
    of, rows = CASES[case]
    gone = rows()
    numbers = [
        name
        for name in ("value", "low", "high", "best", "worst", "many", "amount", "swap", "score", "n")
        if name in gone
    ]
    gone = gone.assign(**{name: float("nan") for name in numbers})
    if "shown" in gone:
        gone = gone.assign(shown="missing", text="not here", verdict="missing")
    figure = checked(drawn(of, gone, frames.LIT))
    assert case.startswith(("table", "cards", "profiles")) or any(
        said in words(figure) for said in ("not here", "not due", "暂无数据", "92.5")
    )


@every_case
def test_one_row_is_enough(case: str) -> None:
    of, rows = CASES[case]
    checked(drawn(of, rows().iloc[:1], frames.LIT))


@pytest.mark.parametrize("case", BY_UNIT)
@pytest.mark.parametrize("count", [1, 3, 15])
def test_any_number_of_units_is_drawn(case: str, count: int) -> None:
    of, rows = CASES[case]
    figure = checked(drawn(of, rows(count)))  # type: ignore[call-arg]
    last = frames.units(count)[count - 1]["unit"]
    assert last in [word.replace("<br>", " ") for word in words(figure)]


@every_case
@pytest.mark.parametrize("place", ["screen", "projector", "paper"])
def test_every_look_draws(case: str, place: Any) -> None:
    of, rows = CASES[case]
    smallest = min(load_look(place).sizes.values())
    figure = draw(of, rows(), load_look(place), "zh", None, {}).to_dict()
    assert all(note["font"]["size"] >= smallest for note in checked(figure)["layout"]["annotations"])


@every_case
def test_no_legend_and_no_title(case: str) -> None:
    of, rows = CASES[case]
    figure = drawn(of, rows())
    assert "title" not in figure["layout"]
    assert figure["layout"]["template"]["layout"]["showlegend"] is False


@every_case
def test_words_stand_inside_the_figure(case: str) -> None:
    of, rows = CASES[case]
    layout = drawn(of, rows())["layout"]
    assert all(0 <= note["y"] <= layout["height"] for note in layout["annotations"])


@every_case
def test_drawing_takes_no_time(case: str) -> None:
    of, rows = CASES[case]
    frame, look, spent = rows(), load_look(), []
    for _ in range(12):
        start = time.process_time()
        draw(of, frame, look, "zh", frames.LIT, {})
        spent.append(time.process_time() - start)
    assert min(spent) <= 0.010


def test_an_unknown_kind_is_a_mistake() -> None:
    with pytest.raises(Mistake, match="pie"):
        drawn(chart("pie"), frames.measured())


@every_case
def test_a_role_without_its_column_is_a_mistake(case: str) -> None:
    of, rows = CASES[case]
    wrong = of.model_copy(update={"encode": of.encode | {"row": "nowhere"}})
    with pytest.raises(Mistake, match=r"encode\.row.*nowhere"):
        drawn(wrong, rows())


@pytest.mark.parametrize(("figure", "role"), [("matrix", "row"), ("trend", "x"), ("ladder", "row")])
def test_a_role_that_is_needed_is_asked_for(figure: str, role: str) -> None:
    with pytest.raises(Mistake, match=rf"encode\.{role}"):
        drawn(chart(figure), pd.DataFrame({"value": [1.0], "text": ["1"]}))


def test_an_option_with_an_unknown_fact_is_a_mistake() -> None:
    with pytest.raises(Mistake, match=r"options\.unit.*nothing"):
        drawn(chart("dots", options={"unit": "{nothing}"}), frames.measured())


def test_options_speak_the_language_and_the_facts() -> None:
    of = chart("matrix", CELLS, {"corner": {"zh": "单位{many}", "en": "Units {many}"}})
    assert "单位11" in words(drawn(of, frames.cells(), many=11))
    assert "Units 11" in words(drawn(of, frames.cells(), language="en", many=11))
