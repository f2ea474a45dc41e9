"""Where one output number comes from: window × kernel = products, and the sum as a line of arithmetic."""

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.engine.arithmetic import Explanation
from cnngui.engine.colours import Scale, grey, paint, text_colour
from cnngui.gui.widgets.arithmetic_blocks import LARGEST_DRAWN, Block, Group, flow, gap, groups
from cnngui.gui.widgets.arithmetic_text import lines, slice_lines
from cnngui.gui.widgets.pictures import style_on_screen

SMALLEST_TYPE, LARGEST_TYPE = 0.8, 2.2
"""How large the numbers are, in sizes of the app's type, by how much room there is."""

_STEP = 0.1
_LINE = 1.2
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class ArithmeticView(QWidget):
    """Draws an `Explanation`; a hint while there is none."""

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self._explanation: Explanation | None = None
        self._names: Sequence[str] = ()
        self._digits = 1
        self._groups: Sequence[Group] = ()
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
        self,
        explanation: Explanation | None,
        names: Sequence[str] = (),
        input_scale: Scale | None = None,
        digits: int = 1,
    ) -> None:
        """Show where a number comes from.

        ``names`` are those of the input channels, ``digits`` the decimals that are written.
        """
        self._explanation, self._names, self._digits = explanation, names, digits
        style = style_on_screen(digits)
        self._groups = groups(explanation, names, input_scale or grey(), style) if explanation else ()
        self.setAccessibleDescription("; ".join(self.lines()) or self._hint)
        self.update()

    def lines(self) -> tuple[str, ...]:
        """Give the arithmetic as it is written under the grids."""
        if self._explanation is None:
            return ()
        return lines(self._explanation, style_on_screen(self._digits))

    def _texts(self) -> list[str]:
        """Give what may be written, the fullest first: with the products of every slice, and without."""
        assert self._explanation is not None  # noqa: S101  (painting asks only with one)
        short = self.lines()
        full = (*slice_lines(self._explanation, style_on_screen(self._digits), self._names), *short)
        return ["\n".join(full), "\n".join(short)]

    def _layout(self) -> tuple[QFont, str]:
        """Choose type and text: the largest type with which everything fits, and all of the text from 1 on."""
        font = QFont(self.font())
        sizes = np.arange(LARGEST_TYPE, SMALLEST_TYPE - _STEP / 2, -_STEP)
        full, short = self._texts()
        tries = [(full, size) for size in sizes if size >= 1] if full != short else []
        for text, size in (*tries, *((short, size) for size in sizes)):
            font.setPointSizeF(self.font().pointSizeF() * float(size))
            if self._fits(text, QFontMetricsF(font)):
                return font, text
        return font, short

    def _fits(self, text: str, metrics: QFontMetricsF) -> bool:
        if any(group.width(metrics) > self.width() for group in self._groups):
            return False
        room = QRectF(0, 0, self.width(), 10 * self.height())
        written = metrics.boundingRect(room, _WRAPPED, text).height()
        return self._grids_height(metrics) + written + 4 <= self.height()

    def _grids_height(self, metrics: QFontMetricsF) -> float:
        count = len(flow(self._groups, metrics, self.width()))
        return count * (self._caption_height(metrics) + _LINE * metrics.height() * self._kernel_rows() + 4)

    def _caption_height(self, metrics: QFontMetricsF) -> float:
        return metrics.height() if any(group.caption for group in self._groups) else 0.0

    def _kernel_rows(self) -> int:
        return max(len(block.texts) for group in self._groups for block in group.blocks)

    def _needed_height(self) -> float:
        return self.fontMetrics().height() * (_LINE * self._rows + 3.4)

    def _draw_groups(self, painter: QPainter) -> float:
        """Draw the grids, and give the height that they took."""
        if not self._groups:
            return 0.0
        metrics = QFontMetricsF(painter.font())
        caption = self._caption_height(metrics)
        height = _LINE * metrics.height() * self._kernel_rows()
        top = 0.0
        for line in flow(self._groups, metrics, self.width()):
            x = 0.0
            for group in line:
                self._draw_group(painter, group, QRectF(x, top + caption, group.width(metrics), height))
                x += group.width(metrics)
            top += caption + height + 4
        return top

    def _draw_group(self, painter: QPainter, group: Group, place: QRectF) -> None:
        metrics = QFontMetricsF(painter.font())
        x, named = place.left(), False
        for block in group.blocks:
            width = block.width(metrics)
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            if block.sign:
                painter.drawText(
                    QRectF(x, place.top(), width, place.height()), Qt.AlignmentFlag.AlignCenter, block.sign
                )
            else:
                if not named:
                    painter.drawText(QPointF(x, place.top() - metrics.descent()), group.caption)
                    named = True
                self._draw_grid(painter, block, QRectF(x, place.top(), width, place.height()))
            x += width + gap(metrics)

    def _draw_grid(self, painter: QPainter, block: Block, place: QRectF) -> None:
        assert block.scale is not None  # noqa: S101  (only signs have none)
        metrics = QFontMetricsF(painter.font())
        cell, line = block.cell_width(metrics), _LINE * metrics.height()
        top = place.top() + (place.height() - len(block.texts) * line) / 2
        for row, texts in enumerate(block.texts):
            for column, text in enumerate(texts):
                rect = QRectF(place.left() + column * cell, top + row * line, cell, line)
                padded = bool(block.inside) and not block.inside[row][column]
                self._draw_cell(painter, rect, text, None if padded else (block.scale, block.numbers[row][column]))

    def _draw_cell(self, painter: QPainter, rect: QRectF, text: str, value: tuple[Scale, float] | None) -> None:
        """Draw one number in its colour; padding, which has no value, hatched."""
        if value is None:
            painter.fillRect(rect, self.palette().color(QPalette.ColorRole.Midlight))
            painter.fillRect(rect, QBrush(QColor(128, 128, 128, 90), Qt.BrushStyle.BDiagPattern))
            ink = self.palette().color(QPalette.ColorRole.WindowText)
        else:
            red, green, blue = (int(part) for part in paint(value[0], np.full((1, 1), value[1], np.float32))[0, 0])
            painter.fillRect(rect, QColor(red, green, blue))
            ink = QColor(*text_colour((red, green, blue)))
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawRect(rect)
        painter.setPen(ink)
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
        font, text = self._layout()
        painter.setFont(font)
        bottom = self._draw_groups(painter)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(QRectF(self.rect()).adjusted(0, bottom, 0, 0), _WRAPPED, text)
