"""Where one output number comes from: window × kernel = products, and the sum as a line of arithmetic."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.engine.arithmetic import Explanation, Numbers, Slice
from cnngui.engine.colours import Scale, grey, paint, signed, text_colour
from cnngui.gui.widgets.arithmetic_text import lines
from cnngui.gui.widgets.kernel_cells import fitting
from cnngui.gui.widgets.pictures import style_on_screen

LARGEST_DRAWN = 7
"""Kernels up to 7×7 are drawn as grids; of larger ones only the sum is written."""


LONGEST_IN_CELL = 5
"""Characters of a kernel's number: 1/16, −0.25."""

LARGEST_TYPE = 2.2
"""How many times the app's own type the numbers may be, where there is room."""


_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True)
class _Block:
    """A grid of numbers, or a sign between two."""

    sign: str = ""
    numbers: Numbers = ()
    is_kernel: bool = False
    scale: Scale | None = None
    inside: tuple[tuple[bool, ...], ...] = ()
    caption: str = ""


class ArithmeticView(QWidget):
    """Draws an `Explanation`; a hint while there is none."""

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self._explanation: Explanation | None = None
        self._names: Sequence[str] = ()
        self._input_scale = grey()
        self._rows = 3
        self.setAccessibleName(name)
        self.setAccessibleDescription(hint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)

    def set_kernel_rows(self, rows: int) -> None:
        """Make room for a kernel of so many rows, so that hovering does not move the pictures."""
        rows = min(max(rows, 3), LARGEST_DRAWN)
        if rows != self._rows:
            self._rows = rows
            self.updateGeometry()

    def set_explanation(
        self, explanation: Explanation | None, names: Sequence[str] = (), input_scale: Scale | None = None
    ) -> None:
        """Show where a number comes from; ``names`` are those of the input channels."""
        self._explanation, self._names = explanation, names
        self._input_scale = input_scale or grey()
        self.setAccessibleDescription("; ".join(self.lines()) or self._hint)
        self.update()

    def lines(self) -> tuple[str, ...]:
        """Give the arithmetic as it is written under the grids."""
        return () if self._explanation is None else lines(self._explanation, style_on_screen(), self._names)

    def _blocks(self) -> list[_Block]:
        assert self._explanation is not None  # noqa: S101  (painting asks only with one)
        place = self._explanation.sums[self._explanation.strongest]
        kernel = place.slices[0].kernel
        if max(len(kernel), len(kernel[0])) > LARGEST_DRAWN:
            return []
        if len(place.slices) == 1:
            part = place.slices[0]
            pair = self._pair(part, "")
            whole = [*pair, _Block("="), _Block(numbers=part.products, scale=signed(_largest(part.products)))]
            return whole if _row_width(whole, QFontMetricsF(self.font())) <= self.width() else pair
        shown = sorted(place.slices, key=lambda part: -abs(part.total))[:3]
        blocks: list[_Block] = []
        for part in sorted(shown, key=lambda part: part.channel):
            blocks += [_Block("+")] if blocks else []
            blocks += self._pair(part, self._names[part.channel])
        return blocks if len(shown) == len(place.slices) else [*blocks, _Block("+ …")]

    def _pair(self, part: Slice, caption: str) -> list[_Block]:
        window = _Block(numbers=part.window, scale=self._input_scale, inside=part.inside, caption=caption)
        kernel = _Block(numbers=part.kernel, is_kernel=True, scale=signed(_largest(part.kernel)))
        return [window, _Block("×"), kernel]

    def _font_for(self, blocks: Sequence[_Block]) -> QFont:
        """Give the largest font with which all that is shown fits, from the app's own up to `LARGEST_TYPE` times it."""
        font = QFont(self.font())
        text = "\n".join(self.lines())
        for step in range(round((LARGEST_TYPE - 1) * 10), 0, -1):
            font.setPointSizeF(self.font().pointSizeF() * (1 + step / 10))
            metrics = QFontMetricsF(font)
            room = QRectF(0, 0, self.width(), 10 * self.height())
            written = metrics.boundingRect(room, _WRAPPED, text).height()
            captioned = any(block.caption for block in blocks)
            grids = metrics.height() * (1.2 * self._rows + captioned) if blocks else 0.0
            if grids + written + 8 <= self.height() and _row_width(blocks, metrics) <= self.width():
                return font
        return QFont(self.font())

    def _needed_height(self) -> float:
        return self.fontMetrics().height() * (1.2 * self._rows + 3.4)

    def _draw_blocks(self, painter: QPainter, blocks: Sequence[_Block]) -> float:
        """Draw the grids side by side, as many as fit, and give the height they took."""
        metrics = QFontMetricsF(painter.font())
        line = metrics.height() * 1.2
        caption = metrics.height() if any(block.caption for block in blocks) else 0.0
        x = 0.0
        for block in blocks:
            width = _width(block, metrics)
            if x + width > self.width():
                break
            if block.caption:
                painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
                painter.drawText(QPointF(x, metrics.ascent()), block.caption)
            if block.sign:
                place = QRectF(x, caption, width, self._rows * line)
                painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, block.sign)
            else:
                self._draw_grid(painter, block, QPointF(x, caption), line)
            x += width + _gap(metrics)
        return caption + self._rows * line if blocks else 0.0

    def _draw_grid(self, painter: QPainter, block: _Block, corner: QPointF, line: float) -> None:
        assert block.scale is not None  # noqa: S101  (only signs have none)
        texts = _texts(block.numbers, is_kernel=block.is_kernel)
        cell = _cell_width(texts, QFontMetricsF(painter.font()))
        top = corner.y() + (self._rows - len(texts)) * line / 2
        for row, written_row in enumerate(texts):
            for column, text in enumerate(written_row):
                rect = QRectF(corner.x() + column * cell, top + row * line, cell, line)
                value = np.full((1, 1), block.numbers[row][column], np.float32)
                red, green, blue = (int(part) for part in paint(block.scale, value)[0, 0])
                padded = bool(block.inside) and not block.inside[row][column]
                painter.fillRect(
                    rect, self.palette().color(QPalette.ColorRole.Midlight) if padded else QColor(red, green, blue)
                )
                if padded:
                    painter.fillRect(rect, QBrush(QColor(128, 128, 128, 90), Qt.BrushStyle.BDiagPattern))
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
                painter.drawRect(rect)
                ink = self.palette().color(QPalette.ColorRole.WindowText)
                painter.setPen(ink if padded else QColor(*text_colour((red, green, blue))))
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the grids, a caption and two lines."""
        return QSize(40 * self.fontMetrics().height(), math.ceil(self._needed_height()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Be as high as `sizeHint`, and as narrow as there is room."""
        return QSize(160, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Grow with the font."""
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the grids and the lines under them, or the hint."""
        del event
        painter = QPainter(self)
        if self._explanation is None:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), flags, self._hint)
            return
        blocks = self._blocks()
        painter.setFont(self._font_for(blocks))
        bottom = self._draw_blocks(painter, blocks)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        rest = QRectF(self.rect()).adjusted(0, bottom + 4, 0, 0)
        painter.drawText(rest, _WRAPPED, "\n".join(self.lines()))


def _largest(numbers: Numbers) -> float:
    return max(abs(number) for row in numbers for number in row) or 1.0


def _texts(numbers: Numbers, *, is_kernel: bool = False) -> list[list[str]]:
    """Write pixels and products with a decimal, and a kernel as its editor does."""
    style = style_on_screen()
    if is_kernel:
        texts = fitting(numbers, style.decimal, lambda text: len(text) <= LONGEST_IN_CELL)
        if texts:
            return [[texts[row, column] for column in range(len(numbers[0]))] for row in range(len(numbers))]
    return [[style.write(number).text for number in row] for row in numbers]


def _cell_width(texts: list[list[str]], metrics: QFontMetricsF) -> float:
    widest = max(metrics.horizontalAdvance(text) for row in texts for text in row)
    return max(widest, metrics.horizontalAdvance("−00")) + metrics.averageCharWidth()


def _gap(metrics: QFontMetricsF) -> float:
    return metrics.averageCharWidth() / 2


def _row_width(blocks: Sequence[_Block], metrics: QFontMetricsF) -> float:
    return sum(_width(block, metrics) + _gap(metrics) for block in blocks)


def _width(block: _Block, metrics: QFontMetricsF) -> float:
    if block.sign:
        return metrics.horizontalAdvance(block.sign) + 2 * metrics.averageCharWidth()
    return len(block.numbers[0]) * _cell_width(_texts(block.numbers, is_kernel=block.is_kernel), metrics)
