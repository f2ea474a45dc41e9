"""A button that is an icon, with a sentence for those who do not know it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from cnngui.gui.look.icons import icon
from cnngui.gui.widgets.painted import Fitting


class IconButton(Fitting, QToolButton):
    """A flat button whose icon grows with the font; ``name`` is what it is called, ``hint`` what it does."""

    def __init__(self, glyph: str, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_meaning(glyph, name, hint)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fit()

    def set_meaning(self, glyph: str, name: str, hint: str) -> None:
        """Be a button for something else."""
        self.setIcon(icon(glyph))
        self.setText(name)
        self.setToolTip(hint)
        self.setAccessibleName(name)
        self.setAccessibleDescription(hint)

    def _fit(self) -> None:
        side = round(self.fontMetrics().height() * 1.3)
        self.setIconSize(QSize(side, side))

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Large enough to hit, also with a finger."""
        return super().sizeHint().expandedTo(self.iconSize() * 1.6)
