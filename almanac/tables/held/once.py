"""Columns that are written once: what was published of a key stays in force, and whoever writes it anew is told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from almanac.catalogue import Contract, FirstWritten, WrittenOnce
from almanac.declared import Words
from almanac.exports.judge import Reading, key_names, said
from almanac.exports.read import hide_personal
from almanac.exports.results import Finding, with_findings
from almanac.tables import engine
from almanac.tables.engine import Connection
from almanac.tables.held.past import Past
from almanac.tables.schema import insert_rows, published_once, quoted

RULES = ("written_once", "rewritten", "once_gone")  # what is found in columns that are written once


@dataclass(frozen=True)
class Gone:
    """Keys whose value was published and that no file has now: of which source, how many, and the first."""

    source: str
    rows: int
    key: Sequence[object]


@dataclass(frozen=True)
class Rewritten:
    """A value that stood otherwise in the last snapshot: where, what was published, what came, and whether meant so."""

    file: str
    line: int
    column: str
    held: object
    came: object
    is_meant: bool


def in_order(contracts: Iterable[Contract]) -> list[Contract]:
    """Those that others take their first values from, before these."""
    return sorted(contracts, key=lambda each: bool(each.written_once and each.written_once.first))


def kept(connection: Connection, contract: Contract, past: Past) -> list[Rewritten | Gone]:
    """What was published, put back over what was written anew; where that was meant, it stays."""
    once = contract.written_once
    if once is None:
        return []
    _bring_published(connection, contract, once, past)
    found: list[Rewritten | Gone] = [*_gone(connection, contract)]
    if once.first:
        _bring_first(connection, contract, once, once.first)
    found += [one for column in once.columns for one in _rewritten(connection, contract, once, column)]
    _write_register(connection, contract, once)
    connection.execute("drop table published")
    return found


def _bring_published(connection: Connection, contract: Contract, once: WrittenOnce, past: Past) -> None:
    """Table `published`: the register of the last snapshot, or where it has none the rows of the source."""
    names = [*contract.key, *once.columns]
    listed = ", ".join(map(quoted, names))
    empty = f"select {listed} from {quoted(contract.source)} limit 0"
    connection.execute(f"create or replace temp table published as {empty}")
    if past.snapshot is None:
        return
    last = engine.open_snapshot(past.snapshot)
    for table in (published_once(contract.source), contract.source):
        if set(names) <= _columns(last, table):
            insert_rows(connection, "published", engine.arrow(last, f"select {listed} from {quoted(table)}"))
            return


def _gone(connection: Connection, contract: Contract) -> list[Gone]:
    """That keys were published which the source has no more; nothing where it has them all."""
    keys = ", ".join(f"published.{key}" for key in map(quoted, contract.key))
    found = connection.execute(
        f"select count(*) over (), {keys} from published where not exists"
        f" (select 1 from {quoted(contract.source)} as now where {_same(contract)}) order by {keys} limit 1"
    ).fetchall()
    return [Gone(contract.source, rows, key) for rows, *key in found]


def _same(contract: Contract) -> str:
    return " and ".join(f"now.{key} is not distinct from published.{key}" for key in map(quoted, contract.key))


def _bring_first(connection: Connection, contract: Contract, once: WrittenOnce, first: FirstWritten) -> None:
    """What another export wrote first, for keys never published; where it says two things it says nothing."""
    keys = ", ".join(f"now.{quoted(key)}" for key in contract.key)
    same = " and ".join(f"now.{quoted(here)} = first.{quoted(there)}" for here, there in first.same.items())
    columns = [f"first.{quoted(name)}" for name in once.columns]
    values = ", ".join(f"case when min({name}) = max({name}) then min({name}) end" for name in columns)
    connection.execute(
        f"insert into published select {keys}, {values} from {quoted(contract.source)} as now"
        f" join {quoted(first.source)} as first on {same}"
        f" where not exists (select 1 from published where {_same(contract)}) group by {keys}"
    )


def _write_register(connection: Connection, contract: Contract, once: WrittenOnce) -> None:
    """What is in force of every key that was ever published, also where its row has left."""
    keys, columns = ", ".join(map(quoted, contract.key)), list(map(quoted, once.columns))
    listed = ", ".join([keys, *columns])
    values = ", ".join(f"coalesce(max({name}) filter (where is_now), max({name})) as {name}" for name in columns)
    connection.execute(
        f"create or replace table {quoted(published_once(contract.source))} as select {keys}, {values}"
        f" from (select {listed}, true as is_now from {quoted(contract.source)}"
        f" union all select {listed}, false from published) group by {keys} order by {keys}"
    )


def _columns(snapshot: Connection, source: str) -> set[str]:
    sql = "select column_name from information_schema.columns where table_name = $source"
    return set(engine.rows(snapshot, sql, {"source": source})["column_name"])


def _rewritten(connection: Connection, contract: Contract, once: WrittenOnce, column: str) -> list[Rewritten]:
    """One column: what differs from what was published, and that put back unless the row says it is meant."""
    source, name = quoted(contract.source), quoted(column)
    meant = f"coalesce(({once.unless.must}\n), false)" if once.unless else "false"
    connection.execute(
        "create or replace temp table anew as"
        f" select now._file, now._line, published.{name} as held, now.{name} as came, now.is_meant"
        f" from (select *, {meant} as is_meant from {source}) as now join published on {_same(contract)}"
        f" where published.{name} is not null and now.{name} is distinct from published.{name}"
    )
    connection.execute(
        f"update {source} as now set {name} = anew.held from anew"
        " where now._file = anew._file and now._line = anew._line and not anew.is_meant"
    )
    found = connection.execute("select * from anew order by _file, _line").fetchall()
    return [Rewritten(file, line, column, *rest) for file, line, *rest in found]


def told(readings: Sequence[Reading], found: Sequence[Rewritten | Gone]) -> list[Reading]:
    """The readings with a finding for every value that was written anew; the newest of a source with what is gone."""
    by_file: dict[str, list[Rewritten | Gone]] = {}
    for one in found:
        by_file.setdefault(one.file if isinstance(one, Rewritten) else _newest(readings, one.source), []).append(one)
    return [_told(reading, by_file) for reading in readings]


def _newest(readings: Sequence[Reading], source: str) -> str:
    """The newest file of a source; '' where none is left."""
    own = [each for each in readings if each.export.source == source]
    return max(own, key=lambda each: each.written).export.file if own else ""


def _told(reading: Reading, by_file: Mapping[str, Sequence[Rewritten | Gone]]) -> Reading:
    contract, found = reading.contract, by_file.get(reading.export.file, ())
    if contract is None or not found:
        return reading
    findings = [hide_personal(_finding(one, reading, contract), contract) for one in found]
    return replace(reading, export=with_findings(reading.export, findings))


def _finding(one: Rewritten | Gone, reading: Reading, contract: Contract) -> Finding:
    once = contract.written_once
    if isinstance(one, Gone):
        columns = ", ".join(reading.header(name) for name in (once.columns if once else ()))
        details = {"rows": str(one.rows), "once": columns}
        return Finding(None, key_names(reading), said(one.key, contract), "once_gone", "warn", details)
    how = Words(zh=once.unless.zh, en=once.unless.en) if once and once.unless else Words(zh="")
    details = {"held": said([one.held], contract), "how_zh": how.zh, "how_en": how.said("en")}
    rule = "rewritten" if one.is_meant else "written_once"
    return Finding(one.line, reading.header(one.column), said([one.came], contract), rule, "warn", details)
