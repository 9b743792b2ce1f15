"""What went wrong, said in one plain sentence to the person who can mend it."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml


class Mistake(Exception):
    """Wrong use or configuration. `key` names a sentence in texts/mistakes.yaml, `values` fill it in."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def said(self, language: str) -> str:
        """The sentence in one language: what, where, what to do."""
        words = {name: reason(str(self.values[name]), language) for name in ("reason", "kind") if name in self.values}
        sentence: str = _read("mistakes")[self.key][language].format(**self.values | words)
        return " ".join(sentence.splitlines())

    def __str__(self) -> str:
        return self.said("en")


def reason(said: str, language: str) -> str:
    """What a library says was wrong, in the reader's language as far as texts/reasons.yaml knows it."""
    for entry in _read("reasons") if language == "zh" else ():
        if found := re.fullmatch(entry["en"], said, re.DOTALL):
            return str(entry["zh"].format(*found.groups()))
    return said


@cache
def _read(name: str) -> Any:
    path = Path(__file__).parent / "texts" / f"{name}.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))
