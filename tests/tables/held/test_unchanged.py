"""A file that has not changed is not read again, and the snapshot is the same as if it had been."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from almanac.exports.read import read_export
from almanac.tables import history, load
from almanac.tables.held import past
from tests.installation import declared
from tests.tables.held.office import (
    TODAY,
    contents,
    edit,
    export,
    lines_held,
    loan,
    office,
    refreshed,
    touch,
    twin,
)


def exports(folder: Path) -> Path:
    return folder / "data/exports"


def change_one(folder: Path) -> None:
    few = (loan("b1", "火星"), loan("b9"), loan("b9"))
    export(folder, "b", *few, *(loan(f"b{n}", day=9) for n in range(2, 8)), age=50)


def shrink(folder: Path) -> None:
    export(folder, "b", loan("b1"), age=50)


def add_one_with_old_keys(folder: Path) -> None:
    export(folder, "d", loan("a1", day=20), loan("b2", day=20), loan("d1"), age=1)


def add_an_older_one(folder: Path) -> None:
    export(folder, "0", loan("a1", day=20), loan("z1"), age=9000)


def remove_the_newest(folder: Path) -> None:
    (exports(folder) / "loans_c.csv").unlink()


def rename(folder: Path) -> None:
    (exports(folder) / "loans_a.csv").rename(exports(folder) / "loans_z.csv")


def touch_the_oldest(folder: Path) -> None:
    touch(exports(folder) / "loans_a.csv", age=0)


def spoil(folder: Path) -> None:
    export(folder, "b", *(loan(f"b{n}", "火星") for n in range(5)), age=0)


def spoil_and_remove(folder: Path) -> None:
    spoil(folder)
    remove_the_newest(folder)


def edit_contract(folder: Path) -> None:
    edit(folder / "data/contracts/loans.yaml", "type: flag}", "type: flag, required: true}")


def add_a_column(folder: Path) -> None:
    edit(folder / "data/contracts/loans.yaml", "type: flag}", "type: flag}\n  note: {zh: 备注, type: text}")


def edit_contract_and_spoil(folder: Path) -> None:
    add_a_column(folder)
    spoil(folder)


def add_an_alias(folder: Path) -> None:
    edit(folder / "config.yaml", "name: 南馆, en: South", "name: 南馆, aliases: [火星], en: South")


def edit_a_query(folder: Path) -> None:
    edit(folder / "queries/marts/loan_months.sql", "count(*) as loan_count", "count(*) + 1 as loan_count")


def nothing(folder: Path) -> None:
    assert exports(folder).is_dir()


CHANGES = (
    nothing, change_one, shrink, add_one_with_old_keys, add_an_older_one, remove_the_newest, rename, touch_the_oldest,
    spoil, spoil_and_remove, edit_contract, add_a_column, edit_contract_and_spoil, add_an_alias, edit_a_query,
)  # fmt: skip


def overlapping(folder: Path) -> Path:
    """Three exports of which the newer ones repeat keys of the older, one with rejected rows and a date to come."""
    office(folder)
    late = ("a8,南馆,2022-08-26,否", "a9,总馆,2022-08-30,是")
    export(folder, "a", *(loan(f"a{n}", day=n + 1) for n in range(8)), *late, loan("x", "火星"), age=100)
    export(folder, "b", loan("a2", "南馆"), loan("a3", "南馆"), *(loan(f"b{n}") for n in range(6)), age=60)
    export(folder, "c", loan("a3", "总馆"), loan("b1", "总馆"), *(loan(f"c{n}") for n in range(6)), age=30)
    return folder


TOMORROW = date(2022, 8, 26)
CASES = [(change, TODAY) for change in CHANGES] + [(change, TOMORROW) for change in (nothing, spoil)]


@pytest.mark.parametrize(("change", "day"), CASES, ids=lambda case: getattr(case, "__name__", str(case)))
def test_a_snapshot_is_the_same_as_if_all_were_read_again(
    tmp_path: Path, change: Callable[[Path], None], day: date
) -> None:
    one = overlapping(tmp_path / "one")
    refreshed(one)
    change(one)
    other = twin(one, "other")
    quick, full = refreshed(one, day), refreshed(other, day, full=True)
    assert contents(quick.snapshot) == contents(full.snapshot)
    assert quick.exports == full.exports
    assert quick.changes == full.changes
    goods = [[entry["good"] for entry in history.manifest(done.snapshot)["files"]] for done in (quick, full)]
    assert [good and good | {"day": ""} for good in goods[0]] == [good and good | {"day": ""} for good in goods[1]]


@pytest.mark.parametrize("seed", range(3))
def test_many_changes_in_a_row_come_to_the_same(tmp_path: Path, seed: int) -> None:
    one = overlapping(tmp_path / "one")
    refreshed(one)
    steps = [change for change in CHANGES if change not in (rename, edit_contract, add_a_column, add_an_alias)]
    for change in (*steps[seed:], *steps[:seed]):
        if change not in (remove_the_newest, spoil_and_remove, edit_contract_and_spoil, edit_a_query):
            change(one)
            quick = refreshed(one)
    other = twin(one, "other")
    assert contents(refreshed(one).snapshot) == contents(refreshed(other, full=True).snapshot)
    assert quick.exports


def read_now(folder: Path, monkeypatch: pytest.MonkeyPatch, today: date = TODAY, *, full: bool = False) -> list[str]:
    """The files that a refresh reads."""
    read: list[str] = []
    real = load.read_export

    def noted(data: bytes, file: str, desk: load.Desk) -> load.Reading:
        read.append(file.removeprefix("loans_").removesuffix(".csv"))
        return real(data, file, desk)

    with monkeypatch.context() as patch:
        patch.setattr(load, "read_export", noted)
        refreshed(folder, today, full=full)
    return read


def test_only_what_changed_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = overlapping(tmp_path / "one")
    assert read_now(one, monkeypatch) == ["a", "b", "c"]
    assert read_now(one, monkeypatch) == []
    touch(exports(one) / "loans_a.csv", age=1)
    assert read_now(one, monkeypatch) == []
    change_one(one)
    assert read_now(one, monkeypatch) == ["b"]
    assert read_now(one, monkeypatch, full=True) == ["a", "b", "c"]
    add_an_alias(one)
    assert read_now(one, monkeypatch) == ["a", "b", "c"]
    add_a_column(one)
    assert read_now(one, monkeypatch) == ["a", "b", "c"]
    spoil(one)
    assert read_now(one, monkeypatch) == ["b"]
    assert read_now(one, monkeypatch) == [], "nor is a refused file read again"


def test_a_check_may_leave_unchanged_files_unread_and_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = overlapping(tmp_path / "one")
    refreshed(one)
    add_one_with_old_keys(one)
    config, catalogue = declared(one)
    whole = load.load_exports(config, catalogue, exports(one), today=TODAY)
    read: list[str] = []
    before = past.past(config, exports(one))
    monkeypatch.setattr(
        load, "read_export", lambda data, file, desk: read.append(file) or read_export(data, file, desk)
    )
    quick = load.load_exports(config, catalogue, exports(one), today=TODAY, past=before)
    assert read == ["loans_d.csv"]
    assert [replace(export, table=None) for export in quick] == [replace(export, table=None) for export in whole]


def test_a_date_to_come_is_read_again_on_another_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = overlapping(tmp_path / "one")
    refreshed(one)
    assert read_now(one, monkeypatch, TOMORROW) == ["a"], "the one file with a row that came too early"
    assert read_now(one, monkeypatch, date(2022, 8, 24)) == ["a", "b", "c"], "the clock was set back"


def test_another_reader_reads_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = overlapping(tmp_path / "one")
    refreshed(one)
    monkeypatch.setattr("almanac.tables.held.versions.reader_version", lambda: "another")
    assert read_now(one, monkeypatch) == ["a", "b", "c"]


def test_a_row_comes_back_when_the_newer_file_goes(tmp_path: Path) -> None:
    one = overlapping(tmp_path / "one")
    assert lines_held(refreshed(one).snapshot)["b"] == ["a2", "b0", "b2", "b3", "b4", "b5"]
    (exports(one) / "loans_c.csv").unlink()
    held = lines_held(refreshed(one).snapshot)
    assert held["b"] == ["a2", "a3", "b0", "b1", "b2", "b3", "b4", "b5"]


def test_a_snapshot_of_an_older_release_is_read_anew_and_keeps_what_was_good(tmp_path: Path) -> None:
    one = overlapping(tmp_path / "one")
    snapshot = refreshed(one).snapshot
    manifest = history.manifest(snapshot)
    manifest["files"] = [{name: entry[name] for name in past.SUMMARY} for entry in manifest["files"]]
    snapshot.with_suffix(".json").write_text(json.dumps(manifest), encoding="utf-8")
    spoil(one)
    held = lines_held(refreshed(one).snapshot)
    assert held["b"] == ["b0", "b2", "b3", "b4", "b5"], "it did not say when b was written, so b gives way to a and c"


def test_sample_data_never_stand_in_for_an_office_own(tmp_path: Path) -> None:
    one = office(tmp_path / "one")
    (exports(one) / "SAMPLE.yaml").write_text("label: {zh: 示例, en: sample}\n", encoding="utf-8")
    refreshed(one)
    (exports(one) / "SAMPLE.yaml").unlink()
    spoil(one)
    assert "b" not in lines_held(refreshed(one).snapshot)
