"""Planted faults: each one stands at the line that the list names, and reading finds it there."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
import yaml

from almanac.tables import engine
from tests.making.conftest import PROJECT

KINDS = {
    *("bad_bytes", "blank", "broken_rule", "damaged_character", "day_first", "empty_file", "excel_error"),
    *("forbidden_column", "identical_row", "incomplete_date", "is_html", "is_zip", "missing_column", "missing_value"),
    *("no_header", "no_rows", "no_such_date", "not_a_date", "not_a_flag", "not_a_number", "not_a_serial", "not_whole"),
    *("nul", "other_unit", "personal_data", "repeated_header", "repeated_key", "scientific", "stray_quote"),
    *("too_large", "too_many_rejected", "too_small", "total", "total_differs", "two_digit_year", "unclosed_quote"),
    *("unknown_choice", "unknown_unit", "unrecognised", "wrong_width"),
}


@pytest.fixture(scope="module")
def faults(faulty: Path) -> list[dict]:
    listed = yaml.safe_load((faulty / "FAULTS.yaml").read_text(encoding="utf-8"))
    assert listed["rows"] == sum(fault["rows"] for fault in listed["faults"])
    return listed["faults"]


@pytest.fixture(scope="module")
def findings(faulty: Path, faults: list[dict], tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    folder = tmp_path_factory.mktemp("only_faulty")
    for name in {fault["file"] for fault in faults}:
        shutil.copy(faulty / name, folder)
    command = [sys.executable, "-m", "almanac", "check", "--data", str(folder), "--json"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1, done.stderr
    return {file["file"]: file for file in json.loads(done.stdout)["files"]}


def physical_lines(path: Path) -> list[bytes]:
    return path.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")


def test_every_kind_is_planted(faults: list[dict]) -> None:
    assert {fault["rule"] for fault in faults if fault["rule"]} == KINDS


def test_each_value_stands_in_the_line_that_the_list_names(faulty: Path, faults: list[dict]) -> None:
    for fault in faults:
        if fault["line"] and fault["value"]:
            line = physical_lines(faulty / fault["file"])[fault["line"] - 1]
            first = fault["value"].split("\n")[0]
            said = bytes.fromhex(first) if fault["rule"] == "bad_bytes" else None
            spellings = [said] if said else [first.encode("utf-8"), first.encode("gb18030")]
            assert any(one in line for one in spellings), fault


def test_reading_finds_each_fault_where_it_was_planted(faults: list[dict], findings: dict[str, dict]) -> None:
    for fault in faults:
        found = findings[fault["file"]]["findings"]
        here = [f for f in found if fault["line"] in (None, f["line"])]
        if fault["severity"] == "none":
            assert here == [], fault
        else:
            assert (fault["rule"], fault["severity"]) in {(f["rule"], f["severity"]) for f in here}, fault


def test_reading_finds_nothing_that_was_not_planted(faults: list[dict], findings: dict[str, dict]) -> None:
    planted = {(fault["file"], fault["line"]) for fault in faults}
    whole = {fault["file"] for fault in faults if fault["line"] is None}
    for name, file in findings.items():
        if name in whole:
            assert file["status"] in ("refused", "unrecognised")
            continue
        wrong = [f for f in file["findings"] if f["severity"] in ("reject", "warn") and f["rule"] != "no_line_end"]
        assert [f for f in wrong if (name, f["line"]) not in planted] == []


def test_as_many_rows_are_lost_as_the_list_says(faults: list[dict], findings: dict[str, dict]) -> None:
    assert sum(file["rows_rejected"] for file in findings.values()) == sum(fault["rows"] for fault in faults)


def opened(city: Path) -> duckdb.DuckDBPyConnection:
    """The snapshot of an installation."""
    pointer = city.parent / "snapshots/CURRENT"
    return engine.open_snapshot(pointer.with_name(f"{pointer.read_text().strip()}.duckdb")).cursor()


def test_no_check_finds_a_row_of_the_committed_sample(city: Path) -> None:
    with opened(city) as snapshot:
        checks = snapshot.sql("select name, broken_rows from _checks").fetchall()
    assert len(checks) > 20
    assert [check for check in checks if check[1]] == []


def test_the_committed_sample_has_no_row_to_reject(city: Path) -> None:
    with opened(city) as snapshot:
        severities = snapshot.sql("select distinct severity from _findings").fetchall()
        files = snapshot.sql("select count(*), sum(rows_rejected), count(distinct source) from _files").fetchall()
    assert {severity for (severity,) in severities} <= {"skip", "repair"}
    assert files == [(74, 0, 17)]
