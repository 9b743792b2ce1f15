"""Work that takes longer than a click: one job at a time in a place, whoever looks on and whoever leaves."""

from collections.abc import Callable, Hashable
from threading import Lock, Thread
from typing import Any

from almanac.mistakes import Mistake

Progress = Callable[[str, int, int], None]
Work = Callable[[Progress], Any]


class Job:
    """A piece of work in a thread of its own: how far it is, and what came of it."""

    def __init__(self, kind: str, work: Work) -> None:
        self.kind, self._work = kind, work
        self.name, self.done, self.whole = "", 0, 1
        self.result: Any = None
        self.mistake: Mistake | None = None
        self.thread = Thread(target=self._run, name=f"almanac {kind}", daemon=True)
        self.thread.start()

    @property
    def is_running(self) -> bool:
        """Whether it is still at work."""
        return self.thread.is_alive()

    @property
    def share(self) -> float:
        """How much of the present step is done."""
        return min(1.0, max(0.0, self.done / max(1, self.whole)))

    def _run(self) -> None:
        try:
            self.result = self._work(self._progress)
        except Mistake as mistake:
            self.mistake = mistake
        except BaseException as error:
            self.mistake = Mistake("job_failed", reason=type(error).__name__)
            raise
        finally:
            del self._work

    def _progress(self, name: str, done: int, whole: int) -> None:
        self.name, self.done, self.whole = name, done, whole


KEPT = 40  # jobs whose results nobody has put away; older ones are forgotten
_jobs: dict[Hashable, Job] = {}
_lock = Lock()


def start(place: Hashable, kind: str, work: Work) -> Job:
    """A new job in a place, such as an installation; a Mistake while another is at work there."""
    with _lock:
        last = _jobs.get(place)
        if last and last.is_running:
            raise Mistake("another_refresh")
        _jobs.pop(place, None)
        _jobs[place] = Job(kind, work)
        for old in [one for one, held in _jobs.items() if not held.is_running][: max(0, len(_jobs) - KEPT)]:
            del _jobs[old]
        return _jobs[place]


def last(place: Hashable) -> Job | None:
    """The job at work, or the last one whose result has not been put away."""
    return _jobs.get(place)


def forget(place: Hashable) -> None:
    """Puts away what came of the last job; one at work goes on."""
    with _lock:
        held = _jobs.get(place)
        if held and not held.is_running:
            del _jobs[place]
