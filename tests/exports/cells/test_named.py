"""Units, choices and flags: by the names that are declared, never by likeness."""

from pathlib import Path

import pytest

from almanac.catalogue import Column
from almanac.config import load_config
from almanac.exports.cells.broken import Broken
from almanac.exports.cells.named import UnitNames, choice_reader, flag_reader

UNITS = UnitNames(load_config(Path(__file__).parents[1] / "untidy" / "config.yaml"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("320571", "320571"), ("苏州工业园区", "320571"), ("工业园区", "320571"), ("园区", "320571"),
        ("苏州市工业园区", "320571"), ("江苏省苏州市工业园区", "320571"), ("江苏省 苏州 工业园区", "320571"),
        ("苏州市姑苏区", "320508"), ("张家港", "320582"), ("江苏省张家港市", "320582"), ("苏州市张家港市", "320582"),
        ("320500-sz", "320500-SZ"), ("市　直", "320500-SZ"), ("３２０５８２", "320582"),
    ],
)  # fmt: skip
def test_a_unit_is_known_by_all_its_names(text: str, code: str) -> None:
    assert UNITS.reader(with_city=False)(text) == code


@pytest.mark.parametrize(
    "text", ["张家", "张家港市常熟市", "工业", "姑苏", "苏州市", "江苏省", "张家港市政府", "320500"]
)
def test_a_name_that_is_only_like_a_unit_is_unknown(text: str) -> None:
    assert UNITS.reader(with_city=False)(text) == Broken("unknown_unit")


def test_the_city_is_a_unit_only_where_it_may_be() -> None:
    assert UNITS.reader(with_city=True)("全市") == "320500"
    assert UNITS.reader(with_city=False)("全市") == Broken("unknown_unit")


@pytest.mark.parametrize("text", ["是", "1", "TRUE", "√", "Ｙ"])
def test_words_for_yes(text: str) -> None:
    assert flag_reader([text])[0](text) is True


@pytest.mark.parametrize("text", ["否", "0", "False", "×", "n"])
def test_words_for_no(text: str) -> None:
    assert flag_reader([text])[0](text) is False


def test_a_word_of_neither_is_no_flag() -> None:
    assert flag_reader(["2"])[0]("2") == Broken("not_a_flag")


def test_none_means_no_only_beside_its_counterpart() -> None:
    assert flag_reader(["有", "无"])[1] == {"无"}
    assert flag_reader(["是", "无"])[1] == frozenset()


def test_a_choice_is_known_by_code_and_every_label() -> None:
    column = Column.model_validate({"zh": "等级", "type": "choice", "values": {"standard": ["达标", "达标（标准）"]}})
    read, _ = choice_reader(column)
    assert [read(text) for text in ("standard", "达标", "达标 (标准)", "STANDARD")] == ["standard"] * 4
    found = read("未达标")
    assert isinstance(found, Broken)
    assert found.details == {"choices": "达标"}
