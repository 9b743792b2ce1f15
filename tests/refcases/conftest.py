"""Published answers to statistical questions, kept beside the project: read, compared, and told in one table.

The folder is ALMANAC_REFCASES, else shared/refcases beside the project. It is not part of the project, so without it
these tests are skipped, and say so; its licences forbid a copy here.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

BESIDE = Path(__file__).parents[2].parent / "shared" / "refcases"
FOLDER = Path(os.environ.get("ALMANAC_REFCASES") or BESIDE)
TOLD: list[tuple[str, str, int, float, str]] = []
Read = Callable[[str], pd.DataFrame]
Agree = Callable[..., None]


@pytest.fixture(scope="session")
def read() -> Read:
    """A table of the reference cases by its name."""
    if not FOLDER.is_dir():
        pytest.skip(f"there are no reference cases at {FOLDER}")

    def table(name: str) -> pd.DataFrame:
        return pd.read_csv(FOLDER / f"{name}.csv", dtype={"provnum": str, "case": str, "expected": str})

    return table


@pytest.fixture(scope="session")
def agree() -> Agree:
    """Compares found with published numbers, the missing ones too, and keeps the largest difference for the table."""

    def compare(case: str, what: str, found: Any, published: Any, tolerance: float, relative: bool = False) -> None:
        here, there = (np.asarray(values, float).ravel() for values in (found, published))
        assert here.shape == there.shape and len(there), f"{case} {what}: {here.shape} and {there.shape}"
        assert (np.isnan(here) == np.isnan(there)).all(), f"{case} {what}: not the same numbers are missing"
        scale = np.where(relative & (there != 0), np.abs(there), 1.0)
        largest = float(np.nanmax(np.append(np.abs(here - there) / scale, 0.0)))
        said = "exact" if tolerance == 0 else f"{tolerance:g}{' relative' if relative else ''}"
        TOLD.append((case, what, len(there), largest, said))
        assert largest <= tolerance, f"{case} {what}: differs by {largest:g}, allowed {said}"

    return compare


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """The table: case, what, how many numbers, largest difference, tolerance."""
    if TOLD:
        terminalreporter.section("reference cases")
        together: dict[tuple[str, str, str], tuple[int, float]] = {}
        for case, what, count, largest, tolerance in TOLD:
            counted, widest = together.get((case, what, tolerance), (0, 0.0))
            together[case, what, tolerance] = (counted + count, max(widest, largest))
        width = max(len(what) for _, what, _ in together)
        terminalreporter.write_line(f"{'case':<6}{'what':<{width}}  {'numbers':>7}  {'largest':>9}  tolerance")
        for (case, what, tolerance), (count, largest) in sorted(together.items()):
            terminalreporter.write_line(f"{case:<6}{what:<{width}}  {count:>7}  {largest:>9.2g}  {tolerance}")
