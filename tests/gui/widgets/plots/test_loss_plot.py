"""Curves of losses: where their points are drawn, the names at their ends, and what screen readers hear."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QFont
from pytestqt.qtbot import QtBot

from cnngui.gui.look.theme import CONTRAST, CONTRAST_DARK, DARK, LIGHT, Colours, palette
from cnngui.gui.widgets.plots.loss_plot import MOST_POINTS, LossPlot, spread
from cnngui.gui.widgets.plots.plot import COLOURS, readable
from tests.gui.hands import shown
from tests.gui.widgets.plots.seen import Pixels, of_colour, place_at

LAYERS = ("content conv4_2", "conv1_1", "conv2_1", "conv3_1", "conv4_1", "conv5_1", "total")
"""As many as there are colours."""


@pytest.fixture
def plot(qtbot: QtBot) -> LossPlot:
    """Show a plot without curves, on white, where colours are drawn as they are."""
    plot = LossPlot("Losses")
    plot.setPalette(palette(CONTRAST))
    plot.resize(500, 300)
    return shown(qtbot, plot)


def line_of(plot: LossPlot, at: int) -> Pixels:
    """Return (x, y) of the pixels of a curve, its name left out."""
    found = of_colour(plot, readable(QColor(COLOURS[at]), plot.palette().window().color(), 3.0))
    return found[found[:, 0] <= place_at(plot, 1, 0).x()]


def name_of(plot: LossPlot, at: int) -> Pixels:
    """Return (x, y) of the pixels of a name, which stands right of the curves."""
    found = of_colour(plot, readable(QColor(COLOURS[at]), plot.palette().window().color(), 4.5))
    return found[found[:, 0] > place_at(plot, 1, 0).x()]


def assert_drawn_through(plot: LossPlot, values: list[float], corners: list[tuple[int, float]]) -> None:
    """Draw values from 1 to 1000 and look: straight from corner to corner, and nowhere else."""
    plot.set_curves({"": values})
    line, last = line_of(plot, 0), 1.01 * (len(values) - 1)
    shares = [(step / last, math.log10(value) / 3) for step, value in corners]
    places = np.array([place_at(plot, *share).toTuple() for share in shares], float)
    ways: list[NDArray[np.float64]] = []
    for start, end in pairwise(places):
        along = np.clip(((line - start) @ (end - start)) / ((end - start) @ (end - start)), 0, 1)
        ways.append(np.hypot(*(line - start - along[:, None] * (end - start)).T))
    assert np.min(ways, axis=0).max() < 5  # the dot at the end is 3 px
    for place in places:
        assert np.hypot(*(line - place).T).min() < 2.5
    assert len(np.unique(line[:, 0])) > 0.95 * (places[-1, 0] - places[0, 0])


@given(st.lists(st.floats(-20, 120)), st.floats(1, 30))
def test_spread(wanted: list[float], gap: float) -> None:
    """In order, inside, and apart as far as there is room; what need not move stays."""
    wanted.sort()
    places = spread(wanted, gap, 100)
    room = min(gap, 100 / max(len(wanted) - 1, 1))
    assert all(-1e-9 <= place <= 100 + 1e-9 for place in places)
    assert all(after - before > room - 1e-9 for before, after in pairwise(places))
    if all(0 <= place <= 100 for place in wanted) and all(b - a >= gap for a, b in pairwise(wanted)):
        assert places == pytest.approx(wanted)


def test_points_lie_where_their_numbers_are(plot: LossPlot) -> None:
    """Steps evenly from left to right, numbers by their logarithms."""
    values = [1000.0, 200.0, 7.0, 90.0, 1.0]
    assert_drawn_through(plot, values, list(enumerate(values)))


def test_what_has_no_logarithm_is_passed_over(plot: LossPlot) -> None:
    """The line goes straight from the step before to the step after; the scale is that of the others."""
    values = [500.0, 0.0, math.nan, 20.0, math.inf, -4.0, -math.inf, 3.0]
    assert_drawn_through(plot, values, [(0, 500.0), (3, 20.0), (7, 3.0)])


def test_many_steps_are_drawn_through_some(plot: LossPlot) -> None:
    """The last one among them: the end is where the name says."""
    values = list(np.geomspace(1000.0, 2.0, 10 * MOST_POINTS + 3))
    assert_drawn_through(plot, values, [(0, 1000.0), (len(values) - 1, 2.0)])


def test_one_step_is_a_dot(plot: LossPlot) -> None:
    """A run has begun."""
    plot.set_curves({"": [30.0]})
    dot = line_of(plot, 0)
    assert len(dot)
    assert dot.max(0).tolist() <= (dot.min(0) + 8).tolist()


def test_other_curves_replace_the_former(plot: LossPlot) -> None:
    """At once, also by none; a curve that has no number to draw is none."""
    plot.set_curves({"": [30.0, 20.0], " ": [5.0, 6.0]})
    assert [(curve.name, list(curve.values)) for curve in plot.curves] == [("", [30.0, 20.0]), (" ", [5.0, 6.0])]
    assert len(line_of(plot, 1))
    none: list[dict[str, list[float]]] = [{}, {"": []}, {"": [0.0, math.nan]}]
    for curves in none:
        plot.set_curves(curves)
        assert not len(line_of(plot, 0))
        assert not len(line_of(plot, 1))


@pytest.mark.parametrize("ends", [[50.0] * 7, [10.0] * 7, [99.9] * 7, [70, 12, 71, 72, 13, 11, 73], range(20, 90, 10)])
@pytest.mark.parametrize("points", [10, 16])
def test_names_never_lie_over_each_other(points: int, ends: list[float], plot: LossPlot) -> None:
    """Each has lines of its own, in the order of their ends, whole, inside the widget."""
    plot.setFont(QFont(plot.font().family(), points))
    plot.set_curves({"HH" + " " * at: [100.0, float(end)] for at, end in enumerate(ends)})
    names = [name_of(plot, at)[:, 1] for at in range(7)]
    rows = sorted((each.min(), each.max()) for each in names)
    assert all(bottom < top for (_, bottom), (top, _) in pairwise(rows))
    assert max(bottom - top for top, bottom in rows) - min(bottom - top for top, bottom in rows) <= 1
    order = sorted(range(7), key=lambda at: -ends[at])
    assert [names[at].min() for at in order] == sorted(each.min() for each in names)


def test_a_name_stands_at_the_end_of_its_curve(plot: LossPlot) -> None:
    """Where nothing is in the way."""
    plot.set_curves({"HHH": [100.0, 80.0], "EEE": [100.0, 1.0], "LLL": [100.0, 11.0]})
    for at in range(3):
        line, name = line_of(plot, at), name_of(plot, at)[:, 1]
        end = line[line[:, 0] >= line[:, 0].max() - 1, 1].mean()
        assert abs((name.min() + name.max()) / 2 - end) <= 5


def test_long_names_are_cut(plot: LossPlot) -> None:
    """They leave room for the curves, and stay inside."""
    plot.set_curves({"a very long name of a layer " * 6: [100.0, 10.0], "short": [90.0, 20.0]})
    assert np.ptp(line_of(plot, 0)[:, 0]) > 0.45 * plot.width()
    assert 0.8 * plot.width() < name_of(plot, 0)[:, 0].max() < plot.width() - 1


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST, CONTRAST_DARK])
def test_curves_and_names_stand_out(colours: Colours, plot: LossPlot) -> None:
    """In colours of their own on every ground, also in the smallest size and large type; then they begin anew."""
    plot.setPalette(palette(colours))
    plot.setFont(QFont(plot.font().family(), 16))
    plot.set_curves({name: [10 ** (6 - at / 2), 2.0 + 3 * at] for at, name in enumerate((*LAYERS, "eighth"))})
    plot.resize(plot.minimumSizeHint())
    assert len({readable(QColor(each), QColor(colours.ground), 3.0).name() for each in COLOURS}) == len(COLOURS)
    for at in range(len(LAYERS)):
        assert len(line_of(plot, at)) > 20
        assert len(name_of(plot, at)) > 3


def test_screen_readers_are_told_the_last_numbers(plot: LossPlot) -> None:
    """Three digits of each, since they may be millions or millionths; nothing of a curve that has not begun."""
    assert (plot.accessibleName(), plot.accessibleDescription()) == ("Losses", "")
    plot.set_curves({"content": [9e6, 250000.4], "conv1_1": [1.0, 3.14159], "conv2_1": [0.00031249], "none": []})
    assert plot.accessibleDescription() == "content: 250,000, conv1_1: 3.14, conv2_1: 0.000312"
    plot.set_curves({"a": [1.0, 0.0], "b": [math.nan], "c": [math.inf], "d": [-2.0]})
    assert plot.accessibleDescription() == "a: 0, b: NaN, c: ∞, d: −2"


def test_numbers_of_any_size_can_be_painted(plot: LossPlot) -> None:
    """Also where a hundred decades lie between them: only some are written."""
    for values in ([5e-324, 1e308], [1e-300, 1e-299], [1e300] * 3):
        plot.set_curves({"": values})
        assert len(line_of(plot, 0)) > 200
