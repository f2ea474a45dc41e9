"""The arithmetic view: everything that is told is drawn, in the largest type that fits."""

import numpy as np
import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from cnngui.engine.arithmetic import Explanation, explain
from cnngui.engine.chain import Chain, Layer, planes_for, shapes
from cnngui.engine.colours import grey
from cnngui.engine.kernels.table import find
from cnngui.gui.widgets.grids.arithmetic_blocks import flow, groups
from cnngui.gui.widgets.grids.arithmetic_view import ArithmeticView
from cnngui.gui.widgets.pictures.pictures import style_on_screen

RGB = ["R", "G", "B"]


def told(kernel: str, channels: int) -> Explanation:
    """Explain a number of a named kernel on noise."""
    grid = np.random.default_rng(0).integers(0, 256, (12, 12, channels)).astype(np.float32)
    chain = Chain((Layer((find(kernel).filter,)),), "sum")
    return explain(chain.layers[0], shapes(chain, (12, 12, channels))[0], planes_for(grid, "sum"), 5, 6)


@pytest.fixture
def view(qtbot: QtBot) -> ArithmeticView:
    """Make a view as large as in a 1280×800 window."""
    view = ArithmeticView("Arithmetic", "Point at a pixel.")
    qtbot.addWidget(view)
    view.resize(830, 300)
    view.show()
    return view


@pytest.mark.parametrize("width", [560, 830, 1800])
@pytest.mark.parametrize(("kernel", "channels"), [("vertical-edge", 3), ("box-5", 3), ("box-5", 1), ("gaussian-7", 1)])
def test_no_grid_is_lost(view: ArithmeticView, width: int, kernel: str, channels: int) -> None:
    """Whatever the width, every window and kernel finds a place: lines are broken between groups."""
    parts = groups(told(kernel, channels), RGB, grey(), style_on_screen())
    widths = [part.width(QFontMetricsF(view.font())) for part in parts]
    assert [number for line in flow(widths, width) for number in line] == list(range(len(parts)))
    assert sum(bool(block.texts) for part in parts for block in part.blocks) == (6 if channels == 3 else 3)


def test_the_type_is_as_large_as_there_is_room(view: ArithmeticView) -> None:
    """3×3 in a wide view is written large, three 5×5 slices in a small one never below 0.8 of the app's type."""
    view.set_explanation(told("vertical-edge", 1), [""])
    large, _, _ = view._layout()
    assert large.pointSizeF() > 1.3 * view.font().pointSizeF()
    view.set_kernel_rows(5)
    view.resize(560, 160)
    view.set_explanation(told("box-5", 3), RGB)
    small, _, _ = view._layout()
    assert small.pointSizeF() == pytest.approx(0.8 * view.font().pointSizeF(), rel=0.02)


def test_a_single_slice_is_read_along_one_line(view: ArithmeticView) -> None:
    """Window × kernel = products stay side by side rather than growing apart."""
    view.resize(830, 400)
    view.set_explanation(told("vertical-edge", 1), [""])
    font, _, lines = view._layout()
    assert lines == [[0, 1]]
    metrics = QFontMetricsF(font)
    assert sum(group.width(metrics) for group in view._groups) <= view.width()


def test_what_is_heard(view: ArithmeticView) -> None:
    """A screen reader gets the line of arithmetic, or the hint."""
    assert view.accessibleDescription() == "Point at a pixel."
    view.set_explanation(told("vertical-edge", 3), RGB)
    assert view.accessibleDescription() == view.lines()[0]
    view.set_explanation(None)
    assert view.accessibleDescription() == "Point at a pixel."


def test_padding_is_hatched(view: ArithmeticView) -> None:
    """The corner's window has cells that are not drawn as numbers of the photo."""
    chain = Chain((Layer((find("vertical-edge").filter,)),))
    plane = np.full((12, 12), 255, np.float32)
    corner = explain(chain.layers[0], shapes(chain, (12, 12, 1))[0], (plane,), 0, 0)
    view.set_explanation(corner, [""])
    image = view.grab().toImage()
    colours = {image.pixelColor(x, y).rgb() for x in range(4, 40) for y in range(4, 30)}
    assert len(colours) > 2
