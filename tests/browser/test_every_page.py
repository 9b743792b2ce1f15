"""Every page, as the very first request of a fresh server, by its own address."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import BrowserContext

from almanac.texts import text
from tests.browser.accessible import violations
from tests.browser.asked import numbers_drawn
from tests.browser.served import ROOT, Server, Servers, Visit, photograph, visible_pages, visitor

WALL = {"meeting"}  # no page of a desk: test_meeting.py opens it, on a fresh server too
PICTURES = ROOT / "docs/pictures"  # taken with ALMANAC_PICTURES=1


CUT = """() => [...document.querySelectorAll('[class*="st-key-card"]')].map(card => {
  const inner = card.querySelector('.js-plotly-plot');
  const room = inner && inner.closest('[class*="st-key-room"]');
  const main = document.querySelector('[data-testid=stMain]');
  return [card.getBoundingClientRect().right <= main.clientWidth,
    !inner || inner.getBoundingClientRect().width <= Math.max(room.scrollWidth, room.clientWidth) + 1];
})"""


@dataclass(frozen=True)
class Opened:
    """A page as the first request of a fresh server."""

    page: str
    server: Server
    visit: Visit


@pytest.fixture(scope="module", params=sorted({path.stem for path in (ROOT / "pages").glob("*.py")} - WALL))
def opened(request: pytest.FixtureRequest, servers: Servers, browsing: BrowserContext) -> Iterator[Opened]:
    """Each page in turn, opened once for the tests that follow each other."""
    server, visit = servers.take(), visitor(browsing)
    visit.open(f"{server.address}/{request.param}")
    yield Opened(request.param, server, visit)
    visit.page.close()
    server.stop()


def test_a_page_opens_as_the_first_request_of_a_fresh_server(opened: Opened) -> None:
    visit = opened.visit
    assert visit.texts("[data-testid=stException]") == [], opened.server.said()
    assert visit.texts("[data-testid=stAlert]") == []
    (finding,) = visit.texts("h1")
    assert finding and finding != text("not_ready", "zh")
    assert visit.count("[data-testid=stPlotlyChart] .js-plotly-plot") in numbers_drawn(opened.page)
    assert f"/{opened.page}" in visit.page.url
    assert violations(visit.page) == []
    if os.environ.get("ALMANAC_PICTURES"):
        photograph(visit, PICTURES / f"{opened.page}.png")


def test_a_page_speaks_english_too(opened: Opened) -> None:
    visit = opened.visit
    visit.page.get_by_text("English", exact=True).click()
    visit.page.wait_for_url(re.compile("lang=en"))
    visit.settle()
    visit.page.wait_for_function("!/[\\u4e00-\\u9fff]/.test(document.querySelector('h1').innerText)")
    assert visit.texts("[data-testid=stException]") + visit.texts("[data-testid=stAlert]") == []
    assert visit.count("[data-testid=stPlotlyChart] .js-plotly-plot") in numbers_drawn(opened.page)


def test_cards_stand_in_one_column_in_a_narrow_window_and_nothing_leaves_it(opened: Opened) -> None:
    visit = opened.visit
    visit.resize(720)
    cards = visit.page.locator('[class*="st-key-card"]').all()
    columns = {round(box["x"]) for card in cards if (box := card.bounding_box())}
    assert len(columns) == (1 if cards else 0)  # a page of records has none before the first
    assert all(within and reachable for within, reachable in visit.page.evaluate(CUT))
    main = "document.querySelector('[data-testid=stMain]')"
    assert visit.page.evaluate(f"{main}.scrollWidth <= {main}.clientWidth")


def test_nothing_left_this_machine_and_the_console_was_quiet(opened: Opened) -> None:
    assert (opened.visit.foreign, opened.visit.errors) == ([], [])


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
