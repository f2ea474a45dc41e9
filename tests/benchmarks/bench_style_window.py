"""The Style lab in the window: how soon a picture changes after Start, and how long the window stands still."""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication

from cnngui.gui.app import build_services, make_app
from cnngui.gui.lab_list import LABS
from cnngui.gui.labs.style.controller import StyleLab
from cnngui.gui.labs.style.view import StyleView
from cnngui.gui.services.settings import Settings
from cnngui.gui.shots import wait_until
from cnngui.gui.widgets.plots.plot import warming
from cnngui.gui.window.main_window import MainWindow
from cnngui.tuning import tune
from tests.benchmarks.bench_window import wait_for_events
from tests.benchmarks.harness import report, within

PATIENCE, TICK_MS = 180.0, 5

ROUNDS, SECONDS = 5, 12.0
"""Pictures that are begun, and for how long the last of them is watched."""


@dataclass(frozen=True, eq=False)
class Bench:
    """The window with the lab in front."""

    window: MainWindow
    lab: StyleLab

    @property
    def view(self) -> StyleView:
        """The lab's canvas."""
        assert isinstance(self.lab.canvas, StyleView)
        return self.lab.canvas

    def start(self) -> float:
        """Start, and give the milliseconds until another picture is on screen."""
        before = self.view.result_view.picture
        began = time.perf_counter()
        self.lab.start()
        while self.view.result_view.picture is before or not self._is_changed():
            wait_for_events()
        return (time.perf_counter() - began) * 1000

    def _is_changed(self) -> bool:
        """Tell whether a step has been made: the first picture of all is the photo itself."""
        piece = self.lab._piece
        return piece is not None and piece.step is not None and piece.step.step > 0

    def stop(self) -> None:
        """Stop what grows, and come to rest."""
        self.lab.stop()
        assert wait_until(lambda: self.lab._studio.running is None, PATIENCE)

    def stalls(self, seconds: float) -> list[float]:
        """Return the milliseconds between one turn of the main thread and the next, for so long."""
        ticks: list[float] = []
        timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
        timer.start()
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            wait_for_events()
        timer.stop()
        return [(after - before) * 1000 for before, after in pairwise(ticks)]


@contextmanager
def bench() -> Iterator[Bench]:
    """Open the window at the lab, with settings and cache of its own, and wait until all is ready."""
    app = make_app(["cnngui"])
    with tempfile.TemporaryDirectory() as home:
        os.environ["CNNGUI_CACHE_DIR"] = home
        settings = Settings(Path(home) / "settings.json")
        settings.set("lab", "style")
        settings.set("device", "cpu")
        services = build_services(app, settings)
        window = MainWindow(services, LABS)
        window.resize(1280, 800)
        window.show()
        lab = window.lab()
        assert isinstance(lab, StyleLab)
        assert wait_until((Path(home) / "modes.json").exists, PATIENCE)
        assert wait_until(lambda: lab.settle() and services.jobs.is_idle(), PATIENCE)
        yield Bench(window, lab)
        window.close()
        services.jobs.shutdown()
        window.deleteLater()
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def main() -> int:
    """Measure at 384 px, the lab's own size."""
    tune()
    list(warming())  # as the app does once its window is there
    with bench() as opened:
        firsts = []
        for _ in range(ROUNDS):
            firsts.append(opened.start())
            opened.stop()
        opened.start()
        stalls = opened.stalls(SECONDS)
        opened.stop()
    rows = [
        within("Start → first change on screen, 384 px", firsts, 500, percent=100),
        within("the window stands still while a picture grows", stalls, 100, percent=100),
    ]
    return report("The Style lab in the window, limits as peers", rows)


if __name__ == "__main__":
    sys.exit(main())
