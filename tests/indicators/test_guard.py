"""What leaves for a wall or a file: every chart of the sample city, and nothing small in any of them."""

from typing import Any

import pandas as pd

from almanac.access import Viewer
from almanac.indicators.rows import records
from almanac.mistakes import Mistake
from almanac.narrative.answer import Answer, answer
from almanac.tables.ask import Source


def viewer(source: Source, level: Any) -> Viewer:
    """One who sees all units at a level."""
    return Viewer(level, tuple(unit.code for unit in source.config.units), (), level, ())


def asked(source: Source, level: str) -> dict[str, Answer]:
    """The answers to all charts that are answered at a level."""
    found = {}
    for name in source.catalogue.charts:
        try:
            found[name] = answer(source, name, viewer(source, level), {}, "zh")
        except Mistake as mistake:
            assert mistake.key == "desk_only", name
    return found


def small(row: dict[str, Any]) -> bool:
    """Whether a row tells a count of 1 to 4, or of 1 to 4 lacking."""
    x, n = row["numerator"], row.get("denominator")
    return x is not None and (0 < x < 5 or (n is not None and row.get("kind") == "proportion" and 0 < n - x < 5))


def test_every_chart_is_without_small_counts_away_from_the_desk(sample: Source) -> None:
    answers = asked(sample, "wall")
    rows = [row | {"chart": name} for name, found in answers.items() for row in records(found.rows)]
    assert len(answers) > 10
    assert [row for row in rows if small(row)] == []
    hidden = [row for row in rows if row["suppressed"]]
    assert hidden
    assert [row for row in hidden if row.get("value") is not None or "/" in str(row.get("text", ""))] == []


def test_the_same_charts_have_small_counts_at_a_desk(sample: Source) -> None:
    frames = [found.rows for found in asked(sample, "desk").values() if "numerator" in found.rows]
    assert any(small(row) for frame in frames for row in records(frame))


def test_a_hidden_unit_has_no_verdict_and_no_rank(sample: Source) -> None:
    rows = answer(sample, "ranking_tiers", viewer(sample, "wall"), {"indicator": "plan_coverage"}, "zh").rows
    hidden = rows[rows["suppressed"] != ""]
    assert len(hidden)
    assert set(hidden["verdict"]) == {"hidden"}
    assert hidden["best"].isna().all()
    assert pd.isna(hidden["numerator"]).all()
