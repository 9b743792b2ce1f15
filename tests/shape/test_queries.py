"""Queries: same stem, same thing; plain where it is heavy; a first line that says what a row is; no idle fact."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.shape.tree import ROOT, declared, every, files, short, told

NOT_PLAIN = {
    r"\basof\b": "ASOF joins",
    r"\b(un)?pivot\b": "PIVOT and UNPIVOT",
    r"\bmacro\b": "macros",
    r"\bcolumns\s*\(": "COLUMNS()",
    r"\b(generate_series|range)\s*\(": "generated series",
    r"\bunnest\s*\(|\blist\w*\s*\(|\[": "lists",
    r"\*\s*(exclude|replace)\b": "* EXCLUDE and * REPLACE",
    r"\b(group|order)\s+by\s+all\b": "BY ALL",
    r"->": "lambdas and JSON arrows",
}
HEAVY = ("queries/staging/*.sql", "queries/marts/*.sql", "queries/indicators/*.sql")
FIRST_LINE = {
    "staging": r"-- one row per \w+",
    "marts": r"-- one row per \w+",
    "indicators": r"-- one row per \w+",
    "charts": r"-- \w+",
    "checks": r"-- (stop|warn): .{8,}",
}


SAID_BY_PART = ("title", "subtitle", "note", "options", "encode", "table", "findings", "paragraph", "slide")

WANTED = {("quality_finding", "unrecognised")}  # its sentence is still to be written


def code(sql: str) -> str:
    """SQL without comments and without the contents of its strings."""
    return re.sub(r"--[^\n]*|'(?:''|[^'])*'", " ", sql)


def not_plain(path: Path) -> list[str]:
    """What only DuckDB understands."""
    sql = code(path.read_text(encoding="utf-8"))
    found = [words for pattern, words in NOT_PLAIN.items() if re.search(pattern, sql, re.IGNORECASE)]
    return [f"{short(path)} uses {words}: say it with joins, FILTER and window functions" for words in found]


def first_line(path: Path, kind: str) -> list[str]:
    """A first line that does not say what it must."""
    line = path.read_text(encoding="utf-8").partition("\n")[0]
    wanted = FIRST_LINE[kind]
    return [] if re.match(wanted, line) else [f"{short(path)}:1 must read like {wanted!r}, not {line!r}"]


def alone(folder: Path) -> list[str]:
    """Files whose twin of the same stem is missing."""
    sql, yaml = ({path.stem for path in folder.glob(f"*.{ending}")} for ending in ("sql", "yaml"))
    asking = {stem for stem in yaml if not declared(folder / f"{stem}.yaml").get("query")}
    return [f"{folder.name}/{stem}.yaml is missing beside its .sql" for stem in sorted(sql - yaml)] + [
        f"{folder.name}/{stem}.sql is missing beside its .yaml" for stem in sorted(asking - sql)
    ]


def same_query(paths: list[Path]) -> list[str]:
    """Queries that are equal but for their first line: one of them would be forgotten when the other changes."""
    rest = [path.read_text(encoding="utf-8").partition("\n")[2] for path in paths]
    return [
        f"{short(path)}: another chart has this query, say `query:` in the YAML of one"
        for path, sql in zip(paths, rest, strict=True)
        if rest.count(sql) > 1
    ]


def same_name(paths: list[Path]) -> list[str]:
    """Two files of one stem: one of them would be overwritten, or could not be asked for."""
    stems = [path.stem for path in paths]
    return [f"{short(path)}: another file has this name, choose one" for path in paths if stems.count(path.stem) > 1]


def unguarded(path: Path) -> list[str]:
    """A chart that shows single units without asking whose units the viewer may see."""
    chart = declared(path)
    city = chart.get("detail") == "city"
    sql = path.with_name(f"{chart.get('query', path.stem)}.sql")
    guarded = "$units" in code(sql.read_text(encoding="utf-8"))
    return [] if city or guarded else [f"{short(path)}: filter by $units in its SQL, or say `detail: city` here"]


def written(value: Any) -> str:
    """All text inside a declared thing."""
    if isinstance(value, dict):
        return "\n".join(written(part) for part in value.values())
    return "\n".join(map(written, value)) if isinstance(value, list) else str(value)


def unused(path: Path) -> list[str]:
    """Facts that nothing needs."""
    chart = declared(path)
    facts: dict[str, str] = chart.get("facts", {})
    said = "\n".join(written(chart.get(part, "")) for part in SAID_BY_PART)
    needed = {name for name in facts if re.search(rf"\b{name}\b", said)}
    while more := {f for f in facts if f not in needed and any(re.search(rf"\b{f}\b", facts[n]) for n in needed)}:
        needed |= more
    return [
        f"{short(path)}: no sentence needs the fact {name!r}, remove it"
        for name in facts
        if name not in needed and (path.stem, name) not in WANTED
    ]


@every(*HEAVY)
def test_heavy_queries_are_plain_sql(path: Path) -> None:
    told(not_plain(path))


@every("queries/*/*.sql")
def test_the_first_line_says_what_a_row_is(path: Path) -> None:
    told(first_line(path, path.parent.name))


@pytest.mark.parametrize("folder", ["queries/indicators", "queries/charts"])
def test_sql_and_yaml_stand_side_by_side(folder: str) -> None:
    told(alone(ROOT / folder))


def test_no_two_charts_write_the_same_query() -> None:
    told(same_query(files("queries/charts/*.sql")))


def test_a_table_and_an_answer_have_one_name() -> None:
    told(same_name(files("queries/staging/*.sql", "queries/marts/*.sql", "data/contracts/*.yaml")))
    told(same_name(files("queries/indicators/*.sql", "queries/charts/*.sql")))


@every("queries/staging/*.sql")
def test_staging_is_named_after_its_source(path: Path) -> None:
    sources = {f"stg_{contract.stem}" for contract in files("data/contracts/*.yaml")}
    assert path.stem in sources, f"{short(path)}: name it stg_<source>, after its contract"


@every("queries/staging/*.sql")
def test_staging_joins_nothing(path: Path) -> None:
    sql = code(path.read_text(encoding="utf-8"))
    assert not re.search(r"\bjoin\b", sql, re.IGNORECASE), f"{short(path)} joins: do that in a mart"


@every("queries/charts/*.yaml")
def test_a_chart_shows_a_viewer_only_his_units(path: Path) -> None:
    told(unguarded(path))


@pytest.mark.parametrize(
    "sql",
    [
        "select * from a asof join b using (d)",
        "unpivot a on x",
        "create macro f(x) as x",
        "select columns('a.*') from t",
        "select * from generate_series(1, 3)",
        "select list(x) from t",
        "select [1, 2]",
        "select * exclude (a) from t",
        "select a, count(*) from t group by all",
    ],
)
def test_what_is_not_plain_is_seen(tmp_path: Path, sql: str) -> None:
    (tmp_path / "mart.sql").write_text(sql)
    assert not_plain(tmp_path / "mart.sql")


def test_comments_and_strings_may_say_anything(tmp_path: Path) -> None:
    sql = "-- one row per unit's list [sic], no ASOF\nselect 'a->b' as x, count(*) filter (where y) from t group by x"
    (tmp_path / "mart.sql").write_text(sql)
    assert not not_plain(tmp_path / "mart.sql")


@pytest.mark.parametrize(
    ("kind", "line"),
    [("marts", "select 1"), ("marts", "-- all branches"), ("checks", "-- stop:"), ("charts", "select 1")],
)
def test_a_missing_first_line_is_seen(tmp_path: Path, kind: str, line: str) -> None:
    (tmp_path / "a.sql").write_text(line)
    assert first_line(tmp_path / "a.sql", kind)


def test_a_file_without_its_twin_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.sql").touch()
    (tmp_path / "b.yaml").write_text("figure: none")
    (tmp_path / "c.yaml").write_text("query: a")
    assert len(alone(tmp_path)) == 2
    assert same_name([tmp_path / "a.sql", tmp_path / "x" / "a.sql"])


def test_a_query_written_twice_is_seen(tmp_path: Path) -> None:
    for stem, what in (("a", "1"), ("b", "1"), ("c", "2")):
        (tmp_path / f"{stem}.sql").write_text(f"-- rows of {stem}\nselect {what}")
    assert len(same_query(sorted(tmp_path.glob("*.sql")))) == 2


def test_a_chart_of_all_units_is_seen(tmp_path: Path) -> None:
    chart = tmp_path / "a.yaml"
    chart.write_text("title: {zh: 甲, en: A}")
    chart.with_suffix(".sql").write_text("select * from measures -- $units")
    assert unguarded(chart)
    chart.with_suffix(".sql").write_text("select * from measures where unit_code in $units")
    assert not unguarded(chart)
    other = tmp_path / "b.yaml"
    other.write_text("query: a")
    assert not unguarded(other)
    chart.write_text("detail: city")
    chart.with_suffix(".sql").write_text("select * from measures")
    assert not unguarded(chart)


@every("queries/charts/*.yaml")
def test_every_fact_is_used(path: Path) -> None:
    told(unused(path))


def test_an_unused_fact_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "chart.yaml"
    path.write_text("facts: {a: count(*), b: a + 1, c: max(x)}\nfindings: [{zh: '{b}'}]")
    assert [line.split("'")[1] for line in unused(path)] == ["c"]


@pytest.mark.parametrize(
    "place", ["subtitle: {zh: '{a}'}", "options: {unit: '{a}'}", "findings: [{when: a > 1, zh: b}]"]
)
def test_a_fact_may_be_used_anywhere(tmp_path: Path, place: str) -> None:
    path = tmp_path / "chart.yaml"
    path.write_text(f"facts: {{a: count(*)}}\n{place}")
    assert not unused(path)
