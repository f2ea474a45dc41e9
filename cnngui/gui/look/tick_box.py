"""A box to tick that grows with the type: Fusion's own stays at 14 px, too small for a projector."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontInfo, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QStylePainter

SHARE = 0.95
"""Side of the box, in heights of the type."""


class TickBox(QCheckBox):
    """A `QCheckBox` whose box is as large as its type.

    The style is left alone: one that is written in Python is asked about widgets that are just being made, and PySide6
    (6.11) then knows the same widget twice and ends the program later.
    """

    @property
    def _grown(self) -> int:
        """By how much the box is larger than Fusion's, in px."""
        own = self.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self)
        return max(round(QFontInfo(self.font()).pixelSize() * SHARE) - own, 0)

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the larger box too."""
        hint = super().sizeHint()
        box = self.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorHeight, None, self) + self._grown
        return QSize(hint.width() + self._grown, max(hint.height(), box))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for no less."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        """Take a click anywhere on it: Qt counts on its own, smaller box."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the box, and what it says beside it."""
        del event
        painter, option, style = QStylePainter(self), QStyleOptionButton(), self.style()
        self.initStyleOption(option)
        box = style.subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        label = style.subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        side = box.width() + self._grown
        whole = self.rect()
        box = QRect(whole.left(), whole.top() + (whole.height() - side) // 2, side, side)
        option.rect = QStyle.visualRect(self.layoutDirection(), whole, box)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, option)
        shifted = -self._grown if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self._grown
        option.rect = label.translated(shifted, 0)
        painter.drawControl(QStyle.ControlElement.CE_CheckBoxLabel, option)
        painter.end()
