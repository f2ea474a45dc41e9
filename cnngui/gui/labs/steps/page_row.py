"""Which page is open: its names in full, or in a word where there is less room."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.widgets.painted import Fitting


class PageRow(Fitting, QWidget):
    """A `ChoiceRow` with short names where the full ones do not fit, and in several lines where these do not."""

    def __init__(self, name: str, choices: Sequence[Choice], short: Mapping[str, str]) -> None:
        super().__init__()
        self._long, self._short = {choice.key: choice.title for choice in choices}, short
        self.choice = ChoiceRow(name, choices, folds=True)
        layout = fill(self, self.choice, sideways=True)
        layout.addStretch(1)
        layout.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        self._fit()

    def _fit(self) -> None:
        self.choice.set_titles(self._long)
        if self.choice.sizeHint().width() > self.width():
            self.choice.set_titles(self._short)
        self.updateGeometry()

    # Overrides of Qt

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for the lines that there are."""
        return self.choice.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Write the names that fit."""
        super().resizeEvent(event)
        self._fit()
