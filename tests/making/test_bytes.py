"""What is written: the same bytes every time, within bounds, and never over someone's own files."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.making.conftest import PROJECT, make
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


def test_another_seed_makes_other_people_with_the_same_facts(clean: Path, tmp_path: Path) -> None:
    other = make(tmp_path / "other", "--clean", "--seed", "7")
    last = [[r for r in rows(one, "lixiu_roster") if r["统计日期"] == "2022-08-25"] for one in (clean, other)]
    assert not {r["人员编码"] for r in last[0]} & {r["人员编码"] for r in last[1]}
    for column, value in (("方案状态", "有效"), ("建档状态", "完整"), ("保障落实", "落实"), ("家庭医生签约", "已签")):
        counts = [sum(r[column] == value for r in found) for found in last]
        assert counts[0] == counts[1], column


def test_scale_multiplies_people_branches_and_events(clean: Path, tmp_path: Path) -> None:
    larger = make(tmp_path / "larger", "--clean", "--scale", "2")
    for source in ("lixiu_roster", "branch", "volunteer_service", "activity", "service_record", "shared_site"):
        once, twice = len(rows(clean, source)), len(rows(larger, source))
        assert twice == pytest.approx(2 * once, rel=0.02), source
    last = [r for r in rows(larger, "lixiu_roster") if r["统计日期"] == "2022-08-25"]
    assert (len(last), sum(r["方案状态"] == "有效" for r in last)) == (2000, 1866)


def test_sample_says_what_it_is(made: Path, faulty: Path) -> None:
    told = (made / "SAMPLE.yaml").read_text(encoding="utf-8")
    assert "label: {zh: 示例数据, en: Sample data}" in told
    assert "faults: false" in told
    assert "faults: true" in (faulty / "SAMPLE.yaml").read_text(encoding="utf-8")


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    own = tmp_path / "台账.csv"
    own.write_text("自己的数据", encoding="utf-8")
    command = [sys.executable, str(PROJECT / "data/making"), "--out", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "choose an empty folder" in done.stderr
    assert "Traceback" not in done.stderr
    assert own.read_text(encoding="utf-8") == "自己的数据"


def test_making_imports_nothing_of_almanac() -> None:
    for path in (PROJECT / "data/making").glob("*.py"):
        assert "almanac" not in path.read_text(encoding="utf-8"), path.name
