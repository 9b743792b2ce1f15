"""The rows of a new snapshot: what was read now, what need not be read again, and the last good of what was refused."""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pyarrow as pa

from almanac.catalogue import Catalogue, Contract
from almanac.config import Config
from almanac.exports.cells.named import UnitNames
from almanac.exports.judge import Reading
from almanac.exports.read import Desk
from almanac.exports.results import Finding, with_findings
from almanac.tables import engine, history, schema
from almanac.tables.engine import Connection
from almanac.tables.held import copies, newest, once
from almanac.tables.held.past import Good, Past
from almanac.tables.held.versions import contract_version, reading_version
from almanac.tables.load import ACCEPTED, read_and_judge
from almanac.tables.schema import quoted, superseded


@dataclass
class Stock:
    """The source tables of a snapshot in the making, and for each file the version that is in them."""

    connection: Connection
    config: Config
    catalogue: Catalogue
    past: Past
    goods: dict[str, Good] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    lost: dict[str, int] = field(default_factory=dict)

    def version(self, file: str) -> str:
        """How a file of this name is read now."""
        return reading_version(file, self.config, self.catalogue.contracts.values())


def begin(path: Path, past: Past, catalogue: Catalogue) -> Connection:
    """A database with the sources of the last snapshot as far as they can stay; its path must be free."""
    if past.is_base and past.snapshot:
        shutil.copyfile(past.snapshot, path)
    connection = engine.create(path)
    same = [c.source for c in catalogue.contracts.values() if is_same(c, past)] if past.is_base else []
    kept = {*same, *map(superseded, same)}
    for name, is_view in engine.listed(connection):
        if name not in kept:
            connection.execute(f"drop {'view' if is_view else 'table'} {quoted(name)}")
    for contract in catalogue.contracts.values():
        if contract.source not in same:
            schema.create_source(connection, contract)
    return connection


def is_same(contract: Contract, past: Past) -> bool:
    """Whether the last snapshot was built with this very contract."""
    return past.versions.get(f"contracts/{contract.source}") == contract_version(contract)


def fill(stock: Stock, readings: Iterable[Reading], today: date) -> list[Reading]:
    """Brings every file's rows into the tables; the readings without their rows, held against each other."""
    found = [_arrived(stock, reading, today) for reading in readings]
    present = {reading.export.file for reading in found}
    for file in stock.past.files:
        if file not in present:
            _remove(stock, file)
    for contract in stock.catalogue.contracts.values():
        found = _settled(stock, contract, found)
    for contract in once.in_order(stock.catalogue.contracts.values()):
        found = once.told(found, once.kept(stock.connection, contract, stock.past))
    return found


def _arrived(stock: Stock, reading: Reading, today: date) -> Reading:
    """One file's rows in their table: as read, or left where they are, or its last good ones."""
    export = reading.export
    before = stock.past.files.get(export.file)
    if export.status not in ACCEPTED or export.source is None:
        return _with_last_good(stock, reading) if before and before.good else reading
    if reading.is_held and before and before.good:
        stock.goods[export.file] = replace(before.good, written=reading.written)
        return reading
    assert export.table is not None
    _put(stock, export.file, export.source, export.table)
    stock.goods[export.file] = Good(
        export.sha256, export.source, export.rows_loaded, reading.written, stock.version(export.file), today.isoformat()
    )
    return replace(reading, export=replace(export, table=None))


def _put(stock: Stock, file: str, source: str, rows: pa.Table) -> None:
    _remove(stock, file)
    schema.insert_rows(stock.connection, source, rows)
    stock.fresh.add(file)


def _remove(stock: Stock, file: str) -> None:
    """Takes the rows of a file out of the table where the last snapshot had them."""
    before = stock.past.files.get(file)
    if before and before.good and before.good.source in stock.catalogue.contracts:
        tables = {name for name, _ in engine.listed(stock.connection)}
        for table in tables & {before.good.source, superseded(before.good.source)}:
            stock.connection.execute(f"delete from {quoted(table)} where _file = $file", {"file": file})


def _with_last_good(stock: Stock, reading: Reading) -> Reading:
    """A file that is not good, with a word about its last good version: that it stays, or that it could not."""
    export, before = reading.export, stock.past.files[reading.export.file]
    assert before.good
    good = _last_good(stock, export.file, before.good)
    rule, rows = ("last_good_kept", good.rows) if good else ("last_good_lost", before.good.rows)
    if good:
        stock.goods[export.file] = good
    else:
        _remove(stock, export.file)
    finding = Finding(None, "", "", rule, "warn", {"rows": str(rows)})
    return replace(reading, export=with_findings(export, [finding]))


def _last_good(stock: Stock, file: str, good: Good) -> Good | None:
    """The last good version of a file, in its table: left there, read again from its copy, or carried over."""
    contract = stock.catalogue.contracts.get(good.source)
    version = stock.version(file)
    if contract is None:
        return None
    is_there = stock.past.is_base and is_same(contract, stock.past)
    if is_there and good.version == version:
        return good
    again = _from_copy(stock, file, good)
    if again is not None and again.export.table is not None and again.export.source:
        _put(stock, file, again.export.source, again.export.table)
        return replace(good, source=again.export.source, rows=again.export.rows_loaded, version=version)
    if again is not None or not is_same(contract, stock.past) or stock.past.snapshot is None:
        return None
    if not is_there and (rows := history.rows_of_file(stock.past.snapshot, good.source, file)) is not None:
        _put(stock, file, good.source, rows)
    return good


def _from_copy(stock: Stock, file: str, good: Good) -> Reading | None:
    """The last good version of a file read again from the copy that was kept of it, as of its day; None without one."""
    copy = copies.kept(stock.config, good.sha256)
    if copy is None:
        return None
    day = date.fromisoformat(good.day)
    desk = Desk(stock.catalogue.contracts, UnitNames(stock.config), day)
    with engine.create() as connection:
        return read_and_judge(copy.read_bytes(), file, desk, connection, 0)


def _settled(stock: Stock, contract: Contract, readings: list[Reading]) -> list[Reading]:
    """Every key of a source in the newest file only that has it; the rows of others wait beside the table."""
    written = {file: good.written for file, good in stock.goods.items() if good.source == contract.source}
    fresh = sorted(stock.fresh & set(written))
    _bring_back(stock.connection, contract)
    lost = newest.lost_rows(stock.connection, contract, written, None if set(fresh) == set(written) else fresh)
    if lost:
        _set_aside(stock.connection, contract, lost)
    for one in lost:
        stock.lost[one.file] = stock.lost.get(one.file, 0) + 1
    return newest.listed(readings, lost)


def _bring_back(connection: Connection, contract: Contract) -> None:
    """The rows set aside by the last refresh, in their table again; table `contested` keeps their keys."""
    waiting = superseded(contract.source)
    is_there = any(name == waiting for name, _ in engine.listed(connection))
    keys = ", ".join(map(quoted, contract.key or contract.columns))
    table = quoted(waiting if is_there else contract.source)
    limit = "" if is_there else " limit 0"
    connection.execute(f"create or replace temp table contested as select {keys} from {table}{limit}")
    if is_there:
        connection.execute(f"insert into {quoted(contract.source)} by name select * from {table} order by _file, _line")
        connection.execute(f"drop table {table}")


def _set_aside(connection: Connection, contract: Contract, lost: Sequence[newest.Lost]) -> None:
    """Takes the rows that newer files have out of the table, and keeps them for the day when those files go."""
    places = pa.table({"_file": [one.file for one in lost], "_line": [one.line for one in lost]})
    connection.register("places", places)
    source = quoted(contract.source)
    found = f"select s.* from {source} as s semi join places as p on s._file = p._file and s._line = p._line"
    connection.execute(f"create table {quoted(superseded(contract.source))} as {found}")
    connection.execute(f"delete from {source} where (_file, _line) in (select _file, _line from places)")
    connection.unregister("places")
