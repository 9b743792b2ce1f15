"""Decks read back: what people can edit, what a bureau's own template changes, and differences that stop an export."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.util import Inches

from almanac.access import viewer
from almanac.briefings import to_pptx
from almanac.briefings.compose import Briefing, Imprint, compose
from almanac.charts import Story
from almanac.config import Templates
from almanac.mistakes import Mistake
from almanac.narrative.telling import Telling
from almanac.tables.ask import Source, months
from tests.office import quality_office, refreshed

LINK = "http://10.0.0.5:8501/overview?as_of=2022-08"
STORY = Story.model_validate(
    {
        "id": "short",
        "title": {"zh": "月度汇报", "en": "Monthly report"},
        "blocks": [
            {"block": "cover"},
            {
                "block": "headline",
                "chart": "overview_finding",
                "indicators": ["plan_coverage", "branch_standard_rate", "active_volunteer_rate"],
            },
            {"block": "section", "title": {"zh": "支部建设", "en": "Branches"}},
            {"block": "chart", "chart": "unit_dots", "parameters": {"indicator": "branch_standard_rate"}},
            {"block": "chart", "chart": "indicator_trend", "parameters": {"indicator": "plan_coverage"}},
            {"block": "table", "chart": "overview_matrix"},
            {"block": "table", "chart": "unit_values"},
            {"block": "note", "title": {"zh": "说明", "en": "Note"}, "words": {"zh": "共3项。", "en": "3 in all."}},
            {"block": "chart", "chart": "plan_ledger"},
            {"block": "closing", "title": {"zh": "小结", "en": "In short"}, "charts": ["overview_finding"]},
        ],
    }
)


def told(source: Source, story: Story, language: str = "zh", unit: str = "") -> Briefing:
    person = viewer(source.config, "desk")
    telling = Telling(source, person, f"{months(source)[-1]:%Y-%m}", language, unit=unit)
    return compose(story, telling, Imprint(datetime(2022, 9, 1, 8, 30), "desk", LINK))


def opened(written: bytes) -> Deck:
    return Presentation(BytesIO(written))


@pytest.fixture(scope="module")
def briefing(sample: Source) -> Briefing:
    return told(sample, STORY)


@pytest.fixture(scope="module")
def written(briefing: Briefing) -> bytes:
    return to_pptx.write(briefing)


def shapes(deck: Deck, name: str) -> list[Any]:
    return [shape for slide in deck.slides for shape in slide.shapes if shape.name.partition(" ")[0] == name]


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


def own_template(folder: Path, change: Callable[[Deck], None]) -> Path:
    """A bureau's template of four by three, with a slide in it."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.title.text_frame.text = "旧幻灯片"  # type: ignore[union-attr]
    change(deck)
    deck.save(str(folder / "own.pptx"))
    return folder / "own.pptx"


def with_template(briefing: Briefing, path: Path) -> Briefing:
    telling = briefing.telling
    config = telling.source.config.model_copy(update={"templates": Templates(pptx=str(path))})
    return replace(briefing, telling=replace(telling, source=replace(telling.source, config=config)))


def test_a_bureaus_own_template_keeps_its_size_fonts_and_layouts(tmp_path: Path, briefing: Briefing) -> None:
    path = own_template(tmp_path, lambda deck: None)
    made = to_pptx.write(with_template(briefing, path))
    deck, theme = opened(made), ZipFile(BytesIO(made)).read("ppt/theme/theme1.xml").decode()
    assert (deck.slide_width, deck.slide_height) == (Inches(10), Inches(7.5))
    assert '<a:latin typeface="Calibri"/>' in theme
    assert {slide.slide_layout.name for slide in deck.slides} >= {"Title Slide", "Title Only", "Section Header"}
    assert "旧幻灯片" not in "".join(slide.part.blob.decode() for slide in deck.slides)
    assert shapes(deck, "footer") and shapes(deck, "kicker")


def test_a_template_with_few_layouts_is_enough(tmp_path: Path, briefing: Briefing) -> None:
    def poorer(deck: Deck) -> None:
        for layout in list(deck.slide_layouts)[2:]:
            deck.slide_layouts.remove(layout)

    assert opened(to_pptx.write(with_template(briefing, own_template(tmp_path, poorer)))).slides


@pytest.mark.parametrize(("content", "key"), [(None, "no_template"), (b"no deck", "template_broken")])
def test_a_template_that_cannot_be_used_gets_one_sentence(
    tmp_path: Path, briefing: Briefing, content: bytes | None, key: str
) -> None:
    path = tmp_path / "own.pptx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Mistake) as stopped:
        to_pptx.write(with_template(briefing, path))
    assert stopped.value.key == key
    assert str(path) in stopped.value.said("zh")
