"""A check changes nothing that anyone sees; publication moves everything in, or nothing."""

from pathlib import Path

import pytest

from almanac.mistakes import Mistake
from almanac.tables import engine, history
from almanac.tables.held import swap
from almanac.tables.refreshes import proposal, staging
from almanac.tables.refreshes.proposal import Proposal
from tests.installation import LOANS
from tests.office import FAULTY, HEAD, MORE, PRIVATE, known, person, put, quality_office, refreshed


@pytest.fixture
def office(tmp_path: Path) -> Path:
    quality_office(tmp_path)
    refreshed(tmp_path)
    return tmp_path


def quiet(*_: object) -> None:
    """Nobody looks at the progress."""


def stage(office: Path, **files: str) -> None:
    for name, content in files.items():
        staging.stage(known(office)[0], person(office), f"{name}.csv", content.encode())


def checked(office: Path) -> Proposal:
    return proposal.propose(*known(office), person(office), quiet)


def published(office: Path, found: Proposal) -> Path:
    return proposal.publish(*known(office), person(office), found, quiet)


def seen(office: Path) -> tuple[object, ...]:
    """All that a reader or another program could notice."""
    config, _ = known(office)
    folders = (config.folder("exports"), config.folder("snapshots"))
    return tuple((p.name, p.read_bytes() if p.suffix == ".csv" else b"") for f in folders for p in sorted(f.iterdir()))


def loans(snapshot: Path | None) -> int:
    assert snapshot
    return int(engine.rows(engine.open_snapshot(snapshot), "select count(*) as n from loans")["n"].iloc[0])


def test_a_check_shows_what_would_be_and_changes_nothing(office: Path) -> None:
    before = seen(office)
    stage(office, loans_08=FAULTY)
    found = checked(office)
    assert seen(office) == before
    assert (found.staged, found.refused, found.replaces_sample) == (("loans_08.csv",), (), False)
    assert loans(found.snapshot) == 36
    assert loans(history.current(known(office)[0])) == 6


def test_publication_moves_the_files_in_and_nothing_waits_any_more(office: Path) -> None:
    stage(office, loans_08=MORE)
    made = published(office, checked(office))
    config, _ = known(office)
    assert history.current(config) == made
    assert loans(made) == 36
    assert (config.folder("exports") / "loans_08.csv").read_text(encoding="utf-8") == MORE
    assert staging.staged(config) == []


def test_the_same_name_replaces(office: Path) -> None:
    stage(office, loans=LOANS + "7,南馆,2022-08-12,否\n")
    found = checked(office)
    changes = engine.rows(engine.open_snapshot(found.snapshot or Path()), "select file, change from _file_changes")
    assert changes.to_numpy().tolist() == [["loans.csv", "changed"]]
    assert loans(published(office, found)) == 7


def test_a_refused_file_is_named_with_its_reason_kept_nowhere_and_blocks_no_other(office: Path) -> None:
    stage(office, loans_08=MORE, loans_names=PRIVATE, loans="")
    found = checked(office)
    assert found.staged == ("loans_08.csv",)
    assert {export.file: export.findings[0].rule for export in found.refused} == {
        "loans_names.csv": "forbidden_column",
        "loans.csv": "empty_file",
    }
    left = [path for path in known(office)[0].folder("staging").rglob("*") if path.is_file()]
    assert not any("张三".encode() in path.read_bytes() for path in left)
    assert loans(published(office, found)) == 36


def test_a_file_that_has_shrunk_is_refused_before_it_is_put_among_the_exports(office: Path) -> None:
    contract = office / "data/contracts/loans.yaml"
    limits = "limits: {max_rejected_share: 0.5, min_rows_against_last: 0.5}"
    told = contract.read_text(encoding="utf-8").replace("limits: {max_rejected_share: 0.5}", limits)
    contract.write_text(told, encoding="utf-8")
    put(office, "SAMPLE.yaml", "label: {zh: 示例数据, en: Sample data}\n")
    put(office, "loans_08.csv", MORE)
    refreshed(office)
    stage(office, loans_08=HEAD + "10,北馆,2022-08-01,否\n")
    found = checked(office)
    assert found.staged == ()
    assert [export.findings[0].rule for export in found.refused] == ["shrunken"]
    assert loans(found.snapshot) == 36


def test_only_refused_files_leave_the_exports_as_they_are(office: Path) -> None:
    stage(office, loans_names=PRIVATE)
    found = checked(office)
    assert (found.staged, len(found.refused), loans(found.snapshot)) == ((), 1, 6)


def test_without_staged_files_the_folder_itself_is_checked_and_published(office: Path) -> None:
    put(office, "loans_08.csv", MORE)
    (office / "data/exports/loans.csv").unlink()
    assert loans(published(office, checked(office))) == 30


def test_dropping_leaves_nothing(office: Path) -> None:
    before = seen(office)
    stage(office, loans_08=MORE)
    checked(office)
    proposal.drop(known(office)[0], person(office))
    assert seen(office) == before
    assert not [path for path in known(office)[0].folder("staging").rglob("*") if path.is_file() and path.suffix]


@pytest.mark.parametrize("what", ["export", "staged", "snapshot"])
def test_what_changed_since_the_check_is_not_published(office: Path, what: str) -> None:
    stage(office, loans_08=MORE)
    found = checked(office)
    if what == "export":
        put(office, "loans_07.csv", MORE)
    elif what == "staged":
        stage(office, loans_09=MORE)
    else:
        refreshed(office)
    before = seen(office)
    with pytest.raises(Mistake, match="check again"):
        published(office, found)
    assert seen(office) == before


def test_where_the_refresh_stops_every_file_is_back_where_it_was(office: Path) -> None:
    stage(office, loans_08=MORE, loans=LOANS + "8,南馆,2022-08-12,否\n")
    found = checked(office)
    before = seen(office)
    check = office / "queries/checks/loans_have_numbers.sql"
    check.write_text("-- stop: 不许 / never\nselect * from stg_loans\n", encoding="utf-8")
    with pytest.raises(Mistake):
        published(office, found)
    assert [entry for entry in seen(office) if entry[1]] == [entry for entry in before if entry[1]]
    assert staging.staged(known(office)[0]) == ["loans.csv", "loans_08.csv"]
    assert loans(history.current(known(office)[0])) == 6


def test_while_another_refresh_runs_nothing_is_moved(office: Path) -> None:
    stage(office, loans_08=MORE)
    found = checked(office)
    before = seen(office)
    with swap.one_writer(known(office)[0].folder("snapshots")), pytest.raises(Mistake, match="Another refresh"):
        published(office, found)
    assert [entry for entry in seen(office) if entry[1]] == [entry for entry in before if entry[1]]


def test_the_first_own_export_replaces_the_sample(tmp_path: Path) -> None:
    quality_office(tmp_path, sample=True)
    refreshed(tmp_path, "sample")
    stage(tmp_path, loans_08=MORE)
    found = checked(tmp_path)
    assert found.replaces_sample
    made = published(tmp_path, found)
    assert (loans(made), history.manifest(made)["label"]) == (30, {})


def test_with_nothing_to_check_one_sentence_says_so(tmp_path: Path) -> None:
    quality_office(tmp_path, sample=True)
    refreshed(tmp_path, "sample")
    with pytest.raises(Mistake, match="no CSV"):
        checked(tmp_path)


@pytest.mark.parametrize("name", ["reader", "north"])
def test_only_those_who_may_publish_check_publish_or_drop(office: Path, name: str) -> None:
    stage(office, loans_08=MORE)
    found, other = checked(office), person(office, name)
    for attempt in (
        lambda: proposal.propose(*known(office), other, quiet),
        lambda: proposal.publish(*known(office), other, found, quiet),
        lambda: proposal.drop(known(office)[0], other),
    ):
        with pytest.raises(Mistake, match="publish"):
            attempt()
    assert staging.staged(known(office)[0]) == ["loans_08.csv"]
