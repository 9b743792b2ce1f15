"""A score where config.yaml asks for one: its weights, who has none, and what chance and weights leave open."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import yaml

from almanac import access
from almanac.access import Viewer
from almanac.catalogue import Catalogue
from almanac.config import Composite, load_config
from almanac.indicators.composite.index import Component, Recipe, effective_weights
from almanac.indicators.composite.recipe import recipe_of, weights_of, weights_said
from almanac.indicators.composite.standings import first_of
from almanac.mistakes import Mistake
from almanac.narrative.answer import Answer, answer
from almanac.references import load_checked
from almanac.tables.ask import Source
from tests.charts.said import said
from tests.charts.test_every_sentence import said as sentences
from tests.charts.test_every_sentence import wrong

PROJECT = Path(__file__).parents[2]
POSTS = {"low": 50, "high": 100}
DECLARED: dict[str, Any] = {
    "between": "geometric",
    "themes": {"branch": 2},
    "indicators": {
        "branch_standard_rate": POSTS,
        "secretary_trained": {"low": 0, "high": 100},
        "active_volunteer_rate": {"low": 0, "high": 20},
        "hours_per_retiree": {"low": 0, "high": 200, "weight": 0.5},
    },
}
COMPOSITE = Composite.model_validate(DECLARED)


@pytest.fixture(scope="module")
def scored(sample: Source) -> Source:
    """The sample city, with a score."""
    return replace(sample, config=sample.config.model_copy(update={"composite": COMPOSITE}))


def asked(scored: Source, chart: str, language: str = "zh", viewer: Viewer | None = None, **given: str) -> Answer:
    seen = viewer or access.viewer(scored.config)
    return answer(scored, chart, seen, {"as_of": "2022-08"} | given, language)


def test_weights_are_those_declared_unless_others_are_asked_for() -> None:
    assert weights_of("", COMPOSITE)["hours_per_retiree"] == 0.5
    given = weights_of("branch_standard_rate:2,hours_per_retiree:0", COMPOSITE)
    assert (given["branch_standard_rate"], given["secretary_trained"], given["hours_per_retiree"]) == (2, 1, 0)


@pytest.mark.parametrize(
    "words",
    [
        "branch_standard_rate",
        "branch_standard_rate:x",
        "branch_standard_rate:-1",
        "branch_standard_rate:11",
        "plan_coverage:1",
        "branch_standard_rate:1;secretary_trained:2",
        "branch_standard_rate:0,secretary_trained:0,active_volunteer_rate:0,hours_per_retiree:0",
    ],
)
def test_weights_that_cannot_be_are_one_sentence(words: str) -> None:
    with pytest.raises(Mistake, match="indicator:number"):
        weights_of(words, COMPOSITE)


def test_effective_weights_are_printed_and_equal_ones_read_alike(catalogue: Catalogue) -> None:
    recipe = recipe_of(COMPOSITE, catalogue)
    assert effective_weights(recipe)["branch_standard_rate"] == pytest.approx(1 / 3)
    words = weights_said(recipe, catalogue, "en")
    equal = Recipe(tuple(Component(one.indicator, "t", 0, 100) for one in recipe.components[:3]))
    assert weights_said(equal, catalogue, "en").count("33.3%") == 3
    shares = [float(part.split("%")[0].split()[-1]) for part in words.split("), ")]
    assert sum(shares) == pytest.approx(100, abs=0.2)
    assert sum(effective_weights(recipe).values()) == pytest.approx(1)
    assert "(50 to 100)" in words


def test_without_a_score_in_config_there_is_none(scored: Source) -> None:
    plain = Source(scored.config.model_copy(update={"composite": None}), scored.catalogue, scored.snapshot)
    for chart in ("composite_scores", "composite_turns"):
        assert asked(plain, chart).rows.empty


def test_every_ranked_unit_with_enough_data_has_a_score_and_two_ranges(scored: Source) -> None:
    rows = asked(scored, "composite_scores").rows
    assert len(rows) == 10
    known = rows[rows["score"].notna()]
    assert known["score"].between(1, 100).all()
    assert (known["best"] <= known["worst"]).all() and (known["weight_best"] <= known["weight_worst"]).all()
    assert (known["best"] != known["weight_best"]).any()
    gone = rows[rows["score"].isna()]
    assert set(gone["unit"]) == {"高新区"}
    assert gone["best"].isna().all() and gone["weight_best"].isna().all()
    assert set(gone["score_text"]) == {"–"}


def test_with_fewer_than_nine_in_ten_reported_there_are_scores_and_no_ranks(scored: Source) -> None:
    found = asked(scored, "composite_scores", as_of="2021-01")
    assert found.rows["best"].isna().all()
    assert "不排名次" in found.finding or "暂不计" in found.finding


def test_other_weights_give_other_scores_and_the_same_give_the_same(scored: Source) -> None:
    plain = asked(scored, "composite_scores").rows["score"]
    other = asked(scored, "composite_scores", weights="hours_per_retiree:5").rows["score"]
    again = asked(scored, "composite_scores", weights="hours_per_retiree:0.5").rows["score"]
    assert (plain - other).abs().max() > 0.1
    assert (plain - again).abs().max() == 0


def test_what_would_change_the_order_is_told_for_each_item_and_theme(scored: Source) -> None:
    rows = asked(scored, "composite_turns").rows
    dropped = rows[rows["is_drop"].astype(bool)]
    assert len(dropped) == 4 + 2
    assert "不计“志愿服务”整个主题" in dropped["turn"].tolist()
    assert (~rows["is_drop"].astype(bool)).any()


def test_a_viewer_of_some_units_reads_their_scores_and_no_order_of_others(scored: Source) -> None:
    desk = access.viewer(scored.config)
    one = Viewer("one", ("320583",), desk.pages, "desk", ())
    assert asked(scored, "composite_scores", viewer=one).rows["unit"].tolist() == ["昆山"]
    assert asked(scored, "composite_turns", viewer=one).rows.empty


@pytest.mark.parametrize("level", ["file", "wall"])
@pytest.mark.parametrize("chart", ["composite_scores", "composite_turns"])
def test_away_from_the_desk_no_score_rests_on_a_hidden_value(scored: Source, chart: str, level: Any) -> None:
    desk = access.viewer(scored.config)
    seen = Viewer(level, desk.units, desk.pages, level, ())
    with pytest.raises(Mistake) as caught:
        asked(scored, chart, viewer=seen)
    assert caught.value.key == "rests_on_hidden"


@pytest.mark.parametrize("chart", ["composite_scores", "composite_turns"])
@pytest.mark.parametrize("month", ["2021-01", "2022-01", "2022-08"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_scores_are_told_in_whole_sentences(scored: Source, chart: str, month: str, language: str) -> None:
    told = list(sentences(asked(scored, chart, language, as_of=month), language))
    assert [(words, wrong(words)) for words in told if wrong(words)] == []


@pytest.mark.parametrize(
    ("chance", "weights", "words"),
    [
        ([1, 2, 2], [1, 2, 3], "North综合得分居首，偶然和权重都难以改变"),
        ([1, 2, 2], [1, 1, 3], "North综合得分居首，偶然难以改变，但换一套权重就可能易位"),
        ([1, 1, 2], [1, 2, 3], "North在各种权重下都居首，但仅凭偶然就有2个板块可能居首"),
        ([1, 1, 1], [1, 1, 3], "综合得分难分先后：仅凭偶然就有3个板块可能居首"),
    ],
)
def test_chance_and_weights_are_kept_apart(catalogue: Catalogue, chance: Any, weights: Any, words: str) -> None:
    rows = pd.DataFrame({"unit": ["North", "South", "West"], "score": [80.0, 70.0, 60.0]})
    rows = rows.assign(best=chance, weight_best=weights, weights_said="x", between="geometric")
    many = {"maybe_chance_count": chance.count(1), "maybe_weights_count": weights.count(1), "ranged_count": 3}
    rows = rows.assign(scored=3, first_count=1, is_first=[True, False, False], sort_order=[1, 2, 3], **many)
    rows = rows.assign(leads_chance=0.5, leads_weights=0.5, draws=2000.0, seed=1.0, noise=0.25)
    assert said(catalogue, "composite_scores", rows) == words
    others = said(catalogue, "composite_scores", rows.iloc[1:])
    assert "North" not in others and others.startswith("3个板块有综合得分")
    level = rows.assign(first_count=2, is_first=[True, True, False])
    assert said(catalogue, "composite_scores", level) == "North、South综合得分并列首位"


def test_equal_scores_share_the_first_place() -> None:
    assert first_of(np.array([80.04, 79.96, np.nan, 70.0])) == [0, 1]
    assert first_of(np.array([np.nan, np.nan])) == []


@pytest.mark.parametrize(
    ("pairs", "first", "words"),
    [
        ([0, 0], [False, False], "不计任何一项，先后都不变"),
        ([2, 0], [False, False], "不计任何一项，首位都不变，但有1项会改变其他先后"),
        ([2, 1], [True, False], "不计其中某一项，首位就会易位"),
    ],
)
def test_what_leaving_out_does_is_said_as_it_is(catalogue: Catalogue, pairs: Any, first: Any, words: str) -> None:
    rows = pd.DataFrame({"is_drop": [True, True], "is_new_first": first, "pairs_turned": pairs})
    assert said(catalogue, "composite_turns", rows) == words


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            {"indicators": {"branch_standard_rate": {"low": 100, "high": 50}, "plan_coverage": POSTS}},
            "low must be below",
        ),
        ({"indicators": {"plan_coverage": POSTS}}, "at least 2"),
        ({"between": "harmonic"}, "geometric"),
        ({"themes": {"branch": 0}}, "above 0"),
        ({"themes": {"talent": 1}}, "talent"),
        ({"indicators": {"plan_coverage": POSTS, "no_such": POSTS}}, "no_such"),
        ({"indicators": {"plan_coverage": POSTS, "satisfaction": POSTS}, "themes": {}}, "satisfaction"),
        ({"indicators": {"plan_coverage": {**POSTS, "weight": 0}, "file_complete": {**POSTS, "weight": 0}}}, "above 0"),
    ],
)
def test_a_score_that_cannot_be_is_one_sentence_on_loading(tmp_path: Path, change: Any, words: str) -> None:
    config = yaml.safe_load((PROJECT / "config.yaml").read_text(encoding="utf-8"))
    config |= {"composite": DECLARED | change, "folders": {"contracts": str(PROJECT / "data/contracts")}}
    config["folders"] |= {"queries": str(PROJECT / "queries"), "pages": str(PROJECT / "pages")}
    path = tmp_path / "config.yaml"
    path.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    with pytest.raises(Mistake, match=words) as mistake:
        load_checked(load_config(path))
    assert "\n" not in mistake.value.said("en")


def test_the_project_itself_makes_no_score() -> None:
    assert load_config(PROJECT / "config.yaml").composite is None
