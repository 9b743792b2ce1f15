"""Meetings that are kept: records on disk, and the snapshots that stay for them."""

from datetime import datetime
from pathlib import Path

import pytest

from almanac.config import Config
from almanac.mistakes import Mistake
from almanac.tables import history
from almanac.tables.held import meetings
from almanac.tables.held.meetings import Meeting
from tests.installation import declared
from tests.office import person
from tests.tables.held.office import office, refreshed, renewed


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The small office with a snapshot, which keeps only two."""
    office(tmp_path)
    with (tmp_path / "config.yaml").open("a", encoding="utf-8") as more:
        more.write("snapshots_kept: 2\n")
        more.write("access: {viewers: {desk: {may: [publish]}, wall: {level: wall}}}\n")
    refreshed(tmp_path)
    return tmp_path


def begun(place: Path, as_of: str = "2022-08", language: str = "zh") -> tuple[Config, Meeting]:
    """A meeting on what is current."""
    config, _ = declared(place)
    snapshot = history.current(config)
    assert snapshot
    return config, meetings.start(config, person(place), snapshot, as_of, "meeting", language)


def test_a_meeting_is_written_down_and_found_again(place: Path) -> None:
    config, meeting = begun(place)
    assert (config.folder("kept") / f"{meeting.id}.yaml").is_file()
    assert meetings.find(config, meeting.id) == meeting
    assert meetings.every(config) == [meeting]


def test_the_same_meeting_of_one_day_goes_on_and_another_one_begins(place: Path) -> None:
    config, meeting = begun(place)
    meetings.note(config, person(place), meeting, "first: check\nsecond: 好")
    again = begun(place)[1]
    assert (again.id, again.notes) == (meeting.id, "first: check\nsecond: 好")
    other = begun(place, language="en")[1]
    assert other.id != meeting.id
    assert len(meetings.every(config)) == 2


def test_its_snapshot_stays_while_others_go_and_goes_with_its_record(place: Path) -> None:
    config, meeting = begun(place)
    for number in range(3):
        renewed(place, number)
        refreshed(place)
    found = sorted(path.stem for path in config.folder("snapshots").glob("*.duckdb"))
    assert found[0] == meeting.snapshot
    assert len(found) == 3
    assert history.held(config, meeting.snapshot)
    meetings.forget(config, person(place), meeting)
    renewed(place, 3)
    refreshed(place)
    assert history.held(config, meeting.snapshot) is None
    assert len(list(config.folder("snapshots").glob("*.duckdb"))) == 2


def test_while_a_record_cannot_be_read_every_snapshot_stays(place: Path) -> None:
    config, meeting = begun(place)
    (config.folder("kept") / f"{meeting.id}.yaml").write_text("snapshot: [", encoding="utf-8")
    for number in range(3):
        renewed(place, number)
        refreshed(place)
    assert len(list(config.folder("snapshots").glob("*.duckdb"))) == 4


def test_who_may_not_publish_keeps_no_meeting(place: Path) -> None:
    config, meeting = begun(place)
    wall, snapshot = person(place, "wall"), history.current(config)
    assert snapshot
    with pytest.raises(Mistake, match="publish"):
        meetings.start(config, wall, snapshot, "2022-08", "meeting", "zh")
    with pytest.raises(Mistake, match="publish"):
        meetings.note(config, wall, meeting, "x")
    with pytest.raises(Mistake, match="publish"):
        meetings.forget(config, wall, meeting)
    assert meetings.every(config) == [meeting]


@pytest.mark.parametrize("name", ["../config", "20220825-093000/../x", "", "2022", "20220825-093000"])
def test_an_address_that_names_no_record_finds_none(place: Path, name: str) -> None:
    config, _ = declared(place)
    assert meetings.find(config, name) is None


@pytest.mark.parametrize("name", ["../snapshots/x", "gone", "", "CURRENT"])
def test_an_address_that_names_no_snapshot_opens_none(place: Path, name: str) -> None:
    assert history.held(declared(place)[0], name) is None


def test_one_looks_back_to_the_last_meeting_of_an_earlier_month() -> None:
    def held(day: int, as_of: str, story: str = "meeting") -> Meeting:
        at = datetime(2022, 9, day, 9)
        return Meeting(id=f"{day}", began_at=at, snapshot="s", as_of=as_of, story=story, language="zh")

    june, july, rehearsal, other = held(1, "2022-06"), held(3, "2022-07"), held(5, "2022-08"), held(6, "2022-07", "x")
    every = [june, july, rehearsal, other]
    assert meetings.before(every, "meeting", "2022-08") == july
    assert meetings.before(every, "meeting", "2022-08", datetime(2022, 9, 2)) == june
    assert meetings.before(every, "meeting", "2022-06") is None
