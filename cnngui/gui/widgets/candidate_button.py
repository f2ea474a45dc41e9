"""A kernel to choose: its numbers as a small picture, its title below."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from cnngui.engine.kernels.values import Kernel, shape_of
from cnngui.gui.i18n import locale
from cnngui.gui.widgets.kernel_cells import CellLayout, draw_cells, limit_of, spoken_form, written_into

_WIDE, _HIGH = 6.6, 4.2
"""Room for the numbers, in heights of a line."""


class CandidateButton(QToolButton):
    """As wide as its neighbours leave it; a title that is cut stands in the tooltip."""

    def __init__(self, title: str, kernel: Kernel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._kernel = title, kernel
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(title)
        self.setAccessibleName(title)
        point = locale().decimalPoint()
        self.setAccessibleDescription(" / ".join(" ".join(spoken_form(v, point) for v in row) for row in kernel))
        self._draw()

    @property
    def title(self) -> str:
        """What the kernel is called, also what is not seen of it."""
        return self._title

    def _draw(self) -> None:
        """Draw the numbers in cells as large as there is room."""
        line = self.fontMetrics().height()
        rows, columns = shape_of(self._kernel)
        width, height = max(int(_WIDE * line / columns), 2), max(int(_HIGH * line / rows), 2)
        layout = CellLayout((rows, columns), 1, 1, width, height)
        room, ratio = layout.frame.size() + QSize(2, 2), self.devicePixelRatioF()
        canvas = QPixmap(room * ratio)
        canvas.setDevicePixelRatio(ratio)
        canvas.fill(Qt.GlobalColor.transparent)
        painter = QPainter(canvas)
        texts, font = written_into(self._kernel, self.font(), width, locale().decimalPoint())
        painter.setFont(font)
        edge = self.palette().color(QPalette.ColorRole.Dark)
        draw_cells(painter, layout, self._kernel, texts, limit_of(self._kernel), edge)
        painter.end()
        icon = QIcon(canvas)
        icon.addPixmap(canvas, QIcon.Mode.Disabled)  # its numbers can be read after the answer too
        self.setIcon(icon)
        self.setIconSize(room)
        self._write()

    def _write(self) -> None:
        room = max(self.width() - self.fontMetrics().height() // 2, 1)
        self.setText(self.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the numbers and a line below them."""
        line = self.fontMetrics().height()
        return self.iconSize() + QSize(line, round(1.9 * line))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for the numbers; the title may be cut."""
        return self.iconSize() + QSize(8, self.fontMetrics().height() + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show as much of the title as there is room for now."""
        super().resizeEvent(event)
        self._write()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Draw anew in another font or palette."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self._draw()
