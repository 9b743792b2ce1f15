"""What a written report says around its slides: dates, notes, sentences from facts."""

import re
from collections.abc import Iterable

from almanac.briefings.compose import Briefing
from almanac.narrative.slides import Line, Slide
from almanac.tables import history
from almanac.texts import formats, text

GAP = re.compile(r"(?<=[^\x00-\x7f]) +(?=\S)|(?<=\S) +(?=[^\x00-\x7f])")
GROUPS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
END = re.compile("[.!?\u3002\uff01\uff1f]$")


def joined(sentences: Iterable[str], language: str) -> str:
    """Sentences as one paragraph; in Chinese nothing stands between them, nor between words and numbers."""
    said = [one for one in sentences if one]
    return "".join(close(one) for one in said) if language == "zh" else " ".join(said)


def close(words: str) -> str:
    """Chinese words without spaces beside them, their numbers without separators (GB/T 15835)."""
    return GROUPS.sub("", GAP.sub("", words))


def ended(words: str, language: str) -> str:
    """Words as a sentence."""
    return words if not words or END.search(words) else text("sentence", language, words=words)


def facts_said(slide: Slide, language: str) -> str:
    """The numbers of a slide as one sentence."""
    said = [_fact(line, language) for line in slide.facts]
    return ended(text("clause", language).join(said), language)


def _fact(line: Line, language: str) -> str:
    words = text("letter_fact", language, label=line.label, value=line.value)
    remark = close(line.remark) if language == "zh" else line.remark
    return text("aside", language, words=words, aside=remark) if remark else words


def reach(briefing: Briefing) -> str:
    """How far the data reach, in words."""
    return formats.day(briefing.newest, briefing.telling.language)


def label(briefing: Briefing) -> str:
    """What every page must say of the data, such as that they are sample data."""
    said = history.manifest(briefing.telling.source.snapshot).get("label") or {}
    return str(said.get(briefing.telling.language) or said.get("zh", ""))


def imprint(briefing: Briefing) -> str:
    """How far the data reach; when, by whom and from which snapshot the file was made, and what it does not show."""
    language, made = briefing.telling.language, briefing.imprint
    built = history.manifest(briefing.telling.source.snapshot).get("built_at", "").replace("T", " ")[:16]
    exported = text("letter_exported", language, time=f"{made.made_at:%Y-%m-%d %H:%M}", by=made.by, built=built)
    level = text(f"level_{briefing.telling.viewer.level}", language)
    return f"{text('letter_footer', language, day=reach(briefing), exported=exported)}\u3000{level}"
