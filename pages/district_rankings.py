"""Which districts stand out, and which differences are real."""

from almanac.screen import open_page

page = open_page("district_rankings", rankable=True, first="branch_standard_rate")

page.say("ranking_finding")
left, right = page.columns(2, 1)
with left:
    page.show("ranking_tiers")
with right:
    page.show("ranking_gap")
    page.show("ranking_order")
page.links("district")
page.show("ranking_funnel")
page.scores("composite_scores", "composite_turns")
page.show("not_ranked")
page.end()
