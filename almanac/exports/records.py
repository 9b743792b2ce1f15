"""Lines → records, quote by quote: a record may span lines, and a quote that is not closed costs one line."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from almanac.exports.lines import Lines

LONGEST = 10
_OPEN, _STRAY = "unclosed_quote", "stray_quote"
_MARKED = re.compile('="[^"]*"')


class Record(NamedTuple):
    """One record: the line it starts on, its cells, how many lines it spans, and what is wrong with it."""

    line: int
    cells: list[str]
    span: int = 1
    problem: str = ""


def records(lines: Lines, delimiter: str, start: int = 0, width: int = 0) -> Iterator[Record]:
    """The records from line index `start`; `width`, where known, keeps a quote from swallowing whole records."""
    at, count = start, len(lines.texts)
    while at < count:
        record = record_at(lines, delimiter, at, width)
        yield record
        at += record.span


def record_at(lines: Lines, delimiter: str, at: int, width: int) -> Record:
    """The record that starts at a line index."""
    text = lines.texts[at]
    if at in lines.broken or "\0" in text:
        return Record(at + 1, text.split(delimiter), 1, "bad_bytes" if at in lines.broken else "nul")
    if '"' in text:
        return _quoted(lines, delimiter, at, width)
    return Record(at + 1, text.split(delimiter))


def _quoted(lines: Lines, delimiter: str, at: int, width: int) -> Record:
    """A record that holds a quote, over as many lines as its quotes say."""
    text, span = lines.texts[at], 1
    cells = split_quoted(text, delimiter)
    while cells == _OPEN:
        following = at + span
        if span == LONGEST or not _continues(lines, delimiter, following, width):
            break
        text += "\n" + lines.texts[following]
        cells, span = split_quoted(text, delimiter), span + 1
    if isinstance(cells, list):
        return Record(at + 1, cells, span)
    problem = _STRAY if span == 1 and cells == _STRAY else _OPEN
    return Record(at + 1, lines.texts[at].split(delimiter), 1, problem)


def _continues(lines: Lines, delimiter: str, at: int, width: int) -> bool:
    """Whether a line may lie inside quotes: it is whole, and not a full record of its own."""
    if at >= len(lines.texts):
        return False
    text = lines.texts[at]
    if at in lines.broken or "\0" in text:
        return False
    return width < 2 or '"' in text or text.count(delimiter) != width - 1


@cache
def _patterns(delimiter: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a quoted cell opens with all that it holds, and what must follow its closing quote."""
    blank = " *" if delimiter == "\t" else r"[ \t]*"
    return re.compile(blank + '"((?:[^"]++|"")*+)'), re.compile('"' + blank + rf"(?:{re.escape(delimiter)}|\Z)")


def split_quoted(text: str, delimiter: str) -> list[str] | str:
    """The cells of a record with quotes, or the rule that its quotes break."""
    opened, closed = _patterns(delimiter)
    text = text.removeprefix("\ufeff")
    cells: list[str] = []
    at = 0
    while True:
        cell = opened.match(text, at)
        if cell is None:
            marked = _MARKED.match(text, at)
            end = text.find(delimiter, marked.end() if marked else at)
            cells.append(text[at:] if end < 0 else text[at:end])
            if end < 0:
                return cells
            at = end + len(delimiter)
            continue
        if cell.end() == len(text):
            return _OPEN
        close = closed.match(text, cell.end())
        if close is None:
            return _STRAY
        cells.append(cell[1].replace('""', '"'))
        at = close.end()
        if at == len(text) and not close[0].endswith(delimiter):
            return cells
