"""How often the page claims a difference: seldom where there is none, mostly where there is one."""

from typing import Any

import numpy as np
import pytest

from almanac.indicators.ranking.ranks import rank_ranges
from almanac.indicators.verdicts import against_rest
from tests.indicators.cases import CITY, indicator, row

SIZES = [165, 185, 110, 155, 160, 120, 75, 110, 55, 35]
REFERENCE, SEED, CITIES = 330, 20220825, 2000


def cities(shares: list[float], seed: int) -> Any:
    """Many cities of ten ranked units with these true shares and a reference unit: ranked rows and the city's."""
    draw = np.random.default_rng(seed)
    drawn = draw.binomial([*SIZES, REFERENCE], [*shares, float(np.mean(shares))], (CITIES, len(SIZES) + 1))
    for found in drawn:
        units = [row(str(place), x, n) for place, (x, n) in enumerate(zip(found, SIZES, strict=False))]
        yield units, row(CITY, found.sum(), sum(SIZES) + REFERENCE)


@pytest.mark.parametrize("share", [0.9, 0.95, 0.98])
def test_ten_equal_units_seem_different_in_at_most_one_city_of_twenty(share: float, tell: Any) -> None:
    words = [against_rest(units, city, indicator(), 0.05) for units, city in cities([share] * 10, SEED)]
    claimed = np.mean([set(said) != {"similar"} for said in words])
    tell(f"all ten equal at {share:.0%}: a difference is claimed in {claimed:.1%} of {CITIES} cities (at most 5 %)")
    assert claimed <= 0.05


def test_ten_equal_units_keep_all_ranks_in_nineteen_cities_of_twenty(tell: Any) -> None:
    drawn = cities([0.9] * 10, SEED + 1)
    narrowed = np.mean([set(rank_ranges(units, indicator(), 0.05)) != {(1, 10)} for units, _ in drawn])
    tell(f"all ten equal at 90%: a rank is narrowed in {narrowed:.1%} of {CITIES} cities (at most 5 %)")
    assert narrowed <= 0.05


def test_a_unit_of_110_that_is_15_points_lower_is_found_in_most_cities(tell: Any) -> None:
    lower = [0.9] * 10
    lower[7] = 0.75
    words = [against_rest(units, city, indicator(), 0.05) for units, city in cities(lower, SEED + 2)]
    found = np.mean([said[7] == "below" for said in words])
    accused = np.mean(["below" in said[:7] + said[8:] for said in words])
    tell(f"one unit of 110 at 75%, nine at 90%: it is found in {found:.1%} of {CITIES} cities (most)")
    tell(f"one unit of 110 at 75%, nine at 90%: another is called lower in {accused:.1%}")
    assert found > 0.8
    assert accused < 0.05
