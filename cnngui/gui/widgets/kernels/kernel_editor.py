"""The filter under one's hands: its size, its slices, and what can be done to all of it at once."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from cnngui.engine.errors import QT_TRANSLATE_NOOP, KernelError
from cnngui.engine.kernels.slices import Slices
from cnngui.engine.kernels.table import named
from cnngui.engine.kernels.values import Filter, parse, resized
from cnngui.gui.widgets.inputs.edit_session import EditSession
from cnngui.gui.widgets.inputs.forms import fill, row
from cnngui.gui.widgets.inputs.icon_button import IconButton
from cnngui.gui.widgets.inputs.steady_label import SteadyLabel
from cnngui.gui.widgets.kernels.kernel_size import KernelSize
from cnngui.gui.widgets.kernels.kernel_slices import KernelSlices
from cnngui.gui.widgets.kernels.kernel_tools import FORMATS, TOOLS, Tool


class KernelEditor(QWidget):
    """Shows and edits one filter: all its numbers, but not its bias.

    ``filter_edited`` carries the new `Filter`, with its name if it is one of the table; ``refused`` carries the
    exception of a paste or a change that cannot be.
    """

    filter_edited = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = Filter((((0.0,),),))
        self._before_resize: Slices = self._filter.slices
        self.session = EditSession(self)
        self._size = KernelSize()
        self._slices = KernelSlices(self.session)
        self._line = SteadyLabel()
        fill(self, self._size, self._tool_row(), self._slices, self._line)
        self._size.session.started.connect(self._note_slices)
        self._size.shape_edited.connect(self._resize)
        self._slices.slices_edited.connect(self._take)
        self._slices.told.connect(self._line.setText)

    def _tool_row(self) -> QHBoxLayout:
        translate = partial(QCoreApplication.translate, "KernelEditor")
        buttons = [IconButton(tool.icon, translate(tool.name), translate(tool.hint)) for tool in TOOLS]
        for button, tool in zip(buttons, TOOLS, strict=True):
            button.clicked.connect(partial(self._use, tool))
        tools = row(*buttons, self._paste_button(), self._copy_button(), gap=0)
        tools.insertStretch(len(buttons))
        return tools

    def _paste_button(self) -> QWidget:
        name = self.tr("Paste a kernel")
        hint = self.tr(
            "Paste numbers from a table, a text, or NumPy or PyTorch code. "
            "Both 0.5 and 0,5 are read; between decimal commas, put semicolons or tabs."
        )
        button = IconButton("mdi6.content-paste", name, hint)
        button.clicked.connect(self.paste)
        return button

    def _copy_button(self) -> QWidget:
        name = self.tr("Copy the filter")
        hint = self.tr("Copy the filter as a table, or as code that filters a photo.")
        button = IconButton("mdi6.content-copy", name, hint)
        menu = QMenu(button)
        for title, write in FORMATS:
            action = menu.addAction(title)
            action.triggered.connect(lambda _=False, title=title, write=write: self._copy(title, write))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def filter(self) -> Filter:
        """Return the filter on screen."""
        return self._filter

    def set_filter(self, filter: Filter) -> None:  # noqa: A002  (the glossary's word)
        """Show a filter, without telling; another one gives up what is being typed or dragged."""
        self._filter = filter
        self._size.set_shape(*filter.shape)
        self._slices.set_slices(filter.slices)

    def set_rgb(self, *, is_rgb: bool) -> None:
        """Call three slices red, green and blue, or by their numbers."""
        self._slices.set_rgb(is_rgb=is_rgb)

    def finish_edit(self) -> None:
        """End a change now, for an undo by menu; what is being typed counts if it is a number."""
        self._size.session.end()
        self._slices.finish_edit()

    def paste(self) -> None:
        """Take the kernel or the slices on the clipboard, or say why not."""
        try:
            slices = self._fitted(parse(QGuiApplication.clipboard().text()))
        except KernelError as error:
            self.refused.emit(error)
        else:
            self._change(lambda: slices)

    def _fitted(self, slices: Slices) -> Slices:
        """Return every slice of the filter its kernel: its own, or the only one there is."""
        if len(slices) not in {1, self._filter.depth}:
            text = QT_TRANSLATE_NOOP(
                "Errors", "The clipboard holds {count} slices but the filter has {depth}; copy one slice or {depth}."
            )
            raise KernelError(text, count=len(slices), depth=self._filter.depth)
        return slices * (self._filter.depth // len(slices))

    @staticmethod
    def _holds_numbers() -> bool:
        """Whether the clipboard is meant for a kernel: text with digits, not a picture, a file or an address."""
        data = QGuiApplication.clipboard().mimeData()  # None where there never was anything, whatever its stub says
        if not data or data.hasImage() or data.hasUrls() or "://" in data.text():
            return False
        return any(letter.isdigit() for letter in data.text())

    def _copy(self, title: str, write: Callable[[Filter], str]) -> None:
        QGuiApplication.clipboard().setText(write(self._filter))
        self._line.setText(self.tr("Copied as {format}.").format(format=title))

    def _use(self, tool: Tool, _checked: bool = False) -> None:
        self._slices.finish_edit()
        self._change(lambda: tool.change(self._filter.slices))

    def _change(self, change: Callable[[], Slices]) -> None:
        """Make a change as a whole, unless it changes nothing or cannot be."""
        try:
            edited = self._named(change())
        except KernelError as error:
            self.refused.emit(error)
            return
        if edited.slices != self._filter.slices:
            self.set_filter(edited)
            self.session.end()
            self.session.begin()
            self.filter_edited.emit(edited)
            self.session.end()

    def _note_slices(self) -> None:
        """Remember the numbers before a run of sizes, so that a number cut off on the way comes back."""
        self._before_resize = self._filter.slices

    def _resize(self, rows: int, columns: int) -> None:
        self._take(tuple(resized(kernel, (rows, columns)) for kernel in self._before_resize))
        self._slices.set_slices(self._filter.slices)

    def _take(self, slices: Slices) -> None:
        """Take new numbers from a part, which tells itself where the change begins and ends."""
        self._filter = self._named(slices)
        self._size.set_shape(*self._filter.shape)
        self.filter_edited.emit(self._filter)

    def _named(self, slices: Slices) -> Filter:
        """Make a filter with the same bias, and its name if it is one of the table."""
        known = named(slices)
        return Filter(slices, self._filter.bias, known.name if known is not None else "")

    # Overrides of Qt

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+V from the window when there are numbers on the clipboard, also such as no grid can take."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_paste = event.matches(QKeySequence.StandardKey.Paste)
            if is_paste and self._holds_numbers():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Paste several slices, or say what is wrong with what looks like numbers."""
        if event.matches(QKeySequence.StandardKey.Paste) and self._holds_numbers():
            self.paste()
        else:
            event.ignore()
