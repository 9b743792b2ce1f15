"""What a step may need beside its rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from almanac.catalogue import Catalogue, Indicator
from almanac.config import Config

Fetch = Callable[[str, Mapping[str, Any]], pd.DataFrame]
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
    over_all: Callable[[str], pd.DataFrame] | None = None

    def indicator(self, name: str) -> Indicator:
        """The declared indicator."""
        return self.catalogue.indicators[name]

    def everyone(self, indicator: str) -> pd.DataFrame:
        """All measures of an indicator, and in `suppressed` what hides each: for what is computed over all units.

        No number of a hidden row may leave the step that asks, nor one from which it could be found.
        """
        if self.over_all:
            return self.over_all(indicator)
        return self.fetch(MEASURES, {"indicator": indicator}).assign(suppressed="")
