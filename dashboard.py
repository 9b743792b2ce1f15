"""The frame of Almanac: configuration, viewer, language and navigation; every page runs inside it."""

from almanac.briefings.files import FORMATS, take
from almanac.screen import open_frame

open_frame(take, FORMATS).run()
