"""A report being written, block by block."""

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.text.paragraph import Paragraph

from almanac.briefings.compose import Briefing
from almanac.briefings.letter import words
from almanac.briefings.letter.plan import Part, annex_word, caption, finding, note, planned
from almanac.briefings.letter.setting.elements import field
from almanac.briefings.letter.setting.numbering import begin_again, take_number
from almanac.briefings.letter.setting.page import furnish, lay_out, room
from almanac.briefings.letter.setting.paper import empty
from almanac.briefings.letter.tables.tabular import tabulate
from almanac.briefings.letter.titles import balanced
from almanac.briefings.letter.voice import Voice
from almanac.texts import text


class Report:
    """The document, the tables it is to have, and whether a section has begun."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing, self.language = briefing, briefing.telling.language
        config = briefing.telling.source.config
        author = config.title.said(self.language)
        self.document: Document = empty(self.language, briefing.title, author, briefing.imprint.made_at)
        self.voice = Voice(config, self.language)
        self.parts = planned(briefing.slides, self.language, words.reach(briefing))
        self.annexes = [part for part in self.parts if part.is_annex]
        self.has_section = self.is_new_page = False
        section = self.document.sections[0]
        lay_out(section, "portrait")
        furnish(section, config.footer.said(self.language), words.label(briefing))

    def add(self, style: str, said: str) -> Paragraph:
        """A paragraph of a style, on a new page where one was asked for."""
        line = self.document.add_paragraph(self.voice.of(style, said), style=style)
        if self.is_new_page:
            line.paragraph_format.page_break_before, self.is_new_page = True, False
        return line

    def title(self) -> None:
        """The title on balanced lines."""
        config = self.briefing.telling.source.config
        names = [config.city.name, *(name for unit in config.units for name in (unit.short, unit.name))]
        names += [theme.called(self.language) for theme in config.themes.values()]
        lines = balanced(self.voice.in_full(self.briefing.title), self.language, names)
        line = self.add("Title", "")
        for at, part in enumerate(lines):
            run = line.add_run(part + (" " if self.language == "en" and part is not lines[-1] else ""))
            if at < len(lines) - 1:
                run.add_break()

    def addressed(self, to: str) -> None:
        """To whom the report goes."""
        self.add("Salutation", text("addressed", self.language, words=to))

    def heading(self, said: str, level: int) -> None:
        """A heading that numbers itself; outside of a section there are only those of the first level."""
        if said:
            self.has_section = self.has_section or level == 1
            self.add(f"Heading {level if self.has_section else 1}", said)

    def paragraph(self, *sentences: str) -> None:
        """Sentences as one paragraph, if there are any."""
        if said := words.joined(sentences, self.language):
            self.add("Body Text", said)

    def items(self, said: tuple[str, ...]) -> None:
        """A list that numbers itself from one on."""
        number = begin_again(self.document)
        for one in said:
            line = self.add("List Number", words.joined([words.ended(one, self.language)], self.language))
            take_number(line._p.get_or_add_pPr(), number)

    def finding(self, part: Part, *more: str) -> None:
        """What a chart says, and where its numbers are."""
        self.paragraph(finding(part, len(self.annexes), self.language), *more)
        if part.has_table and not part.is_annex:
            self.caption(part)
            self.table(part)

    def caption(self, part: Part) -> None:
        """The name of a table; its number is a field, so that it counts on when tables are added."""
        words_of = self.voice.words(caption(part.slide, self.language))
        before, after = text("table_caption", self.language, number="\0", words=words_of).split("\0")
        line = self.add("Caption", before)
        field(line.add_run(), "SEQ Table \\* ARABIC", str(part.number))
        line.add_run(after)

    def table(self, part: Part) -> None:
        """The unit of its figures, the table, and what to know of it."""
        if part.grid.unit:
            self.add("Table Unit", part.grid.unit)
        grid = part.grid.said(self.voice.words)
        tabulate(self.document, grid, room(self.document.sections[-1]), self.language)
        self.add("Table Note", note(part, self.language))

    def annex(self, part: Part) -> None:
        """A table too wide for an upright page, on one of its own."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        lay_out(section, "landscape")
        config = self.briefing.telling.source.config
        furnish(section, config.footer.said(self.language), words.label(self.briefing))
        self.add("Annex", annex_word(part.number, len(self.annexes), self.language))
        self.add("Caption", caption(part.slide, self.language))
        self.table(part)
