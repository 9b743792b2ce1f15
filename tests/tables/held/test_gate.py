"""A bad export never replaces a good one, however often it comes; and personal data are nowhere to be found."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from almanac.exports.judge import Reading
from almanac.tables import engine, history, load
from almanac.tables.held import copies
from tests.installation import declared
from tests.tables.held.office import export, lines_held, loan, office, refreshed

GOOD = [f"b{n}" for n in range(6)]
ID, MOBILE, NAME = "320582194910010019", "13912345678", "王建国"
NAMED = "编号,分馆,日期,逾期,姓名\n"
NOTED = "编号,分馆,日期,逾期,备注\n"


def header_only(folder: Path) -> Path:
    return export(folder, "b")


def empty(folder: Path) -> Path:
    return export(folder, "b", head="")


def blank(folder: Path) -> Path:
    return export(folder, "b", head=" \n\n  \n")


def too_many_rejects(folder: Path) -> Path:
    return export(folder, "b", *(loan(f"b{n}", "火星") for n in range(9)), loan("b0"), loan("b1"), loan("b2"))


def shrunken(folder: Path) -> Path:
    return export(folder, "b", loan("b0"), loan("b1"))


def nine_in_ten_twice(folder: Path) -> Path:
    return export(folder, "b", *(loan("b0") for _ in range(18)), loan("b1"))


def no_csv(folder: Path) -> Path:
    path = export(folder, "b")
    path.write_bytes(b"PK\x03\x04" + bytes(200))
    return path


def other_table(folder: Path) -> Path:
    return export(folder, "b", "晴,3", head="天气,风力\n")


def names(folder: Path) -> Path:
    return export(folder, "b", *(loan(f"b{n}") + f",{NAME}" for n in range(6)), head=NAMED)


def id_numbers(folder: Path) -> Path:
    return export(folder, "b", *(loan(f"b{n}") + f",{ID}" for n in range(6)), head=NOTED)


def phones(folder: Path) -> Path:
    return export(folder, "b", *(loan(f"b{n}") + f",+86 {MOBILE}" for n in range(6)), head=NOTED)


def phone_above_the_header(folder: Path) -> Path:
    return export(folder, "b", *(loan(f"b{n}") for n in range(6)), head=f"{MOBILE},\n编号,分馆,日期,逾期\n")


BAD = {
    header_only: "no_rows",
    empty: "empty_file",
    blank: "empty_file",
    too_many_rejects: "too_many_rejected",
    shrunken: "shrunken",
    nine_in_ten_twice: "shrunken",
    no_csv: "is_zip",
    other_table: "no_header",
    names: "forbidden_column",
    id_numbers: "personal_data",
    phones: "personal_data",
    phone_above_the_header: "personal_data",
}
PERSONAL = (names, id_numbers, phones, phone_above_the_header)
by_name = pytest.mark.parametrize("spoil", BAD, ids=lambda spoil: spoil.__name__)


@by_name
def test_what_was_good_stays_and_the_file_says_so(tmp_path: Path, spoil: Callable[[Path], Path]) -> None:
    folder = office(tmp_path)
    refreshed(folder)
    spoil(folder)
    for _ in range(2):
        done = refreshed(folder)
        assert lines_held(done.snapshot)["b"] == GOOD
        [bad] = [one for one in done.exports if one.file == "loans_b.csv"]
        assert bad.status == "refused"
        assert {finding.rule for finding in bad.findings if not finding.line} >= {"last_good_kept"}
        assert BAD[spoil] in {finding.rule for finding in bad.findings}
        [kept] = [row for row in done.changes if row["change"] == "kept"]
        assert (kept["file"], kept["rows_before"], kept["rows_after"]) == ("loans_b.csv", 6, 6)
        told = engine.rows(engine.open_snapshot(done.snapshot), "select * from _files where is_last_good")
        assert told[["file", "last_good_rows"]].values.tolist() == [["loans_b.csv", 6]]


def test_one_bad_export_after_the_other_and_then_a_good_one(tmp_path: Path) -> None:
    folder = office(tmp_path)
    refreshed(folder)
    for spoil in BAD:
        spoil(folder)
        assert lines_held(refreshed(folder).snapshot)["b"] == GOOD, spoil.__name__
    export(folder, "b", *(loan(f"B{n}") for n in range(6)))
    done = refreshed(folder)
    assert lines_held(done.snapshot)["b"] == [f"B{n}" for n in range(6)]
    assert [(row["file"], row["change"]) for row in done.changes] == [("loans_b.csv", "changed")]


def test_a_last_good_version_gives_up_only_what_others_have_newer_and_gets_it_back(tmp_path: Path) -> None:
    folder = office(tmp_path)
    refreshed(folder)
    header_only(folder)
    export(folder, "d", *(loan(code, "南馆") for code in ("b1", "b2", "d1")))
    held = lines_held(refreshed(folder).snapshot)
    assert (held["b"], held["d"]) == (["b0", "b3", "b4", "b5"], ["b1", "b2", "d1"])
    empty(folder)
    (folder / "data/exports/loans_d.csv").unlink()
    assert lines_held(refreshed(folder).snapshot)["b"] == GOOD


def test_a_last_good_version_outlives_its_snapshots(tmp_path: Path) -> None:
    folder = office(tmp_path)
    with (folder / "config.yaml").open("a", encoding="utf-8") as config:
        config.write("snapshots_kept: 2\n")
    refreshed(folder)
    header_only(folder)
    for _ in range(4):
        done = refreshed(folder)
    assert lines_held(refreshed(folder, full=True).snapshot)["b"] == GOOD
    config, _ = declared(folder)
    [entry] = [file for file in history.manifest(done.snapshot)["files"] if file["file"] == "loans_b.csv"]
    assert copies.kept(config, entry["good"]["sha256"])


def test_a_file_that_is_taken_away_takes_its_rows_along_and_is_named(tmp_path: Path) -> None:
    folder = office(tmp_path)
    refreshed(folder)
    (folder / "data/exports/loans_b.csv").unlink()
    done = refreshed(folder)
    assert "b" not in lines_held(done.snapshot)
    assert [(row["file"], row["change"], row["rows_before"]) for row in done.changes] == [("loans_b.csv", "removed", 6)]
    told = engine.rows(engine.open_snapshot(done.snapshot), "select file, rule from _findings where rule = 'file_left'")
    assert told.values.tolist() == [["loans_b.csv", "file_left"]]
    assert refreshed(folder).changes == [], "said once"


def test_most_rows_twice_is_said(tmp_path: Path) -> None:
    folder = office(tmp_path)
    export(folder, "n", *(loan("n0") for _ in range(18)), loan("n1"))
    [export_n] = [one for one in refreshed(folder).exports if one.file == "loans_n.csv"]
    [said] = [finding for finding in export_n.findings if finding.rule == "mostly_repeats"]
    assert (export_n.rows_loaded, said.details["rows"], said.details["share"]) == (2, "17", "89.5%")


@pytest.mark.parametrize(
    ("spoil", "was_good"), [*((spoil, True) for spoil in PERSONAL), (phones, False)], ids=lambda case: str(case)[:20]
)
def test_personal_data_are_never_stored(tmp_path: Path, spoil: Callable[[Path], Path], was_good: bool) -> None:
    folder = office(tmp_path)
    if not was_good:
        (folder / "data/exports/loans_b.csv").unlink()
    refreshed(folder)
    spoil(folder)
    done = refreshed(folder)
    assert ("b" in lines_held(done.snapshot)) == was_good
    everywhere = [path.read_bytes() for path in (folder / "data/snapshots").rglob("*") if path.is_file()]
    assert len(everywhere) >= 8
    for secret in (ID, MOBILE, NAME):
        assert not any(secret.encode(code) in held for held in everywhere for code in ("utf-8", "gb18030", "utf-16-le"))
        assert secret not in "".join(one.message("zh") + one.fix("zh") for e in done.exports for one in e.findings)


def test_a_phone_within_a_longer_text_is_not_shown_by_any_finding(tmp_path: Path) -> None:
    folder = office(tmp_path)
    contract = folder / "data/contracts/loans.yaml"
    text = contract.read_text(encoding="utf-8").replace("type: flag}", "type: flag}\n  note: {zh: 备注, type: text}")
    rule = "rules: [{must: \"note not like '%人%'\", zh: 备注有误, severity: warn}]\n"
    contract.write_text(text.replace("key: [loan_id]", "key: [loan_id, note]") + rule, encoding="utf-8")
    note = f"联系人{MOBILE}"
    rows = [f"{loan('b0')},{note}", f"{loan('b0')},{note}", f"{loan('b0', '南馆')},{note}", f"{loan('b1')},{note}"]
    export(folder, "b", *rows, head=NOTED)
    export(folder, "c", f"{loan('b1')},{note}", head=NOTED)
    done = refreshed(folder)
    found = [finding for one in done.exports for finding in one.findings]
    assert {finding.rule for finding in found} >= {"broken_rule", "identical_row", "repeated_key", "newer_file"}
    assert not any(MOBILE in str(vars(finding)) for finding in found)
    told = engine.rows(engine.open_snapshot(done.snapshot), "select * from _findings")
    assert MOBILE not in told.to_csv()


def test_only_good_exports_are_copied_and_only_while_a_snapshot_names_them(tmp_path: Path) -> None:
    folder = office(tmp_path)
    with (folder / "config.yaml").open("a", encoding="utf-8") as more:
        more.write("snapshots_kept: 2\n")
    first = refreshed(folder)
    config, _ = declared(folder)
    for entry in history.manifest(first.snapshot)["files"]:
        copy = copies.kept(config, entry["sha256"])
        assert copy
        assert copy.read_bytes() == (folder / "data/exports" / entry["file"]).read_bytes()
    old = next(file["sha256"] for file in history.manifest(first.snapshot)["files"] if file["file"] == "loans_b.csv")
    bad = too_many_rejects(folder)
    refreshed(folder)
    assert len(list((folder / "data/snapshots/files").iterdir())) == 3, f"{bad.name} was refused and is not copied"
    export(folder, "b", *(loan(f"B{n}") for n in range(6)))
    for _ in range(2):
        refreshed(folder)
    assert copies.kept(config, old) is None
    assert len(list((folder / "data/snapshots/files").iterdir())) == 3
    assert copies.kept(config, "../CURRENT") is None


@pytest.mark.parametrize(("times", "status"), [(1, "accepted"), (9, "refused")])
def test_a_file_that_changes_while_it_is_read_is_read_once_more_or_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int, status: str
) -> None:
    folder = office(tmp_path)
    refreshed(folder)
    path = export(folder, "b", *(loan(f"b{n}") for n in range(5)))
    real, left = load.read_and_judge, [times]

    def growing(source: BinaryIO, file: str, *more: Any) -> Reading:
        reading = real(source, file, *more)
        if file == path.name and left[0]:
            left[0] -= 1
            with path.open("a", encoding="utf-8") as written:
                written.write(loan(f"more{left[0]}") + "\n")
        return reading

    monkeypatch.setattr(load, "read_and_judge", growing)
    done = refreshed(folder)
    [found] = [one for one in done.exports if one.file == "loans_b.csv"]
    assert found.status == status
    held = lines_held(done.snapshot)["b"]
    assert held == ([*GOOD[:5], "more0"] if status == "accepted" else GOOD)
    assert ("still_written" in {finding.rule for finding in found.findings}) == (status == "refused")
