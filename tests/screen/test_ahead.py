"""Looking ahead never stands in the way, and never stops at a mistake."""

from functools import partial
from threading import Event
from time import monotonic

from almanac.mistakes import Mistake
from almanac.screen import ahead

PATIENCE = 10


def test_it_waits_until_no_page_is_at_work() -> None:
    done, times = Event(), list[float]()
    ahead.working()
    started = monotonic()
    ahead.look([lambda: times.append(monotonic()), done.set])
    assert done.wait(PATIENCE)
    assert times[0] - started >= ahead.QUIET


def test_what_was_asked_last_comes_first_in_its_own_order() -> None:
    done, order = Event(), list[str]()
    ahead.working()
    ahead.look([partial(order.append, "old"), done.set])
    ahead.look([partial(order.append, "near"), partial(order.append, "far")])
    assert done.wait(PATIENCE)
    assert order == ["near", "far", "old"]


def test_a_mistake_does_not_end_it() -> None:
    def fail() -> None:
        raise Mistake("no_snapshot")

    done = Event()
    ahead.look([fail, done.set])
    assert done.wait(PATIENCE)
