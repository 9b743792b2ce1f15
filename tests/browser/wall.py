"""A meeting that stands in a browser, and how long it takes from a key to a slide."""

from playwright.sync_api import Page

from tests.browser.served import PATIENCE, Visit

KEYS = ["Home", "ArrowRight", "PageDown", "ArrowLeft", "1", "0", "5", "End"] * 5
TIMED = """async (key) => {
  const place = document.querySelector('.stage .place'), before = place.textContent, start = performance.now();
  window.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
  const frame = () => new Promise(requestAnimationFrame);
  do await frame(); while (place.textContent === before && performance.now() - start < 2000);
  await frame();
  return performance.now() - start;
}"""
SEEN = """() => [...document.querySelectorAll('[class*="st-key-slide-"]')]
  .filter(slide => getComputedStyle(slide).visibility === 'visible')
  .map(slide => slide.className.match(/st-key-slide-(\\w+-\\d+)/)[1]).join()"""
# Words of a figure that stand on other words of it, and on the bars of a figure of the whole width.
OVERLAPS = """() => {
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
  const boxes = (root, of) => [...root.querySelectorAll(of)].map(one => [one.textContent, one.getBoundingClientRect()]);
  const figures = [...document.querySelectorAll('[class*="st-key-figure"] .main-svg')];
  return figures.flatMap(figure => {
    const words = boxes(figure, 'text').filter(([said, box]) => said && box.width);
    const isWide = figure.closest('[class*="st-key-slide-wide"]');
    const bars = isWide ? boxes(figure, '.shapelayer path').filter(([, box]) => box.height > 6 && box.width > 20) : [];
    return words.flatMap(([said, box], i) => [...words.slice(i + 1), ...bars]
      .filter(([, other]) => meet(box, other)).map(([other]) => `${said} on ${other || 'a bar'}`));
  });
}"""


def meet(visit: Visit, address: str) -> None:
    """Opens a meeting and waits until it stands."""
    visit.page.goto(address)
    stands(visit)


def stands(visit: Visit) -> None:
    """Waits until every slide of the meeting is drawn."""
    visit.page.wait_for_selector(".stage .foot", timeout=PATIENCE)
    visit.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=PATIENCE)
    charts = "[...document.querySelectorAll('[data-testid=stPlotlyChart]')]"
    visit.page.wait_for_function(f"{charts}.every(c => c.querySelector('.main-svg'))", timeout=PATIENCE)


def seen(page: Page) -> str:
    """The one slide that is to be seen."""
    found: str = page.evaluate(SEEN)
    return found


def turned(page: Page) -> list[float]:
    """Milliseconds from each of forty keys to the slide that it shows."""
    return [page.evaluate(TIMED, key) for key in KEYS]
