"""The frame of the window: rail, canvas with the message bar above it, panel, and the job bar below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QFrame, QLayout, QLineEdit, QScrollArea, QSizePolicy, QStackedWidget, QWidget

from cnngui.gui.look.errors import ErrorLog
from cnngui.gui.services.jobs import JobRunner
from cnngui.gui.widgets.inputs.forms import column, fill, row, separator
from cnngui.gui.widgets.painted import Fitting, LeavingKeys
from cnngui.gui.window.device_chip import DeviceChip
from cnngui.gui.window.job_bar import JobBar
from cnngui.gui.window.message_bar import MessageBar
from cnngui.gui.window.rail import Rail, RailItem

PANEL_WIDTH = 320
"""Width of the panel in px at the normal font of 14 px; it grows with the font."""

_NORMAL_PX = 14


class Frame(Fitting, QWidget):
    """Lays the window out; shows one lab at a time."""

    def __init__(self, items: Sequence[RailItem], jobs: JobRunner, log: ErrorLog) -> None:
        super().__init__()
        self.rail = Rail(items)
        self.messages = MessageBar(log)
        self.chip = DeviceChip()
        self.job_bar = JobBar(jobs)
        self._panels = QStackedWidget()
        self._panels.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._canvases = QStackedWidget()
        self._canvases.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._left = column(row(self.rail, separator(QFrame.Shape.VLine), gap=0))
        self._right = column(row(separator(QFrame.Shape.VLine), self._panels, gap=0))
        upper = row(self._left, column(self.messages, self._canvases, gap=0), self._right, gap=0)
        upper.setStretch(1, 1)
        lower = row(self.job_bar, self.chip, gap=16)
        lower.setContentsMargins(16, 4, 16, 4)
        lower.setStretch(0, 1)
        fill(self, upper, separator(), lower, gap=0, large=upper)
        self._fit()

    def show_lab(self, canvas: QWidget, panel: QWidget) -> None:
        """Bring the two widgets of a lab to the front; they are taken in when this is their first time."""
        if self._canvases.indexOf(canvas) < 0:
            for field in (*canvas.findChildren(QLineEdit), *panel.findChildren(QLineEdit)):
                field.setAcceptDrops(False)  # a photo may be dropped anywhere; a field would take its path for a text
            self._canvases.addWidget(canvas)
            scrolled = _Scrolled(panel)
            scrolled.needs_changed.connect(self._fit)
            self._panels.addWidget(scrolled)
        self._canvases.setCurrentWidget(canvas)
        self._panels.setCurrentIndex(self._canvases.currentIndex())
        self._fit()

    @property
    def has_panel(self) -> bool:
        """Whether the panel is shown."""
        return not self._right.isHidden()

    def show_panel(self, *, on: bool) -> None:
        """Show the panel, or give its place to the canvas."""
        if on:  # Qt lays out nothing that is hidden, and the type may have changed meanwhile: from the inside out
            for layout in reversed(self._panels.findChildren(QLayout)):
                layout.activate()
            self._fit()
        self._right.setVisible(on)

    def show_rail(self, *, on: bool) -> None:
        """Show the rail, or give its place to the canvas."""
        self._left.setVisible(on)

    def _fit(self) -> None:
        """Fit the width of the panel: 320 px at the normal font, and never too little for what is in it."""
        wanted = round(PANEL_WIDTH * QFontInfo(self.font()).pixelSize() / _NORMAL_PX)
        scroll = self._panels.currentWidget()
        if isinstance(scroll, _Scrolled):
            wanted = max(wanted, scroll.needed_width())
        self._panels.setFixedWidth(wanted)


class _Scrolled(LeavingKeys, QScrollArea):
    """A panel that can be higher than the window."""

    needs_changed = Signal()

    def __init__(self, panel: QWidget) -> None:
        super().__init__()
        self._panel = panel
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(panel)

    def needed_width(self) -> int:
        """Return the width at which nothing is cut on the right."""
        panel = max(self._panel.minimumSizeHint().width(), self._panel.minimumWidth())
        return panel + self.verticalScrollBar().sizeHint().width()

    # Overrides of Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Hear when the panel is laid out anew: it may need another width."""
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.needs_changed.emit()
        return done
