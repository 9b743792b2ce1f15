"""The cover: how far the data reach, when and by whom it was exported, of which snapshot, and the way back."""

from almanac.briefings.compose import Briefing
from almanac.briefings.deck.frame import Page
from almanac.briefings.deck.parts.ink import run, set_out, text_box
from almanac.narrative.slides import Slide
from almanac.texts import formats, text


def cover(page: Page, briefing: Briefing, slide: Slide) -> None:
    """Month and imprint below the title."""
    held = next((one for one in page.slide.placeholders if one.placeholder_format.idx == 1), None)
    if held is None:
        frame = text_box(page.slide, "imprint", page.room, [], page.ink).text_frame
    else:
        held.name, frame = "imprint", held.text_frame
    said = [(line, 26.0) for line in slide.lines] + [(line, 15.0) for line in imprint(briefing)]
    for number, (words, size) in enumerate(said):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        ink = page.ink.but(size=size)
        set_out(paragraph, ink, 0.8 if number + 1 == len(slide.lines) else 0.25)
        run(paragraph, words, ink)
    if briefing.imprint.link:
        paragraph, ink = frame.add_paragraph(), page.ink.but(size=15)
        set_out(paragraph, ink)
        run(paragraph, text("deck_back", ink.language), ink).hyperlink.address = briefing.imprint.link


def imprint(briefing: Briefing) -> list[str]:
    """How far the data reach, when and by whom it was exported, of which snapshot, and what is not shown."""
    made, language = briefing.imprint, briefing.telling.language
    day = formats.day(made.made_at.date(), language)
    return [
        text("wall_reach", language, day=formats.day(briefing.newest, language)),
        text("deck_made", language, day=day, time=f"{made.made_at:%H:%M}", by=made.by),
        text("snapshot_of", language, built=briefing.telling.source.snapshot.stem),
        text(f"level_{briefing.telling.viewer.level}", language),
    ]
