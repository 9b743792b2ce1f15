"""The steps that a chart's `frame` may name, run over the rows of its query."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from almanac.catalogue import Catalogue, Indicator
from almanac.config import Config
from almanac.indicators import intervals, progress, verdicts
from almanac.indicators.measure import measured, value
from almanac.mistakes import Mistake
from almanac.texts import text
from almanac.texts.formats import change as change_words
from almanac.texts.formats import is_missing, shown

Fetch = Callable[[str, Mapping[str, Any]], pd.DataFrame]
ADDED = """
    n shown value text label ratio remark name head rank_note decimals better kind part_name
    low high verdict best worst before change change_text change_said
    target target_label plan aim aim_text forecast forecast_low forecast_high months_ahead pace
""".split()


@dataclass(frozen=True)
class Context:
    """What a step may need beside its rows."""

    config: Config
    catalogue: Catalogue
    language: str
    fetch: Fetch
    compare: str = "month"

    def indicator(self, name: str) -> Indicator:
        """The declared indicator."""
        return self.catalogue.indicators[name]


def run(names: tuple[str, ...], rows: pd.DataFrame, context: Context) -> pd.DataFrame:
    """The rows after every step; those with an indicator are measured first."""
    rows = rows.reset_index(drop=True)
    if "indicator" in rows and "numerator" in rows:
        rows = rows.assign(**dict.fromkeys(ADDED)) if rows.empty else rows
        rows = each_indicator(measure, _completed(rows), context)
    for name in names:
        if name not in STEPS:
            raise Mistake("unknown_name", kind="frame", name=name, known=", ".join(STEPS))
        rows = each_indicator(STEPS[name], rows, context)
    return rows


Step = Callable[[pd.DataFrame, Indicator, Context], pd.DataFrame]


def each_indicator(step: Step, rows: pd.DataFrame, context: Context) -> pd.DataFrame:
    """The step over each indicator's rows, put back into the rows' own order."""
    if rows.empty:
        return rows
    groups = [
        step(group, context.indicator(str(name)), context) for name, group in rows.groupby("indicator", sort=False)
    ]
    return pd.concat(groups).sort_index()


def measure(rows: pd.DataFrame, indicator: Indicator, context: Context) -> pd.DataFrame:
    """Adds value, n, shown, text, label and remark."""
    done = measured(rows, indicator, context.config.small_numbers, context.language)
    if "units_reported" in done:
        done["ratio"] += _incomplete(done["units_reported"], context)
    return done.assign(
        name=indicator.name.said(context.language),
        head=indicator.label.said(context.language),
        rank_note=indicator.rank_note.said(context.language) if indicator.rank_note else "",
        decimals=indicator.decimals,
        better=indicator.better,
        kind=indicator.kind,
        part_name=[_part(str(part), indicator, context.language) for part in rows["part"]],
    )


def _part(code: str, indicator: Indicator, language: str) -> str:
    """A part as the indicator names it, else its code."""
    return indicator.parts[code].said(language) if code in indicator.parts else code


def _incomplete(reported: pd.Series, context: Context) -> list[str]:
    """For a sum over units of which some have not reported: how many did."""
    whole = len(context.config.units)
    return [
        ""
        if is_missing(count) or count >= whole
        else text("units_reported", context.language, count=int(count), whole=whole)
        for count in reported.astype(float)
    ]


def interval(rows: pd.DataFrame, indicator: Indicator, context: Context) -> pd.DataFrame:
    """Adds low and high, the 95 % interval."""
    return intervals.interval(rows, indicator)


def verdict(rows: pd.DataFrame, indicator: Indicator, context: Context) -> pd.DataFrame:
    """Adds verdict, computed over all ranked units of the month, whichever of them the rows show."""
    done = rows.assign(verdict=_plain_verdict(rows, context.config.city.code))
    for key, everyone in _everyone(rows, indicator, context):
        found = _tested(everyone, indicator, context)
        here = (done["as_of"] == key[0]) & (done["part"] == key[1]) & done["unit_code"].isin(found.index)
        done.loc[here, "verdict"] = done.loc[here, "unit_code"].map(found)
    return done


def rank_set(rows: pd.DataFrame, indicator: Indicator, context: Context) -> pd.DataFrame:
    """Adds best and worst, the range of ranks that the data leave open; NaN for units that are not ranked."""
    done = rows.assign(best=float("nan"), worst=float("nan"))
    for key, everyone in _everyone(rows, indicator, context):
        units = _comparable(everyone, context)
        if len(units) < context.config.small_numbers.units_to_rank:
            continue
        ranges = verdicts.rank_ranges(units, indicator, context.config.alpha).set_index(units["unit_code"])
        here = (done["as_of"] == key[0]) & (done["part"] == key[1])
        for name in ("best", "worst"):
            done.loc[here, name] = done.loc[here, "unit_code"].map(ranges[name].astype(float))
    return done


def change(rows: pd.DataFrame, indicator: Indicator, context: Context) -> pd.DataFrame:
    """Adds before and change (displayed value − displayed value; % for amounts) and change_text."""
    earlier = rows.rename(columns={"numerator": "_", "denominator": "__"}).rename(
        columns={"before_numerator": "numerator", "before_denominator": "denominator"}
    )
    before = value(earlier, indicator)
    is_rate = indicator.kind == "proportion"
    rounded = [
        rows["value"].map(lambda v: shown(v, indicator.decimals)),
        before.map(lambda v: shown(v, indicator.decimals)),
    ]
    amount = rounded[0] - rounded[1] if is_rate else 100 * (rows["value"] / before.where(before > 0) - 1)
    words = "points" if is_rate else "growth"
    said = [change_words(each, words, context.language) for each in amount]
    word = text(f"compare_{context.compare}", context.language)
    spoken = ["" if is_missing(each) else f"{word} {words_said}" for each, words_said in zip(amount, said, strict=True)]
    return rows.assign(before=before, change=amount, change_text=said, change_said=spoken)


def _completed(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with the columns that every step may rely on."""
    for name, default in (("part", ""), ("squares", float("nan")), ("as_of", pd.NaT)):
        if name not in rows:
            rows[name] = default
    return rows.assign(part=rows["part"].fillna(""))


def _plain_verdict(rows: pd.DataFrame, city: str) -> pd.Series:
    """What a row says when it is not tested."""
    words = rows["shown"].map({"xy": "small_n", "hidden": "hidden", "missing": "missing"}).fillna("untested")
    if "is_ranked" in rows:
        words = words.mask((words == "untested") & ~rows["is_ranked"].astype(bool), "reference")
    return words.mask(rows["unit_code"] == city, "city")


_EVERYONE = "measures_of_all_units"


def _everyone(rows: pd.DataFrame, indicator: Indicator, context: Context) -> list[tuple[Any, pd.DataFrame]]:
    """All units' measures, a frame for each month and part that occurs in the rows."""
    months = [stamp.date() for stamp in rows["as_of"].dropna().unique()]
    found = context.fetch(_EVERYONE, {"indicator": indicator.id, "months": months, "parts": sorted(set(rows["part"]))})
    return list(found.groupby(["as_of", "part"]))


def _comparable(everyone: pd.DataFrame, context: Context) -> pd.DataFrame:
    """The ranked units whose denominators are large enough, in official order."""
    indicator = context.indicator(str(everyone["indicator"].iloc[0]))
    done = measured(everyone, indicator, context.config.small_numbers, context.language)
    ranked = [unit.code for unit in context.config.units if unit.ranked]
    return done[(done["shown"] == "compare") & done["unit_code"].isin(ranked)]


def _tested(everyone: pd.DataFrame, indicator: Indicator, context: Context) -> pd.Series:
    """The verdict of every comparable unit by its code."""
    units = _comparable(everyone, context)
    city = everyone[everyone["unit_code"] == context.config.city.code]
    if units.empty or city.empty:
        return pd.Series(dtype=str)
    if indicator.rank == "never":
        return pd.Series("untested", index=units["unit_code"])
    found = verdicts.against_rest(units, city.iloc[0], indicator, context.config.alpha)
    return found.set_axis(units["unit_code"])


STEPS: dict[str, Step] = {
    "interval": interval,
    "verdict": verdict,
    "rank_set": rank_set,
    "change": change,
    "target": progress.target,
    "plan": progress.plan,
    "aim": progress.aim,
    "forecast": progress.forecast,
}
