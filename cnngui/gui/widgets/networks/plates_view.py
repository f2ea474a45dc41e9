"""Networks as boxes in proportion, one below the other on one scale; layers are pointed at and picked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from cnngui.engine.drawings import INKS, Drawing
from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.networks.drawing_painter import Shape, extent, frame_of, shapes_of
from cnngui.gui.widgets.painted import OF_OTHERS, Hint, Painted, bold, draw_focus

_MARGIN = 6.0
_LARGEST = 1.6
"""Px a unit of a drawing takes at most."""

_TALL, _TALL_EACH = 5.5, 5.5
"""Height in lines that is asked for: of one network, and of each of several."""


@dataclass(frozen=True)
class Plate:
    """One network.

    Parameters
    ----------
    name : str
        What `PlatesView.picked` says of it.
    title : str
        What stands above it; empty for nothing.
    drawing : Drawing
    labels : mapping
        Name of a box → what is written below it, and what is written where it is pointed at or picked.
    """

    name: str
    title: str
    drawing: Drawing
    labels: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class _Box:
    """A layer: its faces, and the rectangle around them."""

    plate: str
    name: str
    shapes: list[Shape]
    frame: QRectF


class PlatesView(Painted):
    """Left and Right walk along the boxes, a click picks one, and the pointer lights one up."""

    picked = Signal(str, str)
    """Name of the plate and of the layer."""
    hovered = Signal(str, str)
    """The same for what lies under the pointer; both empty for nothing."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._plates: tuple[Plate, ...] = ()
        self._boxes: list[_Box] = []
        self._floors: dict[str, float] = {}
        self._tops: dict[str, float] = {}
        self._titles: list[list[str]] = []
        self._lit = ("", "")
        self._current = ("", "")

    @property
    def lit(self) -> tuple[str, str]:
        """Plate and layer that are pointed at."""
        return self._lit

    @property
    def current(self) -> tuple[str, str]:
        """Plate and layer that are picked."""
        return self._current

    def set_plates(self, plates: Sequence[Plate]) -> None:
        """Show other networks."""
        if tuple(plates) != self._plates:
            before, self._plates = len(self._plates), tuple(plates)
            if len(self._plates) != before:
                self.updateGeometry()
            self._fit()

    def set_current(self, plate: str, name: str) -> None:
        """Show which layer is picked, without telling."""
        self._current = plate, name
        self._describe()

    def set_lit(self, plate: str, name: str) -> None:
        """Show which layer is pointed at, without telling."""
        if (plate, name) != self._lit:
            self._lit = plate, name
            self.update()

    def box_rect(self, plate: str, name: str) -> QRectF:
        """Where a layer is drawn; empty for one that there is not."""
        return next((box.frame for box in self._boxes if (box.plate, box.name) == (plate, name)), QRectF())

    def box_at(self, position: QPointF) -> tuple[str, str]:
        """Return plate and layer under a point, or right above or below it; both empty for none."""
        for box in reversed(self._boxes):
            if any(shape.polygon.containsPoint(position, Qt.FillRule.OddEvenFill) for shape in box.shapes):
                return box.plate, box.name
        plate = next((name for name, floor in self._floors.items() if position.y() <= floor), "")
        near = [box for box in self._boxes if box.plate == plate]
        nearest = min(near, key=lambda box: abs(box.frame.center().x() - position.x()), default=None)
        reach = self.fontMetrics().height()
        if nearest is None or not nearest.frame.adjusted(-reach, -9999, reach, 9999).contains(position):
            return "", ""
        return nearest.plate, nearest.name

    def labels(self) -> list[tuple[str, QRectF, bool]]:
        """Return what is written below the boxes, where, and whether in bold: nothing over another."""
        placed: list[tuple[str, QRectF, bool]] = []
        for box, text, is_bold in self._wanted():
            metrics = QFontMetrics(bold(self.font())) if is_bold else self.fontMetrics()
            width = metrics.horizontalAdvance(text) + metrics.height() // 2
            left = min(max(box.frame.center().x() - width / 2, 0.0), max(self.width() - width, 0.0))
            rect = QRectF(left, self._floors[box.plate] - metrics.height(), width, metrics.height())
            if not any(rect.intersects(other) for _, other, _ in placed):
                placed.append((text, rect, is_bold))
        return placed

    def _wanted(self) -> Iterator[tuple[_Box, str, bool]]:
        """Name what is pointed at or picked first, and then all that there is room for."""
        labels = {plate.name: plate.labels for plate in self._plates}
        for wanted in dict.fromkeys((self._lit, self._current)):
            for box in self._boxes:
                if (box.plate, box.name) == wanted:
                    yield box, labels[box.plate].get(box.name, ("", box.name))[1], True
        for box in self._boxes:
            text = labels[box.plate].get(box.name, ("", ""))[0]
            if text and (box.plate, box.name) not in {self._lit, self._current}:
                yield box, text, False

    def hint_at(self, point: QPoint) -> Hint:
        """Say what lies under a point."""
        plate, name = self.box_at(QPointF(point))
        labels = next((each.labels for each in self._plates if each.name == plate), {})
        text = labels.get(name, ("", ""))[1]
        return text, self.box_rect(plate, name).toAlignedRect() if text else QRect()

    def _fit(self) -> None:
        """Take the largest scale at which all networks fit, one below the other."""
        line = self.fontMetrics().height() + 2
        self._titles = [self._wrapped(plate.title) for plate in self._plates]
        extents = [extent(plate.drawing) for plate in self._plates]
        around = sum(line * (1 + len(lines)) + _MARGIN for lines in self._titles) + _MARGIN
        across = max((right - left for left, _, right, _ in extents), default=1.0) or 1.0
        down = sum(bottom - top for _, top, _, bottom in extents) or 1.0
        room = self.width() - 2 * _MARGIN, self.height() - around
        scale = max(min(room[0] / across, room[1] / down, _LARGEST), 0.01)
        self._boxes, self._floors, self._tops = [], {}, {}
        spare = max(room[1] - scale * down, 0.0) / (len(self._plates) + 1 or 1)  # no large gap where the width decides
        y = _MARGIN
        for plate, lines, (left, top, right, bottom) in zip(self._plates, self._titles, extents, strict=True):
            y += spare
            self._tops[plate.name] = y
            y += line * len(lines)
            centred = (room[0] - scale * (right - left)) / 2 if len(self._plates) == 1 else 0.0
            shapes = shapes_of(plate.drawing, scale, _MARGIN + centred - scale * left, y - scale * top)
            for name in dict.fromkeys(shape.of for shape in shapes):
                own = [shape for shape in shapes if shape.of == name]
                self._boxes.append(_Box(plate.name, name, own, frame_of(own)))
            y += scale * (bottom - top) + line
            self._floors[plate.name] = y
            y += _MARGIN
        self._describe()

    def _wrapped(self, title: str) -> list[str]:
        """Break a title into lines, between its parts or its words."""
        metrics, lines = QFontMetrics(bold(self.font())), list[str]()
        for word in title.split(" "):  # and not at the spaces in numbers
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and metrics.horizontalAdvance(longer) <= self.width() - 2 * _MARGIN:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _describe(self) -> None:
        """Bring up to date what is seen, and what screen readers hear."""
        plate, name = self._current
        labels = next((each.labels for each in self._plates if each.name == plate), {})
        self.setAccessibleDescription(labels.get(name, ("", self.tr("No layer is picked")))[1])
        self.update()

    def _draw_box(self, painter: QPainter, box: _Box) -> None:
        for shape in box.shapes:
            painter.setBrush(shape.colour)
            painter.drawPolygon(shape.polygon)

    def _draw_frames(self, painter: QPainter) -> None:
        """Frame what is pointed at or picked, over all others."""
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        for box in self._boxes:
            if (box.plate, box.name) in {self._lit, self._current}:
                painter.setPen(QPen(accent, pen_width()))
                self._draw_box(painter, box)

    def _draw_texts(self, painter: QPainter) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        font = QFont(self.font())
        for text, rect, is_bold in self.labels():
            painter.setFont(bold(font) if is_bold else font)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        painter.setFont(bold(font))
        line = self.fontMetrics().height() + 2
        for lines, top in zip(self._titles, self._tops.values(), strict=True):
            for at, text in enumerate(lines):
                rect = QRectF(_MARGIN, top + at * line, self.width() - 2 * _MARGIN, line)
                painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _point_at(self, plate: str, name: str) -> None:
        if (plate, name) != self._lit:
            self.set_lit(plate, name)
            self.hovered.emit(plate, name)

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for some lines for each network."""
        return QSize(40 * self.fontMetrics().height(), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room to tell the boxes apart."""
        line = self.fontMetrics().height()
        lines = _TALL if len(self._plates) < 2 else _TALL_EACH * len(self._plates)
        return QSize(12 * line, round(lines * line))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Boxes, names, titles, focus."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(INKS["line"]), 0.6))
        for box in self._boxes:
            self._draw_box(painter, box)
        self._draw_frames(painter)
        self._draw_texts(painter)
        draw_focus(painter, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick a layer."""
        plate, name = self.box_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and name:
            self.set_current(plate, name)
            self.picked.emit(plate, name)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Light up what a click would pick."""
        self._point_at(*self.box_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self._point_at("", "")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Left and Right walk, Home and End jump; all other keys are the window's."""
        names = [(box.plate, box.name) for box in self._boxes]
        at, last = (names.index(self._current) if self._current in names else -1), len(names) - 1
        keys = Qt.Key
        places = {
            keys.Key_Left: max(at - 1, 0),
            keys.Key_Right: min(at + 1, last),
            keys.Key_Home: 0,
            keys.Key_End: last,
        }
        wanted = places.get(Qt.Key(event.key()))
        if wanted is None or not names or event.modifiers() & OF_OTHERS:
            event.ignore()
        elif wanted != at:
            self.set_current(*names[wanted])
            self.picked.emit(*names[wanted])
