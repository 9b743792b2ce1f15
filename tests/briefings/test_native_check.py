"""The check of office charts: values that change places and faults of the model are found, kind by kind."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from almanac.briefings import native
from almanac.briefings.check import refuse_difference
from almanac.briefings.native import meaning, placing, told
from almanac.briefings.native.kinds import KINDS, plots_of
from almanac.briefings.native.plot import Label, Plot, Point, Run
from almanac.mistakes import Mistake
from almanac.narrative.answer import Answer
from almanac.tables.ask import Source
from tests.briefings.test_native import DRAWN, LIT, Written, asked, changed, of_scores, written
from tests.charts.test_every_sentence import CATALOGUE

ONE_OF = {CATALOGUE.charts[name].figure: name for name in DRAWN}


def exchanged(file: bytes, values: tuple[float, float], words: tuple[str, str]) -> bytes:
    """The deck in which two values change places: in the charts, the workbooks behind them, and the labels."""
    other = {f"{values[0]:.6f}": values[1], f"{values[1]:.6f}": values[0]}
    labels = dict(zip(words, words[::-1], strict=True))

    def in_chart(body: bytes) -> bytes:
        found = re.sub(r"<c:v>(-?[\d.]+)</c:v>", number, body.decode())
        return re.sub(r"<a:t>([^<]+)</a:t>", lambda m: f"<a:t>{labels.get(m[1], m[1])}</a:t>", found).encode()

    def number(found: re.Match[str]) -> str:
        return f"<c:v>{other.get(f'{float(found[1]):.6f}', found[1])}</c:v>"

    def in_book(body: bytes) -> bytes:
        book, held = load_workbook(BytesIO(body), data_only=True), BytesIO()
        for row in book.active.iter_rows():
            for cell in row:
                if isinstance(cell.value, int | float):
                    cell.value = other.get(f"{cell.value:.6f}", cell.value)
        book.save(held)
        return held.getvalue()

    return changed(changed(file, r"charts/chart\d*\.xml$", in_chart), r"\.xlsx$", in_book)


@pytest.mark.parametrize("name", ["unit_dots", "creation_stages", "talent_fields", "ranking_funnel"])
def test_two_values_cannot_change_places(sample: Source, name: str) -> None:
    """The file holds the same numbers and words as before, each of them elsewhere."""
    found = asked(sample, name)
    file, (one, other) = written(found), first_two(found)
    values = (float(one.value.split("|")[-1]), float(other.value.split("|")[-1]))
    wrong = exchanged(file.file, values, (one.words[0], other.words[0]))
    assert wrong != file.file
    meant = {"chart": native.meant(found, "zh", LIT)}
    refuse_difference(meant, {"chart": file.read()})
    refuse_difference({"chart": alone(file.read())}, {"chart": alone(Written(wrong, True).read())})
    with pytest.raises(Mistake) as seen:
        refuse_difference(meant, {"chart": Written(wrong, True).read()})
    assert seen.value.key == "export_differs"


def first_two(found: Answer) -> list[told.Told]:
    """Two different values of the first series."""
    rows = told.told(found, "zh", LIT)
    return list({one.value: one for one in rows if one.series == rows[0].series}.values())[:2]


def alone(words: list[str]) -> list[str]:
    """Words and numbers without what they belong to."""
    return [one for one in words if "|" not in one]


def more(plots: Any) -> list[Plot]:
    """Charts in which every value is one more."""
    return [
        replace(plot, series=tuple(replace(one, points=tuple(map(one_more, one.points))) for one in plot.series))
        for plot in plots
    ]


def one_more(point: Point) -> Point:
    return point if point.value is None else replace(point, value=point.value + 1)


def relabelled(plots: Any) -> list[Plot]:
    """Charts in which every label says another number."""
    said = Label((Run("12.34", "#000000"),), "right")
    return [
        replace(
            plot,
            series=tuple(
                replace(
                    one,
                    points=tuple(point if point.label is None else replace(point, label=said) for point in one.points),
                )
                for one in plot.series
            ),
        )
        for plot in plots
    ]


def test_what_makes_its_values_itself_is_known_by_name() -> None:
    assert set(KINDS) - set(told.KINDS) == {"profiles", "steps"}


@pytest.mark.parametrize("fault", [more, relabelled])
@pytest.mark.parametrize("name", [ONE_OF[kind] for kind in told.KINDS])
def test_a_fault_of_the_model_is_found(
    sample: Source, name: str, fault: Callable[[Any], list[Plot]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is meant comes from the rows, so that a wrong chart is not held against itself."""
    for place in (placing, meaning):
        monkeypatch.setattr(place, "plots_of", lambda *given: fault(plots_of(*given)))
    found = of_scores(sample) if name == "composite_scores" else asked(sample, name)
    with pytest.raises(Mistake) as seen:
        refuse_difference({"chart": native.meant(found, "zh", LIT)}, {"chart": written(found).read()})
    assert seen.value.key == "export_differs"
