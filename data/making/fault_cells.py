"""Faults in a cell: values that break a rule, by source, and the one file of a source that gets them."""

from typing import NamedTuple


class Cells(NamedTuple):
    """Values written into one row, by column; the first one breaks the rule."""

    values: dict[str, str]
    rule: str
    what: str
    severity: str = "reject"


FILES = {  # the one file of a source in which faults are planted
    "headcount": "headcount_2022Q3",
    "lixiu_roster": "lixiu_roster_202101",
    "service_record": "service_record_2021H1",
    "branch": "branch_20210331",
    "branch_assessment": "党支部考评得分表",
    "branch_creation": "branch_creation",
    "volunteer_service": "志愿服务时长_2022年三季度",
    "activity": "学习培训活动记录_2021年二季度",
    "shared_site": "党建共享阵地表",
    "talent_pool": "talent_pool_2022Q3",
    "task_progress": "年度重点任务序时进度表_2022年8月",
    "platform_monthly": "platform_monthly_2022",
    "honour": "表彰推荐台账",
    "plan_curve": "年度计划进度表_2021-2022",
    "published_figure": "published_figure",
    "chronicle": "events",
}
CELLS = {
    "headcount": (Cells({"lixiu_n": ""}, "missing_value", "a required number is blank; it is not zero"),),
    "lixiu_roster": (
        Cells({"plan_date": "2021/6/1"}, "broken_rule", "the plan is dated after the snapshot"),
        Cells({"age_band": "九十多"}, "unknown_choice", "no age band"),
        Cells({"care_team": "大概有"}, "not_a_flag", "neither yes nor no"),
        Cells({"unit_code": ""}, "missing_value", "blank below a merged cell; never filled down here"),
    ),
    "service_record": (
        Cells({"persontimes": "近20"}, "not_a_number", "about 20 is no number"),
        Cells({"persontimes": "12.5"}, "not_whole", "half a visit"),
        Cells({"persontimes": "-3"}, "too_small", "less than nobody"),
        Cells({"person_key": "3.2E+17"}, "scientific", "a code that a spreadsheet turned into a number"),
        Cells({"service_date": "5/8/2021"}, "day_first", "day or month first: never guessed"),
        Cells({"service_date": "21/8/5"}, "two_digit_year", "a year of two digits"),
        Cells({"service_date": "2021年3月"}, "incomplete_date", "no day"),
        Cells({"category": "散步"}, "unknown_choice", "no such category"),
    ),
    "branch": (
        Cells({"members": "三十"}, "not_a_number", "a number in words"),
        Cells({"founded_on": "2021-05-01"}, "broken_rule", "founded after the snapshot"),
    ),
    "branch_assessment": (
        Cells({"accepted_score": "16", "full_score": "15"}, "broken_rule", "more points than there are"),
        Cells({"dimension": "精神面貌"}, "unknown_choice", "no such dimension"),
    ),
    "branch_creation": (
        Cells({"stage": "公示命名"}, "unknown_choice", "two stages in one"),
        Cells({"stage_date": "2022-02-30"}, "no_such_date", "no such day"),
    ),
    "volunteer_service": (
        Cells({"hours": "三小时"}, "not_a_number", "a number in words"),
        Cells({"hours": "90分钟"}, "other_unit", "minutes where hours are meant"),
        Cells({"hours": "18.5"}, "too_large", "more than 16 hours in a day"),
        Cells({"hours": "0"}, "too_small", "no time at all"),
        Cells({"hours": "9"}, "broken_rule", "more than eight hours at a time, to be looked at", "warn"),
        Cells({"started_at": "15:00", "ended_at": "09:00"}, "broken_rule", "ends before it starts"),
        Cells({"service_date": "2022.13.4"}, "no_such_date", "a thirteenth month"),
        Cells({"service_date": "5"}, "not_a_serial", "a day number that is too small"),
        Cells({"service_date": "2022"}, "not_a_serial", "a year only"),
        Cells({"unit_code": "苏南新城"}, "unknown_unit", "no unit of the city"),
        Cells({"volunteer_key": "锟斤拷"}, "damaged_character", "text that was saved in a wrong encoding"),
        Cells({"verified": "#N/A"}, "excel_error", "a spreadsheet's error"),
    ),
    "activity": (
        Cells({"level": "支部", "branch_code": ""}, "broken_rule", "a branch's activity without its branch"),
        Cells({"persons": "900", "persontimes": "30"}, "broken_rule", "more persons than person-times", "warn"),
        Cells({"persontimes": "约三十"}, "not_a_number", "about thirty is no number"),
    ),
    "shared_site": (Cells({"site_name": ""}, "missing_value", "a site without a name"),),
    "talent_pool": (
        Cells({"consented": "否"}, "broken_rule", "listed without consent"),
        Cells({"adopted": "7", "advice": "2"}, "broken_rule", "more suggestions adopted than made"),
        Cells({"field1": "银发讲师"}, "unknown_choice", "no field of the five"),
        Cells({"engagements": "多次"}, "not_a_number", "several times is no number"),
    ),
    "task_progress": (
        Cells({"actual_pct": "", "actual": "", "status": "推进中"}, "broken_rule", "neither an amount nor a share"),
        Cells({"actual_pct": "350%", "actual": ""}, "too_large", "three and a half times the target"),
        Cells({"status": "差不多"}, "unknown_choice", "no state"),
    ),
    "platform_monthly": (
        Cells({"mau": "90000", "registered": "12"}, "broken_rule", "more active than registered"),
        Cells({"visits": "约8万"}, "not_a_number", "about 80 thousand is no number"),
        Cells({"module": "云直播"}, "unknown_choice", "no module of the three"),
    ),
    "honour": (
        Cells({"stage": "待定"}, "unknown_choice", "no stage"),
        Cells({"stage": "入选", "notice_until": ""}, "broken_rule", "selected before a public notice", "warn"),
    ),
    "plan_curve": (
        Cells({"baseline_pct": "130%", "adjusted_pct": ""}, "too_large", "a plan beyond the whole"),
        Cells({"adjusted_pct": "1%", "reason": ""}, "broken_rule", "a plan adjusted without a reason", "warn"),
    ),
    "chronicle": (Cells({"happened_on": "2022年5月"}, "incomplete_date", "an event without its day"),),
    "published_figure": (Cells({"qualifier": "大约"}, "unknown_choice", "no qualifier that the ledger knows"),),
}
