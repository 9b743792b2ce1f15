"""Units side by side: only real differences are marked or named, and nobody reads what is not his."""

from dataclasses import replace

import pandas as pd
import pytest

from almanac import access
from almanac.catalogue import Catalogue
from almanac.mistakes import Mistake
from almanac.narrative.answer import Answer, answer
from almanac.tables.ask import Source
from tests.charts.said import said

CHARTS = ("comparison_finding", "unit_profiles", "unit_spread", "unit_values", "unit_slopes")
KUNSHAN, GUSU, CITY = "320583", "320508", "320500"


def asked(sample: Source, chart: str, viewer: str = "desk", language: str = "zh", **given: str) -> Answer:
    person = access.viewer(sample.config, viewer)
    return answer(sample, chart, person, {"as_of": "2022-08"} | given, language)


@pytest.mark.parametrize("chart", CHARTS)
def test_only_the_units_and_indicators_chosen_are_shown(sample: Source, chart: str) -> None:
    rows = asked(sample, chart, chosen=f"{GUSU},{KUNSHAN}", indicators="talent_engaged").rows
    assert list(dict.fromkeys(rows["unit_code"]))[:2] == [KUNSHAN, GUSU]
    assert set(rows["unit_code"]) <= {KUNSHAN, GUSU, CITY}
    measured = rows if chart != "unit_profiles" else rows[rows["is_measured"].astype(bool)]
    assert set(measured["indicator"]) == {"talent_engaged"}


@pytest.mark.parametrize("chart", CHARTS)
def test_one_who_sees_one_unit_reads_no_other(sample: Source, chart: str) -> None:
    for compare in ("month", "city", "peers"):
        found = asked(sample, chart, "chief", compare=compare, chosen=f"{GUSU},{KUNSHAN}")
        assert set(found.rows["unit_code"]) <= {KUNSHAN, CITY}
        assert not {"张家港", "姑苏区"} & set("".join((found.finding, found.footnote)).split("、"))


def test_peers_of_one_who_sees_one_unit_are_a_sum_of_several(sample: Source) -> None:
    own = asked(sample, "unit_slopes", "chief", compare="peers").rows
    every = sample.fetch("measures_of_indicator", {"indicator": "branch_standard_rate"})
    here = every[(every["as_of"] == pd.Timestamp("2022-08-31")) & (every["part"] == "")]
    row = own[(own["indicator"] == "branch_standard_rate") & (own["unit_code"] == KUNSHAN)].iloc[0]
    assert row["then_denominator"] > 0
    assert row["then_denominator"] not in set(here["denominator"])


def test_away_from_the_desk_no_small_number_is_compared(sample: Source) -> None:
    wall = replace(access.viewer(sample.config), level="wall")
    for chart in ("unit_values", "unit_slopes", "unit_spread"):
        rows = answer(sample, chart, wall, {"indicators": "plan_coverage", "compare": "peers"}, "zh").rows
        hidden = rows[rows["suppressed"] != ""]
        assert hidden["point"].isna().all()
    with pytest.raises(Mistake, match="desk"):
        answer(sample, "late_reports", wall, {}, "en")


def test_the_sizes_of_the_office_stand_on_its_cards(sample: Source) -> None:
    sizes = set(asked(sample, "unit_profiles", chosen=KUNSHAN).rows["size"]) - {""}
    assert sizes == {"离休干部85人", "退休干部9,300人", "支部155个"}


def test_unknown_units_and_indicators_are_refused_by_name(sample: Source) -> None:
    with pytest.raises(Mistake, match="nobody"):
        asked(sample, "unit_values", chosen=f"{KUNSHAN},nobody")
    with pytest.raises(Mistake, match="nothing"):
        asked(sample, "unit_values", indicators="nothing")


def compared(**verdicts: list[str]) -> pd.DataFrame:
    """Rows of some units, one for each verdict."""
    rows = [
        {"unit": unit, "unit_code": unit, "sort_order": place, "indicator": f"i{number}", "name": f"指标{number}"}
        | {"verdict": word, "value": 50.0, "is_city": False, "kind": "proportion", "indicator_order": number}
        | {"gap": 5.0 + number, "gap_real": False, "better": "higher"}
        for place, (unit, words) in enumerate(verdicts.items())
        for number, word in enumerate(words)
    ]
    return pd.DataFrame(rows)


@pytest.mark.parametrize(
    ("verdicts", "sentence"),
    [
        ({"甲": ["above", "similar"], "乙": ["similar", "similar"]}, "甲的2项指标中有1项显著优于全市"),
        ({"甲": ["above", "similar"], "乙": ["above", "below"]}, "甲、乙各有1项指标显著优于全市"),
        ({"甲": ["similar", "similar"], "乙": ["similar", "small_n"]}, "可比指标与全市均无显著差异"),
        ({"甲": ["similar", "below"], "乙": ["similar", "similar"]}, "1次后续需加快推进，没有显著优于全市的"),
        ({"甲": ["above", "below"]}, "甲可比的2项指标中，1项显著优于全市，1项后续需加快推进"),
        ({"甲": ["similar"]}, "甲可比的1项指标与全市均无显著差异"),
        ({"甲": ["small_n"], "乙": ["untested"]}, "只列数值，不作比较"),
    ],
)
def test_the_sentence_follows_the_verdicts(catalogue: Catalogue, verdicts: dict[str, list[str]], sentence: str) -> None:
    words = said(catalogue, "comparison_finding", compared(**verdicts))
    assert sentence in words
    assert "交流" not in words


def test_where_lower_is_better_the_lowest_lead(catalogue: Catalogue) -> None:
    rows = compared(甲=["above"], 乙=["below"]).assign(better="lower")
    assert "乙的1项指标中有1项显著优于全市" in said(catalogue, "comparison_finding", rows)
    alone = said(catalogue, "comparison_finding", rows[rows["unit"] == "甲"])
    assert alone == "甲可比的1项指标中，1项后续需加快推进"


def test_where_neither_way_is_better_nobody_leads(catalogue: Catalogue) -> None:
    rows = compared(甲=["above"], 乙=["below"]).assign(better="neither")
    assert "1次显著高于全市，1次显著低于全市" in said(catalogue, "comparison_finding", rows)


def test_an_exchange_is_proposed_only_on_a_real_gap(catalogue: Catalogue) -> None:
    rows = compared(甲=["above", "similar"], 乙=["similar", "similar"])
    assert "指标0差距最大，宜作重点交流" in said(
        catalogue, "comparison_finding", rows.assign(gap_real=rows["indicator"] == "i0")
    )


def test_no_values_and_nobody_are_said(catalogue: Catalogue) -> None:
    rows = compared(甲=["missing"], 乙=["missing"]).assign(value=None, gap=None)
    assert "暂无数据" in said(catalogue, "comparison_finding", rows)
    assert "没有可对比的" in said(catalogue, "comparison_finding", rows.iloc[:0])


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"compare": "month"}, "与2022年7月对照"),
        ({"compare": "target"}, "与目标对照"),
        ({"compare": "plan", "indicators": "talent_engaged"}, "没有“计划”的数值"),
        ({"compare": "peers"}, "与同类对照"),
        ({"compare": "city"}, "与全市对照"),
        ({"as_of": "2021-01", "indicators": "talent_engaged"}, "暂无数据"),
    ],
)
def test_one_comparison_serves_dates_and_standards(sample: Source, given: dict[str, str], sentence: str) -> None:
    assert sentence in asked(sample, "unit_slopes", **given).finding


def test_against_the_city_only_verdicts_are_marked(sample: Source) -> None:
    rows = asked(sample, "unit_slopes", compare="city").rows
    assert list(rows["is_real"].astype(bool)) == [word in ("above", "below") for word in rows["verdict"]]


def test_shares_differ_in_points_and_amounts_in_per_cent(sample: Source) -> None:
    rows = asked(sample, "unit_slopes", chosen=KUNSHAN).rows.set_index("indicator")
    own = rows[rows["unit_code"] == KUNSHAN]
    assert "个百分点" in own.loc["branch_standard_rate", "change_text"]
    assert own.loc["hours_per_retiree", "change_text"].endswith("%")


def test_every_panel_names_the_months_of_its_own_values(sample: Source) -> None:
    rows = asked(sample, "unit_slopes", chosen=KUNSHAN).rows.set_index("indicator")
    own = rows[rows["unit_code"] == KUNSHAN]
    ends = {name: (own.loc[name, "before_name"], own.loc[name, "now_name"]) for name in own.index}
    assert ends["plan_coverage"] == ("2022年7月", "2022年8月")
    assert ends["hours_per_retiree"] == ("2021年8月", "2022年8月")


def test_a_part_of_a_year_is_held_against_no_shorter_one(sample: Source) -> None:
    """The register of branches came in August 2022 and in June 2021: eight months of training and six."""
    found = asked(sample, "unit_slopes", compare="year", indicators="secretary_trained")
    assert found.rows["change"].isna().all()
    assert "对照月只有2021年6月的数值，时段不相当" in found.footnote
    july = asked(sample, "unit_slopes", compare="year", indicators="secretary_trained", as_of="2022-07").rows
    assert july["change"].notna().any() and set(july["now_name"]) == {"2022年6月"}
