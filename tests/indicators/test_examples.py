"""Every indicator's worked examples hold."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from almanac.catalogue import Catalogue, load_catalogue
from almanac.config import Config, load_config
from almanac.tables.examples import run_example

CATALOGUE = load_catalogue(load_config(Path(__file__).parents[2] / "config.yaml"))
EXAMPLES = [(i.id, n) for i in CATALOGUE.indicators.values() for n in range(len(i.examples))]


def comparable(row: dict[str, Any]) -> tuple[Any, ...]:
    """A row's identity and numbers, NULL as None."""
    numbers = [row.get(name) for name in ("numerator", "denominator", "squares")]
    plain = [None if value is None or pd.isna(value) else round(float(value), 6) for value in numbers]
    return (row["unit_code"], str(pd.Timestamp(row["period"]).date()), row.get("part") or "", *plain)


@pytest.mark.parametrize(("name", "number"), EXAMPLES)
def test_the_worked_example_holds(name: str, number: int, config: Config, catalogue: Catalogue) -> None:
    indicator = catalogue.indicators[name]
    example = indicator.examples[number]
    found = sorted(comparable(row) for row in run_example(config, catalogue, indicator, example))
    assert found == sorted(comparable(row) for row in example.expected)


@pytest.mark.parametrize("name", CATALOGUE.indicators)
def test_every_indicator_has_an_example(name: str, catalogue: Catalogue) -> None:
    assert catalogue.indicators[name].examples, f"give {name}.yaml an example: given rows → expected rows"
