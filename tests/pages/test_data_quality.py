"""The quality page: its equation, findings, filters and slips, and the place to drop exports, for each viewer."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from streamlit.testing.v1 import AppTest

from almanac.tables import history
from almanac.tables.held import swap
from almanac.tables.refreshes import staging
from almanac.texts import text
from tests.office import FAULTY, MORE, PRIVATE, ROOT, VIEWERS, known, person, put, quality_office, refreshed

Open = Callable[..., AppTest]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    quality_office(tmp_path)
    put(tmp_path, "loans_08.csv", FAULTY)
    put(tmp_path, "loans_names.csv", PRIVATE)
    refreshed(tmp_path)
    return tmp_path


@pytest.fixture
def opened(office: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens the page for a viewer, at an address."""

    def open_page(viewer: str = "desk", **address: str) -> AppTest:
        path = office / f"config.{viewer}.yaml"
        config = yaml.safe_load((office / "config.yaml").read_text(encoding="utf-8"))
        config["access"]["default"] = viewer
        path.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
        monkeypatch.setenv("ALMANAC_CONFIG", str(path))
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        for name, value in address.items():
            app.query_params[name] = value
        return app.run().switch_page("pages/data_quality.py").run()

    return open_page


def drawn(app: AppTest) -> str:
    return json.dumps([json.loads(chart.proto.spec) for chart in app.get("plotly_chart")], ensure_ascii=False)


def buttons(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


@pytest.mark.parametrize("viewer", VIEWERS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_viewer_reads_the_page_in_both_languages(opened: Open, viewer: str, language: str) -> None:
    app = opened(viewer, lang=language)
    assert not app.exception
    assert not app.info, [each.value for each in app.info]
    heads = [each.value for each in app.subheader]
    said = {"zh": "读入42行，入库36行，退回5行", "en": "42 rows read, 36 loaded, 5 rejected"}[language]
    assert any(said.replace("42", "41") in head or said in head for head in heads), heads


def test_a_viewer_of_one_unit_sees_its_findings_and_takes_its_slip_only(opened: Open) -> None:
    app = opened("north")
    assert "昨天" in drawn(app)
    assert "=1+1" not in drawn(app)
    assert [label for label in buttons(app) if label == text("download_slip", "zh")] == [text("download_slip", "zh")]
    assert "南馆" not in " ".join(each.value for each in app.markdown)


def test_who_may_not_take_files_along_gets_no_button(opened: Open) -> None:
    app = opened("reader")
    assert buttons(app) == []
    assert text("no_export_right", "zh") in [each.value for each in app.caption]


def test_a_choice_of_findings_is_in_the_address_and_the_address_opens_it(opened: Open) -> None:
    app = opened()
    assert "昨天" in drawn(app)
    app.selectbox(key="almanac_file").set_value("loans_names.csv").run()
    assert app.query_params["file"] == "loans_names.csv"
    assert "昨天" not in drawn(app)
    again = opened(file="loans_08.csv", severity="reject", unit="S", source="loans")
    assert again.selectbox(key="almanac_severity").value == "reject"
    assert "=1+1" in drawn(again)
    assert "昨天" not in drawn(again)


def test_a_file_that_nobody_found_anything_in_is_dropped_from_the_address_with_a_notice(opened: Open) -> None:
    opened()
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.query_params["file"] = "nothing.csv"
    app.run()
    assert "nothing" in app.info[0].value
    assert "file" not in app.query_params


def test_a_private_file_shows_its_reason_and_no_value(opened: Open) -> None:
    app = opened()
    assert "loans_names.csv" in drawn(app)
    assert "张三" not in drawn(app)


def place(app: AppTest) -> list[str]:
    return [each.label for each in app.expander if each.label == text("drop_title", "zh")]


def test_only_those_who_may_publish_see_where_to_drop_exports(opened: Open) -> None:
    assert place(opened("desk")) == [text("drop_title", "zh")]
    assert place(opened("reader")) == place(opened("north")) == []


def pressed(app: AppTest) -> None:
    """The button that starts a check is pressed; the page follows the check to its end."""
    next(button for button in app.button if button.label == text("check_now", "zh")).click().run()


def test_a_check_proposes_and_publishing_makes_it_current(opened: Open, office: Path) -> None:
    config, _ = known(office)
    before = history.current(config)
    staging.stage(config, person(office), "loans_09.csv", MORE.replace("\n", "\n9").removesuffix("9").encode())
    app = opened()
    assert any("09.csv" in each.value for each in app.markdown)
    pressed(app)
    assert not app.exception
    assert history.current(config) == before
    assert any("09.csv" in each for each in drawn(app).split('"'))
    app.button(key="almanac_publish").click().run()
    assert text("just_published", "zh", built="")[:6] in app.success[0].value
    assert history.current(config) != before
    assert (config.folder("exports") / "loans_09.csv").exists()
    assert not app.exception


def test_giving_up_leaves_nothing_waiting(opened: Open, office: Path) -> None:
    config, _ = known(office)
    staging.stage(config, person(office), "loans_09.csv", MORE.encode())
    app = opened()
    app.button(key="almanac_forget").click().run()
    assert staging.staged(config) == []
    assert not app.exception


def test_while_another_refresh_runs_publishing_is_answered_with_one_sentence(opened: Open, office: Path) -> None:
    app = opened()
    with swap.one_writer(staging.staging(known(office)[0])):
        pressed(app)
    assert not app.exception
    assert ["另一个刷新" in each.value for each in app.warning] == [True]


def test_the_next_click_after_a_publication_shows_the_new_snapshot_whole(opened: Open, office: Path) -> None:
    app = opened()
    assert "loans_10.csv" not in drawn(app)
    put(office, "loans_10.csv", "编号,分馆,日期,逾期\n90,北馆,2022-08-30,不知道\n91,北馆,2022-08-30,否\n")
    time.sleep(1.1)  # the header names the snapshot to the second
    refreshed(office)
    built = history.manifest(history.current(known(office)[0]) or Path())["built_at"].replace("T", " ")
    app.selectbox(key="almanac_severity").set_value("reject").run()
    assert "loans_10.csv" in drawn(app)
    assert any(built[:16] in each.value for each in app.caption)
