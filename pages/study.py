"""What was studied, in which form, and by how many."""

from almanac.screen import open_page

page = open_page("study", themes=["study"], first="mandatory_study")

page.say("study_finding")
page.show("unit_dots", "topic_study")
page.show("study_modes")
page.show("campaigns")
page.end()
