"""Browser tests run last, on the city built once, in a browser of this machine."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

import run
from tests.browser.served import Server, Servers, Visit, visitor

HERE = Path(__file__).parent
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests of this folder, and leaves them to the end: they are slow."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")
    items.sort(key=lambda item: HERE in item.path.parents)


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


@pytest.fixture
def fresh(servers: Servers) -> Iterator[Server]:
    """A server whose first request is this test's."""
    server = servers.take()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def warm(servers: Servers) -> Iterator[Server]:
    """A server that others have visited."""
    server = servers.take()
    yield server
    server.stop()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """A visitor with an empty cache."""
    coming = visitor(browser)
    yield coming
    coming.page.context.close()


MEASURED = pytest.StashKey[list[str]]()


@pytest.fixture
def note(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Keeps a measured figure for the end of the run."""
    return request.config.stash.setdefault(MEASURED, []).append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Prints what was measured."""
    for line in config.stash.get(MEASURED, []):
        terminalreporter.write_line(line)
