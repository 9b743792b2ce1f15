"""One command for everything: makes .venv, installs what is pinned, then runs, tests, checks or passes on to almanac.

python run.py run [--host H] [--port P] · test [pytest options] · lint · bench · setup · any of `python -m almanac`
Only the standard library, and no syntax newer than Python 3.7, so that an old Python can say that it is too old.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
INSTALLED = VENV / "installed.txt"  # what is in place: the Python's version, then a fingerprint a line
LOG = VENV / "install.log"
WHEELS = ROOT / "wheels"  # filled once on a PC with a network, see README
TOGETHER = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")  # tests of one file share what they set up
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


class Stop(Exception):
    """What keeps us from going on: one plain sentence, in Chinese and in English."""


def say(zh: str, en: str) -> None:
    """Tell the person at the terminal what happens now."""
    print(f"» {zh} / {en}", flush=True)


def fingerprint(name: str) -> str:
    """`requirements.txt 3f…`: a requirements file, and the sha256 of all that decides what it installs."""
    parts = sorted({name, "requirements.txt", "constraints.txt"})
    content = b"\n".join((ROOT / part).read_bytes() for part in parts)
    return f"{name} {hashlib.sha256(content).hexdigest()}"


def installed() -> list[str]:
    """What is already in .venv; nothing where .venv is missing, unfinished or of another Python."""
    lines = INSTALLED.read_text(encoding="utf-8").splitlines() if PYTHON.exists() and INSTALLED.exists() else []
    return lines if platform.python_version() in lines else []


def make_venv() -> None:
    """A fresh .venv with pip in it."""
    say("创建虚拟环境 .venv", "making the virtual environment .venv")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise Stop(
            "无法创建虚拟环境，Debian、Ubuntu 等系统请先执行 apt-get install python3-venv / "
            "the virtual environment could not be made; on Debian or Ubuntu first run: apt-get install python3-venv"
        )
    INSTALLED.write_text(platform.python_version() + "\n", encoding="utf-8")


def install(name: str) -> None:
    """What a requirements file names, from wheels/ where that folder exists, else from the package index; once."""
    if fingerprint(name) in installed():
        return
    if not installed():
        make_venv()
    offline = ["--no-index", "--find-links", str(WHEELS)] if WHEELS.is_dir() else []
    zh, en = ("从 wheels 文件夹", " from the wheels folder") if offline else ("", "")
    say(f"{zh}安装 {name}，首次约需一两分钟", f"installing {name}{en}, a minute or two the first time")
    command = [str(PYTHON), "-m", "pip", "install", "--no-input", "--disable-pip-version-check", *offline]
    with LOG.open("w", encoding="utf-8") as log:
        failed = subprocess.call([*command, "-r", name, "-c", "constraints.txt"], cwd=ROOT, stdout=log, stderr=log)
    if failed:
        raise Stop(
            f"安装 {name} 失败，请检查网络或 wheels 文件夹，经过见 {LOG} / "
            f"{name} could not be installed: check the network or the wheels folder; what pip said is in {LOG}"
        )
    done = {fingerprint(name), fingerprint("requirements.txt")}  # requirements-dev.txt includes requirements.txt
    INSTALLED.write_text("\n".join(sorted({*installed(), *done})) + "\n", encoding="utf-8")


def works(browser: str | None) -> bool:
    """Whether this program starts: Ubuntu's `chromium` may be an empty shell; on Windows there is no way to ask."""
    if not browser or not Path(browser).exists():
        return False
    return os.name == "nt" or subprocess.run([browser, "--version"], capture_output=True).returncode == 0


def find_browser() -> str | None:
    """A Chromium of this machine, else Playwright's own, else None."""
    found = next(filter(works, map(shutil.which, BROWSERS)), None)
    if found:
        return found
    code = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    own = subprocess.run([str(PYTHON), "-c", code], capture_output=True, text=True).stdout.strip()
    return own if works(own) else None


def install_browser() -> None:
    """A Chromium for the tests, and a Chinese font for their pictures, where the machine has none."""
    if find_browser():
        return
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        say("用 apt-get 安装浏览器 chromium 和中文字体", "installing chromium and a Chinese font with apt-get")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update"], ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"]):
            subprocess.call(["apt-get", "-qq", *step], env=quiet, stdout=subprocess.DEVNULL)
    if not find_browser():
        say("下载 Playwright 自带的浏览器", "fetching Playwright's own browser")
        subprocess.call([str(PYTHON), "-m", "playwright", "install", "chromium"])
    if not find_browser():
        raise Stop(
            "没有可用的浏览器，请安装 Chromium 或 Chrome 后重试 / "
            "there is no browser that starts: install Chromium or Chrome, then try again"
        )


def become(*arguments: str) -> None:
    """Go on as .venv's Python; Ctrl-C and signals reach it directly, its exit code is ours."""
    command = [str(PYTHON), *arguments]
    os.chdir(ROOT)
    if os.name == "posix":
        os.execv(command[0], command)
    raise SystemExit(subprocess.call(command))


def lint() -> None:
    """Ruff over everything, mypy over the package; both are run, the worse exit code is ours."""
    checks = (["ruff", "check", "."], ["mypy"])
    raise SystemExit(max([subprocess.call([str(PYTHON), "-m", *check], cwd=ROOT) for check in checks]))


def act(command: str, rest: list[str]) -> None:
    """Set up what the command needs, then do it."""
    install("requirements-dev.txt" if command in ("test", "lint", "bench") else "requirements.txt")
    if command in ("test", "bench"):
        install_browser()
        become("-m", *(["pytest", *TOGETHER, *rest] if command == "test" else ["benchmarks"]))
    if command == "lint":
        lint()
    if command != "setup":
        become("-m", "almanac", "serve" if command == "run" else command, *rest)


def main(arguments: list[str]) -> int:
    """The exit code; what stops us is said in one sentence."""
    for stream in (sys.stdout, sys.stderr):  # a console without Chinese letters shows ? instead of stopping
        stream.reconfigure(errors="replace")
    try:
        if sys.version_info < (3, 11):
            raise Stop(
                f"需要 Python 3.11 或更新，这里是 {platform.python_version()} / "
                f"needs Python 3.11 or newer, and this is {platform.python_version()}"
            )
        act(arguments[0] if arguments else "run", arguments[1:])
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
