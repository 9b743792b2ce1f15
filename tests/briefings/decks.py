"""A short story told to a deck, and what is looked for in one."""

from datetime import datetime
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.presentation import Presentation as Deck

from almanac.access import viewer
from almanac.briefings.compose import Briefing, Imprint, compose
from almanac.charts import Story
from almanac.narrative.telling import Telling
from almanac.tables.ask import Source, months

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


def shapes(deck: Deck, name: str) -> list[Any]:
    return [shape for slide in deck.slides for shape in slide.shapes if shape.name.partition(" ")[0] == name]
