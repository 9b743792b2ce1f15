"""One line of a table of benchmarks."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """Seconds; where it is compared, the ratio to what `what` names; `goal` is the most that it may be, or None."""

    what: str
    seconds: float
    ratio: float | None = None
    goal: str = ""


def table(lines: Iterable[Measured]) -> str:
    """The lines as Markdown."""
    rows = [
        f"| {line.what} | {line.seconds:.2f} | {'' if line.ratio is None else f'{line.ratio:.2f}'} | {line.goal} |"
        for line in lines
    ]
    return "\n".join(["| what | seconds | ratio | goal |", "|---|---|---|---|", *rows])
