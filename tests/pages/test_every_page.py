"""Every page, in both languages and for each viewer, run from the entry point."""

import json
import re
from pathlib import Path

import pytest
import yaml
from streamlit.testing.v1 import AppTest

from almanac.narrative.slides import Slide
from almanac.screen.ahead import Task
from almanac.texts import text

PROJECT = Path(__file__).parents[2]
CONFIG = yaml.safe_load((PROJECT / "config.yaml").read_text(encoding="utf-8"))
PAGES = [page["file"] for page in CONFIG["pages"] if not page.get("hidden")]
VIEWERS = CONFIG["access"]["viewers"]
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def opened(page: str, **address: str) -> AppTest:
    """The page as it stands after its address was opened."""
    app = AppTest.from_file(str(PROJECT / "dashboard.py"), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    return app.switch_page(f"pages/{page}.py").run()


@pytest.fixture(scope="module")
def offices(city: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample city's config.yaml for each viewer, one installation for all tests: what is kept of it is kept."""
    config, folder = yaml.safe_load(city.read_text(encoding="utf-8")), tmp_path_factory.mktemp("offices")
    paths = {viewer: folder / f"config.{viewer}.yaml" for viewer in VIEWERS}
    for viewer, path in paths.items():
        config["access"]["default"] = viewer
        path.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return paths


@pytest.fixture
def as_viewer(offices: dict[str, Path], monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """The sample city, opened by the viewer that the test names."""
    monkeypatch.setenv("ALMANAC_CONFIG", str(offices[request.param]))
    viewer: str = request.param
    return viewer


@pytest.mark.parametrize("as_viewer", VIEWERS, indirect=True)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_a_finding_to_those_who_may_see_it(page: str, language: str, as_viewer: str) -> None:
    app = opened(page, lang=language)
    assert not app.exception
    (finding,) = (title.value for title in app.title)
    allowed = VIEWERS[as_viewer]["pages"]
    if allowed == "all" or page in allowed:
        assert app.get("plotly_chart")
        assert not app.info, [each.value for each in app.info]
        assert bool(CHINESE.search(finding)) == (language == "zh")
    else:
        assert not app.get("plotly_chart")
        assert as_viewer in app.info[0].value


@pytest.mark.parametrize("as_viewer", ["chief"], indirect=True)
def test_a_chief_reads_no_other_unit(as_viewer: str) -> None:
    own = VIEWERS[as_viewer]["units"]
    others = [unit["short"] for unit in CONFIG["units"] if unit["code"] not in own]
    for page in VIEWERS[as_viewer]["pages"]:
        app = opened(page)
        drawn = json.dumps([json.loads(chart.proto.spec) for chart in app.get("plotly_chart")], ensure_ascii=False)
        assert [name for name in others if name in drawn] == [], page
        asked = [one for one in (*app.selectbox, *app.pills) if one.key in ("almanac_unit", "almanac_units")]
        offered = [name for one in asked for name in one.options if name != text("no_unit", "zh")]
        assert offered == [unit["short"] for unit in CONFIG["units"] if unit["code"] in own]


@pytest.mark.parametrize("as_viewer", ["desk"], indirect=True)
def test_a_choice_is_kept_in_the_address_and_on_the_next_page(as_viewer: str) -> None:
    app = opened("service_coverage", as_of="2022-05", unit="320583")
    assert app.selectbox(key="almanac_as_of").value == "2022-05"
    app.selectbox(key="almanac_as_of").set_value("2022-03").run()
    assert app.query_params["as_of"] == "2022-03"
    app.switch_page("pages/branch_standardization.py").run()
    assert app.selectbox(key="almanac_as_of").value == "2022-03"
    assert app.selectbox(key="almanac_unit").value == "320583"


@pytest.mark.parametrize("as_viewer", ["desk"], indirect=True)
def test_an_unknown_value_in_the_address_is_dropped_with_a_notice(as_viewer: str) -> None:
    app = AppTest.from_file(str(PROJECT / "dashboard.py"), default_timeout=60)
    for name, value in {"unit": "999999", "indicator": "no_such_thing", "as_of": "1999-13"}.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    assert app.title
    said = " ".join(each.value for each in app.info)
    assert "999999" in said
    assert "indicator" in said


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "本页一次看一个板块，现为昆山；地址中的吴中区、常熟没有显示。"),
        ("en", "This page takes one district at a time and shows Kunshan; left out of the address: Wuzhong, Changshu."),
    ],
)
@pytest.mark.parametrize("as_viewer", ["desk"], indirect=True)
def test_a_page_of_one_unit_says_which_of_several_it_shows(as_viewer: str, lang: str, said: str) -> None:
    app = AppTest.from_file(str(PROJECT / "dashboard.py"), default_timeout=60)
    app.query_params["units"], app.query_params["lang"] = "320583,320506,999999,320581", lang
    app.run()
    assert app.selectbox(key="almanac_unit").value == "320583"
    notices = [each.value.replace("\\", "") for each in app.info]
    assert said in notices
    assert [one for one in notices if "999999" in one] and not [one for one in notices if "320506" in one]


def test_a_broken_configuration_gives_a_calm_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("title: [unclosed", encoding="utf-8")
    monkeypatch.setenv("ALMANAC_CONFIG", str(path))
    app = AppTest.from_file(str(PROJECT / "dashboard.py"), default_timeout=60).run()
    assert not app.exception
    assert "YAML" in app.info[0].value


def test_without_a_snapshot_the_page_says_what_to_do(
    city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = yaml.safe_load(city.read_text(encoding="utf-8"))
    config["folders"]["snapshots"] = str(tmp_path / "none")
    path = tmp_path / "config.yaml"
    path.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    monkeypatch.setenv("ALMANAC_CONFIG", str(path))
    app = opened("overview")
    assert not app.exception
    assert "refresh" in app.info[0].value


def tasks_ahead(looks: bool, city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Task]:
    """What pages opened from now on would look ahead to, in an office that wants it or not."""
    config = yaml.safe_load(city.read_text(encoding="utf-8")) | {"look_ahead": looks}
    (tmp_path / "config.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    monkeypatch.setenv("ALMANAC_CONFIG", str(tmp_path / "config.yaml"))
    taken: list[Task] = []
    monkeypatch.setattr("almanac.screen.ahead.look", taken.extend)
    return taken


@pytest.mark.parametrize("looks", [True, False])
def test_a_page_looks_ahead_to_the_months_beside_it_where_the_office_wants_it(
    looks: bool, city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tasks_ahead(looks, city, tmp_path, monkeypatch)
    app = opened(PAGES[0], as_of="2022-05")
    assert not app.exception
    months = {task.args[3]["as_of"] for task in taken}  # type: ignore[attr-defined]
    assert months == ({"2022-03", "2022-04", "2022-06", "2022-07"} if looks else set())


@pytest.mark.parametrize("looks", [True, False])
def test_a_page_of_the_latest_month_looks_ahead_to_its_meeting(
    looks: bool, city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tasks_ahead(looks, city, tmp_path, monkeypatch)
    opened(PAGES[0])
    asked = [task for task in taken if getattr(task, "func", None) is next]
    told = [found for task in asked if isinstance(found := task(), Slide)]
    speakers = list(dict.fromkeys(slide.unit_code for slide in told if slide.unit_code))  # it was opened twice
    assert speakers == ([unit["code"] for unit in CONFIG["units"] if unit["ranked"]] if looks else [])
    assert [slide.kind for slide in told][-1:] == (["closing"] if looks else [])
