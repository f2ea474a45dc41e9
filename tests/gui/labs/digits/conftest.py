"""The real Digits lab in a window."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cnngui.gui.labs.digits.controller import DigitsLab
from cnngui.gui.labs.digits.panel import DigitsPanel
from cnngui.gui.labs.digits.reading.panel import ReadingPanel
from cnngui.gui.labs.digits.reading.presenter import Shown
from cnngui.gui.labs.digits.reading.view import ReadingView
from cnngui.gui.labs.digits.reading_state import Reading
from cnngui.gui.labs.digits.state import DigitsState
from cnngui.gui.labs.digits.view import DigitsView
from tests.gui.labs.bench import Benches, LabBench

LEFT = Qt.MouseButton.LeftButton

Points = Sequence[tuple[float, float]]


class Bench(LabBench[DigitsLab, DigitsView, DigitsPanel, DigitsState]):
    """The Digits lab in a window."""

    name = "digits"

    @property
    def page(self) -> ReadingView:
        """The canvas of the page that reads."""
        return self.lab._reading._view

    @property
    def controls(self) -> ReadingPanel:
        """Its controls."""
        return self.lab._reading._panel

    def answer(self) -> int | None:
        """Return the answer that is written large."""
        return self.page.scores.answer

    def reading(self) -> Reading:
        """Return what is set there."""
        return self.state.reading

    @property
    def shown(self) -> Shown:
        """What is on its canvas."""
        found = self.lab._reading._presenter.shown
        assert found is not None
        return found

    def at(self, x: float, y: float) -> QPoint:
        """Return where a point of the drawing is, 0 to 1."""
        area = self.page.drawing.sheet()
        return QPoint(round(area.left() + x * area.width()), round(area.top() + y * area.height()))

    def draw(self, points: Points) -> None:
        """Draw a stroke with the mouse."""
        first, *others = (self.at(*point) for point in points)
        QTest.mousePress(self.page.drawing, LEFT, pos=first)
        for point in others:
            QTest.mouseMove(self.page.drawing, point)
        QTest.mouseRelease(self.page.drawing, LEFT, pos=others[-1] if others else first)
        self.settle()

    def pick(self, layer: str, place: tuple[int, int, int]) -> None:
        """Click a number of a layer."""
        view = self.page.layers
        QTest.mouseClick(view.viewport(), LEFT, pos=view.rect_of(layer, place).center().toPoint())
        self.settle()


@pytest.fixture
def bench(benches: Benches) -> Bench:
    """Build the lab, with the digit of the first start read."""
    made = benches.build(Bench)
    made.settle()
    return made
