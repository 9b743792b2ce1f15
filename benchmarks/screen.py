"""How long a person waits in a real browser, beside a page of Streamlit and Plotly that reads nothing."""

import statistics
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Browser, sync_playwright

import run
from almanac.texts import text
from benchmarks.measured import Measured
from tests.browser.conftest import ARGUMENTS
from tests.browser.served import Server, Visit, desk, installation, visible_pages, visitor
from tests.browser.wall import stands, turned

VISITS, CHOICES = 5, 20
FIRST_CHART, CHOICE = "≤ 1.5 s", "p95 ≤ 0.3 s"
FIRST_SLIDE, TURN = "≤ 2 s", "p95 ≤ 0.15 s"
IDLE = 20  # seconds in which a server that nobody troubles has looked ahead to a meeting
STANDS = ".stage .place:not(:empty)"
PLAIN = Path(__file__).with_name("plain_page.py")

# From the key that chooses until the last chart that changes stands there anew (later Streamlit draws it once more).
WATCH = """() => {
  window.drawn = window.chosen = 0;
  const see = () => {
    for (const chart of document.querySelectorAll(".js-plotly-plot")) {
      if (!chart.seen && chart.querySelector(".main-svg")) { chart.seen = true; window.drawn = performance.now(); }
    }
  };
  see();
  new MutationObserver(see).observe(document.body, {subtree: true, childList: true});
  const press = e => { if (e.key === "Enter") { window.chosen = performance.now(); window.drawn = 0; } };
  addEventListener("keydown", press, true);
}"""


def measure() -> list[Measured]:
    """First chart and choice → charts, of the sample city and of the plain page; then the city's meeting."""
    with tempfile.TemporaryDirectory() as place, ExitStack() as ending, sync_playwright() as playwright:
        print("serving the sample city", file=sys.stderr)
        config = installation(Path(place), look_ahead=True)
        servers = {"the sample city": Server(config), "a plain page": Server(config, PLAIN)}
        for server in servers.values():
            ending.callback(server.stop)
            server.ready()
        pages = {"the sample city": f"/{visible_pages()[0]}", "a plain page": ""}
        with playwright.chromium.launch(executable_path=run.find_browser(), args=ARGUMENTS) as browser:
            first = {name: first_chart(browser, server.address + pages[name]) for name, server in servers.items()}
            waits = {name: choices(browser, server.address + pages[name]) for name, server in servers.items()}
            slide, turns = meeting(browser, servers["the sample city"].address + pages["the sample city"])
    ours, plain = servers
    p95 = {name: _p95(seconds) for name, seconds in waits.items()}
    p50 = {name: statistics.median(seconds) for name, seconds in waits.items()}
    return [
        Measured(f"first chart, {ours}, ÷ {plain}", first[ours], first[ours] / first[plain], FIRST_CHART),
        Measured(f"choice → charts p50, {ours}, ÷ {plain}", p50[ours], p50[ours] / p50[plain]),
        Measured(f"choice → charts p95, {ours}, ÷ {plain}", p95[ours], p95[ours] / p95[plain], CHOICE),
        Measured("meeting mode → first slide", slide, goal=FIRST_SLIDE),
        Measured("key → slide p50", statistics.median(turns)),
        Measured("key → slide p95", _p95(turns), goal=TURN),
    ]


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20, method="inclusive")[-1]


def first_chart(browser: Browser, address: str) -> float:
    """Median seconds from the address of a page to its first chart, the browser's cache filled by a first visit."""
    seconds = []
    visit = visitor(desk(browser))
    visit.open(address)
    for _ in range(VISITS):
        visit.page.goto("about:blank")
        began = perf_counter()
        visit.page.goto(address)
        visit.page.wait_for_selector(".js-plotly-plot .main-svg")
        seconds.append(perf_counter() - began)
        visit.settle()
    visit.page.context.close()
    return statistics.median(seconds)


def choices(browser: Browser, address: str) -> list[float]:
    """Seconds from each choice of the next month, and back again, to the last chart it changes."""
    visit = visitor(desk(browser))
    visit.open(address)
    visit.page.evaluate(WATCH)
    keys = ["ArrowDown"] * (CHOICES // 2) + ["ArrowUp"] * (CHOICES // 2)
    seconds = [choose(visit, key) for key in keys]
    visit.page.context.close()
    return seconds


def choose(visit: Visit, key: str) -> float:
    """Seconds from choosing the entry beside it in the first select box to the last chart drawn for it."""
    visit.page.locator("[data-testid=stSelectbox] input").first.click()
    visit.page.keyboard.press(key)
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_function("window.drawn > window.chosen", timeout=20_000)
    visit.settle()
    visit.page.wait_for_timeout(600)
    return float(visit.page.evaluate("(window.drawn - window.chosen) / 1000"))


def meeting(browser: Browser, address: str) -> tuple[float, list[float]]:
    """Seconds from the link to the first slide of a meeting that was looked ahead to; then from each key to a slide."""
    visit = visitor(desk(browser))
    visit.open(address)
    visit.page.wait_for_timeout(1000 * IDLE)
    began = perf_counter()
    visit.page.get_by_role("link", name=text("meeting_mode", "zh")).click()
    visit.page.wait_for_selector(STANDS)
    first = perf_counter() - began
    stands(visit)
    turns = [milliseconds / 1000 for milliseconds in turned(visit.page)]
    visit.page.context.close()
    return first, turns
