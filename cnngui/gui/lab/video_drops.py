"""A video that is dropped on the lab is opened as live pictures."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from cnngui.gui.services.open_file import VIDEOS
from cnngui.gui.services.photo_opener import path_of


class VideoDrops(QObject):
    """Watches widgets; what is no video is left to the window.

    Parameters
    ----------
    widgets : sequence of QWidget
    take : callable
        Takes the path of a video.
    """

    def __init__(self, widgets: Sequence[QWidget], take: Callable[[Path], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._take = take
        for widget in widgets:
            widget.setAcceptDrops(True)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Accept a video over the lab, and take it when it is let go."""
        kinds = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}
        if event.type() not in kinds or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        video = video_in(event.mimeData())
        if video is None:
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._take(video)
        return True


def video_in(data: QMimeData) -> Path | None:
    """Return the first video file among those that are dropped, by its ending."""
    files = [path_of(url) for url in data.urls() if url.isLocalFile()]
    return next((path for path in files if path.suffix.lower() in VIDEOS), None)
