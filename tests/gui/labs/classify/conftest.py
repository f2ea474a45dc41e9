"""The real Classify lab with the real networks, on the bundled cat."""

import re
from collections.abc import Callable
from functools import cache, partial

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF
from PySide6.QtTest import QTest

from cnngui.engine.photos import Photo, read_photo
from cnngui.gui.labs.classify.controller import ClassifyLab
from cnngui.gui.labs.classify.panel import ClassifyPanel
from cnngui.gui.labs.classify.state import ClassifyState
from cnngui.gui.labs.classify.view import ClassifyView
from cnngui.gui.widgets.networks.answer_bars import AnswerBars
from cnngui.networks.classifiers import Classifier, bundled
from cnngui.paths import bundled_photos
from tests.gui.hands import LEFT, NONE
from tests.gui.labs.bench import Benches, LabBench


@cache
def the_cat() -> Photo:
    """Return the bundled cat, as large as it is."""
    return read_photo(bundled_photos()[0])


class Bench(LabBench[ClassifyLab, ClassifyView, ClassifyPanel, ClassifyState]):
    """The Classify lab in a window."""

    name = "classify"

    def turn(self, page: str) -> None:
        """Turn to a page, and wait for what it shows."""
        self.view.choice._segments[page].click()
        self.settle()

    def click_bar(self, bars: AnswerBars, at: int) -> None:
        """Click a class."""
        QTest.mouseClick(bars, LEFT, NONE, bars.row_rect(at).center().toPoint())
        self.settle()

    def on_photo(self, x: float, y: float) -> QPoint:
        """Return where a px of the photo lies on the screen."""
        placed = self.view.viewport.placed(QSizeF(self.view.picture.size()))
        return placed.to_screen(QRectF(QPointF(x, y), QSizeF(0, 0))).topLeft().toPoint()

    def checked(self) -> None:
        """Wait until the explanation has been checked."""
        self.qtbot.waitUntil(lambda: "pass" in self.view.why.verdict.text(), timeout=60_000)


def numbers_in(text: str) -> list[float]:
    """Read all numbers of a sentence."""
    found = re.findall(r"[−+-]?\d[\d,]*(?:\.\d+)?", text)
    return [float(each.replace("−", "-").replace(",", "")) for each in found]


Build = Callable[..., Bench]


@pytest.fixture(scope="session")
def lite0() -> Classifier:
    """Return the network that comes with the app."""
    return bundled()


@pytest.fixture
def build(benches: Benches) -> Build:
    """Return what builds the lab on a photo."""
    return partial(benches.build, Bench)


@pytest.fixture
def bench(build: Build) -> Bench:
    """Build the lab on the cat, and wait for its answers."""
    made = build(the_cat())
    made.settle()
    return made
