"""A scroll area that comes to rest, whatever its content asks for."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

_FLIPS = 3
"""Sizes within each other from which on the bar is known to go to and fro."""


class SteadyArea(QScrollArea):
    """Scrolls what is larger than its place, and gives it all the room otherwise.

    Content that is lower where it is narrower makes the bar of a `QScrollArea` come and go without end: with it, it is
    not needed, and without it, it is. Here the bar then stays, until the place has another size.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._depth, self._flips = 0, False
        self._whole = QSize()
        self.setWidgetResizable(True)

    # Overrides of Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the content's sizes, but not for ever."""
        if watched is not self.widget() or event.type() not in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            return super().eventFilter(watched, event)
        if self._depth >= _FLIPS:
            self._flips = True
            return False
        self._depth += 1
        try:
            done = super().eventFilter(watched, event)
            if self._depth == 1 and self._flips:
                self._keep_bars(watched, event)
        finally:
            self._depth -= 1
        return done

    def _keep_bars(self, watched: QObject, event: QEvent) -> None:
        """Let a bar that comes and goes stay; where that does not help, the other one too."""
        for keep, policy in (
            (self.setVerticalScrollBarPolicy, self.verticalScrollBarPolicy()),
            (self.setHorizontalScrollBarPolicy, self.horizontalScrollBarPolicy()),
        ):
            if self._flips and policy == Qt.ScrollBarPolicy.ScrollBarAsNeeded:
                self._flips = False
                keep(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
                super().eventFilter(watched, event)
        self._flips = False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Try without a bar again in a place of another size; Qt tells of its inside here too."""
        if self.size() != self._whole:
            self._whole = self.size()
            if self.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOn:
                self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
            if self.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOn:
                self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        super().resizeEvent(event)
