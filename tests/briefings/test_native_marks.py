"""What stands in an office chart and its data sheet as the screen has it: marks, colours, figures, a plain table."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from almanac.briefings import native
from almanac.narrative.answer import answer
from almanac.tables.ask import Source
from tests.briefings.test_native import LIT, asked, every_part, written
from tests.indicators.test_guard import viewer


def test_lines_keep_the_mark_the_colour_and_both_figures_of_each_unit(sample: Source) -> None:
    """As the screen has them: the key names every mark, and a figure at an end is written in its unit's colour."""
    found = asked(sample, "unit_slopes")
    marks = {run.words.partition(" ")[2]: run.color for run in native.marks(found, "zh", LIT)}
    assert set(marks) == set(found.rows["unit"])
    written_in = re.findall(COLOURED, every_part(written(found).file))
    for _, row in found.rows[found.rows["before"].notna() & found.rows["point"].notna()].iterrows():
        now = f"{row['text']} {row['change_short'] or ''}".rstrip()
        assert (marks[row["unit"]].removeprefix("#"), now) in written_in


COLOURED = r'<a:rPr[^>]*><a:solidFill><a:srgbClr val="(\w+)" ?/></a:solidFill>(?:(?!</a:r>).)*<a:t>([^<]+)</a:t>'


@pytest.mark.parametrize("name", ["unit_dots", "ranking_funnel"])
def test_a_mark_has_the_shape_that_the_key_names(sample: Source, name: str) -> None:
    """Office charts have no triangle that points down: it is written, and no other shape stands for it."""
    found = answer(sample, name, viewer(sample, "desk"), {"indicator": "branch_standard_rate"}, "zh")
    below = (found.rows["verdict"].eq("below") & ~found.rows["is_city"].astype(bool)).sum()
    file = written(found, lit="")
    assert below > 0
    assert sum(words == "▽" for words in file.read()) == below
    assert "diamond" not in every_part(file.file)


def test_a_data_sheet_begins_with_what_people_edit(sample: Source) -> None:
    """Names, values and both ends of the interval, a line each; what is drawn beside them follows by formulas."""
    with ZipFile(BytesIO(written(asked(sample, "unit_dots")).file)) as parts:
        (name,) = [name for name in parts.namelist() if name.endswith(".xlsx")]
        page = load_workbook(BytesIO(parts.read(name))).active
    heads, *lines = page.iter_rows(values_only=True)
    assert heads[:5] == ("名称", "“一人一策”方案覆盖率", "区间下限", "区间上限", "较上月")
    assert [line[0] for line in lines[:11]] == [unit.short for unit in sample.config.units]
    drawn = [cell for line in lines for cell in line[6:] if isinstance(cell, str)]
    assert len(drawn) > 30
    assert all(re.fullmatch(r"=[A-Z]\d+", cell) for cell in drawn)
