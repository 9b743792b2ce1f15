"""The meeting: the story line of briefings/meeting.yaml on a wall, slide by slide."""

from almanac.screen import open_meeting

open_meeting("meeting")
