"""The clerk's way in a real browser: drop exports, check, look, publish; and what those who look on see."""

import re
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser

from almanac.tables import history
from almanac.tables.refreshes import staging
from tests.browser.accessible import violations
from tests.browser.served import PATIENCE, Server, Visit, desk, visitor
from tests.office import FAULTY, MORE, PRIVATE, known, put, quality_office, refreshed

PUBLISHED = ".st-key-almanac_publish button"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    quality_office(tmp_path)
    put(tmp_path, "loans_08.csv", FAULTY)
    refreshed(tmp_path)
    return tmp_path


@pytest.fixture
def server(office: Path) -> Iterator[Server]:
    started = Server(office / "config.yaml")
    started.ready()
    yield started
    started.stop()


def upload(folder: Path, **files: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / f"{name}.csv").write_text(content, encoding="utf-8")
    return sorted(folder.iterdir())


def dropped(visit: Visit, server: Server, files: list[Path]) -> None:
    """The visitor opens the card, drops the files and presses the button that checks."""
    visit.open(f"{server.address}/data_quality")
    visit.page.locator("[class*=st-key-card-publishing] summary").click()
    visit.page.locator("input[type=file]").set_input_files(files)
    for file in files:
        visit.page.get_by_test_id("stFileUploader").get_by_text(re.compile(file.stem[-4:])).first.wait_for()
    visit.page.get_by_role("button", name="检查", exact=True).click()
    visit.page.wait_for_selector(f"{PUBLISHED}, .st-key-almanac_drop_all button", timeout=PATIENCE)
    visit.settle()


def test_exports_are_dropped_checked_and_published_while_another_looks_on(
    office: Path, server: Server, visit: Visit, browser: Browser, tmp_path: Path
) -> None:
    onlooker = visitor(desk(browser))
    onlooker.open(f"{server.address}/data_quality?severity=reject")
    heads = onlooker.texts("h3")
    config, _ = known(office)
    before = history.current(config)
    files = upload(tmp_path / "up", loans_09=MORE.replace("\n1", "\n7"), loans_names=PRIVATE)
    dropped(visit, server, files)
    assert "loans_names.csv" in "".join(visit.texts("[data-testid=stAlert]"))
    assert staging.staged(config) == ["loans_09.csv"]
    assert violations(visit.page) == []
    assert history.current(config) == before, "a check publishes nothing"
    visit.page.locator(PUBLISHED).click()
    visit.page.wait_for_selector("text=已发布", timeout=PATIENCE)
    assert history.current(config) != before
    assert (config.folder("exports") / "loans_09.csv").exists()
    assert not (config.folder("exports") / "loans_names.csv").exists()
    assert onlooker.texts("h3") == heads, "nothing moves under those who read"
    onlooker.page.reload()
    onlooker.settle()
    assert onlooker.texts("h3") != heads
    assert (visit.errors, visit.foreign, onlooker.errors) == ([], [], [])
    onlooker.page.context.close()


def test_giving_up_publishes_nothing(office: Path, server: Server, visit: Visit, tmp_path: Path) -> None:
    config, _ = known(office)
    before = history.current(config)
    dropped(visit, server, upload(tmp_path / "up", loans_09=MORE))
    visit.page.locator(".st-key-almanac_drop_all button").click()
    visit.page.wait_for_selector(PUBLISHED, state="detached", timeout=PATIENCE)
    visit.settle()
    assert (history.current(config), staging.staged(config)) == (before, [])
    assert visit.errors == []


def test_the_uploader_speaks_the_language_of_the_page(server: Server, visit: Visit) -> None:
    visit.open(f"{server.address}/data_quality")
    visit.page.locator("[class*=st-key-card-publishing] summary").click()
    visit.page.wait_for_selector("[data-testid=stFileUploader] >> text=选择文件", timeout=PATIENCE)
    assert not re.search("Upload|per file|Browse", visit.page.get_by_test_id("stFileUploader").inner_text())


def test_slips_are_taken_along_one_by_one_and_all_together(server: Server, visit: Visit, tmp_path: Path) -> None:
    visit.open(f"{server.address}/data_quality")
    with visit.page.expect_download() as one:
        visit.page.get_by_role("button", name="下载退回单").first.click()
    one.value.save_as(tmp_path / "one.xlsx")
    assert one.value.suggested_filename == "北馆　退回单.xlsx"
    assert load_workbook(tmp_path / "one.xlsx").sheetnames == ["loans_08"]
    time.sleep(0.2)
    with visit.page.expect_download() as all_of_them:
        visit.page.get_by_role("button", name="全部下载").click()
    all_of_them.value.save_as(tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert sorted(archive.namelist()) == ["北馆　退回单.xlsx", "南馆　退回单.xlsx", "未写明单位　退回单.xlsx"]
    assert visit.errors == []
