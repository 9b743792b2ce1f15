"""Indicators of eight exports computed again from data/sample with plain pandas; nothing here imports almanac."""

import csv
import io
import json
import subprocess
import sys
import unicodedata
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
import yaml

PROJECT = Path(__file__).parents[2]
SAMPLE = PROJECT / "data/sample"
UNITS = yaml.safe_load((PROJECT / "config.yaml").read_text(encoding="utf-8"))["units"]
CODES = {name: u["code"] for u in UNITS for name in (u["code"], u["name"], u["short"], *u["aliases"])}


def export(header: str, *patterns: str) -> pd.DataFrame:
    """Every data row of the files that match, as text; `header` is a column that only the header line names."""
    frames = [rows_of(path, header) for pattern in patterns for path in sorted(SAMPLE.glob(pattern))]
    return pd.concat(frames, ignore_index=True)


def rows_of(path: Path, header: str) -> pd.DataFrame:
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030")
    lines = [[unicodedata.normalize("NFKC", cell).strip() for cell in line] for line in csv.reader(io.StringIO(text))]
    start = next(number for number, line in enumerate(lines) if header in line)
    heads = lines[start]
    data = [line for line in lines[start + 1 :] if len(line) == len(heads) and is_data(line)]
    return pd.DataFrame(data, columns=heads).replace(["-", "—", "/", "无"], "")


def is_data(line: list[str]) -> bool:
    return any(line) and not line[0].startswith(("合计", "填表人", "审核人"))


def dates(column: pd.Series) -> pd.Series:
    plain = column.str.replace("[年月/.]", "-", regex=True).str.replace("日", "")
    return pd.to_datetime(plain.where(plain != ""), format="%Y-%m-%d")


def months(column: pd.Series) -> pd.Series:
    return dates(column) + pd.offsets.MonthEnd(0)


def by_unit(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    return frame.assign(unit=frame[column].map(CODES))


@cache
def roster() -> pd.DataFrame:
    found = by_unit(export("人员编码", "lixiu_roster*.csv", "离休干部一人一策台账*.csv"), "管理板块")
    return found.assign(day=dates(found["统计日期"]), month=months(found["统计日期"]))


@cache
def volunteer_log() -> pd.DataFrame:
    found = by_unit(export("志愿者编码", "volunteer_service*.csv", "志愿服务时长*.csv"), "板块")
    return found.assign(month=months(found["服务日期"]), hours=pd.to_numeric(found["时长(小时)"]))


def share(frame: pd.DataFrame, holds: pd.Series) -> pd.DataFrame:
    grouped = frame.assign(holds=holds).groupby(["unit", "month"])["holds"]
    return pd.DataFrame({"numerator": grouped.sum(), "denominator": grouped.size()})


def plan_coverage() -> pd.DataFrame:
    people = roster()
    plan = dates(people["方案更新日期"])
    return share(people, plan.between(people["day"] - pd.DateOffset(months=12), people["day"]))


def five_party_rate() -> pd.DataFrame:
    people = roster()
    four = (people[["职能部门", "管理单位", "街道镇", "养老护理医疗机构"]] == "是").all(axis=1)
    return share(people, four & ((people["家庭"] == "是") | (people["家庭缺位原因"] != "")))


def red_record_rate() -> pd.DataFrame:
    people = roster()
    return share(people, people["红色资源采集"] == "是")


def secretary_trained() -> pd.DataFrame:
    branches = by_unit(export("支部编码", "branch_2*.csv", "离退休干部党支部台账*.csv"), "板块")
    branches = branches[branches["状态"] != "撤并"].assign(month=months(branches["统计日期"]))
    trained = dates(branches["书记本年培训日期"]).dt.year == branches["month"].dt.year
    return share(branches, trained)


def volunteer_hours() -> pd.DataFrame:
    log = volunteer_log()
    verified = log["hours"].where(log["核实"] == "是", 0)
    total = log.assign(hours=verified).groupby(["unit", "month"])["hours"].sum()
    return pd.DataFrame({"numerator": total, "denominator": float("nan")})


def active_volunteer_rate() -> pd.DataFrame:
    log = volunteer_log()
    log = log[log["核实"] == "是"]
    heads = by_unit(export("统计期", "headcount*.csv", "离退休干部基本情况*.csv"), "单位代码")
    registered = {
        (row["unit"], row["统计期"]): int(row["注册志愿者数"].replace(",", "")) for _, row in heads.iterrows()
    }
    reported = set(zip(volunteer_log()["unit"], volunteer_log()["month"], strict=True))
    found = {}
    for unit, month in reported:
        window = [month - pd.offsets.MonthEnd(step) for step in range(3)]
        if all((unit, each) in reported for each in window):
            active = log[(log["unit"] == unit) & log["month"].isin(window)]["志愿者编码"].nunique()
            found[(unit, month)] = (active, registered[(unit, f"{month.year}Q{month.quarter}")])
    return pd.DataFrame.from_dict(found, orient="index", columns=["numerator", "denominator"])


def platform_active() -> pd.DataFrame:
    reports = by_unit(export("月活人数", "platform_monthly*.csv", "老干部工作云运行月报*.csv"), "单位代码")
    whole = reports[(reports["模块"] == "全平台") & (reports["月活人数"] != "")]
    month = pd.to_datetime(whole["月份"], format="%Y-%m") + pd.offsets.MonthEnd(0)
    counts = whole[["月活人数", "注册人数"]].replace(",", "", regex=True).astype(float)
    found = counts.set_axis(["numerator", "denominator"], axis=1).assign(unit=whole["unit"], month=month)
    return found.set_index(["unit", "month"])


def talent_engaged() -> pd.DataFrame:
    pool = by_unit(export("人才编码", "talent_pool*.csv", "银发人才库*.csv"), "板块")
    pool = pool.assign(register=months(pool["统计日期"]), engaged=pd.to_numeric(pool["年内参与次数"]).fillna(0) > 0)
    found = {}
    for month in sorted({row + pd.offsets.MonthEnd(step) for row in pool["register"].unique() for step in range(3)}):
        standing = pool[(pool["register"] <= month) & (pool["register"] > month - pd.offsets.MonthEnd(3))]
        for unit, rows in standing.groupby("unit"):
            newest = rows[(rows["register"] == rows["register"].max()) & (rows["状态"] == "在库")]
            people = newest.drop_duplicates("人才编码")
            found[(unit, month)] = (people["engaged"].sum(), len(people))
    table = pd.DataFrame.from_dict(found, orient="index", columns=["numerator", "denominator"])
    newest = volunteer_log()["month"].max()
    return table[[month <= newest for _, month in table.index]]


RECOMPUTED = [
    plan_coverage,
    five_party_rate,
    red_record_rate,
    secretary_trained,
    volunteer_hours,
    active_volunteer_rate,
    platform_active,
    talent_engaged,
]


@pytest.mark.parametrize(
    "recomputed",
    RECOMPUTED,
    ids=lambda function: function.__name__,
)
def test_the_indicator_equals_plain_pandas(recomputed, city: Path) -> None:  # type: ignore[no-untyped-def]
    command = [sys.executable, "-m", "almanac", "--config", str(city), "ask", recomputed.__name__, "--format", "json"]
    printed = subprocess.run([*command, "--param", "part="], cwd=PROJECT, check=True, capture_output=True, text=True)
    asked = {
        (row["unit_code"], row["period"]): (row["numerator"], row["denominator"]) for row in json.loads(printed.stdout)
    }
    by_hand = {
        (unit, f"{month:%Y-%m-%d}"): (float(n), None if pd.isna(d) else float(d))
        for (unit, month), n, d in recomputed().itertuples(name=None)
    }
    assert len(by_hand) > 30
    assert asked.keys() == by_hand.keys()
    for place, (numerator, denominator) in by_hand.items():
        assert asked[place] == (pytest.approx(numerator), denominator), place
