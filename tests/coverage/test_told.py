"""What a row of the coverage names as shown is truly told by the chart that it names."""

import pytest

from almanac import access
from almanac.narrative.answer import answer
from almanac.narrative.table import data_table
from almanac.tables.ask import Source
from tests.coverage import written as coverage
from tests.shape.tree import declared

TOLD = {
    2: ("unit_dots", "工业园区"),
    3: ("unit_dots", "市直"),
    4: ("speech_figures", "首位"),
    7: ("study_topics", "六中全会"),
    8: ("study_topics", "党史"),
    10: ("topic_study", "31号"),
    13: ("column_articles", "已发表"),
    14: ("activity_kinds", "座谈会"),
    15: ("campaigns", "银发先锋"),
    16: ("activity_kinds", "观摩会"),
    17: ("campaigns", "建言二十大"),
    18: ("campaigns", "我看中国特色社会主义新时代"),
    19: ("campaigns", "晚霞生辉"),
    20: ("speech_figures", "40周年"),
    21: ("honour_kinds", "宣传项目"),
    22: ("epidemic_services", "161"),
    23: ("speech_figures", "排摸"),
    24: ("epidemic_services", "198"),
    25: ("service_kinds", "理发"),
    26: ("service_providers", "街道"),
    28: ("campaigns", "走进春天"),
    29: ("campaigns", "银雁领航"),
    30: ("campaigns", "云上"),
    31: ("campaigns", "文艺云展演"),
    32: ("study_modes", "线上"),
    33: ("highlights", "支部书记队伍建设实施办法"),
    34: ("highlights", "云约"),
    40: ("highlights", "“红”系列"),
    44: ("creation_stages", "命名"),
    45: ("site_kinds", "党群服务中心"),
    46: ("site_kinds", "110个"),
    49: ("volunteer_week", "志愿服务周"),
    50: ("volunteer_months", "志愿服务工作实施办法"),
    51: ("volunteer_fields", "文明实践"),
    54: ("six_measures", "一人一档"),
    61: ("plan_ledger", "方案"),
    62: ("cloud_modules", "云学习"),
    66: ("speech_figures", "四连冠"),
    69: ("changed_plans", "受疫情影响"),
    70: ("speech_figures", "将近三分之二"),
    71: ("five_tasks", "计划"),
    72: ("task_list", "宣传教育处"),
    76: ("topic_study", "7·26"),
}
HIGHLIGHTS = range(33, 43)


@pytest.fixture(scope="module")
def said(sample: Source) -> dict[str, str]:
    """All that each of these charts says, its data table and its rows included."""
    viewer = access.viewer(sample.config)
    found = {}
    for name in {chart for chart, _ in TOLD.values()}:
        asked = answer(sample, name, viewer, {}, "zh")
        cells = [str(value) for column in asked.rows for value in asked.rows[column]]
        found[name] = " ".join([asked.finding, asked.subtitle, data_table(asked, "zh").to_string(), *cells])
    return found


@pytest.mark.parametrize("row", TOLD)
def test_the_chart_that_a_row_names_tells_it(row: int, said: dict[str, str]) -> None:
    chart, words = TOLD[row]
    assert chart in declared(coverage.DECLARED)["speech"][row]["by"]
    assert words in said[chart]


def test_every_item_but_the_internal_one_is_on_the_list(sample: Source) -> None:
    listed = set(answer(sample, "task_list", access.viewer(sample.config), {}, "zh").rows["item"])
    named = {item for item, entry in declared(coverage.DECLARED)["tasks"].items() if "task_list" in entry.get("by", ())}
    assert named == listed
    assert len(listed) == 51


def test_each_of_the_ten_highlights_has_its_card(sample: Source) -> None:
    rows = answer(sample, "highlights", access.viewer(sample.config), {}, "zh").rows
    assert len(rows) == len(HIGHLIGHTS)
    assert "尚未报送" not in set(rows["highlight"])


def test_a_campaign_says_when_it_was_launched(sample: Source) -> None:
    rows = answer(sample, "campaigns", access.viewer(sample.config), {}, "zh").rows.set_index("campaign")
    assert rows["launched_said"]["晚霞生辉"] == "6月1日"
    assert rows["launched_said"]["建言二十大"] == ""
