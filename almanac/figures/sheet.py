"""The sheet that a figure is drawn on: Plotly without its own axes, y in pixels from the top, one small template."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import plotly.graph_objects as go

from almanac.figures.marks import Stroke, text
from almanac.figures.picture import Picture

Trace = Mapping[str, Any]
POINTED, SILENT = ("hovertemplate", "hovertext", "customdata"), {"hovermode": False}  # a wall tells nothing to a mouse
# What Streamlit sets on a chart that can be clicked; where it finds it set, it draws the chart once less.
CLICKED = {"clickmode": "event+select", "hovermode": "closest", "dragmode": "pan"}


def template(part: Picture) -> dict[str, Any]:
    """Fonts and grounds; nothing else is left to a template."""
    font = {"family": part.look.font["sans"], "size": part.size("label"), "color": part.color("ink")}
    label = {"bgcolor": part.color("paper"), "bordercolor": part.color("hairline"), "font": font}
    ground = {"paper_bgcolor": part.color("paper"), "plot_bgcolor": part.color("paper")}
    return {"layout": ground | {"font": font, "hoverlabel": label, "hovermode": "closest", "showlegend": False}}


@dataclass
class Sheet:
    """A figure being drawn: its margins, the values `x` that its plot shows, and what is on it so far."""

    part: Picture
    left: float = 0
    right: float = 0
    x: tuple[float, float] = (0, 1)
    traces: list[Trace] = field(default_factory=list)
    shapes: list[Stroke] = field(default_factory=list)
    notes: list[Stroke] = field(default_factory=list)

    def add(self, shapes: Iterable[Stroke], notes: Iterable[Stroke] = ()) -> None:
        """Shapes and words that belong together."""
        self.shapes += shapes
        self.notes += notes

    def figure(self, height: float, **layout: Any) -> go.Figure:
        """The figure, `height` pixels high.

        Plotly's validation costs more than the drawing; the tests validate every kind instead.
        """
        leads = bool(self.part.options.get("leads_to"))
        axis = {"visible": False, "fixedrange": True, "showgrid": False, "zeroline": False}
        whole: dict[str, Any] = {
            "template": template(self.part),
            "height": height,
            "margin": {"l": self.left, "r": self.right, "t": 0, "b": 0, "pad": 0, "autoexpand": False},
            "xaxis": axis | {"range": list(self.x)},
            "yaxis": axis | {"range": [height, 0]},
            "shapes": self.shapes,
            "annotations": self.notes,
            **(CLICKED if leads else {"dragmode": False}),
        }
        if self.part.look.place != "projector":
            return go.Figure([dict(trace) for trace in self.traces], whole | layout, _validate=False)
        silent = [{name: part for name, part in trace.items() if name not in POINTED} for trace in self.traces]
        return go.Figure([one | {"hoverinfo": "skip"} for one in silent], whole | layout | SILENT, _validate=False)


def blank(part: Picture, height: float | None = None) -> go.Figure:
    """A plain sentence where there is nothing to draw."""
    height = height or part.px(120)
    words = text(part, part.word("empty") or part.say("no_data"), height / 2, 0.5, anchor="center", color="muted")
    return Sheet(part, notes=[words]).figure(height)
