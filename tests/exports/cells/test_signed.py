"""Who made or checked a table: the label may be shown, the name never."""

import pytest

from almanac.exports.cells.signed import is_signature, without_names
from almanac.exports.words import words


@pytest.mark.parametrize(
    "text",
    [
        "制表人：王小明", "制表人:王小明", "制表人 王小明", "制 表 人：王小明", "制表人： | 王小明",
        "制表人 | 王小明", "审核人签字：王小明",
        "单位负责人(签字)：王小明", "单位负责人（签章） 王小明", "填报单位：昆山市　填报人：王小明　审核人：王小明",
        "制表人  王小明    审核人 王小明",
        "填报人：审核人：王小明", "填报人：王小明审核人：王小明", "由制表人:王小明核对",
        "001 | 昆山市 | 审核：王小明", "填报人： | 审核人： | 王小明",
    ],
)  # fmt: skip
def test_the_name_behind_a_label_is_hidden(text: str) -> None:
    shown = without_names(text)
    assert "王小明" not in shown
    assert words().hidden in shown


def test_a_name_of_two_signs_set_apart_is_hidden_whole() -> None:
    assert without_names("制表人：王　明　　审核人：李　力") == f"制表人：{words().hidden}　　审核人：{words().hidden}"


@pytest.mark.parametrize(
    "text",
    ["", "填报单位：昆山市", "本月审核12项", "制表日期：2022-08-25", "电话会议 | 昆山市", "审核人：", "复核后通过"],
)
def test_other_texts_are_shown_as_they_are(text: str) -> None:
    assert without_names(text) == text


@pytest.mark.parametrize("text", ["制表人 王小明", "审核人：", "制表", "单位负责人（签字）：王小明", "制 表 人"])
def test_a_signature_begins_with_its_label(text: str) -> None:
    assert is_signature(text)


@pytest.mark.parametrize("text", ["制表人员", "电话会议", "审核意见：无", "王小明 审核", "001"])
def test_other_texts_are_no_signature(text: str) -> None:
    assert not is_signature(text)
