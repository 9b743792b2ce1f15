"""Charts as office programs draw them: native, editable, with their data sheet."""

from almanac.briefings.native.box import Box
from almanac.briefings.native.meaning import meant
from almanac.briefings.native.placing import marks, place
from almanac.briefings.native.reading import read

__all__ = ["Box", "marks", "meant", "place", "read"]
