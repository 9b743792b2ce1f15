"""What the sample says of tasks, talent, the platform, honours and the speech on 25 August 2022."""

from collections import Counter
from pathlib import Path

import pytest

from tests.making.reading import TEN, Row, per_unit, rows

LAST = "2022-08-25"
ITEMS = {"T1": 7, "T2": 13, "T3": 9, "T4": 10, "T5": 13}
COMPLETION = {"T1": (52.0, 50.0), "T2": (63.1, 66.0), "T3": (74.3, 70.0), "T4": (60.2, 62.0), "T5": (66.8, 66.0)}
State = tuple[str, float, float]


def percent(cell: str) -> float:
    return float(cell.rstrip("%"))


def states(found: list[Row], month: str) -> dict[str, State]:
    """Each item of a month: its state by the displayed gap, what is done over all that report it, and its plan."""
    shares: dict[str, list[tuple[float, float]]] = {}
    plans = {}
    for row in found:
        if row["统计月"] == month:
            whole = float(row["年度目标值"] or 0)
            done = 100 * float(row["累计完成值"]) / whole if whole else percent(row["完成率"])
            shares.setdefault(row["任务编号"], []).append((done, whole or 1))
            plans[row["任务编号"]] = percent(row["调整计划进度"])
    done = {item: sum(a * b for a, b in parts) / sum(b for _, b in parts) for item, parts in shares.items()}
    return {item: (state(share, plans[item]), share, plans[item]) for item, share in done.items()}


def state(share: float, plan: float) -> str:
    if share >= 100:
        return "done"
    if share == plan == 0:
        return "not due"
    gap = round(round(share, 1) - plan, 1)
    return "on schedule" if gap >= 0 else "slightly behind" if gap >= -10 else "behind"


def test_fifty_two_items_stand_as_the_picture_of_the_overview_says(clean: Path) -> None:
    found = states(rows(clean, "task_progress"), "8")
    counted = Counter(state for state, _, _ in found.values())
    assert counted == {"done": 9, "on schedule": 31, "slightly behind": 6, "behind": 3, "not due": 3}
    assert Counter(item.split("-")[0] for item in found) == ITEMS
    for task, (done, planned) in COMPLETION.items():
        mine = [one for item, one in found.items() if item.startswith(f"{task}-")]
        assert round(sum(share for _, share, _ in mine) / len(mine), 1) == done, task
        assert round(sum(plan for _, _, plan in mine) / len(mine), 1) == planned, task


def test_three_more_items_are_on_schedule_than_a_month_before(clean: Path) -> None:
    found = rows(clean, "task_progress")
    good = {month: sum(s in ("done", "on schedule") for s, _, _ in states(found, month).values()) for month in "78"}
    assert good == {"7": 37, "8": 40}


def test_progress_never_falls_and_a_baseline_never_changes(clean: Path) -> None:
    found, newest = rows(clean, "task_progress"), {}
    curves = {
        (r["曲线"], r["月份"]): (r["基准计划进度"], r["调整计划进度"])
        for r in rows(clean, "plan_curve")
        if r["曲线"].startswith("T")
    }
    assert len(curves) == 52 * 12
    for row in sorted(found, key=lambda row: int(row["统计月"])):
        place = (row["任务编号"], row["单位代码"])
        assert percent(row["完成率"]) >= newest.get(place, 0.0)
        newest[place] = percent(row["完成率"])
        assert (row["基准计划进度"], row["调整计划进度"]) == curves[row["任务编号"], row["统计月"]]
        assert bool(row["调整原因"]) == (row["基准计划进度"] != row["调整计划进度"])


def test_tasks_repeat_what_the_registers_say(clean: Path) -> None:
    done = {}
    for row in rows(clean, "task_progress"):
        if row["统计月"] == "8" and row["累计完成值"]:
            done[row["任务编号"]] = done.get(row["任务编号"], 0) + int(row["累计完成值"])
    expected = {"T2-4": 1270, "T2-6": 1007, "T2-11": 110, "T3-2": 933, "T3-3": 911, "T3-6": 844, "T1-3": 1224}
    assert {item: done[item] for item in expected} == expected
    studied: set[str] = set()
    for row in rows(clean, "activity"):
        if "治国理政第四卷" in row["主题代码"].split(";") and row["支部编码"]:
            studied.add(row["支部编码"])
    assert done["T1-2"] == len(studied)


def test_the_item_on_mood_and_stability_is_marked_as_internal(clean: Path) -> None:
    kinds = {row["任务编号"]: row["任务类型"] for row in rows(clean, "task_progress")}
    assert [item for item, kind in kinds.items() if kind == "内部"] == ["T1-1"]
    assert set(kinds.values()) == {"内部", "量化", "节点", "常态", "推荐"}


def test_talents_of_the_last_day(clean: Path) -> None:
    pool = [row for row in rows(clean, "talent_pool") if row["统计日期"] == LAST]
    assert per_unit(pool, "板块") == (140, 160, 100, 150, 140, 110, 70, 90, 0, 55, 420)
    used = [row for row in pool if row["年内参与次数"] != "0"]
    assert per_unit(used, "板块") == (59, 61, 47, 73, 50, 42, 35, 31, 0, 24, 155)
    assert {row["本人同意"] for row in pool} == {"是"}
    assert all(int(row["采纳数"]) <= int(row["提交建言数"]) for row in pool)
    assert all(row["入库日期"] <= row["统计日期"] for row in rows(clean, "talent_pool"))


def test_one_unit_has_not_sent_its_talents_since_the_first_quarter(clean: Path) -> None:
    sent = {row["统计日期"] for row in rows(clean, "talent_pool") if row["板块"] == "320505"}
    assert sent == {"2022-03-31"}


def test_every_unit_reports_the_platform_every_month(clean: Path) -> None:
    found = rows(clean, "platform_monthly")
    months = {f"{2021 + i // 12}-{i % 12 + 1:02d}" for i in range(20)}
    assert {(row["月份"], row["单位代码"]) for row in found} == {(m, u) for m in months for u in TEN}
    assert {bool(row["注册人数"]) for row in found if row["模块"] == "全平台"} == {True}
    assert {bool(row["注册人数"]) for row in found if row["模块"] != "全平台"} == {False}


def test_honours_agree_with_the_speech_and_name_nobody(clean: Path) -> None:
    found = rows(clean, "honour")
    projects = [row for row in found if row["类别"] == "宣传项目" and row["环节"] == "入选"]
    assert len(projects) == 8
    assert {row["级别"] for row in projects} == {"省"}
    assert "320571" in {row["板块"] for row in projects}
    assert all(row["公示结束日期"] < LAST for row in found if row["环节"] == "入选")
    assert any(row["公示结束日期"] > LAST for row in found)
    assert all(row["对象名称"].endswith("号") for row in found)


LEDGER = {
    "covid_lixiu_located": ("161人", 161, "准确", "人"),
    "covid_kits": ("近200套", 200, "不足", "套"),
    "covid_services": ("500多人次", 500, "超过", "人次"),
    "shared_sites": ("110个", 110, "准确", "个"),
    "publicity_selected": ("8个项目", 8, "准确", "个"),
    "special_dues": ("10万元", 100000, "准确", "元"),
    "national_titles": ("四连冠", 4, "准确", "届"),
    "year_elapsed": ("将近三分之二", 0.667, "不足", "年"),
    "districts": ("十个板块", 10, "准确", "个"),
    "precise_measures": ("六项", 6, "准确", "项"),
    "volunteer_week": ("第二届", 2, "序数", "届"),
    "anniversary": ("40周年", 40, "准确", "年"),
}


@pytest.mark.parametrize("figure", LEDGER)
def test_the_ledger_of_the_speech_keeps_words_and_qualifiers(figure: str, clean: Path) -> None:
    (row,) = [one for one in rows(clean, "published_figure") if one["数据编号"] == figure]
    said, value, qualifier, measure = LEDGER[figure]
    assert (row["原文表述"], row["限定"], row["计量单位"]) == (said, qualifier, measure)
    assert float(row["数值"]) == value
    assert (row["上屏"], bool(row["不上屏原因"])) == (("否", True) if figure == "special_dues" else ("是", False))


def test_measured_numbers_respect_the_qualifiers_of_the_speech(clean: Path) -> None:
    care = [row for row in rows(clean, "service_record") if row["服务场景"] == "疫情防控"]
    kits = sum(int(row["物资数量"]) for row in care if row["物资单位"] == "套")
    services = sum(int(row["人次"] or 0) for row in care)
    assert kits < LEDGER["covid_kits"][1] <= kits + 10
    assert services > LEDGER["covid_services"][1] >= services - 100


def test_ten_highlights_stand_in_official_order(clean: Path) -> None:
    units = [row["板块"] for row in rows(clean, "chronicle") if row["类型"] == "亮点"]
    assert units == [code for code in TEN if code != "320500-SZ"]


@pytest.mark.parametrize("campaign", ["走进春天", "银雁领航", "晚霞生辉"])
def test_no_campaign_is_held_before_it_is_launched(clean: Path, campaign: str) -> None:
    launched = min(row["日期"] for row in rows(clean, "chronicle") if campaign in row["标题"])
    held = [row["日期"] for row in rows(clean, "activity") if row["专项名称"] == campaign and row["日期"] >= "2022"]
    assert launched <= min(held)


def test_no_plan_is_adjusted_for_the_epidemic_before_it_came(clean: Path) -> None:
    adjusted = [row for row in rows(clean, "task_progress") if row["基准计划进度"] != row["调整计划进度"]]
    assert adjusted and {int(row["统计月"]) for row in adjusted} <= set(range(3, 13))
