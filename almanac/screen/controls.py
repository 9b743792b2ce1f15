"""The row of choices above a page, and the footer below it."""

from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from almanac.access import Viewer
from almanac.catalogue import Catalogue
from almanac.indicators.comparing.standards import compare_word
from almanac.indicators.composite.recipe import MOST, weights_of
from almanac.narrative.answer import newest
from almanac.screen import choices, style
from almanac.screen.choices import Choice, Offer
from almanac.tables import history
from almanac.tables.ask import Source, month_end
from almanac.tables.returns import slips
from almanac.texts import formats, text, words

USUAL = 4  # units that are told apart by their marks


def indicators(catalogue: Catalogue, themes: Sequence[str], rankable: bool, first: str) -> list[str]:
    """The indicators that a page offers, in the order of its themes."""
    whole = [i for i in catalogue.indicators.values() if not i.only_parts]
    found = [i for i in whole if i.theme in themes or (rankable and i.rank != "never")]
    order = {theme: place for place, theme in enumerate(themes)}
    return [i.id for i in sorted(found, key=lambda i: (i.id != first, order.get(i.theme, len(order)), i.order))]


def lists(source: Source, viewer: Viewer, names: Sequence[str]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """What each word of the address that holds several values may hold, and what it holds where nothing is chosen."""
    units = [unit.code for unit in source.config.units if unit.code in viewer.units]
    ranked = [unit.code for unit in source.config.units if unit.code in units and unit.ranked]
    measured = source.catalogue.indicators
    themes = list(dict.fromkeys([*source.config.themes, *(i.theme for i in measured.values())]))
    every = indicators(source.catalogue, themes, True, "")
    offered = {"units": units, "indicators": every}
    usual = {"units": (ranked or units)[:USUAL], "indicators": [name for name in every if measured[name].overview]}
    return {name: offered[name] for name in names}, {name: usual[name] for name in names}


def row(source: Source, choice: Choice, viewer: Viewer, offer: Offer, is_compared: bool) -> DeltaGenerator:
    """Month, comparison, indicators and units at left; snapshot, label and language at right.

    What to compare with is asked where a chart of the page reads it; on a page with filters the unit is one as well,
    and on a page of several units nobody is asked for one.
    Returns a place beside the language.
    """
    language, is_filtered = choice.language, bool(offer.filters)
    names = {i.id: i.name.said(language) for i in source.catalogue.indicators.values()}
    with st.container(horizontal=True, vertical_alignment="center"):
        _when(source, choice, offer, language, is_compared and not is_filtered)
        if offer.indicators:
            label = text("indicator", language)
            choices.select("indicator", label, offer.indicators, choice.indicator, names.__getitem__)
        _several(source, choice, offer, names)
        if "units" not in offer.lists:
            _unit(source, choice, viewer, offer, is_filtered)
        st.space("stretch")
        known = history.manifest(source.snapshot)
        built = known.get("built_at", "").replace("T", " ")[:16]
        st.caption(text("snapshot_of", language, built=built), width="content", help=text("snapshot_help", language))
        if label := known.get("label", {}):
            st.badge(label.get(language) or label.get("zh", ""), color="gray")
        take = st.container(width="content")
        tongues = {"zh": text("language_zh", language), "en": text("language_en", language)}
        choices.switch("lang", text("language", language), list(tongues), language, tongues.__getitem__)
    return take


def _when(source: Source, choice: Choice, offer: Offer, language: str, is_compared: bool) -> None:
    """The month, newest first, and what it is compared with."""
    written = [f"{month:%Y-%m}" for month in reversed(offer.months)]
    shown = {month: formats.month(month_end(month), language) for month in written}
    choices.select("as_of", text("as_of", language), written, f"{choice.as_of:%Y-%m}", shown.__getitem__)
    if is_compared:
        earlier = choices.comparisons(offer.months, choice.as_of)
        words = {name: compare_word(name, source.config, language) for name in earlier}
        choices.select("compare", text("compare", language), list(words), choice.compare, words.__getitem__)


def _several(source: Source, choice: Choice, offer: Offer, names: dict[str, str]) -> None:
    """The units and the indicators of which several are chosen, each behind a button that says which."""
    language = choice.language
    known = {unit.code: unit.called(language) for unit in source.config.units} | names
    for name, offered in offer.lists.items():
        chosen = choice.several(name)
        label = text(f"chosen_{name}", language, unit_word=unit_word(source, language))
        listed = text("comma", language).join(known[one] for one in chosen)
        count = text(f"count_{name}", language, count=len(chosen))
        said = listed if name == "units" and len(chosen) <= USUAL else f"{label} {count}"
        with st.popover(said, key=f"almanac_open_{name}"):
            choices.several(name, label, offered, chosen, known.__getitem__)


def links(source: Source, viewer: Viewer, choice: Choice, page: str) -> None:
    """A link to the page of each unit chosen, where none is chosen of each that the viewer sees singly."""
    units, language = choice.several("units") or viewer.units, choice.language
    if not viewer.sees(page) or not units:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="unit links"):
        st.caption(text("unit_pages", language, unit_word=unit_word(source, language)), width="content")
        for unit in (one for one in source.config.units if one.code in units):
            address = choices.elsewhere(choice, unit=unit.code, indicator="", filters=(), lists=())
            label = unit.called(language)
            st.page_link(source.config.page_path(page), label=label, query_params=address, width="content")


def unit_word(source: Source, language: str) -> str:
    """What the office calls a unit."""
    return source.config.unit_word.said(language) or text("unit_word", language)


def left_out(source: Source, choice: Choice, dropped: Sequence[str], others: Sequence[str]) -> None:
    """What of the address is not shown: words that nobody offers, and units beside the one that a page takes."""
    language, word = choice.language, unit_word(source, choice.language)
    notices = [text("dropped", language, word=each) for each in dropped]
    if others and choice.unit:
        names = {unit.code: unit.called(language) for unit in source.config.units}
        listed = text("comma", language).join(names[unit] for unit in others)
        notices.append(text("one_in_focus", language, unit_word=word, shown=names[choice.unit], others=listed))
    for notice in notices:
        st.info(style.plain(notice))


def _unit(source: Source, choice: Choice, viewer: Viewer, offer: Offer, is_filtered: bool) -> None:
    """The one unit in focus, or the only one shown, of those that the viewer sees singly."""
    language, word = choice.language, unit_word(source, choice.language)
    known = {unit.code: unit.called(language) for unit in source.config.units if unit.code in viewer.units}
    named = ({} if offer.unit else {"": text("everything" if is_filtered else "no_unit", language)}) | known
    label = text("slip_unit", language) if is_filtered else text("focus", language, unit_word=word)
    choices.select("unit", label, list(named), choice.unit, named.__getitem__)


def weights(source: Source, choice: Choice) -> None:
    """A number for each indicator of the score: what it weighs within its theme."""
    config, language = source.config, choice.language
    if config.composite is None:
        return
    declared, chosen = weights_of("", config.composite), dict(choice.filters).get("weights", "")
    labels = {name: source.catalogue.indicators[name].label.said(language) for name in declared}
    with st.container(border=True, key="card weights"):
        st.caption(text("weights_help", language))
        with st.container(horizontal=True):
            choices.numbers("weights", labels, weights_of(chosen, config.composite), declared, MOST)


def filters(source: Source, viewer: Viewer, choice: Choice, names: Sequence[str]) -> None:
    """A select box for each further word of the address, over what the snapshot has findings of."""
    language, found, chosen = choice.language, slips.offered(source, viewer), dict(choice.filters)
    with st.container(horizontal=True, vertical_alignment="center"):
        for name in names:
            others = [other for other in names if other != name and chosen.get(other)]
            rows = found
            for other in others if name == "file" else ():
                rows = rows[rows[other] == chosen[other]]
            values = [value for value in dict.fromkeys(rows[name]) if value]
            kept = chosen.get(name, "")
            listed = ["", *values, *([kept] if kept and kept not in values else [])]
            said = partial(_filter_said, source, name, language)
            choices.select(name, text(name, language), listed, kept, said)


def filter_values(source: Source, viewer: Viewer, names: Sequence[str]) -> dict[str, list[str]]:
    """What each further word of the address may say."""
    found = slips.offered(source, viewer) if names else None
    values = {name: list(dict.fromkeys(found[name])) for name in names} if found is not None else {}
    return values | ({"source": list(source.catalogue.contracts)} if "source" in names else {})


def _filter_said(source: Source, name: str, language: str, value: str) -> str:
    """A value of a filter in words."""
    if not value:
        return text("to_mend" if name == "severity" else "everything", language)
    if name == "source" and value in source.catalogue.contracts:
        return source.catalogue.contracts[value].title.said(language)
    return words(language).get(f"severity_{value}", value) if name == "severity" else value


def footer(source: Source, viewer: Viewer, choice: Choice) -> None:
    """What the reader must know of every page: how far the data reach and which snapshot this is."""
    language, config = choice.language, source.config
    built = history.manifest(source.snapshot).get("built_at", "")
    st.caption(
        text(
            "footer",
            language,
            footer=config.footer.said(language),
            day=formats.day(newest(source, choice.as_of), language),
            ranked=sum(unit.ranked for unit in config.units),
            others="".join(f"＋{unit.called(language)}" for unit in config.units if not unit.ranked),
            unit_word=unit_word(source, language),
            city=config.city.name if language == "zh" else config.city.en or config.city.name,
            built=built.replace("T", " "),
            viewer=viewer.name,
        )
    )
