"""The cells of one kernel, to be typed into, stepped by wheel or keys, or scrubbed sideways."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from cnngui.engine.errors import KernelError
from cnngui.engine.kernels.cells import Cell, exact_form, replaced
from cnngui.engine.kernels.typed_number import parse_number
from cnngui.engine.kernels.values import Kernel, parse, shape_of, to_csv
from cnngui.gui.look.errors import sentence
from cnngui.gui.widgets.inputs.edit_session import EditSession
from cnngui.gui.widgets.inputs.stepping import Scrub, WheelSteps, step_size, stepped
from cnngui.gui.widgets.kernels.cell_field import CellField
from cnngui.gui.widgets.kernels.kernel_keys import Action, Begin, Copy, Paste, Step, Zero
from cnngui.gui.widgets.kernels.kernel_view import KernelView

_JUMPS = {"up": (-1, 0), "down": (1, 0)}


class KernelGrid(KernelView):
    """A kernel view that edits; tells each new kernel at once, and where one change begins and ends.

    Keys: arrows move, a digit begins to type, Enter or F2 go on from the old number, Ctrl or Shift with up and down
    step by 1 or 0.1, Delete makes zero, Tab walks the cells. Wheel and sideways drags step by 1, Ctrl 10, Shift 0.1;
    the wheel only where the grid has the focus, so that scrolling changes nothing.
    ``session`` is that of the whole filter, where there is one.
    """

    kernel_edited = Signal(object)

    def __init__(
        self, name: str, session: EditSession | None = None, *, beside: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, beside=beside, parent=parent)
        self._scrub: Scrub | None = None
        self._before_drag = 0.0
        self._notches = WheelSteps()
        self.session = session or EditSession(self)
        self._field = CellField(self)
        self._field.committed.connect(self._commit)
        self._field.cancelled.connect(self._field.close_up)
        self._field.left.connect(self._leave_field)
        self.setToolTip(
            self.tr("Click, then type a number or turn the wheel; or drag sideways. Ctrl steps by 10, Shift by 0.1.")
        )
        self.setAccessibleDescription(self.toolTip())

    def set_kernel(self, kernel: Kernel) -> None:
        """Show a kernel, without telling; what is being typed or dragged is given up if it is another one."""
        if kernel == self._kernel:
            return
        self.give_up()
        super().set_kernel(kernel)

    def give_up(self) -> None:
        """Drop what is being typed or dragged."""
        self._scrub = None
        self._field.close_up()
        self.session.end()

    def finish_edit(self) -> None:
        """End a change now, for an undo; what is being typed counts if it is a number."""
        self._leave_field()
        self._scrub = None
        self.session.end()

    def go_to(self, cell: Cell) -> None:
        """Move to a cell; a run of steps in another one is over."""
        if cell != self._cell:
            self.session.end()
        super().go_to(cell)

    def can_act(self, action: Action) -> bool:
        """Whether `act` would do something."""
        return self._pasted() is not None if isinstance(action, Paste) else True

    def act(self, action: Action) -> bool:
        """Do what a key means; False when that is not for this widget."""
        match action:
            case Step(by):
                self._step(by)
            case Begin(text):
                self._open_field(text)
            case Zero():
                self._set_value(0.0)
            case Copy():
                QGuiApplication.clipboard().setText(to_csv((self._kernel,)))
            case Paste():
                return self._paste()
            case _:
                return super().act(action)
        return True

    def _change(self, kernel: Kernel) -> None:
        """Take another kernel within an open change, and tell it."""
        super().set_kernel(kernel)
        self.kernel_edited.emit(kernel)

    def _change_at_once(self, kernel: Kernel) -> None:
        """Take another kernel as one change."""
        self.session.end()
        if kernel != self._kernel:
            self.session.begin()
            self._change(kernel)
            self.session.end()

    def _set_value(self, value: float) -> None:
        self._change_at_once(replaced(self._kernel, self._cell, value))

    def _step(self, by: float) -> None:
        """One of a run of steps."""
        self.session.step()
        self._change(replaced(self._kernel, self._cell, stepped(self.value(self._cell), by)))

    def _pasted(self) -> Kernel | None:
        """Return the kernel on the clipboard, None if there is none; a single number goes into the cell."""
        text = QGuiApplication.clipboard().text()
        try:
            return replaced(self._kernel, self._cell, parse_number(text))  # "0,5" is one number, as where it is typed
        except KernelError:
            pass
        try:
            slices = parse(text)
        except KernelError:
            return None
        if len(slices) > 1:
            return None
        is_number = shape_of(slices[0]) == (1, 1)
        return replaced(self._kernel, self._cell, slices[0][0][0]) if is_number else slices[0]

    def _paste(self) -> bool:
        kernel = self._pasted()
        if kernel is not None:
            self._change_at_once(kernel)
        return kernel is not None

    # Typing

    def _open_field(self, text: str) -> None:
        """Begin to type, with ``text`` or from the old number."""
        self.session.end()
        shown = text or exact_form(self.value(self._cell), self.locale().decimalPoint())
        rect = self.layout_of_cells().rect(self._cell)
        self._field.begin(rect, shown, self.place(self._cell), select=not text)

    def _typed(self) -> float:
        """Return the number in the field; nothing typed is the old one."""
        text = self._field.text()
        return parse_number(text) if text.strip() else self.value(self._cell)

    def _commit(self, then: str) -> None:
        """Take what was typed, if it is a number, and go on; stay and say so if it is none."""
        try:
            value = self._typed()
        except KernelError as error:
            self._field.selectAll()
            self.told.emit(sentence(error))
            return
        self._field.close_up()
        self._set_value(value)
        if then in _JUMPS:
            self.move_by(*_JUMPS[then])
        elif then in {"tab", "backtab"}:
            self.focusNextPrevChild(then == "tab")
        else:
            self.walk(1 if then == "next" else -1)

    def _leave_field(self) -> None:
        """Take what was typed when the focus goes elsewhere; if it is no number, keep the old one and say so."""
        if not self._field.is_open:
            return
        try:
            value = self._typed()
        except KernelError as error:
            self._field.close_up()
            self.told.emit(sentence(error))
        else:
            self._field.close_up()
            self._set_value(value)

    # Overrides of Qt

    def event(self, event: QEvent) -> bool:
        """End a run of steps before the window undoes it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                self.session.end()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Step the cell under the pointer once the grid was clicked; before, the panel scrolls, and nothing changes."""
        cell = self.layout_of_cells().cell_at(event.position())
        if cell is None or not self.hasFocus():
            event.ignore()
            return
        self.go_to(cell)
        steps = self._notches.steps(event)
        if steps:
            self._step(steps * step_size(event.modifiers()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to the cell and be ready to scrub."""
        super().mousePressEvent(event)
        self.session.end()
        if event.button() == Qt.MouseButton.LeftButton and self.layout_of_cells().cell_at(event.position()):
            self._scrub = Scrub(event.position())
            self._before_drag = self.value(self._cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Scrub, or tell about the cell under the pointer."""
        if self._scrub is None:
            super().mouseMoveEvent(event)
            self.setCursor(self._cursor_at(event.position()))
            return
        steps = self._scrub.steps(event.position())
        if steps:
            self.session.begin()
            by = steps * step_size(event.modifiers())
            self._change(replaced(self._kernel, self._cell, stepped(self.value(self._cell), by)))

    def _cursor_at(self, position: QPointF) -> Qt.CursorShape:
        """Show that a cell can be dragged sideways."""
        is_cell = self.layout_of_cells().cell_at(position) is not None
        return Qt.CursorShape.SizeHorCursor if is_cell else Qt.CursorShape.ArrowCursor

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End the drag."""
        if event.button() == Qt.MouseButton.LeftButton and self._scrub is not None:
            self._scrub = None
            self.session.end()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Type, from the old number."""
        cell = self.layout_of_cells().cell_at(event.position())
        if cell is not None:
            self._scrub = None
            self.go_to(cell)
            self._open_field("")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take a drag back on Escape; otherwise do what the key means."""
        if event.key() == Qt.Key.Key_Escape and self._scrub is not None:
            self._scrub = None
            if self.session.is_open:
                self._change(replaced(self._kernel, self._cell, self._before_drag))
            self.session.end()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """End a run of steps."""
        super().focusOutEvent(event)
        if self._scrub is None:
            self.session.end()
