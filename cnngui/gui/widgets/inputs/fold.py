"""A titled section of the panel that can be folded away."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPalette, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.widgets.inputs.tints import hovered
from cnngui.gui.widgets.painted import bold, draw_focus


class Fold(QWidget):
    """A title with an arrow, and below it the content while it is open."""

    toggled = Signal(bool)

    def __init__(self, title: str, content: QWidget, *, is_open: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = _Title(title, self)
        self._content = content
        fill(self, self._title, content)
        self.setFocusProxy(self._title)
        self._title.setChecked(is_open)
        self._show_content()
        self._title.toggled.connect(self._show_content)
        self._title.clicked.connect(self.toggled)

    @property
    def is_open(self) -> bool:
        """Whether the content is seen."""
        return self._title.isChecked()

    def _show_content(self) -> None:
        self._content.setVisible(self.is_open)
        self._title.describe()


class _Title(QAbstractButton):
    """The line that is clicked."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def describe(self) -> None:
        """Bring what screen readers hear up to date."""
        name = self.tr("{title}, open") if self.isChecked() else self.tr("{title}, folded")
        self.setAccessibleName(name.format(title=self.text()))

    def _arrow(self, side: float) -> QPolygonF:
        """Return the triangle that points right (folded) or down (open)."""
        middle = QPointF(side / 2, self.height() / 2)
        reach = side / 4
        points = [QPointF(-reach / 2, -reach), QPointF(reach / 2, 0), QPointF(-reach / 2, reach)]
        turned = [QPointF(-point.y(), point.x()) if self.isChecked() else point for point in points]
        return QPolygonF([middle + point for point in turned])

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Arrow and title on one line."""
        metrics = QFontMetricsF(bold(self.font()))
        line = metrics.height()
        return QSize(round(metrics.horizontalAdvance(self.text()) + 2 * line), round(line * 1.65))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space and Enter turn it over; the right arrow opens and the left one folds, as in a tree."""
        wanted = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}.get(Qt.Key(event.key()))
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif wanted is None or event.modifiers():
            super().keyPressEvent(event)
        elif wanted != self.isChecked():
            self.click()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Arrow, title, focus."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, role = self.palette(), QPalette.ColorRole
        line = QFontMetricsF(bold(self.font())).height()
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hovered(palette, role.Window))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(role.WindowText))
        painter.drawPolygon(self._arrow(line))
        painter.setPen(palette.color(role.WindowText))
        painter.setFont(bold(self.font()))
        text = QRectF(self.rect()).adjusted(line * 1.2, 0, -line / 4, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        draw_focus(painter, self, radius=4)
