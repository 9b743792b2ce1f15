"""A value held against target, plan, all units or units of similar size, and which differences are more than chance."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from almanac.catalogue import Catalogue, Indicator
from almanac.config import Config
from almanac.indicators.changes import change
from almanac.indicators.comparing.differences import gap, real
from almanac.indicators.context import Context
from almanac.indicators.measure import measured
from almanac.indicators.rows import Row
from tests.indicators.cases import CITY, indicator, row, with_city

A, B, C, D = "320582", "320581", "320585", "320583"


def context(config: Config, catalogue: Catalogue, rows: list[Row], compare: str) -> Context:
    """A snapshot that holds these rows."""

    def fetch(name: str, given: Mapping[str, Any]) -> pd.DataFrame:
        return pd.DataFrame(rows) if name == "measures_of_indicator" else pd.DataFrame()

    return Context(config, catalogue, "zh", fetch, compare)


def held(config: Config, catalogue: Catalogue, rows: list[Row], compare: str, **more: Any) -> dict[str, Row]:
    """The rows by unit, measured and held against a standard."""
    of: Indicator = indicator(**more)
    every = with_city(rows)
    here = context(config, catalogue, every, compare)
    plain = [measured(one, of, config.small_numbers, "zh") | {"indicator": of.id} for one in every]
    done = change(plain, of, replace(here, compare=compare))
    return {str(one["unit_code"]): one for one in real(done, of, here)}


def test_a_share_is_held_against_its_target_in_points(config: Config, catalogue: Catalogue) -> None:
    found = held(config, catalogue, [row(A, 80, 100), row(B, 99, 100)], "target", target=90.0)
    assert (found[A]["change_said"], found[B]["change_said"]) == ("较目标 低10.0个百分点", "较目标 高9.0个百分点")
    assert found[A]["is_real"]


def test_a_target_met_or_missed_by_chance_is_not_marked(config: Config, catalogue: Catalogue) -> None:
    found = held(config, catalogue, [row(A, 88, 100), row(B, 900, 1000)], "target", target=90.0)
    assert not found[A]["is_real"]


def test_all_of_a_register_is_met_or_missed_without_chance(config: Config, catalogue: Catalogue) -> None:
    found = held(config, catalogue, [row(A, 99, 100), row(B, 100, 100)], "target", target=100.0)
    assert found[A]["is_real"] and not found[B]["is_real"]
    assert found[B]["change_text"] == "持平"


def test_without_a_target_nothing_is_said(config: Config, catalogue: Catalogue) -> None:
    found = held(config, catalogue, [row(A, 80, 100), row(B, 90, 100)], "target")
    assert (found[A]["before"], found[A]["change_said"], found[A]["is_real"]) == (None, "", False)


def test_units_are_held_against_the_city_and_the_city_against_nothing(config: Config, catalogue: Catalogue) -> None:
    found = held(config, catalogue, [row(A, 80, 100), row(B, 90, 100)], "city")
    assert found[A]["change_said"] == "较全市 低5.0个百分点"
    assert found[CITY]["change"] is None


def test_similar_units_are_taken_together_and_never_one_alone(config: Config, catalogue: Catalogue) -> None:
    rows = [row(A, 80, 100), row(B, 90, 110), row(C, 70, 90), row(D, 300, 400)]
    found = held(config, catalogue, rows, "peers")
    assert found[A]["before"] == pytest.approx(100 * 160 / 200)
    assert (found[A]["then_numerator"], found[A]["then_denominator"]) == (160, 200)
    assert found[D]["before"] is None
    alone = held(config, catalogue, [row(A, 80, 100), row(B, 90, 110), row(D, 300, 400)], "peers")
    assert alone[A]["before"] is None


def test_small_bases_are_no_peers(config: Config, catalogue: Catalogue) -> None:
    rows = [row(A, 30, 40), row(B, 20, 29), row(C, 20, 28), row(D, 30, 45)]
    assert held(config, catalogue, rows, "peers")[A]["before"] is None


def gaps(config: Config, catalogue: Catalogue, rows: list[Row]) -> Row:
    """The gap among some units, as the city's row has it."""
    of = indicator()
    here = context(config, catalogue, rows, "month")
    plain = [measured(one, of, config.small_numbers, "zh") for one in with_city(rows)]
    return next(one for one in gap(plain, of, here) if one["unit_code"] == CITY)


def test_a_gap_is_named_by_its_ends_and_real_only_beyond_chance(config: Config, catalogue: Catalogue) -> None:
    wide = gaps(config, catalogue, [row(A, 95, 100), row(B, 60, 100), row(C, 90, 100)])
    assert (wide["gap"], wide["gap_high"], wide["gap_low"], wide["gap_real"]) == (35.0, A, B, True)
    chance = gaps(config, catalogue, [row(A, 95, 100), row(B, 92, 100), row(C, 90, 100)])
    assert (chance["gap"], chance["gap_real"]) == (5.0, False)


def test_one_comparable_unit_has_no_gap(config: Config, catalogue: Catalogue) -> None:
    assert gaps(config, catalogue, [row(A, 95, 100), row(B, 5, 12)])["gap"] is None
