"""Which camera or video is live, buttons to start and to freeze it, and how fast pictures come."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.controls import push_button
from cnngui.gui.widgets.inputs.forms import fill, row


class LiveBox(QWidget):
    """Says what people wish; a `cnngui.gui.lab.live_source.LiveSource` runs it."""

    start_wished = Signal(int)
    """Start the source at a place of the list, or stop what runs."""
    source_picked = Signal(int)
    """Carries the place in the list of cameras and videos."""
    freeze_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = ComboBox()
        self._source.setAccessibleName(self.tr("Source"))
        self._source.setToolTip(self.tr("A camera, or a video file."))
        self._source.activated.connect(self.source_picked)
        self._start = push_button(self.tr("Start"), self._tell_start)
        hint = self.tr("Stop, and take this picture as the photo of all labs (F).")
        self._freeze = push_button(self.tr("Freeze"), self.freeze_wished.emit, hint)
        self._rate = QLabel()
        self._rate.setWordWrap(True)
        fill(self, self._source, row(self._start, self._freeze), self._rate)

    def _tell_start(self) -> None:
        self.start_wished.emit(self._source.currentIndex())

    def show_live(self, sources: Sequence[str], current: int, rate: str, *, is_live: bool) -> None:
        """Offer cameras and video files, and say how fast pictures come."""
        if list(sources) != [self._source.itemText(at) for at in range(self._source.count())]:
            self._source.clear()
            self._source.addItems(list(sources))
        self._source.setCurrentIndex(current)
        self._start.setText(self.tr("Stop") if is_live else self.tr("Start"))
        self._rate.setText(rate)

    def show_can_freeze(self, *, can_freeze: bool) -> None:
        """Offer to take a live picture as the photo, once there is one."""
        self._freeze.setEnabled(can_freeze)
