"""The same key in two files: the newest file has it, and the row of the other is listed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from almanac.catalogue import Contract
from almanac.exports.judge import Reading, key_names, said
from almanac.exports.read import hide_personal
from almanac.exports.results import Finding, with_findings, without_rows
from almanac.tables.engine import Connection
from almanac.tables.schema import quoted

Written = Mapping[str, int]


@dataclass(frozen=True)
class Lost:
    """A row that another file has a newer one of: where it stands, where the other does, and their key."""

    file: str
    line: int
    other: str
    other_line: int
    key: Sequence[object]


def lost_rows(connection: Connection, contract: Contract, written: Written, fresh: Sequence[str] | None) -> list[Lost]:
    """The rows of a source's table whose key a newer file has.

    Only rows that share a key with a `fresh` file, or with a row of the temporary table `contested`, are looked at;
    None looks at all.
    """
    if len(written) < 2:
        return []
    ranks = sorted(written, key=lambda file: (written[file], file), reverse=True)
    given = {"files": ranks, "fresh": list(fresh or ())}
    found = connection.execute(_lost_sql(contract, fresh is None), {name: given[name] for name in _named(fresh)})
    return [Lost(file, line, other, at, key) for file, line, other, at, *key in found.fetchall()]


def _named(fresh: Sequence[str] | None) -> tuple[str, ...]:
    return ("files",) if fresh is None else ("files", "fresh")


def _lost_sql(contract: Contract, every: bool) -> str:
    """Rows with an equal hash are candidates; their keys are then compared."""
    names = [quoted(name) for name in contract.key or contract.columns]
    keys, table = ", ".join(names), quoted(contract.source)
    whole = " and ".join(f"{name} is not null" for name in names) if contract.key else "true"
    hot = f"select hash({keys}) from {table} where _file in $fresh union all select hash({keys}) from contested"
    among = "" if every else f" and hash({keys}) in ({hot})"
    return f"""
        with hashed as (select hash({keys}) as h, _file from {table} where {whole}{among}),
        shared as (select h from hashed group by h having min(_file) <> max(_file)),
        ranked as (
            select _file, _line, {keys}, list_position($files, _file) as place
            from {table} where {whole} and hash({keys}) in (select h from shared)
        ),
        held as (
            select *, first_value(_file) over best as other, first_value(_line) over best as other_line from ranked
            window best as (partition by {keys} order by place, _line)
        )
        select _file, _line, other, other_line, {keys} from held where _file <> other order by place, _line
    """


def listed(readings: Sequence[Reading], lost: Sequence[Lost]) -> list[Reading]:
    """The readings with a finding for every row that they lost."""
    by_file: dict[str, list[Lost]] = {}
    for one in lost:
        by_file.setdefault(one.file, []).append(one)
    return [_listed(reading, by_file.get(reading.export.file, [])) for reading in readings]


def _listed(reading: Reading, lost: Sequence[Lost]) -> Reading:
    contract, export = reading.contract, reading.export
    if not lost or contract is None or export.status in ("refused", "unrecognised"):
        return reading
    column = key_names(reading)
    findings = [hide_personal(_finding(one, column, contract), contract) for one in lost]
    if export.table is not None:
        return replace(reading, export=without_rows(export, findings))
    loaded, rejected = export.rows_loaded - len(lost), export.rows_rejected + len(lost)
    export = replace(with_findings(export, findings), rows_loaded=loaded, rows_rejected=rejected)
    return replace(reading, export=export)


def _finding(lost: Lost, column: str, contract: Contract) -> Finding:
    details = {"other": lost.other, "kept": str(lost.other_line)}
    return Finding(lost.line, column, said(lost.key, contract), "newer_file", "reject", details)
