"""What people see: pages made of charts, in the frame of dashboard.py."""

from almanac.screen.frame import open_frame
from almanac.screen.meeting.minutes import open_minutes
from almanac.screen.meeting.wall import open_meeting
from almanac.screen.page import open_page

__all__ = ["open_frame", "open_meeting", "open_minutes", "open_page"]
