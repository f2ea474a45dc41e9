"""The Compare lab in the real window, on the CPU: from a key on a cell of my kernel to the painted ranking.

The photo is seen at 512 px, 768×512; the network is loaded and its mode has been chosen by trial. Offscreen, 1280×800.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnngui.engine.photos import Photo
from cnngui.gui.app import build_services, make_app
from cnngui.gui.lab_list import LABS
from cnngui.gui.labs.compare.panel import ComparePanel
from cnngui.gui.labs.compare.view import CompareView
from cnngui.gui.services.services import Services
from cnngui.gui.services.settings import Settings
from cnngui.gui.shots import wait_until
from cnngui.gui.widgets.kernels.kernel_grid import KernelGrid
from cnngui.gui.window.main_window import MainWindow
from cnngui.tuning import tune
from tests.benchmarks.bench_window import DRAG_SECONDS, photo_of, wait_for_events, wait_seconds
from tests.benchmarks.harness import Row, report, within

PATIENCE = 120
"""Seconds."""

THREE_BY_TWO = 1632, 1088
"""With a shorter side of 512 px it is 512×768."""

STEPS, WARM = 120, 5


class Screen(QObject):
    """Notes with each paint event of the ranking which similarities there are by then."""

    def __init__(self, view: CompareView) -> None:
        super().__init__(view)
        self._view = view
        self.painted: tuple[float, ...] = ()
        view.strip.viewport().installEventFilter(self)

    @property
    def ranked(self) -> tuple[float, ...]:
        """The similarities of the ranking, in its order."""
        return tuple(item.similarity for item in self._view.strip._items)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look at paint events; they come before the painting, so the time is taken by who waits."""
        del watched
        if event.type() == QEvent.Type.Paint:
            self.painted = self.ranked
        return False


@dataclass(frozen=True, eq=False)
class Bench:
    """The window with the lab in front."""

    services: Services
    window: MainWindow
    view: CompareView
    panel: ComparePanel
    screen: Screen

    def rest(self) -> None:
        """Wait until nobody computes."""
        assert wait_until(lambda: self.window.lab().settle() and self.services.jobs.is_idle(), PATIENCE)

    def drag(self, steps: int) -> list[float]:
        """Step a cell up and down 60 times a second, as a drag does; return the time to each painted ranking."""
        (grid,) = self.panel.editor.findChildren(KernelGrid)
        grid.setFocus()
        samples = []
        for number in range(steps):
            wait_seconds(DRAG_SECONDS)
            before = self.screen.painted
            start = time.perf_counter()
            key = Qt.Key.Key_Up if number // 8 % 2 == 0 else Qt.Key.Key_Down
            QTest.keyClick(grid, key, Qt.KeyboardModifier.ControlModifier)
            while self.screen.painted == before:
                wait_for_events()
            samples.append((time.perf_counter() - start) * 1000)
        return samples


@contextmanager
def bench_on(photo: Photo) -> Iterator[Bench]:
    """Open the window with settings and cache of its own, and wait until the fastest mode has been found."""
    app = make_app(["cnngui"])
    with tempfile.TemporaryDirectory() as home:
        os.environ["CNNGUI_CACHE_DIR"] = home
        settings = Settings(Path(home) / "settings.json")
        settings.set("lab", "compare")
        settings.set("device", "cpu")
        services = build_services(app, settings)
        services.workspace.open(photo)
        window = MainWindow(services, LABS)
        window.resize(1280, 800)
        window.show()
        view, panel = window.lab().canvas, window.lab().panel
        assert isinstance(view, CompareView)
        assert isinstance(panel, ComparePanel)
        bench = Bench(services, window, view, panel, Screen(view))
        assert wait_until((Path(home) / "modes.json").exists, PATIENCE)
        panel.wished.emit({"size": 512})
        bench.rest()
        yield bench
        window.close()
        services.jobs.shutdown()
        window.deleteLater()
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def rows(bench: Bench) -> Iterator[Row]:
    """Measure in numbers, then on the photo; all pages but the first are closed, as when the lab opens."""
    for space, name, limit in (("weights", "in numbers", 16), ("photo", "on a photo at 512", 100)):
        bench.panel.space_wished.emit(space)
        bench.rest()
        samples = bench.drag(WARM + STEPS)[WARM:]
        bench.rest()
        for percent in (50, 95):
            yield within(f"cell edited → 64 ranked and painted, {name}", samples, limit, percent=percent)


def main() -> int:
    """Measure with a photo of 3:2."""
    tune()
    with bench_on(photo_of(*THREE_BY_TWO)) as bench:
        found = list(rows(bench))
        network = bench.services.networks.network
        mode = "" if network is None else str(network.mode)
    return report(f"Compare in the window, {mode}, limits as peers", found)


if __name__ == "__main__":
    sys.exit(main())
