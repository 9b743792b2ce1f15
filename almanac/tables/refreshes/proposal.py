"""Exports put aside until someone has seen what they would change: staged, checked by a trial refresh, published."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from almanac.access import Viewer
from almanac.catalogue import Catalogue
from almanac.config import Config
from almanac.exports.results import Export
from almanac.mistakes import Mistake
from almanac.tables import build, history
from almanac.tables.held import copies, swap
from almanac.tables.held.past import past
from almanac.tables.load import files_of, load_exports
from almanac.tables.models import Progress
from almanac.tables.refreshes.staging import has_own, refuse, staged, staging

Marks = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Proposal:
    """What a trial refresh gave: its snapshot, the staged files in it, and those that were refused and are gone."""

    snapshot: Path | None
    staged: tuple[str, ...]
    refused: tuple[Export, ...]
    replaces_sample: bool
    follows: str
    marks: Marks


def propose(config: Config, catalogue: Catalogue, viewer: Viewer, progress: Progress) -> Proposal:
    """Checks the staged exports and refreshes, on trial, with them among the others; nothing anyone sees changes.

    A staged file that is refused leaves the staging folder at once: it blocks nothing and is kept nowhere.
    """
    refuse(viewer)
    with swap.one_writer(staging(config)):
        refused = _refused(config, catalogue, progress)
        view, current = _view(config), history.current(config)
        found = files_of(view)
        if not (found or refused):
            raise Mistake("no_exports", path=config.folder("exports"))
        snapshot = _refresh(_on_trial(config, current), catalogue, view, progress) if found else None
        follows = current.stem if current else ""
        return Proposal(snapshot, tuple(staged(config)), tuple(refused), not has_own(config), follows, _marks(config))


def publish(config: Config, catalogue: Catalogue, viewer: Viewer, proposal: Proposal, progress: Progress) -> Path:
    """Moves the staged files in and refreshes; where that fails, every file is back where it was."""
    refuse(viewer)
    with swap.one_writer(staging(config)):
        current = history.current(config)
        if _marks(config) != proposal.marks or proposal.follows != (current.stem if current else ""):
            raise Mistake("checked_is_stale")
        with _moved_in(config, proposal.staged):
            made = _refresh(config, catalogue, config.folder("exports"), progress)
    drop(config, viewer)
    return made


def drop(config: Config, viewer: Viewer) -> None:
    """Removes what is put aside and what was made of it on trial."""
    refuse(viewer)
    for part in ("files", "view", "trial", "replaced"):
        shutil.rmtree(config.folder("staging") / part, ignore_errors=True)


def _refresh(config: Config, catalogue: Catalogue, folder: Path, progress: Progress) -> Path:
    """A refresh from a folder of exports; the new current snapshot."""
    return build.refresh(config, catalogue, folder, progress, progress).snapshot


def _refused(config: Config, catalogue: Catalogue, progress: Progress) -> list[Export]:
    """Those of the staged files that cannot be used; each is removed."""
    files, last = staging(config, "files"), past(config, config.folder("exports"))
    rows = {file: last.last_rows(file) for file in last.files}
    exports = load_exports(config, catalogue, files, progress, rows) if staged(config) else []
    found = [export for export in exports if export.status in ("refused", "unrecognised")]
    for export in found:
        (files / export.file).unlink()
    return found


def _view(config: Config) -> Path:
    """The exports as they would lie in their folder, as links, so that nothing is copied."""
    shutil.rmtree(config.folder("staging") / "view", ignore_errors=True)
    view, own = staging(config, "view"), config.folder("exports")
    if (own / history.LABEL_FILE).exists():
        shutil.copy2(own / history.LABEL_FILE, view / history.LABEL_FILE)
    for path in files_of(own) if own.is_dir() else ():
        _link(path, view / path.relative_to(own))
    for name in staged(config):
        (view / name).unlink(missing_ok=True)
        _link(config.folder("staging") / "files" / name, view / name)
    return view


def _link(path: Path, place: Path) -> None:
    """The same file at another place; a copy where the disk knows no links."""
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, place)
    except OSError:
        shutil.copy2(path, place)


def _on_trial(config: Config, current: Path | None) -> Config:
    """The same installation with snapshots of its own, which begin with a copy of the current one."""
    shutil.rmtree(config.folder("staging") / "trial", ignore_errors=True)
    trial = staging(config, "trial")
    if current:
        for path in (current, current.with_suffix(".json")):
            shutil.copy2(path, trial / path.name)
        (trial / swap.POINTER).write_text(current.stem, encoding="utf-8")
        copied = copies.folder_of(current.parent)
        for path in copied.iterdir() if copied.is_dir() else ():
            _link(path, copies.folder_of(trial) / path.name)
    return config.model_copy(update={"folders": config.folders.model_copy(update={"snapshots": str(trial)})})


@contextmanager
def _moved_in(config: Config, names: Sequence[str]) -> Iterator[None]:
    """The staged files in the folder of exports; where what follows fails, everything goes back."""
    own, aside, files = config.folder("exports"), staging(config, "replaced"), staging(config, "files")
    moved: list[tuple[Path, Path]] = []
    try:
        own.mkdir(parents=True, exist_ok=True)
        for name in names:
            for here, there in ((own / name, aside / name), (files / name, own / name)):
                if here.exists():
                    shutil.move(here, there)
                    moved.append((here, there))
        yield
    except BaseException as error:
        for here, there in reversed(moved):
            shutil.move(there, here)
        if isinstance(error, OSError):
            raise Mistake("cannot_write", path=own, reason=error.strerror) from None
        raise


def _marks(config: Config) -> Marks:
    """What lies in both folders: a change between check and publication is noticed."""
    own, aside = config.folder("exports"), config.folder("staging") / "files"
    paths = [*(files_of(own) if own.is_dir() else ()), *(sorted(aside.iterdir()) if aside.is_dir() else ())]
    return tuple((str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in paths)
