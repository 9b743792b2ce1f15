"""What a step may need beside its rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from almanac.catalogue import Catalogue, Indicator
from almanac.config import Config

Fetch = Callable[[str, Mapping[str, Any]], pd.DataFrame]


@dataclass(frozen=True)
class Context:
    """The installation, the language, and a way to ask the snapshot the engine's own queries."""

    config: Config
    catalogue: Catalogue
    language: str
    fetch: Fetch
    compare: str = "month"
    back: int = 1  # months between a row and the earlier one that it is compared with

    def indicator(self, name: str) -> Indicator:
        """The declared indicator."""
        return self.catalogue.indicators[name]
