"""Not reported is said only of a unit that owes the report; anything else without a value has no data yet."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest

from almanac.catalogue import Catalogue
from almanac.config import Config
from almanac.indicators.context import Context
from almanac.indicators.owed import owing

UNIT = "320582"


@pytest.mark.parametrize(
    ("indicator", "source", "period", "as_of", "owes"),
    [
        ("plan_coverage", "lixiu_roster", "2022-08-31", "2022-08-31", True),
        ("plan_coverage", "lixiu_roster", "2022-07-31", "2022-08-31", False),
        ("plan_coverage", "lixiu_roster", "2022-09-30", "2022-08-31", False),
        ("active_volunteer_rate", "volunteer_service", "2022-06-30", "2022-08-31", True),
        ("active_volunteer_rate", "volunteer_service", "2022-05-31", "2022-08-31", False),
        ("hours_per_retiree", "volunteer_service", "2022-01-31", "2022-08-31", True),
        ("hours_per_retiree", "volunteer_service", "2021-12-31", "2022-08-31", False),
        ("branch_standard_rate", "branch", "2021-03-31", "2021-02-28", False),
        ("branch_standard_rate", "branch", "2021-03-31", "2021-05-31", True),
        ("branch_standard_rate", "branch", "2021-03-31", "2021-06-30", False),
    ],
)
def test_a_value_is_owed_as_far_as_it_looks_back(
    config: Config, catalogue: Catalogue, indicator: str, source: str, period: str, as_of: str, owes: bool
) -> None:
    def fetch(name: str, given: Mapping[str, Any]) -> pd.DataFrame:
        assert name == "owed" and source in given["sources"]
        return pd.DataFrame({"source": [source], "unit_code": [UNIT], "period": [pd.Timestamp(period)]})

    owed = owing(catalogue.indicators[indicator], Context(config, catalogue, "zh", fetch))
    assert owed({"unit_code": UNIT, "as_of": pd.Timestamp(as_of)}) is owes
    assert owed({"unit_code": "320581", "as_of": pd.Timestamp(as_of)}) is False
