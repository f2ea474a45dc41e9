"""The classes, each with its first picture and how many there are; pictures are dropped on one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFontMetricsF, QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from cnngui.gui.labs.transfer.pictures.shelf import paths_in, pictures_in
from cnngui.gui.widgets.painted import Fitting, LeavingKeys
from cnngui.gui.widgets.pictures.picture_icon import picture_icon

_MOST, _SHARE, _LONGEST = 7.5, 0.42, 9
"""Side of a picture at most, in lines of text and of the list's width; and width of a name, in lines too, from which on
it may be cut."""

_SPREAD = 4
"""Height of a row at least, in lines of text, where there is room."""

_AROUND = 24
"""Px around a picture and a name, in all."""


@dataclass(frozen=True, eq=False)
class ClassItem:
    """A class.

    Parameters
    ----------
    key, text : str
    image : QImage or None
        Of its first picture.
    hint : str
    """

    key: str
    text: str
    image: QImage | None
    hint: str = ""


class OwnClassList(Fitting, LeavingKeys, QListWidget):
    """Shows the classes; tells which is chosen, and what is dropped on one."""

    chosen = Signal(str)
    moved = Signal(object, str)
    """Pictures by their keys, and the class that they were dropped on."""
    dropped = Signal(object, str)
    """Paths, and the class; "" beside all classes."""
    delete_wished = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._items: list[ClassItem] = []
        self._is_setting = False
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.currentRowChanged.connect(self._choose)
        self._fit()

    @property
    def texts(self) -> list[str]:
        """What is written."""
        return [item.text for item in self._items]

    def set_items(self, items: Sequence[ClassItem], current: str) -> None:
        """Show classes, one of them chosen, without telling."""
        self._is_setting = True
        if [each.key for each in items] != [each.key for each in self._items]:
            self.clear()
            for _ in items:
                self.addItem(QListWidgetItem())
        self._items = list(items)
        self._fit()
        self.updateGeometry()
        keys = [each.key for each in items]
        if current in keys:
            self.setCurrentRow(keys.index(current))
        self._is_setting = False

    def _draw(self) -> None:
        for at, item in enumerate(self._items[: self.count()]):
            shown = self.item(at)
            shown.setText(item.text)
            line = self.fontMetrics().height()
            high = max(self.iconSize().height(), 2 * line, min(round(self._room()), _SPREAD * line))
            shown.setSizeHint(QSize(self.iconSize().width(), high + 6))
            shown.setToolTip(item.hint or item.text)
            if item.image is not None:
                shown.setIcon(picture_icon(item.image, self.iconSize(), self.devicePixelRatioF()))

    def _choose(self, row: int) -> None:
        if not self._is_setting and 0 <= row < len(self._items):
            self.chosen.emit(self._items[row].key)

    def _fit(self) -> None:
        line = self.fontMetrics().height()
        beside = self.width() - self._text_width() - _AROUND
        side = round(max(min(self._room(), _MOST * line, _SHARE * self.width(), beside), line))
        self.setIconSize(QSize(side, side))
        self._draw()

    def _room(self) -> float:
        """Return the height of a row, if all share the list out."""
        return (self.height() - 4) / max(len(self._items), 1) - 6

    def _text_width(self) -> float:
        """Return the width of the longest line."""
        metrics = QFontMetricsF(self.font())
        return max((metrics.horizontalAdvance(line) for text in self.texts for line in text.split("\n")), default=0.0)

    def key_at(self, point: QPoint) -> str:
        """Return the class under a point; "" beside all."""
        row = self.indexAt(point).row()
        return "" if row < 0 else self._items[row].key

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for no more than the least: the room is shared out."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for the longest name, and a few lines."""
        line = self.fontMetrics().height()
        return QSize(round(min(self._text_width(), _LONGEST * line) + 2 * line) + _AROUND, 5 * line)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Draw the pictures as large as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take the class away by Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_wished.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take pictures of another class, files and folders."""
        if pictures_in(event.mimeData()) or paths_in(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Let pictures be dropped on a class only."""
        if paths_in(event.mimeData()) or self.key_at(event.position().toPoint()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Tell what is dropped, and where."""
        key, pictures = self.key_at(event.position().toPoint()), pictures_in(event.mimeData())
        paths = paths_in(event.mimeData())
        if pictures and key:
            event.acceptProposedAction()
            self.moved.emit(pictures, key)
        elif paths:
            event.acceptProposedAction()
            self.dropped.emit(paths, key)
