"""What the sample says on 25 August 2022, unit by unit; other tests and the pictures rely on it."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from tests.making.conftest import PROJECT
from tests.making.reading import TEN, Row, count_by, per_unit, rows

LAST = "2022-08-25"
LIXIU = (80, 120, 65, 85, 105, 75, 28, 75, 17, 10, 340)
BRANCHES = (165, 185, 110, 155, 160, 120, 75, 110, 55, 35, 330)
LEVELS = {
    "未评": (4, 9, 3, 3, 7, 7, 3, 9, 2, 1, 14),
    "未达标": (11, 24, 11, 7, 20, 19, 9, 21, 6, 3, 37),
    "达标": (124, 124, 77, 116, 110, 77, 52, 64, 39, 26, 231),
    "县级示范": (17, 19, 13, 18, 15, 12, 8, 11, 5, 4, 28),
    "市级示范": (7, 7, 5, 8, 6, 4, 3, 4, 2, 1, 13),
    "省级示范": (2, 2, 1, 3, 2, 1, 0, 1, 1, 0, 7),
}
MEASURES = {
    ("方案状态", "有效"): (76, 113, 62, 84, 92, 69, 25, 64, 16, 10, 322),
    ("建档状态", "完整"): (79, 117, 64, 85, 102, 72, 27, 71, 16, 10, 332),
    ("关爱小组", "是"): (77, 115, 62, 84, 100, 68, 26, 68, 16, 10, 323),
    ("红色资源采集", "是"): (47, 63, 40, 61, 52, 34, 15, 47, 8, 6, 166),
    ("保障落实", "落实"): (77, 117, 62, 84, 101, 71, 27, 70, 16, 10, 330),
    ("家庭医生签约", "已签"): (62, 98, 60, 79, 86, 66, 24, 56, 15, 9, 289),
    ("家庭医生签约", "不适用"): (12, 7, 2, 1, 10, 1, 0, 5, 0, 0, 21),
}


@pytest.fixture(scope="module")
def roster(clean: Path) -> list[Row]:
    return [row for row in rows(clean, "lixiu_roster") if row["统计日期"] == LAST]


@pytest.fixture(scope="module")
def branches(clean: Path) -> list[Row]:
    return [row for row in rows(clean, "branch") if row["统计日期"] == LAST]


def test_headcount_is_the_demo_split(clean: Path) -> None:
    last = {row["单位代码"]: row for row in rows(clean, "headcount") if row["统计期"] == "2022Q3"}
    told = {name: tuple(int(last[code][name]) for code in TEN) for name in ("离休干部数", "退休干部数", "注册志愿者数")}
    assert told["离休干部数"] == LIXIU
    assert told["退休干部数"] == (9600, 11000, 6400, 9300, 9400, 7200, 4600, 7000, 3900, 2600, 19000)
    assert told["注册志愿者数"] == (1450, 1600, 900, 1350, 1300, 950, 600, 1000, 480, 370, 2000)
    members = tuple(int(last[code]["其中党员"]) + int(last[code]["退休干部党员数"]) for code in TEN)
    assert members == (6000, 7000, 4100, 5700, 5900, 4500, 2900, 4600, 2300, 1400, 13600)
    assert [sum(one) for one in (*told.values(), members)] == [1000, 90000, 12000, 58000]


def test_roster_and_branches_have_the_demo_split(clean: Path, roster: list[Row], branches: list[Row]) -> None:
    assert per_unit(roster, "管理板块") == LIXIU
    assert per_unit(branches, "板块") == BRANCHES
    assert set(count_by(branches, "状态")) == {"在册"}
    assert per_unit(rows(clean, "shared_site"), "所属板块") == (14, 14, 10, 13, 13, 10, 7, 9, 5, 5, 10)
    members = tuple(sum(int(b["党员数"]) for b in branches if b["板块"] == code) for code in TEN)
    assert members == (6000, 7000, 4100, 5700, 5900, 4500, 2900, 4600, 2300, 1400, 13600)


@pytest.mark.parametrize(("column", "value"), MEASURES)
def test_measures_of_the_roster(column: str, value: str, roster: list[Row]) -> None:
    assert per_unit([row for row in roster if row[column] == value], "管理板块") == MEASURES[column, value]


def test_classes_lists_and_five_parties(roster: list[Row]) -> None:
    days = {"重点关注": "7", "定期关注": "15", "常态联系": "30"}
    classed = [row for row in roster if row["服务分类"]]
    assert all(days[row["服务分类"]] == row["联系周期天数"] for row in classed)
    assert per_unit(classed, "管理板块") == (78, 114, 63, 84, 99, 70, 26, 69, 16, 10, 326)
    assert per_unit([row for row in roster if int(row["服务清单项数"])], "管理板块") == (
        (74, 109, 61, 82, 91, 66, 24, 62, 15, 9, 311)
    )
    four = ("职能部门", "管理单位", "街道镇", "养老护理医疗机构")
    five = [r for r in roster if all(r[p] == "是" for p in four) and (r["家庭"] == "是" or r["家庭缺位原因"])]
    assert per_unit(five, "管理板块") == (75, 109, 60, 83, 96, 62, 25, 66, 16, 9, 310)


def test_family_doctor_leaves_out_exactly_those_in_hospital_or_elsewhere(roster: list[Row]) -> None:
    for row in roster:
        away = row["居住方式"] == "长期住院" or row["居住地板块"] == "市外"
        assert away == (row["家庭医生签约"] == "不适用")


def test_contacts_on_time(clean: Path, roster: list[Row]) -> None:
    end, newest, any_record = date.fromisoformat(LAST), {}, {}
    for row in rows(clean, "service_record"):
        day = date.fromisoformat(row["服务日期"])
        any_record[row["人员编码"]] = max(day, any_record.get(row["人员编码"], day))
        if row["服务类别"] in ("走访慰问", "电话联系"):
            newest[row["人员编码"]] = max(day, newest.get(row["人员编码"], day))
    for known in (newest, any_record):
        kept = [r for r in roster if (end - known[r["人员编码"]]).days <= int(r["联系周期天数"])]
        assert per_unit(kept, "管理板块") == (78, 118, 63, 84, 104, 72, 27, 73, 16, 10, 329)


def test_branch_levels_as_reported(branches: list[Row]) -> None:
    for level, counts in LEVELS.items():
        assert per_unit([row for row in branches if row["当前等级"] == level], "板块") == counts


def test_branch_levels_follow_from_assessments_and_namings(clean: Path, branches: list[Row]) -> None:
    passed, titles = newest_verdicts(clean), newest_titles(clean)
    for row in branches:
        code = row["支部编码"]
        level = {None: "未评", False: "未达标", True: "达标"}[passed.get(code)]
        assert titles.get(code, level) == row["当前等级"], code


def newest_verdicts(clean: Path) -> dict[str, bool]:
    """Whether each branch passed when it was last accepted: 80 points in all, 60 % everywhere, no veto."""
    rounds: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows(clean, "branch_assessment"):
        if row["验收分"]:
            rounds.setdefault((row["支部编码"], row["考评日期"], row["年度"]), []).append(row)
    verdicts = {}
    for (code, _, _), parts in sorted(rounds.items(), key=lambda item: item[0][:2]):
        assert len(parts) == 6
        score = sum(float(p["验收分"]) + float(p["加分"] or 0) - float(p["扣分"] or 0) for p in parts)
        bare = sum(float(p["验收分"]) for p in parts)
        assert (score >= 80) == (bare >= 80)
        weakest = min(float(p["验收分"]) / float(p["满分"]) for p in parts)
        verdicts[code] = score >= 80 and weakest >= 0.6 and parts[0]["否决"] == "否"
    return verdicts


def newest_titles(clean: Path) -> dict[str, str]:
    """The highest title that each branch holds."""
    order, held = ("县级", "市级", "省级"), {}
    for row in rows(clean, "branch_creation"):
        if row["环节"] == "命名":
            held.setdefault(row["支部编码"], set()).add(row["级别"])
        if row["环节"] == "摘牌":
            held[row["支部编码"]].remove(row["级别"])
    return {code: max(levels, key=order.index) + "示范" for code, levels in held.items() if levels}


def test_second_batch_has_come_as_far_as_said(clean: Path) -> None:
    for level, counts in (("市级", (78, 72, 61, 46, 18)), ("省级", (22, 20, 17, 12, 4))):
        events = [r for r in rows(clean, "branch_creation") if r["批次"] == "2" and r["级别"] == level]
        for stage, count in zip(("申报", "培育创建", "自评", "初审", "验收"), counts, strict=True):
            here = [row for row in events if row["环节"] == stage]
            assert len({row["支部编码"] for row in here}) == count
            assert len({row["支部编码"] for row in here if row["结果"] == "通过"}) == count
        assert not {"公示", "命名"} & {row["环节"] for row in events}
    quotas = {r["指标编码"]: r["目标值"] for r in rows(clean, "indicator_target") if r["指标编码"].endswith("级:2")}
    assert quotas == {"demo_quota:示范党支部:市级:2": "50", "demo_quota:示范党支部:省级:2": "15"}


def test_secretaries_trained_and_elections_held(branches: list[Row]) -> None:
    trained = [row for row in branches if row["书记本年培训日期"]]
    assert all("2022-01-01" <= row["书记本年培训日期"] <= LAST for row in trained)
    assert per_unit(trained, "板块") == (117, 120, 66, 117, 110, 74, 59, 71, 32, 23, 218)
    due = [row for row in branches if row["本年应换届"] == "是" and row["本年应换届日期"] <= LAST]
    held = [row for row in due if row["末次换届日期"] >= "2022-01-01"]
    assert all(row["末次换届日期"] <= row["本年应换届日期"] for row in held)
    assert per_unit(due, "板块") == (41, 47, 28, 38, 40, 30, 19, 28, 14, 9, 82)
    assert per_unit(held, "板块") == (39, 45, 26, 37, 36, 28, 18, 24, 13, 9, 76)


def test_verified_hours_per_unit_and_year(clean: Path) -> None:
    hours = {("2021", code): 0.0 for code in TEN} | {("2022", code): 0.0 for code in TEN}
    for row in rows(clean, "volunteer_service"):
        if row["核实"] == "是" and row["服务日期"][5:7] <= "08":
            hours[row["服务日期"][:4], row["板块"]] += float(row["时长(小时)"])
    assert tuple(hours["2022", code] for code in TEN) == (
        (12288, 11880, 8064, 12276, 9024, 6624, 5152, 5880, 3432, 3068, 18792)
    )
    assert sum(hours["2022", code] for code in TEN) == 96480
    assert sum(hours["2021", code] for code in TEN) == 88840


def test_volunteers_active_in_the_last_three_months(clean: Path) -> None:
    active = {code: set() for code in TEN}
    for row in rows(clean, "volunteer_service"):
        if row["核实"] == "是" and row["服务日期"] >= "2022-06-01":
            active[row["板块"]].add(row["志愿者编码"])
    assert tuple(len(active[code]) for code in TEN) == (800, 813, 516, 784, 644, 437, 307, 455, 243, 201, 1032)


def test_branches_that_studied_every_compulsory_topic(clean: Path, branches: list[Row]) -> None:
    studied: dict[str, set[str]] = {}
    for row in rows(clean, "activity"):
        studied.setdefault(row["支部编码"], set()).update(row["主题代码"].split(";"))
    done = [b for b in branches if studied.get(b["支部编码"], set()) >= {"31号文", "治国理政第四卷", "7·26"}]
    assert per_unit(done, "板块") == (136, 146, 94, 137, 139, 93, 60, 87, 41, 29, 262)


def test_care_of_the_epidemic_spring(clean: Path) -> None:
    care = [row for row in rows(clean, "service_record") if row["服务场景"] == "疫情防控"]
    assert len({row["人员编码"] for row in care}) == 161
    assert sum(int(row["物资数量"]) for row in care if row["物资单位"] == "套") == 198
    assert sum(int(row["人次"] or 0) for row in care) == 512
    assert not [row for row in care if row["物资数量"] and row["人次"]]
    assert {row["服务日期"][:7] for row in care} == {"2022-03", "2022-04", "2022-05"}


def test_plans_of_the_year(clean: Path) -> None:
    city = {
        (r["年度"], r["曲线"], int(r["月份"])): r["基准计划进度"]
        for r in rows(clean, "plan_curve")
        if r["单位代码"] == "320500"
    }
    assert (city["2022", "branch_standard", 8], city["2022", "branch_standard", 12]) == ("82%", "100%")
    yearly = {(y, c) for y in ("2021", "2022") for c in ("branch_standard", "plan_coverage")}
    assert {key[:2] for key in city if not key[1].startswith("T")} == yearly
    assert all(("2022", "plan_coverage", month) in city for month in range(1, 13))


def test_the_target_of_registration_names_the_base_that_its_indicator_counts(clean: Path) -> None:
    notes = {row["口径说明"] for row in rows(clean, "indicator_target") if row["指标编码"] == "volunteer_reg_rate"}
    declared = PROJECT / "queries/indicators/volunteer_reg_rate.yaml"
    definition = yaml.safe_load(declared.read_text(encoding="utf-8"))["definition"]["zh"]
    assert [note.partition("/")[2] for note in notes] == ["退休干部(不分年龄)"]
    assert "/退休干部数（不分年龄）" in definition
