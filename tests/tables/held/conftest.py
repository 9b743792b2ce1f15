"""The office, refreshed once."""

from pathlib import Path

import pytest

from tests.tables.held.office import office, refreshed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    office(tmp_path)
    refreshed(tmp_path)
    return tmp_path
