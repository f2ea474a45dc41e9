"""A line of text that ends in "…" where there is no room for all of it; the tooltip has the rest."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.gui.widgets.inputs.quiet_label import QuietLabel


class ElidedLabel(QuietLabel):
    """As wide as its neighbours leave it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def whole(self) -> str:
        """The text, also what is not seen of it."""
        return self._whole

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 1))
        super().setText(shown)
        self.setAccessibleName(self._whole)
        self.setToolTip("" if shown == self._whole else self._whole)

    # Overrides of Qt

    def setText(self, text: str) -> None:  # noqa: N802
        """Show another text."""
        if text != self._whole:
            self._whole = text
            self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Ask for another height in another type: `QLabel`, which holds no text here, does not notice."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the height of a line, and no width."""
        return QSize(0, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Be as high as `sizeHint`."""
        return self.sizeHint()
