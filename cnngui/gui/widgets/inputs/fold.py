"""A titled section of the panel that can be folded away."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPalette, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from cnngui.gui.widgets.inputs.tints import hovered
from cnngui.gui.widgets.painted import bold, draw_focus


class Fold(QWidget):
    """A title with an arrow, and below it the content while it is open; folded, the title tells what is inside."""

    toggled = Signal(bool)

    def __init__(self, title: str, content: QWidget, *, is_open: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = _Title(title, self)
        self._content = content
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(content)
        self.setFocusProxy(self._title)
        self._title.setChecked(is_open)
        self._show_content()
        self._title.toggled.connect(self._show_content)
        self._title.clicked.connect(self.toggled)

    @property
    def is_open(self) -> bool:
        """Whether the content is seen."""
        return self._title.isChecked()

    def set_summary(self, text: str) -> None:
        """Say in a few words what is inside; seen beside the title while it is folded."""
        self._title.set_summary(text)

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
        self._summary = ""

    def set_summary(self, text: str) -> None:
        """Say what is inside."""
        self._summary = text
        self.describe()
        self.update()

    def describe(self) -> None:
        """Bring what screen readers hear up to date."""
        name = self.tr("{title}, open") if self.isChecked() else self.tr("{title}, folded")
        self.setAccessibleName(name.format(title=self.text()))
        self.setAccessibleDescription(self._summary)

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
        """Arrow, title, summary, focus."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, role = self.palette(), QPalette.ColorRole
        metrics = QFontMetricsF(bold(self.font()))
        line = metrics.height()
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
        if self._summary and not self.isChecked():
            self._paint_summary(painter, text.adjusted(metrics.horizontalAdvance(self.text()) + line / 2, 0, 0, 0))
        draw_focus(painter, self, radius=4)

    def _paint_summary(self, painter: QPainter, room: QRectF) -> None:
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        metrics = QFontMetricsF(self.font())
        text = metrics.elidedText(self._summary, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
