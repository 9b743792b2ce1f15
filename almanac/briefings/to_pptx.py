"""A briefing as a deck of slides that people can edit: native charts and tables, real layouts, no pictures."""

from io import BytesIO
from typing import Any

from almanac.briefings import check
from almanac.briefings.compose import Briefing
from almanac.briefings.deck import meant, readback, template
from almanac.briefings.deck.arranged import arranged
from almanac.briefings.deck.frame import Binding, numbered
from almanac.briefings.deck.kinds import Told, draw
from almanac.tables import history
from almanac.texts import formats, text


def write(briefing: Briefing) -> bytes:
    """The deck, read back before anybody gets it."""
    whole = arranged(briefing)
    config, language = briefing.telling.source.config, briefing.telling.language
    binding = Binding(template.opened(config, language), language, footer(briefing), badge(briefing))
    for number, slide in enumerate(whole.slides, 1):
        draw(Told(number, slide, whole, binding))
    numbered(binding)
    _properties(binding.deck, briefing)
    made = BytesIO()
    binding.deck.save(made)
    refuse_difference(briefing, made.getvalue())
    return made.getvalue()


def refuse_difference(briefing: Briefing, written: bytes) -> None:
    """A Mistake where a deck does not say what its briefing means."""
    whole, found = arranged(briefing), readback.read(written, briefing.telling.language)
    wanted = meant.meant(whole, footer(briefing), badge(briefing), found.charts)
    check.refuse_difference(wanted, found.said)


def footer(briefing: Briefing) -> str:
    """What every slide says at its foot."""
    language = briefing.telling.language
    reach = text("wall_reach", language, day=formats.day(briefing.newest, language))
    own = briefing.telling.source.config.footer.said(language)
    return text("kicker", language).join(part for part in (own, reach) if part)


def badge(briefing: Briefing) -> str:
    """What every screen says of the data."""
    label = history.manifest(briefing.telling.source.snapshot).get("label", {})
    return str(label.get(briefing.telling.language) or label.get("zh", ""))


def _properties(deck: Any, briefing: Briefing) -> None:
    """Title and author, which is the installation; nothing that tells of a person."""
    about, made = deck.core_properties, briefing.imprint.made_at
    owner = briefing.telling.source.config.title.said(briefing.telling.language)
    about.title, about.author, about.last_modified_by = briefing.title, owner, owner
    about.subject = about.keywords = about.comments = about.category = ""
    about.language, about.revision = briefing.telling.language, 1
    about.created = about.modified = made.replace(microsecond=0)
