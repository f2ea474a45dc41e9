"""Two numbers of every pixel against each other, drawn as how many pixels lie where; a rectangle marks some of them."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QGraphicsRectItem, QWidget

from cnngui.engine.point_density import Brush, Density, gathered
from cnngui.gui.look.i18n import number, short_number
from cnngui.gui.look.theme import pen_width
from cnngui.gui.services.throttle import Throttle
from cnngui.gui.widgets.plots.plot import ARROWS, COLOURS, Plot, line_pen, readable

if TYPE_CHECKING:
    from cnngui.gui.widgets.plots.canvas import Canvas

_FAINTEST = 0.22
"""How opaque a cell with one pixel in it is: it must be seen from the last row."""
_CLICK = 3.0
"""Px that the pointer may move in a click; beyond that it is a drag."""
_STEP = 0.05
"""Of an axis, that an arrow moves the brush by."""
_FIRST = 0.3
"""Of an axis, that the first brush made by a key covers."""


class ScatterView(Plot):
    """A cloud of points; a drag puts a brush over some, which arrows move and Shift with arrows makes larger."""

    brushed = Signal(object)
    """A `Brush`, or None once there is none."""

    ZOOMS, LINES, LEAST = True, (15, 13.75), (10, 8.75)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._density: Density | None = None
        self._titles = "", ""
        self._brush: Brush | None = None
        self._pressed: QPointF | None = None
        self._is_dragging = False
        self._telling = Throttle(lambda: self.brushed.emit(self._brush), self)
        self._describe()

    @property
    def brush(self) -> Brush | None:
        """What is marked."""
        return self._brush

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

    def _change(self, brush: Brush | None) -> None:
        """Take another brush and tell, at most once a frame."""
        if brush != self._brush:
            self.set_brush(brush)
            self._telling.soon()

    def _describe(self) -> None:
        """Bring up to date what is seen, and what screen readers hear."""
        self.refresh()
        shown, (x_title, y_title) = self._density, self._titles
        if shown is None:
            self.setAccessibleDescription(self.tr("no points"))
            self.setToolTip("")
            return
        text = self.tr("{count} pixels; {x} from {x_low} to {x_high}; {y} from {y_low} to {y_high}; correlation {r}")
        ends = {name: short_number(getattr(shown, name)) for name in Brush._fields}
        text = text.format(count=number(shown.count), x=x_title, y=y_title, r=number(shown.correlation, 2), **ends)
        if self._brush is not None:
            marked = self.tr("marked: {x} from {x_low} to {x_high} and {y} from {y_low} to {y_high}")
            ends = {name: short_number(end) for name, end in self._brush._asdict().items()}
            text += "; " + marked.format(x=x_title, y=y_title, **ends)
        self.setAccessibleDescription(text)
        hint = self.tr("Each pixel of the photo is a point here: {x} to the right, {y} upwards.")
        more = self.tr("The stronger the colour, the more pixels. Drag to mark some of them on the photo.")
        self.setToolTip(hint.format(x=x_title, y=y_title) + " " + more)

    def reading(self, x: float, y: float) -> str:
        """Return the two numbers under the pointer."""
        return (
            "" if self._density is None else f"{self._titles[0]} {short_number(x)}, {self._titles[1]} {short_number(y)}"
        )

    def draw(self, canvas: "Canvas") -> None:
        """Draw the lines of the zeros, the cloud, the line that fits best, the brush, and the titles."""
        shown, line = self._density, QFontMetricsF(self.font()).height()
        for axis in (canvas.left, canvas.bottom):
            axis.setVisible(shown is not None)
        canvas.lay_out(_rect(_full(shown)) if shown else QRectF(0, 0, 1, 1), (2, line + 2, 4, line + 2))
        if shown is None:
            return
        ink, ground = self.colour(QPalette.ColorRole.WindowText), self.colour(QPalette.ColorRole.Window)
        for angle in (0, 90):
            canvas.add("InfiniteLine", 0, angle=angle, pen=self.colour(QPalette.ColorRole.PlaceholderText))
        room = min(canvas.place().width(), canvas.place().height()) * self.devicePixelRatioF()
        pixels = cloud(gathered(shown.counts, int(room)), ink)
        canvas.add("ImageItem", pixels, axisOrder="row-major", levels=(0, 255), rect=_rect(_full(shown)))
        if shown.slope is not None and shown.intercept is not None:
            ends = np.array((shown.x_low, shown.x_high))
            pen = line_pen(readable(QColor(COLOURS[1]), ground, 3.0), 0.75 * pen_width())
            canvas.line(ends, shown.slope * ends + shown.intercept, pen)
        if self._brush is not None:
            self._draw_brush(canvas, _rect(self._brush).intersected(_rect(_full(shown))))
        canvas.label(f"↑ {self._titles[1]}", 2, 0, ink)
        canvas.label(f"{self._titles[0]} →", canvas.width() - 2, canvas.height() - line, ink, share=1.0)

    def _draw_brush(self, canvas: "Canvas", place: QRectF) -> None:
        accent = self.colour(QPalette.ColorRole.Highlight)
        tint = QColor(accent)
        tint.setAlpha(48)
        pens = ((pen_width() + 2, self.colour(QPalette.ColorRole.Window)), (pen_width(), accent))
        for width, colour in pens:
            item = QGraphicsRectItem(place)
            item.setPen(line_pen(colour, width))
            item.setBrush(tint if colour == accent else Qt.BrushStyle.NoBrush)
            canvas.box.addItem(item, ignoreBounds=True)

    # Overrides of Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin a brush, or a click."""
        if event.button() == Qt.MouseButton.LeftButton and self._density is not None:
            self._pressed, self._is_dragging = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Draw the brush up to the pointer, and no further than the axes."""
        if self._pressed is None or self._density is None:
            return
        way = event.position() - self._pressed
        self._is_dragging = self._is_dragging or max(abs(way.x()), abs(way.y())) > _CLICK
        if self._is_dragging:
            ends, full = [self.numbers_at(at) for at in (self._pressed, event.position())], _full(self._density)
            xs = sorted(min(max(end.x(), full.x_low), full.x_high) for end in ends)
            ys = sorted(min(max(end.y(), full.y_low), full.y_high) for end in ends)
            self._change(Brush(*xs, *ys))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End the brush; a click alone takes it away."""
        if event.button() == Qt.MouseButton.LeftButton and self._pressed is not None:
            if not self._is_dragging:
                self._change(None)
            self._pressed = None
            self._telling.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space or Enter makes a brush, arrows move it, with Shift they size it, Esc takes it away."""
        key, keys, brush = Qt.Key(event.key()), Qt.Key, self._brush
        sizes = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        plain = sizes or not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._density is None or not plain:
            event.ignore()
        elif brush is None and key in {keys.Key_Space, keys.Key_Return, keys.Key_Enter}:
            full, (low, high) = _full(self._density), ((1 - _FIRST) / 2, (1 + _FIRST) / 2)
            x, y = (np.interp((low, high), (0, 1), axis).tolist() for axis in (full[:2], full[2:]))
            self._change(Brush(*x, *y))
        elif brush is not None and key == keys.Key_Escape:
            self._pressed = None
            self._change(None)
        elif brush is not None and key in ARROWS:
            (right, up), full = ARROWS[key], _full(self._density)
            x, y = _stepped(brush[:2], full[:2], right, sizes=sizes), _stepped(brush[2:], full[2:], up, sizes=sizes)
            self._change(Brush(*x, *y))
        else:
            super().keyPressEvent(event)
        self._telling.flush()


def cloud(counts: NDArray[np.int64], ink: QColor) -> NDArray[np.uint8]:
    """Return (H, W, 4) RGBA in one colour: the logarithm of a count says how opaque its cell is."""
    logs = np.log2(np.maximum(counts, 1))
    shares = logs / logs.max() if logs.any() else np.ones_like(logs)
    alpha = np.where(counts > 0, 255 * (_FAINTEST + (1 - _FAINTEST) * shares), 0)
    colour = np.full((*counts.shape, 3), (ink.red(), ink.green(), ink.blue()))
    return np.asarray(np.rint(np.dstack((colour, alpha))), np.uint8)


def _full(shown: Density) -> Brush:
    """Return the rectangle of all points."""
    return Brush(shown.x_low, shown.x_high, shown.y_low, shown.y_high)


def _rect(area: Brush) -> QRectF:
    return QRectF(QPointF(area.x_low, area.y_low), QPointF(area.x_high, area.y_high))


def _stepped(interval: tuple[float, ...], axis: tuple[float, ...], by: int, *, sizes: bool) -> tuple[float, float]:
    """Move an interval by a step, or only its upper end, within an axis.

    >>> _stepped((9.0, 9.75), (0.0, 10.0), 1, sizes=False), _stepped((1.0, 2.0), (0.0, 10.0), -1, sizes=True)
    ((9.25, 10.0), (1.0, 1.5))
    """
    low, high = interval
    step = _STEP * (axis[1] - axis[0])
    if sizes:
        return low, max(min(high + by * step, axis[1]), min(high, low + step / 2)) if by else high
    move = min(max(by * step, axis[0] - low), axis[1] - high) if by else 0.0
    return low + move, high + move
