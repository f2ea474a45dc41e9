"""Takes another grid: a patch of the photo, numbers drawn at random, numbers typed or pasted."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject

from cnngui.engine.chain import Planes
from cnngui.engine.errors import CnnguiError
from cnngui.engine.lessons.inputs import parsed, patch, placed, randomised
from cnngui.engine.lessons.rectangles import Rectangle
from cnngui.engine.sizes import Pair
from cnngui.gui.labs.steps import state as states
from cnngui.gui.labs.steps.changing import Changes
from cnngui.gui.labs.steps.sources import Sources
from cnngui.gui.labs.steps.state import State
from cnngui.gui.labs.steps.walked import walked
from cnngui.gui.services.workspace import Workspace

tr = QCoreApplication.translate


class Taking(QObject):
    """Where the grid comes from.

    Parameters
    ----------
    sources : Sources
    workspace : Workspace
    changes : Changes
    """

    def __init__(self, sources: Sources, workspace: Workspace, changes: Changes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sources = sources
        self._workspace = workspace
        self._changes = changes
        sources.picker.patch_moved.connect(self._move_patch)
        sources.patch_sized.connect(self._size_patch)
        sources.patch_wished.connect(lambda: self._take_patch(changes.state().patch))
        sources.random_wished.connect(self._draw_numbers)
        sources.text_wished.connect(self._take_text)

    @property
    def photo_size(self) -> Pair:
        """Rows and columns of the photo, or of the grid that is open."""
        height, width, _ = self._workspace.source.shape
        return height, width

    def show_source(self) -> None:
        """Show another photo to choose the patch on."""
        source = self._workspace.source
        self._sources.picker.set_photo(source.data if source.is_photo else None)  # type: ignore[arg-type]

    def on_photo(self, state: State) -> State:
        """Put the patch of a state where today's photo has one."""
        return replace(state, patch=placed(self.photo_size, *state.patch))

    def cut(self, rectangle: Rectangle) -> Planes:
        """Return a patch of the photo."""
        return patch(self._workspace.source.data, *rectangle)

    def _take_patch(self, rectangle: Rectangle, merge: str = "") -> None:
        """Take a patch of the photo as the grid."""
        rectangle = placed(self.photo_size, *rectangle)
        planes = self.cut(rectangle)
        self._take(lambda state: states.of_planes(state, planes, "photo", rectangle), merge)

    def _move_patch(self, row: int, column: int) -> None:
        """Move the patch; where the grid is a patch of the photo, it follows."""
        old = self._changes.state().patch
        self._place_patch(placed(self.photo_size, row, column, old.height, old.width))

    def _size_patch(self, height: int, width: int) -> None:
        old = self._changes.state().patch
        self._place_patch(placed(self.photo_size, old.row, old.column, height, width))

    def _place_patch(self, rectangle: Rectangle) -> None:
        state = self._changes.state()
        if state.origin == "photo":
            self._take_patch(rectangle, merge="patch")
        else:
            self._changes.amend(replace(state, patch=rectangle))

    def _draw_numbers(self, rows: int, columns: int, channels: int, low: float, high: float) -> None:
        seed = self._changes.state().seed + 1
        try:
            planes = randomised(rows, columns, channels, low, high, seed)
        except CnnguiError as error:
            self._changes.complain(error)
            return
        self._take(lambda state: replace(states.of_planes(state, planes, "own"), seed=seed))

    def _take_text(self, text: str) -> None:
        try:
            planes = parsed(text, tr("ArithmeticLab", "the grid"))
        except CnnguiError as error:
            self._changes.complain(error)
            return
        self._take(lambda state: states.of_planes(state, planes, "own"))

    def _take(self, change: Callable[[State], State], merge: str = "") -> None:
        """Take a grid; a chain that is too large for it is made to fit."""
        try:
            walked(change(self._changes.state()))
        except CnnguiError:
            self._changes.wish(lambda state: states.made_to_fit(change(state)), merge=merge)
            text = tr(
                "ArithmeticLab", "The chain is too large for this grid: padding keeps the size and nothing is pooled."
            )
            self._changes.tell(text)
            return
        self._changes.wish(change, merge=merge)
