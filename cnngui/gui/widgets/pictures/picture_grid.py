"""Small pictures to choose from, in rows: a click takes one, with Ctrl one more."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QListWidget, QListWidgetItem, QStyleOptionViewItem, QWidget

from cnngui.gui.widgets.painted import ENTER_KEYS, Fitting, LeavingKeys
from cnngui.gui.widgets.pictures.picture_icon import picture_icon


@dataclass(frozen=True, eq=False)
class GridItem:
    """One picture.

    Parameters
    ----------
    key : str
    title : str
    image : QImage
    """

    key: str
    title: str
    image: QImage


_LONGEST = 14
"""Letters: longer words, of files of one's own, may be cut."""

_BESIDE = 14
"""Px that Qt leaves free beside a title, in all."""


class PictureGrid(Fitting, LeavingKeys, QListWidget):
    """Says what is picked; arrows walk, Enter picks, files may be dropped on it."""

    picked = Signal(str, bool)
    """Key, and whether it is wanted beside those that are chosen."""

    dropped = Signal(object)
    """Paths of files."""

    def __init__(self, name: str, rows: float = 3.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[GridItem] = []
        self._rows = rows
        self.setAccessibleName(name)
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setMovement(QListWidget.Movement.Static)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setSelectionMode(QListWidget.SelectionMode.MultiSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setUniformItemSizes(True)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAcceptDrops(True)  # where a static list has turned them off
        self.itemClicked.connect(self._click)
        self._fit()

    def set_items(self, items: Sequence[GridItem]) -> None:
        """Show pictures."""
        self.clear()
        self._items = list(items)
        for item in items:
            shown = QListWidgetItem(item.title)
            shown.setToolTip(item.title)
            shown.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            self.addItem(shown)
        self._fit()

    def set_chosen(self, keys: Sequence[str]) -> None:
        """Mark what is chosen, without telling."""
        for row, item in enumerate(self._items):
            self.item(row).setSelected(item.key in keys)
            if keys and item.key == keys[0]:
                self.scrollToItem(self.item(row))

    def _click(self, item: QListWidgetItem) -> None:
        self._pick(self.row(item), QApplication.keyboardModifiers())

    def _pick(self, row: int, keys: Qt.KeyboardModifier) -> None:
        """Tell; what is marked is for the owner to say."""
        self.picked.emit(self._items[row].key, bool(keys & Qt.KeyboardModifier.ControlModifier))

    def _draw(self) -> None:
        for row, item in enumerate(self._items[: self.count()]):  # fewer while rows are put in and a scroll bar comes
            shown = self.item(row)
            shown.setIcon(picture_icon(item.image, self.iconSize(), self.devicePixelRatioF()))
            shown.setSizeHint(self.gridSize() - QSize(4, 4))  # Qt's own has room for one line of title only

    def _fit(self) -> None:
        line = self.fontMetrics().height()
        self.setIconSize(QSize(round(4.2 * line), round(3.4 * line)))
        titles = 2 * self.fontMetrics().lineSpacing()  # and not more, or Qt begins a third line
        self.setGridSize(QSize(self._cell_width(), self.iconSize().height() + titles + 8))
        self.setFixedHeight(round(self._rows * self.gridSize().height()) + 4)
        self._draw()

    def _cell_width(self) -> int:
        """Return the width of a cell: as many stand side by side as leave room for every whole word."""
        metrics, line = self.fontMetrics(), self.fontMetrics().height()
        words = {word for item in self._items for word in item.title.split() if len(word) <= _LONGEST}
        needed = max([round(5.2 * line), *(metrics.horizontalAdvance(word) + _BESIDE for word in words)])
        room = (
            self.width() - self.verticalScrollBar().sizeHint().width() - 2
        )  # with or without it: or it comes and goes
        return max(room // max(room // needed, 1), round(4.4 * line))

    # Overrides of Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width out among the cells."""
        super().resizeEvent(event)
        if self._cell_width() != self.gridSize().width():
            self._fit()

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:  # noqa: N802
        """Mark the whole cell of what is chosen, and not its title alone."""
        super().initViewItemOption(option)
        option.showDecorationSelected = True

    def selectionCommand(  # noqa: N802
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Mark nothing by mouse or key: `set_chosen` alone does."""
        del index, event
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def selectAll(self) -> None:  # noqa: N802
        """Mark nothing by Ctrl+A either."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Pick on Enter and Space, with Ctrl one more; leave the Page keys to the window."""
        row = self.currentRow()
        if event.key() in ENTER_KEYS | {Qt.Key.Key_Space} and row >= 0:
            self._pick(row, event.modifiers())
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Let files be dropped."""
        if _paths(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Let them be dropped anywhere here."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Tell which files."""
        if paths := _paths(event):
            event.acceptProposedAction()
            self.dropped.emit(paths)


def _paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
