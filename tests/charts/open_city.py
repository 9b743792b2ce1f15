"""A made-up city of small numbers: honours before and after their notice, few people, items for a desk only."""

from pathlib import Path
from typing import Any

import yaml

from almanac.catalogue import load_catalogue
from almanac.config import load_config
from almanac.tables import build
from almanac.tables.ask import Source

PROJECT = Path(__file__).parents[2]
FOLDERS = {"contracts": "data/contracts", "queries": "queries"}
HONOURS = "编号,年度,类别,级别,对象类型,板块,环节,日期,公示结束日期"
ACTIVITIES = "活动编号,层级,板块,支部编码,类型,形式,日期,参加人次,线上观看次数,专项名称"
PROGRESS = "年度,统计月,任务编号,任务名称,单位代码,任务类型,年度目标值,累计完成值,完成率"
PROGRESS += ",基准计划进度,调整计划进度,调整原因,问题与措施"
EVENTS = "事件编号,日期,标题,板块,类型,英文标题"


def honours() -> list[str]:
    """Three persons and six collectives past their notice, two persons still under it."""
    past = "入选,2022-06-20,2022-06-15"
    persons = [f"P{n},2022,先进典型,市级,个人,昆山,{past}" for n in range(3)]
    groups = [f"C{n},2022,宣传项目,省级,集体,太仓,{past}" for n in range(6)]
    nominees = [f"N{n},2022,最美老干部,省级,个人,常熟,公示,2022-08-10,2022-09-30" for n in range(2)]
    early = ["E0,2022,最美老干部,省级,个人,常熟,入选,2022-08-10,2022-09-30"]
    return [*persons, *groups, *nominees, *early]


def activities() -> list[str]:
    """A symposium of three people, and a campaign that a branch held for two."""
    return [
        "A1,市级,昆山,,座谈,线下,2022-08-03,3,,小专项",
        "A2,支部,昆山,B1,主题党日,线上,2022-08-04,2,400,小专项",
        "A3,支部,昆山,B1,主题党日,线下,2022-08-25,60,,",
    ]


def progress() -> list[str]:
    """The internal item, two of the office's own staff, and two others, one of them adjusted."""
    own = ["T1-1,安全稳定,全市,内部,,,60%,66.7%,66.7%,,", "T5-9,轮岗交流,全市,量化,8,3,,66.7%,60%,疫情影响,等张三"]
    others = [
        "T5-10,挂职锻炼,全市,量化,4,4,,66.7%,66.7%,,",
        "T4-5,征文,全市,量化,100,20,,66.7%,50%,疫情影响,等稿件",
        "T4-6,朗诵,全市,量化,100,70,,66.7%,66.7%,,",
    ]
    return [f"2022,{month},{line}" for line in (*own, *others) for month in (7, 8)]


def made(folder: Path, without: tuple[str, ...] = (), **changed: Any) -> Source:
    """The city as a snapshot, `without` some exports, or another office by what is `changed` in its configuration."""
    said = yaml.safe_load((PROJECT / "config.yaml").read_text(encoding="utf-8")) | changed
    said["folders"] = {name: str(PROJECT / path) for name, path in FOLDERS.items()} | {"snapshots": "snapshots"}
    (folder / "config.yaml").write_text(yaml.safe_dump(said, allow_unicode=True), encoding="utf-8")
    (folder / "exports").mkdir()
    events = ["D1,2022-08-25,积极培育典型,高新区,亮点,", "D2,2022-08-25,推出云约,常熟,亮点,Opened cloud appointments"]
    both = {"honour": (HONOURS, honours()), "activity": (ACTIVITIES, activities()), "events": (EVENTS, events)}
    given = both | {"task_progress": (PROGRESS, progress())}
    for name, (head, lines) in given.items():
        if name in without:
            continue
        (folder / f"exports/{name}.csv").write_text("\n".join([head, *lines, ""]), encoding="utf-8")
    config = load_config(folder / "config.yaml")
    catalogue = load_catalogue(config)
    build.refresh(config, catalogue, folder / "exports")
    return Source(config, catalogue, build.history.current(config) or folder)
