"""A narrow window, or a wide one at 200 %: headline cards keep all their words, and every figure can be seen whole."""

import pytest

from tests.browser.served import Server, Visit, visible_pages

BOXES = """() => [...document.querySelectorAll('[class*="st-key-card-kpi"] .js-plotly-plot')].map(plot => {
  const box = e => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
  const words = [...plot.querySelectorAll('svg text')].filter(e => e.textContent.trim());
  return {frame: box(plot.closest('[class*="st-key-card-kpi"]')), words: words.map(e => [e.textContent, ...box(e)])};
})"""
FIGURES = """() => [...document.querySelectorAll('[class*="st-key-room"]')].map(room => {
  const plot = room.querySelector('.main-svg').getBoundingClientRect(), here = room.getBoundingClientRect().left;
  const words = [...room.querySelectorAll('.main-svg text')].filter(e => e.textContent.trim());
  const cut = e => { const r = e.getBoundingClientRect(); return r.left < plot.left - 2 || r.right > plot.right + 2; };
  return {name: room.className, wide: room.clientWidth, holds: room.scrollWidth,
    scrolls: getComputedStyle(room).overflowX,
    told: getComputedStyle(room, '::before').display !== 'none', edge: plot.right - here + room.scrollLeft,
    cut: words.filter(cut).map(e => e.textContent)};
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


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", ["annual_tasks", "study"])
def test_every_figure_of_a_narrow_window_can_be_scrolled_to_its_end(
    page: str, language: str, warm: Server, visit: Visit
) -> None:
    visit.open(f"{warm.address}/{page}?lang={language}&unit=320583")
    visit.resize(1024)
    figures = visit.page.evaluate(FIGURES)
    assert len(figures) >= 5
    for figure in figures:
        assert figure["cut"] == [], figure["name"]
        assert figure["edge"] <= figure["holds"] + 1
        assert figure["told"] is (figure["holds"] > figure["wide"])
        assert figure["scrolls"] == "auto"
    assert any(figure["told"] for figure in figures)
