"""Files taken along with the mouse: the page as it is seen, a story line, and what each visitor gets."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from almanac.briefings.files import FORMATS
from tests.browser.served import PATIENCE, Server, Visit, desk, visitor


def taken(visit: Visit, what: str, ending: str, folder: Path) -> Path:
    """The file that the visitor gets, under the name that the browser gives it."""
    choice = visit.page.locator(".st-key-almanac_take_what_button")
    if not choice.is_visible():
        visit.page.get_by_role("button", name="导出", exact=True).click()
    choice.get_by_text(what, exact=False).first.click()
    visit.page.locator(f".st-key-almanac_take_{ending}_button button").first.click()
    ready = visit.page.locator(".st-key-almanac_download_button button").filter(has_text=f".{ending}").first
    ready.wait_for(timeout=PATIENCE)
    with visit.page.expect_download() as download:
        ready.click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


@pytest.mark.parametrize("ending", FORMATS)
def test_a_page_is_taken_along_as_it_is_seen(warm: Server, visit: Visit, tmp_path: Path, ending: str) -> None:
    visit.open(f"{warm.address}/service_coverage?as_of=2022-07&indicator=contact_ontime&unit=320583&lang=zh")
    path = taken(visit, "本页", ending, tmp_path)
    assert path.name == f"服务覆盖_2022-07-31.{ending}"
    with zipfile.ZipFile(path) as whole:
        assert whole.testzip() is None
        words = "".join(whole.read(name).decode("utf-8", "ignore") for name in whole.namelist() if "xml" in name)
    assert "联系走访及时率" in words
    assert visit.errors == []


def test_a_story_line_is_taken_along_and_what_is_left_out_is_named(warm: Server, visit: Visit, tmp_path: Path) -> None:
    visit.open(f"{warm.address}/service_coverage?as_of=2022-08&lang=zh")
    assert taken(visit, "月度汇报", "xlsx", tmp_path).name == "老干部工作月度汇报_2022-08-25.xlsx"
    taken(visit, "本页", "xlsx", tmp_path)
    assert "方案覆盖率变化的构成" in visit.page.locator("[data-testid=stPopoverBody]").inner_text()


def test_two_visitors_get_each_their_own_file(warm: Server, visit: Visit, browser: Browser, tmp_path: Path) -> None:
    other = visitor(desk(browser))
    visit.open(f"{warm.address}/service_coverage?lang=zh")
    other.open(f"{warm.address}/volunteer_hours?lang=zh")
    assert taken(visit, "本页", "xlsx", tmp_path).name.startswith("服务覆盖_")
    assert taken(other, "本页", "xlsx", tmp_path).name.startswith("志愿服务_")
    other.page.context.close()
