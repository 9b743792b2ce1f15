"""`make bench`: every promise of speed as a ratio in one run. ONLY=screen chooses; KEEP=1 adds it to the docs."""

import os
import platform
from collections.abc import Callable
from datetime import date

from benchmarks import reading, refresh, screen
from benchmarks.measured import table
from benchmarks.once import PROJECT

KEPT = PROJECT / "docs" / "benchmarks.md"
PARTS: dict[str, Callable[[], str]] = {
    "reading": reading.table,
    "refresh": lambda: table(refresh.measure()),
    "screen": lambda: table(screen.measure()),
}


def main() -> None:
    """Prints the tables, and keeps them where asked."""
    chosen = os.environ.get("ONLY") or "all"
    if chosen not in (*PARTS, "all"):
        raise SystemExit(f"ONLY={chosen}: choose one of {', '.join(PARTS)}")
    told = [f"## {date.today()} · {os.cpu_count()} cores, Python {platform.python_version()}"]
    for name, part in PARTS.items():
        if chosen in (name, "all"):
            told.append(part())
    whole = "\n\n".join(told)
    print(whole)
    if os.environ.get("KEEP"):
        KEPT.write_text(KEPT.read_text(encoding="utf-8") + f"\n{whole}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
