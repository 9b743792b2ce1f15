"""The five annual tasks of the sample: 52 items, each with its own plan, and how far it has come in August 2022."""

from dataclasses import dataclass

import numpy as np

from making.chance import share_out
from making.city import CITY, HAVE, LEVELS, STUDIED, TRAINED, UNITS

Anchors = dict[int, float]  # month: planned progress in percent; between them it grows evenly
SIZE = len(UNITS)
STRENGTH = (1.0, 1.0, 1.06, 1.12, 0.98, 0.93, 1.02, 0.87, 0.98, 1.0, 1.0)
EVEN: Anchors = {0: 0, 12: 100}
# an even plan, lowered in the epidemic spring
SLOWED: Anchors = {0: 0, 1: 8.3, 2: 16.7, 3: 20, 5: 34, 8: 66.7, 9: 75, 10: 83.3, 11: 91.7, 12: 100}


@dataclass(frozen=True)
class Item:
    """One tracked item: its plan, whose it is, and its state on the last day (`done` of `target`, else in percent)."""

    id: str
    name: str
    kind: str
    lead: str
    plan: Anchors
    done: tuple[float, ...] | float
    target: tuple[int, ...] | int = 0
    counted: str = ""
    adjusted: Anchors | None = None
    due: str = "2022-12-31"
    finished: str = ""
    july: float | None = None  # how far behind its plan it was a month earlier, where it has caught up since
    remark: str = ""

    @property
    def units(self) -> tuple[int, ...]:
        """The units it is reported by, or the city alone."""
        if not isinstance(self.target, tuple):
            return (CITY,)
        return tuple(i for i, one in enumerate(self.target) if one)


def _studied(more: float) -> tuple[int, ...]:
    """Branches that studied a topic: those that studied all, and a share of the others."""
    shares = [(n + (unit.branches - n) * more) / unit.branches for n, unit in zip(STUDIED, UNITS, strict=True)]
    return tuple(int(np.ceil(share * unit.branches - 0.5)) for share, unit in zip(shares, UNITS, strict=True))


def _spread(total: int, target: tuple[int, ...]) -> tuple[int, ...]:
    """A city's total dealt to its units in proportion to their targets and strength, never beyond a target."""
    aim = np.array(target)
    dealt = np.minimum(share_out(total, aim * np.array(STRENGTH)), aim)
    for unit in np.argsort(dealt / np.maximum(aim, 1), kind="stable").tolist() * 2:
        dealt[unit] += min(int(total - dealt.sum()), int(aim[unit] - dealt[unit]), 2)
    return tuple(dealt.tolist())


def _shares(total: int) -> tuple[int, ...]:
    """A city's target dealt to the units by their branches."""
    return tuple(share_out(total, [unit.branches for unit in UNITS]).tolist())


LIXIU = tuple(unit.lixiu for unit in UNITS)
BRANCHES = tuple(unit.branches for unit in UNITS)
SITES = tuple(unit.sites for unit in UNITS)
AT_STANDARD = tuple(sum(levels[2:]) for levels in LEVELS)
AT_HOME = (68, 113, 63, 84, 95, 74, 28, 70, 17, 10, 319)
CLASSES, CEREMONIES, ENGAGED, ESSAYS = _shares(110), _shares(3000), _shares(1000), _shares(300)
POOL, USERS = _shares(120), _shares(36000)
READING, LEAD, CARE, STAFF, WORK = "宣传教育处", "党建工作处", "离休干部服务处", "活动指导处", "办公室"

ITEMS = (
    Item("T1-1", "意识形态和队伍稳定工作", "内部", WORK, EVEN, 66.7),
    Item("T1-2", "《习近平谈治国理政》第四卷学习", "量化", READING, {6: 0, 7: 30, 8: 75, 10: 100}, _studied(0.25),
         BRANCHES, "个支部", due="2022-10-31"),
    Item("T1-3", "“7·26”重要讲话精神学习", "量化", READING, {7: 0, 8: 80, 9: 100}, STUDIED,
         BRANCHES, "个支部", due="2022-09-30"),
    Item("T1-4", "纳入“三会一课”必学内容", "量化", READING, {6: 0, 7: 40, 8: 78, 10: 100}, STUDIED,
         BRANCHES, "个支部", due="2022-10-31"),
    Item("T1-5", "纳入各类培训必修课程", "量化", READING, {6: 0, 8: 25, 12: 100}, 20.9,
         remark="下半年培训班多集中在9月以后"),
    Item("T1-6", "营造迎接二十大浓厚氛围", "常态", READING, {6: 0, 7: 10, 8: 25.3, 9: 60, 10: 100}, 27.0,
         due="2022-10-31"),
    Item("T1-7", "二十大召开后的学习热潮", "量化", READING, {9: 0, 10: 20, 11: 60, 12: 100}, (0,) * SIZE,
         BRANCHES, "个支部"),
    Item("T2-1", "省《实施意见》出台", "节点", LEAD, {5: 0, 6: 20, 8: 60, 10: 100}, 60.0, due="2022-10-31"),
    Item("T2-2", "市具体措施出台", "节点", LEAD, {6: 0, 8: 50, 11: 100}, 50.0, due="2022-11-30"),
    Item("T2-3", "各地贯彻措施出台", "节点", LEAD, {6: 0, 8: 40, 12: 100}, (1, 1, 0, 1, 0, 0, 1, 0, 0, 0),
         (1,) * 10, "个板块"),
    Item("T2-4", "党组织质量提升行动（达标）", "量化", LEAD,
         {0: 71, 1: 72, 2: 73, 3: 74.5, 4: 76, 5: 77.5, 6: 79, 7: 80.5, 8: 82, 9: 87, 10: 92, 11: 97, 12: 100},
         AT_STANDARD, BRANCHES, "个支部",
         {0: 71, 1: 72, 2: 73, 3: 74, 4: 74.5, 5: 76, 6: 78, 7: 80, 8: 82, 9: 87, 10: 92, 11: 97, 12: 100}),
    Item("T2-5", "“银发头雁素质提升计划”", "量化", LEAD, {0: 0, 8: 85, 12: 100}, _spread(945, BRANCHES),
         BRANCHES, "名书记", {0: 0, 1: 10.6, 2: 21.2, 5: 45, 8: 80, 12: 100},
         remark="上半年集中培训延期，9月起分三批补训"),
    Item("T2-6", "党支部书记培训班（轮训）", "量化", LEAD, {0: 0, 8: 85, 12: 100}, TRAINED,
         BRANCHES, "名书记", {0: 0, 1: 10.6, 2: 21.2, 5: 42, 8: 79, 12: 100},
         remark="受疫情影响两期改为线上，尚缺一期"),
    Item("T2-7", "退休干部读书班", "量化", LEAD, {2: 0, 8: 60, 12: 100}, _spread(67, CLASSES), CLASSES, "期"),
    Item("T2-8", "干部荣退仪式", "量化", LEAD, EVEN, _spread(2040, CEREMONIES), CEREMONIES, "人", SLOWED),
    Item("T2-9", "建立健全干部荣退制度", "节点", LEAD, {0: 0, 8: 62, 12: 100}, (1, 1, 0, 1, 1, 0, 1, 0, 1, 0, 1),
         (1,) * SIZE, "个单位", july=-7.0),
    Item("T2-10", "主题党日优秀案例征集推广", "推荐", LEAD, {4: 0, 8: 65, 10: 100}, 65.0, due="2022-10-31"),
    Item("T2-11", "党建共享阵地", "量化", LEAD, {0: 60, 8: 98, 12: 100}, SITES, SITES, "个", finished="2022-06-30"),
    Item("T2-12", "第二批省示范党支部创建", "量化", LEAD, {1: 0, 8: 60, 12: 100}, 41.9,
         remark="初审材料退回补正较多"),
    Item("T2-13", "第二批市示范党支部创建", "量化", LEAD, {1: 0, 8: 55.3, 12: 100}, 56.0),
    Item("T3-1", "“致敬·守护”提质行动", "常态", CARE, EVEN, 66.7, adjusted=SLOWED),
    Item("T3-2", "“一人一策”方案", "量化", CARE,
         {0: 85, 1: 85.5, 2: 86.5, 3: 87.5, 4: 88.5, 5: 89.5, 6: 90.5, 7: 91.5, 8: 92.5, 12: 100},
         HAVE["plan"], LIXIU, "人",
         {0: 85, 1: 85.5, 2: 86.5, 4: 86.5, 5: 87.5, 6: 89, 7: 91, 8: 92.5, 12: 100}),
    Item("T3-3", "五方齐抓共管", "量化", CARE, {0: 76, 8: 88, 9: 95, 12: 100}, HAVE["five"], LIXIU, "人"),
    Item("T3-4", "巩固“三有一落实”成果", "量化", CARE, {0: 92, 8: 95, 12: 100}, 96.8),
    Item("T3-5", "政府购买服务", "量化", CARE, {2: 0, 8: 40, 12: 100}, _spread(66, _shares(300)), _shares(300), "人",
         {2: 0, 5: 8, 8: 30, 12: 100}, remark="服务机构招标推迟到7月，已签约"),
    Item("T3-6", "家庭医生签约", "量化", CARE, {0: 78, 8: 86, 12: 100}, HAVE["doctor"], AT_HOME, "人"),
    Item("T3-7", "居家养老照护", "量化", CARE, {0: 88, 8: 92, 12: 100}, 93.4),
    Item("T3-8", "省级示范性老干部活动中心创建", "节点", STAFF, {6: 0, 8: 14.8, 12: 100}, 15.7),
    Item("T3-9", "活动中心社团协会服务管理办法", "节点", STAFF, {3: 0, 8: 65, 10: 100}, 100.0,
         due="2022-10-31", finished="2022-08-12"),
    Item("T4-1", "“银龄人才智库”运行机制", "节点", STAFF, {0: 0, 7: 90, 8: 100}, 100.0,
         due="2022-08-31", finished="2022-07-28"),
    Item("T4-2", "项目化推进银发人才库建设", "量化", STAFF, EVEN, _spread(80, POOL), POOL, "个项目", SLOWED),
    Item("T4-3", "五个领域发挥作用", "量化", STAFF, EVEN, _spread(577, ENGAGED), ENGAGED, "人", SLOWED,
         remark="乡村振兴、科技创新两个领域项目偏少"),
    Item("T4-4", "“增添正能量”活动", "常态", STAFF, EVEN, 66.7, adjusted=SLOWED),
    Item("T4-5", "征文", "量化", STAFF, {3: 0, 7: 80, 8: 100}, ESSAYS, ESSAYS, "篇",
         due="2022-08-20", finished="2022-08-19"),
    Item("T4-6", "朗诵", "量化", STAFF, {8: 0, 9: 60, 10: 100}, 0.0, due="2022-10-15"),
    Item("T4-7", "文艺汇演", "节点", STAFF, {5: 0, 8: 30, 10: 100}, 30.2, due="2022-10-04"),
    Item("T4-8", "省志愿服务“最美系列”推荐", "推荐", STAFF, {4: 0, 7: 80, 8: 100}, 100.0,
         due="2022-08-15", finished="2022-08-11"),
    Item("T4-9", "“最美老干部”寻访", "推荐", STAFF, {6: 0, 8: 23.2, 12: 100}, 13.7,
         remark="寻访线索少于预期，9月起上门走访"),
    Item("T4-10", "展示老同志精神风貌", "常态", READING, EVEN, 67.0, adjusted=SLOWED),
    Item("T5-1", "“老干部工作云”平台", "量化", WORK, {0: 40, 8: 95, 12: 100}, USERS, USERS, "人",
         finished="2022-08-18"),
    Item("T5-2", "云党建", "量化", WORK, EVEN, 67.7, july=-1.2),
    Item("T5-3", "云学习", "量化", WORK, EVEN, 67.8),
    Item("T5-4", "云服务", "量化", WORK, EVEN, 67.2),
    Item("T5-5", "“键对键”与“面对面”结合", "量化", WORK, EVEN, 58.5, remark="面对面服务上半年受疫情影响"),
    Item("T5-6", "模范部门建设", "常态", WORK, EVEN, 66.7),
    Item("T5-7", "教育培训", "量化", WORK, {0: 0, 8: 50, 12: 100}, 50.5),
    Item("T5-8", "岗位练兵", "量化", WORK, {0: 0, 8: 90, 12: 100}, 100.0, finished="2022-08-05"),
    Item("T5-9", "轮岗交流", "量化", WORK, {0: 0, 8: 45, 12: 100}, 37.5, remark="与机构调整衔接，推迟一批"),
    Item("T5-10", "挂职锻炼", "量化", WORK, {0: 0, 8: 92, 12: 100}, 100.0, finished="2022-07-15"),
    Item("T5-11", "全省“双先”推荐评选", "推荐", WORK, {2: 0, 7: 90, 8: 100}, 100.0,
         due="2022-08-20", finished="2022-08-16"),
    Item("T5-12", "全市“双先”推荐评选", "推荐", WORK, {8: 0, 12: 100}, 0.0),
    Item("T5-13", "宣传先进典型事迹", "常态", READING, {0: 0, 8: 52.5, 12: 100}, 52.5),
)  # fmt: skip


def curve(anchors: Anchors) -> np.ndarray:
    """Planned progress at the end of each month of the year, in percent."""
    return np.round(np.interp(np.arange(1, 13), list(anchors), list(anchors.values())), 1)


def share_done(item: Item) -> float:
    """How much of the item is done on the last day, in percent, over all that report it."""
    if isinstance(item.done, tuple) and isinstance(item.target, tuple):
        return 100 * sum(item.done) / sum(item.target)
    assert isinstance(item.done, float)
    return item.done
