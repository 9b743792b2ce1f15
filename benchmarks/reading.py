"""Reading a million untidy rows (ten with BIG=1) against readers that check nothing."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.once import PROJECT, WHAT
from benchmarks.rows import write

NAMES = {
    "ours": "Almanac, untidy GB18030, every check, into DuckDB",
    "duckdb": "DuckDB read_csv, clean UTF-8, types told, into DuckDB",
    "pandas": "pandas read_csv, clean GB18030",
}
GOALS = {"duckdb": 3.0, "pandas": 1.0}
MEMORY = 2.0


def table() -> str:
    """Measures each in turn, several times: a table of medians."""
    count, repeats = (10_000_000, 3) if os.environ.get("BIG") else (1_000_000, 7)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        print(f"making {count:,} rows", file=sys.stderr)
        expected = write(folder, count)
        (folder / "exports").mkdir()
        (folder / "volunteer_service.csv").rename(folder / "exports" / "volunteer_service.csv")
        found: dict[str, list[dict[str, float]]] = {what: [] for what in WHAT}
        for turn in range(repeats):
            for what in WHAT:
                print(f"{turn + 1}/{repeats} {what}", file=sys.stderr)
                found[what].append(_once(what, folder))
    told = {name: found["ours"][0][name] for name in expected}
    if told != expected:
        raise SystemExit(f"read {told}, but written were {expected}")
    return _table(found, expected, count)


def _once(what: str, folder: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.once", what, str(folder)]
    done = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def _table(found: Mapping[str, Sequence[Mapping[str, float]]], expected: Mapping[str, int], count: int) -> str:
    """The medians, and ours as a share of each of the others."""
    seconds = {what: [each["seconds"] for each in runs] for what, runs in found.items()}
    lines = [
        f"Reading {count:,} rows: of the untidy ones {expected['rows']:,} loaded, {expected['rejected']:,} were "
        f"rejected and {expected['skipped']:,} skipped. Medians of {len(found['ours'])} runs that took turns; "
        f"DuckDB's tables {'in a file' if os.environ.get('BIG') else 'in memory'}.",
        "",
        "| reader | seconds (least–most) | ours ÷ this | goal | peak memory |",
        "|---|---|---|---|---|",
    ]
    for what, runs in found.items():
        each = seconds[what]
        ratio = statistics.median(mine / other for mine, other in zip(seconds["ours"], each, strict=True))
        goal = f"{ratio:.2f} | ≤ {GOALS[what]:g}" if what in GOALS else "1 | "
        peak = max(run["gigabytes"] for run in runs)
        most = f"{peak:.2f} GB" + (f" (goal ≤ {MEMORY:g})" if what == "ours" else "")
        lines.append(
            f"| {NAMES[what]} | {statistics.median(each):.2f} ({min(each):.2f}–{max(each):.2f}) | {goal} | {most} |"
        )
    return "\n".join(lines)
