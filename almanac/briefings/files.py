"""Briefings as files: one function for each format, and a file that is whole or not there."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from almanac.briefings import to_docx, to_pptx, to_xlsx
from almanac.briefings.compose import Briefing, Imprint, compose
from almanac.charts import Story
from almanac.narrative.taken import Taken
from almanac.narrative.telling import Telling
from almanac.tables.models import Progress, silent

Write = Callable[[Briefing], bytes]
FORMATS: dict[str, Write] = {"pptx": to_pptx.write, "docx": to_docx.write, "xlsx": to_xlsx.write}


def take(story: Story, telling: Telling, link: str, ending: str, progress: Progress = silent) -> Taken:
    """A story as a file, made now by the telling's viewer."""
    briefing = compose(story, telling, Imprint(datetime.now(), telling.viewer.name, link), progress)
    return Taken(f"{briefing.stem}.{ending}", FORMATS[ending](briefing), briefing.left_out)


def save(taken: Taken, place: Path) -> Path:
    """The file at a place, or in a folder under its own name: it is whole, or not there."""
    path = place / taken.name if place.is_dir() else place
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(taken.data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path
