"""The command line as a user meets it: what it prints, its exit codes, and one plain sentence for bad input."""

import io
import json
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from almanac.cli import main
from tests.installation import install


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return install(tmp_path)


def run(office: Path, *words: str) -> int:
    return main([*words, "--config", str(office)])


def current(office: Path) -> str:
    return (office.parent / "data/snapshots/CURRENT").read_text(encoding="utf-8")


def test_refresh_publishes_and_ask_answers(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(office, "refresh") == 0
    capsys.readouterr()
    assert run(office, "ask", "in_time", "--format", "json") == 0
    rows = json.loads(capsys.readouterr().out)
    found = {(row["unit_code"], row["period"]): (row["numerator"], row["denominator"]) for row in rows}
    assert found[("N", "2022-07-31")] == (1, 2)
    assert ("S", "2022-08-31") not in found, "a unit that did not report has no row, never 0"


def test_a_chart_can_be_asked_and_narrowed_to_a_month(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(office, "refresh")
    capsys.readouterr()
    assert run(office, "ask", "returns", "--param", "as_of=2022-07") == 0
    assert "全馆" in capsys.readouterr().out


def test_a_viewer_sees_only_his_units(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = office.read_text(encoding="utf-8")
    access = "access: {default: desk, viewers: {desk: {}, north: {units: [N]}}}\n"
    office.write_text(text + access, encoding="utf-8")
    run(office, "refresh")
    capsys.readouterr()
    run(office, "ask", "in_time", "--viewer", "north", "--format", "json")
    assert {row["unit_code"] for row in json.loads(capsys.readouterr().out)} == {"N"}


def test_check_reports_the_equation_and_changes_nothing(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(office, "check", "--json") == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert file["rows_in"] == file["rows_loaded"] + file["rows_rejected"] + file["rows_skipped"] == 6
    assert not (office.parent / "data/snapshots").exists()


def test_a_rejected_row_gives_exit_code_1_and_the_rest_is_published(office: Path) -> None:
    with (office.parent / "data/exports/loans.csv").open("a", encoding="utf-8") as export:
        export.write("7,北馆,2022年13月1日,否\n")
    assert run(office, "refresh") == 1
    snapshot = office.parent / f"data/snapshots/{current(office)}.duckdb"
    with duckdb.connect(str(snapshot), read_only=True) as connection:
        assert connection.execute("select count(*) from loans").fetchone() == (6,)
        assert connection.execute("select _file, _line from loans where loan_id = '3'").fetchone() == ("loans.csv", 4)


def test_a_refused_file_keeps_its_last_good_version(office: Path) -> None:
    run(office, "refresh")
    (office.parent / "data/exports/loans.csv").write_text("编号,分馆\n1,北馆\n", encoding="utf-8")
    assert run(office, "refresh") == 1
    with duckdb.connect(str(office.parent / f"data/snapshots/{current(office)}.duckdb"), read_only=True) as connection:
        assert connection.execute("select count(*) from loans").fetchone() == (6,)
        assert connection.execute("select is_last_good from _files").fetchone() == (True,)


def test_rows_put_back_never_repeat_a_key_that_another_file_now_holds(office: Path) -> None:
    run(office, "refresh")
    folder = office.parent / "data/exports"
    (folder / "loans_new.csv").write_text("编号,分馆,日期,逾期\n1,北馆,2022-08-09,否\n", encoding="utf-8")
    (folder / "loans.csv").write_text("编号,分馆\n1,北馆\n", encoding="utf-8")
    assert run(office, "refresh") == 1
    with duckdb.connect(str(office.parent / f"data/snapshots/{current(office)}.duckdb"), read_only=True) as connection:
        held = connection.execute("select loan_date::varchar, _file from loans where loan_id = '1'").fetchall()
        assert held == [("2022-08-09", "loans_new.csv")]
        assert connection.execute("select count(*) from loans").fetchone() == (6,)


def test_the_wall_gets_no_small_numbers(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = office.read_text(encoding="utf-8")
    office.write_text(text + "access: {default: desk, viewers: {desk: {}, wall: {level: wall}}}\n", encoding="utf-8")
    run(office, "refresh")
    for name in ("in_time", "returns"):
        capsys.readouterr()
        assert run(office, "ask", name, "--viewer", "wall") == 0
        shown = pd.read_csv(io.StringIO(capsys.readouterr().out))
        assert len(shown)
        assert shown["numerator"].isna().all()
        assert shown["value"].isna().all()


MISTAKES = {
    "no exports folder": ["refresh", "--data", "nowhere"],
    "unknown indicator": ["ask", "no_such_indicator"],
    "unknown unit": ["ask", "in_time", "--param", "unit=ZZ"],
    "unknown parameter": ["ask", "in_time", "--param", "colour=red"],
    "wrong month": ["ask", "in_time", "--param", "as_of=August"],
    "unknown viewer": ["ask", "in_time", "--viewer", "nobody"],
    "parameter without a value": ["ask", "in_time", "--param", "unit"],
    "unknown command": ["refesh"],
    "no maker of samples": ["sample", "--out", "somewhere"],
}


@pytest.mark.parametrize("words", MISTAKES.values(), ids=list(MISTAKES))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_wrong_use_gets_one_sentence_and_exit_code_2(
    office: Path, words: list[str], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(office, "refresh")
    before = current(office)
    capsys.readouterr()
    assert main(["--lang", language, "--config", str(office), *words]) == 2
    said = capsys.readouterr().err.strip()
    assert said
    assert "\n" not in said
    assert "Traceback" not in said
    assert current(office) == before


BROKEN = {
    "config.yaml": "title: [unclosed",
    "config.yaml ": "title: {zh: 图书馆}\n",
    "data/contracts/loans.yaml": "title: {zh: 借阅}\ncolumns: {loan_id: {zh: 编号, type: colour}}\n",
    "queries/indicators/in_time.yaml": "name: 按时归还率\n",
    "queries/indicators/in_time.sql": "select unit_code, period from loan_months\n",
    "queries/marts/loan_months.sql": "-- one row per unit\nselect nothing from nowhere\n",
    "queries/checks/loans_have_numbers.sql": "-- stop: 总不成立 / never holds\nselect * from stg_loans\n",
    "queries/charts/returns.yaml": "figure: 7\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_declaration_is_named_and_never_changes_a_snapshot(
    office: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(office, "refresh")
    before = current(office)
    capsys.readouterr()
    (office.parent / name.strip()).write_text(BROKEN[name], encoding="utf-8")
    assert run(office, "refresh") == 2
    said = capsys.readouterr().err.strip()
    assert Path(name.strip()).name in said
    assert "\n" not in said
    assert current(office) == before


def test_an_empty_exports_folder_gets_one_sentence(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office.parent / "data/exports/loans.csv").unlink()
    assert run(office, "refresh") == 2
    assert "data/exports" in capsys.readouterr().err.replace("\\", "/")


def test_a_port_in_use_gets_one_sentence(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import socket

    run(office, "refresh")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert run(office, "serve", "--port", str(taken.getsockname()[1])) == 2
    assert "PORT=" in capsys.readouterr().err


KEYS = ["file", "source", "status", "encoding", "delimiter", "header_line", "rows_in", "rows_loaded", "rows_rejected"]


@pytest.mark.parametrize(
    ("language", "message"), [("zh", "“很多”不是“是”或“否”。"), ("en", "“很多” is neither yes nor no.")]
)
def test_check_reports_codes_for_programs_and_words_for_people(
    office: Path, language: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = office.parent / "data/exports/loans.csv"
    path.write_text(path.read_text(encoding="utf-8") + "7,北馆,2022-08-09,很多\n,,,\n", encoding="utf-8")
    assert run(office, "check", "--json", "--lang", language) == 1
    report = json.loads(capsys.readouterr().out)
    assert list(report) == ["files"]
    [file] = report["files"]
    assert list(file) == [*KEYS, "rows_skipped", "findings"]
    assert (file["rows_in"], file["rows_loaded"], file["rows_rejected"], file["rows_skipped"]) == (8, 6, 1, 1)
    assert [(f["line"], f["rule"], f["severity"]) for f in file["findings"]] == [
        (8, "not_a_flag", "reject"),
        (9, "blank", "skip"),
    ]
    assert list(file["findings"][0]) == ["line", "column", "value", "rule", "severity", "message", "fix"]
    assert file["findings"][0]["message"] == message
    assert not (office.parent / "data/snapshots").exists(), "check changes nothing"


def test_refresh_reports_the_same_and_what_it_changed(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(office, "check", "--json")
    checked = json.loads(capsys.readouterr().out)
    for change in ("added", None):
        run(office, "refresh", "--json")
        report = json.loads(capsys.readouterr().out)
        assert report["files"] == checked["files"]
        assert report["snapshot"] == current(office)
        assert [row["change"] for row in report["changes"]] == ([change] if change else [])
    (office.parent / "data/exports/loans.csv").write_text("编号,分馆,日期,逾期\n", encoding="utf-8")
    assert run(office, "refresh", "--lang", "en") == 1
    assert "not used: loans.csv; its last good version stays (6 rows)" in capsys.readouterr().out


def test_a_file_that_no_contract_knows_is_named(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office.parent / "data/exports/weather.csv").write_text("天气,风力\n晴,3\n", encoding="utf-8")
    assert run(office, "check", "--json") == 1
    files = json.loads(capsys.readouterr().out)["files"]
    assert {file["file"]: file["status"] for file in files}["weather.csv"] == "unrecognised"
