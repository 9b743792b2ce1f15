"""Every page, as the very first request of a fresh server, by its own address."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from almanac.texts import text
from tests.browser.accessible import violations
from tests.browser.asked import numbers_drawn
from tests.browser.served import ROOT, Server, Visit, photograph, visible_pages

PICTURES = ROOT / "docs/pictures"  # taken with ALMANAC_PICTURES=1


@pytest.mark.parametrize("page", visible_pages())
def test_a_page_opens_as_the_first_request_of_a_fresh_server(page: str, fresh: Server, visit: Visit) -> None:
    visit.open(f"{fresh.address}/{page}")
    assert visit.texts("[data-testid=stException]") == [], fresh.said()
    assert visit.texts("[data-testid=stAlert]") == []
    (finding,) = visit.texts("h1")
    assert finding and finding != text("not_ready", "zh")
    assert visit.count("[data-testid=stPlotlyChart] .js-plotly-plot") in numbers_drawn(page)
    assert f"/{page}" in visit.page.url
    assert visit.foreign == [], "a request left this machine"
    assert violations(visit.page) == []
    if os.environ.get("ALMANAC_PICTURES"):
        photograph(visit, PICTURES / f"{page}.png")
    assert visit.errors == [], "the console says something is wrong"


@pytest.fixture
def server_for_wall(city: Path, tmp_path: Path) -> Iterator[Server]:
    """A fresh server whose visitors may open the meeting only."""
    config = yaml.safe_load(city.read_text(encoding="utf-8"))
    config["access"]["default"] = "wall"
    (tmp_path / "config.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    server = Server(tmp_path / "config.yaml")
    server.ready()
    yield server
    server.stop()


def test_the_gate_holds_on_the_first_request(server_for_wall: Server, visit: Visit) -> None:
    page = visible_pages()[-1]
    for _ in range(2):
        visit.open(f"{server_for_wall.address}/{page}")
        assert "wall" in "".join(visit.texts("[data-testid=stAlert]"))
        assert visit.count("[data-testid=stPlotlyChart]") == 0


def test_a_choice_in_the_address_reopens_the_same_view(warm: Server, visit: Visit) -> None:
    page = visible_pages()[0]
    visit.open(f"{warm.address}/{page}?as_of=2022-05&lang=en")
    findings = visit.texts("h1")
    visit.open(visit.page.url)
    assert "as_of=2022-05" in visit.page.url
    assert visit.texts("h1") == findings != []


def test_an_unknown_choice_is_dropped_with_a_notice(warm: Server, visit: Visit) -> None:
    visit.open(f"{warm.address}/{visible_pages()[0]}?unit=nowhere&as_of=1999-01")
    assert "nowhere" in "".join(visit.texts("[data-testid=stAlert]"))
    assert visit.count("[data-testid=stException]") == 0
    assert "nowhere" not in visit.page.url


def test_the_recorder_sees_a_foreign_request_and_an_error(warm: Server, visit: Visit) -> None:
    visit.open(warm.address)
    visit.page.evaluate("new Image().src = 'http://localhost:9/x.png'; setTimeout(() => { throw new Error('seen') })")
    visit.page.wait_for_timeout(500)
    assert visit.foreign == ["http://localhost:9/x.png"]
    assert any("seen" in error for error in visit.errors)


def test_axe_sees_a_picture_without_words(warm: Server, visit: Visit) -> None:
    visit.open(warm.address)
    visit.page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"data:,\">')")
    assert any(rule.startswith("image-alt") for rule in violations(visit.page))
