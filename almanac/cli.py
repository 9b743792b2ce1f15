"""The command line: check, refresh, ask, brief, sample, serve. Exit 0 all well, 1 rows refused, 2 wrong use."""

import argparse
import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

from almanac import commands
from almanac.briefings.files import FORMATS
from almanac.config import config_path, load_config
from almanac.mistakes import Mistake


class _Parser(argparse.ArgumentParser):
    """argparse whose errors are Mistakes, said in the user's language."""

    def error(self, message: str) -> NoReturn:
        raise Mistake("wrong_use", reason=message)


def parser() -> argparse.ArgumentParser:
    """Every command with its options; --config, --lang and --json may stand anywhere."""
    shared = _Parser(add_help=False)
    shared.add_argument("--config", default=argparse.SUPPRESS, help="config.yaml of another installation")
    shared.add_argument("--lang", choices=["zh", "en"], default=argparse.SUPPRESS, help="language of messages")
    shared.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="report as JSON")
    top = _Parser(prog="almanac", parents=[shared])
    found = top.add_subparsers(dest="command", required=True)
    for name, (words, arguments) in ARGUMENTS.items():
        command = found.add_parser(name, parents=[shared], help=words)
        for flags, options in arguments:
            command.add_argument(flags, **options)
    return top


DATA: tuple[str, dict[str, Any]] = ("--data", {"type": Path, "help": "folder of exports"})
ARGUMENTS: dict[str, tuple[str, list[tuple[str, dict[str, Any]]]]] = {
    "check": ("read every export against its contract, change nothing", [DATA]),
    "refresh": (
        "check, build a snapshot, make it current",
        [DATA, ("--full", {"action": "store_true", "help": "read unchanged files again, too"})],
    ),
    "ask": (
        "one indicator or chart, as rows",
        [
            ("name", {}),
            ("--param", {"action": "append", "default": [], "metavar": "NAME=VALUE"}),
            ("--viewer", {}),
            ("--format", {"choices": ["csv", "json"], "default": "csv"}),
        ],
    ),
    "brief": (
        "one story line as a file",
        [
            ("name", {}),
            ("--format", {"choices": FORMATS, "required": True}),
            ("--out", {"required": True, "help": "a file, or a folder"}),
            ("--as-of", {"metavar": "D"}),
            ("--unit", {"metavar": "CODE", "default": ""}),
            ("--viewer", {}),
        ],
    ),
    "sample": (
        "make synthetic exports",
        [
            ("--out", {"type": Path, "required": True}),
            ("--scale", {"metavar": "N", "help": "how many times the usual size"}),
            ("--seed", {"metavar": "S", "help": "another seed gives other numbers"}),
            ("--clean", {"action": "store_true"}),
            ("--faults", {"action": "store_true"}),
        ],
    ),
    "serve": ("the dashboard", [("--host", {"default": "127.0.0.1"}), ("--port", {"type": int, "default": 8501})]),
}

COMMANDS = {
    "check": commands.check,
    "refresh": commands.refresh,
    "ask": commands.ask,
    "brief": commands.brief,
    "sample": commands.sample,
    "serve": commands.serve,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; a Mistake becomes one sentence on stderr and exit code 2."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = _language(given)
    try:
        options = parser().parse_args(given)
        config = load_config(config_path(getattr(options, "config", None)))
        options.lang = getattr(options, "lang", config.language)
        options.json = getattr(options, "json", False)
        language = options.lang
        return COMMANDS[options.command](config, options)
    except Mistake as mistake:
        print(mistake.said(language), file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except OSError as error:
        print(_trouble(error).said(language), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _trouble(error: OSError) -> Mistake:
    """A file that the system does not let us use."""
    return Mistake("file_trouble", path=str(error.filename)[:200], reason=error.strerror or str(error))


def _language(given: Sequence[str]) -> str:
    """The language asked for, before the configuration is known."""
    return "en" if ("--lang", "en") in pairwise(given) or "--lang=en" in given else "zh"
