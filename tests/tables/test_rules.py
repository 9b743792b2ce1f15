"""Rules of a contract in SQL: over one row, NULL passes, and a rule that cannot run is a plain mistake."""

from pathlib import Path

import pytest

from almanac.catalogue import Catalogue, Contract, load_catalogue
from almanac.config import load_config
from almanac.exports.results import Export
from almanac.mistakes import Mistake
from almanac.tables.load import load_exports

CONFIG = load_config(Path(__file__).parents[1] / "exports" / "untidy" / "config.yaml")
PLAIN = {
    "source": "spans",
    "title": {"zh": "起止"},
    "files": ["spans*"],
    "columns": {
        "name": {"zh": "名称", "type": "code"},
        "first": {"zh": "起", "aliases": ["开始"], "type": "date"},
        "last": {"zh": "止", "type": "date"},
        "sure": {"zh": "核实", "type": "flag"},
    },
    "limits": {"max_rejected_share": 1},
}
ROWS = "名称,开始,止,核实\na,2022-01-02,2022-01-01,是\nb,2022-01-01,2022-01-02,否\nc,,2022-01-02,\n"


def checked(folder: Path, *rules: dict[str, str], rows: str = ROWS) -> Export:
    contract = Contract.model_validate(PLAIN | {"rules": list(rules)})
    catalogue: Catalogue = load_catalogue(CONFIG).model_copy(update={"contracts": {"spans": contract}})
    (folder / "spans.csv").write_text(rows, encoding="utf-8")
    [export] = load_exports(CONFIG, catalogue, folder)
    return export


def test_a_row_that_breaks_a_rule_is_rejected_with_the_words_of_the_rule(tmp_path: Path) -> None:
    export = checked(tmp_path, {"must": "last >= first", "zh": "止早于起", "en": "ends before it starts"})
    [finding] = export.findings
    assert (finding.line, finding.rule, finding.severity) == (2, "broken_rule", "reject")
    assert (finding.column, finding.value) == ("止 + 开始", "2022-01-01 | 2022-01-02")
    assert (finding.message("zh"), finding.message("en")) == ("止早于起。", "ends before it starts.")
    assert export.table["name"].to_pylist() == ["b", "c"]


def test_what_is_missing_passes(tmp_path: Path) -> None:
    assert 4 not in [f.line for f in checked(tmp_path, {"must": "last >= first", "zh": "x"}).findings]


def test_a_warning_keeps_the_row(tmp_path: Path) -> None:
    export = checked(tmp_path, {"must": "last >= first", "zh": "x", "severity": "warn"})
    assert ([f.severity for f in export.findings], export.rows_loaded) == (["warn"], 3)


def test_a_row_that_breaks_two_rules_counts_once(tmp_path: Path) -> None:
    rules = ({"must": "last >= first", "zh": "x"}, {"must": "not sure", "zh": "y"})
    export = checked(tmp_path, *rules)
    assert [f.line for f in export.findings] == [2, 2]
    assert (export.rows_loaded, export.rows_rejected) == (2, 1)


def test_a_rule_in_chinese_only_is_said_in_english_as_it_is(tmp_path: Path) -> None:
    assert checked(tmp_path, {"must": "last >= first", "zh": "止早于起"}).findings[0].message("en") == "止早于起."


@pytest.mark.parametrize("must", ["nowhere > 1", "last >=", "first > 'abc' and"])
def test_a_rule_that_cannot_run_is_a_mistake_that_names_it(tmp_path: Path, must: str) -> None:
    with pytest.raises(Mistake) as mistake:
        checked(tmp_path, {"must": must, "zh": "x"})
    assert must in mistake.value.said("zh")
    assert "spans" in mistake.value.said("en")


def test_a_rule_reaches_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    must = f"(select count(*) from read_text('{tmp_path}/secret.txt')) = 0"
    with pytest.raises(Mistake):
        checked(tmp_path, {"must": must, "zh": "x"})
