"""The sample city refreshed file by file is the sample city read at once, whatever order its rows lie in."""

import shutil
from pathlib import Path

from almanac.catalogue import load_catalogue
from almanac.config import load_config
from almanac.tables import build
from tests.tables.held.office import PROJECT, contents

EXPORTS = (
    "activity_2022Q3 branch_20210331 branch_20210630 branch_creation headcount_2022Q3 indicator_target"
    " lixiu_roster_202101 lixiu_roster_202102 service_record_2022H2 volunteer_service_2021Q1 volunteer_service_2021Q2"
).split()
EDITED = ("activity_2022Q3", "branch_20210331", "lixiu_roster_202101", "volunteer_service_2021Q1")


def rounded(held: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    """Sums of the same numbers in another order differ in their last digits."""
    return {
        name: sorted((tuple(float(f"{v:.9g}") if isinstance(v, float) else v for v in row) for row in rows), key=repr)
        for name, rows in held.items()
    }


def test_the_queries_of_this_project_do_not_depend_on_what_was_read_when(tmp_path: Path) -> None:
    shutil.copy(PROJECT / "config.yaml", tmp_path)
    for name in ("data/contracts", "queries"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    exports = tmp_path / "data/exports"
    exports.mkdir()
    for stem in EXPORTS:
        shutil.copy(PROJECT / f"data/sample/{stem}.csv", exports)
    config = load_config(tmp_path / "config.yaml")
    catalogue = load_catalogue(config)
    build.refresh(config, catalogue, exports)
    for stem in EDITED:
        path = exports / f"{stem}.csv"
        path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-3]))
        quick = build.refresh(config, catalogue, exports)
        assert [row["file"] for row in quick.changes] == [path.name]
    full = build.refresh(config, catalogue, exports, full=True)
    assert full.exports == quick.exports
    own = {"_changes", "_file_changes"}
    one, other = rounded(contents(quick.snapshot)), rounded(contents(full.snapshot))
    assert one.keys() == other.keys() > own
    assert [name for name in one.keys() - own if one[name] != other[name]] == []
