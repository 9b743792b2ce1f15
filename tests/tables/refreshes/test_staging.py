"""Uploaded files wait under bare names, beside the exports and never among them."""

from pathlib import Path

import pytest

from almanac.mistakes import Mistake
from almanac.tables.refreshes import staging
from tests.office import known, person, quality_office


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("志愿服务_8月.csv", "志愿服务_8月.csv"),
        ("../../config.csv", "config.csv"),
        ("..\\..\\windows\\a.csv", "a.csv"),
        ("/etc/a.CSV", "a.CSV"),
        (".hidden.csv", "hidden.csv"),
        ("~$open.xlsx", "open.xlsx"),
        ("__a?b*|.csv", "ab.csv"),
        ("a\0b\n.csv", "ab.csv"),
        (" a .csv", "a .csv"),
        ("x" * 300 + ".csv", "x" * 120 + ".csv"),
    ],
)
def test_a_name_loses_its_folders_and_what_would_hide_it(given: str, name: str) -> None:
    assert staging.bare_name(given) == name


@pytest.mark.parametrize("given", ["", "..", ".csv", "...csv", "a", "a.exe", "config.yaml", "README.csv"])
def test_what_is_no_export_is_refused(given: str) -> None:
    with pytest.raises(Mistake):
        staging.bare_name(given)


def test_a_file_waits_outside_the_exports_and_the_same_name_replaces(tmp_path: Path) -> None:
    quality_office(tmp_path)
    config, _ = known(tmp_path)
    before = sorted(path.name for path in config.folder("exports").iterdir())
    staging.stage(config, person(tmp_path), "a/loans_08.csv", b"first")
    staging.stage(config, person(tmp_path), "LOANS_08.csv", b"second")
    assert staging.staged(config) == ["LOANS_08.csv"]
    assert (config.folder("staging") / "files/LOANS_08.csv").read_bytes() == b"second"
    assert sorted(path.name for path in config.folder("exports").iterdir()) == before


def test_only_those_who_may_publish_put_files_aside(tmp_path: Path) -> None:
    quality_office(tmp_path)
    config, _ = known(tmp_path)
    with pytest.raises(Mistake, match="publish"):
        staging.stage(config, person(tmp_path, "reader"), "loans_08.csv", b"")
    assert staging.staged(config) == []
