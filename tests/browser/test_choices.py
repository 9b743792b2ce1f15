"""What a visitor chooses with the mouse."""

import re

from tests.browser.served import Server, Visit, visible_pages

REWORDED = """() => new Promise(done => {
  const added = document.createElement('i');
  let times = 0;
  new MutationObserver(() => times++).observe(added, {attributes: true});
  added.title = 'Open';
  document.body.append(added);
  setTimeout(() => { added.remove(); done(times); }, 800);
})"""


def test_a_cell_of_the_matrix_leads_to_its_indicator_with_the_choices_kept(warm: Server, visit: Visit) -> None:
    visit.open(f"{warm.address}/{visible_pages()[0]}?as_of=2022-07&compare=year")
    matrix = visit.page.locator("[class*=st-key-card-overview_matrix] [data-testid=stPlotlyChart]")
    cells = matrix.locator(".scatterlayer .trace").last
    cell = cells.locator(".point").first
    cell.scroll_into_view_if_needed()
    box = cell.bounding_box()
    assert box
    visit.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    visit.page.wait_for_url(re.compile("indicator="))
    visit.settle()
    address = visit.page.url
    assert f"/{visible_pages()[0]}?" not in address
    assert all(word in address for word in ("as_of=2022-07", "compare=year", "unit="))
    assert visit.errors == []


def test_the_browser_knows_the_language_of_the_page(warm: Server, visit: Visit) -> None:
    visit.open(f"{warm.address}/{visible_pages()[0]}")
    language = "() => document.documentElement.lang"
    assert visit.page.wait_for_function(f"({language})() === 'zh-CN'")
    assert visit.page.wait_for_selector("[data-testid=stSelectbox] button[aria-label=展开]")
    visit.page.get_by_text("English").click()
    assert visit.page.wait_for_function(f"({language})() === 'en'")
    assert visit.page.wait_for_selector("[data-testid=stSelectbox] button[aria-label=Open]")
    assert visit.page.evaluate(REWORDED) == 1, "nobody speaks the language that was left"


def test_a_choice_goes_along_to_the_next_page_and_back_leads_to_the_view_that_was_left(
    warm: Server, visit: Visit
) -> None:
    first, second = visible_pages()[:2]
    visit.open(f"{warm.address}/{first}?as_of=2022-07&compare=month&lang=zh")
    visit.page.locator("[data-testid=stTopNavLink]").nth(1).click()
    visit.page.wait_for_url(re.compile(f"/{second}\\?.*as_of=2022-07"))
    visit.settle()
    unit = visit.page.locator("[data-testid=stSelectbox] input").last
    unit.click()
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url(re.compile("unit="))
    visit.settle()
    while f"/{first}" not in visit.page.url:
        visit.page.go_back()
        visit.settle()
    visit.page.wait_for_timeout(500)
    assert "unit=" not in visit.page.url
    assert "as_of=2022-07" in visit.page.url
