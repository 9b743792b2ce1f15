"""Briefings as files: one function for each format, and a file that is whole or not there."""

from datetime import datetime
from importlib import import_module
from pathlib import Path

from almanac.briefings.compose import Briefing, Imprint, compose
from almanac.charts import Story
from almanac.mistakes import Mistake
from almanac.narrative.taken import Taken
from almanac.narrative.telling import Telling
from almanac.tables.models import Progress, silent

FIRST = ("pptx", "docx", "xlsx")  # what most people want, in the order in which it is offered


def _endings() -> list[str]:
    """That of every module to_<ending>.py beside this one."""
    found = [path.stem.removeprefix("to_") for path in Path(__file__).parent.glob("to_*.py")]
    return sorted(found, key=lambda ending: (FIRST.index(ending) if ending in FIRST else len(FIRST), ending))


FORMATS = _endings()


def take(story: Story, telling: Telling, link: str, ending: str, progress: Progress = silent) -> Taken:
    """A story as a file, made now by the telling's viewer."""
    briefing = compose(story, telling, Imprint(datetime.now(), telling.viewer.name, link), progress)
    return Taken(f"{briefing.stem}.{ending}", written(briefing, ending), briefing.left_out)


def written(briefing: Briefing, ending: str) -> bytes:
    """The file of a briefing; its format's module, and the office library behind it, is loaded only now."""
    content: bytes = import_module(f"almanac.briefings.to_{ending}").write(briefing)
    return content


def place(out: str, ending: str) -> Path:
    """Where a file is to be, as someone wrote it; a Mistake for no such folder, or another's ending."""
    path = Path(out)
    folder = path if out.endswith(("/", "\\")) else path.parent
    if not folder.is_dir():
        raise Mistake("no_such_folder", path=folder)
    other = path.suffix.removeprefix(".").lower()
    if other in FORMATS and other != ending and not path.is_dir():
        raise Mistake("other_ending", path=path, ending=ending)
    return path


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
