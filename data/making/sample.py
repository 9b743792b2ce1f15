"""All sheets of the sample city, and what says that they are one."""

from collections.abc import Iterator
from pathlib import Path

from making import (
    activity,
    branch,
    branch_assessment,
    branch_creation,
    chronicle,
    headcount,
    honour,
    indicator_target,
    lixiu_roster,
    plan_curve,
    platform_monthly,
    published_figure,
    service_record,
    shared_site,
    talent_pool,
    task_progress,
    volunteer_service,
)
from making.branches import make_branches
from making.people import make_people
from making.plans import make_plans
from making.rounds import make_rounds
from making.secretaries import make_secretaries
from making.sheet import Sheet
from making.titles import make_titles


def make_sheets(seed: int, scale: int) -> Iterator[Sheet]:
    """Every export, one after the other."""
    people = make_people(seed, scale)
    yield headcount.make_sheet(people, seed, scale)
    yield lixiu_roster.make_sheet(people, make_plans(people, seed, scale), seed)
    yield service_record.make_sheet(people, seed, scale)
    branches = make_branches(seed, scale)
    rounds = make_rounds(branches, seed, scale)
    titles = make_titles(branches, rounds, seed, scale)
    yield branch.make_sheet(branches, rounds, titles, make_secretaries(branches, seed, scale), seed)
    yield branch_assessment.make_sheet(branches, rounds, seed)
    yield branch_creation.make_sheet(branches, rounds, titles, seed, scale)
    yield volunteer_service.make_sheet(seed, scale)
    yield activity.make_sheet(branches, seed, scale)
    yield shared_site.make_sheet(branches, seed)
    yield indicator_target.make_sheet(scale)
    yield plan_curve.make_sheet()
    yield task_progress.make_curves()
    yield task_progress.make_sheet(scale)
    yield talent_pool.make_sheet(seed, scale)
    yield platform_monthly.make_sheet(seed, scale)
    yield honour.make_sheet()
    yield chronicle.make_sheet()
    yield published_figure.make_sheet()


def describe(folder: Path, seed: int, scale: int, has_faults: bool) -> None:
    """SAMPLE.yaml: that this is no real data, and how it was made."""
    (folder / "SAMPLE.yaml").write_text(
        "label: {zh: 示例数据, en: Sample data}\n"
        f"seed: {seed}\n"
        f"scale: {scale}\n"
        f"faults: {str(has_faults).lower()}\n"
        "note:\n"
        "  zh: 由 data/making 按随机种子生成，不含任何真实人员、单位的数据\n"
        "  en: made by data/making from a seed; it describes no real person or office\n",
        encoding="utf-8",
        newline="\n",
    )
