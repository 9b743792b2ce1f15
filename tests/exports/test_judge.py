"""Rows judged together: repeats, printed totals, the gate, and the kinds of rows that are set aside."""

from typing import Any

import pytest

HEADER = "记录编号,板块,日期,时长(小时),服务人次\n"
COVERAGE = "统计期,板块,离休干部数,其中党员,覆盖率\n"


def rules(export: Any, *severities: str) -> list[tuple[int | None, str]]:
    found = [f for f in export.findings if f.rule not in ("absent_column",)]
    return [(f.line, f.rule) for f in found if not severities or f.severity in severities]


def row(number: int, hours: float = 1, visits: int = 2) -> str:
    return f"{number:04},常熟,2022-08-01,{hours},{visits}\n"


def test_a_printed_total_that_is_the_sum_needs_no_word(read: Any) -> None:
    export = read(HEADER + row(1, 1.5, 2) + row(2, 2, 3) + "合计,,,3.5,5\n")
    assert rules(export) == [(4, "total")]


def test_a_printed_total_that_differs_shows_both(read: Any) -> None:
    export = read(HEADER + row(1, 1.5, 2) + row(2, 2, 3) + "合计,,,9.5,5\n")
    [finding] = [f for f in export.findings if f.rule == "total_differs"]
    assert (finding.line, finding.column, finding.value) == (4, "时长(小时)", "9.5")
    assert "3.5" in finding.message("zh")
    assert export.rows_loaded == 2


def test_subtotals_are_of_their_own_part_and_the_total_of_all(read: Any) -> None:
    parts = row(1) + row(2) + "小计,,,2,4\n" + row(3) + "小计,,,1,2\n" + "总计,,,3,6\n"
    assert rules(read(HEADER + parts), "warn") == []


def test_a_total_may_stand_above_its_rows(read: Any) -> None:
    assert rules(read(HEADER + "合计,,,2,4\n" + row(1) + row(2)), "warn") == []


def test_a_printed_average_is_not_taken_for_a_wrong_sum(read: Any) -> None:
    assert rules(read(HEADER + row(1, 1) + row(2, 3) + "合计,,,2,4\n"), "warn") == []


def test_a_wrong_total_between_the_least_and_the_most_is_still_wrong(read: Any) -> None:
    export = read(HEADER + row(1, 7) + row(2, 1) + "合计,,,5,4\n")
    assert rules(export) == [(4, "total"), (4, "total_differs")]


def test_a_wrong_total_above_its_rows_shows_their_sum(read: Any) -> None:
    [finding] = [f for f in read(HEADER + "合计,,,9,4\n" + row(1) + row(2)).findings if f.severity == "warn"][-1:]
    assert (finding.rule, finding.value, finding.details["sum"]) == ("total_differs", "9", "2")


def test_a_rejected_row_shows_in_the_total(read: Any) -> None:
    export = read(HEADER + row(1) + "0002,常熟,2022-08-01,坏,2\n" + "合计,,,2,4\n")
    assert rules(export) == [(3, "not_a_number"), (4, "total"), (4, "total_differs"), (4, "total_differs")]


def test_the_city_among_units_that_each_owe_a_row_is_a_total(read: Any) -> None:
    export = read(COVERAGE + "2022Q2,常熟,10,8,90%\n2022Q2,昆山,5,4,80%\n2022Q2,全市,15,12,87%\n", "coverage.csv")
    assert rules(export) == [(4, "total")]
    assert export.rows_loaded == 2


def test_the_city_in_a_log_is_a_row_of_its_own(read: Any) -> None:
    export = read(HEADER + row(1) + "0002,全市,2022-08-01,1,2\n")
    assert export.table["unit_code"].to_pylist() == ["320581", "320500"]


def test_with_reject_the_first_of_a_key_stays(read: Any) -> None:
    export = read(COVERAGE + "2022Q2,常熟,10,8,90%\n2022Q2,常熟,11,8,90%\n2022Q2,昆山,5,4,80%\n", "coverage.csv")
    assert rules(export, "reject") == [(3, "repeated_key")]
    assert export.table["people"].to_pylist() == [10, 5]


def test_a_row_that_breaks_a_rule_never_replaces_a_good_one(read: Any) -> None:
    good, bad = "0001,常熟,2022-08-01,1,2,是,宣讲\n", "0001,常熟,2022-08-02,1,2,是,\n"
    export = read("记录编号,板块,日期,时长(小时),服务人次,核实,服务领域\n" + good + bad)
    assert rules(export, "reject") == [(3, "broken_rule")]
    assert export.table["_line"].to_pylist() == [2]


def test_too_many_rejected_rows_refuse_the_file(read: Any) -> None:
    good = "".join(f"2022-{n:02},常熟,{n}%\n" for n in range(1, 3))
    bad = "".join("2022-99,常熟,1%\n" for _ in range(19))
    export = read("月份,板块,完成率\n" + good + bad, "plans.csv")
    assert export.status == "refused"
    assert export.table is None
    assert (export.rows_in, export.rows_loaded, export.rows_rejected) == (21, 0, 21)
    assert rules(export)[0] == (None, "too_many_rejected")


def test_repeated_rows_alone_never_refuse_a_file(read: Any) -> None:
    export = read(COVERAGE + "2022Q2,常熟,10,8,90%\n" * 5, "coverage.csv")
    assert (export.status, export.rows_loaded, export.rows_rejected) == ("accepted_with_findings", 1, 4)


@pytest.mark.parametrize(
    ("last", "status"), [(0, "accepted_with_findings"), (4, "accepted_with_findings"), (5, "refused")]
)
def test_a_file_that_shrank_below_half_is_refused(read: Any, last: int, status: str) -> None:
    export = read(HEADER + row(1) + row(2), last=last)
    assert export.status == status


@pytest.mark.parametrize("content", [HEADER, HEADER + ",,,,\n\n", HEADER + "合计,,,0,0\n"])
def test_a_header_without_rows_never_replaces_anything(read: Any, content: str) -> None:
    assert rules(read(content))[0] == (None, "no_rows")


def test_a_row_that_begins_like_a_footer_but_is_whole_is_data(read: Any) -> None:
    export = read(HEADER + row(1) + "注1,常熟,2022-08-01,1,2\n" + "注：以上含市直,,,,\n")
    assert export.table["record_id"].to_pylist() == ["0001", "注1"]
    assert rules(export) == [(4, "footer")]


def test_a_cut_off_row_is_no_footer(read: Any) -> None:
    export = read(HEADER + row(1) + "0002,常")
    assert rules(export) == [(3, "no_line_end"), (3, "wrong_width")] or rules(export) == [
        (3, "wrong_width"),
        (3, "no_line_end"),
    ]


def test_names_of_people_in_footers_are_not_kept(read: Any) -> None:
    export = read(HEADER + row(1) + "填表人：张三,,审核人,李四,\n")
    [finding] = [f for f in export.findings if f.rule == "footer"]
    assert "张三" not in finding.value
    assert "李四" not in finding.value


def test_a_second_header_that_lacks_what_is_required_refuses_the_file(read: Any) -> None:
    export = read(HEADER + row(1) + "记录编号,日期,时长,服务人次\n0002,2022-08-01,1,2\n")
    assert [(f.line, f.column) for f in export.findings if f.severity == "refuse"] == [(3, "板块")]


def test_a_column_twice_refuses_the_file(read: Any) -> None:
    export = read("编号,流水号,板块,日期\n1,2,常熟,2022-08-01\n")
    [finding] = export.findings
    assert (finding.rule, finding.column, finding.details["other"]) == ("column_twice", "编号", "流水号")


def test_labels_beside_values_above_the_table_are_no_header(read: Any) -> None:
    export = read("板块,常熟市,日期,2022-08-01\n" + HEADER + row(1))
    assert (export.header_line, export.rows_loaded) == (2, 1)


def test_a_repeated_header_of_two_rows_is_skipped_whole(read: Any) -> None:
    header = "统计期,单位代码,离休干部,\n,,人数,党员\n"
    export = read(header + "2022Q2,常熟,10,8\n" + header + "2022Q2,昆山,5,4\n", "coverage.csv")
    assert rules(export) == [(4, "repeated_header"), (5, "repeated_header")]
    assert export.table["people"].to_pylist() == [10, 5]


def test_personal_data_in_a_line_that_is_skipped_is_found_too(read: Any) -> None:
    export = read(HEADER + row(1) + "联系电话,13800138000,,,\n")
    assert rules(export) == [(3, "personal_data")]
    assert "13800138000" not in repr(export)


@pytest.mark.parametrize(
    "below",
    [
        "记录编号,板块,姓 名\n0002,常熟,王小明\n",
        "序号,姓名,性别\n1,王小明,男\n",
        "姓名,手机\n王小明,\n",
        ",,,姓名,人数\n0002,常熟,,王小明,1\n",
    ],
)
def test_a_forbidden_header_below_refuses_the_file(read: Any, below: str) -> None:
    export = read(HEADER + row(1) + below)
    assert export.status == "refused"
    assert "forbidden_column" in {finding.rule for finding in export.findings}
    assert "王小明" not in repr(export)


def test_a_row_that_merely_mentions_what_is_forbidden_loads(read: Any) -> None:
    export = read("记录编号,板块,日期,备注\n0001,常熟,2022-08-01,姓名\n0002,常熟,2022-08-01,手机\n")
    assert export.table["note"].to_pylist() == ["姓名", "手机"]


def test_personal_data_inside_a_key_is_not_shown(read: Any) -> None:
    export = read(HEADER + 2 * row(1).replace("0001", "电话13800138000") + row(2, 9).replace("0002", "x13800138001"))
    assert {finding.rule for finding in export.findings} >= {"identical_row", "broken_rule"}
    assert "13800138000" not in repr(export.findings)


def test_personal_data_inside_a_longer_text_is_not_shown(read: Any) -> None:
    export = read("联系：张三13800138000\n" + HEADER + row(1) + "注：拨打13800138000咨询,,,,\n")
    assert export.status == "accepted_with_findings"
    assert "13800138000" not in repr(export.findings)
