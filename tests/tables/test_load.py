"""A folder of exports: which files are read, what is said of the others, and who wins where two have the same key."""

import os
from datetime import date
from pathlib import Path

import pytest

from almanac.catalogue import Catalogue, load_catalogue
from almanac.config import Config, load_config
from almanac.exports.results import Export
from almanac.mistakes import Mistake
from almanac.tables.load import load_exports

UNTIDY = Path(__file__).parents[1] / "exports" / "untidy"
HEADER = "记录编号,板块,日期,时长(小时),服务人次,服务领域,核实,备注\n"
TODAY = date(2022, 8, 25)
CONFIG = load_config(UNTIDY / "config.yaml")
CATALOGUE = load_catalogue(CONFIG)


def load(folder: Path, config: Config = CONFIG, catalogue: Catalogue = CATALOGUE) -> dict[str, Export]:
    return {export.file: export for export in load_exports(config, catalogue, folder, today=TODAY)}


def write(path: Path, *rows: str, age: int = 0) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    os.utime(path, (1_000_000 - age, 1_000_000 - age))


def row(number: int, hours: float = 1) -> str:
    return f"{number:03},常熟,2022-08-01,{hours},2,宣讲,是,"


def test_files_of_subfolders_are_read_and_named_from_the_folder(tmp_path: Path) -> None:
    write(tmp_path / "visits.csv", row(1))
    write(tmp_path / "2022" / "visits_08.CSV", row(2))
    write(tmp_path / "2022" / "visits_07.txt", row(3))
    assert list(load(tmp_path)) == ["2022/visits_07.txt", "2022/visits_08.CSV", "visits.csv"]
    assert {export.status for export in load(tmp_path).values()} == {"accepted"}


def test_every_row_knows_its_file_and_line(tmp_path: Path) -> None:
    write(tmp_path / "a" / "visits.csv", row(1), row(2))
    table = load(tmp_path)["a/visits.csv"].table
    assert table.select(["_file", "_line"]).to_pylist() == [
        {"_file": "a/visits.csv", "_line": 2},
        {"_file": "a/visits.csv", "_line": 3},
    ]


@pytest.mark.parametrize(
    "name", ["SAMPLE.yaml", "FAULTS.yaml", "README.md", "readme.txt", ".gitkeep", ".x/a.csv", "~$a.xlsx"]
)
def test_notes_and_hidden_files_are_no_exports(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("label: {}")
    assert load(tmp_path) == {}


@pytest.mark.parametrize(
    ("name", "rule"), [("visits.xlsx", "spreadsheet"), ("a.XLS", "spreadsheet"), ("a.pdf", "not_a_table")]
)
def test_other_files_are_refused_by_name(tmp_path: Path, name: str, rule: str) -> None:
    (tmp_path / name).write_bytes(b"anything")
    export = load(tmp_path)[name]
    assert (export.status, [finding.rule for finding in export.findings]) == ("refused", [rule])
    assert "CSV" in export.findings[0].fix("en")


def test_the_newest_file_with_a_key_wins_and_the_other_is_listed(tmp_path: Path) -> None:
    write(tmp_path / "visits_a.csv", row(1), row(2), age=0)
    write(tmp_path / "visits_b.csv", row(2, 5), row(3), age=60)
    found = load(tmp_path)
    assert found["visits_a.csv"].status == "accepted"
    older = found["visits_b.csv"]
    assert older.table["record_id"].to_pylist() == ["003"]
    assert [(f.line, f.rule, f.value) for f in older.findings] == [(2, "newer_file", "002")]
    assert "visits_a.csv" in older.findings[0].message("zh")
    assert (older.rows_in, older.rows_loaded, older.rows_rejected) == (2, 1, 1)


def test_a_refused_file_never_wins_over_a_good_one(tmp_path: Path) -> None:
    write(tmp_path / "visits_a.csv", row(1), *(f"{n},火星,,,,,," for n in range(30)), age=0)
    write(tmp_path / "visits_b.csv", row(1), age=60)
    found = load(tmp_path)
    assert found["visits_a.csv"].status == "refused"
    assert found["visits_b.csv"].rows_loaded == 1


def test_a_copy_under_another_name_counts_once(tmp_path: Path) -> None:
    for name, age in (("plans.csv", 60), ("plans (1).csv", 0)):
        (tmp_path / name).write_text("月份,板块,完成率\n2022-07,常熟,96%\n", encoding="utf-8")
        os.utime(tmp_path / name, (1_000_000 - age, 1_000_000 - age))
    assert {name: export.rows_loaded for name, export in load(tmp_path).items()} == {"plans (1).csv": 1, "plans.csv": 0}


def test_the_same_key_in_two_sources_is_no_conflict(tmp_path: Path) -> None:
    (tmp_path / "coverage.csv").write_text("统计期,板块,离休干部数\n2022Q2,常熟,10\n", encoding="utf-8")
    (tmp_path / "plans.csv").write_text("月份,板块,完成率\n2022-06,常熟,96%\n", encoding="utf-8")
    assert [export.rows_loaded for export in load(tmp_path).values()] == [1, 1]


def test_last_rows_are_compared_by_file_name(tmp_path: Path) -> None:
    write(tmp_path / "visits.csv", row(1))
    [export] = load_exports(CONFIG, CATALOGUE, tmp_path, last_rows={"visits.csv": 3}, today=TODAY)
    assert (export.status, export.findings[0].rule) == ("refused", "shrunken")
    [export] = load_exports(CONFIG, CATALOGUE, tmp_path, last_rows={"other.csv": 3}, today=TODAY)
    assert export.status == "accepted"


def test_progress_names_every_file_and_ends_full(tmp_path: Path) -> None:
    write(tmp_path / "visits_a.csv", row(1))
    write(tmp_path / "visits_b.csv", row(2))
    seen: list[tuple[str, int, int]] = []
    load_exports(CONFIG, CATALOGUE, tmp_path, lambda *step: seen.append(step), today=TODAY)
    assert seen == [("visits_a.csv", 0, 2), ("visits_b.csv", 1, 2), ("", 2, 2)]


def test_a_missing_folder_is_a_mistake_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(Mistake) as mistake:
        load(tmp_path / "none")
    assert str(tmp_path / "none") in mistake.value.said("zh")


def test_a_tie_between_contracts_is_unrecognised(tmp_path: Path) -> None:
    twin = CATALOGUE.contracts["plans"].model_copy(update={"source": "twins"})
    twins = CATALOGUE.model_copy(update={"contracts": {**CATALOGUE.contracts, "twins": twin}})
    (tmp_path / "x.csv").write_text("月份,板块,完成率\n2022-06,常熟,96%\n", encoding="utf-8")
    export = load(tmp_path, catalogue=twins)["x.csv"]
    assert (export.status, export.source) == ("unrecognised", None)
    assert [finding.rule for finding in export.findings] == ["ambiguous_source"]
    assert load(tmp_path)["x.csv"].source == "plans"


def test_a_name_decides_before_the_header_does(tmp_path: Path) -> None:
    (tmp_path / "visits.csv").write_text("月份,板块,完成率\n2022-06,常熟,96%\n", encoding="utf-8")
    export = load(tmp_path)["visits.csv"]
    assert (export.status, export.source) == ("refused", "visits")


def test_the_day_of_the_refresh_is_the_latest_day(tmp_path: Path) -> None:
    write(tmp_path / "visits.csv", row(1), row(2).replace("2022-08-01", "2022-08-26"))
    today, tomorrow = (load_exports(CONFIG, CATALOGUE, tmp_path, today=day)[0] for day in (TODAY, date(2022, 8, 26)))
    assert ([f.rule for f in today.findings], tomorrow.status) == (["too_late"], "accepted")


def test_a_month_that_has_begun_is_not_too_late(tmp_path: Path) -> None:
    (tmp_path / "coverage.csv").write_text("统计期,板块,离休干部数\n2022Q3,常熟,10\n2022Q4,常熟,10\n", encoding="utf-8")
    export = load(tmp_path)["coverage.csv"]
    assert [(f.line, f.rule) for f in export.findings if f.severity == "reject"] == [(3, "too_late")]
