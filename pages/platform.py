"""Who uses the work cloud, for what, and who writes in its column."""

from almanac.screen import open_page

page = open_page("platform", themes=["platform"], first="platform_active")

page.say("platform_finding")
left, right = page.columns(1, 1)
with left:
    page.show("unit_dots")
    page.show("study_modes")
with right:
    page.show("cloud_modules")
    page.show("column_articles")
page.links("district")
page.show("platform_months")
page.end()
