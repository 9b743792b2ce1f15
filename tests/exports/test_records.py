"""Lines and records: what is counted, where records end, and what a quote may cost."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.exports.lines import decodings, signature
from almanac.exports.records import LONGEST, Record, records

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)


def split(text: str, delimiter: str = ",", width: int = 0) -> list[Record]:
    return list(records(next(decodings(text.encode())), delimiter, width=width))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_what_a_csv_writer_writes_is_what_we_read(rows: list[list[str]], delimiter: str) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    found = split(written.getvalue(), delimiter)
    one_end = [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in rows]
    if not any("\ufeff" in cell or cell.count("\n") >= LONGEST for row in one_end for cell in row):
        assert [record.cells for record in found] == one_end


@given(st.text(st.sampled_from('a,"\n\r'), max_size=60))
def test_every_line_belongs_to_exactly_one_record(text: str) -> None:
    lines = next(decodings(text.encode()))
    for width in (0, 3):
        found = list(records(lines, ",", width=width))
        assert sum(record.span for record in found) == len(lines.texts)
        starts = [1 + sum(record.span for record in found[:at]) for at in range(len(found))]
        assert [record.line for record in found] == starts


def test_each_kind_of_line_end_ends_a_line() -> None:
    assert [record.line for record in split("a\r\nb\rc\nd")] == [1, 2, 3, 4]
    assert [record.cells for record in split("a\r\nb\rc\nd")] == [["a"], ["b"], ["c"], ["d"]]


def test_a_record_may_span_lines_and_starts_on_its_first() -> None:
    assert split('x\n1,"a\nb\r\nc",2\ny\n') == [
        Record(1, ["x"]),
        Record(2, ["1", "a\nb\nc", "2"], 3),
        Record(5, ["y"]),
    ]


def test_an_unclosed_quote_costs_its_own_line_only() -> None:
    found = split('1,"a,b\n2,c\n3,d\n', width=2)
    assert [(record.line, record.problem) for record in found] == [(1, "unclosed_quote"), (2, ""), (3, "")]


def test_a_quote_never_swallows_a_whole_record_though_a_later_one_closes_it() -> None:
    found = split('1,"a\n2,c\n3,d"\n', width=2)
    assert [record.problem for record in found] == ["unclosed_quote", "", ""]


def test_an_unclosed_quote_is_not_closed_by_the_opening_quote_of_a_later_line() -> None:
    found = split('1,"a\n2,"c"\n3,d\n', width=2)
    assert [(record.problem, record.cells[0]) for record in found] == [("unclosed_quote", "1"), ("", "2"), ("", "3")]


def test_a_record_of_too_many_lines_is_an_unclosed_quote() -> None:
    text = '"' + "a\n" * LONGEST + '"\nb\n'
    assert split(text)[0].problem == "unclosed_quote"
    assert split(text)[-1].cells == ["b"]


def test_text_behind_a_closing_quote_is_never_joined() -> None:
    assert split('"x"z,1\n')[0].problem == "stray_quote"


def test_a_quote_inside_a_cell_is_only_a_character() -> None:
    assert split('12"x,="00,1",2\n')[0].cells == ['12"x', '="00,1"', "2"]


def test_a_nul_spoils_its_record_only() -> None:
    assert [record.problem for record in split("a\0,b\nc,d\n")] == ["nul", ""]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_of_every_encoding_comes_back(encoding: str) -> None:
    text = "记录编号,板块\n一,二\n"
    found = [lines.texts for lines in decodings(text.encode(encoding))]
    assert ["记录编号,板块", "一,二"] in found


def test_the_encoding_with_fewer_failing_lines_comes_first() -> None:
    damaged = "记录编号,板块\n一,二\n三,四\n".encode("gb18030") + b"\x80\n"
    first = next(decodings(damaged))
    assert (first.encoding, list(first.broken)) == ("gb18030", [3])
    damaged = "记录编号,板块\n一,二\n三,四\n".encode() + b"\xff\n"
    assert "utf-8" in [lines.encoding for lines in decodings(damaged) if list(lines.broken) == [3]]


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "empty_file"), (b"\0\0\0", "empty_file"), (b" \r\n\t", "empty_file"), (b"\xef\xbb\xbf\n", "empty_file"),
        (b"PK\x03\x04abc", "is_zip"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is_xls"), (b"%PDF-1.7", "is_pdf"),
        (b"\n <!DOCTYPE html>", "is_html"), (b"\xef\xbb\xbf<table>", "is_html"), (b"<?xml version='1.0'?>", "is_html"),
        (b"a,b\n", ""),
    ],
)  # fmt: skip
def test_what_is_no_text_is_named(data: bytes, rule: str) -> None:
    assert signature(data) == rule
