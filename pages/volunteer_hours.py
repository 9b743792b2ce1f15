"""Who volunteers, for how long, and in what."""

from almanac.screen import open_page

page = open_page("volunteer_hours", themes=["volunteer"], first="hours_per_retiree")

page.say("volunteer_finding")
page.show("unit_dots", "active_rates")
page.links("district")
page.show("volunteer_fields", "volunteer_week")
page.show("volunteer_months")
page.end()
