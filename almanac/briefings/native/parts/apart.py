"""Labels at the ends of lines, moved apart where they would touch."""

from dataclasses import replace

from almanac.briefings.native.parts.frame import Frame, share
from almanac.briefings.native.plot import Plot, Side
from almanac.figures.pieces.beside import Said, dodged

LINE = 1.25  # of the size of letters, between two labels


def apart(plot: Plot, frame: Frame) -> Plot:
    """The same plot; its labels at the ends of lines do not lie on one another."""
    if plot.form != "line":
        return plot
    return _apart(_apart(plot, frame, "right"), frame, "left")


def _apart(plot: Plot, frame: Frame, side: Side) -> Plot:
    """The same with the labels of one side."""
    ends = [
        (i, place, (1 - share(plot.values, point.value)) * frame.down)
        for i, one in enumerate(plot.series)
        for place, point in enumerate(one.points)
        if point.label is not None and point.value is not None and (point.label.side, point.label.down) == (side, 0)
    ]
    said = [Said(y, f"{i} {place}", "", False, frame.size, 0) for i, place, y in ends]
    placed = {one.words: one.y for one in dodged(said, frame.size * LINE, frame.down - frame.size * 0.4)}
    found = list(plot.series)
    for i, place, y in ends:
        points, down = list(found[i].points), placed[f"{i} {place}"] - y
        label = points[place].label
        if label is not None and abs(down) > 1:
            points[place] = replace(points[place], label=replace(label, down=down))
            found[i] = replace(found[i], points=tuple(points))
    return replace(plot, series=tuple(found))
