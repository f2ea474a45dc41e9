"""Where the cells of a kernel lie, what is written in them, and how they are drawn."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from cnngui.engine.colours import paint, signed, text_colour
from cnngui.engine.kernels.values import Kernel
from cnngui.engine.numbers import MINUS, as_fractions, written
from cnngui.gui.widgets.painted import narrowed

Cell = tuple[int, int]

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


def lay_out(shape: tuple[int, int], room: QSize, line: float, beside: int = 1) -> CellLayout:
    """Put cells of a suitable size in the middle of ``room``, smaller ones if they do not fit."""
    rows, columns = shape
    wanted = cell_size(shape, line, beside)
    width = max(1, min(wanted.width(), (room.width() - 2) // columns))
    height = max(1, min(wanted.height(), (room.height() - 2) // rows))
    return CellLayout(shape, (room.width() - columns * width) // 2, (room.height() - rows * height) // 2, width, height)


def cells(kernel: Kernel) -> Iterator[tuple[Cell, float]]:
    """Go through a kernel in reading order.

    >>> list(cells(((1.0, 2.0),)))
    [((0, 0), 1.0), ((0, 1), 2.0)]
    """
    for row, numbers in enumerate(kernel):
        for column, value in enumerate(numbers):
            yield (row, column), value


def replaced(kernel: Kernel, cell: Cell, value: float) -> Kernel:
    """Return the kernel with one number changed.

    >>> replaced(((1.0, 2.0),), (0, 1), 5.0)
    ((1.0, 5.0),)
    """
    row, column = cell
    numbers = kernel[row]
    changed = (*numbers[:column], value, *numbers[column + 1 :])
    return (*kernel[:row], changed, *kernel[row + 1 :])


@lru_cache(maxsize=4096)  # while a cell is scrubbed, the numbers of the others need not be written anew
def decimal_forms(value: float, decimal: str) -> tuple[str, ...]:
    """Return the ways to write a number with decimals, best first, each shorter and less exact than the one before.

    >>> decimal_forms(0.5, ","), decimal_forms(-1 / 9, ".")
    (('0,5',), ('−0.1111', '−0.111', '−0.11', '−0.1'))
    >>> decimal_forms(0.0002, ".")[-1], decimal_forms(-123456.0, ".")
    ('≈0', ('−123456', '−1e5'))
    """
    texts = []
    for digits in (4, 3, 2, 1) if abs(value) < 1e15 else ():
        text = written(value, digits, decimal, noise=0).text
        texts.append(text if text != "0" or not value else "≈0")
    if abs(value) >= 1000:
        texts.append(f"{value:.0e}".replace("-", MINUS, 1).replace("e+0", "e").replace("e+", "e"))
    return tuple(dict.fromkeys(texts))


def exact_form(value: float, decimal: str) -> str:
    """Write a number so that reading it back gives it again, as a fraction where it is one.

    >>> exact_form(1 / 9, ","), exact_form(0.12345678, ",")
    ('1/9', '0,12345678')
    """
    fraction = _fraction(value)
    if fraction and not written(value, 6, noise=0).exact:
        return fraction
    text = repr(value).removesuffix(".0").replace(".", decimal)
    return text.replace("-", MINUS, 1) if value < 0 else text


def spoken_form(value: float, decimal: str) -> str:
    """Write a number in full, with its decimals too where it is a fraction.

    >>> spoken_form(-1 / 9, "."), spoken_form(0.5, ",")
    ('−1/9 ≈ −0.1111', '0,5')
    """
    text = exact_form(value, decimal)
    return f"{text} ≈ {written(value, 4, decimal).text}" if "/" in text else text


def limit_of(*kernels: Kernel) -> float:
    """Return the largest absolute value of one kernel or several, 1.0 for nothing but zeros.

    >>> limit_of(((1.0, -2.0),), ((0.5,),))
    2.0
    """
    return max(abs(value) for kernel in kernels for _, value in cells(kernel)) or 1.0


@lru_cache(maxsize=4096)
def _fraction(value: float) -> str:
    """Write a number that is a fraction and not whole as one; "" otherwise."""
    found = as_fractions(((value,),)) if abs(value) < 1000 else None
    if found is None or found[1] == 1:
        return ""
    ((numerator,),), denominator = found
    return f"{MINUS if numerator < 0 else ''}{abs(numerator)}/{denominator}"


def fitting(kernel: Kernel, decimal: str, fits: Callable[[str], bool]) -> dict[Cell, str]:
    """Choose what is written in the cells of a kernel: fractions if they are needed and all fit, decimals otherwise.

    Parameters
    ----------
    kernel : Kernel
    decimal : str
        Decimal sign.
    fits : callable
        Tells whether a text is narrow enough for a cell.

    Returns
    -------
    dict of Cell to str
        Empty when some number fits in no form, for a grid with holes would mislead.

    Examples
    --------
    >>> fitting(((1 / 9, 0.5),), ".", lambda text: len(text) <= 3)
    {(0, 0): '1/9', (0, 1): '1/2'}
    >>> fitting(((1 / 9, 10.0),), ".", lambda text: len(text) <= 2)
    {}
    """
    numbers = dict(cells(kernel))
    if any(_needs_fraction(value) for value in numbers.values()):
        fractions = {cell: _fraction(value) or decimal_forms(value, decimal)[0] for cell, value in numbers.items()}
        if all(map(fits, fractions.values())):
            return fractions
    chosen: dict[Cell, str] = {}
    for cell, value in numbers.items():
        text = next(filter(fits, decimal_forms(value, decimal)), None)
        if text is None:
            return {}
        chosen[cell] = text
    return chosen


@lru_cache(maxsize=4096)
def _needs_fraction(value: float) -> bool:
    """Whether a fraction says exactly what two decimals do not."""
    return not written(value, 2, noise=0).exact and bool(_fraction(value))


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


def written_into(kernel: Kernel, font: QFont, width: int, decimal: str) -> tuple[dict[Cell, str], QFont]:
    """Choose what is written in cells of a width, and the font: a narrower one where that says more.

    Returns
    -------
    (dict of Cell to str, QFont)
        As from `fitting`.
    """
    texts: dict[Cell, str] = {}
    for tried in narrowed(font):
        metrics = QFontMetricsF(tried)
        air = metrics.height() / 5

        def fits(text: str, metrics: QFontMetricsF = metrics, air: float = air) -> bool:
            return metrics.horizontalAdvance(text) + air <= width

        texts = fitting(kernel, decimal, fits)
        if texts:
            return texts, tried
    return texts, font
