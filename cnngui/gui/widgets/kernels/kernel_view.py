"""The cells of one kernel, coloured by sign and size, to be looked at and walked through."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnngui.engine.kernels.cells import Cell, limit_of, spoken_form
from cnngui.engine.kernels.values import Kernel, shape_of
from cnngui.gui.look.theme import least_type, pen_width
from cnngui.gui.widgets.kernels.kernel_cells import (
    CellLayout,
    cell_size,
    draw_cells,
    lay_out,
    width_for,
    written_into,
)
from cnngui.gui.widgets.kernels.kernel_keys import Action, Jump, Move, meaning
from cnngui.gui.widgets.painted import Painted, draw_focus


class KernelView(Painted):
    """Shows one kernel; arrows, Tab and the mouse go from cell to cell.

    Parameters
    ----------
    name : str
        Whose kernel it is, for screen readers and the line below: "Kernel", "Red".
    beside : int
        How many of them stand side by side in the panel.
    """

    told = Signal(str)
    """One line about the cell that is hovered or has the focus; "" for none."""

    def __init__(self, name: str, *, beside: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._name = name
        self._beside = beside
        self._kernel: Kernel = ((0.0,),)
        self._limit: float | None = None
        self._cell: Cell = (0, 0)
        self._hovered: Cell | None = None
        self._needed: tuple[object, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    @property
    def kernel(self) -> Kernel:
        """The kernel on screen."""
        return self._kernel

    @property
    def cell(self) -> Cell:
        """The (row, column) that keys go to."""
        return self._cell

    def set_kernel(self, kernel: Kernel) -> None:
        """Show a kernel."""
        if kernel == self._kernel:
            return
        is_resized = shape_of(kernel) != shape_of(self._kernel)
        self._kernel = kernel
        if is_resized:
            rows, columns = shape_of(kernel)
            self._cell = (min(self._cell[0], rows - 1), min(self._cell[1], columns - 1))
            self._hovered = None
            self.updateGeometry()
        self._describe()
        self.update()

    def set_limit(self, limit: float | None) -> None:
        """Set the number that has the strongest colour; None for the largest of the kernel."""
        if limit != self._limit:
            self._limit = limit
            self.update()

    def layout_of_cells(self) -> CellLayout:
        """Return where the cells lie now."""
        least = self.least_width() // shape_of(self._kernel)[1]
        return lay_out(shape_of(self._kernel), self.size(), self._line(), self._beside, least)

    def set_beside(self, count: int) -> None:
        """Set how many of them stand side by side."""
        if count != self._beside:
            self._beside = count
            self.updateGeometry()
            self.update()

    def least_width(self) -> int:
        """Return the width that all numbers need in the least type, in px."""
        key = self._kernel, self.font().key(), least_type(self.font())
        if self._needed is None or self._needed[0] != key:
            width = width_for(self._kernel, self.font(), self.locale().decimalPoint())
            self._needed = key, (width + 1) * shape_of(self._kernel)[1] + 4
        return self._needed[1]

    def place(self, cell: Cell) -> str:
        """Say which cell it is and what is in it."""
        text = self.tr("{name}, row {row}, column {column}: {value}")
        value = spoken_form(self.value(cell), self.locale().decimalPoint())
        return text.format(name=self._name, row=cell[0] + 1, column=cell[1] + 1, value=value)

    def value(self, cell: Cell) -> float:
        """Return the number in a cell."""
        return self._kernel[cell[0]][cell[1]]

    def go_to(self, cell: Cell) -> None:
        """Move to a cell."""
        if cell != self._cell:
            self._cell = cell
            self._describe()
            self.update()

    def move_by(self, rows: int, columns: int) -> None:
        """Move by so many cells; the border stops."""
        height, width = shape_of(self._kernel)
        row, column = self._cell[0] + rows, self._cell[1] + columns
        self.go_to((min(max(row, 0), height - 1), min(max(column, 0), width - 1)))

    def walk(self, by: int) -> bool:
        """Go on in reading order; False when there is no such cell."""
        height, width = shape_of(self._kernel)
        place = self._cell[0] * width + self._cell[1] + by
        if not 0 <= place < height * width:
            return False
        self.go_to((place // width, place % width))
        return True

    def act(self, action: Action) -> bool:
        """Do what a key means; False when that is not for this widget."""
        match action:
            case Move(rows, columns):
                self.move_by(rows, columns)
            case Jump(is_end, is_far):
                last_row, last_column = (length - 1 for length in shape_of(self._kernel))
                row = self._cell[0] if not is_far else last_row if is_end else 0
                self.go_to((row, last_column if is_end else 0))
            case _:
                return False
        return True

    def can_act(self, action: Action) -> bool:
        """Whether `act` would do something."""
        return isinstance(action, Move | Jump)

    def _line(self) -> float:
        return QFontMetricsF(self.font()).height()

    def _describe(self) -> None:
        """Bring what screen readers hear, and the line below, up to date."""
        name = self.place(self._cell)
        if name != self.accessibleName():
            self.setAccessibleName(name)
        if self._hovered is not None:
            self.told.emit(self.place(self._hovered))
        else:
            self.told.emit(name if self.hasFocus() else "")

    def _hover(self, cell: Cell | None) -> None:
        if cell != self._hovered:
            self._hovered = cell
            self._describe()
            self.update()

    def _texts(self, layout: CellLayout) -> tuple[dict[Cell, str], QFont]:
        """Return what is written in the cells, and its font."""
        return written_into(self._kernel, self.font(), layout.width, self.locale().decimalPoint())

    def _frame_cell(self, painter: QPainter, cell: QRect) -> None:
        """Frame a cell in the accent colour, with a thin line of the ground inside so that it shows on any colour.

        The frame lies on the lines between the cells, so that it hides no number.
        """
        rect, out = QRectF(cell).adjusted(0, 0, -1, -1), pen_width() - 1
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Base), 1))
        painter.drawRect(rect.adjusted(1, 1, -1, -1))
        draw_focus(painter, self, rect.adjusted(-out, -out, out, out))

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the cells and a line around them."""
        rows, columns = shape_of(self._kernel)
        cell = cell_size((rows, columns), self._line(), self._beside)
        return QSize(cell.width() * columns + 4, cell.height() * rows + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As high as wanted; narrower if need be."""
        return QSize(self.sizeHint().width() // 2, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Keep from the window's shortcuts the keys that mean something here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            action = meaning(event)
            if action is not None and self.can_act(action):
                event.accept()
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Cells, numbers, the hovered cell, the one with the focus."""
        del event
        painter = QPainter(self)
        layout = self.layout_of_cells()
        texts, font = self._texts(layout)
        painter.setFont(font)
        limit = limit_of(self._kernel) if self._limit is None else self._limit
        draw_cells(painter, layout, self._kernel, texts, limit, self.palette().color(QPalette.ColorRole.Mid))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._hovered is not None:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1))
            painter.drawRect(layout.rect(self._hovered).adjusted(0, 0, -2, -2))
        if self.hasFocus():
            self._frame_cell(painter, layout.rect(self._cell))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what the key means, or leave it to the window."""
        action = meaning(event)
        if action is None or not self.act(action):
            event.ignore()

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: N802
        """Tab walks the cells, and leaves after the last one."""
        return self.walk(1 if is_next else -1) or super().focusNextPrevChild(is_next)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tab comes to the first cell, Shift+Tab to the last one."""
        super().focusInEvent(event)
        rows, columns = shape_of(self._kernel)
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self.go_to((0, 0))
        elif event.reason() == Qt.FocusReason.BacktabFocusReason:
            self.go_to((rows - 1, columns - 1))
        self._describe()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Leave the line below to others."""
        super().focusOutEvent(event)
        self._describe()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to the cell."""
        cell = self.layout_of_cells().cell_at(event.position())
        if cell is not None:
            self.go_to(cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tell about the cell under the pointer."""
        self._hover(self.layout_of_cells().cell_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """No cell is hovered any more."""
        self._hover(None)
        super().leaveEvent(event)
