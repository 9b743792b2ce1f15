"""Briefings as files: one function for each format, and a file that is whole or not there."""

from collections.abc import Callable
from pathlib import Path

from almanac.briefings import to_docx
from almanac.briefings.compose import Briefing

Write = Callable[[Briefing], bytes]
FORMATS: dict[str, Write] = {"docx": to_docx.write}


def save(briefing: Briefing, ending: str, place: Path) -> Path:
    """The briefing as a file: at a place, or in a folder under its own name. Nothing is left there if it fails."""
    path = place / f"{briefing.stem}.{ending}" if place.is_dir() else place
    written, part = FORMATS[ending](briefing), path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(written)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path
