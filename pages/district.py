"""All of one district on one page, beside the city and those of similar size."""

from almanac.screen import open_page

page = open_page("district", of_unit=True)

page.say("unit_finding")
left, right = page.columns(1, 1)
with left:
    page.show("unit_strengths")
    page.show("unit_weaknesses")
    page.show("unit_owed")
with right:
    page.show("unit_signals")
page.show("unit_lesson")
page.follow("unit_highlight", of="unit_lesson", unit="peer_code")
page.show("unit_indicators")
page.end()
