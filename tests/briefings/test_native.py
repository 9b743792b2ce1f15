"""Office charts of every kind: the file holds what the answer says, in the chart and behind it, and nothing hidden."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pandas as pd
import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.util import Inches

from almanac.briefings import native
from almanac.briefings.check import refuse_difference
from almanac.briefings.native.kinds import KINDS
from almanac.figures.draw import KINDS as FIGURES
from almanac.mistakes import Mistake
from almanac.narrative.answer import Answer, answer
from almanac.tables.ask import Source
from tests.charts.test_every_sentence import CATALOGUE, CHARTS
from tests.indicators.test_guard import viewer

DRAWN = [name for name in CHARTS if CATALOGUE.charts[name].figure in KINDS]
TABLES = [name for name in CHARTS if CATALOGUE.charts[name].figure not in KINDS]
BOX = native.Box(Inches(0.6), Inches(1.2), Inches(12.1), Inches(5.4))
LIT = "320583"


@dataclass
class Written:
    """A deck of one chart, as a file."""

    file: bytes
    is_drawn: bool

    def read(self) -> list[str]:
        """What is read back from the file."""
        (slide,) = Presentation(BytesIO(self.file)).slides
        return [words for shape in slide.shapes for words in native.read(shape)]


def asked(sample: Source, name: str, level: str = "desk", language: str = "zh") -> Answer:
    given = {"unit": LIT} if "unit" in sample.catalogue.charts[name].parameters else {}
    return answer(sample, name, viewer(sample, level), given, language)


def written(found: Answer, language: str = "zh", lit: str = LIT) -> Written:
    deck, held = Presentation(), BytesIO()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    is_drawn = native.place(slide, found, BOX, language, lit, found.chart.id)
    deck.save(held)
    return Written(held.getvalue(), is_drawn)


def figures(words: list[str]) -> Counter[str]:
    return Counter(word for word in words if re.search(r"\d", word))


def of_scores(sample: Source) -> Answer:
    """Scores, which the sample city does not ask for."""
    found = asked(sample, "composite_scores")
    rows = pd.DataFrame(
        {
            "unit": ["A", "B"],
            "unit_code": [LIT, "320582"],
            "score": [71.25, None],
            "score_text": ["71.3", None],
            "best": [2, None],
            "worst": [5, None],
            "weight_best": [1, None],
            "weight_worst": [4, None],
        }
    )
    return replace(found, rows=rows)


@pytest.mark.parametrize("name", DRAWN)
def test_the_file_holds_what_is_meant(sample: Source, name: str) -> None:
    """In both languages, in turn."""
    language = "zh" if DRAWN.index(name) % 3 else "en"
    found = of_scores(sample) if name == "composite_scores" else asked(sample, name, language=language)
    file = written(found, language)
    assert file.is_drawn
    meant = native.meant(found, language, LIT)
    assert figures(meant)
    assert figures(file.read()) == figures(meant)


def test_every_kind_of_figure_is_drawn_or_a_table() -> None:
    assert {CATALOGUE.charts[name].figure for name in DRAWN} == set(KINDS)
    assert set(FIGURES) - set(KINDS) == {"cards", "matrix", "table", "tiers"}


@pytest.mark.parametrize("name", TABLES)
def test_what_is_better_a_table_is_left_to_one(sample: Source, name: str) -> None:
    file = written(asked(sample, name))
    assert not file.is_drawn
    assert file.read() == []


def test_every_label_of_the_screen_stands_in_the_chart(sample: Source) -> None:
    found = asked(sample, "unit_dots")
    said = " ".join(written(found).read())
    shown = found.rows[~found.rows["is_city"].astype(bool)]
    assert len(shown) > 8
    assert [label for label in shown["label"] if label not in said] == []
    assert [name for name in found.rows["unit"] if name not in said] == []


def test_a_missing_value_is_a_gap_and_no_nought(sample: Source) -> None:
    found = asked(sample, "unit_dots")
    assert (found.rows["shown"] == "xy").any()
    assert "0" not in written(found).read()


@pytest.mark.parametrize("level", ["file", "wall"])
@pytest.mark.parametrize("name", ["unit_dots", "unit_spread", "unit_profiles", "unit_slopes", "wall_bars"])
def test_a_protected_value_is_nowhere_in_the_file(sample: Source, name: str, level: str) -> None:
    """Neither as it is displayed nor as it is stored: it is compared with what a desk sees."""
    found, desk = asked(sample, name, level), asked(sample, name)
    file = written(found)
    assert figures(file.read()) == figures(native.meant(found, "zh", LIT))
    keys = ["unit_code", "head"]
    hidden = set(map(tuple, found.rows.loc[found.rows["shown"] == "hidden", keys].to_numpy()))
    is_hidden = pd.Series([tuple(row) in hidden for row in desk.rows[keys].to_numpy()])
    numbers = [name for name in ("value", "low", "high", "numerator") if name in desk.rows]
    secret, free = (set(desk.rows.loc[rows, numbers].stack()) for rows in (is_hidden, ~is_hidden))
    secret -= free | {float(number) for number in range(len(desk.rows) + 1)}
    assert len(secret) > 1
    stored = numbers_of(file.file)
    assert len(stored) > 2
    assert [value for value in secret if any(abs(value - number) < 1e-6 for number in stored)] == []


def numbers_of(file: bytes) -> set[float]:
    """Every number that the charts of a deck and the workbooks behind them store."""
    parts = re.sub(r't="s"><v>\d+</v>', "", every_part(file))  # which word of a workbook stands in a cell
    return {float(number) for number in re.findall(r"<(?:c:)?v>(-?[\d.]+)</", parts)}


def every_part(file: bytes) -> str:
    """All XML of a deck, and of the workbooks in it."""
    found = ""
    with ZipFile(BytesIO(file)) as parts:
        for name in parts.namelist():
            held = parts.read(name)
            found += every_part(held) if name.endswith(".xlsx") else held.decode("utf-8", "replace")
    return found


def changed(file: bytes, ending: str, change: Callable[[bytes], bytes]) -> bytes:
    """The deck with its charts or workbooks changed."""
    held = BytesIO()
    with ZipFile(BytesIO(file)) as old, ZipFile(held, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, change(body) if re.search(ending, name) else body)
    return held.getvalue()


def planted(cell: str, value: Any) -> Callable[[bytes], bytes]:
    """A change of one cell of a workbook."""

    def change(body: bytes) -> bytes:
        book, held = load_workbook(BytesIO(body)), BytesIO()
        book.active[cell] = value
        book.save(held)
        return held.getvalue()

    return change


def cached(body: bytes) -> bytes:
    """A chart in which the first number is another."""
    return re.sub(rb"(<c:numCache>.*?<c:v>)[^<]*", rb"\g<1>12.34", body, count=1, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("ending", "change"),
    [
        (r"\.xlsx$", planted("B2", 12.34)),
        (r"\.xlsx$", planted("B2", None)),
        (r"\.xlsx$", planted("Z30", 12.34)),
        (r"charts/chart\d*\.xml$", cached),
    ],
    ids=["another number in the sheet", "a number gone", "a number more", "another number in the chart"],
)
def test_a_planted_difference_is_found(sample: Source, ending: str, change: Callable[[bytes], bytes]) -> None:
    found = asked(sample, "cloud_modules")
    file = written(found)
    meant = {"chart": native.meant(found, "zh")}
    refuse_difference(meant, {"chart": written(found, lit="").read()})
    wrong = Written(changed(file.file, ending, change), file.is_drawn)
    with pytest.raises(Mistake) as seen:
        refuse_difference(meant, {"chart": wrong.read()})
    assert seen.value.key == "export_differs"


def test_letters_are_readable_and_have_an_east_asian_face(sample: Source) -> None:
    file = written(asked(sample, "branch_ladder"))
    with ZipFile(BytesIO(file.file)) as parts:
        (chart,) = [parts.read(name).decode() for name in parts.namelist() if re.search(r"charts/chart\d*\.xml$", name)]
    assert min(int(size) for size in re.findall(r'sz="(\d+)"', chart)) >= 1200
    assert chart.count("<a:ea ") == chart.count("<a:latin ") > 10


def test_a_chart_is_named_and_stands_in_its_box(sample: Source) -> None:
    (slide,) = Presentation(BytesIO(written(asked(sample, "topic_study")).file)).slides
    (shape,) = slide.shapes
    assert shape.name == "topic_study"
    assert (shape.left, shape.top, shape.width, shape.height) == (BOX.left, BOX.top, BOX.width, BOX.height)
