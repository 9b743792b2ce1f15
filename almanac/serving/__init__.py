"""The web server: an address that is free, then Streamlit in place of this process."""

import errno
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from almanac.general import PROJECT
from almanac.mistakes import Mistake

FRAME = Path(__file__).parent / "dashboard.py"


def refuse_address(host: str, port: int) -> None:
    """A Mistake where nothing can be served at this address."""
    if not 1 <= port <= 65535:
        raise Mistake("no_such_port", port=port)
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError):
        raise Mistake("no_such_host", host=host) from None
    with socket.socket(family, kind) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            raise _refused(error, host, port) from None


def run(host: str, port: int, config: Path) -> int:
    """Streamlit's server; where the system can, it takes this process over, so that signals reach it."""
    command = [sys.executable, "-m", "streamlit", "run", str(FRAME)]
    command += [f"--server.address={host}", f"--server.port={port}"]
    environment = os.environ | {"ALMANAC_CONFIG": str(config)}
    os.chdir(PROJECT)
    if os.name == "posix":
        os.execve(command[0], command, environment)
    return attended(command, environment)


def attended(command: Sequence[str], environment: dict[str, str]) -> int:
    """Runs a program until it ends or we are told to end, and leaves nothing behind."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with subprocess.Popen(command, env=environment) as child:
        try:
            return child.wait()
        except KeyboardInterrupt:
            return 0
        finally:
            child.terminate()


def _refused(error: OSError, host: str, port: int) -> Mistake:
    """What a refused address means."""
    if error.errno == errno.EADDRINUSE:
        return Mistake("port_in_use", port=port, other=port + 1 if port < 65535 else 8501)
    if error.errno in (errno.EACCES, errno.EPERM):
        return Mistake("port_forbidden", port=port)
    return Mistake("no_such_host", host=host)
