"""dashboard.py as `serve` runs it: no folder `pages` stands beside it, so Streamlit never runs a page without it."""

from almanac.briefings.files import FORMATS, take
from almanac.screen import open_frame

open_frame(take, FORMATS).run()
