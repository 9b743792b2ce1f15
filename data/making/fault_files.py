"""Whole files that must be refused: with personal data, of another shape, or no export at all."""

from collections.abc import Callable
from dataclasses import dataclass

from making.fault_lines import with_cell


@dataclass(frozen=True)
class Alone:
    """A file of its own, made from a header and some rows of a source."""

    stem: str
    source: str
    size: int
    make: Callable[[str, list[str]], list[str] | bytes]
    rule: str
    what: str
    column: str = ""


def _forbidden(header: str, rows: list[str]) -> list[str]:
    return [f"姓名,{header}", *(f"某某,{row}" for row in rows)]


def _numbered(value: str) -> Callable[[str, list[str]], list[str]]:
    return lambda header, rows: [header, *rows[:-1], ",".join([*rows[-1].split(",")[:-1], value])]


def _renamed(header: str, rows: list[str]) -> list[str]:
    return [header.replace("时长(小时)", "时长(分钟)"), *rows]


def _spoilt(header: str, rows: list[str]) -> list[str]:
    place = header.split(",").index("时长(小时)")
    return [
        header,
        *(with_cell(row.split(","), place, "若干") for row in rows[: len(rows) // 2]),
        *rows[len(rows) // 2 :],
    ]


def _big5(header: str, rows: list[str]) -> bytes:
    return "\r\n".join(["記錄編號,志願者編碼,服務日期,時長", *(row.split(",")[0] + ",,,2" for row in rows)]).encode(
        "big5"
    )


ID_EXAMPLE, MOBILE_EXAMPLE = (
    "11010519491231002X",
    "13800138000",
)  # the standard's own example; an operator's test number
ALONE = (
    Alone(
        "volunteer_service_names", "volunteer_service", 30, _forbidden, "forbidden_column", "a column of names", "姓名"
    ),
    Alone(
        "volunteer_service_ids", "volunteer_service", 30, _numbered(ID_EXAMPLE), "personal_data", "an ID number", "专项"
    ),
    Alone(
        "service_record_mobiles",
        "service_record",
        30,
        _numbered(MOBILE_EXAMPLE),
        "personal_data",
        "a mobile number",
        "评价",
    ),
    Alone(
        "volunteer_service_minutes",
        "volunteer_service",
        30,
        _renamed,
        "missing_column",
        "minutes for hours",
        "时长(小时)",
    ),
    Alone(
        "volunteer_service_spoilt", "volunteer_service", 40, _spoilt, "too_many_rejected", "half of the rows are wrong"
    ),
    Alone(
        "headcount_header_only", "headcount", 0, lambda header, rows: [header], "no_rows", "a header and nothing else"
    ),
    Alone(
        "volunteer_service_big5",
        "volunteer_service",
        30,
        _big5,
        "no_header",
        "Big5, which no header of ours is found in",
    ),
)
OTHER = (
    Alone("service_record_empty", "", 0, lambda header, rows: b"", "empty_file", "zero bytes"),
    Alone("branch_creation_page", "", 0, lambda header, rows: b"<html><table></table></html>", "is_html", "a web page"),
    Alone("headcount_workbook", "", 0, lambda header, rows: b"PK\x03\x04" + bytes(60), "is_zip", "an Excel workbook"),
    Alone(
        "会议室预定",
        "",
        0,
        lambda header, rows: ["日期1,会议室,用途", "周一,三楼,例会"],
        "unrecognised",
        "no export of ours",
    ),
)
