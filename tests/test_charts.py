"""Charts of one query: whose it may be, and what is said where it is nobody's."""

import json
from pathlib import Path

import pytest

from almanac import general
from almanac.cli import main
from tests.installation import declared, install

CHARTS = "queries/charts"
BORROWED = {
    "an unknown chart": ({"returns_finding": "nobody"}, False, "nobody"),
    "a chart that asks another's query": ({"returns": "kpi", "returns_finding": "returns"}, False, "kpi"),
    "its own query": ({"returns": "returns"}, False, "itself"),
    "another query beside its own": ({"returns": "returns_finding"}, True, "remove one"),
    "no query": ({"returns": ""}, False, ".sql"),
}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return install(tmp_path)


def borrow(charts: Path, name: str, query: str) -> None:
    """Lets a chart ask another's query beside its own."""
    path = charts / f"{name}.yaml"
    path.write_text(f"query: {query}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")


@pytest.mark.parametrize(("queries", "kept", "said"), BORROWED.values(), ids=list(BORROWED))
def test_a_query_that_cannot_be_asked_is_told_in_one_sentence(
    office: Path, queries: dict[str, str], kept: bool, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    charts = office.parent / CHARTS
    for name, query in queries.items():
        borrow(charts, name, query or '""')
        if not kept:
            (charts / f"{name}.sql").unlink()
    assert main(["check", "--config", str(office), "--lang", "en"]) == 2
    sentence = capsys.readouterr().err.strip()
    assert "\n" not in sentence
    assert said in sentence and f"{list(queries)[-1]}." in sentence


def test_a_query_that_no_chart_declares_is_told(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office.parent / CHARTS / "returns.yaml").unlink()
    assert main(["check", "--config", str(office), "--lang", "en"]) == 2
    assert ".yaml" in capsys.readouterr().err


@pytest.mark.parametrize("query", ["returns_finding", "unit_dots"])
def test_a_chart_may_ask_the_query_of_another_even_of_a_lent_one(
    office: Path, query: str, capsys: pytest.CaptureFixture[str]
) -> None:
    charts = office.parent / CHARTS
    (charts / "returns.sql").unlink()
    borrow(charts, "returns", f"{query}\nparameters: {{indicator: loans_made}}")
    assert main(["refresh", "--config", str(office)]) == 0
    capsys.readouterr()
    assert main(["ask", "returns", "--format", "json", "--config", str(office)]) == 0
    units = [row["unit_code"] for row in json.loads(capsys.readouterr().out)]
    assert units == (["ALL"] if query == "returns_finding" else ["N", "S", "X", "ALL"])


def test_a_lent_chart_keeps_its_query_where_an_office_has_a_chart_of_that_name(office: Path) -> None:
    charts = office.parent / CHARTS
    for ending in (".sql", ".yaml"):
        (charts / f"returns{ending}").rename(charts / f"unit_indicators{ending}")
    _, catalogue = declared(office.parent)
    own = (charts / "unit_indicators.sql").read_text(encoding="utf-8")
    assert catalogue.sql["charts/unit_indicators"] == own != catalogue.sql["charts/unit_strengths"]
    assert catalogue.sql["charts/unit_strengths"] == general.charts()["unit_indicators"].read_text(encoding="utf-8")
