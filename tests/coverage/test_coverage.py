"""Every thing that the speech names is shown somewhere, or it is said why not."""

from tests.coverage import written as coverage
from tests.shape.tree import declared

TOLD = declared(coverage.DECLARED)
SIZES = {"T1": 7, "T2": 13, "T3": 9, "T4": 10, "T5": 13}


def test_the_79_things_and_52_items_are_all_there() -> None:
    assert list(TOLD["speech"]) == list(range(1, 80))
    assert list(TOLD["tasks"]) == [f"{task}-{n}" for task, size in SIZES.items() for n in range(1, size + 1)]


def test_no_row_is_empty() -> None:
    rows = {**TOLD["speech"], **TOLD["tasks"]}
    assert [number for number, entry in rows.items() if not (entry.get("by") or entry.get("why"))] == []


def test_what_shows_a_thing_exists_and_is_seen() -> None:
    named = {name for entry in [*TOLD["speech"].values(), *TOLD["tasks"].values()] for name in entry.get("by", ())}
    assert [name for name in sorted(named) if not coverage.where(name)] == []


def test_the_internal_item_is_shown_by_nothing() -> None:
    assert "by" not in TOLD["tasks"]["T1-1"]


def test_the_page_is_written_from_the_list() -> None:
    assert coverage.WRITTEN.read_text(encoding="utf-8") == coverage.page(), "run python -m tests.coverage.written"
