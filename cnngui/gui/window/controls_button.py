"""The button that gives the panel's place to the pictures, and gives it back."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from cnngui.gui.look.icons import icon
from cnngui.gui.widgets.painted import Fitting
from cnngui.gui.window.job_bar import row_height


class ControlsButton(Fitting, QToolButton):
    """In the corner under the panel, where it stays when the panel goes: in any mode, and for the keys too."""

    wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setText(self.tr("Controls"))
        self.clicked.connect(self.wished)
        self.show_on(on=True)
        self._fit()

    def show_on(self, *, on: bool) -> None:
        """Say what a click does: hide the controls that are shown, or show them."""
        self.setIcon(icon("mdi6.chevron-right" if on else "mdi6.chevron-left"))
        hide = self.tr("Hide the controls, so that the pictures get the whole width (F9)")
        self.setToolTip(hide if on else self.tr("Show the controls again (F9)"))
        self.setAccessibleName(self.tr("Hide the controls") if on else self.tr("Show the controls"))

    def follow(self, action: QAction) -> None:
        """Do what a command does, and show whether it is on."""
        self.wished.connect(action.trigger)
        action.toggled.connect(self._follow)
        self.show_on(on=action.isChecked())

    def _follow(self, on: bool) -> None:
        self.show_on(on=on)

    def _fit(self) -> None:
        side = self.fontMetrics().height()
        self.setIconSize(QSize(side, side))
        self.setFixedHeight(row_height(self))
