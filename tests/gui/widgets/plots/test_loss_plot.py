"""Curves of losses: their scale, where their points are drawn, and the names at their ends."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage
from pytestqt.qtbot import QtBot

from cnngui.engine.colours import contrast
from cnngui.gui.look.theme import CONTRAST, CONTRAST_DARK, DARK, LIGHT, Colours, palette
from cnngui.gui.widgets.plots.loss_plot import COLOURS, MOST_POINTS, Curve, LossPlot, decades, readable, spread, thinned
from tests.gui.hands import shown


@pytest.fixture
def plot(qtbot: QtBot) -> LossPlot:
    """Show a plot without curves, on white, where colours are drawn as they are."""
    plot = LossPlot("Losses")
    plot.setPalette(palette(CONTRAST))
    plot.resize(500, 300)
    return shown(qtbot, plot)


def rgb(image: QImage) -> NDArray[np.int_]:
    """Return (H, W, 3)."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return lines[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(int)


def of_colour(plot: LossPlot, colour: QColor, away: int = 12) -> NDArray[np.int_]:
    """Return (x, y) of the pixels that are painted in a colour."""
    pixels = rgb(plot.grab().toImage())
    return np.argwhere(np.abs(pixels - (colour.red(), colour.green(), colour.blue())).max(2) <= away)[:, ::-1]


def line_of(plot: LossPlot, at: int) -> NDArray[np.int_]:
    """Return (x, y) of the pixels of a curve, whose name is blank or empty."""
    return of_colour(plot, readable(QColor(COLOURS[at]), plot.palette().window().color(), 3.0))


def inks(plot: LossPlot, at: int, right: float) -> NDArray[np.int_]:
    """Return (x, y) of the pixels of a name, which stands right of the curves."""
    found = of_colour(plot, readable(QColor(COLOURS[at]), plot.palette().window().color(), 4.5), 3)
    return found[found[:, 0] > right + 4]


def distances(pixels: NDArray[np.int_], corners: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far each pixel's middle is from the line through some corners."""
    ways: list[NDArray[np.float64]] = []
    for start, end in pairwise(corners):
        along = np.clip(((pixels + 0.5 - start) @ (end - start)) / ((end - start) @ (end - start)), 0, 1)
        ways.append(np.hypot(*(pixels + 0.5 - start - along[:, None] * (end - start)).T))
    return np.asarray(np.min(ways, axis=0))


def assert_drawn_through(plot: LossPlot, values: list[float], points: list[tuple[int, float]]) -> None:
    """Draw values between two level curves at 1000 and at 1; it goes through the points, straight, and nowhere else."""
    steps = len(values)
    plot.set_curves({"": [1000.0] * steps, " ": [1.0] * steps, "  ": values})
    top, bottom, line = (line_of(plot, at) for at in range(3))
    left, right = bottom[:, 0].min() + 1, top[:, 0].max()  # round ends reach a px further; the other ends are covered
    high, low = top[:, 1].mean() + 0.5, bottom[:, 1].mean() + 0.5
    assert low - high > 200
    assert right - left > 350
    corners = np.array(
        [
            (left + step / (steps - 1) * (right - left), low - math.log10(value) / 3 * (low - high))
            for step, value in points
        ]
    )
    assert distances(line, corners).max() < 2.5
    for corner in corners:
        assert np.hypot(*(line + 0.5 - corner).T).min() < 2.5
    assert len(np.unique(line[:, 0])) > 0.95 * (corners[-1, 0] - corners[0, 0])


def test_decades() -> None:
    """All numbers above zero lie between them; there is one at least."""
    assert decades([Curve("a", [250.0, 3.0]), Curve("b", [0.02])]) == (-2, 3)
    assert decades([Curve("a", [10.0, 10.0])]) == (1, 2)
    assert decades([Curve("a", [1000.0, 0.001])]) == (-3, 3)
    assert decades([Curve("a", [0.0, -3.0, math.nan, math.inf, 5.0])]) == (0, 1)
    assert decades([]) == decades([Curve("a", [0.0, math.nan])]) == (0, 1)


@given(st.lists(st.floats(1e-300, 1e300), min_size=1))
def test_decades_hold_every_number(values: list[float]) -> None:
    """Of any size."""
    low, high = decades([Curve("a", values)])
    assert low < high
    assert all(low <= math.log10(value) <= high for value in values)
    assert math.log10(min(values)) < low + 1


@given(st.integers(0, 3000), st.integers(2, MOST_POINTS))
def test_thinned(count: int, most: int) -> None:
    """Never more than wanted, in order, the first and the last one always; all of them where they are few."""
    values = [float(value) for value in range(7, 7 + count)]
    points = thinned(values, most)
    steps = [step for step, _ in points]
    assert len(points) <= most
    assert steps == sorted(set(steps))
    assert all(value == values[step] for step, value in points)
    assert steps[:1] + steps[-1:] == ([0, count - 1] if count else [])
    assert len(points) == count or count > most
    assert len({end - start for start, end in pairwise(steps[:-1])}) <= 1


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


def test_a_curve_that_began_later(plot: LossPlot) -> None:
    """Or ended earlier: all begin on the left, one step is as wide in each."""
    plot.set_curves({"": [10.0] * 101, " ": [3.0] * 51})
    long, short = (line_of(plot, at)[:, 0] for at in (0, 1))
    assert abs(long.min() - short.min()) <= 1
    assert abs((short.max() - short.min()) / (long.max() - long.min()) - 0.5) < 0.01


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
    assert dot.max(0).tolist() <= (dot.min(0) + 3).tolist()


def test_nothing_to_draw(plot: LossPlot) -> None:
    """A scale, but no curve, whether there is none or none has a number to draw."""
    none: list[dict[str, list[float]]] = [{}, {"": []}, {"": [0.0, math.nan]}]
    for curves in none:
        plot.set_curves(curves)
        assert not len(line_of(plot, 0))
        assert len(of_colour(plot, QColor(CONTRAST.line), 60)) > plot.width()


def test_other_curves_replace_the_former(plot: LossPlot) -> None:
    """At once, without being asked to."""
    plot.set_curves({"": [30.0, 20.0], " ": [5.0, 6.0]})
    assert [(curve.name, list(curve.values)) for curve in plot.curves] == [("", [30.0, 20.0]), (" ", [5.0, 6.0])]
    assert len(line_of(plot, 1))
    plot.set_curves({"": [30.0, 20.0]})
    assert not len(line_of(plot, 1))


LAYERS = ("content conv4_2", "conv1_1", "conv2_1", "conv3_1", "conv4_1", "conv5_1", "total")
"""As many as there are colours."""


@pytest.mark.parametrize("ends", [[50.0] * 7, [10.0] * 7, [99.9] * 7, [70, 12, 71, 72, 13, 11, 73], range(20, 90, 10)])
@pytest.mark.parametrize("points", [10, 16])
def test_names_never_lie_over_each_other(points: int, ends: list[float], plot: LossPlot) -> None:
    """Each has lines of its own, in the order of their ends, whole, inside the widget."""
    font = QFont(plot.font().family(), points)
    plot.setFont(font)
    names = ["HH" + " " * at for at in range(7)]  # of one shape: what is cut or covered has other pixels
    plot.set_curves({name: [100.0, float(end)] for name, end in zip(names, ends, strict=True)})
    right = plot.width() - QFontMetricsF(font).horizontalAdvance(names[-1]) - 12
    places = [inks(plot, at, right)[:, 1] for at in range(7)]
    tops, bottoms = [each.min() for each in places], [each.max() for each in places]
    heights = [bottom - top for top, bottom in zip(tops, bottoms, strict=True)]
    assert max(heights) - min(heights) <= 1
    assert min(heights) > QFontMetricsF(font).capHeight() * 0.7
    rows = sorted(zip(tops, bottoms, strict=True))
    assert all(bottom < top for (_, bottom), (top, _) in pairwise(rows))
    order = sorted(range(7), key=lambda at: -ends[at])
    assert [tops[at] for at in order] == sorted(tops)


def test_a_name_stands_at_the_end_of_its_curve(plot: LossPlot) -> None:
    """Where nothing is in the way."""
    plot.set_curves({"HHH": [100.0, 80.0], "EEE": [100.0, 1.0], "LLL": [100.0, 11.0]})
    right = plot.width() - max(plot.fontMetrics().horizontalAdvance(name) for name in ("HHH", "EEE", "LLL")) - 12
    for at in range(3):
        line = line_of(plot, at)
        line = line[line[:, 0] <= right]
        end = line[line[:, 0] >= line[:, 0].max() - 1, 1].mean()
        name = inks(plot, at, right)[:, 1]
        assert abs((name.min() + name.max()) / 2 - end) <= 4


def test_long_names_are_cut(plot: LossPlot) -> None:
    """They leave room for the curves, and stay inside."""
    plot.set_curves({"a very long name of a layer " * 6: [100.0, 10.0], "short": [90.0, 20.0]})
    line = line_of(plot, 0)
    frame = line[line[:, 0] < 0.59 * plot.width()]
    assert frame[:, 0].max() - frame[:, 0].min() > 0.45 * plot.width()
    name = inks(plot, 0, 0.6 * plot.width())
    assert 0.8 * plot.width() < name[:, 0].max() < plot.width() - 1


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST, CONTRAST_DARK])
def test_curves_and_names_stand_out(colours: Colours, plot: LossPlot) -> None:
    """As WCAG asks: 3:1 for lines, 4.5:1 for text, on every ground; all in colours of their own."""
    plot.setPalette(palette(colours))
    plot.setFont(QFont(plot.font().family(), 16))
    ground = QColor(colours.ground)
    for ratio in (3.0, 4.5):
        seen = [readable(QColor(colour), ground, ratio) for colour in COLOURS]
        assert len({colour.name() for colour in seen}) == len(COLOURS)
        for colour in seen:
            assert contrast(*((each.red(), each.green(), each.blue()) for each in (colour, ground))) >= ratio
    plot.set_curves({"HHH" + " " * at: [100.0, 80.0 - 10 * at] for at in range(7)})
    right = plot.width() - plot.fontMetrics().horizontalAdvance("HHH" + 6 * " ") - 12
    for at in range(7):
        assert len(line_of(plot, at)) > 100
        assert len(inks(plot, at, right)) > 10


def test_a_colour_that_stands_out_is_kept() -> None:
    """Only what is too near to its ground is changed; on mid grey too there is an end to it."""
    assert readable(QColor("#0072B2"), QColor("white"), 4.5).name() == "#0072b2"
    assert readable(QColor("#E69F00"), QColor("black"), 4.5).name() == "#e69f00"
    for grey in range(0, 256, 5):
        ground = (grey, grey, grey)
        for colour in COLOURS:
            seen = readable(QColor(colour), QColor(*ground), 4.5)
            assert contrast((seen.red(), seen.green(), seen.blue()), ground) >= 4.5


def test_more_curves_than_colours(plot: LossPlot) -> None:
    """The colours begin anew."""
    plot.set_curves({" " * at: [10.0 * (at + 1)] * 2 for at in range(len(COLOURS) + 2)})
    rows = line_of(plot, 1)[:, 1]
    assert rows.max() - rows.min() > 20


def test_screen_readers_are_told_the_last_numbers(plot: LossPlot) -> None:
    """Three digits of each, since they may be millions or millionths; nothing of a curve that has not begun."""
    assert (plot.accessibleName(), plot.accessibleDescription()) == ("Losses", "")
    plot.set_curves({"content": [9e6, 250000.4], "conv1_1": [1.0, 3.14159], "conv2_1": [0.00031249], "none": []})
    assert plot.accessibleDescription() == "content: 250,000, conv1_1: 3.14, conv2_1: 0.000312"
    plot.set_curves({"a": [1.0, 0.0], "b": [math.nan], "c": [math.inf], "d": [-2.0]})
    assert plot.accessibleDescription() == "a: 0, b: NaN, c: ∞, d: −2"
    plot.set_curves({})
    assert plot.accessibleDescription() == ""


def test_it_grows_with_the_font(plot: LossPlot) -> None:
    """What it asks for, at least and at best."""
    before = plot.sizeHint(), plot.minimumSizeHint()
    plot.setFont(QFont(plot.font().family(), 3 * plot.font().pointSize()))
    for small, large in zip(before, (plot.sizeHint(), plot.minimumSizeHint()), strict=True):
        assert large.width() > 2 * small.width()
        assert large.height() > 2 * small.height()
    assert plot.minimumSizeHint().boundedTo(plot.sizeHint()) == plot.minimumSizeHint()


def test_in_its_smallest_size_it_shows_all_layers(plot: LossPlot) -> None:
    """The curves of all of them, and something of each name."""
    plot.setFont(QFont(plot.font().family(), 16))
    plot.set_curves({name: [10 ** (6 - at / 2), 2.0 + at] for at, name in enumerate(LAYERS)})
    plot.resize(plot.minimumSizeHint())
    for at in range(len(LAYERS)):
        assert len(line_of(plot, at)) > 20
        assert len(inks(plot, at, 0.6 * plot.width())) > 3


@pytest.mark.parametrize(
    "size", [(0, 0), (1, 1), (1, 300), (500, 1), (30, 30), (60, 40), (90, 45), (40, 500), (500, 40)]
)
@pytest.mark.parametrize("points", [10, 40])
def test_any_size_can_be_painted(size: tuple[int, int], points: int, plot: LossPlot) -> None:
    """Layouts give anything for a moment; where there is no room, nothing is drawn."""
    plot.setFont(QFont(plot.font().family(), points))
    plot.set_curves({name: [1e-12, 1e12, 5.0 + at] for at, name in enumerate(LAYERS)})
    plot.resize(QSize(*size))
    assert plot.size() == QSize(*size)
    plot.grab()


def test_numbers_of_any_size_can_be_painted(plot: LossPlot) -> None:
    """Also where a hundred decades lie between them: only some are written."""
    for values in ([5e-324, 1e308], [1e-300, 1e-299], [1e300] * 3):
        plot.set_curves({"": values})
        assert len(line_of(plot, 0)) > 200
