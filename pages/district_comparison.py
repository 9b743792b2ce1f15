"""A few districts side by side, to learn from each other."""

from almanac.screen import open_page

page = open_page("district_comparison", lists=["units", "indicators"])

page.say("comparison_finding")
page.show("unit_profiles")
page.links("district")
page.show("unit_spread", "unit_values", widths=[2, 1], most=4)
page.take_along()
page.show("unit_slopes")
page.end()
