"""The real Maps lab with the real weights on a small photo."""

import re
from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtTest import QTest

from cnngui.engine.arrays import Pixels
from cnngui.gui.labs.maps.controller import MapsLab
from cnngui.gui.labs.maps.panel import MapsPanel
from cnngui.gui.labs.maps.shown import Shown
from cnngui.gui.labs.maps.state import MapsState
from cnngui.gui.labs.maps.view import MapsView
from cnngui.gui.labs.maps.work import Request, Result, compute
from cnngui.networks.network import Mode, Network
from cnngui.tasks.cache import Cache
from tests.gui.hands import LEFT, NONE
from tests.gui.labs.bench import Benches, LabBench
from tests.gui.labs.photos import cat


class Bench(LabBench[MapsLab, MapsView, MapsPanel, MapsState]):
    """The Maps lab in a window."""

    name = "maps"

    # What hands do

    def pick_layer(self, name: str) -> None:
        """Click a layer of the strip, and wait for its maps."""
        QTest.mouseClick(self.view.strip, LEFT, NONE, self.view.strip.bar_rect(name).center().toPoint())
        self.settle()

    def pick_map(self, channel: int) -> None:
        """Click a map of the mosaic."""
        mosaic = self.view.mosaic
        mosaic.show_channel(channel)
        QTest.mouseClick(mosaic.viewport(), LEFT, NONE, mosaic.cell_rect(channel).center().toPoint())

    def place_of(self, row: int, column: int) -> QPoint:
        """Find where a cell of the large picture is drawn."""
        view = self.view.map_view
        placed = self.view.viewport.placed(QSizeF(view.size()))
        return placed.to_screen(view.cell_rect(row, column)).center().toPoint()

    def click_unit(self, row: int, column: int) -> None:
        """Click a unit of the large map."""
        QTest.mouseClick(self.view.map_view, LEFT, NONE, self.place_of(row, column))

    # What eyes see

    def order(self) -> list[int]:
        """Read the channels of the mosaic, as they lie on screen."""
        mosaic = self.view.mosaic
        places = []
        for channel in range(self.lab._presenter.shown.shape[2] if self.lab._presenter.shown else 0):
            rect = mosaic.cell_rect(channel)
            places.append((round(rect.y()), round(rect.x()), channel))
        return [channel for _, _, channel in sorted(places)]


def written(text: str) -> float:
    """Read a number as the app writes it."""
    return float(text.replace("−", "-").replace(",", ""))


def numbers_in(text: str) -> list[float]:
    """Read all numbers of a sentence."""
    return [written(found) for found in re.findall(r"[−-]?\d[\d,]*(?:\.\d+)?", text)]


def seen_value(bench: Bench, row: int, column: int) -> float:
    """Read a number of the large map."""
    picture = bench.view.map_view.picture
    assert picture is not None
    return written(picture.cell(row, column)[0][0])


def assert_on_screen(bench: Bench, expected: NDArray[np.float32]) -> None:
    """Hold the numbers of the large map to others, (H, W), to the decimals that are written; of many, some."""
    bench.settle()
    picture = bench.view.map_view.picture
    assert picture is not None
    assert picture.shape == expected.shape
    height, width = picture.shape
    for row in range(0, height, max(height // 6, 1)):
        for column in range(0, width, max(width // 6, 1)):
            assert seen_value(bench, row, column) == pytest.approx(expected[row, column], abs=0.0101, rel=1e-4)


Build = Callable[..., Bench]


@pytest.fixture
def build(benches: Benches) -> Build:
    """Return what builds the lab around a photo and a way to load the network."""
    return partial(benches.build, Bench)


@pytest.fixture
def bench(build: Build) -> Bench:
    """Build the lab on the small cat, shown and settled."""
    made = build()
    made.settle()
    return made


def computed(network: Network, request: Request, pixels: Pixels | None = None, cache: Cache | None = None) -> Result:
    """Compute maps as the lab does, at once."""
    steps = compute(request, cat().pixels if pixels is None else pixels, network, cache or Cache(), Mode(), (1, 1))
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result


def shown_of(network: Network, state: MapsState, *, before_relu: bool = False) -> Shown:
    """Return what the lab shows of the small cat in a state."""
    return Shown(state, computed(network, Request(state.source, state.size, state.layer, before_relu)))


def on_map(bench: Bench, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
    """Press a key on the large map."""
    bench.view.map_view.setFocus()
    QTest.keyClick(bench.view.map_view, key, keys)


def hover(bench: Bench, row: int, column: int) -> None:
    """Point at a unit of the large map."""
    view = bench.view.map_view
    QTest.mouseMove(view, bench.place_of(row, column) + QPoint(1, 0))
    QTest.mouseMove(view, bench.place_of(row, column))
    assert view.cell_at(QPointF(bench.place_of(row, column))) == (row, column)
