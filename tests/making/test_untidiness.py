"""Exports as they arrive and clean ones: another look, the same facts."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.making.conftest import PROJECT
from tests.making.reading import NAMES, SIGNED, decoded, files, plain, rows, table

SAMPLE = PROJECT / "data/sample"
EVERY = pytest.mark.parametrize("source", NAMES)


@EVERY
def test_untidy_and_clean_hold_the_same_facts(source: str, clean: Path) -> None:
    untidy, tidy = rows(SAMPLE, source), rows(clean, source)
    assert len(untidy) == len(tidy)
    differing = [(one, other) for one, other in zip(untidy, tidy, strict=True) if one != other]
    assert differing[:3] == []


@EVERY
def test_clean_files_are_plain_tables(source: str, clean: Path) -> None:
    for path in files(clean, source):
        content = path.read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in content
        above, _, body, below = table(path)
        assert (above, below) == ([], [])
        assert all(cell == cell.strip() for row in body[:500] for cell in row)
        assert "合计" not in content.decode("utf-8")


def test_exports_arrive_in_the_forms_that_offices_send() -> None:
    forms = set()
    for path in SAMPLE.glob("*.csv"):
        content = path.read_bytes()
        is_utf8 = decoded(path).encode("utf-8") == content.removeprefix(b"\xef\xbb\xbf")
        mark = content.startswith(b"\xef\xbb\xbf")
        forms.add(("utf-8" if is_utf8 else "gb18030", mark, b"\r\n" in content, decoded(path).startswith("附件1")))
    assert ("gb18030", False, True, True) in forms
    assert ("gb18030", False, False, False) in forms
    assert ("utf-8", True, True, False) in forms
    assert ("utf-8", False, True, False) in forms


def test_units_and_dates_are_written_in_several_ways() -> None:
    text = "".join(decoded(path) for path in SAMPLE.glob("*.csv"))
    for written in (",320571,", ",苏州工业园区,", ",工业园区,", ",园区,", ",昆山市,", ",昆山,"):
        assert written in text, written
    for written in ("2022年8月25日", "2022/8/25", "2022-08-25"):
        assert written in text, written
    assert re.search("[０-９]", text)


def titled() -> Iterator[Path]:
    return (path for path in sorted(SAMPLE.glob("*.csv")) if decoded(path).startswith("附件1"))


def test_titles_say_what_the_table_is_and_footers_who_filled_it_in() -> None:
    for path in titled():
        above, _, _, below = table(path)
        assert above[0][0].endswith(("表", "台账", "记录")), path.name
        assert re.fullmatch(r"填报单位：\S+ 填报日期：\d{4}年\d{1,2}月\d{1,2}日", above[1][0]), path.name
        assert below[-1][0] == SIGNED


def test_printed_totals_equal_their_rows() -> None:
    checked = 0
    for path in titled():
        _, _, body, below = table(path)
        for place, printed in enumerate(below[0][1:], start=1):
            if below[0][0] == "合计" and printed:
                assert float(printed) == sum(float(plain(row[place]) or 0) for row in body), (path.name, place)
                checked += 1
    assert checked > 40


@EVERY
def test_no_cell_looks_like_a_name_a_telephone_or_an_id_number(source: str) -> None:
    for path in files(SAMPLE, source):
        _, header, body, _ = table(path)
        assert not {"姓名", "身份证号", "手机", "电话", "联系电话", "住址", "出生日期"} & set(header)
        cells = {plain(cell) for row in body for cell in row}
        assert not [cell for cell in cells if re.search(r"\d{9}", cell)], path.name


@EVERY
def test_no_code_could_be_read_as_a_number(source: str) -> None:
    for column in ("人员编码", "志愿者编码", "记录编号", "活动编号", "事件编号", "支部编码"):
        codes = {row[column] for row in rows(SAMPLE, source) if column in row}
        assert not [code for code in codes if re.fullmatch(r"[\d.]+(e\d+)?", code)]
