"""The leader's first twenty seconds: where the city stands, and where to look."""

from almanac.screen import open_page

page = open_page("overview")

page.say("overview_finding")
page.show_each("kpi", ["plan_coverage", "branch_standard_rate"], then=["kpi_to_date", "kpi_tasks"])
page.show("overview_matrix", "five_tasks", widths=[21, 10])
page.links("district")
page.end()
