"""Where one output number comes from: window × kernel = products, and the sum as a line of arithmetic."""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.engine.arithmetic import Explanation
from cnngui.engine.colour_tables import Colour
from cnngui.engine.colours import Scale, grey, text_colour
from cnngui.engine.listings.arithmetic_text import MOST_TERMS, lines, slice_lines, slice_totals
from cnngui.gui.look.theme import least_type
from cnngui.gui.widgets.grids.arithmetic_blocks import LARGEST_DRAWN, MOST_SLICES, Block, Group, flow, gap, groups
from cnngui.gui.widgets.number_type import Measured, sized
from cnngui.gui.widgets.pictures.pictures import style_on_screen

LARGEST_TYPE = 2.2
"""Of the numbers, in sizes of the app's type, by how much room there is."""

HIGHEST_CELL = 2.2
"""Of a grid, in the heights that its numbers need, where there is nothing else to fill the room."""

_FEWEST_LINES = 3.4
"""Of text that there is always room for, below grids."""
_ALL = 10_000
"""More terms than any window has."""
MOST_OF_WINDOW = 0.2
"""Of the window's height: what the products of several slices may take, where they are all there is."""

_STEP = 0.1
_LINE = 1.2
"""Height of a cell, in lines."""
_ROUNDING = 0.97
"""Type of any size is rounded to whole px in places: that much is left free."""
_AIR = 4
"""Px below a line of grids."""
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class Drawn(NamedTuple):
    """What is drawn: the type, the lines of text, the grids, and which of them stand on each line."""

    font: QFont
    text: str
    groups: Sequence[Group]
    lines: list[list[int]]


class ArithmeticView(QWidget):
    """Draws an `Explanation`; a hint while there is none.

    Parameters
    ----------
    name, hint : str
    grids : bool
        Draw window, kernel and products as grids above the lines of text; who shows them elsewhere needs the lines.
    """

    def __init__(self, name: str, hint: str, parent: QWidget | None = None, *, grids: bool = True) -> None:
        super().__init__(parent)
        self._with_grids = grids
        self._line_count = 1
        self._hint = hint
        self._explanation: Explanation | None = None
        self._names: Sequence[str] = ()
        self._digits = 1
        self._scale = grey()
        self._made: dict[tuple[int, int | None], Sequence[Group]] = {}
        self._lines: tuple[str, ...] = ()
        self._measured = Measured()  # most numbers are those of the frame before
        self._rows = 3
        self._taken = self._wished = 0.0
        self._most = math.inf
        self.setAccessibleName(name)
        self.setAccessibleDescription(hint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)

    def set_kernel_rows(self, rows: int) -> None:
        """Make room for a kernel of so many rows, so that hovering does not move the pictures."""
        rows = min(max(rows, 3), LARGEST_DRAWN)
        if rows != self._rows:
            self._rows, self._taken = rows, 0.0
            self.updateGeometry()

    @property
    def is_low(self) -> bool:
        """Whether it asks for no more than its sum."""
        return self._needed_height() <= max(self.fontMetrics().height() * _FEWEST_LINES, self._taken)

    def set_most(self, px: float) -> None:
        """Ask for no more height than that, but for that of the sum: where others need it."""
        if px != self._most:
            self._most = px
            self.updateGeometry()

    def set_line_count(self, count: int) -> None:
        """Make room for so many lines of text, where no grids are drawn, so that stepping does not move the others."""
        if count != self._line_count:
            self._line_count, self._taken, self._wished = count, 0.0, 0.0
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
        self._scale = input_scale or grey()
        self._made.clear()
        self._lines = () if explanation is None else lines(explanation, style_on_screen(digits))
        self.setAccessibleDescription("; ".join(self.lines()) or self._hint)
        self._make_room()
        self.update()

    def _make_room(self) -> None:
        """Ask for as much height as the longest sum so far takes: its result is never cut.

        Below grids that is in the least type; without them the sum is all there is, and stands in the app's own.
        """
        if self._explanation is None:
            return
        metrics = self._measured(self._font_of(self._least()) if self._with_grids else self.font())
        slices = self._explanation.sums[0].slices
        is_large = self._with_grids and len(slices[0].kernel) * len(slices[0].kernel[0]) > MOST_TERMS
        totals = slice_totals(self._explanation, style_on_screen(self._digits), self._names) if is_large else ()
        least = _height_of((*totals, *self.lines()), self.width(), metrics)
        if least > self._needed_height():
            self._taken = least
            self.updateGeometry()
        if self._with_grids:
            return
        products = slice_lines(self._explanation, style_on_screen(self._digits), self._names)
        wished = _height_of((*products, *self.lines()), self.width(), metrics)
        if self._wished < wished <= MOST_OF_WINDOW * self.window().height():
            self._wished = wished
            self.updateGeometry()

    def lines(self) -> tuple[str, ...]:
        """Return the arithmetic as it is written under the grids."""
        return self._lines

    def _make_room_anew(self) -> None:
        self._taken = self._wished = 0.0
        self.updateGeometry()
        self._make_room()

    def _grids(self, most: int = MOST_SLICES, digits: int | None = None) -> Sequence[Group]:
        """Return the grids of so many slices, with so many digits; they are made once for an explanation."""
        if self._explanation is None or not self._with_grids:
            return ()
        key = most, digits
        if key not in self._made:
            style = style_on_screen(self._digits)
            self._made[key] = groups(self._explanation, self._names, self._scale, style, most, digits)
        return self._made[key]

    def _every_term(self, explanation: Explanation) -> Sequence[str]:
        style = style_on_screen(self._digits)
        return (*slice_lines(explanation, style, self._names, _ALL), *lines(explanation, style, _ALL))

    def _ways(self, explanation: Explanation) -> Iterator[tuple[str, Sequence[Group], float]]:
        """Return what may be drawn: text, grids and the least type of it, the fullest first.

        Where not all fits, the products of the slices are not written under the grids; then a single slice goes without
        its grid of products, and a deep one shows fewer slices. Only then are fewer digits written, of a single slice
        where not even its terms fit. Where no grids fit, all products are written, or what each slice adds up to.
        """
        style, least = style_on_screen(self._digits), self._least()
        short = self.lines()
        full = (*slice_lines(explanation, style, self._names), *short)
        depth = len(explanation.sums[0].slices)
        if self._grids():
            counts = (MOST_SLICES,) if 1 < depth <= MOST_SLICES else range(MOST_SLICES, 0, -1)  # of three, all or none
            yield "\n".join(full), self._grids(), 1.0
            for most in counts:
                yield "\n".join(short), self._grids(most), least
            if depth == 1:
                yield "\n".join(self._every_term(explanation)), (), least
            for most in counts if depth > 1 else (1,):
                for digits in range(self._digits, -1, -1):
                    yield "\n".join(short), self._grids(most, digits), least
        totals = (*slice_totals(explanation, style, self._names), *short)
        for smallest in (1.0, least):
            for text in (self._every_term(explanation), full if len(full) > len(short) else totals, totals):
                yield "\n".join(text), (), smallest
        yield "\n".join(short), (), least

    def _layout(self) -> Drawn:
        """Choose grids, type, text and lines: the largest type with which everything fits, and no less than the least.

        Everything is measured once, in the app's own type: widths and heights grow with the size.
        """
        assert self._explanation is not None  # noqa: S101  (painting asks only with one)
        metrics = self._measured(self.font())
        is_alone = len(self._explanation.sums[0].slices) == 1
        for text, shown, smallest in self._ways(self._explanation):
            widths = [group.width(metrics) for group in shown]
            one_line = [sum(widths)] if is_alone and widths else widths  # a single slice is read along one line
            for parts in (one_line, widths) if smallest == 1.0 else (widths,):
                size = self._largest_size(text, shown, parts, smallest)
                if size is not None:
                    whole = (
                        [list(range(len(widths)))] if len(parts) < len(widths) else flow(widths, self.width() / size)
                    )
                    return Drawn(self._font_of(size), text, shown, whole)
        return Drawn(self._font_of(self._least()), "\n".join(self.lines()), (), [])

    def _font_of(self, size: float) -> QFont:
        px = math.floor(QFontInfo(self.font()).pixelSize() * size)
        return sized(self.font(), max(px, least_type(self.font())))

    def _least(self) -> float:
        """Return the least type, in sizes of the app's."""
        return min(least_type(self.font()) / QFontInfo(self.font()).pixelSize(), 1.0)

    def _largest_size(
        self, text: str, shown: Sequence[Group], widths: Sequence[float], smallest: float
    ) -> float | None:
        """Halve the sizes until the largest that fits is found; None when not even the smallest does."""
        if not self._fits(text, shown, widths, smallest):
            return None
        low, high = smallest, LARGEST_TYPE
        while high - low > _STEP / 2:
            middle = (low + high) / 2
            low, high = (middle, high) if self._fits(text, shown, widths, middle) else (low, middle)
        return max(low * _ROUNDING, smallest)

    def _fits(self, text: str, shown: Sequence[Group], widths: Sequence[float], size: float) -> bool:
        metrics, room = self._measured(self.font()), self.width() / size
        if any(width > room for width in widths):
            return False
        written = metrics.boundingRect(QRectF(0, 0, room, 1e6), _WRAPPED, text).height()
        lines = len(flow(widths, room))
        grids = lines * (_caption_height(shown, metrics) + _LINE * metrics.height() * _kernel_rows(shown))
        return size * (grids + written) + _AIR * (lines + 1) <= self.height()

    def _needed_height(self) -> float:
        if not self._with_grids:
            return max(self.fontMetrics().height() * self._line_count * 1.1 + 2 * _AIR, self._taken)
        line = self.fontMetrics().height()
        grids = line * (_LINE * self._rows + _FEWEST_LINES)
        return max(min(grids, self._most), line * _FEWEST_LINES, self._taken)

    def _stretch(self, drawn: Drawn) -> float:
        """Return how much higher than its numbers a cell of a grid is: as high as there is room for."""
        metrics = self._measured(drawn.font)
        cells = _LINE * metrics.height() * _kernel_rows(drawn.groups) * len(drawn.lines)
        if not cells:
            return 1.0
        written = metrics.boundingRect(QRectF(0, 0, self.width(), 1e6), _WRAPPED, drawn.text).height()
        captions = _caption_height(drawn.groups, metrics) * len(drawn.lines)
        spare = self.height() - cells - captions - written - _AIR * (len(drawn.lines) + 1) - metrics.descent()
        return min(max(1 + spare / cells, 1.0), HIGHEST_CELL)

    def _draw_groups(self, painter: QPainter, shown: Sequence[Group], lines: list[list[int]], stretch: float) -> float:
        """Draw the grids, and give the height that they took."""
        metrics = self._measured(painter.font())
        widths = [group.width(metrics) for group in shown]
        caption = _caption_height(shown, metrics)
        rows = _kernel_rows(shown)
        height = _LINE * metrics.height() * rows * stretch
        top = 0.0
        for line in lines:
            x = 0.0
            for number in line:
                self._draw_group(painter, shown[number], QRectF(x, top + caption, widths[number], height), rows)
                x += widths[number]
            top += caption + height + _AIR
        return top

    def _draw_group(self, painter: QPainter, group: Group, place: QRectF, rows: int) -> None:
        metrics = self._measured(painter.font())
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
                self._draw_grid(painter, block, QRectF(x, place.top(), width, place.height()), rows)
            x += width + gap(metrics)

    def _draw_grid(self, painter: QPainter, block: Block, place: QRectF, rows: int) -> None:
        metrics = self._measured(painter.font())
        cell, line = block.cell_width(metrics), place.height() / rows
        top = place.top() + (place.height() - len(block.texts) * line) / 2
        for row, texts in enumerate(block.texts):
            for column, text in enumerate(texts):
                rect = QRectF(place.left() + column * cell, top + row * line, cell, line)
                _draw_cell(painter, self.palette(), rect, text, block.colours[row][column])

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the grids, a caption and two lines; without grids, for the products of every slice too."""
        return QSize(40 * self.fontMetrics().height(), math.ceil(max(self._needed_height(), self._wished)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Be as high as the sum needs, and as narrow as there is room."""
        return QSize(160, math.ceil(self._needed_height()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Make room for the sum at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._make_room_anew()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Make room for the sum in another type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measured = Measured()
            self._make_room_anew()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the grids and the lines under them, or the hint."""
        del event
        painter = QPainter(self)
        if self._explanation is None:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), flags, self._hint)
            return
        drawn = self._layout()
        painter.setFont(drawn.font)
        bottom = self._draw_groups(painter, drawn.groups, drawn.lines, self._stretch(drawn))
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(QRectF(self.rect()).adjusted(0, bottom, 0, 0), _WRAPPED, drawn.text)


def _height_of(lines: Sequence[str], width: int, metrics: QFontMetricsF) -> float:
    room = QRectF(0, 0, max(width, 1), 1e6)
    return metrics.boundingRect(room, _WRAPPED, "\n".join(lines)).height() + _AIR


def _caption_height(shown: Sequence[Group], metrics: QFontMetricsF) -> float:
    return metrics.height() if any(group.caption for group in shown) else 0.0


def _kernel_rows(shown: Sequence[Group]) -> int:
    return max((len(block.texts) for group in shown for block in group.blocks), default=0)


def _draw_cell(painter: QPainter, palette: QPalette, rect: QRectF, text: str, colour: Colour | None) -> None:
    """Draw one number on its colour; padding, which has none, hatched."""
    if colour is None:
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Midlight))
        painter.fillRect(rect, QBrush(QColor(128, 128, 128, 90), Qt.BrushStyle.BDiagPattern))
        ink = palette.color(QPalette.ColorRole.WindowText)
    else:
        painter.fillRect(rect, QColor(*colour))
        ink = QColor(*text_colour(colour))
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
    painter.drawRect(rect)
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
