"""The Step by step lab in the real window, offscreen, 1280×800: 30 steps a second, and how long a frame takes.

The input is 16×16×3 and three filters slide over it; a step counts from the clock's tick to the painted grids.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnngui.gui.app import build_services, make_app
from cnngui.gui.lab_list import LABS
from cnngui.gui.labs.steps.panel import StepsPanel
from cnngui.gui.labs.steps.view import StepsView
from cnngui.gui.services.services import Services
from cnngui.gui.services.settings import Settings
from cnngui.gui.shots import wait_until
from cnngui.gui.widgets.grids.transport_bar import SPEEDS
from cnngui.gui.window.main_window import MainWindow
from cnngui.tuning import tune
from tests.benchmarks.bench_window import wait_for_events
from tests.benchmarks.harness import Row, report, within

STEPS, SECONDS, RATE = 150, 8.0, 30.0


class Frames(QObject):
    """Notes when the grids are painted."""

    def __init__(self, view: StepsView) -> None:
        super().__init__(view)
        self.times: list[float] = []
        view.grids.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look at paint events; they come before the painting, so the time is taken by who waits."""
        del watched
        if event.type() == QEvent.Type.Paint:
            self.times.append(time.perf_counter())
        return False


@dataclass(frozen=True, eq=False)
class Bench:
    """The window with the lab in front, and 16×16×3 numbers under three filters."""

    window: MainWindow
    view: StepsView
    panel: StepsPanel
    frames: Frames


@contextmanager
def bench_on_large_grid() -> Iterator[Bench]:
    """Open the window with settings and cache of its own."""
    app = make_app(["cnngui"])
    with tempfile.TemporaryDirectory() as home:
        os.environ["CNNGUI_CACHE_DIR"] = home
        settings = Settings(Path(home) / "settings.json")
        settings.set("lab", "steps")
        services: Services = build_services(app, settings)
        window = MainWindow(services, LABS)
        window.resize(1280, 800)
        window.show()
        wait_until(window.lab().settle, 60)
        view, panel = window.lab().canvas, window.lab().panel
        assert isinstance(view, StepsView)
        assert isinstance(panel, StepsPanel)
        panel.example_wished.emit("filters")
        panel.sources.random_wished.emit(16, 16, 3, -9, 9)
        panel.chain.settings.wished.emit({"padding": "same"}, "")
        yield Bench(window, view, panel, Frames(view))
        window.close()
        services.jobs.shutdown()
        window.deleteLater()
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def step_times(bench: Bench, key: Qt.Key) -> list[float]:
    """Step with a Page key, as a clicker does, and wait for the frame that shows it."""
    bench.view.grids.setFocus()
    samples = []
    for _ in range(STEPS + 5):
        before = len(bench.frames.times)
        start = time.perf_counter()
        QTest.keyClick(bench.view.grids, key)
        while len(bench.frames.times) == before:
            wait_for_events()
        samples.append((time.perf_counter() - start) * 1000)
    return samples[5:]


def playing_gaps(bench: Bench) -> list[float]:
    """Play at 30 steps a second for some seconds, and give the times between frames in ms."""
    QTest.keyClick(bench.view.grids, Qt.Key.Key_Home)
    bench.view.transport.speeds.setCurrentIndex(SPEEDS.index(RATE))
    bench.frames.times.clear()
    bench.view.transport.play.click()
    end = time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        wait_for_events()
    bench.view.transport.play.click()
    return [(after - before) * 1000 for before, after in pairwise(bench.frames.times[2:])]


def rows(bench: Bench) -> Iterator[Row]:
    """Measure single steps, then a play of some seconds."""
    yield within("16×16×3, three filters: step on → painted", step_times(bench, Qt.Key.Key_PageDown), 33)
    yield within("… and back", step_times(bench, Qt.Key.Key_PageUp), 33)
    gaps = playing_gaps(bench)
    yield within("frame at 30 steps a second", gaps, 50, percent=100)
    yield within("frame at 30 steps a second, mean", [sum(gaps) / len(gaps)], 1000 / RATE * 1.03, percent=100)


def main() -> int:
    """Measure on a grid of the largest size."""
    tune()
    with bench_on_large_grid() as bench:
        found = list(rows(bench))
    return report("Step by step in the window, limits as peers", found)


if __name__ == "__main__":
    sys.exit(main())
