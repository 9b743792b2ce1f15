"""What a page asks for, read from its file."""

import ast

from almanac.declared import read_yaml
from tests.browser.served import ROOT


def charts_of(page: str) -> list[str]:
    """The charts that the page's file asks for: show(a, b), show_each(chart, [x, y], then=[c])."""
    tree = ast.parse((ROOT / f"pages/{page}.py").read_text(encoding="utf-8"))
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)]
    found: list[str] = []
    for call in (call for call in calls if call.func.attr in ("show", "show_each")):
        words = [ast.literal_eval(each) for each in call.args]
        if call.func.attr == "show":
            found += words
        else:
            found += [words[0]] * len(words[1])
            found += [one for k in call.keywords if k.arg == "then" for one in ast.literal_eval(k.value)]
    return found


def numbers_drawn(page: str) -> range:
    """How many charts may be drawn: all that the page asks for, less those that are quiet where they have no rows."""
    charts = charts_of(page)
    options = [read_yaml(ROOT / f"queries/charts/{chart}.yaml").get("options", {}) for chart in charts]
    return range(len(charts) - sum(bool(each.get("quiet")) for each in options), len(charts) + 1)
