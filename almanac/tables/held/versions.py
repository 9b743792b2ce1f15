"""How a file is read, as one short text: where nothing of it has changed, the file need not be read again."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from almanac import exports, texts
from almanac.catalogue import Contract
from almanac.config import Config
from almanac.exports.read import contracts_named
from almanac.exports.results import Finding
from almanac.tables import engine

_TODAY = re.compile(r"\b(current_\w+|today|now|get_current_\w+|localtime\w*|transaction_timestamp)\b", re.IGNORECASE)


def short_hash(content: bytes) -> str:
    """Twelve digits that change with the content."""
    return hashlib.sha256(content).hexdigest()[:12]


def contract_version(contract: Contract) -> str:
    """Changes with anything that the contract says."""
    return short_hash(contract.model_dump_json().encode())


@cache
def reader_version() -> str:
    """Changes with the code, the words and the database by which exports are read and judged."""
    own = Path(__file__).parents[1]
    code = [*Path(exports.__file__).parent.rglob("*.py"), own / "load.py", own / "rules.py", own / "held" / "newest.py"]
    words = [texts.FOLDER / "reading.yaml", texts.FOLDER / "findings.yaml"]
    read = (path.read_bytes() for path in (*sorted(code), *words))
    return short_hash(b"\0".join((*read, engine.VERSION.encode())))


def reading_version(file: str, config: Config, contracts: Iterable[Contract]) -> str:
    """All that decides how a file of this name is read, but for its bytes and the day."""
    every = list(contracts)
    named = contracts_named(file, every)
    said = [contract_version(contract) for contract in (named if len(named) == 1 else every)]
    return short_hash(" ".join([reader_version(), _units_version(config), *said]).encode())


def _units_version(config: Config) -> str:
    units = [unit.model_dump_json() for unit in config.units]
    return short_hash("".join([*units, config.city.model_dump_json()]).encode())


def depends_on_day(contract: Contract | None, findings: Sequence[Finding]) -> bool:
    """Whether a file may be read in another way on a later day."""
    if contract is None:
        return False
    columns = contract.columns.values()
    was_too_late = any(finding.rule == "too_late" for finding in findings)
    return (
        any(_TODAY.search(rule.must) for rule in contract.rules)
        or any(column.min == "as_of" for column in columns)
        or (was_too_late and any(column.max == "as_of" for column in columns))
    )
