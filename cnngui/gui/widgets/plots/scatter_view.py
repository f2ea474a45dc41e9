"""Two numbers of every pixel against each other, drawn as how many pixels lie where; a rectangle marks some of them."""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.engine.arrays import Array
from cnngui.gui.look.i18n import number, short_number
from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.plots.loss_plot import COLOURS, readable
from cnngui.gui.widgets.plots.point_density import Brush, Density, density, gathered, selected

__all__ = ["Brush", "Density", "ScatterView", "density", "selected"]

FRAME_MS = 16
"""While one drags, the brush is told at most once in so many milliseconds."""

_FAINTEST = 0.22
"""How opaque a cell with one pixel in it is: it must be seen from the last row."""
_CLICK = 3.0
"""Px that the pointer may move in a click; beyond that it is a drag."""
_STEP = 0.05
"""Of an axis, that an arrow moves the brush by."""
_FIRST = 0.3
"""Of an axis, that the first brush made by a key covers."""


class ScatterView(QWidget):
    """A cloud of points; a drag puts a brush over some, which arrows move and Shift with arrows makes larger."""

    brushed = Signal(object)
    """A `Brush`, or None once there is none."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._density: Density | None = None
        self._titles = "", ""
        self._brush: Brush | None = None
        self._cloud: tuple[NDArray[np.int64], QColor, int, QImage] | None = None
        self._pressed: QPointF | None = None
        self._is_dragging = False
        self._is_late = False
        self._pause = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._pause.timeout.connect(self._tell_late)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._describe()

    @property
    def brush(self) -> Brush | None:
        """What is marked."""
        return self._brush

    def set_points(self, x: Array, y: Array, x_title: str, y_title: str) -> None:
        """Show points; for a million of them, call `density` in a job and `set_density` here.

        Parameters
        ----------
        x, y : ndarray of float32, shape (N,)
        x_title, y_title : str
            What they are.
        """
        self.set_density(density(x, y), x_title, y_title)

    def set_density(self, found: Density | None, x_title: str, y_title: str) -> None:
        """Show points that were counted; the brush stays. None for no points."""
        self._density = found if found is not None and found.count else None
        self._titles = x_title, y_title
        self.setCursor(Qt.CursorShape.ArrowCursor if self._density is None else Qt.CursorShape.CrossCursor)
        self._describe()

    def set_brush(self, brush: Brush | tuple[float, float, float, float] | None) -> None:
        """Mark the pixels in a rectangle, or none, without telling."""
        self._brush = None if brush is None else Brush(*brush)
        self._describe()

    def plot_rect(self) -> QRectF:
        """Where the points are drawn: numbers are on the left and below, titles above and at the bottom."""
        metrics, edge = QFontMetricsF(self.font()), pen_width() + 2
        shown = self._density
        ends = (shown.y_low, shown.y_high) if shown is not None else (0.0,)
        left = edge + max(metrics.horizontalAdvance(short_number(end)) for end in ends) + 5
        line = math.ceil(metrics.height())
        return QRectF(self.rect()).adjusted(math.ceil(left), edge + line + 2, -edge - 4, -edge - 2 * line - 4)

    def brush_rect(self) -> QRectF:
        """Where the brush is drawn, cut off where it leaves the axes; empty where there is none."""
        if self._brush is None or self._density is None:
            return QRectF()
        x_low, x_high, y_low, y_high = self._brush
        return QRectF(self._to_screen(x_low, y_high), self._to_screen(x_high, y_low)).intersected(self.plot_rect())

    def _to_screen(self, x: float, y: float) -> QPointF:
        assert self._density is not None  # noqa: S101  (all who ask have points)
        place, shown = self.plot_rect(), self._density
        across = (x - shown.x_low) / (shown.x_high - shown.x_low)
        up = (y - shown.y_low) / (shown.y_high - shown.y_low)
        return QPointF(place.left() + across * place.width(), place.bottom() - up * place.height())

    def _between(self, one: QPointF, other: QPointF) -> Brush:
        """Return the brush between two points of the screen, which may lie beside the axes."""
        assert self._density is not None  # noqa: S101  (only points can be brushed)
        place, shown = self.plot_rect(), self._density
        across = sorted(_fraction(at.x() - place.left(), place.width()) for at in (one, other))
        up = sorted(_fraction(place.bottom() - at.y(), place.height()) for at in (one, other))
        x = (_mixed(shown.x_low, shown.x_high, part) for part in across)
        y = (_mixed(shown.y_low, shown.y_high, part) for part in up)
        return Brush(*x, *y)

    def _change(self, brush: Brush | None) -> None:
        """Take another brush and tell, at most once a frame; the last one is always told."""
        if brush == self._brush:
            return
        self.set_brush(brush)
        if self._pause.isActive():
            self._is_late = True
        else:
            self._pause.start()
            self.brushed.emit(brush)

    def _tell_late(self) -> None:
        if self._is_late:
            self._is_late = False
            self._pause.start()
            self.brushed.emit(self._brush)

    def _tell_now(self) -> None:
        """Tell what was not told yet."""
        self._pause.stop()
        if self._is_late:
            self._is_late = False
            self.brushed.emit(self._brush)

    def _describe(self) -> None:
        """Bring up to date what is seen, and what screen readers hear."""
        self.update()
        shown = self._density
        if shown is None:
            self.setAccessibleDescription(self.tr("no points"))
            self.setToolTip("")
            return
        x_title, y_title = self._titles
        text = self.tr("{count} pixels; {x} from {x_low} to {x_high}; {y} from {y_low} to {y_high}; correlation {r}")
        ends = {name: short_number(getattr(shown, name)) for name in ("x_low", "x_high", "y_low", "y_high")}
        text = text.format(count=number(shown.count), x=x_title, y=y_title, r=number(shown.correlation, 2), **ends)
        if self._brush is not None:
            marked = self.tr("marked: {x} from {x_low} to {x_high} and {y} from {y_low} to {y_high}")
            ends = {name: short_number(end) for name, end in self._brush._asdict().items()}
            text += "; " + marked.format(x=x_title, y=y_title, **ends)
        self.setAccessibleDescription(text)
        hint = self.tr("Each pixel of the photo is a point here: {x} to the right, {y} upwards.")
        more = self.tr("The stronger the colour, the more pixels. Drag to mark some of them on the photo.")
        self.setToolTip(hint.format(x=x_title, y=y_title) + " " + more)

    def _step(self, key: int, *, resizes: bool) -> Brush | None:
        """Return the brush after an arrow; None when the key is no arrow or there is nothing to move."""
        moves = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}
        move, brush, shown = moves.get(Qt.Key(key)), self._brush, self._density
        if move is None or brush is None or shown is None:
            return None
        x = _stepped(brush.x_low, brush.x_high, (shown.x_low, shown.x_high), move[0], resizes=resizes)
        y = _stepped(brush.y_low, brush.y_high, (shown.y_low, shown.y_high), move[1], resizes=resizes)
        return Brush(*x, *y)

    def _first_brush(self) -> Brush | None:
        """Return a brush in the middle; None when there is one, or no points."""
        shown = self._density
        if shown is None or self._brush is not None:
            return None
        parts = (0.5 - _FIRST / 2, 0.5 + _FIRST / 2)
        x = (_mixed(shown.x_low, shown.x_high, part) for part in parts)
        y = (_mixed(shown.y_low, shown.y_high, part) for part in parts)
        return Brush(*x, *y)

    def _image(self, counts: NDArray[np.int64], place: QRectF) -> QImage:
        """Return the cloud in the colour of text, painted once for as many px as there are."""
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        room = int(min(place.width(), place.height()) * self.devicePixelRatioF())
        if self._cloud is None or self._cloud[0] is not counts or self._cloud[1:3] != (ink, room):
            self._cloud = counts, ink, room, cloud(gathered(counts, room), ink)
        return self._cloud[3]

    def _draw_points(self, painter: QPainter, shown: Density, place: QRectF) -> None:
        """Draw the cloud between its axes, the lines of the zeros, and the line that fits best."""
        painter.save()
        painter.setClipRect(place.adjusted(0, 0, 1, 1))
        muted = QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1)
        painter.setPen(muted)
        zero = QPointF(self._to_screen(0.0, 0.0).toPoint()) + QPointF(0.5, 0.5)
        painter.drawLine(QPointF(zero.x(), place.top()), QPointF(zero.x(), place.bottom()))
        painter.drawLine(QPointF(place.left(), zero.y()), QPointF(place.right(), zero.y()))
        painter.drawImage(place, self._image(shown.counts, place))
        if shown.slope is not None and shown.intercept is not None:
            ends = (self._to_screen(x, shown.slope * x + shown.intercept) for x in (shown.x_low, shown.x_high))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colour = readable(QColor(COLOURS[1]), self.palette().color(QPalette.ColorRole.Window), 3.0)
            painter.setPen(QPen(colour, 0.75 * pen_width()))
            painter.drawLine(*ends)
        painter.restore()
        painter.setPen(muted)
        painter.drawLine(place.topLeft() + QPointF(-0.5, 0), place.bottomLeft() + QPointF(-0.5, 0.5))
        painter.drawLine(place.bottomLeft() + QPointF(-0.5, 0.5), place.bottomRight() + QPointF(0, 0.5))

    def _draw_numbers(self, painter: QPainter, shown: Density, place: QRectF) -> None:
        """Write the ends of both axes, and 0 where there is room between them."""
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        for low, high, place_of in (
            (shown.x_low, shown.x_high, self._below),
            (shown.y_low, shown.y_high, self._beside),
        ):
            drawn: list[QRectF] = []
            for value in (low, high, 0.0) if low < 0 < high else (low, high):
                rect = place_of(value, place)
                if not any(rect.adjusted(-6, 0, 6, 0).intersects(other) for other in drawn):
                    drawn.append(rect)
                    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
                    painter.drawText(rect, flags, short_number(value))

    def _below(self, x: float, place: QRectF) -> QRectF:
        """Return where a number of the horizontal axis is written."""
        metrics = QFontMetricsF(self.font())
        width = metrics.horizontalAdvance(short_number(x))
        left = min(max(self._to_screen(x, 0).x() - width / 2, place.left()), place.right() - width)
        return QRectF(left, place.bottom() + 2, width, metrics.height())

    def _beside(self, y: float, place: QRectF) -> QRectF:
        """Return where a number of the upright axis is written."""
        metrics = QFontMetricsF(self.font())
        width, height = metrics.horizontalAdvance(short_number(y)), metrics.height()
        top = min(max(self._to_screen(0, y).y() - height / 2, place.top()), place.bottom() - height)
        return QRectF(place.left() - 5 - width, top, width, height)

    def _draw_titles(self, painter: QPainter, place: QRectF) -> None:
        """Write what goes upwards above the axis, and what goes to the right below it."""
        metrics, edge = QFontMetricsF(self.font()), pen_width() + 2
        line, room = metrics.height(), self.width() - 2 * edge
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        below = metrics.elidedText(self._titles[0] + " →", Qt.TextElideMode.ElideMiddle, room)
        above = metrics.elidedText("↑ " + self._titles[1], Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(QRectF(edge, edge, room, line), Qt.AlignmentFlag.AlignLeft, above)
        painter.drawText(QRectF(edge, place.bottom() + 2 + line, room, line), Qt.AlignmentFlag.AlignRight, below)

    def _draw_brush(self, painter: QPainter, rect: QRectF) -> None:
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        tint = QColor(accent)
        tint.setAlpha(48)
        painter.fillRect(rect, tint)
        for width, colour in (
            (pen_width() + 2, self.palette().color(QPalette.ColorRole.Window)),
            (pen_width(), accent),
        ):
            painter.setPen(
                QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin)
            )
            painter.drawRect(rect)

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for about a square."""
        line = self.fontMetrics().height()
        return QSize(max(15 * line, 240), round(max(13.75 * line, 220)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for numbers that do not meet, and a square that can be brushed."""
        line = self.fontMetrics().height()
        return QSize(max(10 * line, 160), round(max(8.75 * line, 140)))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Grow with the font."""
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Points, numbers, titles, brush, focus."""
        del event
        painter = QPainter(self)
        place = self.plot_rect()
        if self._density is not None and place.width() > 1 and place.height() > 1:
            self._draw_points(painter, self._density, place)
            self._draw_numbers(painter, self._density, place)
            self._draw_titles(painter, place)
            if self._brush is not None:
                self._draw_brush(painter, self.brush_rect())
        if self.hasFocus():
            inset = pen_width() / 2
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), pen_width()))
            painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin a brush, or a click."""
        if event.button() == Qt.MouseButton.LeftButton and self._density is not None:
            self._pressed, self._is_dragging = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Draw the brush up to the pointer."""
        if self._pressed is None or self._density is None:
            return
        way = event.position() - self._pressed
        self._is_dragging = self._is_dragging or max(abs(way.x()), abs(way.y())) > _CLICK
        if self._is_dragging:
            self._change(self._between(self._pressed, event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End the brush; a click alone takes it away."""
        if event.button() == Qt.MouseButton.LeftButton and self._pressed is not None:
            if not self._is_dragging:
                self._change(None)
            self._pressed = None
            self._tell_now()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space or Enter makes a brush, arrows move it, with Shift they size it, Esc takes it away."""
        key, keys, with_shift = event.key(), Qt.Key, event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if not plain:
            event.ignore()
        elif key == keys.Key_Escape and self._brush is not None:
            self._pressed = None
            self._change(None)
        elif key in {keys.Key_Space, keys.Key_Return, keys.Key_Enter} and (first := self._first_brush()) is not None:
            self._change(first)
        elif (brush := self._step(key, resizes=with_shift)) is not None:
            self._change(brush)
        else:
            event.ignore()
        self._tell_now()


def cloud(counts: NDArray[np.int64], ink: QColor) -> QImage:
    """Draw counts in one colour, the highest y on top: the logarithm of a count says how opaque its cell is."""
    logs = np.log2(np.maximum(counts[::-1], 1))
    shares = logs / logs.max() if logs.any() else np.ones_like(logs)
    alpha = np.where(counts[::-1] > 0, _FAINTEST + (1 - _FAINTEST) * shares, 0.0)
    colour = np.array((ink.blue(), ink.green(), ink.red(), 255))  # as Qt has them in memory
    pixels = np.rint(alpha[..., None] * colour).astype(np.uint8)
    height, width = counts.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied).copy()


def _stepped(low: float, high: float, axis: tuple[float, float], by: int, *, resizes: bool) -> tuple[float, float]:
    """Move an interval by a step, or only its upper end, within an axis.

    >>> _stepped(9.0, 9.75, (0.0, 10.0), 1, resizes=False), _stepped(1.0, 2.0, (0.0, 10.0), -1, resizes=True)
    ((9.25, 10.0), (1.0, 1.5))
    """
    if not by:
        return low, high
    step = _STEP * (axis[1] - axis[0])
    if resizes:
        return low, max(min(high + by * step, axis[1]), min(high, low + step / 2))
    move = min(max(by * step, axis[0] - low), axis[1] - high)
    return low + move, high + move


def _fraction(part: float, whole: float) -> float:
    return min(max(part / whole, 0.0), 1.0) if whole > 0 else 0.0


def _mixed(low: float, high: float, part: float) -> float:
    """Go from one number towards another; all the way gives that one exactly."""
    return high if part == 1 else low + part * (high - low)
