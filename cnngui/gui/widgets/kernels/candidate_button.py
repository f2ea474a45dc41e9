"""A kernel to choose: its numbers as a small picture, its title below."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from cnngui.engine.kernels.cells import limit_of, spoken_form
from cnngui.engine.kernels.values import Kernel, shape_of
from cnngui.gui.look.i18n import locale
from cnngui.gui.widgets.kernels.kernel_cells import CellLayout, draw_cells, written_into
from cnngui.gui.widgets.painted import Fitting

_WIDE, _HIGH, _LOW = 6.6, 4.2, 3.3
"""Room for the numbers, in heights of a line: above a title of one line, and of two."""


class CandidateButton(Fitting, QToolButton):
    """As wide as its neighbours leave it; a long title takes two lines, and what is still cut stands in the tooltip."""

    def __init__(self, title: str, kernel: Kernel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._kernel = title, kernel
        self._lines = 1
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(title)
        self.setAccessibleName(title)
        point = locale().decimalPoint()
        self.setAccessibleDescription(" / ".join(" ".join(spoken_form(v, point) for v in row) for row in kernel))
        self._fit()

    @property
    def title(self) -> str:
        """What the kernel is called, also what is not seen of it."""
        return self._title

    def _fit(self) -> None:
        """Draw the numbers in cells as large as there is room."""
        line = self.fontMetrics().height()
        rows, columns = shape_of(self._kernel)
        high = _HIGH if self._lines == 1 else _LOW
        width, height = max(int(_WIDE * line / columns), 2), max(int(high * line / rows), 2)
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
        metrics, mode = self.fontMetrics(), Qt.TextElideMode.ElideRight
        room = max(self.width() - metrics.height() // 2, 1)
        lines = [self._title] if metrics.horizontalAdvance(self._title) <= room else in_two(self._title)
        self.setText("\n".join(metrics.elidedText(line, mode, room) for line in lines).replace("&", "&&"))
        if len(lines) != self._lines:
            self._lines = len(lines)
            self._fit()

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the numbers and the title below them."""
        line = self.fontMetrics().height()
        return QSize(self.iconSize().width() + line, round((_HIGH + 1.9) * line) + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for the numbers; the title may be cut."""
        return QSize(self.iconSize().width(), round((_HIGH + 1) * self.fontMetrics().height()) + 2) + QSize(8, 8)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show as much of the title as there is room for now."""
        super().resizeEvent(event)
        self._write()


def in_two(title: str) -> list[str]:
    """Break a title into two lines of about the same length; one word stays as it is.

    >>> in_two("Shift to the right"), in_two("Laplacian")
    (['Shift to', 'the right'], ['Laplacian'])
    """
    words = title.split(" ")
    ways = [[" ".join(words[:count]), " ".join(words[count:])] for count in range(1, len(words))]
    return min(ways, key=lambda way: max(map(len, way)), default=[title])
