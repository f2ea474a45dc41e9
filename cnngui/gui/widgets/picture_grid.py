"""Small pictures to choose from, in rows: a click takes one, with Ctrl one more."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QIcon, QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QApplication, QFrame, QListWidget, QListWidgetItem, QWidget


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


class PictureGrid(QListWidget):
    """Says what is picked; arrows walk, Enter picks, files may be dropped on it."""

    picked = Signal(str, bool)
    """Key, and whether it is wanted beside those that are chosen."""

    dropped = Signal(object)
    """Paths of files."""

    def __init__(self, name: str, rows: float = 3.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self._rows = rows
        self.setAccessibleName(name)
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setMovement(QListWidget.Movement.Static)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setSelectionMode(QListWidget.SelectionMode.MultiSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.itemClicked.connect(self._click)
        self._fit()

    def set_items(self, items: Sequence[GridItem]) -> None:
        """Show pictures."""
        self.clear()
        self._keys = [item.key for item in items]
        for item in items:
            shown = QListWidgetItem(item.title)
            shown.setToolTip(item.title)
            icon = QIcon(QPixmap.fromImage(item.image))
            icon.addPixmap(QPixmap.fromImage(item.image), QIcon.Mode.Selected)
            shown.setIcon(icon)
            self.addItem(shown)

    def set_chosen(self, keys: Sequence[str]) -> None:
        """Mark what is chosen, without telling."""
        for row, key in enumerate(self._keys):
            self.item(row).setSelected(key in keys)

    def _click(self, item: QListWidgetItem) -> None:
        """Tell; what is marked is for the owner to say."""
        key = self._keys[self.row(item)]
        item.setSelected(not item.isSelected())
        also = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
        self.picked.emit(key, also)

    def _fit(self) -> None:
        line = self.fontMetrics().height()
        self.setIconSize(QSize(round(4.2 * line), round(3.4 * line)))
        self.setGridSize(QSize(round(5.4 * line), round(5.3 * line)))
        self.setFixedHeight(round(self._rows * self.gridSize().height()) + 4)

    # Overrides of Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Pick on Enter and Space, with Ctrl one more; leave the Page keys to the window."""
        row = self.currentRow()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and row >= 0:
            self.picked.emit(self._keys[row], bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Let files be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Let them be dropped anywhere here."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Tell which files."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Grow with the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
