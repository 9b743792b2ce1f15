"""Story lines as files, by the command line: every story in every format, its numbers those of `ask` and the screen."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from almanac import access
from almanac.briefings import files
from almanac.briefings.compose import Briefing, Imprint, compose
from almanac.cli import main
from almanac.mistakes import Mistake
from almanac.narrative.telling import Telling
from almanac.tables.ask import Source
from tests.briefings.test_compose import IMPRINT
from tests.installation import install

ROOT = Path(__file__).parents[2]
STORIES = sorted(path.stem for path in (ROOT / "briefings").glob("*.yaml"))
SHORT = """
title: {zh: 借阅简报, en: Loans in short}
blocks:
  - {block: cover}
  - {block: headline, chart: indicator_finding, indicators: [in_time]}
  - {block: section, title: {zh: 归还, en: Returns}}
  - {block: text, chart: indicator_told, indicators: [in_time, loans_made]}
  - {block: chart, chart: unit_dots}
  - {block: table, chart: overview_matrix}
  - {block: closing, charts: [indicator_finding]}
"""
Tell = Callable[[str], Briefing]


@pytest.fixture(scope="module")
def told(sample: Source) -> Tell:
    """A story line of the sample, composed once for all formats."""
    kept: dict[str, Briefing] = {}

    def tell(name: str) -> Briefing:
        if name not in kept:
            story = sample.catalogue.stories[name]
            viewer, unit = access.viewer(sample.config), "320583" if story.of_unit else ""
            kept[name] = compose(story, Telling(sample, viewer, "2022-08", "zh", unit=unit), IMPRINT)
        return kept[name]

    return tell


def words_in(data: bytes) -> str:
    """All that stands in an office file, its XML left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        texts = [whole.read(name).decode() for name in whole.namelist() if name.endswith((".xml", ".rels"))]
    return re.sub(r"<[^>]+>", " ", " ".join(texts))


@pytest.mark.parametrize("ending", files.FORMATS)
@pytest.mark.parametrize("name", STORIES)
def test_every_story_is_written_in_every_format(told: Tell, name: str, ending: str) -> None:
    briefing = told(name)
    said = words_in(files.written(briefing, ending))
    assert briefing.title in said
    assert "示例数据" in said
    assert "T1-1 " not in said


@pytest.mark.parametrize("ending", files.FORMATS)
def test_a_file_names_nobody_and_no_place_of_this_machine(told: Tell, ending: str) -> None:
    said = words_in(files.written(told("monthly"), ending))
    assert not re.search(r"/(home|root|tmp|Users)/|python-pptx|python-docx|Steve Canny", said)


@pytest.fixture(scope="module")
def away(city: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample city for a reader at the level of files."""
    config = yaml.safe_load(city.read_text(encoding="utf-8"))
    config["access"] = {"default": "reader", "viewers": {"reader": {"level": "file", "may": ["export"]}}}
    path = tmp_path_factory.mktemp("away") / "config.yaml"
    path.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def asked(config: Path, capsys: pytest.CaptureFixture[str], chart: str, **given: str) -> list[dict[str, object]]:
    """The rows that `ask` prints."""
    capsys.readouterr()
    parameters = [word for name, value in given.items() for word in ("--param", f"{name}={value}")]
    assert main(["ask", chart, *parameters, "--format", "json", "--config", str(config)]) == 0
    rows: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return rows


def test_the_numbers_of_every_block_are_those_that_are_asked(
    told: Tell, away: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    briefing = told("monthly")
    book = load_workbook(io.BytesIO(files.written(briefing, "xlsx")), data_only=True)
    cells = {str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None}
    deck, compared = words_in(files.written(briefing, "pptx")), 0
    for slide in briefing.slides:
        if slide.answer is None or "text" not in slide.answer.rows or slide.kind == "headline":
            continue
        chart, facts = slide.answer.chart, slide.answer.facts
        given = {"as_of": "2022-08"} | ({"indicator": str(facts["indicator"])} if "indicator" in facts else {})
        rows = asked(away, capsys, chart.id, **given)
        assert [row["text"] for row in rows] == slide.answer.rows["text"].tolist(), chart.id
        shown = {str(row["text"]) for row in rows if row.get("shown") == "compare" and row.get("is_ranked")}
        assert {one for one in shown if one not in deck} == set(), f"{chart.id} on its slide"
        plain = {float(one.replace(",", "")) for one in shown}
        numbers = {float(cell) for cell in cells if re.fullmatch(r"-?\d+(\.\d+)?", cell)}
        assert plain <= numbers, f"{chart.id} in its sheet"
        compared += len(shown)
    assert compared > 60


def test_the_numbers_on_the_screen_are_those_that_are_asked(
    away: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALMANAC_CONFIG", str(away))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
    app.query_params["as_of"] = "2022-08"
    app = app.switch_page("pages/branch_standardization.py").run()
    drawn = " ".join(chart.proto.spec for chart in app.get("plotly_chart"))
    rows = asked(away, capsys, "unit_dots", as_of="2022-08", indicator="branch_standard_rate")
    shown = [str(row["text"]) for row in rows if row["shown"] == "compare" and not row["is_city"]]
    assert len(shown) > 6
    assert [one for one in shown if f"<b>{one}</b>" not in drawn and f'"{one}"' not in drawn] == []


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The small office with a story of its own and a snapshot."""
    path = install(tmp_path)
    (tmp_path / "briefings").mkdir(exist_ok=True)
    (tmp_path / "briefings/short.yaml").write_text(SHORT, encoding="utf-8")
    assert main(["refresh", "--config", str(path)]) == 0
    return path


def brief(office: Path, *words: str) -> int:
    return main(["brief", *words, "--config", str(office)])


@pytest.mark.parametrize("ending", files.FORMATS)
def test_another_office_takes_its_own_story_along(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    assert brief(office, "short", "--format", ending, "--out", str(folder)) == 0
    (path,) = folder.iterdir()
    assert path.name == f"借阅简报_2022-08-05.{ending}"
    assert "按时归还率" in words_in(path.read_bytes())
    assert str(path) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nothing", "--format", "xlsx"], "nothing"),
        (["short", "--format", "odp"], "odp"),
        (["short", "--format", "xlsx", "--as-of", "2031-01"], "2031-01"),
        (["short", "--format", "xlsx", "--unit", "Q"], "Q"),
        (["short", "--format", "xlsx", "--viewer", "nobody"], "nobody"),
    ],
)
def test_wrong_use_gets_one_sentence_and_no_file(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    assert brief(office, *words, "--out", str(folder)) == 2
    assert said in capsys.readouterr().err
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(("out", "said"), [("a.docx", ".xlsx"), ("missing/a.xlsx", "missing"), ("taken/", "taken")])
def test_a_place_that_does_not_fit_gets_one_sentence(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], out: str, said: str
) -> None:
    (tmp_path / "taken").write_text("kept", encoding="utf-8")
    assert brief(office, "short", "--format", "xlsx", "--out", f"{tmp_path}/{out}") == 2
    assert said in capsys.readouterr().err
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "kept"


def test_a_viewer_without_the_right_takes_nothing_along(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office.write_text(office.read_text(encoding="utf-8") + "access: {viewers: {desk: {}}}\n", encoding="utf-8")
    assert brief(office, "short", "--format", "xlsx", "--out", str(tmp_path / "a.xlsx")) == 2
    assert "export" in capsys.readouterr().err
    assert not (tmp_path / "a.xlsx").exists()


def test_a_file_that_cannot_be_written_leaves_nothing(office: Path, tmp_path: Path) -> None:
    assert brief(office, "short", "--format", "xlsx", "--out", str(tmp_path / "missing" / "a.xlsx")) == 2
    (tmp_path / "taken.xlsx").mkdir()
    (tmp_path / "taken.xlsx" / "x").write_text("")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(OSError, match="taken"):
        files.save(files.Taken("taken.xlsx", b"1", ()), tmp_path)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_planted_difference_fails_the_export(told: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    """The text of one table is changed between writing and reading back, as a faulty writer would."""
    briefing, seen = told("circular"), Imprint(IMPRINT.made_at, "desk")
    assert briefing.imprint == seen
    genuine = zipfile.ZipFile.writestr

    def changed(self: zipfile.ZipFile, name: object, data: bytes | str, *rest: object, **more: object) -> None:
        if "document.xml" in str(getattr(name, "filename", name)) and isinstance(data, bytes):
            data = data.replace(b"93.3%", b"93.4%")
        genuine(self, name, data, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(zipfile.ZipFile, "writestr", changed)
    with pytest.raises(Mistake) as mistake:
        files.written(briefing, "docx")
    assert mistake.value.key == "export_differs"
    assert ("93.3%" in str(mistake.value.values["wanted"]), "93.4%" in str(mistake.value.values["found"])) == (
        True,
        True,
    )
