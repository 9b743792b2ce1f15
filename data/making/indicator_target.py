"""指标目标值表: targets per indicator, year and unit, and the quotas of the second batch."""

import numpy as np

from making.city import CITY, UNITS
from making.sheet import Sheet, columns, whole
from making.timeline import LAST_DAY

COLUMNS = columns("""
indicator_id 指标编码 code
year 年度 integer
unit_code 单位代码 unit
target 目标值 number
green 绿灯阈值 number
amber 黄灯阈值 number
direction 方向 choice
note 口径说明 text
""")
TARGETS = {  # indicator: (2021, 2022, note)
    "plan_coverage": (85, 100, "12个月内更新过方案的人数/在册离休干部"),
    "file_complete": (95, 100, "档案完整人数/在册离休干部"),
    "class_managed": (90, 100, "已确定服务分类、联系周期符合要求的人数/在册离休干部"),
    "care_team_coverage": (90, 100, "已组建关爱小组人数/在册离休干部"),
    "list_made": (85, 100, "已制定服务清单人数/在册离休干部"),
    "red_record_rate": (40, 60, "已采集红色资源人数/在册离休干部"),
    "guarantee_rate": (95, 100, "保障制度落实人数/在册离休干部"),
    "five_party_rate": (85, 95, "五方均到位人数/在册离休干部，家庭缺位须有原因"),
    "contact_ontime": (95, 98, "按联系周期联系人数/在册离休干部"),
    "list_delivery": (92, 95, "按期兑现项数/应兑现项数"),
    "family_doctor_rate": (90, 100, "已签约人数/在本市居家或入住机构人数"),
    "home_care_rate": (85, 90, "享有人数/居家失能、半失能人数"),
    "three_have_rate": (95, 100, "四项均落实人数/在册离休干部"),
    "request_close_rate": (92, 95, "按期办结件数/到期件数"),
    "satisfaction": (95, 95, "满意和基本满意/有效评价"),
    "branch_standard_rate": (72, 100, "达标及以上支部/在册满6个月支部，以验收分为准"),
    "avg_score": (80, 85, "验收总分平均值"),
    "demo_progress": (100, 100, "命名数/名额，命名前看环节"),
    "review_pass_rate": (95, 95, "复核通过数/复核数"),
    "secretary_trained": (90, 100, "本年参训书记/在任书记，去重"),
    "election_ontime": (100, 100, "按期换届支部/到期应换届支部"),
    "org_life_rate": (90, 95, "达到“三会一课”和主题党日要求的支部/支部"),
    "site_use_rate": (85, 90, "当月有支部活动的阵地/在用阵地"),
    "volunteer_reg_rate": (14, 15, "注册志愿者/退休干部（不分年龄）"),
    "active_volunteer_rate": (45, 50, "有核实记录的志愿者/注册志愿者，去重"),
    "hours_verified": (90, 90, "核实时长/全部时长"),
    "theme_day_rate": (95, 95, "开展主题党日的支部月数/支部月数"),
    "mandatory_study": (100, 100, "学过必学内容的支部/支部"),
}
QUOTAS = {"demo_quota:示范党支部:市级:1": 80, "demo_quota:示范党支部:省级:1": 20}
QUOTAS_2022 = {"demo_quota:示范党支部:市级:2": 50, "demo_quota:示范党支部:省级:2": 15}


def _rows(scale: int) -> list[tuple[str, int, int, float, float, float, str, str]]:
    """Every target for the city and each unit; a quota is the city's alone."""
    rows = []
    for i, year in enumerate((2021, 2022)):
        for name, values in TARGETS.items():
            target, amber = values[i], round(values[i] * 0.9, 1)
            rows += [
                (name, year, unit, target, target, amber, "高优", values[2]) for unit in (CITY, *range(len(UNITS)))
            ]
        for name, quota in (QUOTAS, QUOTAS_2022)[i].items():
            rows.append((name, year, CITY, quota * scale, quota * scale, round(quota * scale * 0.8), "高优", "名额"))
    return rows


def make_sheet(scale: int) -> Sheet:
    """All targets in one file."""
    table = list(zip(*_rows(scale), strict=True))
    kinds = {"code": object, "text": object, "choice": object, "unit": int, "integer": int, "number": float}
    values = {c.name: np.array(column, dtype=kinds[c.kind]) for c, column in zip(COLUMNS, table, strict=True)}
    return Sheet("indicator_target", "指标目标值表", COLUMNS, values, whole("indicator_target", LAST_DAY, values))
