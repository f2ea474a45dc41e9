"""Files that are dropped on a lab, and that the lab itself opens: a video, a model, several photos."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from cnngui.gui.services.photo_opener import path_of


class FileDrops(QObject):
    """Watches widgets for files with certain endings; everything else is left to who else watches.

    Parameters
    ----------
    widgets : sequence of QWidget
    endings : collection of str
        In small letters, with the dot.
    take : callable
        Takes the paths of those that have one of the endings, in the order in which they were dropped.
    least : int
        Fewer files are left to others too.
    """

    def __init__(
        self,
        widgets: Sequence[QWidget],
        endings: Collection[str],
        take: Callable[[Sequence[Path]], None],
        parent: QObject | None = None,
        *,
        least: int = 1,
    ) -> None:
        super().__init__(parent)
        self._endings, self._take, self._least = endings, take, least
        for widget in widgets:
            widget.setAcceptDrops(True)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Accept such files over the lab, and take them when they are let go."""
        kinds = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}
        if event.type() not in kinds or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        files = files_in(event.mimeData(), self._endings)
        if len(files) < self._least:
            event.ignore()
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._take(files)
        return True


def files_in(data: QMimeData, endings: Collection[str]) -> list[Path]:
    """Return the files with certain endings among those that are dropped."""
    files = [path_of(url) for url in data.urls() if url.isLocalFile()]
    return [path for path in files if path.suffix.lower() in endings]
