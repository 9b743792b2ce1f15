"""How the sample came to be what it is: twenty believable months."""

from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from tests.making.reading import TEN, Row, rows

MONTHS = tuple(f"{2021 + i // 12}-{i % 12 + 1:02d}" for i in range(20))


@pytest.fixture(scope="module")
def roster(clean: Path) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {month: [] for month in MONTHS}
    for row in rows(clean, "lixiu_roster"):
        found[row["统计日期"][:7]].append(row)
    return found


def year_before(day: str) -> str:
    """The same day a year earlier; February's last day for its 29th."""
    year, rest = int(day[:4]) - 1, day[4:]
    return f"{year}{rest if rest != '-02-29' else '-02-28'}"


def test_a_plan_is_valid_for_twelve_months_in_every_snapshot(roster: dict[str, list[Row]]) -> None:
    for found in roster.values():
        for row in found:
            day, made = row["统计日期"], row["方案更新日期"]
            status = "未制定" if not made else "有效" if year_before(day) <= made <= day else "待更新"
            assert row["方案状态"] == status


def test_plan_coverage_climbs_and_faster_from_may_2022(roster: dict[str, list[Row]]) -> None:
    share = [100 * sum(r["方案状态"] == "有效" for r in found) / len(found) for found in roster.values()]
    assert share[0] == pytest.approx(74.2, abs=0.5)
    assert [round(one, 1) for one in share[-2:]] == [92.5, 93.3]
    gains = [after - before for before, after in pairwise(share)]
    assert min(gains[15:18]) > max(gains[12:15])
    assert min(gains) > -0.5


def test_the_last_month_changes_as_told(roster: dict[str, list[Row]]) -> None:
    july, august = ({row["人员编码"]: row["方案状态"] == "有效" for row in roster[m]} for m in MONTHS[-2:])
    assert (len(july), sum(july.values())) == (1009, 933)
    left, stayed = [july[one] for one in july.keys() - august.keys()], july.keys() & august.keys()
    assert (len(left), sum(left), len(august.keys() - july.keys())) == (10, 4, 1)
    assert sum(not july[one] and august[one] for one in stayed) == 11
    assert sum(july[one] and not august[one] for one in stayed) == 8


def test_people_leave_and_few_arrive(roster: dict[str, list[Row]]) -> None:
    counts = [len(found) for found in roster.values()]
    assert (counts[0], counts[-1]) == (1190, 1000)
    assert all(after < before for before, after in pairwise(counts))
    assert 0.10 <= 1 - counts[12] / counts[0] <= 0.13


def test_one_unit_starts_low_and_catches_up(roster: dict[str, list[Row]]) -> None:
    def share(month: str, code: str) -> float:
        here = [row for row in roster[month] if row["管理板块"] == code]
        return sum(row["方案状态"] == "有效" for row in here) / len(here)

    gains = {code: share(MONTHS[-1], code) - share(MONTHS[0], code) for code in TEN if code != "320571"}
    assert max(gains, key=gains.get) == "320585"


def test_headcount_equals_the_register_at_each_quarters_end(clean: Path, roster: dict[str, list[Row]]) -> None:
    ends = {f"{2021 + i // 4}Q{i % 4 + 1}": min(3 * i + 2, 19) for i in range(7)}
    for row in rows(clean, "headcount"):
        here = [one for one in roster[MONTHS[ends[row["统计期"]]]] if one["管理板块"] == row["单位代码"]]
        assert int(row["离休干部数"]) == len(here)


def reported(found: list[Row], unit: str, day: str) -> set[tuple[str, str]]:
    return {(row[unit], row[day][:7]) for row in found}


def test_only_one_unit_is_late_and_its_months_are_absent(clean: Path) -> None:
    everything = {(code, month) for code in TEN for month in MONTHS}
    assert reported(rows(clean, "lixiu_roster"), "管理板块", "统计日期") == everything
    assert reported(rows(clean, "service_record"), "板块", "服务日期") == everything
    missing = everything - reported(rows(clean, "volunteer_service"), "板块", "服务日期")
    assert missing == {("320505", "2021-11"), ("320505", "2022-08")}
    assert everything - reported(rows(clean, "activity"), "板块", "日期") == {("320505", "2022-02")}


def test_branches_reach_the_standard_month_by_month(clean: Path) -> None:
    last_day, verdict = {}, {}
    events = Counter()
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows(clean, "branch_assessment"):
        if row["验收分"]:
            found.setdefault((row["考评日期"], row["支部编码"]), []).append(row)
    for (day, code), parts in sorted(found.items()):
        points = [float(p["验收分"]) for p in parts]
        is_weak = min(a / float(p["满分"]) for a, p in zip(points, parts, strict=True)) < 0.6
        now = sum(points) >= 80 and not is_weak and parts[0]["否决"] == "否"
        events[day[:7]] += now - verdict.get(code, False)
        verdict[code], last_day[code] = now, day
    reached = sum(count for month, count in events.items() if month <= MONTHS[12])
    assert sum(count for month, count in events.items() if month < MONTHS[0]) == pytest.approx(0.58 * 1490, abs=15)
    assert reached / 1497 == pytest.approx(0.72, abs=0.005)
    for month in MONTHS[13:]:
        assert events[month] > 0
        reached += events[month]
    kept = {row["支部编码"] for row in rows(clean, "branch") if row["统计日期"] == "2022-08-25"}
    assert sum(verdict[code] for code in verdict if code in kept) == 1270


def test_every_branch_of_the_first_register_but_the_unrated_was_assessed_before_it(clean: Path) -> None:
    before = {row["支部编码"] for row in rows(clean, "branch_assessment") if row["考评日期"] < "2021-01-01"}
    first = [row for row in rows(clean, "branch") if row["统计日期"] == "2021-03-31"]
    assert {row["支部编码"] for row in first if row["当前等级"] == "未评"} == {r["支部编码"] for r in first} - before
    standing = sum(row["当前等级"] not in ("未评", "未达标") for row in first)
    assert 0.55 < standing / len(first) < 0.62


def test_branches_keep_close_to_their_plan_in_both_years(clean: Path) -> None:
    planned = {
        (int(r["年度"]), int(r["月份"])): float(r["调整计划进度"].rstrip("%"))
        for r in rows(clean, "plan_curve")
        if (r["曲线"], r["单位代码"]) == ("branch_standard", "320500")
    }
    registers: dict[str, list[Row]] = {}
    for row in rows(clean, "branch"):
        registers.setdefault(row["统计日期"], []).append(row)
    for day, found in registers.items():
        share = sum(row["当前等级"] not in ("未评", "未达标") for row in found) / len(found)
        assert abs(100 * share - planned[int(day[:4]), int(day[5:7])]) < 4, day


def test_creation_keeps_the_order_of_its_stages(clean: Path) -> None:
    order = ("申报", "培育创建", "自评", "初审", "验收", "公示", "命名")
    days: dict[tuple[str, str, str], dict[str, str]] = {}
    for row in rows(clean, "branch_creation"):
        if row["环节"] in order and row["结果"] == "通过":
            stages = days.setdefault((row["支部编码"], row["级别"], row["批次"]), {})
            stages.setdefault(row["环节"], row["环节日期"])
    for stages in days.values():
        assert list(stages) == list(order[: len(stages)])
        assert sorted(stages.values()) == list(stages.values())
        if "命名" in stages:
            notice, named = (date.fromisoformat(stages[one]) for one in ("公示", "命名"))
            assert (named - notice).days >= 7


def test_volunteer_weeks_stand_out(clean: Path) -> None:
    hours = Counter()
    for row in rows(clean, "volunteer_service"):
        hours[row["服务日期"]] += float(row["时长(小时)"])
        if row["专项"] == "志愿服务周":
            assert "2021-06-14" <= row["服务日期"] <= "2021-06-20" or "2022-06-13" <= row["服务日期"] <= "2022-06-19"
    for first, last in (("2021-06-14", "2021-06-20"), ("2022-06-13", "2022-06-19")):
        inside = sum(value for day, value in hours.items() if first <= day <= last) / 7
        year = [value for day, value in hours.items() if day[:4] == first[:4]]
        assert inside > 3 * sum(year) / len(year)


def test_a_few_per_cent_of_the_hours_are_unverified_and_nobody_serves_eight_hours(clean: Path) -> None:
    found = rows(clean, "volunteer_service")
    verified = sum(float(row["时长(小时)"]) for row in found if row["核实"] == "是")
    assert 0.94 < verified / sum(float(row["时长(小时)"]) for row in found) < 0.98
    assert all(0.5 <= float(row["时长(小时)"]) <= 6 and row["开始"] < row["结束"] for row in found)


def minutes(clock: str) -> int:
    return 60 * int(clock[:2]) + int(clock[3:])


def test_nobody_is_at_two_services_at_once_or_serves_more_than_eight_hours_a_day(clean: Path) -> None:
    days: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for row in rows(clean, "volunteer_service"):
        here = days.setdefault((row["志愿者编码"], row["服务日期"]), [])
        here.append((minutes(row["开始"]), minutes(row["结束"])))
    several = [sorted(one) for one in days.values() if len(one) > 1]
    assert several
    assert [one for one in several if any(start < end for (_, end), (start, _) in pairwise(one))] == []
    assert [one for one in several if sum(end - start for start, end in one) > 8 * 60] == []


def test_visits_become_calls_in_the_epidemic_spring(clean: Path) -> None:
    visits, contacts = Counter(), Counter()
    for row in rows(clean, "service_record"):
        if row["服务类别"] in ("走访慰问", "电话联系"):
            contacts[row["服务日期"][:7]] += 1
            visits[row["服务日期"][:7]] += row["服务方式"] == "上门"
    share = {month: visits[month] / contacts[month] for month in MONTHS}
    assert max(share[month] for month in ("2022-03", "2022-04", "2022-05")) < 0.15
    assert min(share[month] for month in MONTHS if month not in ("2022-03", "2022-04", "2022-05")) > 0.3


def test_theme_days_are_fewer_around_the_spring_festival(clean: Path) -> None:
    held = Counter(row["日期"][:7] for row in rows(clean, "activity") if row["类型"] == "主题党日")
    assert held["2021-02"] < min(held[month] for month in ("2021-01", "2021-03", "2021-04", "2021-06"))
    assert held["2022-02"] < min(held[month] for month in ("2022-01", "2022-06", "2022-07"))


def test_nothing_is_dated_outside_the_twenty_months(clean: Path) -> None:
    for source, column in (("service_record", "服务日期"), ("volunteer_service", "服务日期"), ("activity", "日期")):
        days = {row[column] for row in rows(clean, source)}
        assert min(days) >= "2021-01-01"
        assert max(days) <= "2022-08-25"
