"""Widgets ↔ address bar ↔ one frozen Choice. The only module that touches session state."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import streamlit as st

from almanac.config import Composite
from almanac.figures.marks import widest, width_of
from almanac.indicators.composite.recipe import weights_of
from almanac.mistakes import Mistake
from almanac.tables.ask import COMPARISONS, month_end

PAGE, CAME, ADDRESS, FRAMED = "almanac_page", "almanac_came", "almanac_address", "almanac_framed"
LETTER, BESIDE, NUMBER = 14, 66, 132  # pixels: a letter of a select box, all that is no letter, a number with buttons
WEIGHTS = "weights"
NAMES = ("as_of", "compare", "unit", "indicator", "lang")


@dataclass(frozen=True)
class Offer:
    """What may be chosen: the months with data, the units the viewer sees singly, the indicators of the page.

    `filters` are further words of the address that a page has, each with its values; `lists` are words that hold
    several of their values, and `usual` what they hold where nothing is chosen. `unit` is in focus if none is. On a
    page with a score, `scored`, `weights` is a word with any weights of its indicators. What to compare with is
    offered everywhere: last month and year, standards, and any earlier month.
    """

    months: Sequence[date]
    units: Sequence[str]
    indicators: Sequence[str]
    language: str
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    usual: Mapping[str, Sequence[str]] = field(default_factory=dict)
    unit: str = ""
    scored: Composite | None = None


@dataclass(frozen=True)
class Choice:
    """Everything chosen on a page, as the address says it."""

    as_of: date
    compare: str
    unit: str
    indicator: str
    language: str
    filters: tuple[tuple[str, str], ...] = ()
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def several(self, name: str) -> tuple[str, ...]:
        """What a word that holds several values holds."""
        return dict(self.lists).get(name, ())

    def address(self) -> dict[str, str]:
        """The choice as plain words of the address bar."""
        words = {"as_of": f"{self.as_of:%Y-%m}", "compare": self.compare, "unit": self.unit}
        lists = {name: ",".join(values) for name, values in self.lists}
        more = {"indicator": self.indicator, **dict(self.filters), **lists, "lang": self.language}
        return {k: v for k, v in {**words, **more}.items() if v}


def read(address: Mapping[str, str], offer: Offer) -> tuple[Choice, list[str]]:
    """The choice that an address makes, and those of its values that nobody offers."""
    kept = {name: value for name, value in address.items() if _offered(name, value, offer)}
    as_of = month_end(kept["as_of"]) if "as_of" in kept else offer.months[-1]
    if kept.get("compare", "month") not in comparisons(offer.months, as_of):
        del kept["compare"]
    dropped = [f"{name}={value}" for name, value in address.items() if name not in kept]
    dropped += [f"{name}={one}" for name in offer.lists for one in _strangers(name, address.get(name, ""), offer)]
    choice = Choice(
        as_of=as_of,
        compare=kept.get("compare", "month"),
        unit=kept.get("unit", offer.unit),
        indicator=kept.get("indicator", offer.indicators[0] if offer.indicators else ""),
        language=kept.get("lang", offer.language),
        filters=tuple((name, kept[name]) for name in (*offer.filters, WEIGHTS) if name in kept),
        lists=tuple((name, _several(name, kept, offer)) for name in offer.lists),
    )
    return choice, dropped


def comparisons(months: Sequence[date], as_of: date) -> list[str]:
    """With what a month may be compared: last month and year, the standards, every earlier month, newest first."""
    return [*COMPARISONS, *(f"{month:%Y-%m}" for month in reversed(months) if month < as_of)]


def language_of(default: str) -> str:
    """The language that the address, or the page before, asks for."""
    asked = st.query_params.get("lang") or st.session_state.get(ADDRESS, {}).get("lang", "")
    return asked if asked in ("zh", "en") else default


def current(page: str, offer: Offer) -> tuple[Choice, list[str], list[str]]:
    """The choice of this run, by the address or from the page before; strangers; units beside the one it takes."""
    asked = {name: st.query_params[name] for name in st.query_params}
    address, others = (asked, []) if "units" in offer.lists else one_unit(asked, offer.units)
    before = st.session_state.get(ADDRESS, {}) if not asked and st.session_state.get(PAGE) != page else {}
    carried = {name: value for name, value in before.items() if name not in address and _offered(name, value, offer)}
    choice, dropped = read(carried | address, offer)
    keep(page, choice)
    return choice, dropped, others


def one_unit(address: Mapping[str, str], units: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """`units=a,b` read as `unit=a`, for one is in focus at a time, strangers left in it; and the others left out."""
    said = address.get("units", "").split(",")
    known, unknown = [one for one in said if one in units], [one for one in said if one and one not in units]
    plain = {"unit": known[0] if known else "", **address, "units": ",".join(unknown)}
    return {name: value for name, value in plain.items() if value}, [one for one in known if one != plain["unit"]]


def keep(page: str, choice: Choice) -> None:
    """Writes the choice into the address bar and remembers it for the next page."""
    st.session_state[PAGE] = page
    st.session_state[ADDRESS] = {**st.session_state.get(ADDRESS, {}), **choice.address()}
    if dict(st.query_params) != choice.address():
        st.query_params.from_dict(choice.address())


def carry(as_of: date) -> None:
    """The next page shows this month."""
    st.session_state[ADDRESS] = st.session_state.get(ADDRESS, {}) | {"as_of": f"{as_of:%Y-%m}"}


def select(name: str, label: str, options: Sequence[str], chosen: str, said: Callable[[str], str]) -> None:
    """A select box, as wide as its words, whose change rewrites one word of the address."""
    key = f"almanac_{name}"
    st.session_state[key] = chosen
    room = round(width_of(label, LETTER) + widest([said(option) for option in options], LETTER)) + BESIDE
    st.selectbox(label, options, key=key, format_func=said, on_change=_changed, args=(name,), width=room)


def numbers(
    word: str, labels: Mapping[str, str], chosen: Mapping[str, float], plain: Mapping[str, float], most: float
) -> None:
    """Numbers side by side whose change rewrites one word of the address: those that are not the plain ones."""
    for name, label in labels.items():
        key = f"almanac_{word}_{name}"
        st.session_state[key] = float(chosen[name])
        room = max(round(width_of(label, LETTER)) + BESIDE, NUMBER)
        st.number_input(
            label, 0.0, most, step=0.5, format="%g", key=key, on_change=_numbered, args=(word, plain), width=room
        )


def switch(name: str, label: str, options: Sequence[str], chosen: str, said: Callable[[str], str]) -> None:
    """A few options side by side whose change rewrites one word of the address."""
    key = f"almanac_{name}"
    st.session_state[key] = chosen
    st.segmented_control(
        label, options, key=key, format_func=said, on_change=_changed, args=(name,), label_visibility="collapsed"
    )


def several(name: str, label: str, options: Sequence[str], chosen: Sequence[str], said: Callable[[str], str]) -> None:
    """Options of which several may be chosen; a change rewrites one word of the address."""
    key = f"almanac_{name}"
    st.session_state[key] = list(chosen)
    st.pills(
        label, options, selection_mode="multi", key=key, format_func=said, on_change=_changed_list, args=(name, options)
    )


def is_framed() -> bool:
    """Whether dashboard.py has run in this session."""
    return bool(st.session_state.get(FRAMED))


def set_framed() -> None:
    """Remembers that dashboard.py has run in this session."""
    st.session_state[FRAMED] = True


def came_to(page: str) -> str:
    """Remembers that one came to a page that has no choices of its own, and says from which; '' from nowhere."""
    before = st.session_state.get(PAGE, "")
    if before != page:
        st.session_state[CAME], st.session_state[PAGE] = before, page
    return str(st.session_state[CAME])


def elsewhere(choice: Choice, **changed: str | tuple[()]) -> dict[str, str]:
    """The address of another view that keeps the rest of the choice."""
    return replace(choice, **changed).address()  # type: ignore[arg-type]


def _changed_list(name: str, options: Sequence[str]) -> None:
    _write(name, ",".join(one for one in options if one in st.session_state[f"almanac_{name}"]))


def _several(name: str, kept: Mapping[str, str], offer: Offer) -> tuple[str, ...]:
    """The values that a word holds, in the order offered; where it says none the usual ones, with the unit in focus."""
    said = kept.get(name, "").split(",")
    if chosen := tuple(one for one in offer.lists[name] if one in said):
        return chosen
    usual, unit = list(offer.usual.get(name, ())), kept.get("unit", "")
    if unit in offer.lists[name] and unit not in usual:
        usual[-1:] = [unit]
    return tuple(one for one in offer.lists[name] if one in usual)


def _strangers(name: str, value: str, offer: Offer) -> list[str]:
    """Those of several values that nobody offers, beside others that are; a word without any is a stranger itself."""
    said = value.split(",")
    unknown = [one for one in said if one not in offer.lists[name]]
    return unknown if len(unknown) < len(said) else []


def _changed(name: str) -> None:
    _write(name, st.session_state[f"almanac_{name}"])


def _write(name: str, value: str | None) -> None:
    """A word of the address as it is chosen; nothing chosen leaves it out."""
    if value:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]


def _numbered(word: str, plain: Mapping[str, float]) -> None:
    changed = [f"{n}:{now:g}" for n in plain if (now := st.session_state[f"almanac_{word}_{n}"]) != plain[n]]
    _write(word, ",".join(changed))


def _weighs(words: str, scored: Composite) -> bool:
    try:
        return bool(weights_of(words, scored))
    except Mistake:
        return False


def _offered(name: str, value: str, offer: Offer) -> bool:
    """Whether a word of the address is one of those that may be chosen."""
    if name == "as_of":
        try:
            return month_end(value) in offer.months
        except Mistake:
            return False
    if name == WEIGHTS:
        return offer.scored is not None and _weighs(value, offer.scored)
    if name in offer.lists:
        return any(one in offer.lists[name] for one in value.split(","))
    earlier = comparisons(offer.months, offer.months[-1])
    allowed = {"compare": earlier, "unit": offer.units, "indicator": offer.indicators, "lang": ("zh", "en")}
    return value in allowed.get(name, offer.filters.get(name, ()))
