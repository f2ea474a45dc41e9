"""Hands that do everything in the lab, a thousand times: nothing fails, and nothing is left behind. Takes minutes."""

import gc
import mmap
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QSlider
from shiboken6 import isValid

from cnngui.engine.grids import Grid
from cnngui.engine.photos import Photo
from cnngui.gui.labs.style.controller import StyleLab
from cnngui.gui.labs.style.piece import Piece
from cnngui.gui.labs.style.run import MOST_KEPT
from cnngui.gui.labs.style.state import BLOCKS, live_changes, with_live
from cnngui.networks.architectures import VGG16
from cnngui.paths import bundled_styles
from cnngui.tasks.style import StyleError
from tests.gui.labs.style.conftest import Bench
from tests.gui.labs.style.test_painter import choose_painting, paint_button, stroke

COUNTED_AFTER = (200, 600, 1000)
"""Actions. After the first, the objects that are kept for good are there; after the second, torch's buffers too: it
keeps the largest that it ever needed, and some kinds of picture come late."""

LARGEST = 96
"""Px of a picture at most, so that it is finished in a second."""

STATM = Path("/proc/self/statm")

MOST_GROWN = 40 << 20
"""Bytes that the process may grow by in the last 400 actions: a tenth of a megabyte each would be found."""

LAYERS = tuple(layer.name for layer in VGG16.convolutional)

LEGITIMATE = ("No layer is on", "Nothing is painted")
"""How errors begin that people are told for what they have set."""


@dataclass(frozen=True)
class Census:
    """What there is while the lab rests."""

    widgets: int
    objects: int
    """Of Qt, as far as Python knows them."""
    pieces: int
    threads: int
    bytes: int


class Hands:
    """Do one thing after the other, drawn from a seed, and look after each whether all is as it should be."""

    def __init__(self, bench: Bench, seed: int) -> None:
        self.bench, self.random = bench, np.random.default_rng(seed)
        self.started: set[int] = set()
        self.finished: dict[int, bool] = {}
        """By number, whether the picture was stopped."""
        self.done: dict[str, int] = {}
        self.told = 0
        self._table = self._actions()
        shares = np.array([share for share, _ in self._table.values()], float)
        self._shares = shares / shares.sum()

    def _actions(self) -> dict[str, tuple[float, Callable[[], None]]]:
        """Return all that can be done, and how often it is."""
        setting = self.bench.set
        return {
            "start": (9, self._start),
            "stop": (2, lambda: self.bench.button("Stop").click()),
            "cancel": (2, self._cancel),
            "pause or resume": (5, lambda: self._press("Pause", "Resume")),
            "back": (4, self._in_lab(StyleLab.go_back)),
            "strength": (4, lambda: self._slide("Strength of the style")),
            "mix": (3, lambda: self._slide("Share of the second style")),
            "smoothing": (2, lambda: setting(smoothing=float(self.random.uniform(0, 50)))),
            "blocks": (3, lambda: setting(blocks=tuple(bool(is_on) for is_on in self.random.integers(0, 2, 5)))),
            "content layer": (2, lambda: setting(content_layer=self._any(LAYERS))),
            "carries": (1.5, self._set_carries),
            "size": (2, self._set_size),
            "colours": (1, lambda: setting(keep_colours=self._any(("no", "luminance", "linear")))),
            "one style": (2, lambda: self._pick_style(also=False)),
            "several styles": (3, lambda: self._pick_style(also=True)),
            "gallery": (4, self._pick_in_gallery),
            "Gram matrices": (2, lambda: self.bench.choose(self.bench.view.gram_layer, self._any(BLOCKS))),
            "undo": (5, self._in_lab(StyleLab.undo)),
            "redo": (3, self._in_lab(StyleLab.redo)),
            "photo": (2, self._open_photo),
            "grid": (0.5, self._open_grid),
            "take as photo": (0.5, self._in_lab(StyleLab.use_as_photo)),
            "where I paint": (2, lambda: choose_painting(self.bench)),
            "everywhere": (1.5, lambda: self.bench.panel.region.region_wished.emit(False)),  # noqa: FBT003  (a signal)
            "stroke": (5, self._paint),
            "brush": (2, lambda: paint_button(self.bench).click()),
            "clear": (1, lambda: self._press("Clear")),
            "wipe": (3, lambda: self._slide("Photo over the result")),
            "flip": (2, lambda: self.bench.view.result_view.flipped.emit(bool(self.random.integers(2)))),
            "leave and enter": (2, self._leave_and_enter),
            "start again": (0.5, self._in_lab(StyleLab.start_again)),
            "another window": (1, self.another_window),
        }

    def act(self) -> None:
        """Do one thing, look, give pictures some time to grow, and look again."""
        name = str(self.random.choice(list(self._table), p=self._shares))
        self.done[name] = self.done.get(name, 0) + 1
        self._table[name][1]()
        self.look(name)
        self._pass_time()
        self.look(f"some time after {name}")

    # What is done

    def _any(self, things: tuple[str, ...]) -> str:
        return things[int(self.random.integers(len(things)))]

    def _in_lab(self, command: Callable[[StyleLab], None]) -> Callable[[], None]:
        """Ask it of the lab of the day."""
        return lambda: command(self.bench.lab)

    def _press(self, *texts: str) -> None:
        """Press a button by whichever text it has now."""
        for text in texts:
            for button in self.bench.window.findChildren(type(self.bench.button("Start"))):
                if button.text() == text:
                    button.click()
                    return

    def _slide(self, name: str) -> None:
        sliders = self.bench.window.findChildren(QSlider)
        next(slider for slider in sliders if slider.accessibleName() == name).setValue(int(self.random.integers(101)))

    def _start(self) -> None:
        """By the button or the shortcut; a size for patient people is made smaller before."""
        if self.bench.state.size > LARGEST:
            self._set_size()
        if self.random.integers(2):
            self.bench.button("Start").click()
        else:
            self.bench.lab.start()
        running = self.bench.lab._studio.running
        if running is not None:
            self.started.add(running.number)

    def _cancel(self) -> None:
        """As the job bar's Stop does."""
        running = self.bench.lab._studio.running
        if running is not None and running.job is not None:
            running.job.cancel()

    def _set_size(self) -> None:
        self.bench.set(size=int(self.random.choice([64, LARGEST])), steps=int(self.random.choice([2, 5, 13])))

    def _set_carries(self) -> None:
        carries = self._any(("all", "all", "content", "style"))
        self.bench.set(carries=carries, layer=self._any(("conv1_2", "conv2_1", "conv4_2")))

    def _pick_style(self, *, also: bool) -> None:
        self.bench.panel.styles.picked.emit(self._any(tuple(str(path) for path in bundled_styles())), also)

    def _pick_in_gallery(self) -> None:
        gallery = self.bench.view.gallery
        if gallery.count():
            gallery.setCurrentRow(int(self.random.integers(gallery.count())))

    def _open_photo(self) -> None:
        height, width = (int(side) for side in self.random.integers(20, 120, 2))
        pixels = self.random.integers(0, 256, (height, width, 3), np.uint8)
        self.bench.context.workspace.open(Photo(pixels, f"noise-{height}.png"))

    def _open_grid(self) -> None:
        self.bench.context.workspace.open(Grid(np.eye(7, 9, dtype=np.float32), "grid.csv"))

    def _paint(self) -> None:
        if self.bench.state.paints:
            down, across, end = (float(share) for share in self.random.uniform(0.1, 0.9, 3))
            stroke(self.bench, (down, across), (down, (across + end) / 2), (end, end))

    def _leave_and_enter(self) -> None:
        self.bench.lab.leave()
        QCoreApplication.processEvents()
        self.bench.lab.enter()

    def another_window(self) -> None:
        """Build it anew, as for another language."""
        bench = self.bench
        bench.lab.leave()
        bench.context.jobs.abandon()
        carried = bench.lab.state()
        bench.close()
        bench.show()
        bench.lab.restore(carried)
        bench.lab.enter()

    def _pass_time(self) -> None:
        """Send the events that are due, a step of the picture, or all that is left of it."""
        QCoreApplication.processEvents()
        running, patience = self.bench.lab._studio.running, self.random.uniform()
        if running is None or running.job is None or running.job.is_paused:
            return
        step = running.step.step if running.step else -1
        if patience < 0.08:
            self._wait(lambda: self._has_ended(running))
        elif patience < 0.3:
            self._wait(lambda: self._has_ended(running) or (running.step is not None and running.step.step > step))

    def _wait(self, condition: Callable[[], bool]) -> None:
        self.bench.qtbot.waitUntil(condition, timeout=60_000)

    def _has_ended(self, piece: Piece) -> bool:
        """Tell so too when it was stopped before there was anything to see, and let go."""
        return not piece.is_running or piece not in self.bench.lab._studio.pieces

    # What is looked at

    def look(self, when: str) -> None:
        """See whether all is as it should be."""
        bench = self.bench
        bench.frame()
        for error in bench.messages.errors:
            assert isinstance(error, StyleError), (when, error)
            assert str(error).startswith(LEGITIMATE), (when, error)
        self.told += len(bench.messages.errors)
        bench.messages.errors.clear()
        bench.messages.said.clear()
        bench.messages.offers.clear()
        pieces, running = bench.lab._studio.pieces, bench.lab._studio.running
        assert sum(piece.is_running for piece in pieces) <= 1, when
        assert sum(bool(job.title) and job.outlives_window for job in bench.context.jobs.jobs()) <= 1, when
        for piece in pieces:
            assert piece.is_running or piece.image is not None or piece.error is not None, when
            assert piece.error is None, (when, piece.error)
            if piece.result is not None:
                self.finished[piece.number] = piece.result.is_stopped
        shown = bench.lab._piece
        assert shown is None or shown in pieces, when
        assert bench.button("Start").isEnabled() is (running is None), when
        if running is None:
            assert bench.view.gallery._keys == [(0, piece.number) for piece in pieces], when
        else:
            assert not live_changes(running.state, with_live(running.state, bench.state)), when

    def rest(self) -> Census:
        """Finish a last picture, wait until nobody does anything, and count what there is.

        That picture looks at every layer, so that the network is there as a whole.
        """
        bench = self.bench
        bench.lab.stop()
        self._wait(lambda: bench.lab._studio.running is None)
        bench.context.workspace.open(Photo(np.full((60, 90, 3), 90, np.uint8), "grey.png"))
        bench.set(content_layer=LAYERS[-1], carries="all")
        self._start()
        self._wait(lambda: bench.lab._studio.running is None)
        self.another_window()
        self._wait(lambda: bench.lab.settle() and bench.context.jobs.is_idle())
        gc.collect()
        known = [thing for thing in gc.get_objects() if issubclass(type(thing), (QObject, Piece))]
        pieces = sum(isinstance(thing, Piece) for thing in known)
        objects = sum(isinstance(thing, QObject) and isValid(thing) for thing in known)
        resident = int(STATM.read_text().split()[1]) * mmap.PAGESIZE if STATM.exists() else 0
        return Census(len(QApplication.allWidgets()), objects, pieces, threading.active_count(), resident)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_thousand_actions(bench: Bench) -> None:
    """Whatever people do, in whatever order."""
    hands = Hands(bench, 7)
    hands._set_size()
    censuses = []
    for number in range(1, max(COUNTED_AFTER) + 1):
        hands.act()
        if number in COUNTED_AFTER:
            censuses.append(hands.rest())
            hands.look(f"at rest after {number}")
    first, middle, last = censuses
    assert set(hands.done) == set(hands._table)
    assert set(hands.finished) <= hands.started
    assert len(hands.finished) > max(COUNTED_AFTER) // 30
    assert set(hands.finished.values()) == {True, False}
    assert hands.told > 0
    assert last.pieces <= MOST_KEPT
    assert abs(last.widgets - first.widgets) <= 5
    assert abs(last.objects - first.objects) <= 20
    assert last.threads <= first.threads
    assert last.bytes - middle.bytes < MOST_GROWN
