"""No small count is shown away from a desk, and no reader who adds and subtracts finds one."""

from pathlib import Path

import numpy as np
import pytest

from almanac.catalogue import load_catalogue
from almanac.config import Config, load_config
from almanac.indicators.rows import Row, records
from almanac.indicators.suppress.known import share_at_least
from almanac.indicators.suppress.rows import Mark, Marks, marks, suppress
from almanac.indicators.suppress.words import words
from almanac.tables import history
from almanac.tables.ask import Source
from tests.indicators.cases import CITY, indicator, month, row, with_city
from tests.indicators.reader import Reader, place

UNITS = "320582 320581 320585 320583 320509 320506 320507 320508 320505 320571 320500-SZ".split()
Draw = np.random.Generator


def shares(draw: Draw) -> list[Row]:
    """Shares of groups from a handful to hundreds, many near nothing or all."""
    sizes = draw.choice([3, 8, 12, 17, 28, 35, 60, 80, 120, 340], len(UNITS))
    true = draw.choice([0.02, 0.5, 0.9, 0.95, 0.98, 1], len(UNITS))
    return with_city([row(u, draw.binomial(n, p), n) for u, n, p in zip(UNITS, sizes, true, strict=True)])


def counts(draw: Draw) -> list[Row]:
    """Counts, mostly small."""
    means = draw.choice([0.5, 3, 10, 40], len(UNITS))
    return with_city([row(u, draw.poisson(mean)) for u, mean in zip(UNITS, means, strict=True)])


def parts(draw: Draw) -> list[Row]:
    """Counts in four parts that add up to the whole."""
    table = draw.poisson(draw.choice([0.3, 2, 6, 30], (len(UNITS), 4)))
    rows = [row(u, x, part=f"p{k}") for u, line in zip(UNITS, table, strict=True) for k, x in enumerate(line)]
    return with_city(rows + [row(u, line.sum()) for u, line in zip(UNITS, table, strict=True)])


def shares_in_parts(draw: Draw) -> list[Row]:
    """Shares whose numerators and denominators add up over three parts."""
    n = draw.choice([1, 3, 6, 20, 40, 90], (len(UNITS), 3))
    x = draw.binomial(n, draw.choice([0.1, 0.5, 0.9, 0.97], n.shape))
    rows = [row(u, x[i, k], n[i, k], part=f"p{k}") for i, u in enumerate(UNITS) for k in range(3)]
    return with_city(rows + [row(u, x[i].sum(), n[i].sum()) for i, u in enumerate(UNITS)])


def nested(draw: Draw) -> list[Row]:
    """A part that is never larger than the whole and does not add up to it."""
    n = draw.choice([12, 28, 35, 80, 120], len(UNITS))
    x = draw.binomial(n, draw.choice([0.1, 0.9, 0.96], len(UNITS)))
    y = draw.binomial(x, draw.choice([0.1, 0.9, 0.97], len(UNITS)))
    rows = [row(u, x[i], n[i]) for i, u in enumerate(UNITS)]
    return with_city(rows + [row(u, y[i], n[i], part="by_visit") for i, u in enumerate(UNITS)])


def rising(draw: Draw) -> list[Row]:
    """Six months of a share that only rises."""
    rows = []
    for unit, n in zip(UNITS, draw.choice([35, 80, 120], len(UNITS)), strict=True):
        reached = np.minimum(n, np.cumsum(draw.poisson(draw.choice([0.3, 1, 6]), 6)))
        rows += [row(unit, x, n, as_of=month(number)) for number, x in enumerate(reached, 1)]
    return with_city(rows)


def late(draw: Draw) -> list[Row]:
    """Rows of March carried to May; three units report in April only."""
    rows = []
    for place_, unit in enumerate(UNITS):
        n = int(draw.choice([35, 80, 120]))
        x = draw.binomial(n, draw.choice([0.05, 0.95]))
        first = 3 if place_ < 8 else 4
        rows += [row(unit, x, n, as_of=month(number), period=month(first)) for number in range(first, 6)]
    return with_city(rows)


CASES = {
    "shares of people": (shares, {}, 12),
    "shares of branches": (shares, {"min_denominator": 10}, 12),
    "counts": (counts, {"kind": "count"}, 12),
    "counts in parts": (parts, {"kind": "count"}, 6),
    "shares in parts": (shares_in_parts, {"min_denominator": 10}, 4),
    "a part of the whole": (nested, {}, 6),
    "a year to date": (rising, {"time": "year_to_date"}, 4),
    "late reports": (late, {}, 6),
}


@pytest.mark.parametrize("case", CASES)
def test_no_reader_narrows_a_small_count(case: str, config: Config) -> None:
    make, declared, times = CASES[case]
    for seed in range(times):
        rows = make(np.random.default_rng(seed))
        shown = suppress(rows, "wall", marks(rows, indicator(**declared), config))
        assert Reader(rows, shown, indicator(**declared), CITY).narrowed() == [], f"seed {seed}"


@pytest.mark.parametrize("case", CASES)
def test_hiding_the_small_counts_alone_would_not_do(case: str, config: Config) -> None:
    make, declared, times = CASES[case]
    caught = 0
    for seed in range(times):
        rows = make(np.random.default_rng(seed))
        caught += bool(Reader(rows, suppress(rows, "wall", only_small(rows)), indicator(**declared), CITY).narrowed())
    assert caught > 0


def only_small(rows: list[Row]) -> Marks:
    """Marks of the cells that are small by themselves."""
    found = {}
    for one in rows:
        x, n = one["numerator"], one["denominator"]
        if 0 < x < 5 or (n is not None and 0 < n - x < 5):
            found[place(one)] = Mark("base" if n is not None and n < 30 else "few" if x < 5 else "most")
    return Marks(found, found)


def test_the_newest_month_of_the_sample_city_gives_no_small_count_away(city: Path) -> None:
    config = load_config(city)
    catalogue, snapshot = load_catalogue(config), history.current(config)
    assert snapshot is not None
    source, hidden = Source(config, catalogue, snapshot), 0
    for name, declared in catalogue.indicators.items():
        everything = records(source.fetch("measures_of_indicator", {"indicator": name}))
        found = marks(everything, declared, config)
        newest = [r for r in everything if r["as_of"] == max(one["as_of"] for one in everything)]
        shown = suppress(newest, "file", found)
        hidden += sum(bool(r["suppressed"]) for r in shown)
        assert Reader(newest, shown, declared, config.city.code).narrowed() == [], name
    assert hidden > 50, "a city of this size has small counts"


def shown_of(rows: list[Row], config: Config, level: str = "wall", **declared: object) -> dict[str, Row]:
    """The rows by unit, as a level may see them."""
    found = marks(rows, indicator(**declared), config)
    return {str(r["unit_code"]): r for r in suppress(rows, level, found)}  # type: ignore[arg-type]


def test_a_desk_sees_every_number(config: Config) -> None:
    rows = with_city([row(u, 2, 40) for u in UNITS])
    assert suppress(rows, "desk", marks(rows, indicator(), config)) is rows


@pytest.mark.parametrize("level", ["file", "wall"])
def test_a_hidden_row_carries_no_number(config: Config, level: str) -> None:
    rows = with_city([row(u, 3 if u == UNITS[0] else 50, 100, squares=7.0) for u in UNITS])
    found = shown_of(rows, config, level)
    assert found[UNITS[0]]["numerator"] is None
    assert found[UNITS[0]]["denominator"] == 100
    assert found[UNITS[0]]["squares"] is None


def test_small_counts_and_small_rests_are_hidden_and_nothing_and_all_are_not(config: Config) -> None:
    numerators = [0, 1, 4, 5, 50, 95, 96, 99, 100, 60, 70]
    rows = with_city([row(u, x, 100) for u, x in zip(UNITS, numerators, strict=True)])
    states = [shown_of(rows, config)[u]["suppressed"] for u in UNITS]
    assert states == ["", "few", "few", "", "", "", "most", "most", "", "", ""]


def test_one_hidden_unit_takes_another_with_it_and_never_the_city(config: Config) -> None:
    rows = with_city([row(u, 3 if u == UNITS[0] else 50 + place_, 100) for place_, u in enumerate(UNITS)])
    found = shown_of(rows, config)
    assert [u for u in UNITS if found[u]["suppressed"] == "withheld"] == [UNITS[1]]
    assert found[CITY]["numerator"] is not None


def test_counts_without_a_denominator_have_no_rest(config: Config) -> None:
    rows = with_city([row(u, x) for u, x in zip(UNITS, [0, 3, 96, *[20] * 8], strict=True)])
    found = shown_of(rows, config, kind="count")
    assert [found[u]["suppressed"] for u in UNITS[:3]] == ["", "few", ""]


def test_a_ratio_of_few_people_is_for_the_desk_only(config: Config) -> None:
    rows = with_city([row(u, 14 if u == UNITS[0] else 50, 28 if u == UNITS[0] else 100) for u in UNITS])
    assert shown_of(rows, config)[UNITS[0]]["suppressed"] == "base"


def test_what_was_before_is_hidden_too(config: Config) -> None:
    rows = with_city([row(u, 3 if u == UNITS[0] else 50, 100, as_of=month(7)) for u in UNITS])
    now = [row(UNITS[0], 20, 100, before_numerator=3.0, before_denominator=100.0)]
    (found,) = suppress(now, "wall", marks(rows, indicator(), config), before=month(7))
    assert (found["numerator"], found["before_numerator"]) == (20.0, None)


@pytest.mark.parametrize(("n", "share"), [(30, 85), (50, 90), (80, 95), (340, 95), (10, 60), (4, 0)])
def test_a_share_that_is_said_is_certain(n: int, share: int) -> None:
    assert share_at_least(n) == share
    assert share <= 100 * max(n - 4, 0) / n


@pytest.mark.parametrize(
    ("state", "kind", "zh", "en"),
    [
        ("few", "proportion", "少于5", "fewer than 5"),
        ("few", "rate", "–", "–"),
        ("most", "proportion", "95%以上", "95% or more"),
        ("withheld", "proportion", "–", "–"),
        ("base", "proportion", "–", "–"),
    ],
)
def test_a_hidden_number_is_said_in_words(state: str, kind: str, zh: str, en: str) -> None:
    hidden = row("a", None, 120) | {"suppressed": state, "at_least": 95 if state == "most" else None}
    said = {language: words(hidden, indicator(kind=kind), language) for language in ("zh", "en")}
    assert (said["zh"]["text"], said["en"]["text"]) == (zh, en)
    assert said["zh"]["shown"] == "hidden"
    assert said["zh"]["remark"]
