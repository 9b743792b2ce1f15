"""What goes back: the units with their returned rows, a slip for each, all of them in one archive."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import streamlit as st

from almanac.access import Viewer
from almanac.exports.returns.slip import Listing, Slip
from almanac.screen import cache, cards, style
from almanac.screen.choices import Choice
from almanac.tables.ask import Source
from almanac.tables.returns import slips
from almanac.texts import text, words

WriteSlip = Callable[[Slip, str], bytes]
WriteListing = Callable[[Listing, str], bytes]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def card(source: Source, viewer: Viewer, choice: Choice, name: str, given: Mapping[str, str], write: WriteSlip) -> None:
    """Every unit in official order with its returned rows; a button where there is something to return."""
    language = choice.language
    with st.container(border=True, key="card slips"), cards.calmly(language):
        found = cache.answered(source, name, viewer, given, language)
        st.subheader(style.plain(found.finding), anchor=False)
        st.caption(style.plain(found.subtitle))
        rows = found.rows.to_dict("records")
        may = "export" in viewer.may
        for column, half in zip(st.columns(2, gap="medium"), _halves(rows), strict=True):
            with column:
                for row in half:
                    _line(source, viewer, row, language, write if may else None)
        returned = [row["unit_code"] for row in rows if row["row_count"] or row["files"]]
        if returned and may:
            _all(source, viewer, returned, language, write)
        elif returned:
            st.caption(text("no_export_right", language))


def listing(
    source: Source, viewer: Viewer, choice: Choice, found: int, chosen: Mapping[str, str], write: WriteListing
) -> None:
    """A button for the list of every finding that the choices leave."""
    if found and "export" in viewer.may:
        language = choice.language
        st.download_button(
            text("download_list", language, count=found),
            data=lambda: write(slips.listing(source, viewer, chosen, language), language),
            file_name=f"{text('findings_list', language)}.xlsx",
            mime=XLSX,
            on_click="ignore",
            key="download findings",
        )


def _halves(rows: Sequence[Any]) -> tuple[Sequence[Any], Sequence[Any]]:
    """Two columns, read from left to right: the first has every other row."""
    return rows[::2], rows[1::2]


def _line(source: Source, viewer: Viewer, row: Mapping[Any, Any], language: str, write: WriteSlip | None) -> None:
    """A unit, its rows and its button."""
    count, something = int(row["row_count"]), bool(row["row_count"] or row["files"])
    named = source.config.unit(row["unit_code"])
    name = named.called(language) if named else text("unit_not_named", language)
    with st.container(horizontal=True, vertical_alignment="center", key=f"returned {row['unit_code'] or 'none'}"):
        st.markdown(style.plain(name), width=92)
        key = "returned_rows" if count or not something else "returned_files"
        said = words(language)[key].format(count=count or row["files"])
        st.markdown(f"**{said}**" if something else said, width=72)
        st.space("stretch")
        if something and write:
            st.download_button(
                text("download_slip", language),
                data=partial(_slip, source, viewer, row["unit_code"], language, write),
                file_name=_file_name(name, language),
                mime=XLSX,
                on_click="ignore",
                key=f"slip {row['unit_code']}",
                help=text("download_slip_of", language, unit=name),
            )
        elif not something:
            st.caption(text("nothing_returned", language), width="content")


def _all(source: Source, viewer: Viewer, units: Sequence[str], language: str, write: WriteSlip) -> None:
    with st.container(horizontal=True, horizontal_alignment="right"):
        st.download_button(
            text("download_all", language, count=len(units)),
            data=partial(_archive, source, viewer, tuple(units), language, write),
            file_name=f"{text('slips', language)}.zip",
            mime="application/zip",
            on_click="ignore",
            type="primary",
            key="slips all",
        )


def _slip(source: Source, viewer: Viewer, unit: str, language: str, write: WriteSlip) -> bytes:
    return write(slips.slip(source, viewer, unit, language), language)


def _archive(source: Source, viewer: Viewer, units: Sequence[str], language: str, write: WriteSlip) -> bytes:
    """Every slip in one archive."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for unit in units:
            slip = slips.slip(source, viewer, unit, language)
            archive.writestr(_file_name(slip.unit, language), write(slip, language))
    return held.getvalue()


def _file_name(unit: str, language: str) -> str:
    return f"{text('slip_title', language, unit=unit)}.xlsx"
