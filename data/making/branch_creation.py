"""示范党支部创建进度表: one row per stage event, from application to naming, review and revocation."""

import numpy as np

from making.branches import CITY, COUNTY, PROVINCE, STANDARD, Branches
from making.chance import generator
from making.rounds import Rounds
from making.sheet import Sheet, columns, filled, sorted_by, stacked, whole
from making.timeline import LAST_DAY
from making.titles import NEVER, Titles

COLUMNS = columns("""
event_id 事件编号 code
branch_code 支部编码 code
scheme 方案 choice
level 级别 choice
batch_no 批次 integer
stage 环节 choice
stage_date 环节日期 date
result 结果 choice
doc_no 文号 text
note 备注 text
""")
LEVEL_WORDS = {COUNTY: "县级", CITY: "市级", PROVINCE: "省级"}
CHAIN = {"申报": 150, "培育创建": 114, "自评": 66, "初审": 46, "验收": 28, "公示": 16, "命名": 0}  # days before naming
SECOND = {  # the second batch: how many have come how far, and between which days
    CITY: (("申报", 78, "03-01", "03-31"), ("培育创建", 72, "04-06", "04-29"), ("自评", 61, "06-01", "06-30")),
    PROVINCE: (("申报", 22, "03-07", "03-25"), ("培育创建", 20, "04-11", "04-29"), ("自评", 17, "06-06", "06-24")),
}
SECOND[CITY] += (("初审", 46, "07-04", "07-29"), ("验收", 18, "08-08", "08-24"))
SECOND[PROVINCE] += (("初审", 12, "07-11", "07-29"), ("验收", 4, "08-15", "08-24"))
REVIEWED = {CITY: 40, COUNTY: 60}
LOST = (("复核", 58, "不通过"), ("限期整改", 50, "通过"), ("复核", 12, "不通过"), ("摘牌", 0, "通过"))
STAGES = (*CHAIN, "复核", "限期整改", "摘牌")


def _rows(
    branches: Branches, branch: np.ndarray, level: np.ndarray, batch: np.ndarray, stage: str, days: np.ndarray
) -> dict[str, np.ndarray]:
    """Events of one stage, passed unless the caller says otherwise."""
    count = len(branch)
    return {
        "branch_code": branches.codes[branch],
        "scheme": filled(count, "示范党支部"),
        "level": np.array([LEVEL_WORDS[one] for one in level], dtype=object),
        "batch_no": np.asarray(batch),
        "stage": filled(count, stage),
        "stage_date": days,
        "result": filled(count, "通过"),
        "doc_no": filled(count, ""),
        "note": filled(count, ""),
    }


def _at_level(
    branches: Branches, branch: np.ndarray, level: int, batch: int, stage: str, days: np.ndarray
) -> dict[str, np.ndarray]:
    """Events of branches that all stand at one level and in one batch."""
    return _rows(branches, branch, np.full(len(branch), level), np.full(len(branch), batch), stage, days)


def _to_workday(days: np.ndarray) -> np.ndarray:
    """The same day, or the Monday after a weekend."""
    return np.busday_offset(days, 0, roll="forward")


def _first_batches(chance: np.random.Generator, branches: Branches, titles: Titles) -> list[dict[str, np.ndarray]]:
    """Every stage on the way to the titles that were given."""
    pieces = []
    for stage, before in CHAIN.items():
        spread = chance.integers(0, 5, len(titles.branch)) if before > 16 else 0
        days = _to_workday(titles.named - before + spread) if before else titles.named
        rows = _rows(branches, titles.branch, titles.level, titles.batch, stage, days)
        if stage == "命名":
            rows["doc_no"] = np.array(
                [f"〔{day.astype(str)[:4]}〕{7 + 3 * level}号" for day, level in zip(days, titles.level, strict=True)],
                dtype=object,
            )
        pieces.append(rows)
    return pieces


def _second_batch(
    chance: np.random.Generator, branches: Branches, level: int, candidates: np.ndarray, scale: int
) -> list[dict[str, np.ndarray]]:
    """Branches on their way in 2022; each stage keeps the first so many of the one before."""
    pieces = []
    for stage, count, since, until in SECOND[level]:
        chosen = candidates[: count * scale]
        span = int((np.datetime64(f"2022-{until}") - np.datetime64(f"2022-{since}")).astype(int)) + 1
        days = np.datetime64(f"2022-{since}") + chance.integers(0, span, len(chosen))
        days = np.minimum(_to_workday(days), np.datetime64(f"2022-{until}"))
        pieces.append(_rows(branches, chosen, np.full(len(chosen), level), np.full(len(chosen), 2), stage, days))
    last = pieces[-2]["branch_code"]
    returned = np.flatnonzero(np.isin(branches.codes, last[-3 * scale :]))
    pieces[-2]["stage_date"][-3 * scale :] = np.datetime64("2022-07-28")
    for stage, day, result in (("初审", "07-06", "不通过"), ("培育创建", "07-11", "通过"), ("自评", "07-18", "通过")):
        again = _rows(
            branches,
            returned,
            np.full(len(returned), level),
            np.full(len(returned), 2),
            stage,
            np.full(len(returned), np.datetime64(f"2022-{day}")),
        )
        again["result"], again["note"] = filled(len(returned), result), filled(len(returned), "退回培育创建后再次申请")
        pieces.append(again)
    return pieces


def _reviews(
    chance: np.random.Generator, branches: Branches, titles: Titles, scale: int
) -> list[dict[str, np.ndarray]]:
    """Yearly reviews of first titles in 2022; at each level two fail and are putting things right."""
    pieces = []
    for level, count in REVIEWED.items():
        held = np.flatnonzero((titles.level == level) & (titles.batch == 1) & (titles.ended == NEVER))
        rows = titles.branch[chance.choice(held, min(count * scale, len(held)), replace=False)]
        days = _to_workday(np.datetime64("2022-06-06") + chance.integers(0, 70, len(rows)))
        event = _at_level(branches, rows, level, 1, "复核", days)
        event["result"][: 2 * scale] = "不通过"
        mend = _at_level(branches, rows[: 2 * scale], level, 1, "限期整改", days[: 2 * scale] + 3)
        mend["result"][:] = "进行中"
        pieces += [event, mend]
    return pieces


def _revoked(branches: Branches, titles: Titles) -> list[dict[str, np.ndarray]]:
    """The title that was lost: failed, given time, failed again."""
    pieces, lost = [], np.flatnonzero(titles.ended != NEVER)
    for stage, before, result in LOST:
        days = titles.ended[lost] - before
        rows = _rows(branches, titles.branch[lost], titles.level[lost], titles.batch[lost], stage, days)
        rows["result"][:] = result
        pieces.append(rows)
    return pieces


def _candidates(
    chance: np.random.Generator, branches: Branches, rounds: Rounds, titles: Titles, scale: int
) -> dict[int, np.ndarray]:
    """Who applied for the second batch: good branches of the level below."""
    always = rounds.passed[:, 1:3].all(axis=1) & branches.stays
    county = chance.permutation(np.flatnonzero(branches.grade == COUNTY))[: 52 * scale]
    standard = chance.permutation(np.flatnonzero((branches.grade == STANDARD) & always))
    standard = standard[~np.isin(standard, titles.branch)][: 26 * scale]
    city = chance.permutation(np.flatnonzero(branches.grade == CITY))[: 22 * scale]
    return {CITY: chance.permutation(np.concatenate([county, standard])), PROVINCE: city}


def make_sheet(branches: Branches, rounds: Rounds, titles: Titles, seed: int, scale: int) -> Sheet:
    """All events in the order of their days."""
    chance = generator(seed, "branch_creation")
    pieces = _first_batches(chance, branches, titles)
    for level, chosen in _candidates(chance, branches, rounds, titles, scale).items():
        pieces += _second_batch(chance, branches, level, chosen, scale)
    values = stacked([*pieces, *_reviews(chance, branches, titles, scale), *_revoked(branches, titles)])
    values["order"] = np.array([STAGES.index(stage) for stage in values["stage"]])
    values["name"] = values["branch_code"].astype(str)
    values = sorted_by(values, "stage_date", "order", "name")
    values["event_id"] = np.array([f"CJ{i:06d}" for i in range(1, len(values["stage"]) + 1)], dtype=object)
    parts = whole("branch_creation", LAST_DAY, values)
    return Sheet("branch_creation", "示范党支部创建进度表", COLUMNS, values, parts)
