"""The name of the kernel in use, which opens a list of all that have one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from cnngui.engine.kernels.table import KERNELS, find
from cnngui.gui.look.i18n import language
from cnngui.gui.widgets.painted import draw_focus

if TYPE_CHECKING:
    from cnngui.gui.widgets.kernels.kernel_popup import KernelPopup


class KernelPicker(QPushButton):
    """A button with the title of the current kernel; Enter, Space, Down or a click open the list.

    ``opening`` comes before the list is seen, so that the lab can make the pictures.
    """

    opening = Signal()
    kernel_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._popup: KernelPopup | None = None
        self._pictures: dict[str, QImage] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setToolTip(self.tr("Choose one of the kernels that have a name."))
        self.clicked.connect(self.open)
        self.set_current("")

    def set_current(self, name: str) -> None:
        """Show the title of a kernel of the table; for any other name say that it is one's own."""
        name = name if any(row.name == name for row in KERNELS) else ""
        if name == self._name and self.text():
            return  # a new text would lay the whole panel out again, at every frame of a drag
        self._name = name
        own = self.tr("Own kernel")
        self.setText(find(self._name).words(language()).title if self._name else own)
        spoken = self.tr("Kernel: {title}").format(title=self.text())
        self.setAccessibleName(spoken)

    def set_thumbnails(self, thumbnails: dict[str, QImage]) -> None:
        """Show in the list what each kernel, by name, does to today's photo."""
        self._pictures = thumbnails
        if self._popup is not None:
            self._popup.list.set_pictures(thumbnails)

    def open(self) -> None:
        """Open the list."""
        self.opening.emit()
        popup = self._popup
        if popup is None or popup.parentWidget() is not self.window():
            popup = self._popup = self._new_popup()
        popup.list.set_pictures(self._pictures)
        popup.open(self._name)

    def _new_popup(self) -> "KernelPopup":
        from cnngui.gui.widgets.kernels.kernel_popup import KernelPopup  # noqa: PLC0415  (not needed for the first paint)

        popup = KernelPopup(self)
        popup.picked.connect(self.kernel_chosen)
        return popup

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for a usual title and the arrow; a long one is shortened."""
        line = self.fontMetrics().height()
        return QSize(line * 10, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Narrow enough for any panel."""
        return QSize(self.fontMetrics().height() * 6, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter and Down open the list as well."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw a button with the title at the left and an arrow at the right."""
        del event
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        style, control = self.style(), QStyle.ControlElement.CE_PushButton
        style.drawControl(control, option, painter, self)
        line = self.fontMetrics().height()
        room = self.rect().adjusted(line // 2, 0, -round(1.6 * line), 0)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.palette().buttonText().color())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        option.rect = self.rect().adjusted(self.width() - round(1.4 * line), 0, -line // 2, 0)
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorArrowDown, option, painter, self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_focus(painter, self, radius=4)
