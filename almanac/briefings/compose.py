"""A story line or a page → a briefing: what every format writes, asked once, at the level that may leave the desk."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from almanac.charts import Story
from almanac.mistakes import Mistake
from almanac.narrative.answer import newest
from almanac.narrative.as_csv import FORBIDDEN
from almanac.narrative.slides import Slide, title_of, told
from almanac.narrative.telling import Telling, at_most
from almanac.tables.ask import month_end
from almanac.tables.models import Progress, silent

SAYS_NOTHING = ("cover", "section", "note", "page")


@dataclass(frozen=True)
class Imprint:
    """When a file was made, by whom, and where what it shows can be opened again."""

    made_at: datetime
    by: str
    link: str = ""


@dataclass(frozen=True)
class Briefing:
    """All that a format writes. `left_out` are the titles of charts that may not leave the desk."""

    story: Story
    title: str
    slides: tuple[Slide, ...]
    left_out: tuple[str, ...]
    telling: Telling
    imprint: Imprint

    @property
    def newest(self) -> date:
        """How far the data reach."""
        return newest(self.telling.source, month_end(self.telling.as_of))

    def lit(self, slide: Slide) -> str:
        """The unit in the light: the one that a slide is about, or the whole story, or its chart was asked with."""
        asked = slide.answer.facts.get("unit_code") if slide.answer else ""
        return slide.unit_code or self.telling.unit or str(asked or "")

    @property
    def stem(self) -> str:
        """The file's name without its ending: the title, and how far the data reach."""
        return f"{'_'.join(FORBIDDEN.sub(' ', self.title).split())}_{self.newest}"


def compose(story: Story, telling: Telling, imprint: Imprint, progress: Progress = silent) -> Briefing:
    """The story told at its level, block by block; a Mistake where nothing of it may be told."""
    telling = replace(telling, viewer=at_most(telling.viewer, story.level), left_out=[])
    title, slides = title_of(story, telling), list[Slide]()
    for number, block in enumerate(story.blocks, 1):
        try:
            slides += told(block, story, telling)
        except Mistake as mistake:
            telling.leave_out(mistake, block.asked)
        progress(title, number, len(story.blocks))
    if all(slide.kind in SAYS_NOTHING for slide in slides):
        raise Mistake("nothing_to_tell", title=title)
    left_out = tuple(dict.fromkeys(telling.left_out))
    return Briefing(story, title, tuple(_with_something_below(slides)), left_out, telling, imprint)


def _with_something_below(slides: Sequence[Slide]) -> list[Slide]:
    """All slides but the headings of nothing."""
    followed = [*slides[1:], Slide("section", "")]
    return [
        one for one, after in zip(slides, followed, strict=True) if (one.kind, after.kind) != ("section", "section")
    ]
