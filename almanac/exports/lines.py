"""Bytes → numbered lines of text; what is no text at all is named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_SIGNATURES = (
    (b"PK\x03\x04", "is_zip"),
    (b"PK\x05\x06", "is_zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is_xls"),
    (b"%PDF", "is_pdf"),
)
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<head", b"<body", b"<meta", b"<script", b"<div")
BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
ENCODINGS = ("utf-8", "gb18030")
_LINE_END = re.compile(rb"\r\n|\n|\r")


@dataclass(frozen=True)
class Lines:
    """The physical lines of a file; `broken` holds, by index, the bytes of those that are not of its encoding."""

    encoding: str
    texts: Sequence[str]
    is_ended: bool
    broken: dict[int, bytes] = field(default_factory=dict)


def signature(data: bytes) -> str:
    """The rule that bytes break which are no text, or ''."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        return "empty_file"
    found = next((rule for mark, rule in _SIGNATURES if data.startswith(mark)), "")
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return found or ("is_html" if start.startswith(_MARKUP) else "")


def decodings(data: bytes) -> Iterator[Lines]:
    """The ways in which the bytes may be read, the one with the fewest failing lines first."""
    for mark, name in BOMS:
        if data.startswith(mark):
            yield decoded(data[len(mark) :], name)
            return
    whole = [name for name in ENCODINGS if _is_whole(data, name)]
    yield from (decoded(data, name) for name in whole)
    damaged = [decoded(data, name) for name in ENCODINGS if name not in whole]
    yield from sorted(damaged, key=lambda lines: len(lines.broken))


def _is_whole(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def hexadecimal(line: bytes, encoding: str) -> str:
    """The first bytes of a line that are not of the encoding, as hex."""
    try:
        line.decode(encoding)
    except UnicodeDecodeError as error:
        return line[error.start : error.start + 16].hex(" ")
    return ""


def decoded(data: bytes, encoding: str) -> Lines:
    """The lines of bytes in one encoding, which may be the wrong one."""
    codec = encoding.removesuffix("-sig")
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        if not codec.startswith("utf-16"):
            return _line_by_line(data, encoding, codec)
        text = data.decode(codec, errors="replace")
    texts = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _ended(encoding, texts, {})


def _line_by_line(data: bytes, encoding: str, codec: str) -> Lines:
    texts, broken = [], {}
    for index, line in enumerate(_LINE_END.split(data)):
        try:
            texts.append(line.decode(codec))
        except UnicodeDecodeError:
            broken[index] = line
            texts.append(line.decode(codec, errors="replace"))
    return _ended(encoding, texts, broken)


def _ended(encoding: str, texts: list[str], broken: dict[int, bytes]) -> Lines:
    is_ended = texts[-1] in ("", "\x1a")
    if is_ended:
        texts.pop()
    return Lines(encoding, texts, is_ended, broken)
