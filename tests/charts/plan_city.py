"""A city of registers: who is on them, with whether each plan is valid."""

from collections.abc import Iterable
from datetime import date

import pandas as pd
from hypothesis import strategies as st

from almanac.catalogue import Catalogue
from almanac.tables import engine
from almanac.tables.ask import month_end
from tests.charts.said import GIVEN, hold

JULY, AUGUST = date(2022, 7, 31), date(2022, 8, 31)
CITY = "320500"
Register = dict[int, bool]
Snapshot = tuple[date, str, Register]
STATES = st.dictionaries(st.integers(0, 60), st.booleans(), min_size=1)


def register(covered: Iterable[int], others: Iterable[int] = ()) -> Register:
    """People by number, with whether their plan is valid."""
    return dict.fromkeys(covered, True) | dict.fromkeys(others, False)


# 92.5 % in July, 93.3 % in August: 11 plans made, 8 expired, the rest by people who left and came.
PICTURE = (
    register(range(933), range(933, 1009)),
    register([*range(11, 925), *range(933, 944), *range(2000, 2008)], [*range(925, 933), *range(944, 1003)]),
)


def people(day: date, unit: str, listed: Register) -> pd.DataFrame:
    """The rows of one unit's register on a day."""
    rows = {"period": month_end(day), "snapshot_date": day, "unit_code": unit, "person_key": list(listed)}
    return pd.DataFrame(rows | {"has_valid_plan": list(listed.values())})


def asked(
    catalogue: Catalogue, chart: str, *snapshots: Snapshot, language: str = "zh", **given: object
) -> pd.DataFrame:
    """The rows of a chart for August over registers of units and months."""
    with engine.create() as connection:
        hold(connection, "lixiu_people", pd.concat([people(*snapshot) for snapshot in snapshots]))
        connection.execute(f"create table plan_changes as {catalogue.sql['marts/plan_changes']}")
        connection.execute(
            "create table measures as select 'plan_coverage' as indicator, '' as part, period as as_of,"
            " $city as unit_code, count(*) filter (where has_valid_plan)::double as numerator,"
            " count(*)::double as denominator, null::double as squares, count(distinct unit_code) as units_reported"
            " from lixiu_people group by period",
            {"city": CITY},
        )
        return engine.rows(
            connection, catalogue.sql[f"charts/{chart}"], GIVEN | {"city": CITY, "language": language} | given
        )


def measures(*snapshots: Snapshot) -> pd.DataFrame:
    """The measures of plan coverage: each unit's, and the city's over the units that reported."""
    listed = pd.concat([people(*snapshot) for snapshot in snapshots])
    size = {"numerator": ("has_valid_plan", "sum"), "denominator": ("has_valid_plan", "size")}
    units = listed.groupby(["period", "unit_code"], as_index=False).agg(**size)
    city = units.groupby("period", as_index=False).agg(
        numerator=("numerator", "sum"), denominator=("denominator", "sum"), units_reported=("unit_code", "size")
    )
    found = pd.concat([units, city.assign(unit_code=CITY)], ignore_index=True)
    return found.rename(columns={"period": "as_of"}).assign(part="", as_of=lambda rows: pd.to_datetime(rows["as_of"]))
