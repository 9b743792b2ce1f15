"""Words that must fit a width, on two lines or more."""

import re

from almanac.figures.marks import width_of

SPACE = "\u3000"
OPENING = "（《“‘"
CLOSING = "，。、；：！？）》”’％"
NAME = rf"[{OPENING}][^{OPENING}{CLOSING}]{{1,8}}[{CLOSING}]+"  # a short name in quotes is never broken
PIECES = re.compile(rf"(?:{NAME}|[{OPENING}]*(?:[!-~]+|[^!-~])[{CLOSING}]*)\s*")
HEAD = re.compile(r"[^!-~\s]{5,7}")


def lines_for(words: str, room: float, size: float, most: int = 3) -> str:
    """Words on as few lines as fit `room` pixels, at most `most`; a line break that is given stays."""
    if "\n" in words:
        return words.replace("\n", "<br>")
    if width_of(words, size) <= room:
        return words
    lines = [words]
    for parts in range(2, most + 1):
        lines = _even(words, parts, size)
        if all(width_of(line, size) <= room for line in lines):
            break
    return "<br>".join(lines)


def _even(words: str, parts: int, size: float) -> list[str]:
    """Words in so many lines: cut at a wide space, else before the last three letters of few, else evenly."""
    if parts == 2 and SPACE in words:
        return words.split(SPACE, 1)
    if parts == 2 and HEAD.fullmatch(words):
        return [words[:-3], words[-3:]]
    pieces = _cut_longest(PIECES.findall(words.replace("-", "- ").replace("_", "_ ")), parts)
    widths = [width_of(piece, size) for piece in pieces]
    room = max(*widths, sum(widths) / parts)
    while len(lines := _filled(pieces, room, size)) > parts:
        room += size / 4
    return [line.replace("- ", "-").replace("_ ", "_").strip() for line in lines]


def _cut_longest(pieces: list[str], parts: int) -> list[str]:
    """The pieces; where there are too few, the longest word is cut with a hyphen; a number never is."""
    words = [piece for piece in pieces if piece.strip().isalpha() and piece.isascii()]
    if parts <= len(pieces) or not words:
        return pieces
    longest = pieces.index(max(words, key=len))
    half = (len(pieces[longest]) + 1) // 2
    return [*pieces[:longest], f"{pieces[longest][:half]}-", pieces[longest][half:], *pieces[longest + 1 :]]


def _filled(pieces: list[str], room: float, size: float) -> list[str]:
    """Pieces put into lines no wider than `room`."""
    lines = [""]
    for piece in pieces:
        if lines[-1] and width_of(lines[-1] + piece.strip(), size) > room:
            lines.append(piece)
        else:
            lines[-1] += piece
    return lines
