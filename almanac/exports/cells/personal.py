"""Personal data: ID numbers with a right checksum, and mobile numbers."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from unicodedata import normalize

from almanac.exports.cells.tidy import tidy
from almanac.exports.records import Record
from almanac.exports.results import Finding
from almanac.exports.words import wording, words

_ID = re.compile(r"[1-9][0-9]{16}[0-9Xx]")
_MANY_DIGITS = re.compile(r"[0-9](?:[ -]*[0-9]){10}")
_MOBILE = re.compile(r"(?:\+?86)?1[3-9][0-9]{9}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_ANYWHERE = {
    "national_id": re.compile(r"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])"),
    "mobile": re.compile(r"(?<![0-9])(?:\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9])"),
}
_SEPARATORS = str.maketrans("", "", " -")


def is_national_id(text: str) -> bool:
    """Whether a text is an 18-digit ID number (GB 11643-1999, checksum included)."""
    if len(text) != 18 or not _ID.fullmatch(text):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, text[:17], strict=True))
    return _CHECK[total % 11] == text[17].upper()


def is_mobile(text: str) -> bool:
    """Whether a text is a mobile number of mainland China."""
    return 11 <= len(text) <= 14 and _MOBILE.fullmatch(text) is not None


def personal_cells(found: Sequence[Record], names: Sequence[str], forbidden: Collection[str]) -> list[Finding]:
    """One finding for each column and kind of forbidden values, at the first; the values themselves are not kept."""
    distinct = set(chain.from_iterable(record.cells for record in found)) if forbidden else set()
    kinds = {raw: kind for raw in distinct if (kind := personal_kind(raw, forbidden))}
    places: dict[tuple[int, str], list[int]] = {}
    for record in found if kinds else ():
        for at, cell in enumerate(record.cells):
            if cell in kinds:
                places.setdefault((at, kinds[cell]), []).append(record.line)
    return [
        Finding(
            lines[0],
            names[at] if at < len(names) else "",
            words().hidden,
            "personal_data",
            "refuse",
            {"count": str(len(lines)), **wording(kind, "kind")},
        )
        for (at, kind), lines in places.items()
    ]


def personal_kind(raw: str, forbidden: Collection[str]) -> str:
    """The forbidden kind that a whole cell is, or ''."""
    return kind_of(tidy(raw), forbidden) if _may_be(raw) else ""


def _may_be(raw: str) -> bool:
    """Whether a cell has digits enough, or characters that may turn out to be digits."""
    return len(raw) > 10 and (not raw.isascii() or _MANY_DIGITS.search(raw) is not None)


def kind_of(text: str, forbidden: Collection[str]) -> str:
    """The forbidden kind that a whole tidy cell is, or ''."""
    if len(text) < 11 or len(text) > 24:
        return ""
    tight = text.translate(_SEPARATORS)
    if "national_id" in forbidden and is_national_id(tight):
        return "national_id"
    return "mobile" if "mobile" in forbidden and is_mobile(tight) else ""


def without_personal(text: str, forbidden: Iterable[str]) -> str:
    """A text to show, in which anything like a forbidden value is hidden."""
    for kind in forbidden:
        normal = text if text.isascii() else normalize("NFKC", text)
        text = _ANYWHERE[kind].sub(words().hidden, normal) if _ANYWHERE[kind].search(normal) else text
    return text
