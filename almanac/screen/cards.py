"""A chart as a card: finding, how to read it, figure, footnote, and its numbers as a table."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import streamlit as st

from almanac.access import Viewer
from almanac.figures.draw import plotly_config
from almanac.mistakes import Mistake
from almanac.narrative.answer import Answer
from almanac.narrative.as_csv import csv_name, csv_of
from almanac.narrative.table import data_table, figures
from almanac.screen import cache, choices, style
from almanac.screen.choices import Choice
from almanac.tables.ask import Source
from almanac.texts import text

NARROW, BROAD, WIDE, FULL = 400, 900, 1000, 1300  # pixels expected


def card(source: Source, name: str, viewer: Viewer, given: Mapping[str, str], choice: Choice, place: str = "") -> None:
    """One chart, or one calm sentence in its place where it cannot be asked.

    `place` tells a card from another one of the same chart on the same page.
    """
    key = f"{name} {given.get('indicator', '')}{place}"
    bare = source.catalogue.charts[name].options.get("bare") if name in source.catalogue.charts else False
    if bare:
        with calmly(choice.language):
            found = cache.answered(source, name, viewer, given, choice.language)
            _figure(source, found, viewer, given, choice, key)
        return
    with st.container(border=True, height="stretch", key=f"card {key}"), calmly(choice.language):
        found = cache.answered(source, name, viewer, given, choice.language)
        st.subheader(style.plain(found.finding), anchor=False)
        if found.subtitle:
            leads = text("leads_on", choice.language) if found.chart.options.get("leads_to") else ""
            st.caption(style.plain(found.subtitle + leads))
        if found.rows.empty and found.chart.options.get("quiet"):
            return
        _figure(source, found, viewer, given, choice, key)
        brief = bool(found.chart.options.get("brief"))
        if found.footnote and not brief:
            st.caption(style.plain(found.footnote))
        _table(found, viewer, choice.language, found.footnote if brief else "", key)


@contextmanager
def calmly(language: str) -> Iterator[None]:
    """A mistake inside becomes one sentence on the page; the rest of the page goes on."""
    try:
        yield
    except Mistake as mistake:
        st.info(style.plain(mistake.said(language)))


def _figure(source: Source, found: Answer, viewer: Viewer, given: Mapping[str, str], choice: Choice, key: str) -> None:
    """The figure; a click on a cell that leads somewhere opens that indicator's page."""
    figure = cache.drawn(source, found.chart.id, viewer, given, choice.language)
    leads = found.chart.options.get("leads_to")
    with st.container(key=f"room {_room(found)} {key}"):
        event = st.plotly_chart(
            figure,
            theme=None,
            key=f"figure {key}",
            config=plotly_config(choice.language),
            alt=found.alt,
            on_select="rerun" if leads else "ignore",
            selection_mode="points",
        )
    points = event["selection"]["points"] if leads and isinstance(event, dict) else []
    if points:
        _lead(source, list(points[0].get("customdata") or []), choice)


def _room(found: Answer) -> str:
    """How much room a figure needs: in a narrower window it is scrolled, never squeezed."""
    given = found.chart.options.get("width", 0)
    width = float(found.facts.get(given[1:-1], 0) if isinstance(given, str) else given)
    if found.chart.figure == "kpi" or 0 < width <= NARROW:
        return "small"
    return "full" if width >= FULL else "wide" if width >= WIDE else "broad" if width >= BROAD else "half"


def _lead(source: Source, cell: list[str], choice: Choice) -> None:
    """Opens the page of the indicator in a cell, with the cell's unit in focus."""
    unit, name = [*cell, "", ""][:2]
    indicator = source.catalogue.indicators.get(name)
    theme = source.config.themes.get(indicator.theme) if indicator else None
    if theme and theme.page:
        unit = unit if source.config.unit(unit) else choice.unit
        address = choices.elsewhere(choice, indicator=name, unit=unit, lists=())
        st.switch_page(source.config.page_path(theme.page), query_params=address)


def _table(found: Answer, viewer: Viewer, language: str, note: str, key: str) -> None:
    """The same numbers in the same order, as a table that can be copied or taken along; made when it is opened."""
    opened = st.expander(text("data_table", language), key=f"table {key}", on_change="rerun")
    if opened.open:
        with opened:
            if note:
                st.caption(style.plain(note))
            table = data_table(found, language)
            right = {name: st.column_config.Column(alignment="right") for name in figures(table, language)}
            st.dataframe(table, hide_index=True, alt=found.alt, placeholder="–", column_config=right)
            if "export" in viewer.may and len(table.columns):
                st.download_button(
                    text("download_csv", language),
                    data=lambda: csv_of(found, language),
                    file_name=csv_name(found, language),
                    mime="text/csv",
                    on_click="ignore",
                    key=f"csv {key}",
                )
