"""Interface words that belong to no single thing, in both languages: text(key, language)."""

from functools import cache
from pathlib import Path
from typing import Any

from almanac.declared import read_yaml

FOLDER = Path(__file__).parent


@cache
def words(language: str) -> dict[str, str]:
    """Every interface word of one language by its key."""
    return {str(key): str(value) for key, value in read_yaml(FOLDER / f"{language}.yaml").items()}


@cache
def listed(name: str) -> dict[str, Any]:
    """Another list of words of this folder, such as those for reading exports."""
    return read_yaml(FOLDER / f"{name}.yaml")


def text(key: str, language: str, **values: object) -> str:
    """The words of `key`, with values filled in."""
    return words(language)[key].format(**values)
