"""Who is covered, how sure we are, and whether it is work or arithmetic."""

from almanac.screen import open_page

page = open_page("service_coverage", themes=["service"], first="plan_coverage")

page.say("service_finding")
page.show("unit_dots", "six_measures")
page.links("district")
page.show("indicator_trend", "plan_ledger", widths=[7, 3])
page.show("service_modes", "service_providers")
page.show("epidemic_services", "service_kinds")
page.end()
