"""A matrix of numbers between two lists of names, as colours, with the names at its left and below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from cnngui.engine.arrays import Array
from cnngui.engine.colours import signed
from cnngui.gui.widgets.painted import Fitting, bold
from cnngui.gui.widgets.pictures.image_view import ImageView
from cnngui.gui.widgets.pictures.pictures import PlanePicture
from cnngui.gui.widgets.pictures.viewport import Viewport

MOST_NAMES = 0.35
"""Of the width, that the names at the left take at most."""


class PairMatrix(QWidget):
    """Shows numbers from -1 to 1; ``image`` tells what is pointed at and clicked.

    It is high enough for the names of all rows. Of the columns, the one that is pointed at, and as many others as fit,
    are named; zooming in makes room for more.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport = Viewport(self)
        self.image = ImageView(self.viewport, name)
        self.image.setMinimumHeight(1)
        self.rows = _Names(self.image, self.viewport, is_upright=True)
        self.columns = _Names(self.image, self.viewport, is_upright=False)
        self._matrix: Array | None = None
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.rows, 0, 0)
        layout.addWidget(self.image, 0, 1)
        layout.addWidget(self.columns, 1, 1)
        layout.setColumnStretch(1, 1)
        layout.setRowStretch(0, 1)
        self.image.pixel_hovered.connect(self._point_at)
        self.image.pixel_left.connect(lambda: self._point_at(-1, -1))
        self.viewport.changed.connect(self._repaint_names)
        self.image.installEventFilter(self)

    def set_pairs(self, matrix: Array, rows: Sequence[str], columns: Sequence[str]) -> None:
        """Show numbers (R, C) from -1 to 1, with R and C names."""
        self._matrix = matrix
        self.rows.set_names(rows)
        self.columns.set_names(columns)
        self._fit()

    def names_on_screen(self) -> list[str]:
        """Return the names of rows that can be read, from above."""
        return [name for name, _ in sorted(self.rows.placed(), key=lambda each: each[1].top())]

    def _fit(self) -> None:
        """Let the cells fill the place, whatever their shape becomes."""
        matrix = self._matrix
        if matrix is not None:
            lines = len(matrix) * QFontMetricsF(self.font()).height()
            self.setMinimumHeight(round(lines) + self.columns.sizeHint().height() + 8)
        size = self.image.size()
        if matrix is None or size.isEmpty():
            return
        wide, layout = min(self.rows.wanted_width(), round(MOST_NAMES * self.width())), self.layout()
        if self.rows.width() != wide and layout is not None:
            self.rows.setFixedWidth(wide)
            layout.activate()
            size = self.image.size()
        height, width = matrix.shape
        frame = QRectF(0, 0, width, width * size.height() / max(size.width(), 1))
        if frame != self.viewport.extent or self.image.picture is None or self.image.picture.shape != (height, width):
            self.viewport.set_extent(frame)
        self.image.set_picture(PlanePicture([matrix], signed(1.0), 2), frame)

    def _point_at(self, row: int, column: int) -> None:
        self.rows.point_at(row)
        self.columns.point_at(column)

    def _repaint_names(self) -> None:
        self.rows.update()
        self.columns.update()

    # Overrides of Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Fill the new place once the image has got it."""
        if watched is self.image and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)


class _Names(Fitting, QWidget):
    """Names beside the rows or below the columns of an image."""

    def __init__(self, image: ImageView, viewport: Viewport, *, is_upright: bool) -> None:
        super().__init__()
        self._image, self._viewport, self._is_upright = image, viewport, is_upright
        self._names: Sequence[str] = ()
        self._pointed = -1
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(*((fixed, free) if is_upright else (free, fixed)))

    def set_names(self, names: Sequence[str]) -> None:
        """Show other names."""
        self._names = names
        self.updateGeometry()
        self.update()

    def point_at(self, at: int) -> None:
        """Write one of them in any case; none for -1."""
        if at != self._pointed:
            self._pointed = at
            self.update()

    def wanted_width(self) -> int:
        """Return the width of the longest name, written strongly."""
        metrics = QFontMetricsF(bold(self.font()))
        return round(max((metrics.horizontalAdvance(name) for name in self._names), default=0)) + 4

    def placed(self) -> list[tuple[str, QRectF]]:
        """Return the names that can be written, with their places: none lies over another."""
        found: list[tuple[str, QRectF]] = []
        order = [self._pointed, *range(len(self._names))]
        for at in order:
            if not 0 <= at < len(self._names):
                continue
            place = self._place(at)
            if self.rect().contains(place.center().toPoint()) and not any(place.intersects(used) for _, used in found):
                found.append((self._names[at], place))
        return found

    def _place(self, at: int) -> QRectF:
        placement = self._viewport.placed(QSizeF(self._image.size()))
        cell = self._image.cell_rect(at, 0) if self._is_upright else self._image.cell_rect(0, at)
        middle, metrics = placement.to_screen(cell).center(), QFontMetricsF(self.font())
        if self._is_upright:
            top = min(max(middle.y() - metrics.height() / 2, 0), max(self.height() - metrics.height(), 0))
            return QRectF(0, top, self.width(), metrics.height())
        wide = metrics.horizontalAdvance(self._names[at]) + metrics.height() / 2
        return QRectF(QPointF(middle.x() - wide / 2, 0), QSizeF(wide, self.height()))

    def _fit(self) -> None:
        self.updateGeometry()
        self.update()

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for a line, or the longest name."""
        line = self.fontMetrics().height()
        return QSize(self.wanted_width(), line) if self._is_upright else QSize(line, line)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for a line."""
        line = self.fontMetrics().height()
        return QSize(line, 1 if self._is_upright else line)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Write them, cut at the right where they are too long."""
        del event
        painter = QPainter(self)
        side = Qt.AlignmentFlag.AlignRight if self._is_upright else Qt.AlignmentFlag.AlignHCenter
        pointed = self._names[self._pointed] if 0 <= self._pointed < len(self._names) else None
        for name, place in self.placed():
            painter.setFont(bold(self.font()) if name == pointed else self.font())
            metrics = QFontMetricsF(painter.font())
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, place.width()) if self._is_upright else name
            painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, text)
