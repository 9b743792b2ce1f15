"""From wherever units are shown, the page of each is one click away, if the viewer may open it."""

from pathlib import Path

import pytest
import yaml
from streamlit.testing.v1 import AppTest

from tests.pages.test_comparison import opened

SHOWING_UNITS = sorted(
    path.stem
    for path in (Path(__file__).parents[2] / "pages").glob("*.py")
    if any(
        f'"{chart}"' in path.read_text(encoding="utf-8") for chart in ("unit_dots", "overview_matrix", "ranking_tiers")
    )
)


def links(app: AppTest) -> dict[str, set[str]]:
    """The words of the address that each link of a page opens."""
    return {link.proto.label: set(link.proto.query_string.split("&")) for link in app.get("page_link")}


@pytest.fixture(autouse=True)
def installed(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALMANAC_CONFIG", str(city))


@pytest.mark.parametrize("page", SHOWING_UNITS)
def test_a_page_that_shows_units_leads_to_the_page_of_each(page: str) -> None:
    found = links(opened(page, as_of="2022-07", lang="en"))
    assert sum(any(word.startswith("unit=") for word in words) for words in found.values()) == 11
    assert {"unit=320583", "as_of=2022-07", "lang=en"} <= found["Kunshan"]


def test_a_link_takes_along_only_what_the_page_of_a_unit_understands() -> None:
    app = opened(
        "district_rankings", indicator="branch_standard_rate", weights="branch_standard_rate:2", compare="year"
    )
    (words,) = (words for words in links(app).values() if "unit=320583" in words)
    assert {word.split("=")[0] for word in words} == {"as_of", "compare", "unit", "lang"}


@pytest.mark.parametrize(("pages", "names"), [("[overview]", []), ("[overview, district]", ["昆山"])])
def test_a_viewer_has_links_only_to_what_he_may_open(
    city: Path, monkeypatch: pytest.MonkeyPatch, pages: str, names: list[str]
) -> None:
    config = yaml.safe_load(city.read_text(encoding="utf-8"))
    config["access"] = {"viewers": {"desk": {"units": ["320583"], "pages": yaml.safe_load(pages)}}}
    own = city.with_name(f"config.links{len(names)}.yaml")
    own.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
    monkeypatch.setenv("ALMANAC_CONFIG", str(own))
    app = opened("overview")
    assert app.title and list(links(app)) == names
