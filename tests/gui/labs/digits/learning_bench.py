"""The real Digits lab on the page where a network learns, with few digits."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cnngui.engine.digits import Digits
from cnngui.gui.labs.digits.learning.page import LearningPage, with_lesson, with_look
from cnngui.gui.labs.digits.learning.panel import LearningPanel
from cnngui.gui.labs.digits.learning.pupil import Pupil
from cnngui.gui.labs.digits.learning.view import LearningView
from cnngui.gui.labs.digits.learning_state import Lesson
from tests.gui.labs.bench import PATIENCE_MS, Benches
from tests.gui.labs.digits.conftest import Bench

LEFT = Qt.MouseButton.LeftButton

TRAIN, TEST = 640, 300
"""Digits to learn from, and to be tested on."""


class LearningBench(Bench):
    """The Digits lab, on the page where a network learns."""

    @property
    def learning(self) -> LearningPage:
        """What sees to the page."""
        return self.lab._learning

    @property
    def canvas(self) -> LearningView:
        """Its canvas."""
        return self.learning._view

    @property
    def settings(self) -> LearningPanel:
        """Its controls."""
        return self.learning._panel

    @property
    def lesson(self) -> Lesson:
        """What is set there."""
        return self.state.lesson

    @property
    def pupils(self) -> list[Pupil]:
        """All networks."""
        return list(self.learning._room.pupils)

    @property
    def running(self) -> list[Pupil]:
        """Those that learn."""
        return list(self.learning._room.running)

    def take_few(self) -> None:
        """Let there be few digits, and turn to the page."""
        self.qtbot.waitUntil(lambda: self.lab.school.digits is not None, timeout=PATIENCE_MS)
        all_digits = self.lab.school.digits
        assert all_digits is not None
        few = Digits(all_digits.train.first(TRAIN), all_digits.test.first(TEST))
        self.lab.school._bundled = self.lab.school._digits = few
        self.lab.wish(page="learn")
        self.teach(epochs=1)

    def teach(self, **fields: Any) -> None:  # noqa: ANN401
        """Set fields of the lesson."""
        self.lab.wish(with_lesson, **fields)

    def watch(self, **fields: Any) -> None:  # noqa: ANN401
        """Look at it otherwise."""
        self.lab.wish(with_look, **fields)

    def begin(self) -> Pupil:
        """Press Start, and give the network that learns."""
        self.press("Start")
        return next(pupil for pupil in self.running if not pupil.is_rival)

    def wait(self) -> None:
        """Wait until nothing learns any more, and all is known about it."""
        self.qtbot.waitUntil(lambda: not self.running, timeout=PATIENCE_MS)
        self.idle()
        self.settle()

    def learned(self) -> Pupil:
        """Let a network learn to the end."""
        pupil = self.begin()
        self.wait()
        return pupil

    def step(self) -> Pupil:
        """Press One step, and give the network once it has learned from one batch more."""
        before = next((pupil.step.batches for pupil in self.running if pupil.step is not None), 0)
        self.press("One step")
        pupil = self.running[0]
        self.qtbot.waitUntil(lambda: pupil.step is not None and pupil.step.batches > before, timeout=PATIENCE_MS)
        self.settle()
        return pupil

    def click_cell(self, row: int, column: int) -> None:
        """Click a cell of the confusion matrix."""
        view = self.canvas.overview.confusion
        QTest.mouseClick(view, LEFT, pos=view.cell_rect(row, column).center().toPoint())
        self.settle()

    def digits_shown(self) -> list[str]:
        """Read what stands below the small digits."""
        strip = self.canvas.overview.digits
        return [strip.item(at).text() for at in range(strip.count())]


@pytest.fixture
def learning(benches: Benches) -> LearningBench:
    """Build the lab on the page that learns, with few digits."""
    made = benches.build(LearningBench)
    made.take_few()
    made.settle()
    return made
