"""What each command does, given the installation and its options; returns the exit code."""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import pandas as pd

from almanac import access, serving
from almanac.briefings import files
from almanac.config import Config
from almanac.exports.results import Export, report
from almanac.indicators.context import Context
from almanac.indicators.measure import value
from almanac.indicators.rows import number_of, records
from almanac.indicators.suppress.guard import guarded
from almanac.mistakes import Mistake
from almanac.narrative.answer import answer
from almanac.narrative.telling import Telling, about, address
from almanac.references import load_checked
from almanac.tables import build, history
from almanac.tables.ask import Source, ask_indicator, month_end, months
from almanac.tables.build import Refreshed
from almanac.tables.held import once
from almanac.tables.held.past import past
from almanac.tables.load import load_exports
from almanac.tables.models import Progress, silent
from almanac.texts import text

WIDTH = 30  # of a progress bar


def check(config: Config, options: argparse.Namespace) -> int:
    """Reads every export against its contract and reports; changes nothing."""
    folder = _data(config, options.data)
    last = replace(past(config, folder), reuse=False)
    exports = load_exports(config, load_checked(config), folder, _bar(text("reading", options.lang)), past=last)
    if not exports:
        raise Mistake("no_exports", path=folder)
    return _report(exports, options)


def refresh(config: Config, options: argparse.Namespace) -> int:
    """Reads, checks and builds a snapshot, then makes it current."""
    done = rebuild(config, options.data, options.lang, full=options.full)
    code = _report(done.exports, options, {"snapshot": done.snapshot.stem, "changes": done.changes})
    if not options.json:
        for row in done.changes:
            print(text(f"change_{row['change']}", options.lang, **row))
        for check in (one for one in done.checks if one["broken_rows"]):
            said = check | {"why": check[f"why_{options.lang}"]}
            print(text("check_broken", options.lang, **said))
        print(text("published", options.lang, snapshot=done.snapshot.stem))
    return code


def rebuild(config: Config, data: Path | None, language: str, *, full: bool = False) -> Refreshed:
    """A new current snapshot from a folder of exports."""
    bars = [_bar(text(key, language)) for key in ("reading", "building")]
    return build.refresh(config, load_checked(config), _data(config, data), *bars, full=full)


def ask(config: Config, options: argparse.Namespace) -> int:
    """Prints the rows of an indicator or a chart, as far as the viewer may see them."""
    source, viewer = _current(config), access.viewer(config, options.viewer)
    rows = _asked(source, options.name, viewer, _parameters(options.param), options.lang)
    if rows.empty:
        print(text("no_rows", options.lang, name=options.name), file=sys.stderr)
    if options.format == "json":
        print(rows.to_json(orient="records", force_ascii=False, date_format="iso"))
    else:
        sys.stdout.write(rows.to_csv(index=False))
    return 0


def brief(config: Config, options: argparse.Namespace) -> int:
    """Writes a story line as a file, as far as the viewer may see and take along what it tells."""
    source, viewer = _current(config), access.viewer(config, options.viewer)
    if "export" not in viewer.may:
        raise Mistake("no_right", viewer=viewer.name, right="export")
    stories = source.catalogue.stories
    if not stories:
        raise Mistake("no_story", story=options.name, folder=config.folder("briefings"))
    if options.name not in stories:
        raise Mistake("unknown_name", kind="story line", name=options.name, known=", ".join(stories))
    _refuse_month(source, options.as_of)
    story, month = stories[options.name], month_end(options.as_of) if options.as_of else months(source)[-1]
    unit, place = about(story, viewer, config, options.unit), files.place(options.out, options.format)
    telling = Telling(source, viewer, f"{month:%Y-%m}", options.lang, unit=unit)
    link = address(config.address, story.page, telling)
    taken = files.take(story, telling, link, options.format, _bar(text("composing", options.lang)))
    print(text("written", options.lang, path=files.save(taken, place)))
    for title in taken.left_out:
        print(text("left_out", options.lang, title=title), file=sys.stderr)
    return 0


def _current(config: Config) -> Source:
    """The current snapshot; a Mistake where there is none."""
    snapshot = history.current(config)
    if snapshot is None:
        raise Mistake("no_snapshot")
    return Source(config, load_checked(config), snapshot)


def sample(config: Config, options: argparse.Namespace) -> int:
    """Runs the installation's own maker of synthetic exports."""
    making = config.folder("making") / "__main__.py"
    if not making.exists():
        raise Mistake("no_making", path=making)
    given = [f"--{name}={getattr(options, name)}" for name in ("scale", "seed") if getattr(options, name) is not None]
    flags = [f"--{name}" for name in ("clean", "faults") if getattr(options, name)]
    command = [sys.executable, str(making.parent), "--out", str(options.out.resolve()), *given, *flags]
    done = subprocess.run(command, check=False, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    if done.returncode:
        raise Mistake("making_failed", reason=_half((done.stderr.strip().splitlines() or ["?"])[-1], options.lang))
    return 0


def serve(config: Config, options: argparse.Namespace) -> int:
    """Serves the dashboard; where no snapshot is current it builds one first."""
    serving.refuse_address(options.host, options.port)
    if history.current(config) is None:
        rebuild(config, None, options.lang)
    print(text("serving", options.lang, host=options.host, port=options.port), flush=True)
    return serving.run(options.host, options.port, config.file)


def _half(line: str, language: str) -> str:
    """What a line written as Chinese / English says in one language."""
    zh, _, en = line.partition(" / ")
    return en if language == "en" and en else zh


def _data(config: Config, given: Path | None) -> Path:
    """The folder to read: as given, else the installation's exports, else (where it has none) its sample."""
    if given is not None:
        if not given.is_dir():
            raise Mistake("no_exports_folder", path=given)
        return given.resolve()
    own, made = config.folder("exports"), config.folder("sample")
    has_own = own.is_dir() and any(not path.name.startswith(".") for path in own.iterdir())
    if not has_own and not made.is_dir():
        raise Mistake("no_exports" if own.is_dir() else "no_exports_folder", path=own)
    return own if has_own else made


def _bar(title: str) -> Progress:
    """A progress bar on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        return silent

    def show(name: str, done: int, whole: int) -> None:
        columns = shutil.get_terminal_size().columns
        line = fitted(f"{title} {_drawn(done, whole)} {done}/{whole} {name}", columns - 1)
        print(f"\r\x1b[K{line}", end="\n" if done == whole else "", file=sys.stderr, flush=True)

    return show


def _drawn(done: int, whole: int) -> str:
    filled = WIDTH * done // max(whole, 1)
    return "█" * filled + "░" * (WIDTH - filled)


def fitted(line: str, columns: int) -> str:
    """As much of a line as fits into so many columns of a terminal, where a Chinese character takes two."""
    widths = accumulate(2 if east_asian_width(char) in "WF" else 1 for char in line)
    return line[: sum(width <= columns for width in widths)]


def _code(exports: list[Export]) -> int:
    return int(any(e.rows_rejected or e.status in ("refused", "unrecognised") for e in exports))


def _report(exports: list[Export], options: argparse.Namespace, more: Mapping[str, Any] | None = None) -> int:
    """The report of what was read: JSON, or a line a file and the findings that need someone's hand."""
    if options.json:
        print(json.dumps({**report(exports, options.lang), **(more or {})}, ensure_ascii=False, indent=1))
        return _code(exports)
    for export in exports:
        counts = {name: getattr(export, name) for name in ("rows_in", "rows_loaded", "rows_rejected", "rows_skipped")}
        status = text(f"status_{export.status}", options.lang)
        print(text("file_line", options.lang, file=export.file, status=status, **counts))
        for finding in export.findings:
            if finding.severity in ("reject", "refuse") or finding.rule in once.RULES:
                place = ":".join(str(part) for part in (export.file, finding.line) if part)
                print(f"  {place} {finding.column} {finding.message(options.lang)} {finding.fix(options.lang)}")
    return _code(exports)


def _parameters(written: list[str]) -> dict[str, str]:
    """name=value pairs of the command line."""
    pairs = [item.partition("=") for item in written]
    for name, sign, _ in pairs:
        if not sign:
            raise Mistake("wrong_use", reason=f"--param {name}")
    return {name: value for name, _, value in pairs}


def _asked(source: Source, name: str, viewer: access.Viewer, given: dict[str, str], language: str) -> pd.DataFrame:
    """The rows of an indicator or a chart; a Mistake for a name, a month or a viewer that does not fit."""
    _refuse_month(source, given.get("as_of"))
    indicator = source.catalogue.indicators.get(name)
    if indicator is None:
        if name not in source.catalogue.charts:
            known = ", ".join([*source.catalogue.indicators, *source.catalogue.charts])
            raise Mistake("unknown_name", kind="indicator or chart", name=name, known=known)
        if not access.may_ask(source.config, viewer, name):
            raise Mistake("not_for_viewer", viewer=viewer.name, name=name)
        return answer(source, name, viewer, given, language).rows
    rows = ask_indicator(source, name, viewer, given).assign(indicator=name)
    context = Context(source.config, source.catalogue, language, source.fetch)
    rows = guarded(rows, viewer, context, source.snapshot).drop(columns="indicator")
    pairs = [(number_of(row, "numerator"), number_of(row, "denominator")) for row in records(rows)]
    values = pd.Series([value(x, n, indicator) for x, n in pairs], index=rows.index, dtype=float)
    return rows.assign(period=rows["period"].dt.strftime("%Y-%m-%d"), value=values).drop(columns="squares")


def _refuse_month(source: Source, written: str | None) -> None:
    """A Mistake for a month that the snapshot has no data of."""
    known = months(source)
    if written and known and month_end(written) not in known:
        raise Mistake("no_such_month", written=written, first=f"{known[0]:%Y-%m}", last=f"{known[-1]:%Y-%m}")
