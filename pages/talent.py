"""Who stands ready to help, in which field, and who does."""

from almanac.screen import open_page

page = open_page("talent", themes=["talent"], first="talent_engaged")

page.say("talent_finding")
page.show("unit_dots", "talent_fields")
page.show("indicator_trend")
page.end()
