"""Where the branches stand, who is next, and whether the pace is enough."""

from almanac.screen import open_page

page = open_page("branch_standardization", themes=["branch"], first="branch_standard_rate")

page.say("branch_finding")
page.show("branch_ladder", "creation_stages")
page.show("branch_pace")
page.show("unit_dots", "dimension_scores")
page.links("district")
page.end()
