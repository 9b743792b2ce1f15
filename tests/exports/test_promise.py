"""The promise: every line is accounted for, whatever happens to a file, and what was not touched does not change."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.catalogue import load_catalogue
from almanac.config import load_config
from almanac.exports.cells.named import UnitNames
from almanac.exports.judge import through_gate, with_totals_checked, without_repeats
from almanac.exports.read import Desk, read_export
from almanac.exports.results import Export

UNTIDY = Path(__file__).parent / "untidy"
HEADER = "记录编号,板块,日期,时长(小时),服务人次,服务领域,核实,备注"
LINES = [HEADER, *(f"{n:03},常熟市,2022年8月{n}日,{n / 4},{n},宣讲,是,第{n}次" for n in range(1, 13))]
TEXT = st.text(st.sampled_from('",;\t 0159.-/%年月日常熟市是合计：填表人注\x00\x1a\ufffd\u3000\u200b'), max_size=40)


def desk() -> Desk:
    config = load_config(UNTIDY / "config.yaml")
    return Desk(load_catalogue(config).contracts, UnitNames(config), date(2022, 8, 25))


DESK = desk()


def judged(data: bytes) -> Export:
    return through_gate(with_totals_checked(without_repeats(read_export(data, "visits.csv", DESK))), 0).export


def rows(export: Export) -> dict[int, dict[str, object]]:
    return {row.pop("_line"): row for row in export.table.to_pylist()} if export.table is not None else {}


WHOLE = rows(judged("\n".join([*LINES, ""]).encode()))


def adds_up(export: Export) -> None:
    assert export.rows_in == export.rows_loaded + export.rows_rejected + export.rows_skipped
    if export.table is None:
        assert export.rows_loaded == 0
        assert any(finding.severity == "refuse" for finding in export.findings)
        return
    listed = {f.line for f in export.findings if f.severity in ("reject", "skip") and f.rule != "above_header"}
    assert export.table.num_rows == export.rows_loaded
    assert len(listed) == export.rows_rejected + export.rows_skipped
    assert listed.isdisjoint(rows(export))


def test_the_untouched_file_loads_whole() -> None:
    assert sorted(WHOLE) == list(range(2, 14))


@given(st.integers(1, 12), TEXT)
def test_one_bad_line_never_changes_another(at: int, text: str) -> None:
    lines = [*LINES[:at], text, *LINES[at + 1 :], ""]
    export = judged("\n".join(lines).encode())
    adds_up(export)
    found = rows(export)
    assert {line: row for line, row in found.items() if line != at + 1} == {
        line: row for line, row in WHOLE.items() if line != at + 1
    }


@given(st.lists(st.tuples(st.integers(0, 12), TEXT), min_size=1, max_size=4))
def test_lines_put_between_others_change_none_of_them(inserted: list[tuple[int, str]]) -> None:
    lines = [(text, n + 1) for n, text in enumerate(LINES)]
    for at, text in inserted:
        lines.insert(at + 1, (text, 0))
    export = judged("\n".join([*(text for text, _ in lines), ""]).encode())
    adds_up(export)
    for line, row in rows(export).items():
        original = lines[line - 1][1]
        assert not original or row == WHOLE[original]


@given(st.data(), st.sampled_from(["utf-8", "gb18030"]))
def test_damaged_bytes_are_counted_whatever_they_hit(data: st.DataObject, encoding: str) -> None:
    content = bytearray("\n".join([*LINES, ""]).encode(encoding))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    adds_up(judged(bytes(content)))


@given(st.binary(max_size=300))
def test_any_bytes_at_all_end_in_a_report(content: bytes) -> None:
    adds_up(judged(content))


@given(st.permutations(range(8)))
def test_the_order_of_the_columns_does_not_matter(order: list[int]) -> None:
    moved = [",".join(line.split(",")[at] for at in order) for line in LINES]
    assert rows(judged("\n".join([*moved, ""]).encode())) == WHOLE


def _crlf(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode("gb18030")


def _quoted(text: str) -> bytes:
    return "\n".join(
        ",".join(f'"{cell}"' for cell in line.split(",")) if line else "" for line in text.split("\n")
    ).encode()


@pytest.mark.parametrize(
    "write",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("gb18030"),
        lambda text: text.encode("utf-16"),
        lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.replace(",", "\t").encode("gb18030"),
        lambda text: text.replace(",", "|").encode(),
        lambda text: text.replace(",", "、").encode(),
        lambda text: text.replace(",", " , ").encode(),
        _crlf,
        _quoted,
    ],
)
def test_the_same_rows_come_from_every_form(write: Callable[[str], bytes]) -> None:
    assert rows(judged(write("\n".join([*LINES, ""])))) == WHOLE
