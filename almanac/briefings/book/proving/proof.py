"""A workbook held against its briefing: a Mistake where they differ, or where a formula does not give what is shown."""

from almanac.briefings.book.proving.meaning import in_bulk, laid_out, meant, rates
from almanac.briefings.book.proving.reading import Read
from almanac.briefings.check import refuse_difference
from almanac.briefings.compose import Briefing


def prove(briefing: Briefing, content: bytes) -> None:
    """Every number, unit, day, hash and formula is what the briefing means, and every link leads to its sheet."""
    read = Read(content)
    names, language = read.names, briefing.telling.language
    wanted, bulk, written = meant(briefing, names), in_bulk(briefing, names), read.written()
    for name in bulk:
        rows = [place for place in written if place.rpartition("!")[0] == name and place not in wanted]
        written[name] = [word for row in rows for word in written.pop(row)]
    refuse_difference(wanted | bulk, written)
    indicators = briefing.telling.source.catalogue.indicators
    for name, answer, is_grid in laid_out(briefing, names):
        count = 0 if is_grid else rates(answer, indicators, language)
        refuse_difference({f"{name}!=": [str(count)]}, {f"{name}!=": [str(read.formulas_of(name))]})
    for place, shown, now in read.computed():
        refuse_difference({place: [now]}, {place: [shown]})
    for number, (sheet, words) in enumerate(read.links()):
        refuse_difference({words: [str(number)]}, {words: [str(number)] * (sheet in names)})
