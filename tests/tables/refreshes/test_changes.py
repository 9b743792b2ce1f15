"""A refresh says which files came, went or differ, and which values are no longer what they were."""

from pathlib import Path

import pytest

from almanac.narrative.answer import answer
from almanac.tables import engine
from almanac.tables.ask import Source
from tests.installation import LOANS
from tests.office import HEAD, MORE, person, put, quality_office, refreshed

FILES = "select file, change, rows_before, rows_after from _file_changes order by file"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    quality_office(tmp_path)
    return tmp_path


def files(source: Source) -> list[tuple[object, ...]]:
    found = engine.rows(engine.open_snapshot(source.snapshot), FILES)
    return [tuple(row) for row in found.itertuples(index=False)]


def moved(office: Path, source: Source, month: str) -> list[tuple[str, str]]:
    rows = answer(source, "moved_values", person(office), {"as_of": month}, "zh").rows
    return list(zip(rows["before_text"], rows["text"], strict=True))


def test_files_that_came_went_and_differ_are_told_apart(office: Path) -> None:
    put(office, "loans_07.csv", "编号,分馆,日期,逾期\n91,北馆,2022-07-05,否\n")
    refreshed(office)
    (office / "data/exports/loans_07.csv").unlink()
    put(office, "loans.csv", LOANS + "7,南馆,2022-07-12,否\n")
    put(office, "loans_08.csv", MORE)
    assert files(refreshed(office)) == [
        ("loans.csv", "changed", 6, 7),
        ("loans_07.csv", "removed", 1, 0),
        ("loans_08.csv", "added", 0, 30),
    ]


def test_a_bad_export_is_said_to_be_held_back(office: Path) -> None:
    refreshed(office)
    put(office, "loans.csv", "")
    put(office, "loans_08.csv", "")
    assert [row[:2] for row in files(refreshed(office))] == [("loans.csv", "kept"), ("loans_08.csv", "refused")]


def test_a_correction_of_a_known_month_is_listed_and_a_new_month_is_not(office: Path) -> None:
    put(office, "loans_07.csv", MORE.replace("2022-08", "2022-07"))
    refreshed(office)
    put(office, "loans_07.csv", MORE.replace("2022-08", "2022-07").replace("否", "是", 5))
    put(office, "loans_09.csv", HEAD + "501,北馆,2022-09-01,否\n502,南馆,2022-09-02,是\n")
    source = refreshed(office)
    assert moved(office, source, "2022-07") == [("97.1", "82.4")]
    assert moved(office, source, "2022-08") == []
    assert moved(office, source, "2022-09") == []


def test_own_exports_are_not_compared_with_a_sample(tmp_path: Path) -> None:
    quality_office(tmp_path, sample=True)
    refreshed(tmp_path, "sample")
    put(tmp_path, "loans_08.csv", MORE)
    source = refreshed(tmp_path)
    assert files(source) == [("loans_08.csv", "added", 0, 30)]
    assert moved(tmp_path, source, "2022-08") == []
