"""What goes back: a slip for each unit, and the list of all findings, as far as the viewer may see and take them."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from almanac.access import Viewer
from almanac.exports.cells.named import UnitNames
from almanac.exports.returns.raw import RawRows, raw_rows
from almanac.exports.returns.slip import Fault, Listing, Slip, SlipFile, slip_file
from almanac.mistakes import Mistake
from almanac.tables import engine, history
from almanac.tables.ask import Source
from almanac.tables.returns.noted import arrived
from almanac.texts import text
from almanac.texts.formats import is_missing

_FILES = """
    select f.file, f.source, f.encoding, f.sha256, cast(coalesce(r.rows, 0) as bigint) as returned
    from _files as f
    left join (select file, sum(rows) as rows from _returns where coalesce(unit_code, '') = $unit group by file) as r
        using (file)
    where r.rows > 0
        or ($unit = '' and f.status in ('refused', 'unrecognised') and f.file not in (select file from _returns))
    order by f.source nulls last, f.file
"""
_FAULTS = """
    select file, line, "column", value, rule, severity, message_zh, message_en, fix_zh, fix_en
    from _findings
    where severity = 'refuse' or (severity = 'reject' and coalesce(unit_code, '') = $unit)
    order by file, line
"""
_HEADINGS = "select file, line from _findings where rule = 'repeated_header'"
_LISTED = """
    select f.file, f.line, f."column", f.value, coalesce(u.name, '') as unit, f.severity,
        f.message_zh, f.message_en, f.fix_zh, f.fix_en
    from _findings as f left join units as u using (unit_code)
    where (case when $severity = '' then f.severity in ('reject', 'refuse', 'warn') else f.severity = $severity end)
        and ($source = '' or f.source = $source)
        and ($file = '' or f.file = $file)
        and ($unit = '' or f.unit_code = $unit)
        and (f.unit_code in $units or (f.unit_code is null and $is_everyone))
    order by
        case when f.rule in ('personal_data', 'forbidden_column') then 0 else 1 end,
        case f.severity when 'refuse' then 1 when 'reject' then 2 else 3 end, f.file, f.line
"""
_OFFERED = """
    select distinct file, coalesce(source, '') as source, severity from _findings
    where unit_code in $units or (unit_code is null and $is_everyone)
    order by source, file
"""


def sees_everyone(source: Source, viewer: Viewer) -> bool:
    """Whether a viewer sees all units, and so may see what names none."""
    return set(viewer.units) >= {unit.code for unit in source.config.units}


def slip(source: Source, viewer: Viewer, unit: str, language: str) -> Slip:
    """All that goes back to one unit ('' for what names none); a Mistake for a unit that the viewer may not see."""
    _refuse(source, viewer, unit)
    files, faults = (_rows(source, sql, {"unit": unit}) for sql in (_FILES, _FAULTS))
    headings = _rows(source, _HEADINGS, {})
    named = source.config.unit(unit)
    return Slip(
        unit_code=unit,
        unit=named.called(language) if named else text("unit_not_named", language),
        label=_label(source, language),
        built=history.manifest(source.snapshot).get("built_at", "").replace("T", " "),
        files=tuple(_file(source, row, faults, headings, language) for row in files.to_dict("records")),
    )


def listing(source: Source, viewer: Viewer, chosen: Mapping[str, str], language: str) -> Listing:
    """Every finding that the choices leave, none left out."""
    _refuse(source, viewer, chosen.get("unit") or (viewer.units or ("",))[0])
    given = {name: chosen.get(name, "") for name in ("source", "file", "unit", "severity")}
    found = _rows(source, _LISTED, {**given, **_seen(source, viewer)})
    names = ("unit", "severity", "file", "line", "column", "value", "message", "fix")
    rows = found.assign(
        severity=[text(f"severity_{word}", language) for word in found["severity"]],
        message=found[f"message_{language}"],
        fix=found[f"fix_{language}"],
    )
    return Listing(
        title=text("findings_list", language),
        label=_label(source, language),
        built=history.manifest(source.snapshot).get("built_at", "").replace("T", " "),
        heads=tuple(text(f"slip_{name}", language) for name in names),
        rows=tuple(tuple(_written(value) for value in row) for row in rows[list(names)].itertuples(index=False)),
    )


def offered(source: Source, viewer: Viewer) -> pd.DataFrame:
    """The files, sources and severities that there are findings of."""
    return _rows(source, _OFFERED, _seen(source, viewer))


def _seen(source: Source, viewer: Viewer) -> dict[str, Any]:
    return {"units": list(viewer.units), "is_everyone": sees_everyone(source, viewer)}


def _refuse(source: Source, viewer: Viewer, unit: str) -> None:
    """A Mistake for a viewer without the right to take files along, or for a unit that he may not see."""
    if "export" not in viewer.may or viewer.level != "desk":
        raise Mistake("no_right", viewer=viewer.name, right="export")
    if unit not in viewer.units if unit else not sees_everyone(source, viewer):
        raise Mistake("not_for_viewer", viewer=viewer.name, name=unit or text("unit_not_named", "zh"))


def _rows(source: Source, sql: str, given: Mapping[str, Any]) -> pd.DataFrame:
    return engine.rows(engine.open_snapshot(source.snapshot), sql, given)


def _label(source: Source, language: str) -> str:
    label = history.manifest(source.snapshot).get("label", {})
    return str(label.get(language) or label.get("zh", ""))


def _file(
    source: Source, file: Mapping[Any, Any], faults: pd.DataFrame, headings: pd.DataFrame, language: str
) -> SlipFile:
    """One export of a slip, its lines as they arrived where its bytes are still there."""
    contract = source.catalogue.contracts.get(str(file["source"]))
    mine = [_fault(row, language) for row in faults[faults["file"] == file["file"]].to_dict("records")]
    lines = {fault.line for fault in mine if fault.line is not None and not fault.is_whole}
    raw = _raw(source, file, lines, headings) if contract and lines else None
    title = contract.title.said(language) if contract else ""
    return slip_file(file["file"], title, contract, raw, mine, int(file["returned"]))


def _raw(source: Source, file: Mapping[Any, Any], lines: set[int], headings: pd.DataFrame) -> RawRows | None:
    folders = [source.config.folder("exports"), source.config.folder("sample")]
    data = arrived(source.config, folders, file["file"], file["sha256"])
    if data is None:
        return None
    contract = source.catalogue.contracts[str(file["source"])]
    repeated = [int(line) for line in headings[headings["file"] == file["file"]]["line"]]
    return raw_rows(data, file["encoding"], contract, UnitNames(source.config), lines, repeated)


def _fault(row: Mapping[Any, Any], language: str) -> Fault:
    line = None if is_missing(row["line"]) else int(row["line"])
    words = (str(row[f"message_{language}"]), str(row[f"fix_{language}"]))
    return Fault(line, row["column"], row["value"], row["rule"], *words, is_whole=row["severity"] == "refuse")


def _written(value: object) -> str:
    return "" if is_missing(value) else str(int(value)) if isinstance(value, float) else str(value)
