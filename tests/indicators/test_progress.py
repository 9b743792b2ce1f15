"""Where the pace of the last months leads, against cases computed by hand."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest

from almanac.catalogue import Catalogue
from almanac.config import Config
from almanac.indicators.context import Context
from almanac.indicators.progress import AHEAD, forecast
from almanac.indicators.rows import records


def ahead(
    config: Config, catalogue: Catalogue, reached: list[float | None], first: str, newest: dict[str, str]
) -> pd.DataFrame:
    """Months from `first` with so many of 1,000 reached, forecast; `newest` is the last day of data in a month."""

    def fetch(name: str, parameters: Mapping[str, Any]) -> pd.DataFrame:
        assert name == "reach"
        return pd.DataFrame({"as_of": pd.to_datetime(list(newest)), "newest": pd.to_datetime(list(newest.values()))})

    months = pd.date_range(first, periods=len(reached), freq="ME")
    rows = pd.DataFrame({"as_of": months, "numerator": reached, "denominator": 1000.0}).astype({"numerator": float})
    rows["value"] = rows["numerator"] / 10
    indicator = catalogue.indicators["branch_standard_rate"]
    done = forecast(records(rows), indicator, Context(config, catalogue, "zh", fetch))
    return pd.DataFrame(done).astype(dict.fromkeys(AHEAD, float))


def test_the_pace_of_three_whole_months_goes_on(config: Config, catalogue: Catalogue) -> None:
    done = ahead(config, catalogue, [500, 510, 520, 530, None, None], "2022-01-31", {})
    assert done["pace"].unique() == pytest.approx([10])
    assert done["forecast"].tolist()[3:] == pytest.approx([53.0, 54.0, 55.0])
    assert done["months_ahead"].tolist()[4:] == pytest.approx([1, 2])


def test_a_month_that_is_not_over_counts_by_its_days(config: Config, catalogue: Catalogue) -> None:
    # 31 May to 25 August are 2 + 25/31 = 87/31 months, so 87 gained are 31 a month; to 30 September 37/31 months remain
    done = ahead(config, catalogue, [600, 640, 670, 687, None], "2022-05-31", {"2022-08-31": "2022-08-25"})
    assert done["pace"].iloc[-1] == pytest.approx(31)
    assert done["months_ahead"].iloc[-1] == pytest.approx(37 / 31)
    assert done["forecast"].iloc[-1] == pytest.approx(72.4)


def test_the_band_is_that_of_the_negative_binomial(config: Config, catalogue: Catalogue) -> None:
    # nothing gained in 3 months: r = 1/2; 9 months on p = 1/4: P(0) = 1/2, P(0..3) = 0.859 and P(0..4) = 0.902
    done = ahead(config, catalogue, [500.0] * 4 + [None] * 9, "2021-12-31", {})
    assert done["forecast"].iloc[-1] == pytest.approx(50.0)
    assert done["forecast_low"].iloc[-1] == pytest.approx(50.0)
    assert done["forecast_high"].iloc[-1] == pytest.approx(50.4)


def test_a_forecast_never_passes_the_whole(config: Config, catalogue: Catalogue) -> None:
    done = ahead(config, catalogue, [700, 800, 850, 980, None], "2022-01-31", {})
    assert done[["forecast", "forecast_high"]].iloc[-1].tolist() == pytest.approx([100.0, 100.0])


def test_a_fall_is_said_and_not_carried_on(config: Config, catalogue: Catalogue) -> None:
    done = ahead(config, catalogue, [530, 520, 510, 500, None], "2022-01-31", {})
    assert done["pace"].iloc[-1] == pytest.approx(-10)
    assert done["forecast"].iloc[-1] == pytest.approx(50.0)


def test_three_months_are_too_few(config: Config, catalogue: Catalogue) -> None:
    done = ahead(config, catalogue, [500, 510, 520, None], "2022-01-31", {})
    assert done[["forecast", "pace"]].isna().all(axis=None)


def test_a_whole_year_leaves_nothing_to_forecast(config: Config, catalogue: Catalogue) -> None:
    done = ahead(config, catalogue, [500, 510, 520, 530], "2022-09-30", {})
    assert done["pace"].iloc[-1] == pytest.approx(10)
    assert done["months_ahead"].isna().all()
