"""Whatever happens to a refresh, the old snapshot stays whole and readable, and nothing half done is left."""

import resource
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from almanac.cli import main
from almanac.mistakes import Mistake
from almanac.tables import engine, history
from almanac.tables.held import swap
from tests.installation import declared
from tests.tables.held.office import contents, is_whole, lines_held, names, office, refreshed, renewed, snapshots

READERS, SWAPS = 30, 20
COMMAND = [sys.executable, "-m", "almanac", "refresh", "--lang", "en", "--config"]


def test_thirty_readers_during_twenty_swaps_see_whole_snapshots(folder: Path) -> None:
    with (folder / "config.yaml").open("a", encoding="utf-8") as more:
        more.write("snapshots_kept: 2\n")
    renewed(folder, 0)
    refreshed(folder)
    config, _ = declared(folder)
    seen: list[tuple[str, bool]] = []
    is_over = threading.Event()

    def look() -> None:
        while not is_over.is_set():
            current = history.current(config)
            seen.append((current.stem, is_whole(current)) if current else ("", False))
            time.sleep(0.5)

    readers = [threading.Thread(target=look) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for number in range(1, SWAPS + 1):
        renewed(folder, number)
        refreshed(folder)
    is_over.set()
    for reader in readers:
        reader.join()
    assert len({stem for stem, _ in seen}) > SWAPS // 2
    assert not [stem for stem, whole in seen if not whole]


def test_a_reader_of_a_pruned_snapshot_goes_on_and_a_new_one_is_told(folder: Path) -> None:
    with (folder / "config.yaml").open("a", encoding="utf-8") as more:
        more.write("snapshots_kept: 2\n")
    config, _ = declared(folder)
    old = history.current(config)
    assert old
    before = contents(old)
    for number in range(3):
        renewed(folder, number)
        refreshed(folder)
    assert not old.exists()
    assert contents(old) == before
    engine.open_snapshot.cache_clear()
    with pytest.raises(Mistake, match="newer one"):
        engine.open_snapshot(old)
    assert history.current(config) != old


def limited() -> None:
    """As on a disk with room for 300 KB more: no file may grow beyond it."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))


def unwritable() -> None:
    """As on a disk without any room."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


@pytest.mark.parametrize("limit", [limited, unwritable], ids=lambda limit: limit.__name__)
def test_a_full_disk_is_said_in_one_sentence_and_leaves_what_was_there(folder: Path, limit: type[None]) -> None:
    before, names_before = contents(refreshed(folder).snapshot), names(folder)
    renewed(folder, 1)
    done = subprocess.run([*COMMAND, folder / "config.yaml"], preexec_fn=limit, capture_output=True, text=True)
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert done.stderr.count("\n") == 1
    assert names(folder) == names_before
    config, _ = declared(folder)
    current = history.current(config)
    assert current
    assert contents(current) == before


def test_a_file_where_the_folder_should_be_is_said_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office(tmp_path)
    snapshots(tmp_path).write_text("in the way")
    assert main(["--lang", "en", "--config", str(tmp_path / "config.yaml"), "refresh"]) == 2
    said = capsys.readouterr().err
    assert "snapshots cannot be written" in said
    assert said.count("\n") == 1
    assert snapshots(tmp_path).read_text() == "in the way"


def test_of_two_refreshes_at_once_the_second_is_told_and_disturbs_nothing(folder: Path) -> None:
    with swap.one_writer(snapshots(folder)):
        half = snapshots(folder) / "new.duckdb.tmp"
        half.write_bytes(b"the other refresh is writing this")
        done = subprocess.run([*COMMAND, folder / "config.yaml"], capture_output=True, text=True)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == "Another refresh is running; try again when it has finished.\n"
        assert half.exists()
    assert subprocess.run([*COMMAND, folder / "config.yaml"], capture_output=True).returncode == 0


def test_what_a_crash_left_is_cleared_by_the_next_refresh(folder: Path) -> None:
    old = swap.pointed(snapshots(folder))
    for name in (
        "new.duckdb.tmp",
        "new.duckdb.tmp.wal",
        "CURRENT.tmp",
        "files/0ff.tmp",
        "2022-only.json",
        "1-only.duckdb",
    ):
        (snapshots(folder) / name).write_bytes(b"half")
    (snapshots(folder) / "new.duckdb.tmp.tmp").mkdir()
    for ending in (".duckdb", ".json"):  # finished, but killed before CURRENT was written
        (snapshots(folder) / f"99991231-never{ending}").write_bytes((snapshots(folder) / f"{old}{ending}").read_bytes())
    done = refreshed(folder)
    new = done.snapshot.stem
    assert new.startswith("2"), "a snapshot that was never current does not count"
    copies = [entry["sha256"] for entry in history.manifest(done.snapshot)["files"]]
    kept = [f"{stem}{ending}" for stem in (old, new) for ending in (".duckdb", ".json")]
    assert names(folder) == sorted([".lock", "CURRENT", "files", *kept, *copies])


def test_a_clock_set_back_makes_no_snapshot_older_than_the_last(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in [*snapshots(folder).glob("2*")]:
        path.rename(path.with_name("29991231T235959999998-x" + path.suffix))
    (snapshots(folder) / "CURRENT").write_text("29991231T235959999998-x", encoding="utf-8")
    assert refreshed(folder).snapshot.stem.startswith("29991231T235959999999-")
    assert refreshed(folder).snapshot.stem.startswith("30000101T000000000000-")


DAMAGE = {
    "gone": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:5000]),
    "other bytes": lambda path: path.write_bytes(bytes(9000)),
    "no manifest": lambda path: path.with_suffix(".json").unlink(),
    "half a manifest": lambda path: path.with_suffix(".json").write_text('{"files": [', encoding="utf-8"),
    "pointer to nothing": lambda path: (path.parent / "CURRENT").write_text("", encoding="utf-8"),
    "pointer gone": lambda path: (path.parent / "CURRENT").unlink(),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_snapshot_gives_way_to_the_one_before_and_the_next_refresh_mends_it(
    folder: Path, damage: str
) -> None:
    first = swap.pointed(snapshots(folder))
    renewed(folder, 7)
    second = refreshed(folder).snapshot
    engine.open_snapshot.cache_clear()
    history._whole.cache_clear()
    DAMAGE[damage](second)
    config, _ = declared(folder)
    current = history.current(config)
    assert current
    assert current.stem == (second.stem if damage.startswith("pointer") else first)
    assert lines_held(refreshed(folder).snapshot)["a"] == [f"a7-{n}" for n in range(6)]
    assert main(["--config", str(folder / "config.yaml"), "ask", "in_time"]) == 0
