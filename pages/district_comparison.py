"""A few districts side by side, to learn from each other."""

from almanac.screen import open_page

page = open_page("district_comparison", lists=["units", "indicators"])

page.say("comparison_finding")
page.show("unit_profiles")
page.links("district")
left, right = page.columns(2, 1, most=4)
with left:
    page.show("unit_spread")
with right:
    page.show("unit_values")
    page.take_along()
page.show("unit_slopes")
page.end()
