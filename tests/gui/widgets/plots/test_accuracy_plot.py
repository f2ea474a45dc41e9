"""Tests of `cnngui.gui.widgets.plots.accuracy_plot`."""

import numpy as np
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.plots.accuracy_plot import AccuracyCurve, AccuracyPlot
from cnngui.gui.widgets.plots.plot import COLOURS, readable
from tests.gui.widgets.plots.seen import of_colour


def test_curves_are_told_and_drawn(qtbot: QtBot) -> None:
    """Every point with its amount and its percent; the amount that is set is a line at its place."""
    plot = AccuracyPlot("Accuracy")
    qtbot.addWidget(plot)
    plot.resize(320, 160)
    right = AccuracyCurve("right", (-4, 0, 4), (0.75, 0.99, 0.76), 2)
    down = AccuracyCurve("down", (-4, 0, 4), (0.6, 0.99, 0.61), 0)
    plot.set_curves([right, down], (-8, 8), "px")
    plot.show()
    assert plot.accessibleDescription().startswith("right −4 px: 75.0 %; right 0 px: 99.0 %")
    assert plot.reading(3, 50) == "right 4 px: 76.0 %\ndown 4 px: 61.0 %"
    canvas = plot.canvas
    assert canvas is not None
    ground = plot.colour(QPalette.ColorRole.Window)
    for name, now in zip(COLOURS, (2, 0), strict=False):
        columns = of_colour(plot, readable(QColor(name), ground, 3.0))[:, 0]
        at = round(canvas.to_screen(now, 0).x()) + canvas.x()
        assert np.count_nonzero(np.abs(columns - at) <= 1) > plot.height() / 4
    assert canvas.box.viewRect().left() == -8
    assert canvas.box.viewRect().right() == 8


def test_a_curve_that_is_not_measured_yet_is_no_trouble(qtbot: QtBot) -> None:
    """It has no points."""
    plot = AccuracyPlot("Accuracy")
    qtbot.addWidget(plot)
    plot.show()
    plot.set_curves([AccuracyCurve("turn", (), (), 10)], (-90, 90), "°")
    assert (plot.accessibleDescription(), plot.reading(0, 0)) == ("", "")
