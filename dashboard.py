"""The frame of Almanac: configuration, viewer, language and navigation; every page runs inside it."""

from almanac.screen import open_frame

open_frame().run()
