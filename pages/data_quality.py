"""What arrived, what was accepted, what was returned, and who has not reported."""

from almanac.screen import open_page

page = open_page("data_quality")

page.say("quality_finding")
page.show("export_files", "late_reports")
page.show("export_findings")
page.show("broken_checks")
page.end()
