"""A meeting of the sample city, told once for all tests of a file."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from almanac import access
from almanac.narrative.answer import Answer, answer
from almanac.narrative.slides import Slide, slides
from almanac.narrative.telling import Telling, room
from almanac.tables.ask import Source

Tell = Callable[..., list[Slide]]


ONCE: dict[tuple[str, str, str], Answer] = {}


def once(source: Source, chart: str, viewer: access.Viewer, given: Mapping[str, Any], language: str) -> Answer:
    """An answer, asked once in this module."""
    key = (chart, f"{viewer.level} {sorted(given.items())}", language)
    if key not in ONCE:
        ONCE[key] = answer(source, chart, viewer, given, language)
    return ONCE[key]


@pytest.fixture(scope="module")
def told(sample: Source) -> Tell:
    """The meeting of a month, told once for all who ask."""
    kept: dict[tuple[str, str, str], list[Slide]] = {}

    def tell(month: str = "2022-08", language: str = "zh", before: str = "") -> list[Slide]:
        key = (month, language, before)
        if key not in kept:
            viewer = room(sample.config)
            earlier = Telling(sample, viewer, before, language) if before else None
            telling = Telling(sample, viewer, month, language, earlier, once)
            kept[key] = list(slides(sample.catalogue.stories["meeting"], telling))
        return kept[key]

    return tell
