"""A file that someone takes along: what a screen asks for, and what the room of office libraries gives."""

from collections.abc import Callable
from dataclasses import dataclass

from almanac.charts import Story
from almanac.narrative.telling import Telling


@dataclass(frozen=True)
class Taken:
    """A file with its name; `left_out` are the titles of charts that may not leave the desk."""

    name: str
    data: bytes
    left_out: tuple[str, ...]


Take = Callable[[Story, Telling, str, str, Callable[[str, int, int], None]], Taken]  # link and ending; else a Mistake
