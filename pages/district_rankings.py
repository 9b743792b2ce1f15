"""Which districts stand out, and which differences are real."""

from almanac.screen import open_page

page = open_page("district_rankings", rankable=True, first="branch_standard_rate")

page.say("ranking_finding")
page.show("ranking_tiers")
page.show("not_ranked")
page.end()
