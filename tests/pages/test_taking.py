"""What pages offer to take along, run from the entry point."""

from pathlib import Path

import pytest
import yaml
from streamlit.testing.v1 import AppTest

from almanac.briefings.files import FORMATS

ROOT = Path(__file__).parents[2]


def opened(city: Path, folder: Path, page: str, may: list[str], **address: str) -> AppTest:
    """A page for a viewer with some rights."""
    config = yaml.safe_load(city.read_text(encoding="utf-8"))
    config["access"] = {"default": "reader", "viewers": {"reader": {"may": may}}}
    path = folder / "config.yaml"
    path.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALMANAC_CONFIG", str(path))
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
        for name, value in address.items():
            app.query_params[name] = value
        return app.switch_page(f"pages/{page}.py").run()


def ways(app: AppTest) -> set[str]:
    return {str(button.key) for button in app.button if str(button.key).startswith("almanac_take_")}


def test_a_page_offers_itself_and_the_story_lines_in_every_format(city: Path, tmp_path: Path) -> None:
    app = opened(city, tmp_path, "overview", ["export"], lang="zh")
    assert ways(app) == {f"almanac_take_{ending}_button" for ending in FORMATS}
    (choice,) = app.radio
    assert choice.options[0] == "本页（含所选条件）"
    assert "老干部工作月度汇报" in choice.options
    assert not [option for option in choice.options if "{" in option or option.startswith("老干部工作情况")]


def test_a_story_of_one_unit_is_offered_where_one_is_in_focus(city: Path, tmp_path: Path) -> None:
    app = opened(city, tmp_path, "overview", ["export"], lang="zh", unit="320583")
    assert "昆山老干部工作情况" in app.radio[0].options


def test_the_comparison_has_a_card_of_its_own_for_it(city: Path, tmp_path: Path) -> None:
    app = opened(city, tmp_path, "district_comparison", ["export"], lang="en")
    assert ways(app) == {f"almanac_take_{ending}_{where}" for ending in FORMATS for where in ("button", "card")}
    assert "Share and take along" in [head.value for head in app.subheader]


@pytest.mark.parametrize("page", ["overview", "district_comparison", "data_quality"])
def test_whoever_may_not_export_is_offered_nothing(city: Path, tmp_path: Path, page: str) -> None:
    assert ways(opened(city, tmp_path, page, [])) == set()
