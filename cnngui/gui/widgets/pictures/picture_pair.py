"""Two pictures of one size, beside each other or one above the other, whichever way they are larger."""

from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QWidget

from cnngui.gui.widgets.inputs.forms import column
from cnngui.gui.widgets.pictures.image_view import ImageView
from cnngui.gui.widgets.pictures.viewport import Viewport

GAP, CAPTION_GAP = 10, 4
LEAST_LINES = 6
"""Height that two pictures are never without where they can use it, in lines of text."""

LEAST_STACKED = 40
"""Px of height that a picture above another is never without: a panorama needs no more."""


class PicturePair(QWidget):
    """Stands two pictures beside each other, a panorama and what comes of it above each other.

    Parameters
    ----------
    viewport : Viewport
        Of both pictures.
    pictures : (caption, view), (caption, view)
    """

    def __init__(self, viewport: Viewport, *pictures: tuple[QLabel, ImageView], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewport = viewport
        self._captions = [caption for caption, _ in pictures]
        self._views = [view for _, view in pictures]
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP)
        for caption, view in pictures:
            self._layout.addWidget(column(caption, view, gap=CAPTION_GAP, large=view), 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        viewport.changed.connect(lambda: self.arrange(self.size()))

    @property
    def is_stacked(self) -> bool:
        """Whether one is above the other."""
        return self._layout.direction() == QBoxLayout.Direction.TopToBottom

    def arrange(self, room: QSize) -> None:
        """Stand the pictures as they are largest in so much room."""
        stacked = self.scale(room, stacked=True) > self.scale(room, stacked=False)
        if stacked != self.is_stacked:
            ways = QBoxLayout.Direction
            self._layout.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)
            for view in self._views:
                view.setMinimumHeight(LEAST_STACKED if stacked else 0)

    def scale(self, room: QSize, *, stacked: bool) -> float:
        """Return how many px on screen a px of the photo gets in so much room."""
        across, down = (1, 2) if stacked else (2, 1)
        width = (room.width() - GAP * (across - 1)) / across
        height = (room.height() - GAP * (down - 1)) / down - self._caption_height()
        extent: QSizeF = self._viewport.extent.size()
        return max(min(width / extent.width(), height / extent.height()), 0.0)

    def largest_scale(self, room: QSize) -> float:
        """Return the scale of the better way."""
        return max(self.scale(room, stacked=stacked) for stacked in (False, True))

    def height_for(self, room: QSize) -> int:
        """Return how much of the height of ``room`` the pictures can use."""
        stacked = self.scale(room, stacked=True) > self.scale(room, stacked=False)
        rows = 2 if stacked else 1
        each = self._viewport.extent.height() * self.scale(room, stacked=stacked) + self._caption_height()
        return round(each * rows) + GAP * (rows - 1)

    def _caption_height(self) -> int:
        return max(caption.sizeHint().height() for caption in self._captions) + CAPTION_GAP

    # Overrides of Qt

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Stay large enough to see something beside large type."""
        least = super().minimumSizeHint()
        usable = self.height_for(QSize(self.width(), 100_000))
        return QSize(least.width(), max(least.height(), min(usable, LEAST_LINES * self.fontMetrics().height())))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stand them as they are largest now."""
        super().resizeEvent(event)
        self.arrange(event.size())
