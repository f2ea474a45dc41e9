"""Grids of numbers, drawn as large as the room allows: inputs, kernels and outputs, and the window that slides."""

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from cnngui.engine.lessons.grid_scene import Block, Cell, Scene
from cnngui.gui.look.i18n import number
from cnngui.gui.widgets.grids.grid_fit import fitted_scene
from cnngui.gui.widgets.grids.grid_painter import BlockCache, paint_scene
from cnngui.gui.widgets.grids.grid_places import SceneLayout
from cnngui.gui.widgets.painted import ARROWS, Hint, Painted, draw_focus
from cnngui.gui.widgets.pictures.pictures import style_on_screen

_PRECISE = 6
"""Decimals of a weight where there is room for all of it."""

LEAST_LINES, NARROW = 9, 30
"""Height of the smallest narrow view, in lines of text: a grid of six rows with its title; and what is narrow."""


class GridsView(Painted):
    """Shows a `Scene`; cells explain themselves and can be clicked, and arrow keys ask for the next one.

    Where the numbers do not fit even in the smallest type, it scrolls, and follows the window and the current cell.
    """

    cell_clicked = Signal(str, int, int)
    """Block, row and column."""
    moved = Signal(int, int)
    """Rows down, columns to the right."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._scene = Scene()
        self._layout: SceneLayout | None = None
        self._moved: SceneLayout | None = None
        self._cache, self._asked = BlockCache(), 0
        self._across, self._down = (
            QScrollBar(way, self) for way in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical)
        )
        for bar in (self._across, self._down):
            bar.hide()
            bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            bar.valueChanged.connect(self._scroll)

    @property
    def scene(self) -> Scene:
        """What is shown."""
        return self._scene

    def set_scene(self, scene: Scene) -> None:
        """Show a scene; blocks whose arrays are the same as before are not drawn again."""
        if self._layout is not None:
            same = scene.structure == self._scene.structure and _same_numbers(scene, self._scene)
            self._layout = self._layout.showing(scene) if same else None
        self._scene, self._moved = scene, None
        self.setAccessibleDescription(self._described())
        self._follow()
        self.update()

    def placement(self) -> SceneLayout:
        """Return where everything lies, in px of the widget."""
        if self._layout is None:
            self._layout = fitted_scene(self._scene, QSizeF(self.size()), self.font())
            self._moved = None
            self._show_bars()
        if self._moved is None:
            self._moved = self._layout.moved(-self._across.value(), -self._down.value())
        return self._moved

    def _show_bars(self) -> None:
        """Show the scroll bars that are needed; they lie over the edges."""
        whole = self._layout.size if self._layout is not None else self.size()
        thick = self._down.sizeHint().width()
        for bar, length, room in (
            (self._across, whole.width(), self.width()),
            (self._down, whole.height(), self.height()),
        ):
            bar.setRange(0, length + thick - room if length > room else 0)
            bar.setPageStep(room)
            bar.setSingleStep(max(self._layout.side if self._layout is not None else 1, 1))
            bar.setVisible(length > room)
        self._across.setGeometry(0, self.height() - thick, self.width() - thick, thick)
        self._down.setGeometry(self.width() - thick, 0, thick, self.height() - thick)

    def _follow(self) -> None:
        """Scroll what is talked about into sight: the windows, and then the current cell."""
        if self._down.isHidden() and self._across.isHidden():
            return
        self.placement()
        if self._layout is None:
            return
        placed = [each for each in self._layout.blocks if each.block.window is not None]
        rects = [each.area(each.block.window) for each in placed if each.block.window is not None]
        rects += [each.cell_rect(each.block.current) for each in self._layout.blocks if each.block.current is not None]
        for rect in rects:
            for bar, low, high in (
                (self._across, rect.left(), rect.right()),
                (self._down, rect.top(), rect.bottom()),
            ):
                air = bar.singleStep()
                bar.setValue(min(max(bar.value(), high + 2 * air - bar.pageStep()), low - air))

    def _scroll(self) -> None:
        self._moved = None
        self.update()

    def _described(self) -> str:
        """Say what is there in words."""
        return "; ".join(self._block_in_words(block) for block in self._scene.blocks)

    def _block_in_words(self, block: Block) -> str:
        title, (rows, columns) = block.title or block.key, block.shape
        text = self.tr("{title}: {rows} × {columns}").format(title=title, rows=number(rows), columns=number(columns))
        return text if block.current is None else f"{text}, {self._cell_in_words(block, block.current)}"

    def _cell_in_words(self, block: Block, cell: Cell) -> str:
        """Say where a cell is and what stands in it: as it does on screen, and so not if it is hidden or empty."""
        value = block.number_at(cell)
        if block.is_own(cell) and block.is_hidden(cell):
            written = "?"
        elif value is None or not block.is_filled(cell):
            written = self.tr("empty")
        else:
            written = style_on_screen(_PRECISE).weight(value).text if block.weights else number(value)
        if not block.is_own(cell):
            return self.tr("padding: {value}").format(value=written)
        text = self.tr("row {row}, column {column}: {value}")
        return text.format(row=number(cell[0] + 1), column=number(cell[1] + 1), value=written)

    def hint_at(self, point: QPoint) -> Hint:
        """Explain the cell under a point."""
        found = self.placement().at(QPointF(point), ring=True)
        if found is None:
            return "", QRect()
        key, row, column = found
        block = self.placement().placed(key).block
        text = self._cell_in_words(block, (row, column))
        return f"{block.title}\n{text}" if block.title else text, QRect()

    def _fit(self) -> None:
        self._layout = self._moved = None
        if self._least_height() != self._asked:
            self._asked = self._least_height()
            self.updateGeometry()

    def _least_height(self) -> int:
        line = self.fontMetrics().height()
        return max(200, LEAST_LINES * line if self.width() < NARROW * line else 0)

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """As much as there is."""
        return QSize(640, 200)  # it takes all that is left; a page that asked for more would scroll

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Small enough for a 1024×640 window; a narrow page full of large type scrolls rather than the grids."""
        return QSize(320, self._least_height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the scene, and where the focus is."""
        del event
        painter = QPainter(self)
        paint_scene(painter, self._scene, self.placement(), self.palette(), self.font(), cache=self._cache)
        draw_focus(painter, self)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll, where there is more than is seen."""
        bar = self._across if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else self._down
        if bar.isHidden():
            event.ignore()
        else:
            QApplication.sendEvent(bar, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tell which cell is clicked."""
        cell = self.placement().at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self.cell_clicked.emit(*cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows ask for the next cell; the rest is for the window."""
        move = ARROWS.get(event.key())
        if move is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        else:
            self.moved.emit(*move)


def _same_numbers(one: Scene, other: Scene) -> bool:
    """Tell whether two scenes of one structure have the same arrays."""
    return all(
        (left.numbers is right.numbers and left.ring_numbers is right.ring_numbers and left.digits == right.digits)
        for left, right in zip(one.blocks, other.blocks, strict=True)
    )
