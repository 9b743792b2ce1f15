"""The comparison page: what is chosen is in the address, and the address opens it."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

PROJECT = Path(__file__).parents[2]
PAGE = "district_comparison"


def opened(page: str, **address: str) -> AppTest:
    """The page at an address, with the first page already visited."""
    app = AppTest.from_file(str(PROJECT / "dashboard.py"), default_timeout=60).run()
    app.query_params.clear()
    for name, value in address.items():
        app.query_params[name] = value
    return app.switch_page(f"pages/{page}.py").run()


@pytest.fixture(autouse=True)
def installed(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALMANAC_CONFIG", str(city))


def word(app: AppTest, name: str) -> str:
    """A word of the address."""
    value = app.query_params[name]
    return str(value[0] if isinstance(value, list) else value)


def drawn(app: AppTest) -> str:
    return json.dumps([json.loads(chart.proto.spec) for chart in app.get("plotly_chart")], ensure_ascii=False)


def test_the_units_chosen_are_in_the_address_and_drawn() -> None:
    app = opened(PAGE, units="320583,320508", compare="year")
    assert not app.exception and not app.info
    assert "昆山" in drawn(app) and "姑苏区" in drawn(app) and "太仓" not in drawn(app)
    app.button_group(key="almanac_units").set_value(["320583", "320585"]).run()
    assert word(app, "units") == "320585,320583"
    assert "太仓" in drawn(app) and "姑苏区" not in drawn(app)
    again = opened(PAGE, units=word(app, "units"), indicators=word(app, "indicators"), compare="year")
    assert drawn(again) == drawn(app)


def test_indicators_are_chosen_like_units_and_an_empty_choice_is_the_usual_one() -> None:
    app = opened(PAGE, indicators="talent_engaged")
    assert "人才使用" in drawn(app) and "方案覆盖率" not in drawn(app)
    app.button_group(key="almanac_indicators").set_value([]).run()
    assert "方案覆盖率" in drawn(app)


def test_what_is_compared_with_goes_along_to_the_next_page() -> None:
    app = opened(PAGE, compare="2022-03", as_of="2022-07")
    app.query_params.clear()
    app.switch_page("pages/overview.py").run()
    assert not app.info
    assert app.selectbox(key="almanac_compare").value == "2022-03"
    assert "较2022年3月" in app.title[0].value
    assert app.selectbox(key="almanac_as_of").value == "2022-07"


def test_one_unit_is_said_and_many_stand_below_each_other() -> None:
    assert "昆山可比的" in opened(PAGE, units="320583").title[0].value
    many = opened(PAGE, units=",".join(str(code) for code in (320582, 320581, 320585, 320583, 320509, 320506)))
    assert not many.exception and "所选6个板块" in many.title[0].value


def test_a_link_leads_to_the_page_of_a_unit_that_is_not_in_the_menu() -> None:
    app = opened(PAGE, units="320583,320508", as_of="2022-07")
    links = {link.proto.label: link.proto for link in app.get("page_link") if "unit=" in link.proto.query_string}
    assert set(links) == {"昆山", "姑苏区"}
    assert "unit=320508" in links["姑苏区"].query_string and "as_of=2022-07" in links["姑苏区"].query_string


def test_the_page_of_a_unit_always_has_one_and_shows_the_peers_highlights() -> None:
    app = opened("district")
    assert not app.exception and not app.info
    assert app.selectbox(key="almanac_unit").options[0] != "不指定"
    app = opened("district", unit="320581")
    heads = [each.value for each in app.subheader]
    assert any(head.startswith("可参考太仓") for head in heads) and "太仓的亮点工作，可作交流线索" in heads
