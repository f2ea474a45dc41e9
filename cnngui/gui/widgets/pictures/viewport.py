"""Zoom and pan, shared by pictures that are looked at together. Coordinates are those of the photo, in px."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal

MOST_PIXELS_PER_PIXEL = 160.0
"""How large one pixel of the photo gets on screen, in device-independent px."""


class Viewport(QObject):
    """Which part of the photo is looked at: a zoom, 1 for all of it, and a centre."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._extent = QRectF(0, 0, 1, 1)
        self._zoom = 1.0
        self._centre = self._extent.center()

    @property
    def extent(self) -> QRectF:
        """The photo with its padding."""
        return self._extent

    @property
    def zoom(self) -> float:
        """1 shows all of the photo."""
        return self._zoom

    def set_extent(self, extent: QRectF, *, keep: bool = False) -> None:
        """Look at another photo, whole; ``keep`` keeps zoom and centre (the padding changed)."""
        if extent == self._extent and keep:
            return
        self._extent = extent
        if keep:
            self._move_to(self._zoom, self._centre)
        else:
            self.fit()

    def fit(self) -> None:
        """Show all of the photo."""
        self._move_to(1.0, self._extent.center())

    def scale(self, size: QSizeF) -> float:
        """Screen px for one px of the photo in a view of ``size``."""
        fit = min(size.width() / self._extent.width(), size.height() / self._extent.height())
        return max(fit * self._zoom, 1e-6)

    def zoom_by(self, factor: float, at: QPointF, size: QSizeF) -> None:
        """Zoom so that the photo's point ``at`` stays where it is in a view of ``size``."""
        fit = self.scale(size) / self._zoom
        zoom = min(max(self._zoom * factor, 1.0), max(MOST_PIXELS_PER_PIXEL / fit, 1.0))
        self._move_to(zoom, at + (self._centre - at) * (self._zoom / zoom))

    def pan(self, by: QPointF) -> None:
        """Move the part that is looked at, in px of the photo."""
        self._move_to(self._zoom, self._centre + by)

    def show_rect(self, rect: QRectF, size: QSizeF) -> None:
        """Pan just so far that all of ``rect`` is in sight in a view of ``size``, or its middle if it is too large."""
        placed = self.placed(size)
        seen = QRectF(placed.left, placed.top, size.width() / placed.scale, size.height() / placed.scale)
        right = _shift(rect.left(), rect.right(), seen.left(), seen.right())
        down = _shift(rect.top(), rect.bottom(), seen.top(), seen.bottom())
        if right or down:
            self._move_to(self._zoom, seen.center() + QPointF(right, down))

    @property
    def part(self) -> tuple[float, QPointF]:
        """Zoom and centre, as `look_at` takes them."""
        return self._zoom, self._centre

    def look_at(self, zoom: float, centre: QPointF) -> None:
        """Look at a part again."""
        self._move_to(zoom, centre)

    def placed(self, size: QSizeF) -> "Placement":
        """How a view of ``size`` maps the photo to the screen."""
        scale = self.scale(size)
        left = _edge(self._centre.x(), size.width() / scale, self._extent.left(), self._extent.right())
        top = _edge(self._centre.y(), size.height() / scale, self._extent.top(), self._extent.bottom())
        return Placement(scale, left, top)

    def _move_to(self, zoom: float, centre: QPointF) -> None:
        margin_x, margin_y = self._extent.width() / zoom / 2, self._extent.height() / zoom / 2
        x = min(max(centre.x(), self._extent.left() + margin_x), self._extent.right() - margin_x)
        y = min(max(centre.y(), self._extent.top() + margin_y), self._extent.bottom() - margin_y)
        self._zoom, self._centre = zoom, QPointF(x, y)
        self.changed.emit()


def _shift(low: float, high: float, seen_low: float, seen_high: float) -> float:
    """How far to go so that low to high is in sight."""
    if high - low > seen_high - seen_low:
        return (low + high - seen_low - seen_high) / 2
    return min(low - seen_low, 0.0) + max(high - seen_high, 0.0)


def _edge(centre: float, seen: float, low: float, high: float) -> float:
    """First photo px in sight: centred when there is room to spare, else never past the photo's edge."""
    if seen >= high - low:
        return (low + high - seen) / 2
    return min(max(centre - seen / 2, low), high - seen)


@dataclass(frozen=True)
class Placement:
    """A view's map from the photo to the screen: ``screen = (photo - (left, top)) * scale``."""

    scale: float
    left: float
    top: float

    def to_screen(self, rect: QRectF) -> QRectF:
        """Where a part of the photo lies on the screen."""
        return QRectF(
            (rect.x() - self.left) * self.scale,
            (rect.y() - self.top) * self.scale,
            rect.width() * self.scale,
            rect.height() * self.scale,
        )

    def to_photo(self, point: QPointF) -> QPointF:
        """Which point of the photo lies under a point of the screen."""
        return QPointF(point.x() / self.scale + self.left, point.y() / self.scale + self.top)
