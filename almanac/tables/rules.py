"""The rules of a contract, in SQL, over the rows of one file."""

import re
from dataclasses import replace

import numpy as np
import pyarrow as pa

from almanac.catalogue import Contract, Rule
from almanac.exports.judge import Reading, said, tuples
from almanac.exports.results import Finding, without_rows
from almanac.mistakes import Mistake
from almanac.tables import engine
from almanac.tables.schema import create_source, in_batches, quoted

_NAME = re.compile(r"[A-Za-z_]\w*")


def check_rules(connection: engine.Connection, contract: Contract) -> None:
    """A Mistake where a rule of the contract is not a condition over its columns."""
    create_source(connection, contract)
    once = contract.written_once
    for rule in (*contract.rules, *((once.unless,) if once and once.unless else ())):
        _broken_lines(connection, contract, rule)
    connection.execute(f"drop table {quoted(contract.source)}")


def with_rules_applied(connection: engine.Connection, reading: Reading) -> Reading:
    """The reading without the rows that break a rule, or with a warning for each."""
    contract, table = reading.contract, reading.export.table
    if contract is None or table is None or not contract.rules or not table.num_rows:
        return reading
    connection.register(contract.source, in_batches(table))
    findings = [finding for rule in contract.rules for finding in _findings(connection, reading, contract, rule, table)]
    connection.unregister(contract.source)
    return replace(reading, export=without_rows(reading.export, findings))


def _findings(
    connection: engine.Connection, reading: Reading, contract: Contract, rule: Rule, table: pa.Table
) -> list[Finding]:
    """One finding for every row that breaks a rule, with the values of the columns that the rule names."""
    lines = _broken_lines(connection, contract, rule)
    named = [name for name in dict.fromkeys(_NAME.findall(rule.must)) if name in contract.columns] if lines else []
    column = " + ".join(reading.header(name) for name in named)
    details = {"said_zh": rule.zh, "said_en": rule.en or rule.zh}
    broken = table.take(pa.array(np.searchsorted(table["_line"].to_numpy(), lines)))
    shown = [said(values, contract) for values in tuples(broken, named)] if named else [""] * len(lines)
    return [
        Finding(line, column, value, "broken_rule", rule.severity, details)
        for line, value in zip(lines, shown, strict=True)
    ]


def _broken_lines(connection: engine.Connection, contract: Contract, rule: Rule) -> list[int]:
    """The lines of the rows for which a rule is false."""
    sql = f"select _line from {quoted(contract.source)} where not ({rule.must}\n) order by _line"
    try:
        return [line for (line,) in connection.execute(sql).fetchall()]
    except engine.DatabaseError as error:
        reason = str(error).splitlines()[0]
        raise Mistake("rule_failed", contract=contract.source, rule=rule.must, reason=reason) from None
