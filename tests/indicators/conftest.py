"""The shares that simulations found, told at the end of a run."""

from typing import Any

import pytest

TOLD: list[str] = []


@pytest.fixture
def tell() -> Any:
    """Keeps a line for the end of the run."""
    return TOLD.append


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """What the simulations found."""
    if TOLD:
        terminalreporter.section("simulations")
        for line in TOLD:
            terminalreporter.write_line(line)
