"""Where the cells of a kernel lie, and how they are drawn."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from cnngui.engine.colours import paint, signed, text_colour
from cnngui.engine.kernels.cells import Cell, cells, decimal_forms, evenly, fitting
from cnngui.engine.kernels.values import Kernel
from cnngui.gui.widgets.number_type import least_forms

Texts = dict[Cell, str]
"""What is written in the cells of a kernel."""

_WIDTH = 18.0
"""Of a grid that has the panel for itself, in heights of a line."""
_HEIGHT = 16.0
_WIDEST, _HIGHEST = 3.6, 2.5
"""Of one cell, so that a small kernel does not fill the panel."""


@dataclass(frozen=True)
class CellLayout:
    """Cells of one size in the middle of a widget, whole px each.

    Parameters
    ----------
    shape : (rows, columns)
    left, top : int
        Corner of the first cell.
    width, height : int
        Of one cell.
    """

    shape: tuple[int, int]
    left: int
    top: int
    width: int
    height: int

    def rect(self, cell: Cell) -> QRect:
        """Where a cell lies."""
        row, column = cell
        return QRect(self.left + column * self.width, self.top + row * self.height, self.width, self.height)

    @property
    def frame(self) -> QRect:
        """Where all cells lie."""
        rows, columns = self.shape
        return QRect(self.left, self.top, columns * self.width, rows * self.height)

    def cell_at(self, position: QPointF) -> Cell | None:
        """Return the cell under a point, None beside the grid.

        >>> CellLayout((2, 3), 10, 0, 20, 20).cell_at(QPointF(55, 25))
        (1, 2)
        """
        if not self.frame.contains(position.toPoint()):
            return None
        return (int(position.y()) - self.top) // self.height, (int(position.x()) - self.left) // self.width


def cell_size(shape: tuple[int, int], line: float, beside: int = 1) -> QSize:
    """Return the size of one cell that suits a kernel.

    Parameters
    ----------
    shape : (rows, columns)
    line : float
        Height of a line of text in px; everything grows with it.
    beside : int
        How many grids share the width of the panel.

    Examples
    --------
    >>> cell_size((3, 3), 20.0), cell_size((15, 15), 20.0).width()
    (PySide6.QtCore.QSize(72, 50), 24)
    """
    rows, columns = shape
    room = (_WIDTH + 0.5) / beside - 0.5
    width = min(_WIDEST, room / columns)
    height = min(_HIGHEST, _HEIGHT / rows, 1.5 * width)
    return QSize(int(width * line), int(height * line))


def lay_out(shape: tuple[int, int], room: QSize, line: float, beside: int = 1, least: int = 0) -> CellLayout:
    """Put cells of a suitable size in the middle of ``room``, smaller ones if they do not fit.

    They are ``least`` px wide at least, if there is room, so that their numbers can be read.
    """
    rows, columns = shape
    wanted = cell_size(shape, line, beside)
    width = max(1, min(max(wanted.width(), least), (room.width() - 2) // columns))
    height = max(1, min(wanted.height(), (room.height() - 2) // rows))
    return CellLayout(shape, (room.width() - columns * width) // 2, (room.height() - rows * height) // 2, width, height)


def draw_cells(
    painter: QPainter, layout: CellLayout, kernel: Kernel, texts: dict[Cell, str], limit: float, line: QColor
) -> None:
    """Fill the cells with the colour of their numbers on the signed scale, and write the numbers.

    Parameters
    ----------
    limit : float
        The number that has the strongest colour.
    line : QColor
        Of the lines between the cells.
    """
    colours = paint(signed(limit), np.asarray(kernel, np.float32))
    painter.fillRect(layout.frame.adjusted(-1, -1, 1, 1), line)
    for cell, _ in cells(kernel):
        red, green, blue = (int(part) for part in colours[cell])
        rect = layout.rect(cell)
        painter.fillRect(rect.adjusted(0, 0, -1, -1), QColor(red, green, blue))
        if cell in texts:
            painter.setPen(QColor(*text_colour((red, green, blue))))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, texts[cell])


def written_into(kernel: Kernel, font: QFont, width: int, decimal: str) -> tuple[Texts, QFont]:
    """Choose what is written in cells of a width, and the font: fewer digits first, then smaller and narrower type.

    Returns
    -------
    (dict of Cell to str, QFont)
        As from `fitting`; empty where not even the least type is narrow enough (see `width_for`).
    """
    for tried in least_forms(font):
        metrics = QFontMetricsF(tried)

        def fits(text: str, metrics: QFontMetricsF = metrics) -> bool:
            return metrics.horizontalAdvance(text) + _air(metrics) <= width

        texts = fitting(kernel, decimal, fits)
        if all(map(fits, texts.values())):
            return texts, tried
    return {}, font


def written_evenly(kernels: Sequence[Kernel], font: QFont, width: int, decimal: str) -> tuple[list[Texts], QFont]:
    """Choose what is written in cells of a width, with one number of decimals and one type for several kernels.

    Two decimals in narrower type come before one.

    Returns
    -------
    (list of dict of Cell to str, QFont)
        As from `evenly`; empty where not even the least type is narrow enough.
    """
    for least, tried in product((2, 0), least_forms(font)):
        metrics = QFontMetricsF(tried)

        def fits(text: str, metrics: QFontMetricsF = metrics) -> bool:
            return metrics.horizontalAdvance(text) + _air(metrics) <= width

        found = evenly(kernels, decimal, fits, least)
        if all(fits(text) for texts in found for text in texts.values()):
            return found, tried
    return [{} for _ in kernels], font


def width_for(kernel: Kernel, font: QFont, decimal: str) -> int:
    """Return the width of the narrowest cells in which all numbers of a kernel can be written, in px."""
    *_, narrowest = least_forms(font)
    metrics = QFontMetricsF(narrowest)
    texts = {decimal_forms(value, decimal)[-1] for _, value in cells(kernel)}
    return math.ceil(max(map(metrics.horizontalAdvance, texts)) + _air(metrics))


def _air(metrics: QFontMetricsF) -> float:
    """Return what is left free beside a number."""
    return metrics.height() / 5
