"""Looking ahead: while nobody waits, what the next choice would ask for is answered and drawn into the cache."""

import atexit
import logging
from collections import deque
from collections.abc import Callable, Iterable
from functools import cache
from threading import Condition, Event, Thread
from time import monotonic

from almanac.mistakes import Mistake

Task = Callable[[], object]

QUIET = 0.1  # seconds since a page last worked: then nobody waits
KEPT = 200  # tasks; older ones are forgotten

_tasks: deque[Task] = deque(maxlen=KEPT)
_arrived, _ended = Condition(), Event()
_worked = [0.0]


def working() -> None:
    """Says that a page is at work: the look ahead stands back."""
    _worked[0] = monotonic()


def look(tasks: Iterable[Task]) -> None:
    """Takes up tasks, the likeliest first and before all that is still waiting."""
    _worker()
    with _arrived:
        _tasks.extendleft(reversed(list(tasks)))
        _arrived.notify()


@cache
def _worker() -> Thread:
    """The one thread; a query of its must not outlive the interpreter."""
    thread = Thread(target=_work, name="looking-ahead", daemon=True)
    thread.start()
    atexit.register(_end, thread)
    return thread


def _end(thread: Thread) -> None:
    _ended.set()
    with _arrived:
        _arrived.notify()
    thread.join()


def _work() -> None:
    while not _ended.is_set():
        with _arrived:
            _arrived.wait_for(lambda: _tasks or _ended.is_set())
        while (wait := _worked[0] + QUIET - monotonic()) > 0 and not _ended.wait(wait):
            pass
        if _tasks and not _ended.is_set():
            _done(_tasks.popleft())


def _done(task: Task) -> None:
    """Does a task; what is wrong with it, the page says to whoever asks for it."""
    try:
        task()
    except Mistake as mistake:
        logging.getLogger(__name__).info(mistake)
