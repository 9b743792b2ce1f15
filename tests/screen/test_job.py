"""One job at a time for an installation; it ends with a result or a sentence, whoever leaves."""

from pathlib import Path
from threading import Event

import pytest

from almanac.mistakes import Mistake
from almanac.screen import job


def ended(started: job.Job) -> job.Job:
    started.thread.join(10)
    assert not started.is_running
    return started


def test_a_job_says_how_far_it_is_and_what_came_of_it(tmp_path: Path) -> None:
    go, reached = Event(), Event()

    def work(progress: job.Progress) -> str:
        progress("a.csv", 1, 4)
        reached.set()
        go.wait(10)
        return "done"

    started = job.start(tmp_path, "checking", work)
    assert reached.wait(10)
    assert (started.is_running, started.name, started.share) == (True, "a.csv", 0.25)
    go.set()
    assert ended(started).result == "done"
    assert job.last(tmp_path) is started
    job.forget(tmp_path)
    assert job.last(tmp_path) is None


def test_a_second_job_is_told_to_wait_but_not_elsewhere(tmp_path: Path) -> None:
    go = Event()
    first = job.start(tmp_path / "here", "checking", lambda _: go.wait(10))
    with pytest.raises(Mistake, match="Another refresh"):
        job.start(tmp_path / "here", "publishing", lambda _: None)
    job.forget(tmp_path / "here")
    assert job.last(tmp_path / "here") is first, "one at work is not forgotten"
    ended(job.start(tmp_path / "there", "checking", lambda _: None))
    go.set()
    ended(first)
    ended(job.start(tmp_path / "here", "publishing", lambda _: None))


def test_a_mistake_is_the_jobs_answer(tmp_path: Path) -> None:
    def work(_: job.Progress) -> None:
        raise Mistake("no_snapshot")

    mistake = ended(job.start(tmp_path, "checking", work)).mistake
    assert mistake
    assert "refresh" in mistake.said("en")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")  # it is meant to reach the log
def test_what_nobody_foresaw_becomes_one_sentence_and_reaches_the_log(tmp_path: Path) -> None:
    def work(_: job.Progress) -> None:
        raise ZeroDivisionError

    mistake = ended(job.start(tmp_path, "checking", work)).mistake
    assert mistake
    assert "ZeroDivisionError" in mistake.said("en")


def test_results_that_nobody_puts_away_are_forgotten_in_the_end() -> None:
    for number in range(job.KEPT + 5):
        ended(job.start(("visitor", number), "taking", lambda _: b"a file"))
    assert job.last(("visitor", 0)) is None
    assert job.last(("visitor", job.KEPT + 4)) is not None
