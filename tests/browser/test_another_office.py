"""Another office on a server of its own: its pages, in both languages, from the first request on."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from almanac.cli import main
from tests.browser.served import Server, Visit
from tests.installation import PAGES, TRACES, install

ADDRESS = re.compile(r"http://\S+")  # a link to share names the file of its page


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library office with a snapshot; its folder is nowhere near Almanac's."""
    config = install(tmp_path_factory.mktemp("library"))
    assert main(["refresh", "--config", str(config)]) == 0
    return config


@pytest.fixture
def unvisited(library: Path) -> Iterator[Server]:
    server = Server(library)
    server.ready()
    yield server
    server.stop()


def test_its_own_page_opens_as_the_first_request(unvisited: Server, visit: Visit) -> None:
    visit.open(f"{unvisited.address}/loans")
    assert visit.count("[data-testid=stDialog]") == 0
    assert visit.texts("h1") == ["按时归还率达100.0%，较上月提高33.3个百分点"]
    assert "/loans" in visit.page.url
    for page in PAGES:
        for language in ("zh", "en"):
            visit.open(f"{unvisited.address}/{page}?lang={language}")
            assert visit.texts("[data-testid=stException], [data-testid=stAlert]") == [], page
            words = ADDRESS.sub("", visit.page.inner_text("body"))
            assert not TRACES.search(words), page
            assert visit.count("[data-testid=stPlotlyChart]") > 0
    assert (visit.foreign, visit.errors) == ([], [])


def test_an_address_without_a_page_is_told_calmly(unvisited: Server, visit: Visit) -> None:
    visit.open(f"{unvisited.address}/nowhere")
    assert visit.texts("h1") == ["没有这一页"]
    assert visit.count("[data-testid=stDialog]") == 0
    assert visit.errors == []
    visit.page.get_by_role("link", name="借阅").click()
    visit.page.wait_for_url(re.compile("/loans"))
    visit.settle()
    assert visit.count("[data-testid=stPlotlyChart]") > 0
    visit.open(f"{unvisited.address}/else?lang=en")
    assert visit.texts("h1") == ["No such page"]
