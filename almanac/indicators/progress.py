"""Targets, plan curves and where the pace of the last months leads."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import scipy

from almanac.catalogue import Indicator
from almanac.indicators.context import Context
from almanac.indicators.measure import factor, with_unit
from almanac.indicators.rows import Row, number_of, records
from almanac.texts import text
from almanac.texts.formats import number

RECENT_MONTHS = 3
AHEAD = ("forecast", "forecast_low", "forecast_high", "months_ahead", "pace")


def target(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Adds target, of unit and year, else of the city, else the indicator's; target_label (≥95), target_said (≥95%)."""
    found = records(context.fetch("targets", {"indicator": indicator.id}))
    known = {(row["year"], row["unit_code"]): row["target"] for row in found}
    sign = {"higher": "≥", "lower": "≤"}.get(indicator.better, "")
    done = []
    for row in rows:
        year = pd.Timestamp(row["as_of"]).year
        city = known.get((year, context.config.city.code), indicator.target)
        amount = known.get((year, row["unit_code"]), city)
        label = _aim(amount, sign, indicator)
        said = with_unit(label, indicator, context.language)
        done.append(row | {"target": amount, "target_label": label, "target_said": said})
    return done


def plan(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Adds plan: the adjusted (else baseline) percentage of the indicator's curve for the row's month."""
    found = records(context.fetch("plans", {"curve": indicator.plan or ""}))
    known = {(row["year"], row["month"], row["unit_code"]): row["plan"] for row in found}
    done = []
    for row in rows:
        month = pd.Timestamp(row["as_of"])
        city = known.get((month.year, month.month, context.config.city.code))
        done.append(row | {"plan": known.get((month.year, month.month, row["unit_code"]), city)})
    return done


def aim(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Adds aim, the plan of the month or else the year's target; aim_text, and aim_said with its unit."""
    done = []
    for row in plan(target(rows, indicator, context), indicator, context):
        word = "aim_target" if row["plan"] is None else "aim_plan"
        amount = row["target"] if row["plan"] is None else row["plan"]
        plain = _aim(amount, "", indicator)
        written = (plain, with_unit(plain, indicator, context.language))
        words, said = (text(word, context.language, amount=one) if one else "" for one in written)
        done.append(row | {"aim": amount, "aim_text": words, "aim_said": said})
    return done


def _aim(amount: float | None, sign: str, indicator: Indicator) -> str:
    """A target as a table shows it: 100, or with its direction ≥95; nothing where there is none."""
    if amount is None:
        return ""
    complete = indicator.kind == "proportion" and amount >= factor(indicator)
    return ("" if complete else sign) + number(amount, 0 if float(amount).is_integer() else indicator.decimals)


@dataclass(frozen=True)
class Schedule:
    """Progress against a curve, in shares of the whole and in periods.

    planned and done by now; earned: the period by which the plan had this much; finish: the period at which the pace
    so far, in time, ends (infinite where nothing is earned); straight: done against elapsed time, which is fair only to
    work that is spread evenly.
    """

    planned: float
    done: float
    earned: float
    finish: float
    straight: float


def schedule(curve: Sequence[float], done: float, now: int) -> Schedule:
    """Where `done` stands on a rising curve of cumulative shares by period (from 1), at the end of period `now`.

    Earned schedule (Lipke 2003): C + (done − planned(C)) / (planned(C + 1) − planned(C)), C the last period with
    planned ≤ done; the finish is the number of periods ÷ (earned ÷ now).
    """
    planned = [0.0, *curve]
    last = max(period for period, share in enumerate(planned) if share <= done)
    step = planned[last + 1] - planned[last] if last + 1 < len(planned) else 0.0
    earned = last + (done - planned[last]) / step if step else float(last)
    finish = len(curve) / (earned / now) if earned > 0 else math.inf
    return Schedule(planned[now], done, earned, finish, done / planned[-1] / (now / len(curve)))


def forecast(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Adds forecast, its 80 % band and months_ahead for months without a value, and pace (gained a month of late).

    Gains go on at that pace; the band is negative binomial: r = 0.5 + recent gains, p = t / (t + h) after t and for h
    months (the posterior predictive of a Poisson rate under Jeffreys' prior). A fall is no gain, but shows in the pace.
    """
    done: list[Row] = [dict.fromkeys(AHEAD) | row for row in sorted(rows, key=lambda row: str(row["as_of"]))]
    known = [row for row in done if row["numerator"] is not None]
    if len(known) <= RECENT_MONTHS or indicator.kind != "proportion":
        return done
    newest = _newest(indicator, context)
    first, last = known[-1 - RECENT_MONTHS], known[-1]
    now = _time(last, newest)
    seen, gained = now - _time(first, newest), float(last["numerator"] - first["numerator"])
    last.update(forecast=last["value"], forecast_low=last["value"], forecast_high=last["value"])
    for row in done:
        row["pace"] = gained / seen
        if row["numerator"] is None and str(row["as_of"]) > str(last["as_of"]):
            row["months_ahead"] = _time(row, {}) - now
            row.update(_reached(last, _gains(max(gained, 0.0), seen, row["months_ahead"]), indicator))
    return done


def _reached(last: Row, gains: Mapping[str, float], indicator: Indicator) -> Row:
    """The value after each gain, in display units, at most all."""
    x, n = number_of(last, "numerator") or 0.0, number_of(last, "denominator") or 1.0
    return {name: factor(indicator) * min(x + more, n) / n for name, more in gains.items()}


def _gains(gained: float, seen: float, months: float) -> dict[str, float]:
    """What is gained in so many months to come, after so much in the months seen: expected, and the band's ends."""
    r, p = 0.5 + gained, seen / (seen + months)
    ends = {"forecast_low": 0.1, "forecast_high": 0.9}
    chances = {name: float(scipy.stats.nbinom.ppf(at, r, p)) for name, at in ends.items()}
    return {"forecast": gained * months / seen} | chances


def _newest(indicator: Indicator, context: Context) -> dict[pd.Timestamp, pd.Timestamp]:
    """The newest day of the indicator's data in each month."""
    if not indicator.sources:
        return {}
    found = records(context.fetch("reach", {"sources": list(indicator.sources)}))
    return {pd.Timestamp(row["as_of"]): pd.Timestamp(row["newest"]) for row in found}


def _time(row: Row, newest: Mapping[pd.Timestamp, pd.Timestamp]) -> float:
    """A month's end in months on one scale; data that stop on the 25th of 31 days make 25/31 of their month."""
    end = pd.Timestamp(row["as_of"])
    day = min(newest.get(end, end), end)
    return float(12 * day.year + day.month + day.day / day.days_in_month)
