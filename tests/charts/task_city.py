"""A made-up city of three tasks on 25 August 2022: steady work, a campaign after 16 October, and a milestone."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from almanac.catalogue import Catalogue
from almanac.config import Config
from almanac.tables import engine, schema
from almanac.tables.models import models

EVEN = [8.3, 16.7, 25.0, 33.3, 41.7, 50.0, 58.3, 66.7, 75.0, 83.3, 91.7, 100.0]
CURVES = {
    "T1-1": EVEN,
    "T1-2": [0, 0, 0, 0, 0, 0, 0, 0, 0, 20, 60, 100],
    "T1-3": [0, 0, 0, 0, 0, 20, 40, 60, 80, 100, 100, 100],
}
DUE = {"T1-1": date(2022, 12, 31), "T1-2": date(2022, 12, 31), "T1-3": date(2022, 10, 31)}
KINDS = {"T1-1": "quantity", "T1-2": "quantity", "T1-3": "milestone"}
DONE = {  # of 120 people, of 100 branches, in per cent of the way to an issued rule; in May and in August
    "T1-1": (48, 76, 120),
    "T1-2": (0, 0, 100),
    "T1-3": (0, 40, None),
}
CITY = "320500"


def progress(item: str, month: int, done: float) -> dict[str, object]:
    """One row of the progress table."""
    target = DONE[item][2]
    row = {"year": 2022, "month": month, "task_id": item, "unit_code": CITY, "task_type": KINDS[item]}
    row |= {"task_name": item, "baseline_pct": CURVES[item][month - 1], "due_on": DUE[item]}
    amounts = {"target": target, "actual": done} if target else {"actual_pct": done}
    return row | {"target": None, "actual": None, "actual_pct": None} | amounts


def rows_of_city() -> dict[str, pd.DataFrame]:
    """The exports: progress in May and August, curves, and activities that say how far the data reach."""
    found = [progress(item, month, DONE[item][i]) for item in CURVES for i, month in enumerate((5, 8))]
    curves = [
        {"year": 2022, "curve": item, "unit_code": CITY, "month": month, "baseline_pct": planned}
        for item, curve in CURVES.items()
        for month, planned in enumerate(curve, start=1)
    ]
    days = [date(2022, 5, 31), date(2022, 8, 25)]
    held = [{"activity_id": f"A{i}", "held_on": day, "unit_code": "320582"} for i, day in enumerate(days)]
    both = {"task_progress": found, "plan_curve": curves, "activity": held}
    return {name: pd.DataFrame(rows).replace({np.nan: None}) for name, rows in both.items()}


def asked(
    config: Config, catalogue: Catalogue, sql: str, exports: Mapping[str, pd.DataFrame] | None = None
) -> pd.DataFrame:
    """A query over the marts of the made-up city, or of a city with other exports."""
    with engine.create() as connection:
        for contract in catalogue.contracts.values():
            schema.create_source(connection, contract)
        for name, rows in (exports or rows_of_city()).items():
            schema.insert_rows(connection, name, rows)
        schema.create_units(connection, config)
        schema.create_dates(connection, catalogue)
        schema.create_reports(connection, catalogue)
        models(connection, catalogue)
        return engine.rows(connection, sql)
