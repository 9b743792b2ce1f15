"""A circular as a report: paper, lines, fonts, headings, tables, and a difference that is refused."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from almanac import access
from almanac.briefings import to_docx
from almanac.briefings.check import refuse_difference
from almanac.briefings.compose import Briefing, Imprint, compose
from almanac.briefings.letter.readback import meant, written
from almanac.mistakes import Mistake
from almanac.narrative.telling import Telling
from almanac.tables.ask import Source
from tests.briefings.circular import LINK, STORY

Told = Callable[[str], Briefing]


@pytest.fixture(scope="module")
def told(sample: Source) -> Told:
    """The same story in a language, composed once."""
    held = dict[str, Briefing]()

    def of(language: str) -> Briefing:
        if language not in held:
            telling = Telling(sample, access.viewer(sample.config), "2022-08", language)
            held[language] = compose(STORY, telling, Imprint(datetime(2022, 8, 5, 9, 30), "desk", LINK))
        return held[language]

    return of


@pytest.fixture(scope="module", params=["zh", "en"])
def file(request: pytest.FixtureRequest, told: Told) -> tuple[Briefing, bytes]:
    """A briefing and its file."""
    briefing = told(request.param)
    return briefing, to_docx.write(briefing)


def opened(file: bytes) -> Document:
    return docx.Document(BytesIO(file))


def lines(document: Document, style: str) -> list[str]:
    return [line.text for line in document.paragraphs if line.style and line.style.name == style]


def part(file: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(file)) as held:
        return held.read(name).decode()


def changed(file: bytes, before: str, after: str) -> bytes:
    """The file with words replaced once in its text."""
    done = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as held, zipfile.ZipFile(done, "w") as other:
        for name in held.namelist():
            content = held.read(name)
            if name == "word/document.xml":
                assert before in content.decode()
                content = content.decode().replace(before, after, 1).encode()
            other.writestr(name, content)
    return done.getvalue()


def child(element: Any, path: str, attribute: str) -> str:
    found = element.find("/".join(qn(name) for name in path.split("/")))
    return str(found.get(qn(attribute)))


def test_the_paper_has_22_lines_of_28_characters(told: Told) -> None:
    document = opened(to_docx.written_out(told("zh")))
    section = document.sections[0]
    margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [round(margin.mm) for margin in margins if margin] == [37, 26, 35, 28]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
    body = document.styles["Body Text"].element
    pitch, size = int(child(body, "w:pPr/w:spacing", "w:line")), int(child(body, "w:rPr/w:sz", "w:val")) / 2
    assert child(body, "w:pPr/w:spacing", "w:lineRule") == "exact"
    high = section.page_height.twips - section.top_margin.twips - section.bottom_margin.twips  # type: ignore[union-attr]
    assert (size, high // pitch) == (16, 22)
    character = size + int(child(body, "w:rPr/w:spacing", "w:val")) / 20
    assert int(Mm(156).pt / character) == 28
    assert child(body, "w:pPr/w:ind", "w:firstLineChars") == "200"


@pytest.mark.parametrize(
    ("style", "east", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Body Text", "仿宋_GB2312", 16),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Heading 3", "仿宋_GB2312", 16),
        ("Footer", "宋体", 14),
    ],
)
def test_each_style_has_the_typeface_of_the_standard(told: Told, style: str, east: str, size: int) -> None:
    written = opened(to_docx.written_out(told("zh"))).styles[style].element
    assert child(written, "w:rPr/w:rFonts", "w:eastAsia") == east
    assert int(child(written, "w:rPr/w:sz", "w:val")) == 2 * size


def test_every_typeface_names_what_stands_in_for_it(file: tuple[Briefing, bytes]) -> None:
    used = set(re.findall(r'w:eastAsia="([^"]+)"', part(file[1], "word/styles.xml"))) - {"zh-CN"}
    declared = dict(
        re.findall(r'w:font w:name="([^"]+)"><w:altName w:val="([^"]+)"', part(file[1], "word/fontTable.xml"))
    )
    assert used <= set(declared)
    assert all(re.search("Noto|Liberation", names) for names in declared.values())


def test_headings_are_real_and_number_themselves(told: Told) -> None:
    file = to_docx.written_out(told("zh"))
    document = opened(file)
    assert lines(document, "Heading 1") == ["总体情况", "小结"]
    assert lines(document, "Heading 2") == ["精准服务"]
    kinds = re.findall(r'w:numFmt w:val="(\w+)".*?w:lvlText w:val="([^"]+)"', part(file, "word/numbering.xml"))
    count = "chineseCountingThousand"
    assert kinds[:4] == [(count, "%1、"), (count, "（%2）"), ("decimal", "%3."), ("decimal", "（%4）")]
    for level in range(4):
        properties = document.styles[f"Heading {level + 1}"].element.pPr
        assert child(properties, "w:outlineLvl", "w:val") == str(level)
        assert child(properties, "w:numPr/w:ilvl", "w:val") == str(level)


def test_title_recipient_signature_and_date_stand_as_in_a_letter(told: Told) -> None:
    document = opened(to_docx.written_out(told("zh")))
    (title,) = lines(document, "Title")
    assert title.split("\n") == ["关于2022年8月全市老干部", "重点工作进展情况的通报"]
    assert lines(document, "Salutation") == ["各县级市、区委老干部局，市直各单位："]
    assert lines(document, "Date") == ["2022年8月5日"]
    (day,) = (line for line in document.paragraphs if line.style and line.style.name == "Date")
    assert child(day._p, "w:pPr/w:ind", "w:rightChars") == "400"


def test_the_page_number_is_at_the_outer_edge(file: tuple[Briefing, bytes]) -> None:
    document = opened(file[1])
    assert document.settings.odd_and_even_pages_header_footer
    for section in document.sections:
        for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
            (line,) = footer.paragraphs
            assert line.text == "— 1 —"
            assert child(line._p, "w:pPr/w:jc", "w:val") == side
            assert child(line._p, "w:pPr/w:ind", f"w:{side}Chars") == "100"


def test_every_page_says_that_it_is_a_sample_and_to_be_kept(file: tuple[Briefing, bytes]) -> None:
    words = {"zh": ("内部资料", "示例数据"), "en": ("Internal material", "Sample data")}
    for section in opened(file[1]).sections:
        for header in (section.header, section.even_page_header):
            assert all(word in header.paragraphs[0].text for word in words[file[0].telling.language])


def test_tables_repeat_their_heads_and_cut_no_row(file: tuple[Briefing, bytes]) -> None:
    tables = opened(file[1]).tables
    assert len(tables) == 3
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        widths = [int(column.width.twips) for column in table.columns if column.width]
        assert sum(widths) <= Mm(225).twips + 2


def test_a_matrix_has_units_by_indicators_and_marks_in_words(told: Told) -> None:
    document = opened(to_docx.written_out(told("zh")))
    wide = document.tables[-1]
    assert len(wide.columns) > 8
    assert document.sections[-1].page_width > document.sections[-1].page_height  # type: ignore[operator]
    assert [row.cells[0].text for row in wide.rows][1:4] == ["张家港", "常熟", "太仓"]
    marks = {cell.text[0] for row in wide.rows for cell in row.cells if cell.text[:1] in "▲▽" and cell.text}
    assert all(f"{mark} 显著" in lines(document, "Table Note")[-1] for mark in marks)
    assert marks


def test_nothing_tells_of_a_person_a_path_or_holds_a_picture(file: tuple[Briefing, bytes]) -> None:
    about = opened(file[1]).core_properties
    assert about.author == about.last_modified_by == file[0].telling.source.config.title.said(file[0].telling.language)
    with zipfile.ZipFile(BytesIO(file[1])) as held:
        assert not [name for name in held.namelist() if re.search(r"\.(png|jpe?g|emf)$|media", name)]


def test_running_text_has_no_separators_and_no_gap_beside_a_number(told: Told) -> None:
    said = "".join(lines(opened(to_docx.written_out(told("zh"))), "Body Text"))
    assert re.search(r"\d", said)
    assert not re.search(r"\d,\d|[\u4e00-\u9fff] +\d|\d +[\u4e00-\u9fff]", said)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("较上月提高0.8个百分点", "较上月提高0.9个百分点"),
        ("2022年8月5日", "2022年8月6日"),
        ("截至2022年8月25日", "截至2022年8月24日"),
    ],
)
def test_a_planted_difference_in_a_sentence_or_a_date_is_refused(told: Told, before: str, after: str) -> None:
    briefing = told("zh")
    false = changed(to_docx.written_out(briefing), before, after)
    with pytest.raises(Mistake, match=re.escape(after.removeprefix("较上月"))):
        refuse_difference(meant(briefing), written(false, briefing))


def test_a_planted_difference_in_a_cell_is_refused(told: Told) -> None:
    briefing, file = told("zh"), to_docx.written_out(told("zh"))
    cell = next(
        one.text for row in opened(file).tables[0].rows[1:] for one in row.cells if re.fullmatch(r"\d\d\.\d", one.text)
    )
    false = changed(file, f">{cell}<", ">12.3<")
    with pytest.raises(Mistake, match=r"12\.3"):
        refuse_difference(meant(briefing), written(false, briefing))


def test_a_table_left_out_is_refused(told: Told) -> None:
    briefing = told("zh")
    fewer = replace(briefing, slides=briefing.slides[:-2])
    with pytest.raises(Mistake):
        refuse_difference(meant(briefing), written(to_docx.written_out(fewer), briefing))


def test_a_file_of_what_may_not_leave_the_desk_says_so_at_its_end(told: Told) -> None:
    briefing = replace(told("zh"), left_out=("甲表", "乙表"))
    assert any("甲表、乙表" in line for line in lines(opened(to_docx.write(briefing)), "Imprint"))


def test_a_report_without_headings_gets_one_over_each_chart(told: Told) -> None:
    plain = replace(told("zh"), slides=tuple(one for one in told("zh").slides if one.kind in ("cover", "chart")))
    heads = lines(opened(to_docx.write(plain)), "Heading 1")
    assert heads == [slide.kicker for slide in plain.slides if slide.kind == "chart"]


def test_no_program_is_named_that_did_not_make_the_file(file: tuple[Briefing, bytes]) -> None:
    assert "docProps/app.xml" not in zipfile.ZipFile(BytesIO(file[1])).namelist()
