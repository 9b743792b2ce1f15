"""The recipes of CONTRIBUTING.md work: their files are taken from the page and tried."""

import ast
import json
import re
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from streamlit.testing.v1 import AppTest

from almanac import general
from almanac.access import viewer
from almanac.briefings.compose import Imprint, compose
from almanac.catalogue import load_catalogue
from almanac.cli import main
from almanac.config import load_config
from almanac.narrative.telling import Telling
from almanac.tables.ask import Source
from almanac.tables.examples import run_example
from tests.shape import test_pages, test_queries, test_rooms, test_words
from tests.shape.tree import ROOT, told

BLOCK = re.compile(r"```\w+\n(?:#|--) (\S+/\S+|config\.yaml)\n(.*?)```", re.DOTALL)


def shown() -> dict[str, str]:
    """Every file that CONTRIBUTING.md shows, by its path."""
    return dict(BLOCK.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")))


def recipes() -> dict[str, str]:
    """The files that are added to this project."""
    return {name: content for name, content in shown().items() if not name.startswith("library/")}


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The second office, far from this project, refreshed and chosen."""
    for name, content in shown().items():
        if name.startswith("library/"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(content, encoding="utf-8")
    config = tmp_path / "library/config.yaml"
    assert main(["refresh", "--config", str(config)]) == 0
    monkeypatch.setenv("ALMANAC_CONFIG", str(config))
    return config


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project's declarations and the recipes' files, as an installation of its own."""
    folder = tmp_path_factory.mktemp("office")
    shutil.copytree(ROOT / "queries", folder / "queries")
    shutil.copytree(ROOT / "data/contracts", folder / "data/contracts")
    shutil.copy(ROOT / "config.yaml", folder)
    for name, content in recipes().items():
        if name != "config.yaml":
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, encoding="utf-8")
    return folder


def test_there_is_a_file_for_every_recipe() -> None:
    kinds = {Path(name).parent.as_posix() for name in recipes()}
    wanted = {"queries/indicators", "queries/charts", "pages", ".", "data/contracts", "queries/staging", "data/exports"}
    assert kinds == wanted | {"almanac/briefings", "briefings"}
    assert not [name for name in recipes() if name != "config.yaml" and (ROOT / name).exists()]


def test_the_indicator_of_the_recipe_counts_as_its_examples_say(office: Path) -> None:
    config = load_config(office / "config.yaml")
    catalogue = load_catalogue(config)
    indicator = catalogue.indicators["three_member_branches"]
    for example in indicator.examples:
        (row,) = run_example(config, catalogue, indicator, example)
        assert {name: row[name] for name in ("numerator", "denominator")} == {"numerator": 1, "denominator": 2}


def test_the_recipes_keep_the_rules(office: Path) -> None:
    told(test_queries.not_plain(office / "queries/indicators/three_member_branches.sql"))
    told(test_queries.unguarded(office / "queries/charts/branch_members.yaml"))
    told(test_pages.more_than_a_list(office / "pages/branch_members.py"))
    told(test_rooms.strangers(office / "almanac/briefings/to_md.py"))
    told(test_rooms.backwards(office / "almanac/briefings/to_md.py"))
    for name in recipes():
        if name.endswith(".yaml"):
            told(test_words.one_sided(yaml.safe_load(recipes()[name]), name))


def test_the_page_of_the_recipe_shows_charts_that_exist(office: Path) -> None:
    charts = load_catalogue(load_config(office / "config.yaml")).charts
    calls = [n for n in ast.walk(ast.parse(recipes()["pages/branch_members.py"])) if isinstance(n, ast.Call)]
    shown = {arg.value for c in calls if ast.unparse(c.func) in ("page.say", "page.show") for arg in c.args}
    assert shown and shown <= set(charts)
    assert [p["file"] for p in yaml.safe_load(recipes()["config.yaml"])["pages"]] == ["branch_members"]


def test_the_source_of_the_recipe_is_read(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", "--config", str(office / "config.yaml")]) == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert (file["source"], file["rows_loaded"], file["rows_skipped"]) == ("study_session", 2, 1)


def test_the_chart_and_the_indicator_of_the_recipes_can_be_asked(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = load_config(office / "config.yaml")
    shutil.copy(max((ROOT / "data/sample").glob("branch_2*.csv")), office / "data/exports")
    assert main(["refresh", "--config", str(config.file)]) in (0, 1)
    for name in ("branch_members", "three_member_branches"):
        capsys.readouterr()
        assert main(["ask", name, "--config", str(config.file)]) == 0
        assert len(capsys.readouterr().out.splitlines()) >= len(config.units), name


def test_the_format_of_the_recipe_writes_the_story_of_the_recipe(sample: Source, office: Path) -> None:
    story = load_catalogue(load_config(office / "config.yaml")).stories["branches"]
    telling = Telling(sample, viewer(sample.config), "2022-08", "en")
    module: dict[str, Any] = {}
    exec(recipes()["almanac/briefings/to_md.py"], module)
    written = module["write"](compose(story, telling, Imprint(datetime(2022, 8, 26), "desk"))).decode()
    assert written.startswith("# Branches in short\n")
    assert "| Kunshan | 93.5 |" in written


def test_the_second_office_has_pages_and_answers(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["ask", "returned_in_time", "--format", "json", "--config", str(library)]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 4
    config = load_config(library)
    for page in config.pages:
        app = AppTest.from_file(str(ROOT / "almanac/serving/dashboard.py"), default_timeout=60).run()
        app.query_params.clear()
        app.switch_page(str(config.page_path(page.file))).run()
        assert not app.exception
        assert app.title and not app.info, [each.value for each in app.info]


def test_the_charts_that_come_with_almanac_are_those_the_page_names() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (listed,) = re.findall(r"come with Almanac: (.*?)\.", text, re.DOTALL)
    assert set(re.findall(r"`(\w+)`", listed)) == set(general.charts())


def test_the_second_office_keeps_the_rules() -> None:
    for name, content in shown().items():
        if name.startswith("library/") and name.endswith(".yaml"):
            told(test_words.one_sided(yaml.safe_load(content), name))
