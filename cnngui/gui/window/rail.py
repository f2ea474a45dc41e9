"""The rail: an icon and a word for each lab."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QIcon, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from cnngui.gui.look.icons import icon
from cnngui.gui.look.theme import least_type, pen_width
from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.widgets.number_type import sized
from cnngui.gui.widgets.painted import draw_focus

_LONGEST = 4.0
"""Width of a word in lines, from which on it gets smaller."""


@dataclass(frozen=True)
class RailItem:
    """One row of the rail, in the language on screen.

    Parameters
    ----------
    name : str
        The lab's folder; what `Rail.chosen` carries.
    title, hint : str
        The word and its tooltip.
    icon : str
        A qtawesome name.
    """

    name: str
    title: str
    hint: str
    icon: str


class Rail(QWidget):
    """A narrow column; the arrow keys walk it, Home and End jump to its ends."""

    chosen = Signal(str)

    def __init__(self, items: Sequence[RailItem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Labs"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._buttons = {item.name: RailButton(item) for item in items}
        self._group = QButtonGroup(self)
        for name, button in self._buttons.items():
            self._group.addButton(button)
            button.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
        fill(self, *self._buttons.values(), gap=0).addStretch(1)

    def set_current(self, name: str) -> None:
        """Show which lab is in front, without telling; Tab comes to its button, whichever had the keys before."""
        self._buttons[name].setChecked(True)
        for key, button in self._buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if key == name else Qt.FocusPolicy.NoFocus)

    def current(self) -> str:
        """Return the name of the lab in front; "" before there is one."""
        return next((name for name, button in self._buttons.items() if button.isChecked()), "")

    def button(self, name: str) -> "RailButton":
        """Return the button of a lab."""
        return self._buttons[name]

    # Overrides of Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Home and End; the arrows are Qt's own in a group of buttons."""
        names = list(self._buttons)
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
        if event.key() in ends and names:
            button = self._buttons[names[ends[Qt.Key(event.key())]]]
            button.setFocus()
            button.click()
        else:
            super().keyPressEvent(event)


class RailButton(QAbstractButton):
    """An icon with its word below; the lab in front has a bar in the accent colour on its left."""

    def __init__(self, item: RailItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(item.title)
        self.setToolTip(item.hint)
        self.setAccessibleName(item.title)
        self.setAccessibleDescription(item.hint)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leads to the canvas of the lab
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._normal = icon(item.icon)
        self._current = icon(item.icon, QPalette.ColorRole.Highlight)

    def _icon_side(self) -> int:
        return round(self.fontMetrics().height() * 1.5)

    def _type(self) -> QFont:
        """Return the type of the word: of a long one, smaller where it is large, so that the rail stays narrow."""
        font, room = self.font(), _LONGEST * self.fontMetrics().height()
        for px in range(QFontInfo(font).pixelSize(), least_type(font) - 1, -1):
            made = sized(font, px)
            if self._width_in(made) <= room:
                break
        return made

    def _width_in(self, font: QFont) -> int:
        metrics = QFontMetrics(font)
        return max(metrics.horizontalAdvance(word) for word in self._lines())

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Icon, word, and 8 px around them."""
        metrics = self.fontMetrics()
        words = self._width_in(self._type())
        width = max(words + 24, metrics.height() * 4)
        return QSize(width, self._icon_side() + metrics.height() * len(self._lines()) + 20)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Nothing may be cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground, the bar, icon, word and focus."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role, palette = QPalette.ColorRole, self.palette()
        if self.isChecked():
            painter.fillRect(self.rect(), palette.color(role.Base))
            painter.fillRect(0, 0, round(1.5 * pen_width()), self.height(), palette.color(role.Highlight))
        elif self.underMouse():
            painter.fillRect(self.rect(), palette.color(role.Midlight))
        side = self._icon_side()
        place = QRect(QPoint((self.width() - side) // 2, 8), QSize(side, side))
        (self._current if self.isChecked() else self._normal).paint(painter, place, mode=QIcon.Mode.Normal)
        painter.setPen(palette.color(role.WindowText))
        below = self.rect().adjusted(0, side + 10, 0, 0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.setFont(self._type())
        painter.drawText(below, flags, "\n".join(self._lines()))
        draw_focus(painter, self, self.rect().adjusted(1, 1, -1, -1), radius=4)

    def _lines(self) -> list[str]:
        """Return the title with at most two words, one below the other, so that the rail stays narrow."""
        return self.text().split(" ", 1)
