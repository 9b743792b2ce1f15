"""docs/configuration.md names every key of config.yaml, and no other."""

import re
from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from almanac.config import Config
from almanac.declared import Words
from tests.shape.tree import ROOT, told

GIVEN = {"file"}  # by the place of config.yaml, not written in it
PLAIN = {"city", "small_numbers", "access", "folders", "templates"}  # only hold the keys below them


def keys(model: type[BaseModel], above: str = "") -> Iterator[str]:
    """Every key that a model reads, with those below it."""
    for name, field in model.model_fields.items():
        yield f"{above}{name}"
        for kind, mark in below(field.annotation):
            yield from keys(kind, f"{above}{name}{mark}.")


def below(annotation: Any) -> Iterator[tuple[type[BaseModel], str]]:
    """The models inside an annotation, and how their keys are written: in a list, by name, or directly."""
    origin, inner = get_origin(annotation), get_args(annotation)
    mark = {tuple: "[]", dict: ".*"}.get(origin, "") if origin else ""
    for part in inner or [annotation]:
        if isinstance(part, type) and issubclass(part, BaseModel) and part is not Words:
            yield part, mark


def test_the_page_lists_every_key_of_the_configuration() -> None:
    page = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE))
    known = {key for key in keys(Config) if key not in GIVEN | PLAIN}
    told([f"docs/configuration.md: add {key}" for key in sorted(known - listed)])
    told([f"docs/configuration.md: there is no key {key}" for key in sorted(listed - known)])
    assert {"units[].code", "themes.*.page", "access.viewers.*.may", "alpha"} <= known
