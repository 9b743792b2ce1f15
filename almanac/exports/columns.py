"""What there is to say about a header: why it refuses a file, and which columns are left out or absent."""

from collections.abc import Iterable, Sequence

from almanac.catalogue import Contract
from almanac.exports.cells.tidy import tidy
from almanac.exports.header import Layout, header_key
from almanac.exports.results import Finding


def wrong_columns(layout: Layout, contract: Contract) -> list[Finding]:
    """Columns that stand twice, and required ones that are missing."""
    found = []
    if layout.twice:
        first, second = (layout.names[at] for at in layout.twice)
        found.append(Finding(layout.line, first, "", "column_twice", "refuse", {"other": second}))
    for name, column in contract.columns.items():
        if column.required and name not in layout.columns:
            found.append(Finding(layout.line, column.zh, "", "missing_column", "refuse", _expected(column.names)))
    return found


def forbidden_columns(layouts: Sequence[Layout], contract: Contract) -> list[Finding]:
    """Headers that no export of this contract may have."""
    forbidden = {header_key(name) for name in contract.forbidden.columns}
    return [
        Finding(layout.line, tidy(cell), "", "forbidden_column", "refuse")
        for layout in layouts
        for row in layout.rows
        for cell in dict.fromkeys(row)
        if header_key(cell) in forbidden
    ]


def left_out(layouts: Iterable[Layout], contract: Contract) -> list[Finding]:
    """What the headers of a file have too much or too little, each column said once."""
    said: dict[tuple[str, str, str], Finding] = {}
    for layout in layouts:
        for finding in other_columns(layout, contract):
            said.setdefault((finding.rule, finding.column, finding.details.get("number", "")), finding)
    return list(said.values())


def other_columns(layout: Layout, contract: Contract) -> list[Finding]:
    """Columns that the contract or the header does not name, and those of the contract that the header lacks."""
    known = set(layout.columns.values())
    unknown = [name for at, name in enumerate(layout.names) if name and at not in known]
    nameless = [str(at + 1) for at, name in enumerate(layout.names) if not name]
    absent = [column for name, column in contract.columns.items() if name not in layout.columns]
    found = [Finding(layout.line, name, name, "unknown_column", "warn") for name in unknown]
    found += [Finding(layout.line, "", "", "nameless_column", "warn", {"number": number}) for number in nameless]
    return found + [Finding(layout.line, c.zh, "", "absent_column", "warn", _expected(c.names)) for c in absent]


def _expected(names: Sequence[str]) -> dict[str, str]:
    return {"expected": " · ".join(names)}
