"""What a step may need beside its rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from almanac.catalogue import Catalogue, Indicator
from almanac.config import Config
from almanac.indicators.rows import Row, records

Fetch = Callable[[str, Mapping[str, Any]], pd.DataFrame]
Everyone = Mapping[tuple[pd.Timestamp, str], Mapping[str, Row]]  # units by month and part
MEASURES = "measures_of_indicator"


@dataclass(frozen=True)
class Context:
    """The installation, the language, and a way to ask the snapshot the engine's own queries.

    `fetch` finds what the viewer's level may see; `over_all` what `everyone` tells, where the level sees less than all.
    """

    config: Config
    catalogue: Catalogue
    language: str
    fetch: Fetch
    compare: str = "month"
    back: int = 1  # months between a row and the earlier one that it is compared with
    over_all: Callable[[str], Everyone] | None = None

    def indicator(self, name: str) -> Indicator:
        """The declared indicator."""
        return self.catalogue.indicators[name]

    def everyone(self, indicator: str) -> Everyone:
        """All measures of an indicator, and in `suppressed` what hides each: for what is computed over all units.

        No number of a hidden row may leave the step that asks, nor one from which it could be found. The rows are kept
        for whoever asks next: no step writes into them.
        """
        if self.over_all:
            return self.over_all(indicator)
        return in_places(records(self.fetch(MEASURES, {"indicator": indicator}).assign(suppressed="")))


def in_places(rows: list[Row]) -> Everyone:
    """Rows of measures by month and part, then by unit."""
    found: dict[tuple[pd.Timestamp, str], dict[str, Row]] = {}
    for row in rows:
        found.setdefault((pd.Timestamp(row["as_of"]), str(row["part"])), {})[str(row["unit_code"])] = row
    return found
