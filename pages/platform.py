"""Who uses the work cloud, for what, and who writes in its column."""

from almanac.screen import open_page

page = open_page("platform", themes=["platform"], first="platform_active")

page.say("platform_finding")
page.show("unit_dots", "cloud_modules")
page.show("study_modes", "column_articles")
page.show("platform_months")
page.end()
