"""Made-up rows as the engine gives them: eleven units, one of them for reference, and the city."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import pandas as pd

from almanac.charts import Chart
from almanac.figures.draw import draw
from almanac.figures.look import load_look

NAMES = "North East South West Hill Lake River Garden Harbour Orchard".split()
CITY, REFERENCE, LIT = "C", "R", "U3"


def chart(figure: str, encode: dict[str, Any] | None = None, options: dict[str, Any] | None = None) -> Chart:
    """A chart of one kind."""
    return Chart.model_validate(
        {"id": "c", "title": {"zh": "t"}, "figure": figure, "findings": [{"zh": "f"}]}
        | {"encode": encode or {}, "options": options or {}}
    )


def drawn(
    of: Chart, rows: pd.DataFrame, highlight: str | None = None, language: str = "zh", **facts: object
) -> dict[str, Any]:
    """The figure as Plotly's own mapping."""
    figure: dict[str, Any] = draw(of, rows, load_look(), language, highlight, facts).to_dict()
    return figure


def words(figure: dict[str, Any]) -> list[str]:
    """All that is written on a figure."""
    traces = [word for trace in figure["data"] for word in trace.get("text", ())]
    return [note["text"] for note in figure["layout"]["annotations"]] + traces


def boxes(figure: dict[str, Any], color: str) -> list[dict[str, Any]]:
    """The boxes of one colour, by its name or itself; each of those that are drawn as one path."""
    wanted = load_look().color.get(color, color)
    found = [shape for shape in figure["layout"]["shapes"] if shape.get("fillcolor") == wanted]
    return [shape for shape in found for _ in range(shape.get("path", "Z").count("Z"))]


def note(figure: dict[str, Any], words: str) -> dict[str, Any]:
    """The one place where these words are written."""
    (found,) = [one for one in figure["layout"]["annotations"] if one["text"] == words]
    return dict(found)


def units(count: int = 10) -> list[dict[str, Any]]:
    """Units, the one for reference, and the city."""
    names = [NAMES[i % 10] + (f" {i}" if i > 9 else "") for i in range(count)]
    found = [{"unit_code": f"U{i}", "unit": name, "is_ranked": True, "is_city": False} for i, name in enumerate(names)]
    reference = {"unit_code": REFERENCE, "unit": "Offices", "is_ranked": False, "is_city": False}
    return [*found, reference, {"unit_code": CITY, "unit": "City", "is_ranked": False, "is_city": True}]


def verdict_of(row: dict[str, Any], i: int) -> str:
    """The third unit above, the fourth below, the fifth too small, the others alike."""
    if row["is_city"]:
        return "city"
    return "reference" if not row["is_ranked"] else {2: "above", 3: "below", 4: "small_n"}.get(i, "similar")


def measured(count: int = 10) -> pd.DataFrame:
    """One row per unit: a rate with its interval, rank range and verdict."""
    rows = []
    for i, row in enumerate(units(count)):
        value, small = 80.0 + i, i == 4 and not row["is_city"]
        rows.append(
            row
            | {"value": value, "low": value - 4, "high": value + 4, "n": 40.0 + i, "verdict": verdict_of(row, i)}
            | {"shown": "xy" if small else "compare", "text": "12/14" if small else f"{value:.1f}"}
            | {"remark": "too few" if small else "", "best": 1.0 + i, "worst": 3.0 + i}
        )
    return pd.DataFrame(rows)


def cells(count: int = 10, columns: Iterable[str] = ("plan", "visit", "study")) -> pd.DataFrame:
    """One row per unit and column."""
    parts = [measured(count).assign(indicator=name, head=f"{name} coverage", aim="≥90") for name in columns]
    return pd.concat(parts, ignore_index=True)


def months(count: int = 14, **more: object) -> pd.DataFrame:
    """One row per month: a rate that grows."""
    ends = pd.date_range("2021-07-31", periods=count, freq="ME")
    values = [70.0 + i for i in range(count)]
    rows = {"as_of": ends, "unit": "City", "unit_code": CITY, "value": values, "text": [f"{v:.1f}" for v in values]}
    return pd.DataFrame(rows | {"shown": "compare"} | more)


def ladders(count: int = 10) -> pd.DataFrame:
    """One row per unit and level."""
    counts = {"none": 2, "below": 8, "passed": 80, "model": 10}
    rows = [
        row
        | {"level": level, "level_words": level.title(), "many": many, "text": "90.0", "n": 100.0}
        | {"verdict": verdict_of(row, i), "shown": "compare"}
        for i, row in enumerate(units(count))
        for level, many in counts.items()
    ]
    return pd.DataFrame(rows)


def stages() -> pd.DataFrame:
    """Two rounds of three stages; the last is not due."""
    rows = [
        {
            "panel": panel,
            "stage": stage,
            "many": many,
            "text": f"{many}",
            "quota": quota,
            "quota_text": f"quota {quota}",
        }
        | {"chosen": stage == "passed", "remark": "not due"}
        for panel, quota, reached in (("First", 50, (78, 18)), ("Second", 15, (22, 4)))
        for stage, many in zip(("asked", "passed", "named"), (*reached, None), strict=True)
    ]
    return pd.DataFrame(rows)


def ledger() -> pd.DataFrame:
    """From 92.5 to 93.3 in three steps."""
    lines = [("July", 92.5, "start", None), ("new", 1.1, "step", None), ("lapsed", -0.8, "step", None)]
    lines += [("people", 0.5, "step", "neutral"), ("August", 93.3, "end", None)]
    return pd.DataFrame([{"step": a, "amount": b, "label": f"{b}", "mark": c, "tone": d} for a, b, c, d in lines])


def files() -> pd.DataFrame:
    """A table of files with a total."""
    rows = [
        {"file": "01 people", "read": "1,000", "result": "taken", "status": "on_track", "total": False},
        {"file": "02 hours", "read": "23", "result": "in part", "status": "slight", "total": False},
        {"file": "All", "read": "1,023", "result": "", "status": None, "total": True},
    ]
    return pd.DataFrame(rows)


def progresses() -> pd.DataFrame:
    """Three tasks against their plans: ahead, a little behind, and not due."""
    lines = [
        ("First", 52.0, 50.0, "on_track", 2.0),
        ("Second", 63.1, 66.0, "slight", -2.9),
        ("Third", 0.0, 0.0, "no_data", 0.0),
    ]
    return pd.DataFrame(
        {"task": name, "amount": done, "plan": plan, "label": f"{done}%", "target_text": f"plan {plan}%"}
        | {"status": status, "remark": status, "change_text": f"{gap:+}", "note": "7 items"}
        for name, done, plan, status, gap in lines
    )


def neighbours(count: int = 10) -> pd.DataFrame:
    """One row per unit in the order of values, with the chance that it and the next change places."""
    rows = units(count)[:count]
    pairs = [
        row | {"pair": f"{row['unit']} and {after['unit']}", "next_code": after["unit_code"], "swap": 0.05 * (i + 1)}
        for i, (row, after) in enumerate(pairwise(rows))
    ]
    found = pd.DataFrame([*pairs, rows[-1] | {"pair": "", "next_code": None, "swap": None}])
    return found.assign(swap_text=[f"{100 * one:.0f}%" for one in found["swap"].fillna(0)])


def funnelled(count: int = 10) -> pd.DataFrame:
    """One row per unit: a rate, its base, and where it lies in the funnel."""
    return measured(count).assign(tau2=0.003, outside="within", low_2s=70.0, high_2s=99.0)


def gaps() -> pd.DataFrame:
    """A gap of 4.0 in three parts, one of them the other way."""
    lines = [("", 4.0, "", True), ("First", 3.2, "+3.2", False), ("Second", 1.0, "+1.0", False)]
    lines.append(("Third", -0.2, "-0.2", False))
    rows = [{"piece_of": a, "amount": b, "change_text": c, "whole": d} for a, b, c, d in lines]
    return pd.DataFrame(rows).assign(head="West 88.0 - City 84.0 =", target_text="+4.0 points")


def scored(count: int = 10) -> pd.DataFrame:
    """One row per ranked unit: a score and two ranges of ranks; the fifth has no score."""
    rows = []
    for i, row in enumerate(units(count)[:count]):
        known = {"score": 60.0 + i, "score_text": f"{60 + i}.0", "remark": ""}
        ranks = {"best": 1.0 + i, "worst": 2.0 + i, "weight_best": 1.0 + i, "weight_worst": 1.0 + i}
        none = dict.fromkeys([*ranks, "score"]) | {"score_text": "–", "remark": "too little data"}
        rows.append(row | (none if i == 4 else known | ranks))
    return pd.DataFrame(rows)


def sayings() -> pd.DataFrame:
    """Two figures as they were said."""
    return pd.DataFrame(
        [
            {"head": "Kits", "label": "nearly 200", "remark": "Nearly 200 kits were handed out.", "note": "speech"},
            {"head": "People", "label": "161", "remark": "161 people were found.", "note": "speech"},
        ]
    )
