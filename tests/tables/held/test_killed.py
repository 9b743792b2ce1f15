"""A refresh that is killed at any moment leaves the old snapshot whole, and the next one clears up."""

import multiprocessing
import random
import sys
import time
import types
from pathlib import Path

import pytest

from almanac.cli import main
from almanac.config import load_config
from almanac.tables import history
from almanac.tables.held import swap
from tests.tables.held.office import is_whole, names, refreshed, renewed, snapshots

KILLS = 40


@pytest.fixture
def plain_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test of a page leaves its script as __main__, which a child process would run again before its own work."""
    monkeypatch.setitem(sys.modules, "__main__", types.ModuleType("__main__"))


@pytest.mark.usefixtures("plain_main")
def test_a_refresh_killed_at_any_moment_leaves_a_whole_snapshot_and_the_next_one_clears_up(folder: Path) -> None:
    config, chance, finished = load_config(folder / "config.yaml"), random.Random(1949), 0
    _, lasts = [refreshed_apart(folder, number, patience=60) for number in range(2)][-1]
    for number in range(2, KILLS + 2):
        is_done, took = refreshed_apart(folder, number, patience=chance.uniform(0, lasts))
        finished, lasts = finished + is_done, min(lasts, took) if is_done else lasts
        current = history.current(config)
        assert current
        assert current.stem == swap.pointed(snapshots(folder))
        assert is_whole(current)
    assert finished < KILLS - 10, "too few were killed before they were done"
    renewed(folder, 99)
    assert is_whole(refreshed(folder).snapshot)
    left = names(folder)
    assert not [name for name in left if ".tmp" in name]
    bases = [path.stem for path in snapshots(folder).glob("*.duckdb")]
    assert sorted(bases) == sorted(path.stem for path in snapshots(folder).glob("*.json"))
    manifests = [history.manifest(snapshots(folder) / f"{base}.duckdb") for base in bases]
    named = {entry["sha256"] for manifest in manifests for entry in manifest["files"]}
    assert {path.name for path in (snapshots(folder) / "files").iterdir()} == named


def refreshed_apart(folder: Path, number: int, patience: float) -> tuple[bool, float]:
    """A refresh in a process of its own, killed when patience ends: whether it was done, and how long it took."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    context.set_forkserver_preload(["almanac.cli"])
    renewed(folder, number)
    process = context.Process(target=main, args=(["--config", str(folder / "config.yaml"), "refresh"],))
    began = time.monotonic()
    process.start()
    process.join(patience)
    is_done = not process.is_alive()
    process.kill()
    process.join()
    return is_done, time.monotonic() - began
