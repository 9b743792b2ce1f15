"""What went wrong, said in one plain sentence to the person who can mend it."""

from functools import cache
from pathlib import Path

import yaml


class Mistake(Exception):
    """Wrong use or configuration. `key` names a sentence in texts/mistakes.yaml, `values` fill it in."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def said(self, language: str) -> str:
        """The sentence in one language: what, where, what to do."""
        return _sentences()[self.key][language].format(**self.values)

    def __str__(self) -> str:
        return self.said("en")


@cache
def _sentences() -> dict[str, dict[str, str]]:
    path = Path(__file__).parent / "texts" / "mistakes.yaml"
    loaded: dict[str, dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded
