"""Where cells lie, and how they are drawn."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from cnngui.engine.colours import paint, signed
from cnngui.engine.kernels.cells import cells
from cnngui.engine.kernels.values import Kernel
from cnngui.gui.widgets.kernels.kernel_cells import CellLayout, cell_size, draw_cells, lay_out

SIDES = st.integers(1, 15)


@given(SIDES, SIDES, st.integers(60, 700), st.integers(60, 700))
def test_every_cell_lies_inside_and_is_found_again(rows: int, columns: int, width: int, height: int) -> None:
    """Whatever the room, all cells are in it, and the middle of each leads back to it."""
    layout = lay_out((rows, columns), QSize(width, height), 17.0)
    for row in range(rows):
        for column in range(columns):
            rect = layout.rect((row, column))
            assert rect.left() >= 0
            assert rect.top() >= 0
            assert rect.right() < width
            assert rect.bottom() < height
            assert layout.cell_at(QPointF(rect.center())) == (row, column)


def test_beside_the_cells_there_is_no_cell() -> None:
    """The frame ends where the last cell ends."""
    layout = CellLayout((2, 2), 10, 10, 20, 20)
    outside = [QPointF(9, 15), QPointF(15, 9), QPointF(50.6, 15), QPointF(15, 50.6)]
    assert [layout.cell_at(point) for point in outside] == [None] * 4


@given(SIDES, SIDES)
def test_no_kernel_is_larger_than_the_panel(rows: int, columns: int) -> None:
    """At a line of 17 px: 306 px wide, 272 px high, and no cell too small to hit."""
    size = cell_size((rows, columns), 17.0)
    assert size.width() * columns <= 306
    assert size.height() * rows <= 272
    assert min(size.width(), size.height()) >= 16


def test_each_cell_has_the_colour_of_its_number(qapp: object) -> None:
    """On the signed scale, in the order of the kernel."""
    kernel: Kernel = ((1.0, 0.0, -1.0), (-0.5, 0.5, 0.25))
    layout = CellLayout((2, 3), 2, 2, 10, 10)
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    draw_cells(painter, layout, kernel, {}, 1.0, QColor("black"))
    painter.end()
    for cell, value in cells(kernel):
        expected = QColor(*(int(part) for part in paint(signed(1.0), np.array([[value]], np.float32))[0, 0]))
        assert image.pixelColor(layout.rect(cell).center()) == expected
