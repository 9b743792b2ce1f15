"""English, and a narrow window or a wide one at 200 %: cards below each other, no words cut off."""

import re

import pytest

from tests.browser.asked import numbers_drawn
from tests.browser.served import Server, Visit, visible_pages

CHINESE = re.compile(r"[\u4e00-\u9fff]")

BOXES = """() => [...document.querySelectorAll('[class*="st-key-card-kpi"] .js-plotly-plot')].map(plot => {
  const box = e => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
  const words = [...plot.querySelectorAll('svg text')].filter(e => e.textContent.trim());
  return {frame: box(plot.closest('[class*="st-key-card-kpi"]')), words: words.map(e => [e.textContent, ...box(e)])};
})"""
CUT = """() => [...document.querySelectorAll('[class*="st-key-card"]')].map(card => {
  const inner = card.querySelector('.js-plotly-plot');
  const room = inner && inner.closest('[class*="st-key-room"]');
  const main = document.querySelector('[data-testid=stMain]');
  return [card.getBoundingClientRect().right <= main.clientWidth,
    !inner || inner.getBoundingClientRect().width <= Math.max(room.scrollWidth, room.clientWidth) + 1];
})"""
TOUCH = 3  # pixels of the empty space around letters that may meet


def overlapping(words: list[list[float]]) -> list[tuple[float, float]]:
    """Pairs of words whose boxes share more than a rim."""
    return [
        (a[0], b[0])
        for i, a in enumerate(words)
        for b in words[i + 1 :]
        if min(a[3], b[3]) - max(a[1], b[1]) > TOUCH and min(a[4], b[4]) - max(a[2], b[2]) > 3 * TOUCH
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_words_of_a_headline_card_are_cut_off_or_overlap(language: str, warm: Server, visit: Visit) -> None:
    visit.open(f"{warm.address}/{visible_pages()[0]}?lang={language}")
    for width in (1280, 1024, 720):
        visit.resize(width)
        cards = visit.page.evaluate(BOXES)
        assert len(cards) == 4
        for card in cards:
            assert overlapping(card["words"]) == []
            left, _, right, _ = card["frame"]
            assert [word[0] for word in card["words"] if word[1] < left or word[3] > right] == []


@pytest.mark.parametrize("page", visible_pages())
def test_a_page_speaks_english_and_fits_a_narrow_window(page: str, warm: Server, visit: Visit) -> None:
    visit.open(f"{warm.address}/{page}?lang=en")
    assert visit.texts("[data-testid=stException]") + visit.texts("[data-testid=stAlert]") == []
    (finding,) = visit.texts("h1")
    assert finding and not CHINESE.search(finding)
    assert visit.count("[data-testid=stPlotlyChart] .js-plotly-plot") in numbers_drawn(page)
    visit.resize(720)
    cards = visit.page.locator('[class*="st-key-card"]').all()
    assert len({round(box["x"]) for card in cards if (box := card.bounding_box())}) == 1
    assert all(within and reachable for within, reachable in visit.page.evaluate(CUT))
    main = "document.querySelector('[data-testid=stMain]')"
    assert visit.page.evaluate(f"{main}.scrollWidth <= {main}.clientWidth")
    assert (visit.foreign, visit.errors) == ([], [])
