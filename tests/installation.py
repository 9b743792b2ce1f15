"""A small installation of another kind of office, for tests: libraries that report loans by branch library."""

import re
from pathlib import Path

from almanac.catalogue import Catalogue, load_catalogue
from almanac.config import Config, load_config

CONFIG = """
look_ahead: false
title: {zh: 图书馆, en: Libraries}
city: {code: ALL, name: 全馆, en: All}
unit_word: {zh: 分馆, en: branch library}
small_numbers: {hide_below: 1, compare_from: 2, units_to_rank: 2}
units:
  - {code: N, name: 北馆, en: North, ranked: true}
  - {code: S, name: 南馆, en: South, ranked: true}
  - {code: X, name: 总馆, en: Main, ranked: false}
pages:
  - {file: overview, zh: 总览, en: Overview}
  - {file: loans, zh: 借阅, en: Loans}
  - {file: district_comparison, zh: 对比, en: Comparison}
  - {file: district_rankings, zh: 排名, en: Ranking}
  - {file: district, zh: 分馆概况, en: Library, hidden: true}
  - {file: data_quality, zh: 数据质量, en: Data quality}
themes:
  loans: {zh: 借阅, en: Loans, page: loans}
"""
OVERVIEW = '''"""How the libraries do."""

from almanac.screen import open_page

page = open_page("overview")

page.say("returns_finding")
page.show_each("kpi", ["in_time", "loans_made"])
page.show("overview_matrix")
page.end()
'''
LOANS_PAGE = '''"""Loans, and whether they come back in time."""

from almanac.screen import open_page

page = open_page("loans", themes=["loans"], first="in_time")

page.say("indicator_finding")
page.show("unit_dots", "returns")
page.show("indicator_trend")
page.end()
'''
CONTRACT = """
title: {zh: 借阅, en: Loans}
files: ["loans*.csv"]
key: [loan_id]
duplicates: keep_last
expected: {every: month, by: unit}
columns:
  loan_id:   {zh: 编号, type: code, required: true}
  unit_code: {zh: 分馆, type: unit, required: true}
  loan_date: {zh: 日期, type: date, required: true}
  is_late:   {zh: 逾期, type: flag}
limits: {max_rejected_share: 0.5}
"""
STAGING = "-- one row per loan\nselect loan_id, unit_code, last_day(loan_date) as period, is_late from loans\n"
MART = """-- one row per unit and month
select unit_code, period, count(*) as loan_count, count(*) filter (where not is_late) as in_time_count
from stg_loans group by unit_code, period
"""
INDICATOR = """-- one row per unit and month: loans returned in time, of all
select unit_code, period, in_time_count as numerator, loan_count as denominator from loan_months
"""
DECLARED = """
name: {zh: 按时归还率, en: Returned in time}
theme: loans
kind: proportion
min_denominator: 1
definition: {zh: 按时归还/全部, en: in time of all}
rank: fair
sources: [loans]
"""
COUNTED = """-- one row per unit and month: loans
select unit_code, period, loan_count as numerator, null as denominator from loan_months
"""
COUNTED_DECLARED = """
name: {zh: 借阅次数, en: Loans made}
theme: loans
kind: count
unit: {zh: 次, en: loans}
decimals: 0
time: flow
order: 2
definition: {zh: 当月借阅次数。, en: Loans of the month.}
sources: [loans]
"""
FINDING = """-- one row: the city in the month
select indicator, unit_code, as_of, part, numerator, denominator, squares from measures
where indicator = 'in_time' and unit_code = $city and as_of = $as_of
"""
FINDING_DECLARED = """
title: {zh: 归还结论, en: Returns in a sentence}
figure: none
detail: city
facts: {value: max(value)}
findings:
  - {when: "value is null", zh: "{month}暂无数据", en: "No data for {month}"}
  - {zh: "{city}按时归还率达{value:.1f}%", en: "{value:.1f}% of loans were returned in time"}
"""
CHECK = "-- stop: 编号为空 / a loan has no number\nselect * from stg_loans where loan_id is null\n"
CHART = """-- one row per unit
select m.indicator, m.unit_code, m.as_of, m.part, m.numerator, m.denominator, m.squares, u.is_ranked
from measures as m join units as u using (unit_code)
where m.as_of = $as_of and (m.unit_code in $units or u.is_city)
order by u.sort_order
"""
CHART_DECLARED = """
title: {zh: 归还, en: Returns}
figure: dots
frame: [interval, verdict]
sources: [loans]
facts: {units: "count(*) filter (where unit_code <> $city)", city_value: "max(value) filter (where unit_code = $city)"}
findings:
  - {when: "units = 0", zh: 暂无数据, en: no data}
  - {zh: "{units}个分馆，全馆{city_value:.1f}%", en: "{units} libraries, {city_value:.1f}% in all"}
"""
LOANS = """编号,分馆,日期,逾期
1,北馆,2022-07-03,否
2,北馆,2022-07-09,是
3,南馆,2022-07-11,否
4,总馆,2022-07-12,否
5,北馆,2022-08-02,否
6,总馆,2022-08-05,否
"""
FILES = {
    "config.yaml": CONFIG,
    "data/contracts/loans.yaml": CONTRACT,
    "queries/staging/stg_loans.sql": STAGING,
    "queries/marts/loan_months.sql": MART,
    "queries/indicators/in_time.sql": INDICATOR,
    "queries/indicators/in_time.yaml": DECLARED,
    "queries/checks/loans_have_numbers.sql": CHECK,
    "queries/indicators/loans_made.sql": COUNTED,
    "queries/indicators/loans_made.yaml": COUNTED_DECLARED,
    "queries/charts/returns_finding.sql": FINDING,
    "queries/charts/returns_finding.yaml": FINDING_DECLARED,
    "pages/overview.py": OVERVIEW,
    "pages/loans.py": LOANS_PAGE,
    "queries/charts/returns.sql": CHART,
    "queries/charts/returns.yaml": CHART_DECLARED,
    "data/exports/loans.csv": LOANS,
}
PAGES = ("overview", "loans", "district", "district_comparison", "district_rankings", "data_quality")
TRACES = re.compile("干部|离休|退休|支部|志愿|板块|方案|苏州|昆山|cadre|retire|volunteer|district|branch_|plan_c", re.I)


def install(folder: Path) -> Path:
    """Writes the installation into a folder; the path of its config.yaml."""
    for name, content in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder / "config.yaml"


def declared(folder: Path) -> tuple[Config, Catalogue]:
    """The installation's configuration and catalogue."""
    config = load_config(folder / "config.yaml")
    return config, load_catalogue(config)
