"""The pictures of a class, small, in rows: marked, dragged to another class, taken away."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QIcon,
    QImage,
    QKeyEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem

from cnngui.gui.services.photo_opener import path_of
from cnngui.gui.widgets.painted import Fitting, LeavingKeys, draw_marker
from cnngui.gui.widgets.pictures.picture_icon import picture_icon

MIME = "application/x-cnngui-pictures"
"""Of pictures that are dragged to another class."""

_LEAST, _MOST = 3.6, 11.0
"""Side of a picture, in lines of text: as large as all of them have room for."""

_ABOUT = int(Qt.ItemDataRole.UserRole)
"""Role of what an icon was drawn from."""

_AROUND = 12
"""Px beside a picture, and above and below it, in all."""


@dataclass(frozen=True, eq=False)
class ShelfItem:
    """One picture.

    Parameters
    ----------
    key : str
    hint : str
        Its tooltip, and what a screen reader says.
    image : QImage or None
        None while it is being drawn.
    title : str
        Below it; of a suspect.
    is_flagged : bool
    """

    key: str
    hint: str
    image: QImage | None
    title: str = ""
    is_flagged: bool = False


class PictureShelf(Fitting, LeavingKeys, QListWidget):
    """Shows pictures; Delete takes the marked ones away, digits are left to the window."""

    marked = Signal()
    opened = Signal(str)
    delete_wished = Signal()
    dropped = Signal(object)
    """Paths of files and folders."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._items: list[ShelfItem] = []
        self.setAccessibleName(name)
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setMovement(QListWidget.Movement.Static)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.viewport().setAcceptDrops(True)
        self.setAcceptDrops(True)
        self.itemSelectionChanged.connect(self.marked)
        self.itemActivated.connect(self._open)
        self._fit()

    @property
    def keys(self) -> list[str]:
        """The pictures that are shown."""
        return [item.key for item in self._items]

    @property
    def selected(self) -> tuple[str, ...]:
        """Keys of those that are marked."""
        return tuple(item.key for at, item in enumerate(self._items) if self.item(at).isSelected())

    def select(self, keys: Sequence[str]) -> None:
        """Mark pictures."""
        for at, item in enumerate(self._items):
            self.item(at).setSelected(item.key in keys)

    def set_items(self, items: Sequence[ShelfItem]) -> None:
        """Show pictures; those that stay keep their marks, and where it is scrolled to."""
        before = self.keys
        self._items = list(items)
        if self.keys != before:
            marked = set(before) & {key for at, key in enumerate(before) if self.item(at).isSelected()}
            blocker = QSignalBlocker(self)
            self.clear()
            for item in self._items:
                shown = QListWidgetItem()
                self.addItem(shown)
                shown.setSelected(item.key in marked)
            blocker.unblock()
            self.marked.emit()
        self._fit()

    def _draw(self) -> None:
        for at, item in enumerate(self._items[: self.count()]):
            shown = self.item(at)
            shown.setToolTip(item.hint)
            shown.setData(Qt.ItemDataRole.AccessibleTextRole, item.hint)
            shown.setText(item.title)
            about = item.key, item.image is None, item.is_flagged, self.iconSize().width(), self.devicePixelRatioF()
            if shown.data(_ABOUT) != about:
                shown.setData(_ABOUT, about)
                shown.setIcon(self._icon(item))
            shown.setSizeHint(self.gridSize() - QSize(4, 4))

    def _icon(self, item: ShelfItem) -> QIcon:
        size, ratio = self.iconSize(), self.devicePixelRatioF()
        if item.image is None:
            blank = QPixmap(size)
            blank.fill(QColor(128, 128, 128, 60))
            return QIcon(blank)
        made = picture_icon(item.image, size, ratio)
        if not item.is_flagged:
            return made
        framed = made.pixmap(size, ratio)
        painter = QPainter(framed)
        draw_marker(painter, framed.rect().toRectF().adjusted(2, 2, -2, -2), 2.0)
        painter.end()
        flagged = QIcon(framed)
        flagged.addPixmap(framed, QIcon.Mode.Selected)
        return flagged

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(self._items[self.row(item)].key)

    def _fit(self) -> None:
        line = self.fontMetrics().height()
        below = line if any(item.title for item in self._items) else 0
        side = self._side(below)
        self.setIconSize(QSize(side, side))
        self.setGridSize(QSize(side + _AROUND, side + _AROUND + below))
        self._draw()

    def _side(self, below: int) -> int:
        """Return the largest side at which all pictures are in sight; the least where they are too many."""
        line = self.fontMetrics().height()
        width = self.width() - self.verticalScrollBar().sizeHint().width() - 4
        for side in range(round(_MOST * line), round(_LEAST * line), -2):
            columns = max(width // (side + _AROUND), 1)
            rows = ceil(len(self._items) / columns)
            if rows * (side + _AROUND + below) <= self.height() - 4:
                return side
        return round(_LEAST * line)

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for no more than the least: the room is shared out."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for one picture, and two rows."""
        line = self.fontMetrics().height()
        return QSize(round((_LEAST + 1.5) * line), round(2 * (_LEAST + 1) * line))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Draw the pictures as large as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take marked pictures away by Delete; leave the Page keys to the window."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.delete_wished.emit()
        else:
            super().keyPressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: N802
        """Drag the marked pictures by their keys."""
        del actions
        if self.selected:
            drag = QDrag(self)
            drag.setMimeData(pictures_data(self.selected))
            drag.setPixmap(self.currentItem().icon().pixmap(self.iconSize()))
            drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Let files and folders be dropped."""
        if paths_in(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Let them be dropped anywhere here."""
        if paths_in(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Tell which."""
        paths = paths_in(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)


def pictures_data(keys: Sequence[str]) -> QMimeData:
    """Return what is dragged: keys of pictures."""
    data = QMimeData()
    data.setData(MIME, QByteArray("\n".join(keys).encode("utf-8", "surrogateescape")))
    return data


def pictures_in(data: QMimeData) -> tuple[str, ...]:
    """Return the pictures that are dragged.

    >>> pictures_in(pictures_data(["a", "b c"]))
    ('a', 'b c')
    """
    if not data.hasFormat(MIME):
        return ()
    return tuple(bytes(data.data(MIME).data()).decode("utf-8", "surrogateescape").split("\n"))


def paths_in(data: QMimeData) -> list[Path]:
    """Return the files and folders that are dragged."""
    return [path_of(url) for url in data.urls() if url.isLocalFile()]
