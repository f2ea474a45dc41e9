"""A picture with linked zoom and pan, a highlighted window, a pixel to pick, and numbers when zoomed in far enough.

Written with QPainter and not on pyqtgraph's ImageItem: only what is in sight is drawn, at screen resolution, so that a
12-megapixel response repaints within a frame; and importing pyqtgraph alone would cost a sixth of the start-up time.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from cnngui.engine.colours import text_colour
from cnngui.gui.look.theme import least_type
from cnngui.gui.widgets.number_type import sized
from cnngui.gui.widgets.painted import Painted, arrow_move, draw_focus, draw_marker, narrowed
from cnngui.gui.widgets.pictures.pictures import Picture
from cnngui.gui.widgets.pictures.viewport import Placement, Viewport

Cell = tuple[int, int]

LARGEST_TYPE = 2.0
"""Of the numbers in the pixels, in sizes of the app's type."""


@dataclass(frozen=True)
class Ring:
    """Padding around the photo.

    Parameters
    ----------
    rows, columns : (before, after)
        Pixels on each side.
    text : callable
        Gives what is written into a padded pixel (row, column), counted from the photo's first.
    """

    rows: tuple[int, int]
    columns: tuple[int, int]
    text: Callable[[int, int], str]


@dataclass(frozen=True)
class Marks:
    """What is drawn over a picture, all in px of the photo.

    Parameters
    ----------
    window : QRectF or None
        The pixels that one number sees.
    unused : tuple of QRectF
        Left-over rows and columns, hatched.
    pinned : bool
        Draw the window firmly.
    """

    window: QRectF | None = None
    unused: tuple[QRectF, ...] = ()
    pinned: bool = False


class ImageView(Painted):
    """Shows one `Picture` in a frame of the photo's coordinates."""

    pixel_hovered = Signal(int, int)
    pixel_left = Signal()
    pixel_clicked = Signal(int, int)
    pixel_moved = Signal(int, int)
    flipped = Signal(bool)

    def __init__(self, viewport: Viewport, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._viewport = viewport
        self._picture: Picture | None = None
        self._frame = QRectF(0, 0, 1, 1)
        self._ring: Ring | None = None
        self._marks = Marks()
        self._tile: tuple[object, QImage] | None = None
        self._pressed: QPointF | None = None
        self._dragged = False
        self._hovered: Cell | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.CrossCursor)
        viewport.changed.connect(self.update)

    @property
    def picture(self) -> Picture | None:
        """What is shown."""
        return self._picture

    def set_picture(self, picture: Picture, frame: QRectF, ring: Ring | None = None) -> None:
        """Show ``picture`` over the part ``frame`` of the photo, with a ring of padding."""
        if picture is not self._picture or (frame, ring) != (self._frame, self._ring):
            self._picture, self._frame, self._ring, self._tile = picture, frame, ring, None
            self.update()

    def set_marks(self, marks: Marks) -> None:
        """Draw ``marks`` over the picture."""
        if marks != self._marks:
            self._marks = marks
            self.update()

    def cell_at(self, position: QPointF) -> Cell | None:
        """Which cell of the picture lies under a point of the widget."""
        if self._picture is None:
            return None
        photo = self._placement().to_photo(position)
        height, width = self._picture.shape
        column = math.floor((photo.x() - self._frame.left()) / self._frame.width() * width)
        row = math.floor((photo.y() - self._frame.top()) / self._frame.height() * height)
        return (row, column) if 0 <= row < height and 0 <= column < width else None

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Where a cell lies, in px of the photo."""
        assert self._picture is not None  # noqa: S101  (callers got the cell from this picture)
        height, width = self._picture.shape
        across, down = self._frame.width() / width, self._frame.height() / height
        return QRectF(self._frame.left() + column * across, self._frame.top() + row * down, across, down)

    def _placement(self) -> Placement:
        return self._viewport.placed(QSizeF(self.size()))

    def _in_sight(self, placement: Placement) -> tuple[range, range]:
        """Rows and columns that are in sight, widened to whole cells; also those beyond the picture."""
        assert self._picture is not None  # noqa: S101  (painting asks only with a picture)
        height, width = self._picture.shape
        corner = placement.to_photo(QPointF(self.width(), self.height()))
        down, across = height / self._frame.height(), width / self._frame.width()
        top = math.floor((placement.top - self._frame.top()) * down)
        bottom = math.ceil((corner.y() - self._frame.top()) * down)
        left = math.floor((placement.left - self._frame.left()) * across)
        right = math.ceil((corner.x() - self._frame.left()) * across)
        return range(top, bottom), range(left, right)

    def _seen(self, placement: Placement) -> tuple[slice, slice]:
        """Rows and columns of the picture that are in sight."""
        assert self._picture is not None  # noqa: S101
        height, width = self._picture.shape
        rows, columns = self._in_sight(placement)
        return (
            slice(min(max(rows.start, 0), height), min(max(rows.stop, 0), height)),
            slice(min(max(columns.start, 0), width), min(max(columns.stop, 0), width)),
        )

    def _draw_picture(self, painter: QPainter, placement: Placement) -> None:
        picture = self._picture
        if picture is None:
            return
        rows, columns = self._seen(placement)
        if rows.start >= rows.stop or columns.start >= columns.stop:
            return
        corners = self.cell_rect(rows.start, columns.start).united(self.cell_rect(rows.stop - 1, columns.stop - 1))
        target = placement.to_screen(corners)
        ratio = self.devicePixelRatioF()
        wanted = (math.ceil(target.height() * ratio), math.ceil(target.width() * ratio))
        detail = picture.detail
        size = (
            min(wanted[0], detail * (rows.stop - rows.start)),
            min(wanted[1], detail * (columns.stop - columns.start)),
        )
        key = (rows.start, rows.stop, columns.start, columns.stop, size)
        if self._tile is None or self._tile[0] != key:
            self._tile = (key, picture.tile(rows, columns, size))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        painter.drawImage(target, self._tile[1])
        self._draw_numbers(painter, placement, rows, columns)

    def _draw_numbers(self, painter: QPainter, placement: Placement, rows: slice, columns: slice) -> None:
        """Write the numbers into the cells if they all fit; the cells in sight are then few."""
        assert self._picture is not None  # noqa: S101
        side = placement.to_screen(self.cell_rect(rows.start, columns.start)).size()
        if side.width() < QFontMetricsF(self.font()).horizontalAdvance("00"):
            return
        places = list(product(range(rows.start, rows.stop), range(columns.start, columns.stop)))
        written = {place: self._picture.cell(*place) for place in places}
        font = _fitting_font(self.font(), side, [texts for texts, _ in written.values()])
        if font is None:
            return
        painter.setFont(font)
        for place, (texts, colour) in written.items():
            painter.setPen(QColor(*text_colour(colour)))
            rect = placement.to_screen(self.cell_rect(*place))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "\n".join(texts))
        if self._ring is not None:
            self._draw_ring(painter, placement, self._ring)

    def _draw_ring(self, painter: QPainter, placement: Placement, ring: Ring) -> None:
        """Write the numbers of the padding that is in sight into hatched cells."""
        assert self._picture is not None  # noqa: S101
        height, width = self._picture.shape
        rows, columns = self._in_sight(placement)
        rows = range(max(rows.start, -ring.rows[0]), min(rows.stop, height + ring.rows[1]))
        columns = range(max(columns.start, -ring.columns[0]), min(columns.stop, width + ring.columns[1]))
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        for row, column in product(rows, columns):
            if not (0 <= row < height and 0 <= column < width):
                rect = placement.to_screen(self.cell_rect(row, column))
                painter.fillRect(rect, QBrush(QColor(128, 128, 128, 110), Qt.BrushStyle.BDiagPattern))
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, ring.text(row, column))

    def _draw_marks(self, painter: QPainter, placement: Placement) -> None:
        width = max(2.0, QFontMetricsF(self.font()).height() / 7)
        for rect in self._marks.unused:
            painter.fillRect(placement.to_screen(rect), QBrush(QColor(120, 120, 120, 220), Qt.BrushStyle.BDiagPattern))
        if self._marks.window is not None:
            rect = _large_enough(placement.to_screen(self._marks.window))
            draw_marker(painter, rect, width * (1.5 if self._marks.pinned else 1.0))

    def _zoom_about_middle(self, factor: float) -> None:
        middle = QPointF(self.width() / 2, self.height() / 2)
        self._viewport.zoom_by(factor, self._placement().to_photo(middle), QSizeF(self.size()))

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """As much as there is."""
        return QSize(480, 360)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Small enough for a 1024×640 window."""
        return QSize(160, 120)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Ground, picture, numbers, marks, focus."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Window))
        placement = self._placement()
        ring = placement.to_screen(self._viewport.extent)
        painter.fillRect(ring, self.palette().color(QPalette.ColorRole.Midlight))
        self._draw_picture(painter, placement)
        self._draw_marks(painter, placement)
        draw_focus(painter, self)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom about the pixel under the pointer."""
        at = self._placement().to_photo(event.position())
        self._viewport.zoom_by(math.pow(2.0, event.angleDelta().y() / 240), at, QSizeF(self.size()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag the photo, or say which pixel is hovered."""
        if self._pressed is not None:
            moved = event.position() - self._pressed
            if self._dragged or QPoint(moved.toPoint()).manhattanLength() >= QApplication.startDragDistance():
                self._dragged, self._pressed = True, event.position()
                self._viewport.pan(-moved / self._placement().scale)
            return
        cell = self.cell_at(event.position())
        if cell != self._hovered:
            self._hovered = cell
            if cell is None:
                self.pixel_left.emit()
            else:
                self.pixel_hovered.emit(*cell)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Click, unless it was a drag."""
        if event.button() == Qt.MouseButton.LeftButton and self._pressed is not None:
            self._pressed = None
            cell = self.cell_at(event.position())
            if not self._dragged and cell is not None:
                self.pixel_clicked.emit(*cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show all of the photo."""
        self._pressed = None
        self._viewport.fit()
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """No pixel is hovered any more."""
        if self._hovered is not None:
            self._hovered = None
            self.pixel_left.emit()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows move the pixel, + and - zoom, 0 fits, Space flips before and after while it is held."""
        move = arrow_move(event)
        if move is not None and self._picture is not None:
            self.pixel_moved.emit(*move)
        elif event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.flipped.emit(True)  # noqa: FBT003  (a Qt signal takes no keywords)
        elif event.text() in {"+", "="}:
            self._zoom_about_middle(1.5)
        elif event.text() == "-":
            self._zoom_about_middle(1 / 1.5)
        elif event.text() == "0":
            self._viewport.fit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Come back to after: the release of Space will go elsewhere."""
        self.flipped.emit(False)  # noqa: FBT003
        super().focusOutEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space is let go: back to after."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.flipped.emit(False)  # noqa: FBT003
        else:
            super().keyReleaseEvent(event)


def _fitting_font(font: QFont, cell: QSizeF, written: Sequence[Sequence[str]]) -> QFont | None:
    """Return the font that writes all cells' numbers into them, narrowed if need be; None rather than smaller type."""
    lines = max(len(texts) for texts in written)
    every = {text for texts in written for text in texts}
    for form in narrowed(font):
        metrics = QFontMetricsF(form)
        wide, high = max(map(metrics.horizontalAdvance, every)), metrics.lineSpacing()
        room = cell.width() / (wide + metrics.averageCharWidth()), cell.height() / (high * (lines + 0.3))
        px = math.floor(min(*room, LARGEST_TYPE) * QFontInfo(font).pixelSize())
        if px >= least_type(font):
            return sized(form, px)
    return None


def _large_enough(rect: QRectF) -> QRectF:
    """Return a rectangle that can be seen."""
    least = rect.size().expandedTo(QSizeF(4.0, 4.0))
    return QRectF(rect.center() - QPointF(least.width() / 2, least.height() / 2), least)
