"""axe-core on the page as it stands."""

from importlib.resources import files

from playwright.sync_api import Page

GRAVE = ("serious", "critical")
# Streamlit's own, which no page of ours can mend.
STREAMLITS_OWN = {
    "svg-img-alt",  # sparklines and Plotly's svg carry role="img"; the chart's own name stands around them
    "empty-table-header",  # the index column of a data frame
    "presentation-role-conflict",  # the file uploader
}


def violations(page: Page) -> list[str]:
    """Rule, how often and where, for each serious violation that is ours."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    ours = [rule for rule in found if rule["impact"] in GRAVE and rule["id"] not in STREAMLITS_OWN]
    return [f"{rule['id']} ({len(rule['nodes'])}×): {rule['help']}: {_where(rule['nodes'])}" for rule in ours]


def _where(nodes: list[dict[str, list[str]]]) -> str:
    """The first three places, and what axe says of them."""
    return "; ".join(f"{node['target']} {node.get('failureSummary', '')}" for node in nodes[:3])
