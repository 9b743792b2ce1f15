"""What is written once stays as it was published, and whoever writes it anew is told where."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from almanac.catalogue import load_catalogue
from almanac.config import load_config
from almanac.exports.results import Finding
from almanac.mistakes import Mistake
from almanac.references import load_checked
from almanac.tables import build, engine
from almanac.tables.build import Refreshed
from tests.installation import declared
from tests.tables.held.office import PROJECT, TODAY, edit, export, loan, office, refreshed

ONCE = """written_once:
  columns: [is_late]
  unless: {must: "loan_id like '%更正'", zh: 编号后写“更正”。, en: Say so after the number.}
"""
LATE, NOT_LATE = loan("b1", day=2, late="是"), loan("b1", day=2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return once_written(tmp_path)


def once_written(folder: Path) -> Path:
    """The office, published, with a column that is written once."""
    office(folder)
    with (folder / "data/contracts/loans.yaml").open("a", encoding="utf-8") as contract:
        contract.write(ONCE)
    refreshed(folder)
    return folder


def arrives(folder: Path, line: str) -> None:
    """The second export once more, with another third line."""
    export(folder, "b", loan("b0"), line, *(loan(f"b{n}", day=n + 1) for n in range(2, 6)))


def told(done: Refreshed) -> list[tuple[str, int | None, str, str, str]]:
    rules = ("written_once", "rewritten")
    return [(e.file, f.line, f.column, f.value, f.rule) for e in done.exports for f in e.findings if f.rule in rules]


def said(done: Refreshed) -> list[Finding]:
    return [f for e in done.exports for f in e.findings if f.rule in ("written_once", "rewritten")]


def is_late(done: Refreshed, code: str = "b1") -> bool | None:
    rows = engine.rows(engine.open_snapshot(done.snapshot), f"select is_late from loans where loan_id = '{code}'")
    return bool(rows["is_late"].item())


def is_gone(done: Refreshed, code: str = "b1") -> bool:
    rows = engine.rows(engine.open_snapshot(done.snapshot), f"select count(*) as n from loans where loan_id = '{code}'")
    return rows["n"].item() == 0


def test_a_value_written_anew_is_told_with_its_line_and_the_published_one_stays(folder: Path) -> None:
    arrives(folder, LATE)
    done = refreshed(folder)
    assert told(done) == [("loans_b.csv", 3, "逾期", "是", "written_once")]
    assert not is_late(done)
    (finding,) = said(done)
    assert "已公布的是否" in finding.message("zh") and finding.fix("zh") == "请改回否。编号后写“更正”。"
    assert finding.fix("en").endswith("Say so after the number.")


def test_it_is_told_at_every_refresh_until_it_is_put_back(folder: Path) -> None:
    arrives(folder, LATE)
    assert [told(refreshed(folder)), told(refreshed(folder)), told(refreshed(folder, full=True))] == [
        [("loans_b.csv", 3, "逾期", "是", "written_once")]
    ] * 3
    arrives(folder, NOT_LATE)
    assert told(refreshed(folder)) == []


def test_a_value_in_another_file_is_held_against_the_published_one_as_well(folder: Path) -> None:
    (folder / "data/exports/loans_b.csv").unlink()
    export(folder, "renamed", loan("b0"), LATE)
    done = refreshed(folder)
    assert told(done) == [("loans_renamed.csv", 3, "逾期", "是", "written_once")] and not is_late(done)


def test_a_blank_does_not_take_the_published_value_away(folder: Path) -> None:
    arrives(folder, loan("b1", day=2, late=""))
    done = refreshed(folder)
    assert [line for _, line, *_ in told(done)] == [3] and not is_late(done)


def test_a_row_that_left_and_came_back_is_held_against_what_was_published(folder: Path) -> None:
    export(folder, "b", *(loan(f"b{n}", day=n + 1) for n in (0, 2, 3, 4, 5)))
    assert told(refreshed(folder)) == told(refreshed(folder, full=True)) == []
    arrives(folder, LATE)
    done = refreshed(folder)
    assert told(done) == [("loans_b.csv", 3, "逾期", "是", "written_once")] and not is_late(done)


def test_a_blank_that_rejects_the_row_does_not_take_the_published_value_away(folder: Path) -> None:
    edit(folder / "data/contracts/loans.yaml", "type: flag", "type: flag, required: true")
    refreshed(folder)
    arrives(folder, loan("b1", day=2, late=""))
    assert is_gone(refreshed(folder))
    arrives(folder, LATE)
    done = refreshed(folder)
    assert told(done) == [("loans_b.csv", 3, "逾期", "是", "written_once")] and not is_late(done)


def test_a_file_that_left_and_came_back_is_held_against_what_was_published(folder: Path) -> None:
    (folder / "data/exports/loans_b.csv").unlink()
    assert is_gone(refreshed(folder))
    assert is_gone(refreshed(folder))
    arrives(folder, LATE)
    done = refreshed(folder)
    assert told(done) == [("loans_b.csv", 3, "逾期", "是", "written_once")] and not is_late(done)
    arrives(folder, NOT_LATE)
    assert told(refreshed(folder)) == []


def test_what_a_row_was_meant_to_become_is_what_is_held(folder: Path) -> None:
    edit(folder / "data/contracts/loans.yaml", "loan_id like '%更正'", "loan_date >= date '2022-08-20'")
    arrives(folder, loan("b1", day=20, late="是"))
    refreshed(folder)
    (folder / "data/exports/loans_b.csv").unlink()
    refreshed(folder)
    arrives(folder, NOT_LATE)
    done = refreshed(folder)
    assert told(done) == [("loans_b.csv", 3, "逾期", "否", "written_once")] and is_late(done)


def test_what_was_blank_may_be_written_once(folder: Path) -> None:
    export(folder, "d", loan("d1", late=""))
    refreshed(folder)
    export(folder, "d", loan("d1", late="是"))
    done = refreshed(folder)
    assert told(done) == [] and is_late(done, "d1")


def test_a_change_that_says_it_is_meant_holds_and_is_told(folder: Path) -> None:
    edit(folder / "data/contracts/loans.yaml", "loan_id like '%更正'", "loan_date >= date '2022-08-20'")
    arrives(folder, loan("b1", day=20, late="是"))
    done = refreshed(folder)
    assert told(done) == [("loans_b.csv", 3, "逾期", "是", "rewritten")] and is_late(done)


def test_a_confirmation_that_is_no_condition_is_said_in_a_sentence(folder: Path) -> None:
    edit(folder / "data/contracts/loans.yaml", "loan_id like '%更正'", "nobody > 3")
    with pytest.raises(Mistake, match="nobody"):
        refreshed(folder)


def test_a_contract_names_columns_beside_its_key(folder: Path) -> None:
    edit(folder / "data/contracts/loans.yaml", "columns: [is_late]", "columns: [loan_id]")
    with pytest.raises(Mistake, match="written_once"):
        declared(folder)


@pytest.mark.parametrize(
    "first", ["{source: lent, same: {loan_id: loan_id}}", "{source: loans, same: {book: loan_id}}"]
)
def test_what_is_written_first_stands_in_columns_that_there_are(folder: Path, first: str) -> None:
    edit(folder / "data/contracts/loans.yaml", "columns: [is_late]", f"columns: [is_late]\n  first: {first}")
    with pytest.raises(Mistake, match=r"lent|book"):
        load_checked(load_config(folder / "config.yaml"))


def city(folder: Path, names: Sequence[str]) -> Path:
    """The city with the exports of its plans alone, and where they lie."""
    said = yaml.safe_load((PROJECT / "config.yaml").read_text(encoding="utf-8"))
    said["folders"] = {name: str(PROJECT / path) for name, path in FOLDERS.items()} | {"snapshots": "snapshots"}
    (folder / "config.yaml").write_text(yaml.safe_dump(said, allow_unicode=True), encoding="utf-8")
    exports = folder / "exports"
    exports.mkdir()
    for name in names:
        shutil.copy(PROJECT / "data/sample" / name, exports / name)
    return exports


FOLDERS = {"contracts": "data/contracts", "queries": "queries"}
CURVES, MONTH = "年度重点任务计划曲线_2022.csv", "年度重点任务序时进度表_2022年8月.csv"


def rebase(path: Path, line: int, old: str, new: str) -> None:
    """Writes another baseline into one line of an export."""
    encoding = "utf-8" if path.read_bytes().startswith(b"\xef\xbb\xbf") else "gb18030"
    lines = path.read_bytes().decode(encoding).split("\n")
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    path.write_bytes("\n".join(lines).encode(encoding))


def test_a_plan_lowered_in_both_files_without_a_reason_is_told_and_the_published_one_stays(tmp_path: Path) -> None:
    exports = city(tmp_path, (CURVES, MONTH))
    config = load_config(tmp_path / "config.yaml")
    catalogue = load_catalogue(config)
    build.refresh(config, catalogue, exports, today=TODAY)
    rebase(exports / CURVES, 21, "75%,75%", "60%,60%")
    rebase(exports / MONTH, 5, "75%,75%", "60%,60%")
    done = build.refresh(config, catalogue, exports, today=TODAY)
    found = {(MONTH, 5, "基准计划进度", "60", "written_once"), (CURVES, 21, "基准计划进度", "60", "written_once")}
    assert set(told(done)) == found
    plans = "select distinct baseline, planned from task_units where item = 'T1-2' and period = date '2022-08-31'"
    assert engine.rows(engine.open_snapshot(done.snapshot), plans).to_numpy().tolist() == [[75.0, 75.0]]


def test_a_new_month_has_the_baseline_of_the_published_curve(tmp_path: Path) -> None:
    exports = city(tmp_path, (CURVES,))
    config = load_config(tmp_path / "config.yaml")
    catalogue = load_catalogue(config)
    build.refresh(config, catalogue, exports, today=TODAY)
    shutil.copy(PROJECT / "data/sample" / MONTH, exports / MONTH)
    rebase(exports / MONTH, 5, "75%,75%", "60%,60%")
    done = build.refresh(config, catalogue, exports, today=TODAY)
    assert told(done) == [(MONTH, 5, "基准计划进度", "60", "written_once")]
    plans = "select distinct baseline, planned from task_units where item = 'T1-2' and period = date '2022-08-31'"
    assert engine.rows(engine.open_snapshot(done.snapshot), plans).to_numpy().tolist() == [[75.0, 75.0]]
