"""The command line: python data/making --out DIR [--scale N] [--seed S] [--clean] [--faults]."""

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from making.faults import Fault, extra_pages, listing, plant
from making.paper import Line, Page, pages
from making.sample import describe, make_sheets

SEED = 20220825
LARGEST = 1000  # beyond it a computer's memory does not hold the city


class _Parser(argparse.ArgumentParser):
    """argparse whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """The line that tells what is wrong, in Chinese and in English."""
        self.exit(2, f"{message}\n")


def _whole(written: str) -> int:
    """A whole number, written 2 or 2.0; -1 where it is none."""
    found = re.fullmatch(r"(\d{1,18})(?:\.0*)?", written.strip())
    return int(found[1]) if found else -1


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    """What was asked for."""
    parser = _Parser(prog="making", description="Writes the exports of a sample city.")
    parser.add_argument("--out", type=Path, required=True, help="an empty folder, or one that holds a sample")
    parser.add_argument(
        "--scale", type=_whole, default=1, help="how many times the people, branches and events (default 1)"
    )
    parser.add_argument("--seed", type=_whole, default=SEED, help=f"default {SEED}")
    parser.add_argument("--clean", action="store_true", help="UTF-8, one header, plain dates and codes")
    parser.add_argument("--faults", action="store_true", help="plant faults and list them in FAULTS.yaml")
    asked = parser.parse_args(words)
    if not 1 <= asked.scale <= LARGEST:
        parser.error(f"--scale 须为1到{LARGEST}的整数 / --scale must be a whole number from 1 to {LARGEST}")
    if asked.seed < 0:
        parser.error("--seed 须为0或更大的整数 / --seed must be a whole number, 0 or more")
    if asked.out.is_file() or (any(asked.out.glob("*")) and not (asked.out / "SAMPLE.yaml").exists()):
        parser.error(f"{asked.out} 里有别的文件，请换一个空文件夹 / holds other files: choose an empty folder")
    return asked


def main(words: Sequence[str] | None = None) -> int:
    """Makes the sample; 2 where the folder cannot be written."""
    asked = _arguments(words)
    try:
        _make(asked)
    except OSError as error:
        print(f"{asked.out} 无法写入 / {asked.out} cannot be written: {error.strerror}", file=sys.stderr)
        return 2
    return 0


def _make(asked: argparse.Namespace) -> None:
    """Every export, and what is told about them."""
    asked.out.mkdir(parents=True, exist_ok=True)
    for old in (*asked.out.glob("*.csv"), asked.out / "SAMPLE.yaml", asked.out / "FAULTS.yaml"):
        old.unlink(missing_ok=True)
    planted: list[Fault] = []
    first_pages: list[Page] = []
    for sheet in make_sheets(asked.seed, asked.scale):
        made = pages(sheet, asked.seed, asked.clean)
        if asked.faults:
            first_pages.append(replace(made[0], lines=[Line(line.text) for line in made[0].lines[:60]]))
            planted += [fault for page in made for fault in plant(page, asked.seed)]
        _write(asked.out, made)
        print(f"{sheet.title}：{len(made)} 个文件，{sum(page.rows for page in made)} 行", file=sys.stderr)
    if asked.faults:
        extra = extra_pages(first_pages)
        _write(asked.out, [page for page, _ in extra])
        listed = listing([*planted, *(fault for _, fault in extra)])
        (asked.out / "FAULTS.yaml").write_text(listed, encoding="utf-8", newline="\n")
    describe(asked.out, asked.seed, asked.scale, asked.faults)


def _write(folder: Path, made: Sequence[Page]) -> None:
    """Each page into its file."""
    for page in made:
        (folder / f"{page.stem}.csv").write_bytes(page.bytes())
