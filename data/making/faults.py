"""Plants faults in the files of a sample, a few of each kind, and lists each one at its physical line."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from making.chance import generator
from making.fault_cells import CELLS, FILES, Cells
from making.fault_files import ALONE, OTHER, Alone
from making.fault_lines import LINES
from making.paper import Line, Page


@dataclass
class Fault:
    """One planted fault; `rows` counts the rows that must not load because of it."""

    page: Page
    line: Line | None
    column: str
    value: str
    rule: str
    severity: str
    rows: int
    what: str

    def place(self) -> int | None:
        """The physical line on which the record starts; none where the whole file is meant."""
        if self.line is None:
            return None
        before = self.page.lines[: next(i for i, line in enumerate(self.page.lines) if line is self.line)]
        return 1 + sum(1 + line.text.count("\n") for line in before)


def plant(page: Page, seed: int) -> list[Fault]:
    """The faults meant for one file, each in a row of its own; changes the page."""
    chance = generator(seed, f"faults {page.stem}")
    body = page.body()
    rows = [line for line in (body[:-6] if len(body) > 20 else body) if '"' not in line.text]
    free = [rows[i] for i in chance.permutation(len(rows))]
    faults = []
    for kind in LINES.get(page.source, ()) if page.stem == FILES.get(page.source) else ():
        line, value, at = kind.change(page, free.pop())
        faults.append(Fault(page, line, at, value, kind.rule, kind.severity, kind.rows, kind.what))
    for kind in CELLS.get(page.source, ()) if page.stem == FILES.get(page.source) else ():
        faults.append(_in_cells(page, free.pop(), kind))
    return faults + _wrong_total(page, faults)


def _wrong_total(page: Page, faults: Sequence[Fault]) -> list[Fault]:
    """The printed total, where it no longer equals the rows that load."""
    totals = [line for line in page.lines[page.header + 1 + page.rows :] if line.text.startswith("合计")]
    if not any(fault.rows for fault in faults):
        return []
    return [Fault(page, line, "", "合计", "total_differs", "warn", 0, "rows above do not load") for line in totals]


def _in_cells(page: Page, line: Line, kind: Cells) -> Fault:
    """Writes other values into a row; the first one named is the faulty one."""
    cells = line.text.split(",")
    names = [column.name for column in page.columns]
    for name, value in kind.values.items():
        cells[names.index(name)] = value
    line.text = ",".join(cells)
    name, value = next(iter(kind.values.items()))
    rows = 0 if kind.severity == "warn" else 1
    return Fault(page, line, page.columns[names.index(name)].header, value, kind.rule, kind.severity, rows, kind.what)


def extra_pages(pages: Sequence[Page]) -> list[tuple[Page, Fault]]:
    """Files that must be refused as a whole, made from the first rows of others or of nothing."""
    by_source = {page.source: page for page in reversed(pages)}
    return [_alone(by_source[kind.source], kind) for kind in ALONE] + [
        _alone(next(iter(pages)), kind) for kind in OTHER
    ]


def _alone(model: Page, kind: Alone) -> tuple[Page, Fault]:
    """One file of its own."""
    header, body = model.lines[model.header].text, [line.text for line in model.body()[: kind.size]]
    texts = kind.make(header, body)
    lines = [Line(text) for text in texts] if isinstance(texts, list) else [Line("", texts)]
    page = replace(model, stem=kind.stem, lines=lines, header=0, rows=max(len(lines) - 1, 0))
    return page, Fault(page, None, kind.column, "", kind.rule, "refuse", page.rows if kind.source else 0, kind.what)


def listing(faults: Sequence[Fault]) -> str:
    """FAULTS.yaml: every fault in the order of files and lines, and how many rows they cost."""
    entries = sorted(((f"{fault.page.stem}.csv", fault.place() or 0, fault) for fault in faults), key=lambda e: e[:2])
    text = f"rows: {sum(fault.rows for fault in faults)}\nfaults:\n"
    for file, line, fault in entries:
        words = {"file": file, "line": line or None, "column": fault.column, "value": fault.value}
        words |= {"rule": fault.rule, "severity": fault.severity, "rows": fault.rows, "what": fault.what}
        text += (
            "  - {" + ", ".join(f"{key}: {json.dumps(word, ensure_ascii=False)}" for key, word in words.items()) + "}\n"
        )
    return text
