"""What leaves for a wall or a file: every chart of the sample city, and nothing small in any of them."""

from typing import Any

import pandas as pd

from almanac.access import Viewer
from almanac.indicators.context import MEASURES, Context
from almanac.indicators.rows import Row, records
from almanac.indicators.suppress.guard import guarded_context
from almanac.mistakes import Mistake
from almanac.narrative.answer import Answer, answer
from almanac.tables.ask import Source
from tests.indicators.reader import Reader, Told


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
            assert mistake.key in ("desk_only", "rests_on_hidden"), name
    return found


def small(row: dict[str, Any]) -> bool:
    """Whether a row tells a count of 1 to 4, or of 1 to 4 lacking."""
    x, n = row["numerator"], row.get("denominator")
    return x is not None and (0 < x < 5 or (n is not None and row.get("kind") == "proportion" and 0 < n - x < 5))


def test_every_chart_is_without_small_counts_away_from_the_desk(sample: Source) -> None:
    answers = {name: found for name, found in asked(sample, "wall").items() if not found.chart.open}
    rows = [row | {"chart": name} for name, found in answers.items() for row in records(found.rows)]
    assert len(answers) > 10
    assert [row for row in rows if small(row)] == []
    hidden = [row for row in rows if row["suppressed"]]
    assert hidden
    assert [row for row in hidden if row.get("value") is not None or "/" in str(row.get("text", ""))] == []


def test_open_charts_speak_of_single_units_only_in_words_and_articles(sample: Source) -> None:
    city = {sample.config.city.code}
    opened = {name: found for name, found in asked(sample, "wall").items() if found.chart.open}
    by_unit = {name for name, found in opened.items() if set(found.rows.get("unit_code", ())) - city}
    assert by_unit == {"column_articles", "highlights", "volunteer_finding"}
    late = opened["volunteer_finding"].rows
    late = late[~late["is_city"].astype(bool)].drop(columns="sort_order")
    assert len(late)
    assert late.select_dtypes("number").isna().all(axis=None), "of a unit that is late only its name"
    assert set(opened["column_articles"].rows.select_dtypes("number")) <= {"articles", "sort_order"}


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


def shown_to(source: Source, level: str, name: str) -> pd.DataFrame:
    """All rows of an indicator as a level may look them up."""
    context = Context(source.config, source.catalogue, "zh", source.fetch)
    return guarded_context(context, viewer(source, level), source.snapshot).fetch(MEASURES, {"indicator": name})


def known_to(source: Source, names: list[str], of: list[pd.Timestamp], told: list[Told]) -> Reader:
    """What a reader at a wall knows of an indicator, taken together with others that count the same."""
    frames = [[source.fetch(MEASURES, {"indicator": name}), shown_to(source, "wall", name)] for name in names]
    true, seen = ([row for pair in frames for row in records(pair[i][pair[i]["as_of"].isin(of)])] for i in (0, 1))
    marked = [row | {"suppressed": suppressed_of(source, row)} for row in seen]
    return Reader(true, marked, source.catalogue.indicators[names[0]], source.config.city.code, told)


def suppressed_of(source: Source, row: Row) -> str:
    """Why a row is hidden."""
    context = Context(source.config, source.catalogue, "zh", source.fetch)
    found = guarded_context(context, viewer(source, "wall"), source.snapshot).everyone(str(row["indicator"]))
    return str(found[pd.Timestamp(row["as_of"]), str(row["part"])][str(row["unit_code"])]["suppressed"])


def test_an_indicator_and_what_it_is_split_by_give_no_small_count_away(sample: Source) -> None:
    split = {i.id: i.split for i in sample.catalogue.indicators.values() if i.split}
    assert split
    for name, parts in split.items():
        newest = sample.fetch(MEASURES, {"indicator": parts})["as_of"].max()
        reader = known_to(sample, [name, str(parts)], [newest], [])
        assert any(place[2] for place in reader.true)
        assert reader.narrowed() == [], name
        assert any(place[0] == reader.city and row["numerator"] is not None for place, row in reader.shown.items())


def told_of(source: Source, name: str, of: list[pd.Timestamp]) -> list[Told]:
    """The sums behind the city's change since the month before, where a wall is told it."""
    rows = answer(source, "indicator_finding", viewer(source, "wall"), {"indicator": name}, "zh").rows
    if rows.empty or pd.isna(rows["change"].iloc[0]):
        return []
    found, city = source.fetch(MEASURES, {"indicator": name}), source.config.city.code
    units = [set(found[(found["as_of"] == m) & (found["part"] == "")]["unit_code"]) - {city} for m in of]
    told: list[Told] = []
    for month in of:
        alike = found[(found["as_of"] == month) & (found["part"] == "") & found["unit_code"].isin(units[0] & units[1])]
        cells = [(unit, month, "") for unit in alike["unit_code"]]
        told += [(column, cells, float(alike[column].sum())) for column in ("numerator", "denominator")]
    return told


def test_two_months_and_the_change_between_them_give_no_small_count_away(sample: Source) -> None:
    of, checked = [pd.Timestamp(2022, 7, 31), pd.Timestamp(2022, 8, 31)], 0
    for name in ("plan_coverage", "care_team_coverage", "five_party_rate", "branch_standard_rate"):
        told = told_of(sample, name, of)
        reader = known_to(sample, [name], of, told)
        assert reader.narrowed() == [], name
        checked += bool(told) and any(row["suppressed"] for row in reader.shown.values())
    assert checked > 1
