"""A small office whose exports change from refresh to refresh, and what a snapshot of it holds."""

import os
import shutil
from datetime import date
from pathlib import Path

from almanac.tables import build, engine
from almanac.tables.build import Refreshed
from tests.installation import declared, install

PROJECT = Path(__file__).parents[3]
TODAY = date(2022, 8, 25)
HEAD = "编号,分馆,日期,逾期\n"
CONTRACT_MAX = "loan_date: {zh: 日期, type: date, required: true, max: as_of}"
FORBIDDEN = "forbidden: {columns: [姓名, 身份证号, 手机], values: [national_id, mobile]}\n"


def office(folder: Path) -> Path:
    """The installation with a contract that knows the day and personal data, and three exports."""
    install(folder)
    edit(folder / "data/contracts/loans.yaml", "loan_date: {zh: 日期, type: date, required: true}", CONTRACT_MAX)
    with (folder / "data/contracts/loans.yaml").open("a", encoding="utf-8") as contract:
        contract.write(FORBIDDEN)
    (folder / "data/exports/loans.csv").unlink()
    for number, name in enumerate("abc"):
        export(folder, name, *(loan(f"{name}{n}", day=n + 1) for n in range(6)), age=100 - number)
    return folder


def loan(code: str, place: str = "北馆", day: int = 3, late: str = "否") -> str:
    """One line of an export."""
    return f"{code},{place},2022-08-{day:02},{late}"


def export(folder: Path, name: str, *lines: str, age: int = 0, head: str = HEAD) -> Path:
    """Writes an export that is so many seconds old."""
    path = folder / f"data/exports/loans_{name}.csv"
    path.write_text(head + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    touch(path, age)
    return path


def touch(path: Path, age: int = 0) -> None:
    """Makes a file so many seconds old."""
    os.utime(path, (1_660_000_000 - age, 1_660_000_000 - age))


def edit(path: Path, old: str, new: str) -> None:
    """Replaces words of a file that must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def refreshed(folder: Path, today: date = TODAY, *, full: bool = False) -> Refreshed:
    """Refreshes the office."""
    config, catalogue = declared(folder)
    return build.refresh(config, catalogue, folder / "data/exports", today=today, full=full)


def twin(folder: Path, name: str) -> Path:
    """The same office with the same snapshots and exports, once more."""
    other = folder.parent / name
    shutil.copytree(folder, other)
    return other


def contents(snapshot: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table and view, tables of exports by file and line, all others in an order of their own."""
    connection = engine.open_snapshot(snapshot)
    held = {}
    for name in sorted(engine.table_names(connection)):
        with connection.cursor() as cursor:
            held[name] = cursor.execute(f'select * from "{name}" order by all').fetchall()
    return held


def lines_held(snapshot: Path, table: str = "loans") -> dict[str, list[str]]:
    """The codes that a source's table holds, by file."""
    held: dict[str, list[str]] = {}
    with engine.open_snapshot(snapshot).cursor() as cursor:
        for file, code in cursor.execute(f"select _file, loan_id from {table} order by _file, _line").fetchall():
            held.setdefault(file.removeprefix("loans_").removesuffix(".csv"), []).append(code)
    return held


def snapshots(folder: Path) -> Path:
    return folder / "data/snapshots"


def names(folder: Path) -> list[str]:
    """What is in the folder of snapshots, and in that of copies."""
    return sorted(path.name for path in (*snapshots(folder).iterdir(), *(snapshots(folder) / "files").iterdir()))


def renewed(folder: Path, number: int) -> None:
    """All exports say the same number, so that a mixture of two refreshes would show."""
    for name in "abc":
        export(folder, name, *(loan(f"{name}{number}-{n}") for n in range(6)))


def is_whole(snapshot: Path) -> bool:
    """Whether a snapshot holds one refresh and nothing else: three files of six rows that say one number."""
    connection = engine.open_snapshot(snapshot)
    with connection.cursor() as cursor:
        numbers = cursor.execute("select distinct regexp_extract(loan_id, '^.([0-9]*)', 1) from loans").fetchall()
        rows = cursor.execute("select count(*), (select sum(rows_loaded) from _files) from loans").fetchall()
        derived = cursor.execute("select sum(loan_count) from loan_months").fetchall()
    return len(numbers) == 1 and rows == [(18, 18)] and derived == [(18,)]
