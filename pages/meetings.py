"""The meetings that were kept: when, on which snapshot, and what was noted."""

from almanac.screen import open_minutes

open_minutes("meetings")
