"""What people see: pages made of charts, in the frame of dashboard.py."""

from almanac.screen.frame import open_frame
from almanac.screen.page import open_page

__all__ = ["open_frame", "open_page"]
