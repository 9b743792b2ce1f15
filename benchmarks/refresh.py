"""One changed file out of twelve against a full refresh: seconds, and the ratio to that file's own share."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from almanac.catalogue import Catalogue, load_catalogue
from almanac.config import Config, load_config
from almanac.tables import build
from benchmarks.measured import Measured

PROJECT = Path(__file__).parents[1]
SAMPLE = PROJECT / "data/sample/volunteer_service_2021Q2.csv"
FILES, ROWS, ROUNDS = 12, 60_000, 3
GOAL = "≤ 1.3"


def measure(files: int = FILES, rows: int = ROWS) -> list[Measured]:
    """Refreshes of `volunteer_service` in files of equal size: with the sources alone, and with all that is built."""
    measured: list[Measured] = []
    with tempfile.TemporaryDirectory() as folder:
        config = _installation(Path(folder))
        exports = config.folder("exports")
        for number in range(files):
            (exports / f"volunteer_service_{number:02}.csv").write_bytes(_export(number, rows, 0))
        whole = load_catalogue(config)
        alone = {"volunteer_service": whole.contracts["volunteer_service"]}
        plain = Catalogue(contracts=alone, indicators={}, charts={}, queries=Path(folder) / "none")
        for name, catalogue in (("sources only", plain), ("with all queries", whole)):
            measured += _compared(name, config, catalogue, exports, rows, files)
    return measured


def _compared(name: str, config: Config, catalogue: Catalogue, exports: Path, rows: int, files: int) -> list[Measured]:
    """The least seconds of rounds in which the three ways take turns."""
    changed, number = exports / f"volunteer_service_{files // 2:02}.csv", files // 2
    full, none, one = [], [], []
    for version in range(1, ROUNDS + 1):
        full.append(_seconds(lambda: build.refresh(config, catalogue, exports, full=True)))
        none.append(_seconds(lambda: build.refresh(config, catalogue, exports)))
        changed.write_bytes(_export(number, rows, version))
        one.append(_seconds(lambda: build.refresh(config, catalogue, exports)))
    share = min(full) / files
    return [
        Measured(f"refresh, {name}: all {files} files", min(full)),
        Measured(f"refresh, {name}: no file changed, ÷ the share of one", min(none), min(none) / share),
        Measured(f"refresh, {name}: one file of {files} changed, ÷ its share", min(one), min(one) / share, GOAL),
    ]


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def _installation(folder: Path) -> Config:
    """This project's declarations, with exports and snapshots of their own."""
    shutil.copy(PROJECT / "config.yaml", folder)
    for name in ("data/contracts", "queries"):
        shutil.copytree(PROJECT / name, folder / name)
    (folder / "data/exports").mkdir()
    return load_config(folder / "config.yaml")


def _export(number: int, rows: int, version: int) -> bytes:
    """The sample's rows under record numbers of this file's own; each version has ten rows fewer."""
    header, *lines = SAMPLE.read_text(encoding="gb18030").splitlines()
    many = (f"Q{number:02}{at // len(lines):02}{lines[at % len(lines)]}" for at in range(rows - 10 * version))
    return "\n".join([header, *many, ""]).encode("gb18030")
