"""95 % intervals, in display units, for proportions and for means per person."""

import numpy as np
import pandas as pd
from statsmodels.stats.proportion import proportion_confint

from almanac.catalogue import Indicator
from almanac.indicators.measure import factor


def wilson(x: pd.Series, n: pd.Series, alpha: float = 0.05) -> tuple[pd.Series, pd.Series]:
    """Wilson's interval of x/n as shares 0..1 (Wilson 1927; statsmodels proportion_confint)."""
    low, high = proportion_confint(x.astype(float), n.astype(float), alpha=alpha, method="wilson")
    return pd.Series(np.asarray(low), x.index), pd.Series(np.asarray(high), x.index)


def mean_variance(rows: pd.DataFrame) -> pd.Series:
    """Variance of the mean per person from sums and sums of squares: (squares/n − mean²)/(n − 1)."""
    n = rows["denominator"].astype(float)
    mean = rows["numerator"].astype(float) / n
    return (rows["squares"].astype(float) / n - mean**2).clip(lower=0) / (n - 1)


def interval(rows: pd.DataFrame, indicator: Indicator, alpha: float = 0.05) -> pd.DataFrame:
    """Rows with low and high in display units; NaN where the row is not compared or no method applies."""
    done = rows.assign(low=np.nan, high=np.nan)
    usable = done[done["shown"] == "compare"]
    if indicator.kind == "proportion" and len(usable):
        low, high = wilson(usable["numerator"], usable["denominator"], alpha)
        done.loc[usable.index, "low"], done.loc[usable.index, "high"] = 100 * low, 100 * high
    elif indicator.kind in ("rate", "mean") and "squares" in usable and len(usable):
        # scipy.stats takes a second to import; only means need it
        from scipy.stats import t

        half = t.ppf(1 - alpha / 2, usable["denominator"] - 1) * np.sqrt(mean_variance(usable)) * factor(indicator)
        done.loc[usable.index, "low"] = (usable["value"] - half).clip(lower=0)
        done.loc[usable.index, "high"] = usable["value"] + half
    return done
