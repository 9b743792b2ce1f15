"""Words that must fit a place: their size in points and their lines, by measured width."""

import re
from collections.abc import Sequence
from math import ceil

from almanac.figures.marks import width_of

BOLD = 1.06  # bold letters are wider
LINE = 1.25  # a line's height, of its letters' size
TWO = 0.87  # of its full size, a title breaks onto two lines rather than become smaller
SPARE = 1.05  # what lines lose at their ends
WEAK = "\u3001"  # breaks only where no clause ends
CLAUSE = re.compile(r"[\uff0c\uff1b\uff1a\u3002\u3001]|[,;:.] |\u3000")
SPACE = re.compile(" ")
MEETS = re.compile(r"[!-~](?=[\u2e80-\uffef])|[\u2e80-\uffef](?=[!-~])")
APART = 0.22  # what some programs put between letters and characters


def wide(words: str, size: float, bold: bool = False) -> float:
    """About how many points words take on one line."""
    return (width_of(words, size) + APART * size * len(MEETS.findall(words))) * (BOLD if bold else 1)


def lines(words: str, room: float, size: float, bold: bool = False) -> int:
    """About how many lines words take in so much room."""
    return sum(max(1, ceil(wide(one, size, bold) * SPARE / room - 0.05)) for one in words.split("\n"))


def title(words: str, room: float, full: float, least: float = 15) -> tuple[float, list[str]]:
    """The largest size at which bold words fit one line or two, and the lines: broken only where a clause ends."""
    size = full
    while size >= least:
        if wide(words, size, bold=True) <= room:
            return size, [words]
        halves = halved(words)
        if size <= full * TWO and halves and wide(max(halves, key=len), size, bold=True) <= room:
            return size, halves
        size -= 1
    return least, [words]


def halved(words: str) -> list[str]:
    """Two lines as even as may be, cut after punctuation; where there is none, between words."""
    for pattern in (CLAUSE, SPACE):
        cuts = [found.end() for found in pattern.finditer(words) if found.end() < len(words)]
        strong = [cut for cut in cuts if words[cut - 1] != WEAK] or cuts
        if strong:
            best = min(strong, key=lambda cut: max(wide(words[:cut], 1), wide(words[cut:], 1)))
            return [words[:best], words[best:]]
    return []


def size_for(words: Sequence[str], room: float, sizes: tuple[float, float], bold: bool = False) -> float:
    """The largest size between two at which each of the words fits one line."""
    largest = max((wide(one, 1, bold) for one in words), default=0)
    return max(sizes[0], min(sizes[1], room / largest if largest else sizes[1]))


def size_of_lines(words: Sequence[str], room: tuple[float, float], sizes: tuple[float, float], gap: float) -> float:
    """The largest size between two at which paragraphs fit a width and a height, with a gap (of their size) between."""
    size = sizes[1]
    while size > sizes[0] and high(words, room[0], size, gap) > room[1]:
        size -= 1
    return size


def high(words: Sequence[str], room: float, size: float, gap: float) -> float:
    """How high paragraphs stand."""
    return sum(lines(one, room, size) * size * LINE + gap * size for one in words)
