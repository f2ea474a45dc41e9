"""The quiet bar at the top of the canvas: one sentence, at most one button, and a way to close it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from cnngui.gui.look.errors import ErrorLog, sentence
from cnngui.gui.look.icons import icon
from cnngui.gui.look.theme import pen_width
from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.widgets.painted import Fitting


class MessageBar(Fitting, QFrame):
    """Says what happened, what was kept and what to do. It is hidden while there is nothing to say."""

    def __init__(self, log: ErrorLog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._action: Callable[[], None] | None = None
        self._sign = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = QPushButton()
        self.button.clicked.connect(self._act)
        self.close_button = QToolButton()
        self.close_button.setAutoRaise(True)
        self.close_button.setIcon(icon("mdi6.close"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button.setToolTip(self.tr("Close this message"))
        self.close_button.setAccessibleName(self.close_button.toolTip())
        self.close_button.clicked.connect(self.clear)
        layout = fill(self, self._sign, self._text, self.button, self.close_button, sideways=True)
        layout.setContentsMargins(16, 8, 8, 8)
        self._fit()
        self._just_said = QTimer(self, singleShot=True, interval=0)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.hide()

    def tell(self, text: str, button: str = "", action: Callable[[], None] | None = None) -> None:
        """Say one sentence that stays until it is closed or replaced; the button closes it and acts."""
        self._say(text, "mdi6.information-outline", button, action)

    def tell_error(self, error: Exception) -> None:
        """Say what went wrong, in words, and keep the details for Help › Report."""
        self._log.keep(error)
        self._say(sentence(error), "mdi6.alert-circle-outline")

    def clear(self) -> None:
        """Take the sentence away."""
        self._action = None
        self._text.clear()
        self.hide()

    def move_on(self) -> None:
        """Hear that the next thing is done: take away what was said, unless it was said about just that."""
        if not self._just_said.isActive():
            self.clear()

    def text(self) -> str:
        """Return what is said; "" for nothing."""
        return self._text.text()

    def _say(self, text: str, sign: str, button: str = "", action: Callable[[], None] | None = None) -> None:
        self._just_said.start()
        self._sign.setPixmap(icon(sign, QPalette.ColorRole.Highlight).pixmap(self.close_button.iconSize()))
        self._text.setText(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._action = action
        self.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _act(self) -> None:
        action = self._action
        self.clear()
        if action is not None:
            action()

    def _fit(self) -> None:
        side = round(self.fontMetrics().height() * 1.1)
        self.close_button.setIconSize(QSize(side, side))

    # Overrides of Qt

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the line on the left that makes it a message."""
        super().paintEvent(event)
        painter = QPainter(self)
        width = round(2 * pen_width())
        painter.fillRect(0, 0, width, self.height(), self.palette().color(QPalette.ColorRole.Highlight))
