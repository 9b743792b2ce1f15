"""The address of a meeting in a real browser: what it may ask for, and where Back leads."""

import re

import pytest

from tests.browser.served import PATIENCE, Server, Visit
from tests.browser.wall import meet, seen, stands


@pytest.mark.parametrize("words", ["slide=3.7", "slide=-2&auto=-5", "slide=4&auto=0.05"])
def test_what_cannot_be_a_place_or_a_pace_is_dropped_and_said(warm: Server, visit: Visit, words: str) -> None:
    page = visit.page
    page.goto(f"{warm.address}/meeting?as_of=2022-08&{words}")
    last = words.rpartition("&")[2]
    page.wait_for_function(f"document.querySelector('.stage .hint')?.textContent.includes('{last}')", timeout=PATIENCE)
    stands(visit)
    assert seen(page) == ("chart-3" if "slide=4" in words else "cover-0")
    page.wait_for_url(re.compile(r"slide=[14]$"))


def test_back_from_the_desk_opens_the_same_meeting_at_the_same_slide(warm: Server, visit: Visit) -> None:
    page = visit.page
    meet(visit, f"{warm.address}/meeting?as_of=2022-05&slide=8")
    eighth = seen(page)
    page.reload()
    stands(visit)
    meeting = page.url
    page.keyboard.press("Escape")
    page.wait_for_timeout(700)
    if page.locator(".stage").count():
        page.keyboard.press("Escape")
    page.wait_for_url(re.compile(r"/overview\?as_of=2022-05"), timeout=PATIENCE)
    visit.settle()
    page.go_back()
    stands(visit)
    assert (page.url, seen(page)) == (meeting, eighth)
