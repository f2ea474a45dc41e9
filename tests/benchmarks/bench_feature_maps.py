"""The Feature maps lab in the real window, on the CPU: from a photo, a layer, a map or the wheel to the painted frame.

Photos are decoded and weights loaded; the mode has been chosen by trial. Offscreen, 1280×800.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cnngui.engine.following import finish
from cnngui.engine.photos import Photo
from cnngui.gui.app import build_services, make_app
from cnngui.gui.lab_list import LABS
from cnngui.gui.labs.maps.panel import MapsPanel
from cnngui.gui.labs.maps.shown import Shown
from cnngui.gui.labs.maps.state import MapsState, Scope
from cnngui.gui.labs.maps.view import MapsView
from cnngui.gui.labs.maps.work import Request, Result, compute
from cnngui.gui.services.services import Services
from cnngui.gui.services.settings import Settings
from cnngui.gui.shots import wait_until
from cnngui.gui.window.main_window import MainWindow
from cnngui.networks.architectures import VGG16
from cnngui.tasks.cache import Cache
from cnngui.tasks.feature_maps import Size
from cnngui.tuning import tune
from tests.benchmarks.bench_window import photo_of, wait_for_events
from tests.benchmarks.harness import Row, report, within

PATIENCE = 120
"""Seconds."""

TWO_MEGAPIXELS = 1632, 1224
THREE_BY_TWO = 1632, 1088
"""With a shorter side of 512 px it is 512×768."""

PHOTOS, STALLS, TEXTURES, NOTCHES, PICKS = 15, 5, 30, 150, 60

COLUMNS = 4

TICK_MS = 5


class Screen(QObject):
    """Notes with each paint event which large map there is by then; the mosaic's is drawn in the same turn."""

    def __init__(self, view: MapsView) -> None:
        super().__init__(view)
        self._view = view
        self._painted: dict[QObject, object] = {}
        self.mosaic_frames = 0
        self._widgets: tuple[QWidget, ...] = (view.map_view, view.mosaic.viewport())
        for widget in self._widgets:
            widget.installEventFilter(self)

    def shows(self, picture: object) -> bool:
        """Tell whether map and mosaic have both been painted since there is ``picture``."""
        return all(self._painted.get(widget) is picture for widget in self._widgets)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look at paint events; they come before the painting, so the time is taken by who waits."""
        if event.type() == QEvent.Type.Paint:
            self._painted[watched] = self._view.map_view.picture
            self.mosaic_frames += watched is self._widgets[1]
        return False


@dataclass(frozen=True, eq=False)
class Bench:
    """The window with the lab in front."""

    services: Services
    window: MainWindow
    view: MapsView
    screen: Screen

    def rest(self) -> None:
        """Wait until nobody computes: neither what is on screen nor the other layers nor which mode is fastest."""
        assert wait_until(lambda: self.window.lab().settle() and self.services.jobs.is_idle(), PATIENCE)

    def until_painted(self, work: Callable[[], object]) -> float:
        """Return the milliseconds from ``work`` to the frame that shows new maps."""
        view, before = self.view, self.view.map_view.picture
        start = time.perf_counter()
        work()
        while view.map_view.picture is before or not self.screen.shows(view.map_view.picture):
            wait_for_events()
        return (time.perf_counter() - start) * 1000

    def open(self, photo: Photo) -> None:
        """Open a photo at rest, and come to rest again."""
        self.services.workspace.open(photo)
        self.rest()

    def set_size(self, size: Size) -> None:
        """See photos at another size."""
        panel = self.window.lab().panel
        assert isinstance(panel, MapsPanel)
        panel.size_wished.emit(size)
        self.rest()

    def show_layer(self, layer: str, *, columns: int | None = None) -> None:
        """Show a layer, with as many maps side by side."""
        self.view.strip.layer_picked.emit(layer)
        self.rest()
        self.view.mosaic.set_columns(columns)
        self.rest()


@contextmanager
def bench_on(photo: Photo) -> Iterator[Bench]:
    """Open the window with settings and cache of its own, and wait until the fastest mode has been found."""
    app = make_app(["cnngui"])
    with tempfile.TemporaryDirectory() as home:
        os.environ["CNNGUI_CACHE_DIR"] = home
        settings = Settings(Path(home) / "settings.json")
        settings.set("lab", "maps")
        settings.set("device", "cpu")
        services = build_services(app, settings)
        services.workspace.open(photo)
        window = MainWindow(services, LABS)
        window.resize(1280, 800)
        window.show()
        view = window.lab().canvas
        assert isinstance(view, MapsView)
        bench = Bench(services, window, view, Screen(view))
        assert wait_until((Path(home) / "modes.json").exists, PATIENCE)
        bench.rest()
        yield bench
        window.close()
        services.jobs.shutdown()
        window.deleteLater()
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def photos(width: int, height: int, count: int) -> Iterator[Photo]:
    """Return the cat further and further to the right."""
    cat = photo_of(width, height)
    for number in range(count):
        yield Photo(np.roll(cat.pixels, 16 * number, axis=1), f"cat {number + 1}")


def first_layer_times(bench: Bench, size: Size) -> list[float]:
    """Open photos one after the other; the first two bring the weights into the form that the mode wants."""
    bench.set_size(size)
    bench.show_layer("conv1_1")
    samples = []
    for photo in photos(*TWO_MEGAPIXELS, PHOTOS + 2):
        samples.append(bench.until_painted(partial(bench.services.workspace.open, photo)))
        bench.rest()
    return samples[2:]


def texture_times(bench: Bench, scope: Scope) -> list[float]:
    """Paint 512 maps of 28×28 anew, from their numbers to the frame, on the main thread as the lab does."""
    network = bench.services.networks.network
    assert network is not None
    pixels, mosaic = next(photos(*TWO_MEGAPIXELS, 1)).pixels, bench.view.mosaic
    wanted = Request(0, "exact", "conv4_2", before_relu=False)
    result = finish(compute(wanted, pixels, network, Cache(), bench.services.networks.spare, mosaic.cell_size))
    assert result.maps.shape == (28, 28, 512)
    state = MapsState(0, size="exact", layer="conv4_2", scope=scope)
    return [_texture_time(bench.view, state, result) for _ in range(TEXTURES + 3)][3:]


def _texture_time(view: MapsView, state: MapsState, result: Result) -> float:
    start = time.perf_counter()
    shown = Shown(state, replace(result))
    view.show_mosaic(shown.texture(), shown.order(), shown.shape[:2])
    view.mosaic.viewport().repaint()
    return (time.perf_counter() - start) * 1000


def stalls(bench: Bench) -> list[float]:
    """Give, for each of some photos, the longest time for which the main thread stood still until all was at rest.

    All is: 64 maps of 512×768 computed and shown, the mosaic zoomed and made finer, and the other layers computed.
    """
    bench.set_size(512)
    bench.show_layer("conv1_2")
    ticks: list[float] = []
    timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    found = []
    for photo in photos(*THREE_BY_TWO, STALLS):
        ticks[:] = [time.perf_counter()]
        bench.view.mosaic.set_columns(None)
        bench.services.workspace.open(photo)
        _rest_awake(bench)
        bench.view.mosaic.set_columns(COLUMNS)
        _rest_awake(bench)
        found.append(max((after - before) * 1000 for before, after in pairwise([*ticks, time.perf_counter()])))
    timer.stop()
    return found


def _rest_awake(bench: Bench) -> None:
    """Wait as the running app does, asleep in Qt and nowhere else."""
    while not (bench.window.lab().settle() and bench.services.jobs.is_idle()):
        wait_for_events()


def scroll_times(bench: Bench) -> list[float]:
    """Turn the wheel notch by notch, and back at the ends."""
    mosaic, frames = bench.view.mosaic, bench.screen
    bar, middle = mosaic.verticalScrollBar(), QPointF(mosaic.viewport().rect().center())
    samples, notch = [], -120
    for _ in range(NOTCHES):
        if bar.value() in {bar.minimum(), bar.maximum()}:
            notch = -120 if bar.value() == bar.minimum() else 120
        event = QWheelEvent(
            middle,
            QPointF(mosaic.viewport().mapToGlobal(middle)),
            QPoint(),
            QPoint(0, notch),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003  (Qt takes no keyword)
        )
        before = frames.mosaic_frames
        start = time.perf_counter()
        QApplication.sendEvent(mosaic.viewport(), event)
        while frames.mosaic_frames == before:
            wait_for_events()
        samples.append((time.perf_counter() - start) * 1000)
    return samples


def map_times(bench: Bench) -> list[float]:
    """Walk through the maps with an arrow key."""
    mosaic = bench.view.mosaic
    mosaic.setFocus()
    QTest.keyClick(mosaic, Qt.Key.Key_Home)
    bench.rest()
    return [bench.until_painted(lambda: QTest.keyClick(mosaic, Qt.Key.Key_Right)) for _ in range(PICKS)]


def layer_times(bench: Bench) -> list[float]:
    """Walk through all layers with an arrow key, to the last and back; the cache holds them all."""
    strip, steps = bench.view.strip, len(VGG16.layers) - 1
    bench.show_layer("conv1_1")
    strip.setFocus()
    samples = []
    for key in [Qt.Key.Key_Right] * steps + [Qt.Key.Key_Left] * steps:
        samples.append(bench.until_painted(partial(QTest.keyClick, strip, key)))
        bench.rest()
    return samples


def rows(bench: Bench) -> Iterator[Row]:
    """Measure what depends on the photo first, then what only draws."""
    for size in (224, 512):
        samples = first_layer_times(bench, size)
        for percent in (50, 95):
            yield within(f"photo opened → conv1_1 painted, at {size}", samples, 150, percent=percent)
        yield within(f"another layer that is there → painted, at {size}", layer_times(bench), 100)
    yield within("512 maps of 28×28 built and painted, each its scale", texture_times(bench, "each"), 20)
    yield within("512 maps of 28×28 built and painted, one scale", texture_times(bench, "all"), 20)
    yield within("stall, photo → 64 maps of 512×768 → finer", stalls(bench), 100, percent=100)
    for layer, maps in (("conv1_2", "64 maps of 512×768"), ("conv4_2", "512 maps of 64×96")):
        bench.show_layer(layer)
        yield within(f"another map → painted, {maps}", map_times(bench), 50)
        bench.show_layer(layer, columns=COLUMNS)
        yield within(f"scroll frame, {maps}", scroll_times(bench), 16)


def main() -> int:
    """Measure with a photo of 2 megapixels."""
    tune()
    with bench_on(photo_of(*TWO_MEGAPIXELS)) as bench:
        found = list(rows(bench))
        network = bench.services.networks.network
        mode = "" if network is None else str(network.mode)
    return report(f"Feature maps in the window, {mode}, limits as peers", found)


if __name__ == "__main__":
    sys.exit(main())
