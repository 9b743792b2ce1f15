"""What a briefing means to say in a workbook, place by place, from the briefing alone."""

from collections.abc import Iterator, Sequence
from datetime import date

from almanac.briefings import crossed
from almanac.briefings.book.grids import is_matrix
from almanac.briefings.book.origin import asked_of, definition, files, measured, notes
from almanac.briefings.book.sheets import lines_above, with_tables
from almanac.briefings.book.tables import TOP, says_something
from almanac.briefings.book.told import has_words
from almanac.briefings.compose import Briefing
from almanac.catalogue import Indicator
from almanac.figures.kinds.matrix import in_order
from almanac.narrative.answer import Answer
from almanac.narrative.table import PARTS, VALUES, columns
from almanac.tables import history
from almanac.tables.ask import month_end
from almanac.texts import formats, text
from almanac.texts.formats import is_missing, number

Rows = dict[str, list[str]]


def meant(briefing: Briefing, names: Sequence[str]) -> Rows:
    """What stands on the sheets of these names: whole sheets in bulk, tables and files by row."""
    language = briefing.telling.language
    laid = list(laid_out(briefing, names))
    found: Rows = {}
    for name, answer, is_grid in laid:
        above = {f"{name}!{row}": [words] for row, words in enumerate(lines_above(answer, language), 1)}
        rows = _grid(answer, language) if is_grid else _list(answer, language)
        found |= above | {f"{name}!{row}": words for row, words in enumerate(rows, TOP + 1)}
    for file, title, hashed, counts in files(briefing):
        found[f"{names[-1]}!{file}"] = [file, title, hashed, *(number(count, grouped=True) for count in counts)]
    return found


def in_bulk(briefing: Briefing, names: Sequence[str]) -> Rows:
    """What stands on the first sheet, on that of words and, but for the files, on the last, row for row or not."""
    laid = list(laid_out(briefing, names))
    first = [*_imprint(briefing), briefing.title, *(answer.finding for _, answer, _ in laid)]
    first += [str(at) for at in range(1, len(names))]
    found = {names[0]: first, names[-1]: [*_imprint(briefing), *_origin(briefing, laid)]}
    return found | ({names[1]: list(_told(briefing))} if has_words(briefing) else {})


def laid_out(briefing: Briefing, names: Sequence[str]) -> Iterator[tuple[str, Answer, bool]]:
    """The sheets of tables: name, answer, and whether it is the grid of a matrix."""
    left = iter(names[2 if has_words(briefing) else 1 : -1])
    for _, answer in with_tables(briefing):
        if is_matrix(answer):
            yield next(left, ""), answer, True
        yield next(left, ""), answer, False


def rates(answer: Answer, indicators: dict[str, Indicator], language: str) -> int:
    """How many of an answer's rows show a value that is made of a numerator and a denominator beside it."""
    shown, heads = columns(answer, language, with_parts=True)
    if not set(PARTS) <= set(heads) or not set(VALUES) & set(heads):
        return 0
    states = answer.rows["shown"] if "shown" in answer.rows else [""] * len(shown)
    names = answer.rows["indicator"] if "indicator" in answer.rows else [""] * len(shown)
    rows = zip(*(shown[name] for name in PARTS), names, states, strict=True)
    return sum(_is_rate(top, base, indicators.get(str(name)), state) for top, base, name, state in rows)


def _is_rate(top: object, base: object, indicator: Indicator | None, state: str) -> bool:
    known = not is_missing(top) and not is_missing(base)
    return indicator is not None and indicator.kind != "count" and known and state == "compare"


def _list(answer: Answer, language: str) -> list[list[str]]:
    shown, heads = columns(answer, language, with_parts=True)
    rows = [shown.iloc[at] for at in range(len(shown))]
    kept = [[_said(value) for value in row] for row in rows if says_something(row, list(heads))]
    return [list(heads.values()), *kept]


def _grid(answer: Answer, language: str) -> list[list[str]]:
    cells = list(crossed.said(answer, language))
    lines = dict[str, list[str]]()
    for cell in cells:
        lines.setdefault(cell.row, [cell.row]).append(f"{cell.glyph} {cell.words}".strip())
    heads = {cell.series: cell.head for cell in cells}
    order = [str(line[0]["row"]) for line in in_order(crossed.picture(answer, language))]
    return [[crossed.corner_of(crossed.picture(answer, language)), *heads.values()], *(lines[name] for name in order)]


def _said(value: object) -> str:
    return "" if is_missing(value) else f"{value:%Y-%m-%d}" if isinstance(value, date) else str(value)


def _imprint(briefing: Briefing) -> list[str]:
    telling, language = briefing.telling, briefing.telling.language
    manifest = history.manifest(telling.source.snapshot)
    days = [formats.day(briefing.newest, language), formats.month(month_end(telling.as_of), language)]
    made = f"{briefing.imprint.made_at:%Y-%m-%d %H:%M}"
    return [*days, made, briefing.imprint.by, manifest["id"], manifest["built_at"].replace("T", " ")]


def _told(briefing: Briefing) -> Iterator[str]:
    for slide in briefing.slides:
        is_said = slide.kind in ("section", "text", "note", "closing")
        if is_said or slide.facts:
            yield slide.title
        if slide.kind == "since":
            yield slide.kicker
        yield from slide.lines if is_said else ()
        for fact in slide.facts:
            yield from (fact.label, fact.value, fact.remark)


def _origin(briefing: Briefing, laid: Sequence[tuple[str, Answer, bool]]) -> Iterator[str]:
    language = briefing.telling.language
    yield from (words for _, words in notes(briefing))
    for row in asked_of(briefing, [(answer.chart.id, name) for name, answer, _ in laid]):
        yield from row
    for one in measured(briefing):
        yield from (one.id, one.name.said(language), definition(one, language))
    yield text("book_hash", language)
    yield briefing.imprint.link
