"""One unit on one page: the sentence follows what was tested, and nobody reads what is not his."""

from dataclasses import replace

import pandas as pd
import pytest

from almanac import access
from almanac.catalogue import Catalogue
from almanac.narrative.answer import Answer, answer
from almanac.tables.ask import Source
from tests.charts.said import said, subtitle

CHARTS = "unit_finding unit_strengths unit_weaknesses unit_signals unit_owed unit_lesson unit_indicators".split()
KUNSHAN, GUSU, LATE, CHANGSHU = "320583", "320508", "320505", "320581"


def asked(sample: Source, chart: str, viewer: str = "desk", **given: str) -> Answer:
    person = access.viewer(sample.config, viewer)
    return answer(sample, chart, person, {"as_of": "2022-08"} | given, "zh")


@pytest.mark.parametrize("chart", [*CHARTS, "unit_highlight"])
def test_one_who_sees_one_unit_reads_no_other(sample: Source, chart: str) -> None:
    for unit in (KUNSHAN, GUSU):
        found = asked(sample, chart, "chief", unit=unit)
        assert set(found.rows["unit_code"]) <= {KUNSHAN}
        assert "姑苏" not in found.finding and "可学" not in found.finding


def test_strengths_and_weaknesses_are_the_verdicts_of_the_whole_table(sample: Source) -> None:
    every = asked(sample, "unit_indicators", unit=GUSU).rows
    strong, weak = (asked(sample, name, unit=GUSU).rows for name in ("unit_strengths", "unit_weaknesses"))
    assert set(strong["indicator"]) == set(every.loc[every["verdict"] == "above", "indicator"])
    assert set(weak["indicator"]) == set(every.loc[every["verdict"] == "below", "indicator"])
    assert len(weak) > 0
    assert f"{len(weak)}项后续需加快推进" in asked(sample, "unit_finding", unit=GUSU).finding


def test_a_unit_that_is_not_tested_is_neither_praised_nor_cleared(sample: Source) -> None:
    other = next(unit.code for unit in sample.config.units if not unit.ranked)
    for chart in ("unit_strengths", "unit_weaknesses"):
        found = asked(sample, chart, unit=other)
        assert found.finding == "没有可检验的指标，不作评价" and found.rows.empty


def test_a_small_base_has_neither_peers_nor_change(sample: Source) -> None:
    rows = asked(sample, "unit_indicators", unit=LATE, compare="year").rows
    small = rows[rows["shown"].isin(["xy", "hidden"])]
    assert len(small) > 5
    assert set(small["peers_text"]) == set(small["change_text"]) == {"–"}
    assert set(small["verdict"]) <= {"small_n", "hidden"}


def test_what_is_owed_is_listed_by_period(sample: Source) -> None:
    assert "3类导出尚欠4期" in asked(sample, "unit_owed", unit=LATE).finding
    assert asked(sample, "unit_owed", unit=KUNSHAN).finding == "十二个月内应报各期均已报送"


def test_the_peer_to_learn_from_has_both_courses(sample: Source) -> None:
    found = asked(sample, "unit_lesson", unit=CHANGSHU)
    peers = found.rows.loc[found.rows["is_peer"].astype(bool), "unit"].unique()
    assert len(peers) == 1 and found.finding.startswith(("可学", "可参考")) and peers[0] in found.finding
    assert set(found.rows["indicator"]) <= {n for n, i in sample.catalogue.indicators.items() if i.rank == "fair"}


def test_away_from_the_desk_no_hidden_number_is_learned_from(sample: Source) -> None:
    wall = replace(access.viewer(sample.config), level="wall")
    for chart in ("unit_lesson", "unit_indicators", "unit_signals"):
        rows = answer(sample, chart, wall, {"unit": LATE}, "zh").rows
        hidden = rows[rows["suppressed"] != ""]
        assert hidden["numerator"].isna().all() and hidden["value"].isna().all()


def verdicts(*words: str, **more: object) -> pd.DataFrame:
    """A unit's rows with these verdicts."""
    rows = [{"verdict": word, "head": f"指标{i}", "sort_order": i} for i, word in enumerate(words)]
    return pd.DataFrame(rows).assign(unit="甲", value=50.0, better="higher", size="", **more)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (verdicts("above", "similar"), "甲可比的2项指标中，指标0显著优于全市，其余无显著差异"),
        (verdicts("below", "similar"), "甲可比的2项指标中，1项后续需加快推进，其余与全市无显著差异"),
        (verdicts("above", "below"), "指标0显著优于全市，1项后续需加快推进"),
        (verdicts(*["above"] * 5, "below"), "5项显著优于全市，1项后续需加快推进"),
        (verdicts("similar", "similar"), "甲可比的2项指标与全市均无显著差异"),
        (verdicts("small_n", "untested"), "只列数值，不作比较"),
        (verdicts("missing").assign(value=None), "暂无数据"),
        (verdicts("similar").iloc[:0], "没有可看的板块"),
    ],
)
def test_the_sentence_follows_the_verdicts(catalogue: Catalogue, rows: pd.DataFrame, sentence: str) -> None:
    assert sentence in said(catalogue, "unit_finding", rows)


def test_less_may_be_better(catalogue: Catalogue) -> None:
    rows = verdicts("below", "similar").assign(better="lower")
    assert "指标0显著优于全市" in said(catalogue, "unit_finding", rows)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        ([], "暂无可判断趋势的数据"),
        (["few", "few"], "数据点不足12个"),
        (["few", "small"], "均不具备判断趋势的条件"),
        (["usual", "few"], "可判断的1项指标变化均在正常波动内"),
        (["better", "usual"], "1项好于往常，其余变化在正常波动内"),
        (["worse", "usual", "stale"], "可判断的2项指标中1项不及往常，需关注原因"),
        (["better", "worse"], "1项好于往常、1项不及往常"),
    ],
)
def test_the_trend_is_said_as_it_is(catalogue: Catalogue, found: list[str], sentence: str) -> None:
    assert sentence in said(catalogue, "unit_signals", pd.DataFrame({"variation": pd.Series(found, dtype=object)}))


def test_what_was_tested_without_a_difference_is_said(catalogue: Catalogue) -> None:
    rows = verdicts("similar", "small_n").assign(is_strength=False, is_weakness=False)
    assert said(catalogue, "unit_strengths", rows) == "可比指标中没有显著优于全市的"
    assert said(catalogue, "unit_weaknesses", rows) == "可比指标中没有显著弱于全市的"


def lesson_rows(peer: bool) -> pd.DataFrame:
    """A unit's newest row, and a peer's two."""
    own = {"unit": "甲", "unit_code": "a", "name": "率", "in_unit": "%", "is_own": True, "is_peer": False}
    own |= {"verdict": "below", "better": "higher"}
    when = pd.Timestamp("2022-08-31")
    rows = [own | {"said": "60.0%", "as_of": when, "lesson_event": None}]
    for day, value, event in (("2022-01-31", "61.0%", "此时"), ("2022-08-31", "80.0%", None)):
        other = {"unit": "乙", "unit_code": "b", "is_own": False, "is_peer": True}
        rows.append(own | other | {"said": value, "as_of": pd.Timestamp(day), "lesson_event": event})
    return pd.DataFrame(rows if peer else rows[:1])


def test_whom_to_learn_from_is_said_and_when_there_is_nobody(catalogue: Catalogue) -> None:
    many, one = ["a", "b"], ["a"]
    told = said(catalogue, "unit_lesson", lesson_rows(peer=True), units=many)
    assert told == "可学乙：2022年1月率为61.0%，与甲现在的60.0%相当，现为80.0%"
    assert "没有曾在同一水平" in said(catalogue, "unit_lesson", lesson_rows(peer=False), units=many)
    assert "不列其他板块" in said(catalogue, "unit_lesson", lesson_rows(peer=False), units=one)
    assert "没有可作公平比较" in said(catalogue, "unit_lesson", lesson_rows(peer=False).iloc[:0], units=many)


@pytest.mark.parametrize(
    ("verdict", "better", "standing", "verb"),
    [
        ("below", "higher", "率显著弱于全市，最有提升空间；", "可学乙"),
        ("above", "lower", "率显著弱于全市，最有提升空间；", "可学乙"),
        ("similar", "higher", "率与全市无显著差异，列出供参考；", "可参考乙"),
        ("above", "higher", "率与全市有显著差异，列出供参考；", "可参考乙"),
        ("reference", "higher", "率未与全市作检验，列出供参考；", "可参考乙"),
    ],
)
def test_room_to_improve_is_said_only_on_a_verdict(
    catalogue: Catalogue, verdict: str, better: str, standing: str, verb: str
) -> None:
    rows = lesson_rows(peer=True).assign(verdict=verdict, better=better)
    assert said(catalogue, "unit_lesson", rows, units=["a", "b"]).startswith(verb)
    assert subtitle(catalogue, "unit_lesson", rows).startswith(standing)
