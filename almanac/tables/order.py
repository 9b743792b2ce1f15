"""Which query needs which: the order of building is read from the SQL itself."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from typing import Any

from almanac.mistakes import Mistake
from almanac.tables import engine


@cache
def tables_read(name: str, sql: str) -> frozenset[str]:
    """The tables and views a query reads, its own CTEs left out; a Mistake where it is not one SELECT."""
    with engine.create() as connection:
        (tree,) = connection.execute("select json_serialize_sql($sql)", {"sql": sql}).fetchone() or ("{}",)
    parsed = json.loads(tree)
    if parsed.get("error", True):
        raise Mistake("query_failed", path=name, reason=parsed.get("error_message", "not a SELECT"))
    return frozenset(_named(parsed, "BASE_TABLE", "table_name")) - frozenset(_ctes(parsed))


def build_order(queries: Mapping[str, str]) -> list[str]:
    """The names of the queries, each after those it reads; a Mistake that names a circle."""
    graph = {name: tables_read(name, sql) & set(queries) - {name} for name, sql in queries.items()}
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        circle = " → ".join(error.args[1])
        raise Mistake("query_circle", circle=circle) from None


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object in a parsed query."""
    if isinstance(tree, dict):
        yield tree
    for child in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from _nodes(child)


def _named(tree: Any, kind: str, field: str) -> Iterator[str]:
    return (node[field] for node in _nodes(tree) if node.get("type") == kind)


def _ctes(tree: Any) -> Iterator[str]:
    return (entry["key"] for node in _nodes(tree) if "cte_map" in node for entry in node["cte_map"]["map"])
