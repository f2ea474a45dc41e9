"""The first row of every lab's panel: which photo it is, at which size, and a button for another."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from cnngui.engine.sources import Source
from cnngui.gui.look.photo_names import photo_name
from cnngui.gui.widgets.inputs.forms import fill


class PhotoRow(QWidget):
    """Says what people wish; ``middle`` stands between the photo and the button."""

    open_wished = Signal()
    photo_wished = Signal(object)
    menu_wished = Signal()

    def __init__(self, middle: QWidget, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo = QPushButton()
        self._photo.setAccessibleName(self.tr("Photo"))
        self._photos = QMenu(self._photo)
        self._photos.aboutToShow.connect(self.menu_wished)
        self._photo.setMenu(self._photos)
        opener = QPushButton(self.tr("Open…"))
        opener.setToolTip(hint)
        opener.clicked.connect(self.open_wished)
        fill(self, self._photo, middle, opener, gap=4, sideways=True)

    def show_source(self, source: Source) -> None:
        """Say which photo it is."""
        height, width = source.full_size
        self.show_name(photo_name(source.path, source.name), f"{width} × {height} px")

    def show_name(self, name: str, size: str) -> None:
        """Say which photo it is; its size is in the tooltip."""
        hint = f"{name}, {size}"
        room = 10 * self.fontMetrics().averageCharWidth()
        self._photo.setText(self.fontMetrics().elidedText(_stem(name), Qt.TextElideMode.ElideMiddle, room))
        if hint != self._photo.toolTip():  # Qt tells of every one, and labs say it on every frame
            self._photo.setToolTip(hint)

    def show_photos(self, samples: Sequence[Path], recent: Sequence[Path]) -> None:
        """Fill the menu of photos."""
        self._photos.clear()
        for title, paths in ((self.tr("Samples"), samples), (self.tr("Recent"), recent)):
            if paths:
                self._photos.addSection(title)
            for path in paths:
                self._photos.addAction(_stem(photo_name(path))).triggered.connect(partial(self.photo_wished.emit, path))


def _stem(name: str) -> str:
    """Leave the ending out, and let an & be one."""
    return Path(name).stem.replace("&", "&&")
