"""Gaps that add up, and the peer to learn from."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from almanac.indicators.comparing import gaps, peers
from almanac.indicators.rows import Row
from tests.indicators.cases import indicator, month, row

OWN = {"retired": (93.0, 100.0), "joint": (38.0, 40.0), "community": (14.0, 15.0)}
OTHER = {"retired": (800.0, 1000.0), "joint": (200.0, 220.0), "lixiu": (30.0, 50.0)}


def share(parts: gaps.Parts) -> float:
    """Numerators over denominators."""
    return sum(x for x, _ in parts.values()) / sum(n for _, n in parts.values())


def test_contributions_add_up_to_the_gap() -> None:
    found = gaps.contributions(OWN, share(OTHER))
    assert sum(found.values()) == pytest.approx(share(OWN) - share(OTHER), abs=1e-12)
    assert found["retired"] == pytest.approx(100 / 155 * (0.93 - share(OTHER)))


def test_value_and_weight_add_up_even_where_a_part_is_lacking() -> None:
    pieces = gaps.rate_and_mix(OWN, OTHER)
    assert sum(piece.whole for piece in pieces) == pytest.approx(share(OWN) - share(OTHER), abs=1e-12)
    assert {piece.part: piece.rate for piece in pieces}["lixiu"] == 0


def test_equal_values_in_every_part_leave_the_mix_alone() -> None:
    own, other = {"a": (90.0, 100.0), "b": (5.0, 10.0)}, {"a": (90.0, 100.0), "b": (50.0, 100.0)}
    pieces = gaps.rate_and_mix(own, other)
    assert [piece.rate for piece in pieces] == pytest.approx([0, 0])
    assert sum(piece.mix for piece in pieces) == pytest.approx(share(own) - share(other))


def test_equal_weights_leave_the_values_alone() -> None:
    own, other = {"a": (90.0, 100.0), "b": (50.0, 100.0)}, {"a": (80.0, 100.0), "b": (60.0, 100.0)}
    assert [p.mix for p in gaps.rate_and_mix(own, other)] == pytest.approx([0, 0])
    assert [p.rate for p in gaps.rate_and_mix(own, other)] == pytest.approx([0.05, -0.05])


def test_a_rise_by_fewer_people_is_no_work() -> None:
    found = gaps.change((80, 100), (80, 90))
    assert found.numerator == 0
    assert found.denominator == pytest.approx(80 / 90 - 0.8)
    both = gaps.change((80, 100), (85, 92))
    assert both.whole == pytest.approx(85 / 92 - 0.8, abs=1e-12)
    assert both.numerator > 0 and both.denominator > 0


def test_displayed_parts_add_up_to_the_displayed_whole() -> None:
    draw = np.random.default_rng(1)
    for _ in range(200):
        values = draw.normal(0, 3, 6)
        shown = gaps.displayed(list(values), float(values.sum()), 1)
        assert round(sum(shown), 6) == round(float(values.sum()), 1)
        assert np.abs(np.array(shown) - values).max() < 0.1 + 1e-9


def test_peers_are_the_nearest_in_size_and_none_is_twice_as_large() -> None:
    sizes = {"a": 100, "b": 110, "c": 60, "d": 190, "e": 210, "f": 95, "g": 0}
    assert peers.similar(sizes, "a") == ["f", "b", "c"]
    assert peers.similar(sizes, "a", count=9) == ["f", "b", "c", "d"]
    assert peers.similar(sizes, "g") == []


def history(unit: str, values: list[int], n: int = 100) -> list[Row]:
    """A unit's months from January with these numerators."""
    return [
        row(unit, x, n, as_of=month(number)) | {"value": 100.0 * x / n, "shown": "compare"}
        for number, x in enumerate(values, 1)
    ]


def everyone(rows: list[Row]) -> dict[tuple[pd.Timestamp, str], dict[str, Row]]:
    """The rows by month and part, and in each by unit."""
    found: dict[tuple[pd.Timestamp, str], dict[str, Row]] = {}
    for one in rows:
        found.setdefault((one["as_of"], one["part"]), {})[one["unit_code"]] = one
    return found


def lesson_of(rows: list[Row], names: list[str], **more: Any) -> peers.Lesson | None:
    """What `us` learns from these peers; the city are the units of the rows and a large one that stands still."""
    still = history("still", [6000, 6000, 6000], 10_000)
    return peers.learn_from(rows, "us", names, indicator(**more), everyone([*rows, *still]))


def test_one_learns_from_the_peer_that_stood_there_and_climbed_most() -> None:
    rows = history("us", [66, 67, 68]) + history("climbed", [67, 80, 92]) + history("less", [66, 70, 84])
    rows += history("always", [95, 96, 97]) + history("below", [40, 50, 60])
    lesson = lesson_of(rows, ["climbed", "less", "always", "below"])
    assert lesson is not None
    assert (lesson.peer, lesson.climb) == ("climbed", pytest.approx(25))
    assert lesson.start["as_of"] == month(1)
    assert (len(lesson.own), len(lesson.theirs)) == (3, 3)


def test_a_climb_within_chance_teaches_nothing() -> None:
    rows = history("us", [66, 67, 68]) + history("peer", [67, 69, 72])
    assert lesson_of(rows, ["peer"]) is None


def test_a_climb_that_all_made_teaches_nothing() -> None:
    rows = history("us", [66, 67, 68]) + history("peer", [67, 80, 92])
    with_all = everyone([*rows, *history("rest", [6700, 8000, 9200], 10_000)])
    assert peers.learn_from(rows, "us", ["peer"], indicator(), with_all) is None
    faster = everyone([*rows, *history("rest", [6700, 8000, 9900], 10_000)])
    assert peers.learn_from(rows, "us", ["peer"], indicator(), faster) is None
    assert lesson_of(rows, ["peer"]) is not None


def test_without_others_at_both_times_there_is_no_lesson() -> None:
    rows = history("us", [66, 67, 68])[-1:] + history("peer", [67, 80, 92])
    assert peers.learn_from(rows, "us", ["peer"], indicator(), everyone(rows)) is None


def test_climbs_like_all_others_are_rarely_a_lesson(tell: Any) -> None:
    """Ten peers that climb from 70 to 85 % with the city: a start is chosen for being low, so a little over alpha."""
    draw, found = np.random.default_rng(11), 0
    for _ in range(200):
        rows = history("us", [70, 70, 70])
        for name in range(10):
            rows += history(f"p{name}", [int(draw.binomial(100, p)) for p in (0.7, 0.78, 0.85)])
        found += peers.learn_from(rows, "us", [f"p{i}" for i in range(10)], indicator(), everyone(rows)) is not None
    tell(f"lessons where all units climb alike: {found / 200:.1%} of 200 cities")
    assert found / 200 <= 0.08


def test_where_less_is_better_one_learns_from_who_came_down() -> None:
    rows = history("us", [40, 41, 42]) + history("up", [40, 60, 80]) + history("down", [43, 20, 10])
    lesson = lesson_of(rows, ["up", "down"], better="lower")
    assert lesson is not None
    assert (lesson.peer, lesson.climb) == ("down", pytest.approx(-33))


def test_nobody_is_learned_from_where_the_unit_has_no_value() -> None:
    rows = [r | {"shown": "xy"} for r in history("us", [6, 7], 20)] + history("peer", [40, 90])
    assert lesson_of(rows, ["peer"]) is None
