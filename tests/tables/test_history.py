"""A snapshot is whole or not there, and an old one stays until the new one is current."""

import subprocess
import sys
from pathlib import Path

import pytest

from almanac.cli import main
from almanac.mistakes import Mistake
from almanac.tables import history
from almanac.tables.held import swap
from tests.installation import declared, install


@pytest.fixture
def office(tmp_path: Path) -> Path:
    config = install(tmp_path)
    assert main(["--config", str(config), "refresh"]) == 0
    return config


def test_a_snapshot_has_a_manifest_that_names_files_and_versions(office: Path) -> None:
    config, _ = declared(office.parent)
    snapshot = history.current(config)
    assert snapshot
    manifest = history.manifest(snapshot)
    assert [file["file"] for file in manifest["files"]] == ["loans.csv"]
    assert set(manifest["versions"]) >= {"indicators/in_time", "contracts/loans"}
    assert manifest["id"] == snapshot.stem


def test_only_so_many_snapshots_are_kept(office: Path) -> None:
    office.write_text(office.read_text(encoding="utf-8") + "snapshots_kept: 2\n", encoding="utf-8")
    for _ in range(3):
        assert main(["--config", str(office), "refresh"]) == 0
    folder = office.parent / "data/snapshots"
    assert len(list(folder.glob("*.duckdb"))) == len(list(folder.glob("*.json"))) == 2
    config, _ = declared(office.parent)
    assert history.current(config)


def test_a_second_writer_is_told_to_wait_and_a_dead_one_holds_no_lock(office: Path) -> None:
    folder = office.parent / "data/snapshots"
    with swap.one_writer(folder), pytest.raises(Mistake, match="Another refresh"), swap.one_writer(folder):
        pass
    hold = "import os; from pathlib import Path; from almanac.tables.held import swap"
    code = f"{hold}; swap.one_writer(Path({str(folder)!r})).__enter__(); os._exit(9)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    with swap.one_writer(folder):
        assert main(["--config", str(office), "refresh"]) == 2
    assert main(["--config", str(office), "refresh"]) == 0


def test_a_refresh_that_is_killed_leaves_the_old_snapshot(office: Path) -> None:
    folder = office.parent / "data/snapshots"
    before = (folder / "CURRENT").read_text(encoding="utf-8")
    (folder / "half.duckdb.tmp").write_bytes(b"half a database")
    assert (folder / "CURRENT").read_text(encoding="utf-8") == before
    config, _ = declared(office.parent)
    assert history.current(config) == folder / f"{before}.duckdb"
    assert main(["--config", str(office), "refresh"]) == 0
    assert not (folder / "half.duckdb.tmp").exists(), "what a killed refresh left is cleared away"
