"""The slices of a filter: one grid, three small ones side by side, or one at a time."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QWidget

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.kernels.cells import limit_of
from cnngui.engine.kernels.slices import Slices
from cnngui.engine.kernels.values import Kernel, resized, shape_of
from cnngui.gui.widgets.inputs.choice_row import Choice, ChoiceRow
from cnngui.gui.widgets.inputs.edit_session import EditSession
from cnngui.gui.widgets.inputs.forms import fill
from cnngui.gui.widgets.inputs.number_field import NumberField
from cnngui.gui.widgets.kernels.kernel_grid import KernelGrid

_CHANNELS = (
    (QT_TRANSLATE_NOOP("KernelSlices", "red"), QT_TRANSLATE_NOOP("KernelSlices", "Red slice"), "#D92D2D"),
    (QT_TRANSLATE_NOOP("KernelSlices", "green"), QT_TRANSLATE_NOOP("KernelSlices", "Green slice"), "#2A9D3A"),
    (QT_TRANSLATE_NOOP("KernelSlices", "blue"), QT_TRANSLATE_NOOP("KernelSlices", "Blue slice"), "#3B6FE0"),
)
_NEUTRAL = "#8A8F98"
"""Of channels that are no colours."""

_MOST_BESIDE = 3
"""Columns of a kernel of which three stand side by side and can still be read."""


class KernelSlices(QWidget):
    """Shows and edits all slices of a filter; they share one colour scale and one shape."""

    slices_edited = Signal(object)
    told = Signal(str)

    def __init__(self, session: EditSession | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session or EditSession(self)
        self._slices: Slices = (((0.0,),),)
        self._shown = 0
        self._column = fill(self)
        self._grids: list[KernelGrid] = []
        self._parts: list[QWidget] = []
        self._holder: _SideBySide | _Scrolled
        self._is_rgb = True
        self._form: tuple[int, bool, bool] = (0, False, True)
        self._rebuild()

    @property
    def slices(self) -> Slices:
        """What is shown."""
        return self._slices

    @property
    def grids(self) -> tuple[KernelGrid, ...]:
        """Those on screen: one, or three for red, green and blue."""
        return tuple(self._grids)

    def set_rgb(self, *, is_rgb: bool) -> None:
        """Call three slices red, green and blue, or by their numbers: not every input of three channels is a photo."""
        if is_rgb != self._is_rgb:
            self._is_rgb = is_rgb
            self._rebuild()
            self._show()

    def set_slices(self, slices: Slices) -> None:
        """Show the slices of a filter, without telling."""
        if slices == self._slices:
            return
        self._slices = slices
        self._rebuild()
        self._show()

    def finish_edit(self) -> None:
        """End a change now, for an undo."""
        for grid in self._grids:
            grid.finish_edit()

    def show_slice(self, number: int) -> None:
        """Bring a slice to the front, where they do not all fit."""
        self._shown = number
        self._show()

    def _rebuild(self) -> None:
        """Make the grids anew when other ones are needed."""
        depth, columns = len(self._slices), shape_of(self._slices[0])[1]
        form = (depth, depth == 3 and columns <= _MOST_BESIDE, self._is_rgb)
        if form == self._form:
            return
        self._form = form
        self._shown = min(self._shown, depth - 1)
        had_focus = any(grid.hasFocus() for grid in self._grids)
        self._take_down()
        self._build_up()
        if had_focus:
            grid = self._grids[self._shown if self._form[1] else 0]
            grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_down(self) -> None:
        for grid in self._grids:
            grid.give_up()
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()  # at once; deleting waits for the event loop
            part.deleteLater()
        self._parts = []

    def _build_up(self) -> None:
        depth, is_beside, _ = self._form
        self._grids = [self._new_grid(number) for number in range(3 if is_beside else 1)]
        parts = self._parts
        if not is_beside and depth > 1:
            parts.append(self._channel_choice() if depth == 3 else self._slice_field())
        self._holder = (
            _SideBySide(self._grids, self._session, is_rgb=self._is_rgb) if is_beside else _Scrolled(self._grids[0])
        )
        parts.append(self._holder)
        for part in parts:
            self._column.addWidget(part)
            part.show()  # now and not later, so that it can have the focus

    def _channel_choice(self) -> QWidget:
        """Make the choice between red, green and blue."""
        choices = [Choice(str(number), _channel(number, is_rgb=self._is_rgb)) for number in range(3)]
        row = ChoiceRow(self.tr("Slice"), choices)
        row.set_current(str(self._shown))
        row.chosen.connect(lambda key: self.show_slice(int(key)))
        return row

    def _slice_field(self) -> QWidget:
        """Make the field for one of many slices."""
        depth = self._form[0]
        of = self.tr(" of {count}").format(count=depth)
        field = NumberField(
            self.tr("slice"),
            minimum=1,
            maximum=depth,
            suffix=of,
            hint=self.tr("Which channel of the input this slice of the filter sees."),
        )
        field.set_value(self._shown + 1)
        field.value_edited.connect(lambda value: self.show_slice(int(value) - 1))
        return field

    def _new_grid(self, number: int) -> KernelGrid:
        is_beside = self._form[1]
        if is_beside and self._is_rgb:
            name = QCoreApplication.translate("KernelSlices", _CHANNELS[number][1])
        elif is_beside:
            name = _channel(number, is_rgb=False)
        else:
            name = self.tr("Kernel")
        grid = KernelGrid(name, self._session, beside=3 if is_beside else 1)
        grid.told.connect(self.told)
        grid.kernel_edited.connect(lambda kernel, number=number: self._take(number, kernel))
        return grid

    def _show(self) -> None:
        limit = limit_of(*self._slices)
        shown = self._slices if len(self._grids) > 1 else (self._slices[self._shown],)
        for grid, kernel in zip(self._grids, shown, strict=True):
            grid.set_limit(limit)
            grid.set_kernel(kernel)
        if isinstance(self._holder, _Scrolled):
            self._holder.fit()
        else:
            self._holder.arrange()

    def _take(self, number: int, kernel: Kernel) -> None:
        """Take the kernel that a grid tells; the other slices follow its shape."""
        changed = self._shown = number if len(self._grids) > 1 else self._shown
        shape = shape_of(kernel)
        others = (old if shape_of(old) == shape else resized(old, shape) for old in self._slices)
        self._slices = tuple(kernel if place == changed else other for place, other in enumerate(others))
        self.slices_edited.emit(self._slices)
        self._rebuild()  # which ends the edit where other grids are needed
        self._show()


class _Caption(QLabel):
    """The name of a channel, underlined in its colour."""

    def __init__(self, text: str, colour: str) -> None:
        super().__init__(text)
        self._colour = QColor(colour)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _bar(self) -> QRectF:
        height = self.fontMetrics().height() / 6
        return QRectF(0, self.height() - height, self.width(), height)

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Word and bar."""
        return super().sizeHint() + QSize(0, self.fontMetrics().height() // 3)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Word and bar."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        bar = self._bar()
        painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)


class _SideBySide(QWidget):
    """Three grids below the names of their channels; below each other where their numbers could not be read otherwise.

    Nothing moves while a number is dragged.
    """

    def __init__(self, grids: list[KernelGrid], session: EditSession, *, is_rgb: bool) -> None:
        super().__init__()
        self._grids, self._session = grids, session
        self._captions = [
            _Caption(_channel(number, is_rgb=is_rgb), _CHANNELS[number][2] if is_rgb else _NEUTRAL)
            for number in range(len(grids))
        ]
        self._places = QGridLayout(self)
        self._places.setContentsMargins(0, 0, 0, 0)
        self._places.setSpacing(4)
        self._is_beside: bool | None = None
        session.finished.connect(self.arrange)
        self.arrange()

    def arrange(self) -> None:
        """Put the grids where there is room for their numbers."""
        widest = max(grid.least_width() for grid in self._grids)
        is_beside = len(self._grids) * (widest + self._places.spacing()) <= self.width() or self._is_beside is None
        if self._session.is_open or is_beside == self._is_beside:
            return
        self._is_beside = is_beside
        for number, (caption, grid) in enumerate(zip(self._captions, self._grids, strict=True)):
            grid.set_beside(len(self._grids) if is_beside else 1)
            place = (0, number) if is_beside else (2 * number, 0)
            self._places.addWidget(caption, *place)
            self._places.addWidget(grid, place[0] + 1, place[1])

    # Overrides of Qt

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Narrow enough for the panel: the numbers find room by themselves."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), 12 * self.fontMetrics().height()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Use the room there is now."""
        super().resizeEvent(event)
        self.arrange()


class _Scrolled(QScrollArea):
    """One grid, to be scrolled sideways where its numbers need more room than the panel has."""

    def __init__(self, grid: KernelGrid) -> None:
        super().__init__()
        self._grid = grid
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(grid)
        grid.setAutoFillBackground(False)
        grid.told.connect(self._reveal)

    def fit(self) -> None:
        """Leave the grid the room that its numbers need."""
        self._grid.setMinimumWidth(self._grid.least_width())
        is_wide = self._grid.minimumWidth() > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if is_wide else 0
        self.setFixedHeight(self._grid.sizeHint().height() + bar)

    def _reveal(self) -> None:
        if self._grid.hasFocus():
            rect = self._grid.layout_of_cells().rect(self._grid.cell)
            self.ensureVisible(rect.center().x(), 0, rect.width(), 0)

    # Overrides of Qt

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Narrow enough for the panel."""
        return QSize(8 * self.fontMetrics().height(), self.minimumHeight())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for what the grid asks for."""
        return QSize(self._grid.sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Use the room there is now."""
        super().resizeEvent(event)
        self.fit()


def _channel(number: int, *, is_rgb: bool) -> str:
    if is_rgb:
        return QCoreApplication.translate("KernelSlices", _CHANNELS[number][0])
    return QCoreApplication.translate("Filters", "ch. {number}").format(number=number + 1)
