"""What a plot draws on: the one module that imports pyqtgraph, and that is imported when the first plot is shown."""

from math import ceil, floor, isinf, log10
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import ArrayLike
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsSimpleTextItem, QWidget

from cnngui.gui.look.i18n import locale, number


class NumberAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis with numbers in the language on screen; none is cut at the edge, none lies over another."""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:  # noqa: N802
        """Return as many decimals as tell the ticks apart, or powers of ten."""
        if self.logMode:
            texts = self.logTickStrings(values, scale, spacing)
            return ["10" if text == "10¹" else text.replace(".", locale().decimalPoint()) for text in texts]
        return [number(value * scale, max(0, ceil(-log10(spacing * scale)))) for value in values]

    def logTickValues(self, minVal: float, maxVal: float, size: float, stdTicks: Any) -> list[Any]:  # noqa: ANN401, N802, N803
        """Return ticks between the powers of ten only where there are few of those."""
        levels = super().logTickValues(minVal, maxVal, size, stdTicks)
        if maxVal - minVal <= 2:
            return [(1.0, list(range(ceil(minVal), floor(maxVal) + 1))), *levels]
        return [level for level in levels if level[0]]

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return the whole canvas and more: pyqtgraph leaves out what is cut, before it can be moved inwards."""
        return QRectF(self.mapRectFromScene(QRectF(self.getViewWidget().rect()))).adjusted(-99, -99, 99, 99)

    def generateDrawSpecs(self, p: QPainter) -> Any:  # noqa: ANN401, N802
        """Return what pyqtgraph would draw, with numbers moved inwards where they would be cut."""
        line, ticks, texts = super().generateDrawSpecs(p) or (None, (), ())
        room, own = self.boundingRect().adjusted(99, 99, -99, -99), self.mapRectFromParent(self.geometry())
        kept: list[tuple[QRectF, Any, str]] = []
        for rect, flags, text in texts:
            rect.moveLeft(max(min(rect.left(), own.right() - rect.width()), own.left()))
            rect.moveTop(max(min(rect.top(), room.bottom() - rect.height()), room.top()))
            if not any(rect.adjusted(-6, 0, 6, 0).intersects(other) for other, _, _ in kept):
                kept.append((rect, flags, text))
        aside = QPointF(0, -1) if self.orientation == "bottom" else QPointF(1, 0)  # pyqtgraph leaves a gap
        return line and ((line[0], line[1] + aside, line[2] + aside), ticks, kept)


class Canvas(pg.GraphicsView):  # type: ignore[misc]
    """A plane of numbers with an axis on the left and one below; mouse and keys belong to the plot around it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.box = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)
        self.left, self.bottom = NumberAxis("left"), NumberAxis("bottom")
        for item, row, column in ((self.left, 0, 0), (self.box, 0, 1), (self.bottom, 1, 1)):
            self.centralLayout.addItem(item, row, column)
        self.centralLayout.setSpacing(0)
        for axis in (self.left, self.bottom):
            axis.linkToView(self.box)
            axis.setStyle(tickAlpha=255, tickLength=4, maxTickLevel=1, textFillLimits=[(0, 0.6)])
        self._full = QRectF(0, 0, 1, 1)
        self._labels: list[Any] = []

    def dress(self, palette: QPalette, font: QFont) -> None:
        """Take the colours and the type of the app."""
        self.setFont(font)
        self.setBackground(palette.color(QPalette.ColorRole.Window))
        for axis in (self.left, self.bottom):
            axis.setTickFont(font)
            axis.setTextPen(palette.color(QPalette.ColorRole.WindowText))
            axis.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            axis.setTickPen(palette.color(QPalette.ColorRole.PlaceholderText))
        self.bottom.setHeight(ceil(self.fontMetrics().height()) + 6)

    def lay_out(self, full: QRectF, margins: tuple[float, float, float, float] = (0, 0, 0, 0)) -> None:
        """Take all away; ``full`` is everything there will be, ``margins`` in px are for labels. The zoom stays."""
        self.box.clear()
        while self._labels:
            self.scene().removeItem(self._labels.pop())
        seen, self._full = self.box.viewRect() if self.is_zoomed else full, full
        self.box.setLimits(xMin=full.left(), xMax=full.right(), yMin=full.top(), yMax=full.bottom())
        self.box.setRange(seen, padding=0)
        self.centralLayout.setContentsMargins(*margins)
        self.left.textWidth = 0  # pyqtgraph would remember wider numbers
        pixmap = QPixmap(1, 1)
        painter = QPainter(pixmap)
        for axis in (self.bottom, self.left, self.left):  # it knows how wide it is once it has written its numbers
            self.centralLayout.activate()
            axis.generateDrawSpecs(painter)
        painter.end()
        self.centralLayout.activate()

    def add(self, kind: str, *arguments: object, **options: object) -> Any:  # noqa: ANN401
        """Draw an item of pyqtgraph, such as a "BarGraphItem", and return it."""
        item = getattr(pg, kind)(*arguments, **options)
        self.box.addItem(item, ignoreBounds=True)
        return item

    def line(self, x: ArrayLike, y: ArrayLike, pen: QPen) -> Any:  # noqa: ANN401
        """Draw a line through points, and return its item."""
        return self.add("PlotCurveItem", np.asarray(x, float), np.asarray(y, float), pen=pen, antialias=True)

    def label(self, text: str, x: float, y: float, colour: QColor, share: float = 0.0) -> None:
        """Write a line of text from a px on; ``share`` of its width lies left of it."""
        # WORKAROUND: PySide6 does not always hear when an item is deleted that the scene made itself (addSimpleText).
        item = QGraphicsSimpleTextItem(text)
        item.setFont(self.font())
        item.setBrush(colour)
        self.scene().addItem(item)
        item.setPos(round(x - share * item.boundingRect().width()), round(y))
        self._labels.append(item)

    @property
    def is_zoomed(self) -> bool:
        """Whether only a part is seen."""
        seen, full = self.box.viewRect(), self._full
        return bool(seen.width() < 0.999 * full.width() or seen.height() < 0.999 * full.height())

    def zoom(self, factor: float, at: QPointF | None) -> None:
        """Show ``factor`` times as much around a px, or around the middle; never more than everything."""
        seen = self.box.viewRect()
        middle = seen.center() if at is None else self.to_numbers(at)
        if isinf(factor):
            self.box.setRange(self._full, padding=0)
        elif factor > 1 or seen.width() > self._full.width() / 1000:
            self.box.scaleBy((factor, factor), (middle.x(), middle.y()))

    def to_screen(self, x: float, y: float) -> QPointF:
        """Return the px of two numbers."""
        return QPointF(self.box.mapViewToScene(QPointF(x, y)))

    def to_numbers(self, at: QPointF) -> QPointF:
        """Return the two numbers at a px."""
        return QPointF(self.box.mapSceneToView(at))

    def place(self) -> QRectF:
        """Return where the plane is, in px."""
        return QRectF(self.box.sceneBoundingRect())
