"""The text of a cell without what only looks: width, blanks, invisible characters, the marks of Excel."""

import re
import unicodedata

from almanac.exports.words import words

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\xad]")
_MEANINGFUL = ("<super>", "<sub>", "<circle>", "<fraction>")
_EXCEL_TEXT = re.compile('="([^"]*)"|\'((?=.*[0-9])[0-9A-Za-z-][0-9A-Za-z./-]*)')
_DAMAGE = re.compile("[\ufffd\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_MINUS = "\u2212"


def tidy(raw: str) -> str:
    """The cell normalised (NFKC), trimmed, without zero-width characters and without Excel's ="…" or '…."""
    text = raw if raw.isascii() else _normal(_INVISIBLE.sub("", raw))
    text = text.strip()
    marked = _EXCEL_TEXT.fullmatch(text) if text[:1] in ("=", "'") else None
    return marked[marked.lastindex or 0].strip() if marked else text


def compact(raw: str) -> str:
    """The tidy text without any blank, to compare words."""
    return "".join(tidy(raw).split())


def is_damaged(raw: str) -> bool:
    """Whether a cell holds a replacement or control character, so that its text is lost."""
    if _DAMAGE.search(raw):
        return True
    return not raw.isascii() and any(word in raw for word in words().damage)


def _normal(text: str) -> str:
    """NFKC, but never a superscript, circled digit or fraction turned into plain digits."""
    if unicodedata.is_normalized("NFKC", text):
        return text.replace(_MINUS, "-")
    if not any(map(_is_meaningful, text)):
        return unicodedata.normalize("NFKC", text).replace(_MINUS, "-")
    kept = (char if _is_meaningful(char) else unicodedata.normalize("NFKC", char) for char in text)
    return "".join(kept).replace(_MINUS, "-")


def _is_meaningful(char: str) -> bool:
    return unicodedata.decomposition(char).startswith(_MEANINGFUL)
