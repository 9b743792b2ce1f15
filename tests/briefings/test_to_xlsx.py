"""A briefing as a workbook, read back: numbers, formulas, words in place of small numbers, and where all comes from."""

import re
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from almanac.access import viewer
from almanac.briefings import to_xlsx
from almanac.briefings.book.proving.proof import prove
from almanac.briefings.book.tables import TOP
from almanac.briefings.compose import Briefing, Imprint, compose
from almanac.charts import Story
from almanac.mistakes import Mistake
from almanac.narrative.telling import Telling
from almanac.tables import history
from almanac.tables.ask import Source
from tests.office import quality_office, refreshed

STORY = {
    "title": {"zh": "试报", "en": "Trial"},
    "blocks": [
        {"block": "cover"},
        {"block": "section", "title": {"zh": "一段", "en": "A part"}},
        {"block": "text", "chart": "indicator_told", "indicators": ["plan_coverage"]},
        {"block": "chart", "chart": "unit_dots", "parameters": {"indicator": "plan_coverage"}},
        {"block": "chart", "chart": "unit_dots", "parameters": {"indicator": "hours_per_retiree"}},
        {"block": "table", "chart": "six_measures"},
        {"block": "chart", "chart": "branch_ladder"},
        {"block": "note", "words": {"zh": "=1+1", "en": "=1+1"}},
    ],
}
SHEETS = [
    *("目录", "文字", "各单位与整体比较 方案覆盖率", "各单位与整体比较 百人时长"),
    *("六项精准措施落实率", "六项精准措施落实率 明细", "来源"),
]


def told(source: Source, story: dict[str, object], language: str = "zh") -> Briefing:
    line = Story.model_validate({"id": "trial", **story})
    telling = Telling(source, viewer(source.config, "desk"), "2022-08", language)
    return compose(line, telling, Imprint(datetime(2022, 8, 26, 9, 30), "desk", "http://127.0.0.1:8501/overview"))


@pytest.fixture(scope="module")
def briefing(sample: Source) -> Briefing:
    return told(sample, STORY)


@pytest.fixture(scope="module")
def content(briefing: Briefing) -> bytes:
    return to_xlsx.write(briefing)


@pytest.fixture(scope="module")
def formulas(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


@pytest.fixture(scope="module")
def values(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content), data_only=True)


def test_every_table_has_a_sheet_of_its_own_between_contents_and_sources(formulas: Workbook) -> None:
    assert formulas.sheetnames == SHEETS
    linked = [cell.value for row in formulas["目录"].iter_rows() for cell in row if cell.hyperlink]
    assert linked[1:] == [*SHEETS[2:-1], "文字", "来源"]


def test_a_rate_is_a_formula_with_the_displayed_value_stored(formulas: Workbook, values: Workbook) -> None:
    coverage, hours = (formulas[name] for name in SHEETS[2:4])
    assert coverage["B8"].value == '=IF(D8=0,"",(ROUND(1000*C8/D8,0)-(MOD(1000*C8/D8,2)=0.5))/10)'
    assert (values[SHEETS[2]]["B8"].value, coverage["B8"].number_format.split(";")[0]) == (94.2, "0.0")
    assert hours["B7"].value.startswith('=IF(D7=0,"",(ROUND(1000*C7/D7,0)') and values[SHEETS[3]]["B7"].value == 128
    assert (values[SHEETS[2]]["C8"].value, values[SHEETS[2]]["D8"].value) == (113, 120)


def test_a_small_number_is_words_without_a_formula(formulas: Workbook) -> None:
    hidden = formulas[SHEETS[2]][TOP + 2]
    assert [cell.value for cell in hidden][:4] == ["张家港", "95.0%以上", None, 80]
    late = {row[0].value: row[1].value for row in formulas[SHEETS[3]].iter_rows(min_row=TOP + 2)}
    assert late["高新区"] == "未报送"


def test_a_grid_refers_to_its_list(formulas: Workbook, values: Workbook) -> None:
    cell = formulas[SHEETS[4]]["C8"]
    sheet, place = re.fullmatch("='(.+)'!([A-Z]+[0-9]+)", cell.value).groups()  # type: ignore[union-attr]
    assert sheet == SHEETS[5]
    assert values[SHEETS[4]]["C8"].value == values[sheet][place].value == 95.0


def test_sheets_are_ready_for_paper_and_say_what_they_are(formulas: Workbook) -> None:
    for sheet in formulas:
        assert (int(sheet.page_setup.paperSize), int(sheet.page_setup.fitToHeight)) == (9, 0)
        assert sheet.oddHeader.right.text == "示例数据"
        assert sheet.oddFooter.left.text == "内部资料　注意保管" and "&P" in sheet.oddFooter.right.text
    table = formulas[SHEETS[2]]
    assert (table.freeze_panes, table.print_title_rows, table.auto_filter.ref) == ("B7", "$6:$6", "A6:H18")
    assert table["A18"].font.bold and not table["A17"].font.bold


def test_words_never_act_and_nobody_is_named(formulas: Workbook) -> None:
    notes = [cell for row in formulas["文字"].iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in notes] == ["s"]
    assert formulas.properties.creator == "老干部工作数据看板"
    assert not any(cell.comment for sheet in formulas for row in sheet.iter_rows() for cell in row)
    assert not formulas.defined_names


def test_the_sources_list_every_file_with_its_hash_and_rows(values: Workbook, briefing: Briefing) -> None:
    files = history.manifest(briefing.telling.source.snapshot)["files"]
    rows = [[cell.value for cell in row] for row in values["来源"].iter_rows()]
    listed = {row[0]: row[2:7] for row in rows}
    for file in files:
        counts = [file[name] for name in ("rows_in", "rows_loaded", "rows_rejected", "rows_skipped")]
        assert listed[file["file"]] == [file["sha256"], *counts]
    assert briefing.left_out and any(row[1] and "、".join(briefing.left_out) == row[1] for row in rows)


def spoiled(content: bytes, sheet: int, old: str, new: str) -> bytes:
    """The workbook with the first such piece of a sheet, or of the words that all share, replaced."""
    part = f"xl/worksheets/sheet{sheet}.xml" if sheet else "xl/sharedStrings.xml"
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as whole, zipfile.ZipFile(out, "w") as other:
        for name in whole.namelist():
            text = whole.read(name)
            if name == part:
                assert re.search(old.encode(), text)
                text = re.sub(old.encode(), new.encode(), text, count=1)
            other.writestr(name, text)
    return out.getvalue()


PLANTED: dict[str, tuple[int, str, str]] = {
    "a cell": (3, r"<v>113</v>", "<v>112</v>"),
    "hidden digits": (3, r"<v>113</v>", "<v>113.04</v>"),
    "a stored value": (3, r"(</f>)<v>94.2</v>", r"\1<v>94.3</v>"),
    "a formula": (3, r"1000\*C8/D8,0", "1000*C9/D8,0"),
    "a number in place of a formula": (3, r"<f>[^<]*</f><v>94.2", "<v>94.2"),
    "a reference": (5, r"('![A-Z]+)[0-9]+</f>", r"\g<1>7</f>"),
    "a small number shown": (3, r'<c r="B7"([^>]*) t="s"><v>\d+</v>', r'<c r="B7"\1><v>97.5</v>'),
    "a hash": (0, r">[0-9a-f]{6}([0-9a-f]{58})<", r">000000\1<"),
    "a finding": (0, r"六项精准措施中五项已超过90%", "六项精准措施中五项已超过91%"),
}


@pytest.mark.parametrize("what", PLANTED)
def test_a_planted_difference_is_found(what: str, briefing: Briefing, content: bytes) -> None:
    prove(briefing, content)
    with pytest.raises(Mistake, match="should say"):
        prove(briefing, spoiled(content, *PLANTED[what]))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_another_office_has_its_own_workbook(tmp_path: Path, language: str) -> None:
    quality_office(tmp_path)
    source = refreshed(tmp_path)
    charts = ("returns", "overview_matrix", "indicator_trend", "unit_profiles", "kpi")
    story = {"title": {"zh": "借阅", "en": "Loans"}, "blocks": [{"block": "chart", "chart": name} for name in charts]}
    book = load_workbook(BytesIO(to_xlsx.write(told(source, story, language))))
    assert book.sheetnames[0] == {"zh": "目录", "en": "Contents"}[language]
    assert all(len(name) <= 31 for name in book.sheetnames) and len(book.sheetnames) > len(charts)
