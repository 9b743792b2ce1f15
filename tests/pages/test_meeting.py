"""The meeting and its records, run from the entry point."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from streamlit.testing.v1 import AppTest

from almanac.cli import main
from almanac.config import load_config
from almanac.screen.meeting import stage
from almanac.tables import history
from almanac.tables.held import meetings
from almanac.texts import formats, text
from tests.installation import install

PROJECT = Path(__file__).parents[2]
CONFIG = yaml.safe_load((PROJECT / "config.yaml").read_text(encoding="utf-8"))
RANKED = [unit for unit in CONFIG["units"] if unit["ranked"]]
SHORT = """
title: {zh: 短会, en: Short}
blocks:
  - {block: cover}
  - {block: since, indicators: [branch_standard_rate]}
  - {block: chart, chart: wall_tasks}
"""
WHOLE = "this project's own"
Open = Callable[..., AppTest]


@pytest.fixture
def opened(city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens a page of the sample city for a viewer at an address; what is kept is this test's own."""

    def open_page(page: str = "meeting", viewer: str = "desk", story: str = SHORT, **address: str) -> AppTest:
        config = yaml.safe_load(city.read_text(encoding="utf-8"))
        config["access"]["default"] = viewer
        config["folders"]["kept"] = str(tmp_path / "kept")
        if story != WHOLE:
            config["folders"]["briefings"] = str(tmp_path / "briefings")
            (tmp_path / "briefings").mkdir(exist_ok=True)
            if story:
                (tmp_path / "briefings/meeting.yaml").write_text(story, encoding="utf-8")
        path = tmp_path / f"config.{viewer}.yaml"
        path.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
        monkeypatch.setenv("ALMANAC_CONFIG", str(path))
        app = AppTest.from_file(str(PROJECT / "dashboard.py"), default_timeout=60).run()
        for name, value in address.items():
            app.query_params[name] = value
        return app.switch_page(f"pages/{page}.py").run()

    return open_page


def said(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def word(app: AppTest, name: str) -> str:
    """A word of the address."""
    found = app.query_params[name]
    return found if isinstance(found, str) else found[0]


def links(app: AppTest) -> list[str]:
    return [link.proto.label for link in app.get("page_link")]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_unit_speaks_with_and_without_its_peers(opened: Open, language: str) -> None:
    app = opened(story=WHOLE, lang=language)
    assert not app.exception
    assert not app.info, [each.value for each in app.info]
    words = said(app)
    for number, unit in enumerate(RANKED, 1):
        name = unit["en"] if language == "en" else unit["short"]
        assert f"<b>{name}</b><small>{number} / {len(RANKED)}</small>" in words
    keys = [chart.proto.id for chart in app.get("plotly_chart")]
    peers, alone, own = (sum(f"drawn-{which}" in key for key in keys) for which in ("peers", "alone", "own"))
    assert peers == alone, "whatever shows peers can do without them"
    assert sum("slide-round" in key for key in keys if "drawn-peers" not in key) == len(RANKED)
    assert own < len(RANKED)
    assert peers + own > len(RANKED), "those of the city, too"
    for unit in RANKED:
        drawn = [
            json.loads(c.proto.spec) for c in app.get("plotly_chart") if re.search("drawn-(alone|own)", c.proto.id)
        ]
        named = [
            words
            for words in map(json.dumps, drawn)
            if json.dumps(unit["short" if language == "zh" else "en"]) in words
        ]
        assert len(named) == 1, "a figure without peers names one unit"


def test_a_meeting_is_kept_in_the_address_and_on_disk(opened: Open, tmp_path: Path) -> None:
    app = opened(as_of="2022-05")
    (record,) = (tmp_path / "kept").glob("*.yaml")
    assert word(app, "meeting") == record.stem
    assert yaml.safe_load(record.read_text(encoding="utf-8"))["as_of"] == "2022-05"
    again = opened(meeting=record.stem)
    assert "2022年5月" in said(again)
    assert len(list((tmp_path / "kept").glob("*.yaml"))) == 1


def test_a_wall_without_rights_pins_by_its_address_alone(opened: Open, tmp_path: Path) -> None:
    app = opened(viewer="wall", as_of="2022-05")
    snapshot = word(app, "snapshot")
    assert not (tmp_path / "kept").exists()
    again = opened(viewer="wall", snapshot=snapshot, as_of="2022-05")
    assert not again.exception
    assert "2022年5月" in said(again)
    assert text("wall_unkept", "zh") in said(again)


@pytest.mark.parametrize("address", [{"meeting": "20000101-000000"}, {"meeting": "../x"}])
def test_an_address_that_cannot_be_shown_is_one_calm_sentence(opened: Open, address: dict[str, str]) -> None:
    app = opened(**address)
    assert not app.exception
    assert [title.value for title in app.title] == [text("not_ready", "zh")]
    assert text("meeting_mode", "zh") in app.info[0].value


@pytest.mark.parametrize("viewer", ["wall", "desk"])
def test_a_wall_whose_snapshot_is_gone_goes_on_with_the_newest(opened: Open, viewer: str) -> None:
    app = opened(viewer=viewer, snapshot="gone", as_of="2022-05")
    assert not app.exception
    assert "2022年5月" in said(app)
    assert text("wall_later", "zh") in said(app)
    assert "gone" not in str(app.query_params)


def test_the_cover_says_when_it_is_held_and_how_far_the_data_reach(opened: Open) -> None:
    words = said(opened(as_of="2022-05"))
    assert text("held", "zh", day=formats.day(date.today(), "zh")) in words
    assert "数据截至2022年5月" in words


def test_the_next_meeting_opens_on_the_last_one(opened: Open) -> None:
    assert "2022年5月至" not in said(opened(as_of="2022-05"))
    assert "2022年5月至2022年8月" in said(opened(as_of="2022-08"))


def test_only_who_may_open_the_meeting_has_the_button(opened: Open) -> None:
    assert text("meeting_mode", "zh") in links(opened("overview"))
    assert text("meeting_mode", "zh") not in links(opened("overview", viewer="chief"))


def test_without_a_story_line_there_is_no_button_and_a_calm_page(opened: Open) -> None:
    assert text("meeting_mode", "zh") not in links(opened("honours", story=""))
    app = opened(story="")
    assert not app.exception
    assert "meeting.yaml" in app.info[0].value


def test_kept_meetings_are_listed_noted_and_forgotten(opened: Open, tmp_path: Path) -> None:
    opened(as_of="2022-05")
    app = opened("meetings")
    assert not app.exception
    assert "2022年5月" in app.subheader[0].value
    assert text("open_again", "zh") in links(app)
    app.text_area[0].set_value("各板块：下周报计划").run()
    (record,) = (tmp_path / "kept").glob("*.yaml")
    assert yaml.safe_load(record.read_text(encoding="utf-8"))["notes"] == "各板块：下周报计划"
    assert opened("meetings").text_area[0].value == "各板块：下周报计划"
    app = opened("meetings")
    next(button for button in app.button if button.label == text("kept_forget_now", "zh")).click().run()
    assert list((tmp_path / "kept").glob("*.yaml")) == []
    assert text("kept_none", "zh")[:6] in app.markdown[0].value


def test_a_kept_meeting_whose_snapshot_is_gone_is_said_calmly(opened: Open, tmp_path: Path) -> None:
    opened(as_of="2022-05")
    (record,) = (tmp_path / "kept").glob("*.yaml")
    known = yaml.safe_load(record.read_text(encoding="utf-8"))
    record.write_text(yaml.safe_dump(known | {"snapshot": "gone"}), encoding="utf-8")
    assert "gone" in opened(meeting=record.stem).info[0].value
    app = opened("meetings")
    assert any("gone" in caption.value for caption in app.caption)
    assert text("open_again", "zh") not in links(app)


def test_another_office_holds_a_meeting_without_a_round(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = install(tmp_path)
    config = yaml.safe_load(path.read_text(encoding="utf-8"))
    config["pages"].append({"file": "meeting", "zh": "会议", "en": "Meeting", "hidden": True})
    path.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    (tmp_path / "briefings").mkdir()
    story = "title: {zh: 馆长会, en: Heads}\nblocks:\n  - {block: cover}\n  - {block: chart, chart: returns_finding}\n"
    (tmp_path / "briefings/meeting.yaml").write_text(story, encoding="utf-8")
    assert main(["refresh", "--config", str(path)]) == 0
    monkeypatch.setenv("ALMANAC_CONFIG", str(path))
    app = AppTest.from_file(str(PROJECT / "almanac/serving/dashboard.py"), default_timeout=60).run()
    assert text("meeting_mode", "zh") in links(app)
    app.switch_page(str(load_config(path).page_path("meeting"))).run()
    assert not app.exception
    assert "馆长会" in said(app)
    assert text("kept_meetings", "zh") not in links(app), "that page is not on this office's list"
    (kept,) = meetings.every(load_config(path))
    current = history.current(load_config(path))
    assert current and kept.snapshot == current.stem


def test_going_back_leads_to_the_page_one_came_from(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened("honours", as_of="2022-05")
    app.query_params.clear()
    app.query_params["as_of"] = "2022-03"
    app.switch_page("pages/meeting.py").run()
    monkeypatch.setattr(stage, "stage", lambda *_: True)
    app.run()
    assert [title.value for title in app.title] != []
    assert word(app, "as_of") == "2022-03", "with the month of the meeting"
