"""Curves that grow side by side: each with its own x, names that are never over each other, read-off."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.plots.progress_plot import Line, ProgressPlot
from tests.gui.hands import shown
from tests.gui.widgets.plots.seen import texts

SLOW = Line("slow", [(0.0, 10.0), (0.5, 60.0), (1.0, 80.0)])
FAST = Line("fast", [(0.0, 10.0), (0.25, 90.0), (2.0, 98.0)], colour=1, is_dotted=True)


@pytest.fixture
def plot(qtbot: QtBot) -> ProgressPlot:
    """Show a plot as wide as in the lab."""
    made = ProgressPlot("Accuracy", "epoch", unit=" %")
    made.resize(420, 160)
    shown(qtbot, made)
    return made


def test_each_curve_has_its_own_steps(plot: ProgressPlot, tmp_path: Path) -> None:
    """The plane holds all of them, in whole tens."""
    plot.set_lines([SLOW, FAST])
    assert plot.canvas is not None
    seen = plot.canvas.box.viewRect()
    assert (seen.top(), seen.bottom()) == (10, 100)
    assert seen.right() == pytest.approx(2.02)
    assert {"slow", "fast"} <= set(texts(plot, tmp_path))
    assert plot.accessibleDescription() == "slow: 80 %, fast: 98 %"


def test_the_nearest_points_are_read_off(plot: ProgressPlot) -> None:
    """Of each curve its own."""
    plot.set_lines([SLOW, FAST])
    assert plot.reading(0.3, 0.0).splitlines() == ["epoch: 0.30", "slow: 60 %", "fast: 90 %"]


def test_nothing_yet(plot: ProgressPlot) -> None:
    """An empty plane from 0 to 100 over one epoch; on a logarithmic scale too."""
    plot.set_lines([Line("slow", [])])
    assert plot.canvas is not None
    assert plot.canvas.box.viewRect().getRect() == (0, 0, 1, 100)
    log = ProgressPlot("Loss", "epoch", is_log=True)
    log.set_lines([])
    assert log.accessibleDescription() == ""


def test_losses_are_on_a_logarithmic_scale(qtbot: QtBot) -> None:
    """A loss of 0, which has no logarithm, is passed over; powers of ten stand at the left, however few they are."""
    plot = ProgressPlot("Loss", "epoch", is_log=True)
    plot.resize(420, 120)
    plot.set_lines([Line("loss", [(0.0, 2.3), (0.5, 0.2), (1.0, 0.0)])])
    shown(qtbot, plot)
    assert plot.canvas is not None
    seen = plot.canvas.box.viewRect()
    assert (seen.top(), seen.bottom()) == (-1, 1)
    levels = plot.canvas.left.logTickValues(-1, 1, 100, [])
    assert [-1, 0, 1] in [list(values) for _, values in levels]
