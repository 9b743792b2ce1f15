"""Every colour can be read, and told apart by those who see colours differently."""

from itertools import combinations, pairwise

import numpy as np
import pytest

from almanac.figures.look import Look, load_look

Matrix = np.ndarray
LOOK = load_look()
TEXT, MARK, APART = 7.0, 3.0, 10.0
SIGHT = {  # Machado et al. 2009, severity 1
    "usual": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}
SETS = {
    "status": [mark.color for mark in LOOK.status.values()],
    "chosen": [mark.color for mark in LOOK.chosen],
    "verdict": [LOOK.verdict[name].color for name in ("above", "similar", "below")],
}


def linear(color: str) -> Matrix:
    """A colour as linear light."""
    parts = np.array([int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def luminance(color: str) -> float:
    """Relative luminance as WCAG has it."""
    return float(linear(color) @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG between two colours."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(light: Matrix) -> Matrix:
    """Linear light in CIELAB, where distances mean something."""
    space = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    xyz = np.array(space) @ np.clip(light, 0, 1) / [0.95047, 1, 1.08883]
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def grounds(look: Look) -> dict[str, list[str]]:
    """What each colour of text may stand on."""
    plain = [look.color["paper"], look.color["canvas"]]
    washed = [*plain, look.color["highlight_tint"]]
    tints = [mark.tint for mark in look.verdict.values()]
    ramps = [(r, t) for ramp in (look.sequential, look.levels) for r, t in zip(ramp.colors, ramp.texts, strict=True)]
    inked = [*washed, *tints, look.color["peer_soft"], *[color for color, text in ramps if text == "ink"]]
    white = [look.color["highlight"], *[color for color, text in ramps if text == "paper"]]
    return {"ink": inked, "muted": plain, "highlight": washed, "paper": white}


@pytest.mark.parametrize("text", ["ink", "muted", "highlight", "paper"])
def test_text_on_the_screen_can_be_read(text: str) -> None:
    ratios = {ground: contrast(LOOK.color[text], ground) for ground in grounds(LOOK)[text]}
    assert min(ratios.values()) >= TEXT, ratios


@pytest.mark.parametrize("place", ["projector", "paper"])
def test_text_on_the_wall_and_on_paper_can_be_read(place: str) -> None:
    look = load_look(place)  # type: ignore[arg-type]
    for text in ("ink", "muted", "highlight"):
        assert contrast(look.color[text], look.color["paper"]) >= TEXT


def test_marks_can_be_seen() -> None:
    marks = [mark.color for mark in (*LOOK.status.values(), *LOOK.verdict.values())]
    for color in (*marks, LOOK.color["peer"], LOOK.color["whisker"], LOOK.color["axis"]):
        assert contrast(color, LOOK.color["paper"]) >= MARK, color


def test_chosen_units_can_be_read_as_text() -> None:
    assert min(contrast(mark.color, LOOK.color["paper"]) for mark in LOOK.chosen) >= TEXT


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("group", SETS)
def test_colours_of_a_set_can_be_told_apart(sight: str, group: str) -> None:
    seen = [lab(np.array(SIGHT[sight]) @ linear(color)) for color in SETS[group]]
    assert min(float(np.linalg.norm(a - b)) for a, b in combinations(seen, 2)) >= APART


def test_the_ramp_darkens_evenly() -> None:
    steps = [a - b for a, b in pairwise([luminance(color) for color in LOOK.sequential.colors])]
    assert min(steps) >= 0.05


def test_states_differ_in_shape_as_well() -> None:
    for marks in (LOOK.status, LOOK.verdict):
        shapes = [(mark.symbol, mark.filled) for mark in marks.values()]
        assert len(set(shapes)) == len(shapes)


def test_a_state_that_nobody_knows_is_plain() -> None:
    assert LOOK.mark("whatever") == LOOK.verdict["similar"]
    assert LOOK.mark("slow") == LOOK.status["slow"]


def test_every_look_has_the_same_sizes() -> None:
    names = [set(load_look(place).sizes) for place in ("screen", "projector", "paper")]
    assert names[0] == names[1] == names[2]
