"""From a key on a cell of the kernel to the painted frame, in the real window; and from the command to the window.

The whole path counts: the key event, the new state, the chain, the colours, the painting. Offscreen, 1280×800.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2
import numpy as np
import pyqtgraph
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cnngui.engine.photos import Photo, read_photo
from cnngui.gui.app import build_services, make_app
from cnngui.gui.lab_list import LABS
from cnngui.gui.labs.filters.panel import FiltersPanel
from cnngui.gui.labs.filters.view import FiltersView
from cnngui.gui.services.settings import Settings
from cnngui.gui.shots import wait_until
from cnngui.gui.widgets.kernels.kernel_grid import KernelGrid
from cnngui.gui.window.main_window import MainWindow
from cnngui.paths import bundled_photos
from cnngui.tuning import tune
from tests.benchmarks.harness import Row, report, within
from tests.benchmarks.yardstick import percentile

STEPS = 120
HELD_SECONDS = 10.0
REPEAT_SECONDS = 1 / 30
DRAG_SECONDS = 1 / 60
STARTS = 7


class Frames(QObject):
    """Notes when the response is painted."""

    def __init__(self, view: FiltersView) -> None:
        super().__init__(view)
        self.times: list[float] = []
        view.response_view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look at paint events; they come before the painting, so the time is taken by who waits."""
        del watched
        if event.type() == QEvent.Type.Paint:
            self.times.append(time.perf_counter())
        return False


class Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look at paint events; they come before the painting, as in `Frames`."""
        del watched
        self.count += event.type() == QEvent.Type.Paint
        return False


@contextmanager
def window_on(photo: Photo) -> Iterator[MainWindow]:
    """Open the real window, at full working size, with settings of its own."""
    app = make_app(["cnngui"])
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(Path(home) / "settings.json")
        settings.set("working_size", 0)
        services = build_services(app, settings)
        window = MainWindow(services, LABS)
        window.resize(1280, 800)
        window.show()
        services.workspace.open(photo)
        wait_until(window.lab().settle, 60)
        yield window
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def photo_of(width: int, height: int) -> Photo:
    """Enlarge the cat, with a little noise so that no pixel equals its neighbour."""
    cat = cv2.resize(read_photo(bundled_photos()[0]).pixels, (width, height), interpolation=cv2.INTER_CUBIC)
    noise = np.random.default_rng(0).integers(-4, 5, (height, width, 1))
    return Photo(np.clip(cat.astype(np.int16) + noise, 0, 255).astype(np.uint8), "cat")


def wait_for_events() -> None:
    """Let Qt sleep until something happens, as the running app does, so that other threads can work meanwhile."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def wait_seconds(seconds: float) -> None:
    """Let Qt work on for a while; `QTest.qWait` would sleep through timers, which the running app does not."""
    if seconds > 0:
        loop = QEventLoop()
        timer = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(loop.quit)
        timer.start(max(round(seconds * 1000), 1))
        loop.exec()


def edit_times(window: MainWindow, channels: str) -> list[float]:
    """Step a cell up and down 60 times a second, as a drag does, and wait for the frame that shows it."""
    panel, view = window.lab().panel, window.lab().canvas
    assert isinstance(panel, FiltersPanel)
    assert isinstance(view, FiltersView)
    panel.chain.wished.emit(lambda edited: edited.with_channels(channels), "")
    wait_until(window.lab().settle, 60)
    frames = Frames(view)
    grid = panel.chain.editor.findChildren(KernelGrid)[0]
    grid.setFocus()
    samples = []
    for step in range(STEPS + 5):
        before = len(frames.times)
        shown = view.response_view.picture
        start = time.perf_counter()
        QTest.keyClick(grid, Qt.Key.Key_Up if step % 2 else Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
        while len(frames.times) == before or view.response_view.picture is shown:
            wait_for_events()
        samples.append((time.perf_counter() - start) * 1000)
        wait_seconds(start + DRAG_SECONDS - time.perf_counter())
    wait_until(window.lab().settle, 10)
    return samples[5:]


def held_key_gaps(window: MainWindow) -> list[float]:
    """Hold a key down for ten seconds, 30 repeats a second, and give the times between frames in ms."""
    panel, view = window.lab().panel, window.lab().canvas
    assert isinstance(panel, FiltersPanel)
    assert isinstance(view, FiltersView)
    frames = Frames(view)
    grid = panel.chain.editor.findChildren(KernelGrid)[0]
    grid.setFocus()
    end = time.perf_counter() + HELD_SECONDS
    while (now := time.perf_counter()) < end:
        QTest.keyClick(grid, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
        wait_seconds(now + REPEAT_SECONDS - time.perf_counter())
    return [(after - before) * 1000 for before, after in zip(frames.times, frames.times[1:], strict=False)]


def told_times(module: str, count: int) -> list[float]:
    """Run a module in processes of its own, and read the ms that each prints; the first warms the disk."""
    environment = {**os.environ, "CNNGUI_QUIT_AFTER_FIRST_PAINT": "1", "QT_QPA_PLATFORM": "offscreen"}
    samples = []
    with tempfile.TemporaryDirectory() as home:
        environment |= {"CNNGUI_CONFIG_DIR": home, "CNNGUI_CACHE_DIR": home, "CNNGUI_DATA_DIR": home}
        environment |= {"PYTHONPYCACHEPREFIX": home, "PYTHONDONTWRITEBYTECODE": ""}  # compiled once, as for everybody
        for _ in range(count + 1):
            command = [sys.executable, "-m", module]
            told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
            samples.append(float(told.split()[-2]))
    return samples[1:]


def sketch_times(photo: Photo) -> list[float]:
    """Do the least that could be called the same in pyqtgraph: filter, `ImageItem.setImage`, painted."""
    view, box = pyqtgraph.GraphicsView(), pyqtgraph.ViewBox(lockAspect=True, invertY=True)
    view.resize(620, 500)
    view.setCentralItem(box)
    item = pyqtgraph.ImageItem(axisOrder="row-major")
    box.addItem(item)
    view.show()
    colours = pyqtgraph.colormap.get("CET-D1").getLookupTable(0, 1, 256)
    grey = cv2.cvtColor(photo.pixels, cv2.COLOR_RGB2GRAY).astype(np.float32)
    kernel = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]], np.float32)
    painted = Painted(view.viewport())
    samples = []
    for step in range(STEPS + 5):
        before = painted.count
        kernel[0, 0] += -1 if step % 2 else 1
        start = time.perf_counter()
        item.setImage(cv2.filter2D(grey, cv2.CV_32F, kernel), levels=(-1000, 1000), lut=colours, autoLevels=False)
        while painted.count == before:
            wait_for_events()
        samples.append((time.perf_counter() - start) * 1000)
        wait_seconds(start + DRAG_SECONDS - time.perf_counter())
    view.close()
    return samples[5:]


def beside_sketch(name: str, window: MainWindow, photo: Photo) -> Row:
    """Compare an edit's way to its frame with that of the sketch, p95, by turns."""
    ours, theirs = [], []
    for _ in range(2):
        ours += edit_times(window, "grey")
        theirs += sketch_times(photo)
    halves = [percentile(each[:STEPS], 95) / percentile(each[STEPS:], 95) for each in (ours, theirs)]
    noise = max(abs(1 - half) for half in halves)
    return Row(f"{name}: pyqtgraph sketch, p95", percentile(ours, 95), percentile(theirs, 95), 1.0, noise)


def main() -> int:
    """Measure at 2 and 12 megapixels."""
    tune()
    rows: list[Row] = [
        within("first paint after python -m cnngui", told_times("cnngui", STARTS), 600, percent=50),
        within("stall while torch loads", told_times("tests.benchmarks.torch_stall", 3), 250, percent=100),
    ]
    with window_on(photo := photo_of(1632, 1224)) as window:
        rows.append(within("edit → frame, 2 MP, grey", edit_times(window, "grey"), 8))
        rows.append(beside_sketch("edit → frame, 2 MP, grey", window, photo))
    with window_on(photo := photo_of(4000, 3000)) as window:
        rows.append(beside_sketch("edit → frame, 12 MP, grey", window, photo))
        rows.append(within("edit → frame, 12 MP, grey", edit_times(window, "grey"), 20))
        rows.append(within("key held for 10 s, 12 MP, grey, between frames", held_key_gaps(window), 100, percent=100))
        rows.append(within("edit → frame, 12 MP, each channel", edit_times(window, "each"), 50))
        rows.append(within("edit → frame, 12 MP, RGB sum", edit_times(window, "sum"), 50))
    return report("Window, limits in place of a peer", rows)


if __name__ == "__main__":
    sys.exit(main())
