"""The ranking page of an office that asks for a score: weights on the page and in the address."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from streamlit.testing.v1 import AppTest

from tests.indicators.test_standings import DECLARED

PROJECT = Path(__file__).parents[2]
FIELD = "almanac_weights_branch_standard_rate"
Open = Callable[..., AppTest]


@pytest.fixture
def opened(city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens the page at an address, with a score unless said otherwise."""

    def open_page(scored: bool = True, **address: str) -> AppTest:
        config = yaml.safe_load(city.read_text(encoding="utf-8")) | ({"composite": DECLARED} if scored else {})
        path = tmp_path / f"config.{scored}.yaml"
        path.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
        monkeypatch.setenv("ALMANAC_CONFIG", str(path))
        app = AppTest.from_file(str(PROJECT / "dashboard.py"), default_timeout=60)
        app.run()
        for name, value in address.items():
            app.query_params[name] = value
        return app.switch_page("pages/district_rankings.py").run()

    return open_page


def drawn(app: AppTest) -> str:
    return json.dumps([json.loads(chart.proto.spec) for chart in app.get("plotly_chart")], ensure_ascii=False)


def said(app: AppTest) -> str:
    return " ".join(element.value for element in [*app.subheader, *app.caption])


def test_without_a_score_in_config_the_page_has_neither_weights_nor_score(opened: Open) -> None:
    app = opened(scored=False)
    assert not app.exception
    assert not app.number_input
    assert "综合得分" not in said(app) + drawn(app)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_shows_score_and_weights_calmly_in_both_languages(opened: Open, language: str) -> None:
    app = opened(lang=language)
    assert not app.exception
    assert not app.info, [each.value for each in app.info]
    assert len(app.number_input) == len(DECLARED["indicators"])
    assert {"zh": "有效权重", "en": "Effective weights"}[language] in said(app)
    assert len(app.get("plotly_chart")) == 7


def test_a_weight_changed_on_the_page_stands_in_the_address_and_changes_the_scores(opened: Open) -> None:
    app = opened()
    assert app.number_input(key="almanac_weights_hours_per_retiree").value == 0.5
    before = drawn(app)
    app.number_input(key=FIELD).set_value(5.0).run()
    assert app.query_params["weights"] in ("branch_standard_rate:5", ["branch_standard_rate:5"])
    assert drawn(app) != before
    app.number_input(key=FIELD).set_value(1.0).run()
    assert "weights" not in app.query_params
    assert drawn(app) == before


def test_the_address_opens_the_same_weights_again(opened: Open) -> None:
    app = opened(weights="branch_standard_rate:5,hours_per_retiree:0")
    assert not app.exception
    assert app.number_input(key=FIELD).value == 5.0
    assert app.number_input(key="almanac_weights_hours_per_retiree").value == 0.0


def test_weights_that_cannot_be_are_dropped_with_a_notice(opened: Open) -> None:
    app = opened(weights="branch_standard_rate:99")
    assert not app.exception
    assert "weights" in app.info[0].value
    assert app.number_input(key=FIELD).value == 1.0
