"""The real Steps lab on a small photo, and what its grids show."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from cnngui.engine.lessons.grid_scene import Block
from cnngui.engine.lessons.walk import Walk
from cnngui.gui.labs.steps.controller import StepsLab
from cnngui.gui.labs.steps.panel import StepsPanel
from cnngui.gui.labs.steps.state import StepsState
from cnngui.gui.labs.steps.view import StepsView
from cnngui.gui.labs.steps.walked import walked
from cnngui.gui.widgets.grids.grid_painter import picture
from cnngui.gui.widgets.grids.grids_view import GridsView
from cnngui.gui.widgets.inputs.elided_label import ElidedLabel
from tests.gui.labs.bench import Benches, LabBench
from tests.gui.labs.photos import a_photo

SIZE = QSize(800, 500)
"""Of the pictures that are compared."""


class Bench(LabBench[StepsLab, StepsView, StepsPanel, StepsState]):
    """The Steps lab in a window."""

    name = "steps"
    size = (1200, 900)

    @property
    def walk(self) -> Walk:
        """The engine's walk over what is set."""
        return walked(self.state).walk

    def is_playing(self) -> bool:
        """Whether the button says pause."""
        return self.view.transport.is_playing

    def is_puzzled(self) -> bool:
        """Whether the class is to find the kernel."""
        return self.state.hides_kernel

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is, as often as there are frames."""
        super().key(key, modifiers)
        self.settle()

    def turn_to(self, page: str) -> None:
        """Choose a page."""
        self.view.choice.chosen.emit(page)
        self.settle()

    def take(self, example: str) -> None:
        """Choose an example as the panel says it."""
        self.panel.example_wished.emit(example)
        self.settle()

    def to(self, step: int) -> None:
        """Drag the time slider."""
        self.settle()
        self.view.transport.slider.setValue(step)

    def to_end(self) -> None:
        """Press the button that fills everything in."""
        self.settle()
        self.view.transport.last.click()

    def block(self, key: str, grids: GridsView | None = None) -> Block:
        """Return a grid on screen."""
        return next(block for block in self.blocks(grids) if block.key == key)

    def blocks(self, grids: GridsView | None = None) -> Sequence[Block]:
        """Return all grids on screen."""
        self.settle()
        return (grids or self.view.grids).scene.blocks

    def shown(self, key: str) -> NDArray[np.float64]:
        """Read the numbers of a grid cell by cell; NaN where the cell is empty or a question mark."""
        block = self.block(key)
        found = np.full(block.shape, np.nan)
        for cell in np.ndindex(block.shape):
            number = block.number_at(cell)
            if number is not None and block.is_filled(cell) and not block.is_hidden(cell):
                found[cell] = number
        return found

    def outputs(self) -> list[list[list[float]]]:
        """Read all channels of the output."""
        keys = [block.key for block in self.blocks() if block.key.startswith("output")]
        return [self.shown(key).tolist() for key in keys]

    def lines(self) -> Sequence[str]:
        """Read the sum that is written out."""
        self.settle()
        return self.view.arithmetic.lines()

    def score(self) -> str:
        """Read the score of the round."""
        self.settle()
        return self.view.question.score.text()

    def texts(self) -> str:
        """Read every text of the canvas that can be seen."""
        self.settle()
        labels = [label for label in self.view.findChildren(QLabel) if label.isVisible()]
        return "\n".join(label.whole if isinstance(label, ElidedLabel) else label.text() for label in labels)

    def picture(self, grids: GridsView | None = None) -> QImage:
        """Paint the grids as they are on screen."""
        self.settle()
        shown = grids or self.view.grids
        return picture(shown.scene, SIZE, shown.palette(), shown.font(), shown.devicePixelRatioF())

    def click_cell(self, key: str, row: int, column: int, grids: GridsView | None = None) -> None:
        """Click a cell where it is drawn."""
        self.settle()
        grids = grids or self.view.grids
        place: QPoint = grids.placement().placed(key).cell_rect((row, column)).center()
        QTest.mouseClick(grids, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


@pytest.fixture
def bench(benches: Benches) -> Bench:
    """Build the lab on a small photo, in front."""
    return benches.build(Bench, a_photo())
