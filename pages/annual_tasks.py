"""Where the five tasks stand against their own plans, what lags, and whether the pace is enough."""

from almanac.screen import open_page

page = open_page("annual_tasks", themes=["tasks"], first="task_ontime")

page.say("task_finding")
page.show("five_tasks", "unit_dots", widths=[5, 7])
page.links("district")
page.show("unit_tasks")
page.show("tasks_behind")
page.show("task_list")
page.show("changed_plans")
page.end()
