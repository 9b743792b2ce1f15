"""What is more than normal variation, and what is not."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest

from almanac.catalogue import Catalogue
from almanac.config import Config
from almanac.indicators import signals
from almanac.indicators.context import Context
from tests.indicators.cases import indicator, month, row

USUAL = [90, 92, 91, 93, 90, 91, 92, 91, 90, 93, 91, 92, 91]


def told(
    config: Config, catalogue: Catalogue, values: list[float], n: float = 100, **more: Any
) -> list[dict[str, Any]]:
    """The rows of a unit over months from January 2021 with these percentages, after the step."""
    declared = indicator(**{"time": "flow", **more})
    months = [month(place % 12 + 1, 2021 + place // 12) for place in range(len(values))]
    rows = [
        row("a", value * n / 100, n, as_of=when) | {"value": float(value), "n": n, "shown": "compare", "target": 85.0}
        for value, when in zip(values, months, strict=True)
    ]
    return signals.signal(rows, declared, Context(config, catalogue, "zh", lambda *_: None))  # type: ignore[arg-type,return-value]


def test_limits_equal_published_ones() -> None:
    """NHSRplotthedots, vignette deviations: mean 1.94, limits −0.72 and 4.6 screened, −3.06 and 6.95 not."""
    values = np.array([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1], float)
    for screen, ends in ((True, [1.94, -0.72, 4.6]), (False, [1.94, -3.06, 6.95])):
        found = signals.xmr_limits(values, screen)
        assert [found.center[0], found.lower[0], found.upper[0]] == pytest.approx(ends, abs=0.005)


def test_equal_sizes_make_laneys_limits_those_of_xmr() -> None:
    x = np.array(USUAL, float)
    plain, laney = signals.xmr_limits(x / 100), signals.laney_limits(x, np.full(len(x), 100.0))
    assert laney.lower == pytest.approx(plain.lower)
    assert laney.upper == pytest.approx(plain.upper)


def test_under_twelve_points_there_is_no_verdict(config: Config, catalogue: Catalogue) -> None:
    rows = told(config, catalogue, [*USUAL[:10], 20])
    assert {r["variation"] for r in rows} == {"few"}
    assert {r["assurance"] for r in rows} == {""}
    assert all(r["special"] == 0 and r["lower"] is not None for r in rows)


def test_normal_variation_is_an_answer(config: Config, catalogue: Catalogue) -> None:
    assert told(config, catalogue, USUAL)[-1]["variation"] == "usual"


@pytest.mark.parametrize(
    ("last", "better", "word"),
    [(60, "higher", "worse"), (100, "higher", "better"), (60, "lower", "better"), (60, "neither", "changed")],
)
def test_a_point_outside_is_said_by_its_direction(
    config: Config, catalogue: Catalogue, last: float, better: str, word: str
) -> None:
    rows = told(config, catalogue, [*USUAL, last], better=better)
    assert rows[-1]["variation"] == word
    assert rows[-1]["special"] == (1 if last > 90 else -1)


def test_seven_on_one_side_are_marked_and_six_are_not(config: Config, catalogue: Catalogue) -> None:
    before = [94, 90] * 6
    assert told(config, catalogue, [*before, *[93] * 6])[-1]["variation"] == "usual"
    rows = told(config, catalogue, [*before, *[93] * 7])
    assert rows[-1]["variation"] == "better"
    assert [r["special"] for r in rows] == [0] * 12 + [1] * 7


def test_a_target_out_of_reach_and_one_always_met(config: Config, catalogue: Catalogue) -> None:
    assert told(config, catalogue, USUAL)[-1]["assurance"] == "passes"
    assert told(config, catalogue, [v - 30 for v in USUAL])[-1]["assurance"] == "fails"
    assert told(config, catalogue, [v - 6 for v in USUAL])[-1]["assurance"] == "mixed"
    assert told(config, catalogue, USUAL, better="neither")[-1]["assurance"] == ""


def test_what_runs_up_over_the_year_is_taken_by_its_increments(config: Config, catalogue: Catalogue) -> None:
    running = [7.5 * number for number in range(1, 13)] + [7.5]
    rows = told(config, catalogue, running, time="year_to_date")
    assert rows[-1]["variation"] == "usual"
    assert rows[-1]["center"] == pytest.approx(7.5)
    assert rows[-1]["assurance"] == ""


def test_a_value_carried_to_three_months_is_one_point(config: Config, catalogue: Catalogue) -> None:
    rows = [
        row("a", 90, 100, as_of=month(number), period=month(3 * ((number + 2) // 3)))
        | {"value": 90.0, "n": 100, "shown": "compare"}
        for number in range(1, 13)
    ]
    done = signals.signal(rows, indicator(time="flow"), Context(config, catalogue, "zh", lambda *_: None))  # type: ignore[arg-type,return-value]
    assert {r["variation"] for r in done} == {"few"}
    assert [r["lower"] is not None for r in done] == [False, False, True] * 4


def test_a_step_needs_the_month_before(config: Config, catalogue: Catalogue) -> None:
    rows = told(config, catalogue, [50 + number for number in range(16)], time="state")
    kept = [r for place, r in enumerate(rows) if place != 14]
    done = signals.signal(kept, indicator(time="state"), Context(config, catalogue, "zh", lambda *_: None))  # type: ignore[arg-type,return-value]
    assert done[-1]["variation"] == "alone"
    assert [place for place, r in enumerate(done) if r["center"] is None] == [0, 14]


def test_the_first_of_a_year_is_a_step_only_from_january(config: Config, catalogue: Catalogue) -> None:
    rows = told(config, catalogue, [7.5 * number for number in range(1, 13)], time="year_to_date")[3:]
    done = signals.signal(rows, indicator(time="year_to_date"), Context(config, catalogue, "zh", lambda *_: None))  # type: ignore[arg-type,return-value]
    assert [r["center"] is None for r in done] == [True] + [False] * 8


def last_word(config: Config, catalogue: Catalogue, cases: Iterable[float], n: int, time: str) -> str:
    """What is said of the newest of some months with so many cases of n."""
    return str(told(config, catalogue, [100 * x / n for x in cases], n, time=time)[-1]["variation"])


@pytest.mark.parametrize("time", ["state", "flow"])
def test_what_never_changes_is_never_flagged(config: Config, catalogue: Catalogue, time: str) -> None:
    said = {
        last_word(config, catalogue, [x] * months, n, time)
        for n in (30, 33, 75)
        for x in range(0, n + 1, 5)
        for months in (13, 14, 18, 20)
    }
    assert said == {"usual"}


@pytest.mark.parametrize("n", [30, 100, 500])
@pytest.mark.parametrize("gain", [0.25, 0.5, 1, 2])
def test_a_register_that_climbs_steadily_is_as_usual(config: Config, catalogue: Catalogue, n: int, gain: float) -> None:
    said = {last_word(config, catalogue, np.arange(m) * gain // 1, n, "state") for m in (13, 16, 20)}
    assert said == {"usual"}
    jump = [*(np.arange(16) * gain // 1), 15 * gain // 1 + max(10, n // 10)]
    assert last_word(config, catalogue, jump, n, "state") == "better"


DRAWS = 120


@pytest.mark.parametrize("n", [30, 60, 120, 200])
def test_noise_is_rarely_a_signal(config: Config, catalogue: Catalogue, tell: Any, n: int) -> None:
    """Twenty months: shares around one level, as values and as a register; and a register with rare or many gains."""
    draw = np.random.default_rng(20260 + n)
    series = {
        "a share": ("flow", [draw.binomial(n, p, 20) for p in (0.5, 0.8, 0.95) for _ in range(DRAWS)]),
        "a register": ("state", [draw.binomial(n, p, 20) for p in (0.5, 0.8, 0.95) for _ in range(DRAWS)]),
        "gains": ("state", [draw.poisson(g, 20).cumsum() for g in (0.1, 0.5, 2) for _ in range(DRAWS)]),
    }
    for name, (time, drawn) in series.items():
        of = n + 200 if name == "gains" else n
        words = [last_word(config, catalogue, cases, of, time) for cases in drawn]
        share = np.mean([word != "usual" for word in words])
        tell(f"trend signals, {name} of {of} that only varies: flagged {share:.1%} of {len(words)}")
        assert share <= 0.05
