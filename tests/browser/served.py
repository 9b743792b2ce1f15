"""A built city, servers nobody has visited yet, and a visitor who notes what goes wrong."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

ROOT = Path(__file__).resolve().parents[2]
# On a deep page Streamlit's client first guesses a wrong base path; both guesses are answered 404.
KNOWN_404 = re.compile(r"/\w+/_stcore/(health|host-config)$")
DRAWN = """() => {
  const all = [...document.querySelectorAll('[data-testid=stPlotlyChart]')];
  return document.querySelector('h1, [data-testid=stException], [data-testid=stAlert]')
    && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')
    && all.every(chart => chart.querySelector('.main-svg'));
}"""
PATIENCE = 40_000  # milliseconds


def visible_pages() -> list[str]:
    """The pages of the navigation, in its order."""
    pages = yaml.safe_load((ROOT / "config.yaml").read_text(encoding="utf-8"))["pages"]
    return [page["file"] for page in pages if not page.get("hidden")]


def installation(folder: Path, look_ahead: bool = False) -> Path:
    """A config.yaml beside an empty folder of exports, otherwise that of this project; its snapshot is built."""
    config = yaml.safe_load((ROOT / "config.yaml").read_text(encoding="utf-8"))
    standing = {"contracts": "data/contracts", "queries": "queries", "briefings": "briefings", "sample": "data/sample"}
    kept = standing | {"making": "data/making", "pages": "pages"} | config.get("folders", {})
    own = {"exports": str(folder / "exports"), "snapshots": str(folder / "snapshots")}
    config["look_ahead"] = look_ahead
    config["folders"] = {name: str(ROOT / place) for name, place in kept.items()} | own
    (folder / "exports").mkdir()
    path = folder / "config.yaml"
    path.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "almanac", "--config", str(path), "refresh", "--lang", "en"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode in (0, 1), f"refresh of the sample failed: {done.stderr or done.stdout}"
    return path


class Server:
    """`almanac serve` on a free port, in a process group of its own so that it leaves nothing behind."""

    def __init__(self, config: Path, page: Path | None = None, port: int = 0) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            self.port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = config.parent / f"server-{self.port}.log"
        ours = ["almanac", "--config", str(config), "serve", "--port", str(self.port)]
        plain = ["streamlit", "run", str(page), "--server.port", str(self.port), "--server.headless", "true"]
        command = [sys.executable, "-m", *(plain if page else ours)]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log, start_new_session=True)

    def ready(self, seconds: float = 60) -> str:
        """Its address, once it answers."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=5):
                    return self.address
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        raise AssertionError(f"the server did not start: {self.said()}")

    def said(self) -> str:
        """The end of its log, for whoever looks into a failure."""
        return self.log.read_text(encoding="utf-8", errors="replace")[-2000:]

    def stop(self) -> None:
        """Ends the server and what it started, without waiting for visitors to leave."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=20)


class Servers:
    """Fresh servers, the next one starting while the last one is looked at."""

    def __init__(self, config: Path) -> None:
        self.config = config
        self.waiting = [Server(config)]

    def take(self) -> Server:
        """One whose first request is still to come."""
        self.waiting.append(Server(self.config))
        server = self.waiting.pop(0)
        server.ready()
        return server

    def stop(self) -> None:
        """Ends those that nobody took."""
        for server in self.waiting:
            server.stop()


@dataclass
class Visit:
    """One visitor, what he asked of other hosts and what his console said."""

    page: Page
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Goes there and waits until all is drawn."""
        self.page.goto(address)
        self.settle()

    def resize(self, width: int) -> None:
        """Another width of the window, and the charts drawn for it."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.wait_for_timeout(800)

    def settle(self) -> None:
        """Waits until the script has run and every chart is drawn."""
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=PATIENCE)
        self.page.wait_for_function(DRAWN, timeout=PATIENCE)

    def texts(self, selector: str) -> list[str]:
        """The words of each such element."""
        return [words.strip() for words in self.page.locator(selector).all_inner_texts()]

    def count(self, selector: str) -> int:
        """How many elements there are."""
        return self.page.locator(selector).count()

    def hear(self, message: ConsoleMessage) -> None:
        """Keeps an error of the console, but for the known ones."""
        if message.type == "error" and not KNOWN_404.search(message.location.get("url", "")):
            self.errors.append(message.text)

    def see_request(self, url: str) -> None:
        """Keeps a request to any other host."""
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            self.foreign.append(url)


def desk(browser: Browser, locale: str = "zh-CN") -> BrowserContext:
    """A browser at a desk, 1440 wide, that has fetched nothing yet."""
    return browser.new_context(locale=locale, timezone_id="Asia/Shanghai", viewport={"width": 1440, "height": 1000})


def visitor(context: BrowserContext) -> Visit:
    """A new visitor at that desk."""
    visit = Visit(context.new_page())
    visit.page.on("request", lambda request: visit.see_request(request.url))
    visit.page.on("websocket", lambda socket: visit.see_request(socket.url))
    visit.page.on("console", visit.hear)
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
    return visit


def photograph(visit: Visit, path: Path) -> None:
    """The whole page, 1440 wide, as high as it is."""
    height = visit.page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    visit.page.set_viewport_size({"width": 1440, "height": height + 10})
    visit.settle()
    visit.page.wait_for_timeout(300)
    path.parent.mkdir(parents=True, exist_ok=True)
    visit.page.screenshot(path=path)
