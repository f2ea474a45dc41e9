"""Grids of numbers, drawn as large as the room allows: inputs, kernels and outputs, and the window that slides."""

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cnngui.engine.lessons.grid_scene import Block, Cell, Scene
from cnngui.gui.look.i18n import number
from cnngui.gui.widgets.grids.grid_layout import SceneLayout, laid_out
from cnngui.gui.widgets.grids.grid_painter import BlockCache, paint_scene
from cnngui.gui.widgets.painted import ARROWS, Hint, Painted, draw_focus


class GridsView(Painted):
    """Shows a `Scene`; cells explain themselves and can be clicked, and arrow keys ask for the next one."""

    cell_clicked = Signal(str, int, int)
    """Block, row and column."""
    moved = Signal(int, int)
    """Rows down, columns to the right."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._scene = Scene()
        self._layout: SceneLayout | None = None
        self._cache = BlockCache()

    @property
    def scene(self) -> Scene:
        """What is shown."""
        return self._scene

    def set_scene(self, scene: Scene) -> None:
        """Show a scene; blocks whose arrays are the same as before are not drawn again."""
        if self._layout is not None:
            self._layout = self._layout.showing(scene) if scene.structure == self._scene.structure else None
        self._scene = scene
        self.setAccessibleDescription(self._described())
        self.update()

    def placement(self) -> SceneLayout:
        """Return where everything lies, in px of the widget."""
        if self._layout is None:
            self._layout = laid_out(self._scene, QSizeF(self.size()), QFontMetricsF(self.font()))
        return self._layout

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
            written = number(value)
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
        self._layout = None

    # Overrides of Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """As much as there is."""
        return QSize(640, 360)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Small enough for a 1024×640 window."""
        return QSize(320, 200)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the scene, and where the focus is."""
        del event
        painter = QPainter(self)
        paint_scene(painter, self._scene, self.placement(), self.palette(), self.font(), cache=self._cache)
        draw_focus(painter, self)

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
