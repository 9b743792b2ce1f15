"""`serve` holds an address while it runs, and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from almanac import serving
from almanac.cli import main
from tests.installation import install

PROJECT = Path(__file__).parent.parent


def alive(pid: int) -> bool:
    """Whether a process of this id runs."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return not Path(f"/proc/{pid}/stat").exists() or ") Z " not in Path(f"/proc/{pid}/stat").read_text()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def within(seconds: float, what: Callable[[], object]) -> bool:
    """Whether something comes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.1)
    return False


def test_ending_serve_leaves_nothing_behind(tmp_path: Path) -> None:
    config = install(tmp_path)
    assert main(["refresh", "--config", str(config)]) == 0
    port = free_port()
    command = [sys.executable, "-m", "almanac", "--config", str(config), "serve", "--port", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True}
    process = subprocess.Popen(command, cwd=PROJECT, **quiet)  # type: ignore[call-overload]
    try:
        assert within(60, lambda: listens(port))
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)
        assert within(10, lambda: not listens(port))
    finally:
        if within(0.3, lambda: listens(port)):
            os.killpg(process.pid, signal.SIGKILL)


def test_where_a_process_cannot_be_taken_over_its_child_ends_with_it(tmp_path: Path) -> None:
    child = f"import os, time; open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    call = f"attended([sys.executable, '-c', {child!r}], {{}})"
    parent = f"import sys; from almanac.serving import attended; sys.exit({call})"
    process = subprocess.Popen([sys.executable, "-c", parent], cwd=PROJECT)
    assert within(30, lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text())
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=20)
    assert within(10, lambda: not alive(int((tmp_path / "pid").read_text())))


def test_an_address_in_use_or_free_is_known() -> None:
    serving.refuse_address("127.0.0.1", free_port())
    serving.refuse_address("0.0.0.0", free_port())
