"""Where uploaded exports wait: by their bare names, beside the folder of exports and never in it."""

from pathlib import Path, PurePosixPath

from almanac.access import Viewer
from almanac.config import Config
from almanac.mistakes import Mistake
from almanac.tables.held import swap
from almanac.tables.load import READ, SPREADSHEETS, files_of

LONGEST = 120  # characters of a name; a disk takes 255 bytes, three to a Chinese letter
UNFIT = frozenset('<>:"|?*')  # what Windows takes in no name


def stage(config: Config, viewer: Viewer, name: str, data: bytes) -> str:
    """Puts an export aside; the name under which it waits, or a Mistake for one that no export has."""
    refuse(viewer)
    plain, folder = bare_name(name), staging(config, "files")
    for path in folder.iterdir():
        if path.name.casefold() == plain.casefold():
            path.unlink()
    try:
        (folder / plain).write_bytes(data)
    except OSError as error:
        raise Mistake("cannot_write", path=folder, reason=error.strerror) from None
    return plain


def bare_name(name: str) -> str:
    """A file's name without folders and without what hides it; a Mistake where it is none of an export."""
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = "".join(letter for letter in last if letter.isprintable() and letter not in UNFIT).strip(" ")
    stem, dot, ending = plain.lstrip(".~$_ ").rpartition(".")
    known = f".{ending.casefold()}" in (*READ, *SPREADSHEETS)
    if not stem.strip(". ") or not known or stem.casefold().startswith("readme"):
        raise Mistake("not_an_export", file=last[:LONGEST])
    return f"{stem[:LONGEST]}{dot}{ending}"


def staged(config: Config) -> list[str]:
    """The names of what waits."""
    folder = config.folder("staging") / "files"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def staging(config: Config, part: str = "") -> Path:
    """The folder of what waits, or a part of it; made where it is not there."""
    folder = config.folder("staging") / part
    swap.make_folder(folder)
    return folder


def has_own(config: Config) -> bool:
    """Whether the installation has exports of its own, so that it does not show the sample."""
    folder = config.folder("exports")
    return folder.is_dir() and bool(files_of(folder))


def refuse(viewer: Viewer) -> None:
    """A Mistake for a viewer without the right to publish."""
    if "publish" not in viewer.may:
        raise Mistake("no_right", viewer=viewer.name, right="publish")
