"""Every returned row goes back to someone, and what cannot be told goes back to nobody by name."""

from pathlib import Path

import pytest

from almanac.tables import engine
from almanac.tables.ask import Source
from tests.office import FAULTY, HEAD, PRIVATE, put, quality_office, refreshed

RETURNS = "select file, coalesce(unit_code, '') as unit, rows from _returns order by all"
UNITS = "select line, coalesce(unit_code, '') as unit from _findings where severity = 'reject' order by line"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    quality_office(tmp_path)
    return tmp_path


def rows(source: Source, sql: str) -> list[tuple[object, ...]]:
    found = engine.rows(engine.open_snapshot(source.snapshot), sql)
    return [tuple(row) for row in found.itertuples(index=False)]


def test_each_rejected_line_is_noted_with_the_unit_that_it_names(office: Path) -> None:
    put(office, "loans_08.csv", FAULTY)
    source = refreshed(office)
    assert rows(source, UNITS) == [(32, "N"), (33, "S"), (34, ""), (35, "N")]
    assert rows(source, RETURNS) == [("loans_08.csv", "", 1), ("loans_08.csv", "N", 2), ("loans_08.csv", "S", 1)]


@pytest.mark.parametrize(
    "content", [FAULTY, PRIVATE, HEAD + "1,北馆,昨天,否\n2,南馆,前天,否\n3,,明天,否\n合计,,,\n", HEAD, "", "a,b\n1,2\n"]
)
def test_what_goes_back_adds_up_to_what_was_rejected(office: Path, content: str) -> None:
    put(office, "loans_08.csv", content)
    source = refreshed(office)
    returned, rejected = (
        rows(source, f"select coalesce(sum({column}), 0)::bigint from {table}")
        for column, table in (("rows", "_returns"), ("rows_rejected", "_files"))
    )
    assert returned == rejected


def test_of_a_refused_file_each_unit_gets_its_rows(office: Path) -> None:
    put(office, "loans_08.csv", PRIVATE + "2,南馆,2022-07-03,李四\n3,南馆,2022-07-04,王五\n")
    assert rows(refreshed(office), RETURNS) == [("loans_08.csv", "N", 1), ("loans_08.csv", "S", 2)]


def test_a_refused_file_that_names_one_unit_only_is_that_units(office: Path) -> None:
    put(office, "loans_08.csv", PRIVATE)
    source = refreshed(office)
    assert rows(source, "select distinct unit_code from _findings where severity = 'refuse'") == [("N",)]


def test_an_export_without_units_is_traced_by_the_key_of_another(office: Path) -> None:
    contract = """
title: {zh: 催还, en: Reminders}
files: ["reminders*.csv"]
key: [reminder_id]
columns:
  reminder_id: {zh: 催还编号, type: code, required: true}
  loan_id:     {zh: 借阅编号, type: code, required: true}
  sent_on:     {zh: 发出日期, type: date, required: true}
limits: {max_rejected_share: 1}
"""
    (office / "data/contracts/reminders.yaml").write_text(contract, encoding="utf-8")
    put(office, "reminders.csv", "催还编号,借阅编号,发出日期\nA,3,昨天\nB,99,昨天\nC,1,2022-08-01\n")
    assert rows(refreshed(office), UNITS) == [(2, "S"), (3, "")]
