"""Curves over a share: as far as they are measured, and read off at the pointer."""

from pytestqt.qtbot import QtBot

from cnngui.gui.widgets.plots.share_plot import ShareCurve, SharePlot
from tests.gui.hands import shown


def test_curves_grow_and_are_read_off(qtbot: QtBot) -> None:
    """At the nearest share that was measured."""
    plot = shown(qtbot, SharePlot("Curves"))
    plot.resize(300, 200)
    plot.set_curves({"going": ShareCurve((0.0, 0.5), (0.9, 0.2))})
    plot.set_curves(
        {"going": ShareCurve((0.0, 0.5, 1.0), (0.9, 0.2, 0.0)), "at random": ShareCurve((0.0,), (0.9,), is_dashed=True)}
    )
    assert plot.reading(60, 0) == "going: 50 %, 0.20\nat random: 0 %, 0.90"
    assert plot.accessibleDescription() == "going: 100 %, 0.00; at random: 0 %, 0.90"
    assert not plot.picture().isNull()
