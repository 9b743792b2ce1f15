"""Weighted means over what is present, or none where too little is."""

import numpy as np

from almanac.indicators.intervals import Numbers
from almanac.indicators.ranking.ranks import Grid

ENOUGH = 2 / 3
ARITHMETIC, GEOMETRIC, HARMONIC = 1.0, 0.0, -1.0


def power_mean(values: Grid, weights: Numbers, power: float = ARITHMETIC, enough: float = ENOUGH) -> Numbers:
    """Weighted power mean of each row (1 arithmetic, 0 geometric, −1 harmonic) over what it has, weights rescaled.

    NaN where a row has less than the share `enough` of the columns that carry weight. ValueError for a geometric or
    harmonic mean of values not above 0.
    """
    present = ~np.isnan(values) & (weights > 0)
    if power <= 0 and (values[present] <= 0).any():
        raise ValueError("a geometric or harmonic mean needs values above 0")
    share = np.where(present, weights, 0.0)
    total = share.sum(axis=1)
    filled = np.where(present, values, 1.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        if power == GEOMETRIC:
            mean = np.exp((share * np.log(filled)).sum(axis=1) / total)
        else:
            mean = ((share * filled**power).sum(axis=1) / total) ** (1 / power)
    kept = present.sum(axis=1) >= enough * (weights > 0).sum() - 1e-9
    return np.where(kept & (total > 0), mean, np.nan)
