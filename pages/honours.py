"""What each district is proud of, what was honoured, and what the speech said."""

from almanac.screen import open_page

page = open_page("honours")

page.say("honour_finding")
page.show("highlights")
page.links("district")
page.show("honour_kinds")
page.show("speech_figures")
page.end()
