"""Targets, plan curves and where the pace of the last months leads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy.stats import nbinom

from almanac.catalogue import Indicator
from almanac.indicators.measure import factor
from almanac.texts import text
from almanac.texts.formats import is_missing, number

if TYPE_CHECKING:
    from almanac.indicators.steps import Context

RECENT_MONTHS = 3
AHEAD = ("forecast", "forecast_low", "forecast_high", "months_ahead", "pace")


def target(rows: pd.DataFrame, indicator: Indicator, context: Context) -> pd.DataFrame:
    """Adds target: of the unit and year, else of the city, else the indicator's own."""
    found = context.fetch("targets", {"indicator": indicator.id})
    known = {(row["year"], row["unit_code"]): row["target"] for row in found.to_dict("records")}
    default = float("nan") if indicator.target is None else indicator.target
    city = context.config.city.code
    years = pd.to_datetime(rows["as_of"]).dt.year
    values = [
        known.get((year, unit), known.get((year, city), default))
        for year, unit in zip(years, rows["unit_code"], strict=True)
    ]
    sign = {"higher": "≥", "lower": "≤"}.get(indicator.better, "")
    return rows.assign(target=values, target_label=[_aim(value, sign, indicator) for value in values])


def aim(rows: pd.DataFrame, indicator: Indicator, context: Context) -> pd.DataFrame:
    """Adds aim and aim_text: what the plan asks of the month where there is a plan, else the year's target."""
    done = plan(target(rows, indicator, context), indicator, context)
    planned = done["plan"].notna()
    words = planned.map({True: "aim_plan", False: "aim_target"})
    amounts = done["plan"].where(planned, done["target"])
    said = [
        "" if is_missing(amount) else text(word, context.language, amount=_aim(amount, "", indicator))
        for word, amount in zip(words, amounts, strict=True)
    ]
    return done.assign(aim=amounts, aim_text=said)


def _aim(value: float, sign: str, indicator: Indicator) -> str:
    """A target as a table shows it: 100, or with its direction ≥95; nothing where there is none."""
    if is_missing(value):
        return ""
    complete = indicator.kind == "proportion" and value >= factor(indicator)
    return ("" if complete else sign) + number(value, 0 if float(value).is_integer() else indicator.decimals)


def plan(rows: pd.DataFrame, indicator: Indicator, context: Context) -> pd.DataFrame:
    """Adds plan: the adjusted (else baseline) percentage of the indicator's curve for the row's month."""
    found = context.fetch("plans", {"curve": indicator.plan or ""})
    known = {(row["year"], row["month"], row["unit_code"]): row["plan"] for row in found.to_dict("records")}
    city = context.config.city.code
    months = pd.to_datetime(rows["as_of"])
    values = [
        known.get((month.year, month.month, unit), known.get((month.year, month.month, city), float("nan")))
        for month, unit in zip(months, rows["unit_code"], strict=True)
    ]
    return rows.assign(plan=values)


def forecast(rows: pd.DataFrame, indicator: Indicator, context: Context) -> pd.DataFrame:
    """Adds forecast, its 80 % band and months_ahead for months without a value, and pace (gained a month of late).

    Gains go on at that pace; the band is negative binomial: r = 0.5 + recent gains, p = t / (t + h) after t and for h
    months (the posterior predictive of a Poisson rate under Jeffreys' prior). A fall is no gain, but shows in the pace.
    """
    done = rows.sort_values("as_of").assign(**dict.fromkeys(AHEAD, np.nan))
    known = done[done["numerator"].notna()]
    if len(known) <= RECENT_MONTHS or indicator.kind != "proportion":
        return done
    first, last, ahead = known.iloc[-1 - RECENT_MONTHS], known.iloc[-1], done[done["as_of"] > known["as_of"].iloc[-1]]
    times = _times(known["as_of"], _newest(indicator, context))
    seen, months = times.iloc[-1] - times.iloc[-1 - RECENT_MONTHS], _times(ahead["as_of"], {}) - times.iloc[-1]
    gained = float(last["numerator"] - first["numerator"])
    done["pace"] = gained / seen
    done.loc[ahead.index, "months_ahead"] = months
    for name, more in _gains(max(gained, 0.0), seen, months).items():
        reached = np.minimum(last["numerator"] + more, last["denominator"])
        done.loc[ahead.index, name] = factor(indicator) * reached / last["denominator"]
        done.loc[last.name, name] = last["value"]
    return done


def _gains(gained: float, seen: float, months: pd.Series) -> dict[str, pd.Series]:
    """What is gained in the months to come, after so much in the months seen: expected, and the ends of the band."""
    r, p = 0.5 + gained, seen / (seen + months)
    ends = {"forecast_low": 0.1, "forecast_high": 0.9}
    band = {name: pd.Series(nbinom.ppf(share, r, p), index=months.index) for name, share in ends.items()}
    return {"forecast": gained * months / seen} | band


def _newest(indicator: Indicator, context: Context) -> dict[pd.Timestamp, pd.Timestamp]:
    """The newest day of the indicator's data in each month."""
    if not indicator.sources:
        return {}
    found = context.fetch("reach", {"sources": list(indicator.sources)})
    return dict(zip(pd.to_datetime(found["as_of"]), pd.to_datetime(found["newest"]), strict=True))


def _times(ends: pd.Series, newest: Mapping[pd.Timestamp, pd.Timestamp]) -> pd.Series:
    """Month ends as months on one scale; data that stop on the 25th of 31 days make 25/31 of their month."""
    days = [min(newest.get(end, end), end) for end in pd.to_datetime(ends)]
    return pd.Series([12 * day.year + day.month + day.day / day.days_in_month for day in days], ends.index, float)
