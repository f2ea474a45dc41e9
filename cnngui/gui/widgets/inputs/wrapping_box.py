"""A box to tick that explains itself in two lines where there is no room for one."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from cnngui.gui.look.tick_box import TickBox
from cnngui.gui.widgets.painted import Fitting


class WrappingBox(Fitting, TickBox):
    """As wide as the longer half of its text at least."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._whole, self._halves = text, halves(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _fit(self) -> None:
        text = self._whole if self._width_of(self._whole) <= self.width() else self._halves
        if text != self.text():
            self.setText(text)
            self.updateGeometry()

    def _width_of(self, text: str) -> int:
        """Return the width with a text of one or two lines; all else beside it stays as it is."""
        metrics, now = self.fontMetrics(), self.text()
        beside = super().sizeHint().width() - max(map(metrics.horizontalAdvance, now.split("\n")))
        return beside + max(map(metrics.horizontalAdvance, text.split("\n")))

    # Overrides of Qt

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for the halves."""
        return QSize(self._width_of(self._halves), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Write what there is room for."""
        super().resizeEvent(event)
        self._fit()


def halves(text: str) -> str:
    r"""Break a text at the space that is nearest to its middle.

    >>> halves("what leaves comes in on the other side")
    'what leaves comes in\non the other side'
    >>> halves("bias")
    'bias'
    """
    spaces = [at for at, letter in enumerate(text) if letter == " "]
    if not spaces:
        return text
    middle = min(spaces, key=lambda at: abs(2 * at - len(text)))
    return f"{text[:middle]}\n{text[middle + 1 :]}"
