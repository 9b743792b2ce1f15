"""A bureau's own template: what a deck takes from it, and the sentence where it cannot be used."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.util import Inches

from almanac.briefings import to_pptx
from almanac.briefings.compose import Briefing
from almanac.config import Templates
from almanac.mistakes import Mistake
from almanac.tables.ask import Source
from tests.briefings.decks import STORY, opened, shapes, told


@pytest.fixture(scope="module")
def briefing(sample: Source) -> Briefing:
    return told(sample, STORY)


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
