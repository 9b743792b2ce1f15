"""Who stands ready to help, in which field, and who does."""

from almanac.screen import open_page

page = open_page("talent", themes=["talent"], first="talent_engaged")

page.say("talent_finding")
left, right = page.columns(1, 1)
with left:
    page.show("unit_dots")
with right:
    page.show("talent_fields")
    page.show("indicator_trend")
page.links("district")
page.end()
