"""A stack of layers to edit: what each slides, how far, and with how much padding."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from cnngui.engine.lessons.stack import MOST, Window
from cnngui.gui.look.i18n import number
from cnngui.gui.widgets.inputs.combo_box import ComboBox
from cnngui.gui.widgets.inputs.edit_session import EditSession
from cnngui.gui.widgets.inputs.forms import fill, row
from cnngui.gui.widgets.inputs.number_field import NumberField

tr = QCoreApplication.translate

LARGEST = 11
"""Rows and columns of a window."""


class StackEditor(QWidget):
    """One row a layer; says what the whole stack is to be. It computes nothing."""

    stack_edited = Signal(object)
    """A tuple of `Window`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._stack: tuple[Window, ...] = ()
        self._rows: list[_Row] = []
        self.session = EditSession(self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(4)
        titles = ("", self.tr("layer"), self.tr("size"), self.tr("stride"), self.tr("padding"))
        for at, title in enumerate(titles):
            self._grid.addWidget(QLabel(title), 0, at)
        self.add = QPushButton(self.tr("Add"))
        self.remove = QPushButton(self.tr("Remove"))
        self.add.setToolTip(self.tr("Add a layer on top."))
        self.remove.setToolTip(self.tr("Take the last layer away."))
        self.threes = QPushButton(self.tr("All 3 × 3"))
        self.threes.setToolTip(self.tr("Make every layer a 3 × 3 convolution with stride 1 and no padding."))
        fill(self, self._grid, row(self.add, self.remove), self.threes)
        self.add.clicked.connect(lambda: self.stack_edited.emit((*self._stack, Window())))
        self.remove.clicked.connect(lambda: self.stack_edited.emit(self._stack[:-1]))
        self.threes.clicked.connect(lambda: self.stack_edited.emit((Window(),) * len(self._stack)))

    def set_stack(self, stack: Sequence[Window]) -> None:
        """Show a stack, without telling."""
        self._stack = tuple(stack)
        while len(self._rows) < len(self._stack):
            self._rows.append(_Row(self, len(self._rows)))
        for at, line in enumerate(self._rows):
            line.set_visible(at < len(self._stack))
            if at < len(self._stack):
                line.show_window(self._stack[at])
        self.add.setEnabled(len(self._stack) < MOST)
        self.remove.setEnabled(len(self._stack) > 1)

    def place(self, at: int, parts: Sequence[QWidget]) -> None:
        """Lay the controls of a layer out."""
        for column, part in enumerate(parts):
            self._grid.addWidget(part, at + 1, column)

    def change(self, at: int, **fields: object) -> None:
        """Tell of another stack, with a layer changed."""
        changed = replace(self._stack[at], **fields)  # type: ignore[arg-type]
        self.stack_edited.emit((*self._stack[:at], changed, *self._stack[at + 1 :]))


class _Row:
    """The controls of one layer."""

    def __init__(self, editor: StackEditor, at: int) -> None:
        title = tr("StackEditor", "Layer {number}").format(number=number(at + 1))
        self._kind = ComboBox()
        self._kind.addItem(tr("StackEditor", "conv"), "conv")
        self._kind.addItem(tr("StackEditor", "pool"), "pool")
        self._kind.setAccessibleName(title)
        self._size = _field(tr("StackEditor", "Size"), 1, editor.session)
        self._stride = _field(tr("StackEditor", "Stride"), 1, editor.session)
        self._padding = _field(tr("StackEditor", "Padding"), 0, editor.session)
        self._parts: tuple[QWidget, ...] = (
            QLabel(number(at + 1)),
            self._kind,
            self._size,
            self._stride,
            self._padding,
        )
        editor.place(at, self._parts)
        self._kind.activated.connect(lambda _: self._change_kind(editor, at))
        self._size.value_edited.connect(lambda value: editor.change(at, size=(int(value), int(value))))
        self._stride.value_edited.connect(lambda value: editor.change(at, stride=(int(value), int(value))))
        self._padding.value_edited.connect(lambda value: editor.change(at, padding=int(value)))

    def _change_kind(self, editor: StackEditor, at: int) -> None:
        """Take a usual layer of that kind: 2×2 with stride 2 for a pooling."""
        if self._kind.currentData() == "pool":
            editor.change(at, kind="pool", size=(2, 2), stride=(2, 2), padding=0)
        else:
            editor.change(at, kind="conv", size=(3, 3), stride=(1, 1), padding=0)

    def set_visible(self, visible: bool) -> None:
        """Show or hide the layer."""
        for part in self._parts:
            part.setVisible(visible)

    def show_window(self, window: Window) -> None:
        """Show what is set."""
        self._kind.setCurrentIndex(self._kind.findData(window.kind))
        self._size.set_value(window.size[0])
        self._stride.set_value(window.stride[0])
        self._padding.set_value(window.padding if isinstance(window.padding, int) else 0)


def _field(name: str, low: int, session: EditSession) -> NumberField:
    """Make a field whose name stands above its column."""
    field = NumberField("", minimum=low, maximum=LARGEST, narrow=True, session=session)
    field.label.hide()
    field.box.setAccessibleName(name)
    return field
