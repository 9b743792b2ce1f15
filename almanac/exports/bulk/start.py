"""The first lines of a file → its header and its encoding, where they leave no doubt about the rest."""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import islice

from almanac.catalogue import Contract
from almanac.exports import lines as texts
from almanac.exports.bulk.stream import PIECE, Stream
from almanac.exports.header import SEARCHED, Found, fitting_header
from almanac.exports.records import LONGEST, Record, records

_FIRST_LINES = LONGEST * (SEARCHED + 3)  # no header ends further down
_LINE_END = re.compile(rb"\r\n|\n|\r")
_DELIMITERS = (",", "\t", ";")  # their bytes are in no character of any encoding


@dataclass(frozen=True)
class Start:
    """Where the rows begin: the header found, its records, the byte and the line index behind them."""

    found: Found
    stream: Stream
    codec: str
    head: list[Record]
    offset: int
    line: int
    sha256: str = ""


def find_start(stream: Stream, contracts: Iterable[Contract], is_named: bool) -> Start | None:
    """The start of a file that can be read in bulk, or None."""
    piece = stream.piece(0, PIECE)
    if texts.signature(piece):
        return None
    mark, encoding = next(((m, e) for m, e in texts.BOMS if piece.startswith(m)), (b"", ""))
    if encoding.startswith("utf-16"):
        return _transcoded(stream, mark, encoding, contracts, is_named)
    offsets = [found.end() for found in islice(_LINE_END.finditer(piece), _FIRST_LINES)]
    if len(offsets) < _FIRST_LINES and len(piece) < stream.end:
        return None
    first = piece[len(mark) : offsets[-1] if offsets else 0]
    fitting = [
        one for name in ([encoding] if mark else texts.ENCODINGS)
        if (one := fitting_header(texts.decoded(first, name), contracts, is_named))
    ]  # fmt: skip
    chosen = fitting[0] if len(fitting) == 1 else _whole(stream, [one for one in fitting if isinstance(one, Found)])
    if not isinstance(chosen, Found) or chosen.delimiter not in _DELIMITERS:
        return None
    return _behind_header(chosen, stream, [len(mark), *offsets])


def _whole(stream: Stream, candidates: Iterable[Found]) -> Found | None:
    """The first of the headers in whose encoding the whole file decodes."""
    return next((found for found in candidates if _decodes(stream, found.lines.encoding)), None)


def _decodes(stream: Stream, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for data in stream.rest(0):
            decoder.decode(data)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _behind_header(found: Found, stream: Stream, offsets: list[int]) -> Start:
    layout = found.layout
    walk = records(found.lines, found.delimiter, layout.line - 1, layout.cells)
    head = list(islice(walk, len(layout.rows)))
    line = layout.line - 1 + sum(record.span for record in head)
    return Start(found, stream, found.lines.encoding.removesuffix("-sig"), head, offsets[line], line)


def _transcoded(
    stream: Stream, mark: bytes, encoding: str, contracts: Iterable[Contract], is_named: bool
) -> Start | None:
    """The same for a file in UTF-16, which is read as UTF-8."""
    data = stream.read(0, stream.size)
    text = data[len(mark) :].decode(encoding, errors="replace")
    start = find_start(Stream(BytesIO(codecs.BOM_UTF8 + text.encode())), contracts, is_named)
    if start is None:
        return None
    lines = replace(start.found.lines, encoding=encoding)
    return replace(start, found=replace(start.found, lines=lines), sha256=stream.sha256())
