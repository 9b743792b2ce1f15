"""Wrong use and broken declarations: one sentence in the reader's language, exit code 2, never a traceback."""

import re
from pathlib import Path

import pytest

from almanac.cli import main
from tests.installation import install

PROJECT = Path(__file__).parent.parent
ENGLISH = re.compile(r"[A-Za-z]{3,} [a-z]{2,} [a-z]{2,}")  # three words of an English sentence


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return install(tmp_path)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with a snapshot, which no test changes."""
    config = install(tmp_path_factory.mktemp("ready"))
    assert main(["refresh", "--config", str(config)]) == 0
    return config


def told(capsys: pytest.CaptureFixture[str], config: Path, *words: str) -> str:
    """The one sentence of a command that ends with exit code 2."""
    capsys.readouterr()
    assert main([*words, "--config", str(config)]) == 2
    said = capsys.readouterr().err.strip()
    assert said and "\n" not in said
    return said


USES = {
    "a word for a port": (["serve", "--port", "x"], "应为整数"),
    "a port beyond all": (["serve", "--port", "99999"], "65535"),
    "a negative port": (["serve", "--port", "-1"], "65535"),
    "an unknown host": (["serve", "--host", "nosuch.invalid"], "nosuch.invalid"),
    "a host that is not a name": (["serve", "--host", "a\0b" + "x" * 300], "127.0.0.1"),
    "the host of another": (["serve", "--host", "192.0.2.1"], "192.0.2.1"),
    "an unknown command": (["refesh"], "refresh"),
    "no command": ([], "缺少"),
    "no value": (["ask", "in_time", "--param"], "缺少"),
    "an unknown option": (["check", "--loudly"], "--loudly"),
    "an unknown format": (["ask", "in_time", "--format", "xml"], "json"),
    "neither indicator nor chart": (["ask", "nothing"], "指标或图表"),
    "an unknown comparison": (["ask", "returns", "--param", "compare=week"], "month"),
    "a month of the year 0": (["ask", "returns", "--param", "as_of=0000-01"], "0000-01"),
    "a month without data": (["ask", "returns", "--param", "as_of=2030-01"], "2022-08"),
    "a month of an indicator without data": (["ask", "in_time", "--param", "as_of=2030-01"], "2022-08"),
    "a file for a folder": (["check", "--data", __file__], "test_wrong_use.py"),
    "a name too long": (["check", "--data", "x" * 5000], "太长"),
    "a name with a NUL": (["check", "--data", "a\0b"], "a"),
}


@pytest.mark.parametrize(("words", "said"), USES.values(), ids=list(USES))
def test_wrong_use_is_told_in_chinese(
    ready: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sentence = told(capsys, ready, *words)
    assert said in sentence
    assert not ENGLISH.search(sentence), sentence


LINES = {
    "a key twice": ("title: {zh: 二}", "“title”出现两次"),
    "an unknown key": ("colour: red", "没有这个键"),
    "a tab": ("\tx: 1", "制表符"),
    "no such date": ("alpha: 2022-13-45", "日期"),
    "a broken number": ("alpha: 0x_", "数字"),
    "deep brackets": (f"footer: {'[' * 3000}{']' * 3000}", "括号"),
    "an unhashable key": ("{a: 1}: 2", "键"),
    "an alias of nothing": ("footer: *x", "x"),
    "a control character": ("footer: \x01", "控制字符"),
    "a NUL in a folder": ('folders: {exports: "a\\0b"}', "空字符"),
    "a file for the queries": ("folders: {queries: config.yaml}", "文件夹"),
    "an alpha beyond 1": ("alpha: 1e400", "小于"),
    "an unknown language": ("language: fr", "'zh' 或 'en'"),
    "no snapshot to keep": ("snapshots_kept: 0", "不能小于 1"),
    "an empty header": ("access: {header: ''}", "不能为空"),
    "an unknown default viewer": ("access: {default: nobody}", "nobody"),
    "a viewer of an unknown unit": ("access: {viewers: {desk: {units: [ZZ]}}}", "N, S, X"),
}


@pytest.mark.parametrize(("line", "said"), LINES.values(), ids=list(LINES))
def test_a_broken_configuration_is_told_in_chinese(
    office: Path, line: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    office.write_text(f"{office.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")
    sentence = told(capsys, office, "check")
    assert said in sentence
    assert not ENGLISH.search(sentence), sentence


@pytest.mark.parametrize(
    ("content", "said"),
    [("", "键: 值"), ("- a\n", "键: 值"), ("title: {zh: 馆}\n".encode("gb18030"), "UTF-8"), ("语言：中文", "键: 值")],
)
def test_what_is_no_configuration_is_told(
    office: Path, content: str | bytes, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    office.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert said in told(capsys, office, "check")


def test_a_byte_order_mark_does_no_harm(office: Path) -> None:
    office.write_bytes(b"\xef\xbb\xbf" + office.read_bytes())
    assert main(["check", "--config", str(office)]) == 0


def test_a_folder_is_no_configuration(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "文件夹" in told(capsys, office.parent, "check")
    assert main(["check", "--config", "a\0b"]) == 2


CHANGES = {
    "a page without a file": ("config.yaml", "file: overview", "file: nowhere", "pages/nowhere.py"),
    "a page outside its folder": ("config.yaml", "file: overview", "file: ../overview", "字母"),
    "two units of one name": ("config.yaml", "name: 南馆", "name: 北馆", "北馆"),
    "a theme leading nowhere": ("config.yaml", "page: loans", "page: elsewhere", "overview, loans"),
    "an unknown theme": ("queries/indicators/in_time.yaml", "theme: loans", "theme: colour", "loans"),
    "an unknown source": ("queries/indicators/in_time.yaml", "[loans]", "[nobody]", "nobody"),
    "a plan without plans": ("queries/indicators/in_time.yaml", "kind: prop", "plan: curve\nkind: prop", "plan_curve"),
    "an unknown figure": ("queries/charts/returns.yaml", "figure: dots", "figure: pie", "dots"),
    "an unknown step": ("queries/charts/returns.yaml", "[interval, verdict]", "[magic]", "interval"),
    "an unknown export": ("queries/charts/returns.yaml", "sources: [loans]", "sources: [x]", "loans"),
    "an unknown default": (
        "queries/charts/returns.yaml",
        "figure: dots",
        "parameters: {indicator: x}\nfigure: dots",
        "in_time",
    ),
    "a finding nobody reaches": ("queries/charts/returns.yaml", '- {when: "units = 0", ', "- {", "when"),
    "a period that is no column": ("data/contracts/loans.yaml", "by: unit}", "by: unit, column: x}", "expected"),
}


@pytest.mark.parametrize(("file", "old", "new", "said"), CHANGES.values(), ids=list(CHANGES))
def test_a_name_that_nobody_declared_is_told_before_anything_is_shown(
    office: Path, file: str, old: str, new: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = office.parent / file
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")
    sentence = told(capsys, office, "check")
    assert said in sentence
    assert path.name in sentence
    assert not ENGLISH.search(sentence), sentence


def test_no_rows_for_known_parameters_are_said_on_the_side(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["ask", "in_time", "--param", "part=none", "--config", str(ready)]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("unit_code") and "没有数据" in said.err


def test_a_viewer_asks_only_for_charts_of_his_pages(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    access = "access: {default: desk, viewers: {desk: {}, reader: {pages: [loans]}}}\n"
    office.write_text(office.read_text(encoding="utf-8") + access, encoding="utf-8")
    assert main(["refresh", "--config", str(office)]) == 0
    assert main(["ask", "returns", "--viewer", "reader", "--config", str(office)]) == 0
    assert "reader" in told(capsys, office, "ask", "export_findings", "--viewer", "reader")
    assert main(["ask", "export_findings", "--config", str(office)]) == 0


def test_a_damaged_snapshot_is_told(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["refresh", "--config", str(office)]) == 0
    (snapshot,) = (office.parent / "data/snapshots").glob("*.duckdb")
    snapshot.write_bytes(b"no database" * 1000)
    assert "almanac refresh" in told(capsys, office, "ask", "in_time")


@pytest.mark.parametrize("scale", ["2", "2.0"])
def test_a_sample_of_another_scale_is_made(tmp_path: Path, scale: str) -> None:
    config = ["--config", str(PROJECT / "config.yaml")]
    assert main(["sample", "--out", str(tmp_path / "out"), "--scale", scale, "--clean", *config]) == 0
    assert "scale: 2\n" in (tmp_path / "out/SAMPLE.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [["--scale", "0.5"], ["--scale", "x"], ["--seed", "x"], ["--scale", "9" * 40]])
def test_a_sample_that_cannot_be_made_says_why(
    tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    sentence = told(capsys, PROJECT / "config.yaml", "sample", "--out", str(tmp_path / "out"), *words)
    assert "整数" in sentence and not ENGLISH.search(sentence)


def test_a_sample_in_a_place_that_is_a_file_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    for out in (tmp_path / "file", tmp_path / "file" / "below"):
        assert "file" in told(capsys, PROJECT / "config.yaml", "sample", "--out", str(out))
