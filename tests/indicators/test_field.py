"""Who is held against whom: no old value beside a new one, and nobody who lacks what the indicator asks for."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from almanac.catalogue import Catalogue, Indicator, RankIf
from almanac.config import Composite, Config, load_config
from almanac.indicators import steps
from almanac.indicators.composite.standings import city_of
from almanac.indicators.context import Context
from almanac.indicators.ranking.field import field_of, left_out
from almanac.indicators.rows import Row
from almanac.mistakes import Mistake
from almanac.references import load_checked
from tests.indicators.cases import CITY, indicator, month, row, with_city
from tests.installation import install

UNITS = ["320582", "320581", "320585", "320583", "320509", "320506", "320507"]
OLD, OTHER = UNITS[0], UNITS[1]
FAIR = indicator(rank="fair", every="quarter", min_denominator=10)
GATED = indicator(rank="conditional", min_denominator=10, rank_if=RankIf(indicator="gate", at_least=80))
GATE = indicator(id="gate", name={"zh": "核实率", "en": "Verified"}, rank="fair")


def asked(config: Config, catalogue: Catalogue, of: Indicator, rows: list[Row], *gate: Row) -> Context:
    """A context in which the indicator and the one that it asks for have these rows."""
    both = catalogue.model_copy(update={"indicators": catalogue.indicators | {"x": of, "gate": GATE}})
    known = {"x": rows, "gate": [*gate, row("nobody", 1, 1)]}
    tables = {name: pd.DataFrame(found).assign(indicator=name) for name, found in known.items()}

    def fetch(name: str, given: Mapping[str, Any]) -> pd.DataFrame:
        empty = pd.DataFrame({"source": [], "unit_code": [], "period": []})
        return tables[str(given["indicator"])] if name == "measures_of_indicator" else empty

    return Context(config, both, "zh", fetch)


def quarterly() -> list[Row]:
    """August values of seven units at 30 of 100, of which the first still has 100 of 100 of May; and their sum."""
    first = row(OLD, 100, 100, period=month(5))
    return with_city([first, *(row(unit, 30, 100) for unit in UNITS[1:])])


def run(context: Context, of: Indicator, rows: list[Row], *names: str) -> dict[str, Row]:
    """The rows after some steps, by unit."""
    given = [one | {"indicator": "x", "is_ranked": one["unit_code"] != CITY} for one in rows]
    measured = steps.measure(given, of, context)
    for name in names:
        measured = steps.STEPS[name](measured, of, context)
    return {str(one["unit_code"]): one for one in measured}


def test_an_old_value_is_not_tested_not_ranked_and_not_drawn_beside_new_ones(
    config: Config, catalogue: Catalogue
) -> None:
    rows = quarterly()
    found = run(asked(config, catalogue, FAIR, rows), FAIR, rows, "verdict", "rank_set", "swap", "funnel")
    old, others = found[OLD], [found[unit] for unit in UNITS[1:]]
    assert (old["verdict"], old["remark"]) == ("stale", "尚未更新，现有数值为2022年5月")
    assert [old[name] for name in ("best", "place", "swap", "effective_n", "outside")] == [None] * 5
    assert old["label"] == "100.0"
    assert {(one["worst"], one["place"]) for one in others} == {(6, 1)}
    counts = ("reported_count", "compared_count", "tested_count", "ordered_count", "drawn_count")
    assert {tuple(one[name] for name in counts) for one in found.values()} == {(6, 6, 6, 6, 6)}


def test_values_that_are_all_as_old_are_compared(config: Config, catalogue: Catalogue) -> None:
    rows = [one | {"period": month(6)} for one in quarterly()]
    found = run(asked(config, catalogue, FAIR, rows), FAIR, rows, "verdict", "rank_set")
    assert found[OLD]["verdict"] == "above"
    assert found[OLD]["best"] == found[OLD]["worst"] == 1


def test_an_old_value_is_no_part_of_a_gap_between_units(config: Config, catalogue: Catalogue) -> None:
    rows = quarterly()
    found = run(asked(config, catalogue, FAIR, rows), FAIR, rows, "gap")
    assert found[OTHER]["gap"] == 0


def test_the_gap_of_a_unit_with_an_old_value_is_not_split(config: Config, catalogue: Catalogue) -> None:
    rows = [one | {"is_chosen": one["unit_code"] == OLD} for one in quarterly()]
    whole = run(asked(config, catalogue, FAIR, rows), FAIR, rows, "pieces")[OLD]
    assert (whole["gap"], whole["shown"], whole["remark"]) == (None, "stale", "尚未更新，现有数值为2022年5月")
    nobody = [one | {"is_chosen": False} for one in quarterly()]
    (unit,) = run(asked(config, catalogue, FAIR, nobody), FAIR, nobody, "pieces")
    assert unit != OLD


def test_a_score_takes_no_old_value(config: Config, catalogue: Catalogue) -> None:
    posts = {"low": 0, "high": 100}
    scored = config.model_copy(
        update={"composite": Composite.model_validate({"indicators": {"x": posts, "gate": posts}})}
    )
    context = asked(scored, catalogue, FAIR, quarterly(), *(row(unit, 90, 100) for unit in UNITS))
    city = city_of([{"as_of": month(8)}], context)
    assert city is not None
    old, other = (city.values[city.units.index(unit), 0] for unit in (OLD, OTHER))
    assert np.isnan(old) and other == 30


def test_a_unit_below_the_condition_is_listed_with_the_reason_and_counts_as_reported(
    config: Config, catalogue: Catalogue
) -> None:
    rows = with_city([row(unit, 80, 100) for unit in UNITS])
    gate = [row(OLD, 79, 100), *(row(unit, 80, 100) for unit in UNITS[2:])]
    found = run(asked(config, catalogue, GATED, rows, *gate), GATED, rows, "verdict", "rank_set", "swap")
    assert (found[OLD]["verdict"], found[OLD]["remark"]) == ("unmet", "核实率低于80%，不参加排序")
    assert (found[OTHER]["verdict"], found[OTHER]["remark"]) == ("unmet", "核实率暂无数据，不参加排序")
    assert found[OLD]["best"] is None and found[OTHER]["place"] is None
    assert (found[OLD]["reported_count"], found[OLD]["compared_count"]) == (7, 5)


def test_a_verdict_that_would_tell_of_a_hidden_unit_is_not_counted(config: Config, catalogue: Catalogue) -> None:
    rows = [one | {"period": month(8)} for one in quarterly()]
    seen = asked(config, catalogue, FAIR, rows)
    hidden = [one | {"suppressed": "few" if one["unit_code"] == OLD else ""} for one in rows]
    plain = field_of([one | {"suppressed": ""} for one in rows], FAIR, seen).counts
    told = field_of(hidden, FAIR, seen).counts
    assert (plain["above_count"], told["above_count"]) == (1, 0)
    assert plain["tested_count"] == told["tested_count"] == 7


def test_who_is_at_the_condition_is_ranked(config: Config, catalogue: Catalogue) -> None:
    rows = with_city([row(unit, 80, 100) for unit in UNITS])
    gate = [row(unit, 80, 100) for unit in UNITS]
    assert left_out(rows, GATED, asked(config, catalogue, GATED, rows, *gate)) == {}


def test_nobody_is_left_out_of_what_is_never_ranked(config: Config, catalogue: Catalogue) -> None:
    never = indicator(rank="never", min_denominator=10)
    assert left_out(quarterly(), never, asked(config, catalogue, never, quarterly())) == {}


def test_hours_are_ranked_only_where_four_fifths_are_verified(catalogue: Catalogue) -> None:
    assert catalogue.indicators["hours_per_retiree"].rank_if == RankIf(indicator="hours_verified", at_least=80)


def test_a_condition_on_what_nobody_declared_is_refused_by_name(tmp_path: Path) -> None:
    config = load_config(install(tmp_path))
    path = tmp_path / "queries/indicators/in_time.yaml"
    path.write_text(
        path.read_text(encoding="utf-8") + "rank_if: {indicator: nothing, at_least: 80}\n", encoding="utf-8"
    )
    with pytest.raises(Mistake, match="nothing"):
        load_checked(config)
