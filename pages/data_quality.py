"""What arrived, what was accepted, what goes back and to whom, what the last refresh changed, who has not reported."""

from almanac.briefings.return_sheets import listing_sheet, return_sheet
from almanac.screen import open_page

page = open_page("data_quality", filters=["source", "file", "severity"])

page.say("quality_finding")
page.publishing("changed_files", "moved_values", "export_files", "export_findings")
left, right = page.columns(1, 1)
with left:
    page.show("export_files")
    page.show("late_reports")
with right:
    page.returns("unit_returns", return_sheet)
    page.show("moved_values")
    page.show("changed_files")
    page.show("broken_checks")
page.choose("source", "file", "severity")
page.show("export_findings")
page.listing("export_findings", listing_sheet)
page.end()
