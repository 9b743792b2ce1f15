"""Decks read back: what people can edit, what a bureau's own template changes, and differences that stop an export."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pptx.util import Inches

from almanac.briefings import to_pptx
from almanac.briefings.compose import Briefing
from almanac.charts import Story
from almanac.mistakes import Mistake
from almanac.tables.ask import Source
from tests.briefings.decks import LINK, STORY, opened, shapes, told
from tests.office import quality_office, refreshed


@pytest.fixture(scope="module")
def briefing(sample: Source) -> Briefing:
    return told(sample, STORY)


@pytest.fixture(scope="module")
def written(briefing: Briefing) -> bytes:
    return to_pptx.write(briefing)


def test_charts_and_tables_are_native_and_there_are_no_pictures(written: bytes) -> None:
    deck = opened(written)
    tables = [shape for shape in shapes(deck, "table") if shape.has_table]
    assert len(shapes(deck, "chart")) == 2
    assert len(tables) >= 2
    assert all(shape._element.xpath("./*/p:cNvPr/@descr") for shape in [*tables, *shapes(deck, "chart")])
    names = ZipFile(BytesIO(written)).namelist()
    assert not [name for name in names if "media" in name or name.endswith((".png", ".jpeg", ".jpg", ".emf"))]
    assert any("/charts/chart" in name for name in names)


def test_every_slide_has_its_title_its_number_and_what_the_data_are(written: bytes) -> None:
    deck = opened(written)
    for number, slide in enumerate(deck.slides, 1):
        assert slide.shapes.title is not None and slide.shapes.title.text_frame.text
        said = {shape.name: "".join(slide.part.blob.decode()) for shape in slide.shapes}
        assert {"footer", "page", "badge"} <= set(said)
        words = "".join(re.findall(r"<a:t>([^<]*)</a:t>", slide.part.blob.decode()))
        assert f"{number} / {len(deck.slides)}" in words and "示例数据" in words
        assert 'type="slidenum"' in slide.part.blob.decode()
    last = deck.slides[len(deck.slides) - 1].shapes.title
    assert last is not None and last.text_frame.text == "按规定不离开本机、未列入的内容"


def test_nothing_stands_outside_its_slide(written: bytes) -> None:
    deck = opened(written)
    assert (deck.slide_width, deck.slide_height) == (Inches(13.333), Inches(7.5))
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0, shape.name
            assert shape.left + shape.width <= deck.slide_width, shape.name
            assert shape.top + shape.height <= deck.slide_height, (slide.name, shape.name)


def test_the_cover_leads_back_and_notes_say_definition_and_source(written: bytes) -> None:
    deck = opened(written)
    cover = next(shape for shape in deck.slides[0].shapes if shape.name == "imprint")
    assert LINK in [run.hyperlink.address for line in cover.text_frame.paragraphs for run in line.runs]
    assert "2022年9月1日 08:30导出　查看者 desk" in cover.text_frame.text
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck.slides if slide.has_notes_slide]  # type: ignore[union-attr]
    assert sum("来源：" in note and note.endswith(LINK) for note in notes) >= 3


def test_the_properties_name_the_installation_and_nobody(written: bytes, briefing: Briefing) -> None:
    about = opened(written).core_properties
    owner = briefing.telling.source.config.title.zh
    assert (about.title, about.author, about.last_modified_by, about.comments) == ("月度汇报", owner, owner, "")
    assert "docProps/app.xml" not in ZipFile(BytesIO(written)).namelist()


def test_characters_have_a_typeface_of_their_own_beside_that_of_letters(written: bytes) -> None:
    theme = ZipFile(BytesIO(written)).read("ppt/theme/theme1.xml").decode()
    assert theme.count('<a:ea typeface="微软雅黑"/>') == 2
    slide = opened(written).slides[1].part.blob.decode()
    assert '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>' in slide


def test_a_long_table_goes_on_with_its_heads(sample: Source) -> None:
    story = STORY.model_copy(update={"blocks": (*STORY.blocks[:1], Story.model_validate(LONG).blocks[0])})
    deck = opened(to_pptx.write(told(sample, story, unit=sample.config.units[3].code)))
    parts = [shape.table for shape in shapes(deck, "table")]
    heads = {tuple(cell.text for cell in table.rows[0].cells) for table in parts}
    assert len(parts) >= 3 and len(heads) == 1
    assert max(len(table.rows) for table in parts) <= 15


LONG = {"id": "long", "title": {"zh": "表", "en": "Table"}, "blocks": [{"block": "table", "chart": "unit_indicators"}]}


def test_both_languages_are_written(sample: Source) -> None:
    deck = opened(to_pptx.write(told(sample, STORY, "en")))
    title = deck.slides[0].shapes.title
    assert title is not None and title.text_frame.text == "Monthly report"


def test_another_office_has_decks_of_its_own(tmp_path: Path) -> None:
    config = quality_office(tmp_path)
    source = refreshed(config.parent)
    charts = [{"block": "chart", "chart": name} for name in ("unit_dots", "indicator_trend", "overview_matrix")]
    story = Story.model_validate({"id": "loans", "title": {"zh": "借阅", "en": "Loans"}, "blocks": charts})
    assert len(opened(to_pptx.write(told(source, story))).slides) >= 3


def changed(written: bytes, part: str, old: str, new: str) -> bytes:
    """A deck in which one thing was written otherwise."""
    made, done = BytesIO(), False
    with ZipFile(BytesIO(written)) as before, ZipFile(made, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if not done and re.match(part, name) and (found := re.search(old, content.decode())):
                text = content.decode()
                content, done = (text[: found.start(1)] + new + text[found.end(1) :]).encode(), True
            after.writestr(name, content)
    assert done, "nothing to change"
    return made.getvalue()


@pytest.mark.parametrize(
    ("part", "old", "where"),
    [
        (r"ppt/slides/slide2\.xml", r'name="title".*?<a:t>[^<]*?(\d+\.\d)', "标题"),
        (r"ppt/slides/slide2\.xml", r'name="card 1".*?<a:t>(\d+\.\d)', "数字"),
        (r"ppt/slides/slide\d+\.xml", r"<a:tc>.*?<a:t>(\d+\.\d)</a:t>", "表格"),
        (r"ppt/charts/chart\w*\.xml", r"<c:numCache>.*?<c:v>(\d+\.\d)", "图表"),
        (r"ppt/notesSlides/\w+\.xml", r"<a:t>[^<]*?(\d+)", "备注"),
        (r"ppt/slides/slide3\.xml", r"(2022)", "页脚"),
        (r"ppt/slides/slide4\.xml", r"<a:t> / (\d+)", "页码"),
        (r"ppt/slides/_rels/slide1\.xml\.rels", r'Target="http://(10)', "链接"),
    ],
)
def test_a_planted_difference_stops_the_export(
    written: bytes, briefing: Briefing, part: str, old: str, where: str
) -> None:
    with pytest.raises(Mistake) as stopped:
        to_pptx.refuse_difference(briefing, changed(written, part, old, "77"))
    assert stopped.value.key == "export_differs"
    assert where in str(stopped.value.values["place"])


def test_two_cells_that_changed_places_stop_the_export(written: bytes, briefing: Briefing) -> None:
    deck = opened(written)
    table = shapes(deck, "table")[0].table
    runs = [table.cell(row, 1).text_frame.paragraphs[0].runs[-1] for row in range(1, len(table.rows))]
    first, other = runs[0], next(run for run in runs if run.text != runs[0].text)
    first.text, other.text = other.text, first.text
    made = BytesIO()
    deck.save(made)
    with pytest.raises(Mistake, match="表格"):
        to_pptx.refuse_difference(briefing, made.getvalue())


def test_a_story_of_words_has_titles_everywhere_and_no_heading_over_one_slide(sample: Source) -> None:
    heading, words = {"zh": "总体", "en": "Overall"}, {"zh": "现通报如下。", "en": "As follows."}
    text = {"block": "text", "charts": ["branch_finding"]}
    blocks = [{"block": "cover"}, {"block": "note", "words": words}, {"block": "section", "title": heading}, text]
    blocks += [{"block": "section", "title": {"zh": "支部", "en": "Branches"}}, text, text]
    blocks += [
        {"block": "section", "title": {"zh": "人才", "en": "Talent"}},
        {"block": "table", "chart": "six_measures"},
    ]
    briefing = told(sample, Story.model_validate({"id": "s", "title": heading, "blocks": blocks}))
    deck = opened(to_pptx.write(briefing))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[:-1] == ["总体", "总体", "支部", "支部"] and titles[-1].startswith("六项精准措施中")
