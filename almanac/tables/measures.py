"""Runs the indicator queries into one long table, and carries coarser rows forward to every month."""

from almanac.catalogue import Catalogue, Indicator
from almanac.mistakes import Mistake
from almanac.tables import engine
from almanac.tables.engine import Connection, DatabaseError
from almanac.tables.schema import MONTHS

_INDICATORS = (
    "create table indicators (indicator varchar, unit_code varchar, period date, part varchar,"
    " numerator double, denominator double, squares double)"
)

_CITY = """
    create view city_indicators as
    with city as (select unit_code from units where is_city)
    select indicator, period, part, numerator, denominator, squares, null::bigint as units_reported
    from indicators where unit_code in (select unit_code from city)
    union all
    select indicator, period, part, sum(numerator), sum(denominator), sum(squares), count(*)
    from indicators
    where indicator not in (select indicator from indicators where unit_code in (select unit_code from city))
    group by indicator, period, part
"""

_MEASURES = """
    create table measures as
    with city as (select unit_code from units where is_city),
    months as (select distinct period as as_of from indicators),
    latest as (
        select i.indicator, i.unit_code, m.as_of, max(i.period) as period
        from indicators as i
        join lasting as l on l.indicator = i.indicator
        join months as m on m.as_of >= i.period and m.as_of < i.period + to_months(l.months)
            and not (l.restarts and year(m.as_of) > year(i.period))
        group by all
    ),
    carried as (
        select i.indicator, i.unit_code, l.as_of, i.period, i.part, i.numerator, i.denominator, i.squares
        from latest as l join indicators as i using (indicator, unit_code, period)
    ),
    summed as (
        select indicator, (select unit_code from city) as unit_code, as_of, max(period) as period, part,
            sum(numerator) as numerator, sum(denominator) as denominator, sum(squares) as squares,
            count(*) as units_reported
        from carried
        where indicator not in (select indicator from indicators where unit_code in (select unit_code from city))
        group by indicator, as_of, part
    )
    select *, null::bigint as units_reported from carried
    union all by name
    select * from summed
    order by indicator, as_of, part, unit_code
"""


def create_measures(connection: Connection, catalogue: Catalogue, last_month: str | None) -> None:
    """Tables `indicators` and `measures`, view `city_indicators`; a Mistake names the query that breaks its grain."""
    connection.execute(_INDICATORS)
    for indicator in catalogue.indicators.values():
        _insert(connection, indicator, catalogue.sql[f"indicators/{indicator.id}"], last_month)
    _refuse_repeats(connection)
    connection.execute(_CITY)
    connection.execute("create temp table lasting (indicator varchar, months integer, restarts boolean)")
    for indicator in catalogue.indicators.values():
        restarts = indicator.time == "year_to_date"
        connection.execute("insert into lasting values (?, ?, ?)", [indicator.id, MONTHS[indicator.every], restarts])
    connection.execute(_MEASURES)


def rows_of(connection: Connection, path: str, sql: str) -> str:
    """SQL for an indicator's rows with the optional columns `part` and `squares` filled in."""
    columns = {row[0] for row in connection.execute(f"describe ({sql}\n)").fetchall()}
    lacking = {"unit_code", "period", "numerator", "denominator"} - columns
    if lacking:
        raise Mistake("query_lacks_column", path=path, names=", ".join(sorted(lacking)))
    part = "coalesce(part, '')" if "part" in columns else "''"
    squares = "squares" if "squares" in columns else "null::double"
    return (
        f"select unit_code, last_day(cast(period as date)) as period, {part} as part, numerator,"
        f" denominator, {squares} as squares from ({sql}\n)"
    )


def _insert(connection: Connection, indicator: Indicator, sql: str, last_month: str | None) -> None:
    """An indicator's rows up to the last month of the data; a quarter, half or year not over yet counts for it."""
    path = f"queries/indicators/{indicator.id}.sql"
    try:
        connection.execute(
            "insert into indicators select $id, unit_code, least(period, $last::date), part, numerator, denominator,"
            f" squares from ({rows_of(connection, path, sql)})"
            " where date_trunc('month', period) - to_months($months - 1) <= $last::date",
            {"id": indicator.id, "last": last_month or "9999-12-31", "months": MONTHS[indicator.every]},
        )
    except DatabaseError as error:
        raise engine.failed(path, error) from None


def _refuse_repeats(connection: Connection) -> None:
    twice = connection.execute(
        "select indicator, unit_code, period, part from indicators group by all having count(*) > 1 limit 1"
    ).fetchone()
    if twice:
        raise Mistake("query_repeats", path=f"queries/indicators/{twice[0]}.sql", row=", ".join(map(str, twice[1:])))
    stranger = connection.execute(
        "select indicator, unit_code from indicators where unit_code is null"
        " or unit_code not in (select unit_code from units) limit 1"
    ).fetchone()
    if stranger:
        raise Mistake("query_unknown_unit", path=f"queries/indicators/{stranger[0]}.sql", unit=stranger[1])
