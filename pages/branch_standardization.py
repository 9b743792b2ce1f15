"""Where the branches stand, who is next, and whether the pace is enough."""

from almanac.screen import open_page

page = open_page("branch_standardization", themes=["branch"], first="branch_standard_rate")

page.say("branch_finding")
page.show("branch_ladder", "creation_stages")
page.show("branch_pace")
left, right = page.columns(1, 1)
with left:
    page.show("unit_dots")
with right:
    page.show("dimension_scores")
    page.show("site_kinds")
page.links("district")
page.end()
