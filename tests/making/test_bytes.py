"""What is written: the same bytes every time, within bounds, and never over someone's own files."""

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.making.conftest import PROJECT, run
from tests.making.reading import rows

SAMPLE = PROJECT / "data/sample"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_committed_sample_is_made_again_byte_for_byte(made: Path) -> None:
    assert names(made) == names(SAMPLE)
    differing = [name for name in sorted(names(made)) if (made / name).read_bytes() != (SAMPLE / name).read_bytes()]
    assert differing == []


def test_the_committed_sample_stays_below_28_megabytes() -> None:
    assert sum(path.stat().st_size for path in SAMPLE.iterdir()) < 28_000_000


@pytest.fixture(scope="module")
def larger(monkeypatch_module: pytest.MonkeyPatch) -> dict[str, Any]:
    """Every sheet of another seed, twice as large, before it is written."""
    monkeypatch_module.syspath_prepend(PROJECT / "data")
    sheets = importlib.import_module("making.sample").make_sheets(seed=7, scale=2)
    return {sheet.source: sheet.values for sheet in sheets}


@pytest.fixture(scope="module")
def monkeypatch_module() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def test_another_seed_makes_other_people_with_the_same_facts(clean: Path, larger: dict[str, Any]) -> None:
    made, people = larger["lixiu_roster"], [r for r in rows(clean, "lixiu_roster") if r["统计日期"] == "2022-08-25"]
    last = made["snapshot_date"] == np.datetime64("2022-08-25")
    assert not set(made["person_key"]) & {r["人员编码"] for r in people}
    facts = {
        "plan_status": ("方案状态", "有效"),
        "file_status": ("建档状态", "完整"),
        "family_doctor": ("家庭医生签约", "已签"),
    }
    for name, (header, word) in facts.items():
        assert (made[name][last] == word).sum() == 2 * sum(r[header] == word for r in people), name


def test_scale_multiplies_people_branches_and_events(clean: Path, larger: dict[str, Any]) -> None:
    for source in ("lixiu_roster", "branch", "volunteer_service", "activity", "service_record", "shared_site"):
        size = len(next(iter(larger[source].values())))
        assert size == pytest.approx(2 * len(rows(clean, source)), rel=0.02), source


def test_sample_says_what_it_is(made: Path, faulty: Path) -> None:
    told = (made / "SAMPLE.yaml").read_text(encoding="utf-8")
    assert "label: {zh: 示例数据, en: Sample data}" in told
    assert "faults: false" in told
    assert "faults: true" in (faulty / "SAMPLE.yaml").read_text(encoding="utf-8")


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    own = tmp_path / "台账.csv"
    own.write_text("自己的数据", encoding="utf-8")
    done = run(tmp_path)
    assert done.returncode == 2
    assert "choose an empty folder" in done.stderr
    assert "Traceback" not in done.stderr
    assert own.read_text(encoding="utf-8") == "自己的数据"


def test_making_imports_nothing_of_almanac() -> None:
    for path in (PROJECT / "data/making").glob("*.py"):
        assert "almanac" not in path.read_text(encoding="utf-8"), path.name
