"""Browser tests run first, on the city built once, in a browser of this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

import run
from tests.browser.served import Server, Servers, Visit, desk, visitor

HERE = Path(__file__).parent
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync "
    "--in-process-gpu --renderer-process-limit=1"
).split()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests of this folder, and begins with them: of two processes none shall wait for a slow one."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")
    items.sort(key=lambda item: HERE not in item.path.parents)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium of this machine, else Playwright's own."""
    found = run.find_browser()
    assert found, "no browser here: `make test` installs one"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def servers(city: Path) -> Iterator[Servers]:
    """Servers nobody has visited."""
    pool = Servers(city)
    yield pool
    pool.stop()


@pytest.fixture(scope="session")
def warm(city: Path) -> Iterator[Server]:
    """A server that others have visited."""
    server = Server(city)
    server.ready()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def browsing(browser: Browser) -> Iterator[BrowserContext]:
    """A desk whose browser remembers what it has fetched from a server."""
    context = desk(browser)
    yield context
    context.close()


@pytest.fixture
def visit(browsing: BrowserContext) -> Iterator[Visit]:
    """A visitor at that desk; on a fresh server, one with an empty cache."""
    coming = visitor(browsing)
    yield coming
    coming.page.close()
