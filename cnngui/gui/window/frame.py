"""The frame of the window: rail, canvas with the message bar above it, panel, and the job bar below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontInfo, QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QLineEdit, QSizePolicy, QStackedWidget, QWidget

from cnngui.gui.look.errors import ErrorLog
from cnngui.gui.services.jobs import JobRunner
from cnngui.gui.widgets.inputs.forms import column, fill, row, separator
from cnngui.gui.widgets.inputs.steady_area import SteadyArea
from cnngui.gui.widgets.painted import Fitting, LeavingKeys
from cnngui.gui.window.controls_button import ControlsButton
from cnngui.gui.window.device_chip import DeviceChip
from cnngui.gui.window.job_bar import JobBar
from cnngui.gui.window.message_bar import MessageBar
from cnngui.gui.window.rail import Rail, RailItem

PANEL_WIDTH = 304
"""Width of the panel in px at the normal font of 14 px; it grows with the font."""

LARGEST_PANEL = 0.45
"""Share of the window that the panel takes at most, in type of any size; what is wider can be scrolled to."""

LEAST = QSize(640, 400)
"""In px: a window can be made as small as this in type of any size; what is larger scrolls."""

_NORMAL_PX = 14


class Frame(Fitting, QWidget):
    """Lays the window out; shows one lab at a time."""

    def __init__(self, items: Sequence[RailItem], jobs: JobRunner, log: ErrorLog) -> None:
        super().__init__()
        self.rail = Rail(items)
        self.messages = MessageBar(log)
        self.chip = DeviceChip()
        self.controls = ControlsButton()
        self.job_bar = JobBar(jobs)
        self._shown: list[QWidget] = []
        self._panels = QStackedWidget()
        self._panels.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._canvases = QStackedWidget()
        self._canvases.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._rail_place = _Place(self.rail)
        self._rail_place.needs_changed.connect(self._fit)
        self._left = column(row(self._rail_place, separator(QFrame.Shape.VLine), gap=0))
        self._right = column(row(separator(QFrame.Shape.VLine), self._panels, gap=0))
        upper = row(self._left, column(self.messages, self._canvases, gap=0), self._right, gap=0)
        upper.setStretch(1, 1)
        lower = row(self.job_bar, self.chip, self.controls, gap=16)
        lower.setContentsMargins(16, 2, 16, 2)
        lower.setStretch(0, 1)
        fill(self, upper, separator(), lower, gap=0, large=upper)
        self._fit()

    def show_lab(self, canvas: QWidget, panel: QWidget) -> None:
        """Bring the two widgets of a lab to the front; they are taken in when this is their first time."""
        if canvas not in self._shown:
            for field in (*canvas.findChildren(QLineEdit), *panel.findChildren(QLineEdit)):
                field.setAcceptDrops(False)  # a photo may be dropped anywhere; a field would take its path for a text
            self._shown.append(canvas)
            self._canvases.addWidget(_Place(canvas))
            scrolled = _Place(panel)
            scrolled.needs_changed.connect(self._fit)
            self._panels.addWidget(scrolled)
            last = self.window().previousInFocusChain()
            if last is not None:
                QWidget.setTabOrder(last, self.controls)  # it stands below what was just taken in
        for stack in (self._canvases, self._panels):
            stack.setCurrentIndex(self._shown.index(canvas))
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

    def is_of_lab(self, part: QWidget) -> bool:
        """Tell whether a part of the window belongs to the lab in front."""
        return self._canvases.isAncestorOf(part) or self._panels.isAncestorOf(part)

    def show_rail(self, *, on: bool) -> None:
        """Show the rail, or give its place to the canvas."""
        self._left.setVisible(on)

    def _fit(self) -> None:
        """Fit the panel: 304 px at the normal font, and enough for what is in it, but never most of the window."""
        wanted = round(PANEL_WIDTH * QFontInfo(self.font()).pixelSize() / _NORMAL_PX)
        scroll = self._panels.currentWidget()
        if isinstance(scroll, _Place):
            wanted = max(wanted, scroll.needed_width())
        self._panels.setFixedWidth(min(wanted, int(LARGEST_PANEL * self.width())))
        self._rail_place.setFixedWidth(self._rail_place.needed_width(at_height=self._rail_place.height()))

    # Overrides of Qt

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for little: what doesn't fit scrolls, and the window never outgrows the screen."""
        return LEAST

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the new width out."""
        super().resizeEvent(event)
        self._fit()


class _Place(LeavingKeys, SteadyArea):
    """A part of the window that can be larger than its place."""

    needs_changed = Signal()

    def __init__(self, part: QWidget) -> None:
        super().__init__()
        self._part = part
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(part)

    def needed_width(self, at_height: int = 0) -> int:
        """Return the width at which nothing is cut on the right, with a scroll bar if it is higher than a height."""
        part = self._part.minimumSizeHint().expandedTo(self._part.minimumSize())
        return part.width() + (self.verticalScrollBar().sizeHint().width() if part.height() > at_height else 0)

    # Overrides of Qt

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for nothing."""
        return QSize(0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Hear when the part is laid out anew: it may need another width."""
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.needs_changed.emit()
        return done
