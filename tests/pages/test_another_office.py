"""A second office, nowhere near this project: its own pages, those it borrows, and no trace of our domain."""

import json
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from almanac.cli import main
from almanac.config import load_config
from almanac.general import PROJECT
from tests.installation import PAGES, TRACES, install


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The library office with a snapshot, and chosen."""
    config = install(tmp_path)
    assert main(["refresh", "--config", str(config)]) == 0
    monkeypatch.setenv("ALMANAC_CONFIG", str(config))
    return config


def opened(config: Path, page: str, language: str = "zh") -> AppTest:
    """A page of the office, in the frame that `serve` runs."""
    app = AppTest.from_file(str(PROJECT / "almanac/serving/dashboard.py"), default_timeout=60)
    app.query_params["lang"] = language
    app.run()
    return app.switch_page(str(load_config(config).page_path(page))).run()


def said(app: AppTest) -> str:
    """All that the page says and draws."""
    words = [element.value for element in [*app.title, *app.subheader, *app.caption, *app.info, *app.markdown]]
    figures = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    return json.dumps([*words, *figures], ensure_ascii=False)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_another_office_is_its_own(library: Path, page: str, language: str) -> None:
    app = opened(library, page, language)
    assert not app.exception
    assert not app.info, [each.value for each in app.info]
    assert app.title and app.get("plotly_chart")
    assert TRACES.findall(said(app)) == []


def test_the_library_writes_no_python_but_lists_of_charts(library: Path) -> None:
    assert {path.parent.name for path in library.parent.rglob("*.py")} == {"pages"}


def test_a_chart_that_a_page_asks_for_and_nobody_has_is_one_calm_sentence(library: Path) -> None:
    page = library.parent / "pages/loans.py"
    page.write_text(page.read_text(encoding="utf-8").replace('"returns"', '"gone"'), encoding="utf-8")
    app = opened(library, "loans")
    assert not app.exception
    assert ["gone" in each.value for each in app.info] == [True]
    assert len(app.get("plotly_chart")) == 2


def test_a_page_without_its_file_is_one_calm_sentence(library: Path) -> None:
    (library.parent / "pages/loans.py").unlink()
    app = AppTest.from_file(str(PROJECT / "almanac/serving/dashboard.py"), default_timeout=60).run()
    assert not app.exception
    assert "pages/loans.py" in app.info[0].value.replace("\\", "")


def access(config: Path, words: str) -> None:
    config.write_text(f"{config.read_text(encoding='utf-8')}access: {words}\n", encoding="utf-8")


def test_a_page_that_is_not_open_says_so_in_its_heading(library: Path) -> None:
    access(library, "{default: reader, viewers: {reader: {pages: [overview]}}}")
    app = opened(library, "loans")
    assert [title.value for title in app.title] == ["无权查看"]
    assert "reader" in app.info[0].value
    assert [title.value for title in opened(library, "loans", "en").title] == ["Not open to you"]


def test_a_stranger_is_not_told_who_may_sign_on(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    access(library, "{default: desk, viewers: {desk: {}, secretary: {}}}")
    monkeypatch.setattr(type(st.context), "headers", {"X-Remote-User": "stranger"})
    app = AppTest.from_file(str(PROJECT / "almanac/serving/dashboard.py"), default_timeout=60).run()
    assert [title.value for title in app.title] == ["无权查看"]
    assert "stranger" in app.info[0].value
    assert "secretary" not in said(app) and "desk" not in said(app)


def test_a_damaged_snapshot_is_one_calm_sentence(library: Path) -> None:
    (snapshot,) = (library.parent / "data/snapshots").glob("*.duckdb")
    snapshot.write_bytes(b"no database" * 1000)
    app = opened(library, "loans")
    assert not app.exception
    assert "refresh" in app.info[0].value


def test_of_several_units_in_an_address_the_first_is_in_focus(library: Path) -> None:
    app = AppTest.from_file(str(PROJECT / "almanac/serving/dashboard.py"), default_timeout=60)
    app.query_params["units"] = "S,N"
    app.run()
    app.switch_page(str(load_config(library).page_path("loans"))).run()
    assert app.selectbox(key="almanac_unit").value == "S"
    assert app.query_params["unit"] == ["S"] or app.query_params["unit"] == "S"
