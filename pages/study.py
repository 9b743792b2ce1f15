"""What was studied, in which form, and by how many."""

from almanac.screen import open_page

page = open_page("study", themes=["study"], first="mandatory_study")

page.say("study_finding")
left, right = page.columns(1, 1)
with left:
    page.show("unit_dots")
    page.show("study_modes")
with right:
    page.show("topic_study")
    page.show("activity_kinds")
page.links("district")
page.show("study_topics")
page.show("campaigns")
page.end()
