"""A page: opened behind the gate, it says a finding and shows charts for one Choice."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from almanac.access import Viewer
from almanac.catalogue import Catalogue
from almanac.config import Config
from almanac.general import charts_of
from almanac.mistakes import Mistake
from almanac.screen import ahead, cache, cards, choices, controls, frame, style
from almanac.screen.choices import Choice, Offer
from almanac.screen.files import publishing, returning, taking
from almanac.screen.meeting import door
from almanac.tables import history
from almanac.tables.ask import Source, compares

Ask = Callable[..., object]
LISTED = {"units": "chosen", "indicators": "indicators"}  # words of the address, and the parameters of charts
NEXT = (-1, 1, -2, 2)  # months beside the one chosen, the likeliest choice first


@dataclass
class Page:
    """One page of one run; its charts all speak of the same choice."""

    name: str
    source: Source
    viewer: Viewer
    choice: Choice
    months: Sequence[date]
    takes: list[tuple[Callable[[taking.Offer, DeltaGenerator], None], DeltaGenerator]]
    asked: list[tuple[Ask, str, dict[str, str]]] = field(default_factory=list)
    last: list[Callable[[], None]] = field(default_factory=list)

    def say(self, chart: str, **parameters: str) -> None:
        """Opens the page with the finding of a chart, and a line of context under it."""
        with cards.calmly(self.choice.language):
            given = self._given(chart, parameters)
            self.asked.append((cache.answered, chart, given))
            found = cache.answered(self.source, chart, self.viewer, given, self.choice.language)
            st.title(style.plain(found.finding), anchor=False)
            if found.subtitle:
                st.markdown(style.plain(found.subtitle))

    def show(self, *charts: str, widths: Sequence[int] = (), **parameters: str) -> None:
        """Charts as cards side by side, in the given proportions."""
        for column, chart in zip(self.columns(*(widths or [1] * len(charts))), charts, strict=True):
            with column:
                self._card(chart, parameters)

    def show_each(self, chart: str, indicators: Sequence[str], then: Sequence[str] = ()) -> None:
        """The same chart for several indicators side by side, then other charts beside them."""
        cells = [*((chart, {"indicator": name}) for name in indicators), *((other, {}) for other in then)]
        for column, (name, parameters) in zip(st.columns(len(cells), gap="small"), cells, strict=True):
            with column:
                self._card(name, parameters)

    def scores(self, *charts: str) -> None:
        """Charts of the score that config.yaml asks for, below the weights that may be set; nothing without one."""
        if self.source.config.composite is not None:
            controls.weights(self.source, self.choice)
            self.show(*charts, widths=(2, 1)[: len(charts)])

    def follow(self, chart: str, of: str, **columns: str) -> None:
        """A chart asked with what another's first row says; nothing where that is empty, or no such chart is there."""
        if chart not in self.source.catalogue.charts:
            return
        with cards.calmly(self.choice.language):
            found = cache.answered(self.source, of, self.viewer, self._given(of, {}), self.choice.language)
            first = found.rows.head(1)
            known = {name: str(value) for name, column in columns.items() for value in first[column].dropna()}
            if all(known.get(name) for name in columns):
                self._card(chart, known)

    def links(self, page: str) -> None:
        """Links to the page of each unit chosen, or else of every one; none where the viewer may not open it."""
        controls.links(self.source, self.viewer, self.choice, page)

    def columns(self, *widths: int, most: int = 0) -> Sequence[AbstractContextManager[object]]:
        """Columns of the given proportions, each for cards below each other: `with left: page.show(…)`.

        With over `most` units chosen they stand below each other, too.
        """
        if most and len(self.choice.several("units")) > most:
            return [st.container() for _ in widths]
        return st.columns(widths, gap="small")

    def choose(self, *names: str) -> None:
        """Select boxes for further words of the address, as `open_page(filters=…)` names them."""
        controls.filters(self.source, self.viewer, self.choice, names)

    def returns(self, chart: str, write: returning.WriteSlip) -> None:
        """The units with what goes back to them, and `write` to make a slip of it."""
        returning.card(self.source, self.viewer, self.choice, chart, self._given(chart, {}), write)

    def listing(self, chart: str, write: returning.WriteListing) -> None:
        """All that a chart of findings is about, as a file."""
        with cards.calmly(self.choice.language):
            given = self._given(chart, {})
            found = cache.answered(self.source, chart, self.viewer, given, self.choice.language)
            count = int(found.facts["found"])
            returning.listing(self.source, self.viewer, self.choice, count, given, write)

    def take_along(self) -> None:
        """A card with what may be taken along of the page."""
        self.takes.append((taking.card, st.container()))

    def publishing(self, *charts: str) -> None:
        """The place where exports are dropped, checked (then the charts show the trial) and published."""
        self.last.append(publishing.place(self.source, self.viewer, self.choice, charts))

    def end(self) -> None:
        """Closes the page with its footer, and looks ahead to the months beside the one chosen."""
        controls.footer(self.source, self.viewer, self.choice)
        for fill, place in self.takes:
            fill(self._offer(), place)
        door.records(self.source.config, self.viewer, self.choice.language)
        if self.source.config.look_ahead:
            is_latest = self.choice.as_of == self.months[-1]
            ahead.look([*self._beside(), *(door.ahead(self.source, self.viewer, self.choice) if is_latest else [])])
        for work in self.last:
            work()

    def _offer(self) -> taking.Offer:
        """What may be taken along: what the page has told and shown."""
        told = next((chart for ask, chart, _ in self.asked if ask is cache.answered), "")
        charts = [(chart, given) for _, chart, given in self.asked]
        return taking.of_page(self.name, self.source, self.viewer, self.choice, told, charts)

    def _beside(self) -> list[ahead.Task]:
        """What the page would ask in the months beside the one chosen, the likeliest first."""
        here = list(self.months).index(self.choice.as_of)
        months = [f"{self.months[here + step]:%Y-%m}" for step in NEXT if 0 <= here + step < len(self.months)]
        return [
            partial(ask, self.source, chart, self.viewer, given | {"as_of": month}, self.choice.language)
            for month in months
            for ask, chart, given in self.asked
        ]

    def _card(self, chart: str, parameters: dict[str, str]) -> None:
        ahead.working()
        given = self._given(chart, parameters)
        self.asked.append((cache.drawn, chart, given))
        cards.card(self.source, chart, self.viewer, given, self.choice)

    def _given(self, chart: str, parameters: dict[str, str]) -> dict[str, str]:
        """What the chart is asked with: the choice, as far as the chart names it, and what the page says."""
        declared = self.source.catalogue.charts.get(chart)
        names = declared.parameters if declared else {}
        chosen = {"unit": self.choice.unit, "indicator": self.choice.indicator, **dict(self.choice.filters)}
        chosen |= {word: ",".join(self.choice.several(name)) for name, word in LISTED.items()}
        fixed = {"as_of": f"{self.choice.as_of:%Y-%m}"}
        if "compare" not in names:
            fixed["compare"] = self.choice.compare
        return fixed | {k: v for k, v in chosen.items() if k in names and v} | parameters


def open_page(
    name: str,
    themes: Sequence[str] = (),
    rankable: bool = False,
    first: str = "",
    filters: Sequence[str] = (),
    lists: Sequence[str] = (),
    of_unit: bool = False,
) -> Page:
    """The gate: frame, viewer, snapshot and choice; a calm page where one of them is not there.

    `themes` offers the indicators of those themes, `rankable` those that may be ranked fairly; `first` comes first.
    `filters` are words of the address, `lists` those of several values. A page `of_unit` always has a unit in focus.
    """
    ahead.working()
    frame.begin_in_frame()
    config, catalogue = frame.installed()
    language = choices.language_of(config.language)
    person = frame.admitted(name, config, language)
    source, months = _held(config, catalogue, language)
    offered = controls.indicators(catalogue, themes, rankable, first)
    values, (several, usual) = controls.filter_values(source, person, filters), controls.lists(source, person, lists)
    unit, scored = next(iter(person.units), "") if of_unit else "", config.composite if rankable else None
    offer = Offer(months, person.units, offered, config.language, values, several, usual, unit, scored)
    choice, dropped, others = choices.current(name, offer)
    door.enter(config, catalogue, person, choice)
    take = controls.row(source, choice, person, offer, _is_compared(source, name))
    controls.left_out(source, choice, dropped, others)
    return Page(name, source, person, choice, months, [(taking.button, take)])


def _is_compared(source: Source, page: str) -> bool:
    """Whether a chart of the page reads what is compared with."""
    return any(compares(source.catalogue, chart) for chart in charts_of(source.config.page_path(page)))


def _held(config: Config, catalogue: Catalogue, language: str) -> tuple[Source, Sequence[date]]:
    """The current snapshot, the same for the whole run, and its months; a calm page where there is none."""
    snapshot = history.current(config)
    if snapshot is None:
        frame.calm(Mistake("no_snapshot"), language)
    source = Source(config, catalogue, snapshot)
    try:
        months = cache.months(snapshot, source)
    except Mistake as mistake:
        frame.calm(mistake, language)
    if not months:
        frame.calm(Mistake("no_data", path=config.folder("exports")), language)
    return source, months
