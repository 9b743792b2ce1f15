"""Reading in bulk and walking over every line give the same rows, findings and counts, whatever the bytes are."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.catalogue import load_catalogue
from almanac.config import load_config
from almanac.exports.cells.named import UnitNames
from almanac.exports.judge import Reading
from almanac.exports.read import Desk, read_carefully, read_export

UNTIDY = Path(__file__).parents[1] / "untidy"
FILES = sorted(UNTIDY.glob("*.csv"))
HEADER = "记录编号,板块,日期,时长(小时),服务人次,服务领域,核实,备注"
ROWS = [f"{n:03},常熟市,2022年8月{1 + n % 9}日,{n % 9 + 1},{n},宣讲,是,第{n % 5}次" for n in range(1, 60)]
QUOTED = [",".join(f'"{cell}"' for cell in row.split(",")) for row in ROWS]
BASES = {
    "utf-8": "\n".join([HEADER, *ROWS, ""]).encode(),
    "gb18030": "\r\n".join([HEADER, *ROWS, ""]).encode("gb18030"),
    "quoted": "\n".join([HEADER, *QUOTED, ""]).encode("gb18030"),
    "tabs": "\r".join([HEADER, *ROWS]).replace(",", "\t").encode("utf-8-sig"),
    "semicolons": "\n".join(["走访记录", HEADER, *ROWS, "合计,,,300,1770,,,"]).replace(",", ";").encode("gb18030"),
    "utf-16": "\n".join([HEADER, *ROWS, ""]).encode("utf-16"),
}
LINES = [
    "",
    ",,,,,,,",
    '"',
    '"a\nb",常熟,2022-08-01,1,2,,,',
    "合计,,,12,30,,,",
    "小计：,,,1,2,,,",
    HEADER,
    "统计",
    "填表人：张三,,,,,,,",
    "注1,常熟市,2022-08-01,1,2,宣讲,是,",
    "注：x,常熟市,,,,,,",
    "061,常熟市,2022-08-01,1,2,宣讲,是,x,",
    "061,常熟市,22/8/1,1,2,宣讲,是,",
    "061,常熟市,2022-08-01,1,2,宣讲,有,",
    "061,常熟市,2022-08-01,1,2,宣讲,无,",
    "001,常熟市,2022年8月2日,2,1,宣讲,是,第1次",
    "13800138000,常熟市,2022-08-01,1,2,宣讲,是,",
    "061,常熟市,2022-08-01,1,2,宣讲,是,日期",
    "061,火星,2022-08-01,1.5,2.5,宣讲,x,",
    '"061","常熟,市","2022-08-01",1,2,宣讲',
    '061,"常熟市",2022-08-01,"1,234",2,宣讲,是,',
    '061, "常熟市" ,2022-08-01,1,2,宣讲,是,""',
    "板块,记录编号,日期,时长,服务人次,服务领域,核实,备注",
    "３１,常熟市,2022-08-01,１,2,宣讲,是,",
    "a\0,常熟市,2022-08-01,1,2,宣讲,是,",
    "061,常熟市,2022-08-01,1,2,宣讲,是,烫烫烫\ufffd",
    "null,常熟市,2022-08-01,1,2,宣讲,是,",
    "061,全市,2022-08-01,1,2,none,是,-",
    "\ufeff062,常熟市,2022-08-01,1,2,,,",
    "\x1a",
    '="001",常熟市,2022-08-01,1,2,,,',
    "a b-c,常熟市,2022-08-01,1,2,,,",
    "3.2E+17,常熟市,2022-08-01,1,2,,,",
    '"=""""",常熟市,2022-08-01,1,2,,,',
    "'062,常熟市,2022-08-01,'1.5,2,,,",
    "062,合计,2022-08-01,1,2,,,",
    "062,常熟市,2022-08-01,1,2,,,姓名",
    "062,,2022-08-01,1,2,,,姓名",
    "序号,姓名,性别",
    "制表人 张三,,,,,,,",
]


MARKS = [b'"', b",", b"\n", b"\r", b"\0", b"\x1a", b'""', b'","', b"\t;"]
TELLING = ["", "是", "有", "无", "0", "1", "50%", "0.5", "-", "x", "合计", "96"]


def desk() -> Desk:
    config = load_config(UNTIDY / "config.yaml")
    return Desk(load_catalogue(config).contracts, UnitNames(config), date(2022, 8, 25))


DESK = desk()


def told(reading: Reading) -> dict[str, object]:
    """All that a reading says, its rows in their order."""
    export = reading.export
    found = {name: getattr(export, name) for name in vars(export) if name != "table"}
    rows = None if export.table is None else {name: values(export.table[name]) for name in export.table.column_names}
    return found | {"rows": rows, "headers": reading.headers, "totals": reading.totals}


def values(column: pa.ChunkedArray) -> tuple[str, list[object]]:
    """The values of a column and their type, whether they stand in a dictionary or not."""
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    return str(kind), column.to_pylist()


def assert_same(data: bytes, file: str, piece: int = 400) -> None:
    assert told(read_export(data, file, DESK, piece)) == told(read_carefully(data, file, DESK))


@pytest.mark.parametrize("piece", [300, 8 << 20])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_untidy_file_reads_the_same(path: Path, piece: int) -> None:
    assert_same(path.read_bytes(), path.name, piece)


@pytest.mark.parametrize("name", BASES)
def test_a_clean_file_reads_the_same(name: str) -> None:
    assert_same(BASES[name], "visits.csv")


@pytest.mark.parametrize("name", BASES)
def test_every_row_of_a_clean_file_is_read_in_bulk(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("almanac.exports.read.read_carefully", None)
    assert read_export(BASES[name], "visits.csv", DESK, 400).export.rows_loaded == 59


@given(st.sampled_from([n for n in BASES if n != "utf-16"]), st.data())
def test_mutated_bytes_read_the_same(name: str, data: st.DataObject) -> None:
    content = bytearray(BASES[name])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content)))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3) | st.sampled_from(MARKS))
    assert_same(bytes(content), "visits.csv")


@given(
    st.sampled_from(["utf-8", "gb18030", "utf-16"]),
    st.sampled_from([",", "\t", ";", "|", "，"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.lists(st.tuples(st.integers(0, 60), st.sampled_from(LINES)), max_size=12),
    st.booleans(),
)
def test_lines_of_every_kind_between_rows_read_the_same(
    encoding: str, delimiter: str, end: str, inserted: list[tuple[int, str]], is_ended: bool
) -> None:
    lines = [HEADER, *ROWS]
    for at, line in inserted:
        lines.insert(at, line)
    text = end.join(lines).replace(",", delimiter) + (end if is_ended else "")
    assert_same(text.encode(encoding, errors="replace"), "visits.csv", 600)


@given(st.lists(st.tuples(*[st.sampled_from(TELLING)] * 3), max_size=12))
def test_what_a_whole_column_decides_is_decided_the_same(cells: list[tuple[str, str, str]]) -> None:
    rows = [f"2022-07,{('常熟', '昆山', '火星')[at % 3]},{row[0]}" for at, row in enumerate(cells)]
    assert_same("\n".join(["月份,板块,完成率", *rows, ""]).encode(), "plans.csv")
    rows = [f"{at},{row[0] or '常熟'},2022-08-01,{row[1]},{row[2]}" for at, row in enumerate(cells)]
    assert_same("\n".join(["编号,板块,日期,核实,时长", *rows, ""]).encode("gb18030"), "visits.csv")
