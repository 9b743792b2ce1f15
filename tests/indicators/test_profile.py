"""One unit beside the others: what stands out, its newest signal, and from whom it can learn."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest

from almanac.catalogue import Catalogue
from almanac.config import Config
from almanac.indicators.comparing import lessons, profile
from almanac.indicators.context import Context
from almanac.indicators.measure import measured
from almanac.indicators.rows import Row
from almanac.indicators.signals import signal
from tests.indicators.cases import indicator, month, row, with_city

A, B, C = "320582", "320581", "320585"


def context(config: Config, catalogue: Catalogue, rows: Mapping[str, list[Row]], **more: Any) -> Context:
    """A snapshot that holds these rows of each indicator; the indicators are shares, unless said otherwise."""
    known = {name: indicator(id=name, **more) for name in rows}

    def fetch(name: str, given: Mapping[str, Any]) -> pd.DataFrame:
        return pd.DataFrame(rows[str(given["indicator"])]) if name == "measures_of_indicator" else pd.DataFrame()

    return Context(config, catalogue.model_copy(update={"indicators": known}), "zh", fetch)


def seen(config: Config, rows: list[Row], name: str = "x", own: str = A) -> list[Row]:
    """The rows as the steps get them."""
    small, of = config.small_numbers, indicator(id=name)
    return [measured(one, of, small, "zh") | {"indicator": name, "is_own": one["unit_code"] == own} for one in rows]


@pytest.mark.parametrize(
    ("better", "strong", "weak"),
    [("higher", {"above"}, {"below"}), ("lower", {"below"}, {"above"}), ("neither", set(), set())],
)
def test_what_is_better_is_a_strength_and_what_is_worse_asks_for_work(
    config: Config, catalogue: Catalogue, better: str, strong: set[str], weak: set[str]
) -> None:
    rows = [{"verdict": word} for word in ("above", "similar", "below", "reference", "small_n")]
    done = profile.standing(rows, indicator(better=better), context(config, catalogue, {"x": []}))
    assert {row["verdict"] for row in done if row["is_strength"]} == strong
    assert {row["verdict"] for row in done if row["is_weakness"]} == weak


def test_a_value_stands_beside_the_city_and_its_peers(config: Config, catalogue: Catalogue) -> None:
    every = with_city([row(A, 80, 100), row(B, 90, 110), row(C, 70, 90)])
    here = context(config, catalogue, {"x": every})
    (own,) = profile.beside([seen(config, every)[0] | {"verdict": "similar"}], indicator(), here)
    assert (own["city_text"], own["peers_text"], own["peer_count"]) == ("80.0", "80.0", 2)
    assert own["verdict_said"] == "与全市无显著差异"


def test_one_peer_alone_is_not_shown(config: Config, catalogue: Catalogue) -> None:
    every = with_city([row(A, 80, 100), row(B, 90, 110)])
    here = context(config, catalogue, {"x": every})
    (own,) = profile.beside([seen(config, every)[0] | {"verdict": "similar"}], indicator(), here)
    assert (own["peers_text"], own["peer_count"]) == ("–", 0)


def signalled(config: Config, catalogue: Catalogue, values: list[int], **more: Any) -> Row:
    """The newest signal of a unit's months."""
    rows = [row(A, x, 100, as_of=month((i % 12) + 1, 2021 + i // 12)) for i, x in enumerate(values)]
    here, of = context(config, catalogue, {"x": rows}), indicator(**more)
    (newest,) = profile.latest(signal(seen(config, rows), of, here), of, here)
    return newest


def test_the_newest_month_tells_its_signal_in_words(config: Config, catalogue: Catalogue) -> None:
    usual = signalled(config, catalogue, [80, 82, 79, 81, 80, 82, 79, 81, 80, 82, 79, 81, 80], time="flow")
    assert (usual["variation_said"], usual["signal_mark"]) == ("变化在正常波动内", "similar")
    rising = signalled(config, catalogue, [70, 71, 70, 71, 70, 71, 80, 82, 84, 86, 88, 90, 92, 94], time="flow")
    assert (rising["variation_said"], rising["signal_mark"]) == ("向好，超出正常波动", "above")
    assert rising["as_of"] == month(2, 2022)
    few = signalled(config, catalogue, [70, 90, 70], time="flow")
    assert few["signal_mark"] == "small_n"


def test_a_register_tells_what_was_added(config: Config, catalogue: Catalogue) -> None:
    climb = [50 + number for number in range(14)]
    assert signalled(config, catalogue, climb)["variation_said"] == "变化在正常波动内"
    more = signalled(config, catalogue, [*climb, 90])
    assert (more["variation_said"], more["signal_mark"]) == ("本期增量高于往常，超出正常波动", "above")
    less = signalled(config, catalogue, [*climb, 40], better="lower")
    assert (less["variation_said"], less["signal_mark"]) == ("本期增量低于往常，超出正常波动", "above")


def test_an_old_or_small_value_is_not_judged(config: Config, catalogue: Catalogue) -> None:
    of, here = indicator(), context(config, catalogue, {"x": []})
    rows = [row(A, 60 + i, 100, as_of=month(i % 12 + 1, 2021 + i // 12)) for i in range(14)]
    asked = {"month_asked": month(4, 2022)}
    (old,) = profile.latest([one | asked for one in signal(seen(config, rows), of, here)], of, here)
    assert (old["variation_said"], old["signal_mark"]) == ("本期暂无数值，不作判断", "small_n")
    assert old["said"] == "73.0%（2022年2月）"
    small = [*rows, row(A, 20, 25, as_of=month(3, 2022)), row(A, 20, 25, as_of=month(4, 2022))]
    (few,) = profile.latest([one | asked for one in signal(seen(config, small), of, here)], of, here)
    assert (few["said"], few["variation_said"]) == ("20/25人", "数量较小，不判断趋势")


def test_the_weakest_indicator_is_the_one_furthest_below_the_rest(config: Config, catalogue: Catalogue) -> None:
    good = with_city([row(A, 90, 100), row(B, 900, 1000)])
    weak = with_city([row(A, 60, 100), row(B, 900, 1000)])
    small = with_city([row(A, 1, 12), row(B, 900, 1000)])
    here = context(config, catalogue, {"good": good, "small": small, "weak": weak})
    rows = [
        one for name, those in (("good", good), ("small", small), ("weak", weak)) for one in seen(config, those, name)
    ]
    assert {one["indicator"] for one in lessons.weakest(rows, here)} == {"weak"}
    assert lessons.weakest(seen(config, small, "small"), here) == []


def months(unit: str, values: list[int], first: int = 1) -> list[Row]:
    """A unit's months with these numerators, of a hundred."""
    return [row(unit, x, 100, as_of=month((i % 12) + 1, 2021 + i // 12)) for i, x in enumerate(values, first - 1)]


def test_only_the_peer_to_learn_from_stays_and_its_start_is_told(config: Config, catalogue: Catalogue) -> None:
    rows = months(A, [60, 61, 62]) + months(B, [61, 75, 90]) + months(C, [60, 62, 66])
    here = context(config, catalogue, {"x": with_city(rows)})
    found = lessons.lesson(seen(config, rows), indicator(), here)
    assert {one["unit_code"] for one in found} == {A, B}
    (start,) = [one for one in found if one["lesson_event"]]
    assert (start["unit_code"], start["as_of"], start["peer_code"]) == (B, month(1, 2021), B)


def test_without_a_lesson_the_unit_stands_alone(config: Config, catalogue: Catalogue) -> None:
    rows = months(A, [60, 61, 62]) + months(B, [61, 62, 63])
    here = context(config, catalogue, {"x": rows})
    found = lessons.lesson(seen(config, rows), indicator(), here)
    assert {(one["unit_code"], one["peer_code"]) for one in found} == {(A, "")}


def test_what_rises_every_year_is_no_climb(config: Config, catalogue: Catalogue) -> None:
    rising = [10 * i for i in range(1, 11)]
    rows = months(A, [5 * i for i in range(1, 11)]) + months(B, rising) + months(C, [50] * 10)
    here = context(config, catalogue, {"x": rows})
    since_january = indicator(time="year_to_date")
    assert {one["peer_code"] for one in lessons.lesson(seen(config, rows), since_january, here)} == {""}
    assert {one["peer_code"] for one in lessons.lesson(seen(config, rows), indicator(), here)} == {B}


def test_a_sum_since_january_is_held_against_as_long_a_part_of_a_year(config: Config, catalogue: Catalogue) -> None:
    """The last year's value shown for August is of June: no like of this year's August."""
    june = {"period": month(6, 2021)}
    rows = [row(A, 60, 100), row(B, 90, 100), row(C, 60, 100)]
    rows += [row(unit, 60, 100, as_of=month(8, 2021), **june) for unit in (A, B, C)]
    here = context(config, catalogue, {"x": rows})
    since_january = indicator(time="year_to_date")
    assert {one["peer_code"] for one in lessons.lesson(seen(config, rows), since_january, here)} == {""}
    alike = [one | {"period": one["as_of"]} for one in rows]
    here = context(config, catalogue, {"x": alike})
    assert {one["peer_code"] for one in lessons.lesson(seen(config, alike), since_january, here)} == {B}


def test_an_indicator_without_a_value_this_month_is_not_the_weakest(config: Config, catalogue: Catalogue) -> None:
    old = with_city([row(A, 10, 100, as_of=month(7)), row(B, 900, 1000, as_of=month(7))])
    new = with_city([row(A, 80, 100), row(B, 900, 1000)])
    here = context(config, catalogue, {"new": new, "old": old})
    rows = [one for name, those in (("new", new), ("old", old)) for one in seen(config, those, name)]
    assert {one["indicator"] for one in lessons.weakest(rows, here)} == {"new"}
