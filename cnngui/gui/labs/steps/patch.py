"""Takes another grid: a patch of the photo, numbers drawn at random, numbers typed or pasted."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from cnngui.engine.chain import Planes, planes_for
from cnngui.engine.errors import CnnguiError
from cnngui.engine.lessons.inputs import LARGEST, MOST_CHANNELS, parsed, patch, placed, randomised
from cnngui.engine.lessons.rectangles import Rectangle
from cnngui.gui.lab.base import LabBase
from cnngui.gui.labs.steps import state as states
from cnngui.gui.labs.steps.sources import Sources
from cnngui.gui.labs.steps.state import StepsState
from cnngui.gui.labs.steps.walked import made_to_fit


class StepsPatch(QObject):
    """Where the grid comes from."""

    def __init__(self, sources: Sources, lab: LabBase[StepsState]) -> None:
        super().__init__(lab)
        self._sources = sources
        self._lab = lab
        sources.picker.patch_moved.connect(self._move)
        sources.patch_sized.connect(self._size)
        sources.take.clicked.connect(lambda: self._take_patch(lab.now.patch))
        sources.random_wished.connect(self._draw_numbers)
        sources.text_wished.connect(self._read)

    def show_source(self) -> None:
        """Show another photo to choose the patch on."""
        source = self._lab.workspace.source
        self._sources.picker.set_photo(source.data if source.is_photo else None)  # type: ignore[arg-type]

    def cut(self, rectangle: Rectangle) -> Planes:
        """Return a patch of the photo."""
        return patch(self._lab.workspace.source.data, *rectangle)

    def _placed(self, rectangle: Rectangle) -> Rectangle:
        return placed(self._lab.workspace.source.shape[:2], *rectangle)

    def _move(self, row: int, column: int) -> None:
        """Move the patch; where the grid is a patch of the photo, it follows."""
        self._place(self._lab.now.patch._replace(row=row, column=column))

    def _size(self, height: int, width: int) -> None:
        self._place(self._lab.now.patch._replace(height=height, width=width))

    def _place(self, rectangle: Rectangle) -> None:
        if self._lab.now.origin == "photo":
            self._take_patch(rectangle, merge="patch")
        else:
            self._lab.look(patch=self._placed(rectangle))

    def _take_patch(self, rectangle: Rectangle, merge: str = "") -> None:
        """Take a patch of the photo as the grid."""
        rectangle = self._placed(rectangle)
        self._take(lambda state: states.of_planes(state, self.cut(rectangle), "photo", rectangle), merge)

    def _draw_numbers(self, rows: int, columns: int, channels: int, low: float, high: float) -> None:
        def draw(state: StepsState) -> StepsState:
            seed = state.seed + 1
            return replace(
                states.of_planes(state, randomised(rows, columns, channels, low, high, seed), "own"), seed=seed
            )

        self._take(draw)

    def _read(self, text: str) -> None:
        self._take(lambda state: states.of_planes(state, parsed(text, self.tr("the grid")), "own"))

    def take_opened(self) -> bool:
        """Take a grid of numbers that was opened, where it is small enough to follow by hand; tell whether it was."""
        source = self._lab.workspace.source
        planes = planes_for(source.data, "sum")
        height, width = planes[0].shape
        if source.is_photo or max(height, width) > LARGEST or len(planes) > MOST_CHANNELS:
            return False
        self._take(lambda state: states.of_planes(state, planes, "own"))
        return True

    def _take(self, change: Callable[[StepsState], StepsState], merge: str = "") -> None:
        """Take a grid; a chain that is too large for it is made to fit."""
        try:
            taken = change(self._lab.now)
        except CnnguiError as error:
            self._lab.complain(error)
            return
        fit = made_to_fit(taken)
        if self._lab.wish(lambda _: fit, merge=merge) and fit is not taken:
            text = self.tr("The chain is too large for this grid: padding keeps the size and nothing is pooled.")
            self._lab.context.messages.tell(text)
