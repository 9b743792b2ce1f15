"""Words are data: none of the domain in almanac/, both languages everywhere."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.shape.tree import ROOT, declared, every, files, parsed, short, told

HAN = re.compile(r"[\u4e00-\u9fff]")
ENGINE = ("almanac/**/*.py", "almanac/**/*.yaml", "almanac/**/*.css", "almanac/**/*.js")

# Words of a contract that any office uses, and that the engine's interface may say too.
GENERAL = set(
    "年度 年份 季度 月份 日期 时间 单位 编号 编码 代码 名称 类型 类别 状态 原因 说明 备注 开始 结束 等级 "
    "指标 目标 目标值 口径 来源 比较 其他 曲线 计划 实际 数值 全部 合计 人数 次数 人次 项目 活动 地点 "
    "统计日期 统计时间 统计期 统计月 截止日期 填报单位 单位名称 单位代码 报告期 记录 批次 阶段 方向 结果 得分 "
    "形式 主题 复核 标题".split()
)
# Targets and plan curves are the engine's own sources: every office has them.
ENGINE_SOURCES = {"indicator_target", "plan_curve"}
ENGINE_COLUMNS = {"unit_code", "sort_order", "as_of"}
DOMAIN = set("cadre cadres veteran veterans retiree retirees lixiu tuixiu volunteer volunteers districts".split())


def texts(value: Any) -> Iterator[str]:
    """Every string inside a declared thing."""
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts(part)


@cache
def domain_words() -> set[str]:
    """Chinese words of this installation: its units, exports, columns, and codes that are no everyday word."""
    units = [part for unit in declared(ROOT / "config.yaml")["units"] for part in texts(unit)]
    contracts = [declared(path) for path in files("data/contracts/*.yaml") if path.stem not in ENGINE_SOURCES]
    titles = [contract["title"]["zh"] for contract in contracts]
    columns = [column for contract in contracts for column in contract["columns"].values()]
    heads = [head for column in columns for head in [column["zh"], *column.get("aliases", [])]]
    codes = [word for column in columns for word in texts(column.get("values", {})) if len(word) >= 4]
    return {word for word in units + titles + heads + codes if len(word) >= 2 and HAN.search(word)} - GENERAL


@cache
def domain_names() -> set[str]:
    """Names of this installation's sources, columns, indicators and charts, and the English words of the domain."""
    contracts = {
        path.stem: declared(path) for path in files("data/contracts/*.yaml") if path.stem not in ENGINE_SOURCES
    }
    columns = {column for contract in contracts.values() for column in contract["columns"] if "_" in column}
    columns -= {
        column for source in ENGINE_SOURCES for column in declared(ROOT / f"data/contracts/{source}.yaml")["columns"]
    }
    queries = {path.stem for path in files("queries/indicators/*.yaml", "queries/charts/*.yaml") if "_" in path.stem}
    return (set(contracts) | columns | queries | DOMAIN) - ENGINE_COLUMNS


def spoken(path: Path, words: set[str], names: set[str]) -> list[str]:
    """Words and names of the domain in a file of the engine."""
    text, wrong = path.read_text(encoding="utf-8"), []
    suspects = {word for word in words if word in text}
    for number, line in enumerate(text.splitlines(), 1):
        said = {word for word in suspects if word in line} | names & set(re.findall(r"[a-z][a-z0-9_]*", line.lower()))
        wrong += [
            f"{short(path)}:{number} {word}: a word of the domain, it belongs in YAML or SQL" for word in sorted(said)
        ]
    return wrong


def chinese(path: Path) -> list[str]:
    """Lines of Python with Chinese in them."""
    numbered = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    found = [number for number, line in numbered if HAN.search(line)]
    return [f"{short(path)}:{number} Chinese in Python: move the words to almanac/texts/*.yaml" for number in found]


def keys(argument: ast.expr) -> list[str | None]:
    """The keys a call may be given: one, or either of two; None where it is no key written out."""
    if isinstance(argument, ast.IfExp):
        return keys(argument.body) + keys(argument.orelse)
    return [argument.value if isinstance(argument, ast.Constant) else None]


def speechless(path: Path, mistakes: dict[str, dict[str, str]], interface: dict[str, str]) -> list[str]:
    """Mistakes and interface words that have no sentence, or one that asks for other values."""
    known = {"Mistake": mistakes, "text": {key: {"zh": words} for key, words in interface.items()}}
    wrong = []
    for call in ast.walk(parsed(path)):
        if not (isinstance(call, ast.Call) and call.args and (kind := ast.unparse(call.func)) in known):
            continue
        given = {keyword.arg for keyword in call.keywords}
        for key in keys(call.args[0]):
            place = f"{short(path)}:{call.lineno} {kind}({key!r})"
            asked = set(re.findall(r"{(\w+)", " ".join(str(said) for said in known[kind].get(key or "", {}).values())))
            if key not in known[kind] and (key or kind == "Mistake"):
                wrong.append(f"{place}: give it a key of almanac/texts/, and its sentence there")
            elif not asked <= given and None not in given:
                wrong.append(f"{place}: its sentence also asks for {sorted(asked - given)}")
    return wrong


def one_sided(value: Any, place: str) -> list[str]:
    """Places that say something in Chinese and nothing in English."""
    if isinstance(value, list):
        return [wrong for number, part in enumerate(value) for wrong in one_sided(part, f"{place}[{number}]")]
    if not isinstance(value, dict):
        return []
    lacking = [f"{place}: add `en` beside `zh: {value['zh']}`"] if value.get("zh") and not value.get("en") else []
    return lacking + [wrong for key, part in value.items() for wrong in one_sided(part, f"{place}.{key}")]


def unequal_keys(folder: Path) -> list[str]:
    """Keys that only one of zh.yaml and en.yaml has, and values with other fields."""
    zh, en = declared(folder / "zh.yaml"), declared(folder / "en.yaml")
    keys = [f"texts: {key!r} is only in one of zh.yaml and en.yaml" for key in sorted(set(zh) ^ set(en))]
    empty = [
        f"texts: {key!r} says nothing in one language" for key in sorted(set(zh) & set(en)) if not (zh[key] and en[key])
    ]
    return keys + empty


def own_names(path: Path, names: set[str]) -> list[str]:
    """Words of the interface that call the city or its units by the names of one installation."""
    said = [(key, words) for key, words in flat(declared(path)) if any(name in words.lower() for name in names)]
    return [
        f"{short(path)} {key}: {words!r} is for config.yaml to say, write {{city}} or {{unit_word}}"
        for key, words in said
    ]


def flat(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text with its place, the names of its fields left out."""
    if isinstance(value, str):
        yield place, re.sub(r"{\w+}", "", value)
    for key, part in value.items() if isinstance(value, dict) else ():
        yield from flat(part, f"{place}.{key}")


def installed_names() -> set[str]:
    """What this installation calls the city and its units."""
    config = declared(ROOT / "config.yaml")
    city, word = config["city"], config["unit_word"]
    return {name.lower() for name in (city["name"], city["en_in_text"], word["zh"], word["en"])}


@every("almanac/texts/*.yaml")
def test_the_interface_takes_the_names_of_city_and_units_from_the_configuration(path: Path) -> None:
    if path.stem != "reading":
        told(own_names(path, installed_names()))


def test_a_name_of_one_installation_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "zh.yaml"
    path.write_text("above: 显著高于全市\nplain: 显著高于{city}", encoding="utf-8")
    assert len(own_names(path, installed_names())) == 1


@every("almanac/**/*.py")
def test_python_speaks_no_chinese(path: Path) -> None:
    told(chinese(path))


@every("almanac/**/*.py")
def test_every_mistake_and_interface_word_has_its_sentence(path: Path) -> None:
    told(speechless(path, sentences("mistakes"), sentences("zh")))


@cache
def sentences(name: str) -> Any:
    """One of the interface's own lists, read once for all modules."""
    return declared(ROOT / f"almanac/texts/{name}.yaml")


@every(*ENGINE)
def test_the_engine_knows_no_word_of_the_domain(path: Path) -> None:
    told(spoken(path, domain_words(), domain_names()))


@every("config.yaml", "queries/**/*.yaml", "data/contracts/*.yaml", "briefings/*.yaml", "almanac/texts/*.yaml")
def test_both_languages_everywhere(path: Path) -> None:
    told(one_sided(declared(path), short(path)))


def test_both_languages_have_the_same_interface_words() -> None:
    told(unequal_keys(ROOT / "almanac/texts"))


def test_every_unit_has_an_english_name() -> None:
    config = declared(ROOT / "config.yaml")
    told(
        [
            f"config.yaml units: {unit['name']} needs `en`"
            for unit in [*config["units"], config["city"]]
            if not unit.get("en")
        ]
    )


@pytest.mark.parametrize("text", ["x = '合计'", "# 合计\nx = 1", "raise Mistake('没有文件 / no file')", '"""合计"""'])
def test_chinese_in_python_is_seen(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.py").write_text(text, encoding="utf-8")
    assert chinese(tmp_path / "a.py")


def test_a_mistake_without_a_sentence_is_seen(tmp_path: Path) -> None:
    calls = ["raise Mistake('gone', path=1)", "raise Mistake('there')", "text('a', language)", "raise Mistake(said)"]
    (tmp_path / "a.py").write_text("\n".join(calls))
    assert len(speechless(tmp_path / "a.py", {"there": {"zh": "{path}", "en": "{path}"}}, {})) == 4
    (tmp_path / "a.py").write_text("\n".join(calls[:3]))
    assert (
        len(speechless(tmp_path / "a.py", {key: {"zh": "1", "en": "1"} for key in ("gone", "there")}, {"a": "1"})) == 0
    )


@pytest.mark.parametrize(
    "text", ["words: 昆山没有数据", "only = 'plan_coverage'", "# the volunteer log", "x = row.lixiu_n"]
)
def test_a_word_of_the_domain_is_seen(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    assert spoken(tmp_path / "a.yaml", domain_words() | {"昆山"}, domain_names() | {"plan_coverage", "lixiu_n"})


def test_a_missing_language_is_seen(tmp_path: Path) -> None:
    assert one_sided({"title": {"zh": "甲"}}, "a")
    assert one_sided({"findings": [{"zh": "甲", "en": ""}]}, "a")
    assert not one_sided({"title": {"zh": "甲", "en": "A"}}, "a")
    (tmp_path / "zh.yaml").write_text("a: 甲\nb: 乙", encoding="utf-8")
    (tmp_path / "en.yaml").write_text("a: A", encoding="utf-8")
    assert unequal_keys(tmp_path)
