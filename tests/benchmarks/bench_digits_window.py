"""A network learns in the window: seconds to 97 and 98 % from Start, and how long the window stands still meanwhile."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication

from cnngui.engine.following import Following
from cnngui.gui.app import build_services, make_app
from cnngui.gui.lab_list import LABS
from cnngui.gui.labs.digits.controller import DigitsLab
from cnngui.gui.labs.digits.learning.page import LearningPage, with_lesson, with_look
from cnngui.gui.services.settings import Settings
from cnngui.gui.shots import wait_until
from cnngui.gui.widgets.plots.plot import warming
from cnngui.gui.window.main_window import MainWindow
from cnngui.tasks.digits import TrainSettings, train
from cnngui.tuning import tune
from tests.benchmarks.bench_window import wait_for_events
from tests.benchmarks.harness import Row, report, took, within

PATIENCE, TICK_MS = 300.0, 5

GOALS = {0.97: 15.0, 0.98: 20.0}
"""Accuracy on the test digits that are asked on the way → the most seconds from Start."""


@contextmanager
def opened() -> Iterator[DigitsLab]:
    """Open the window on the page where a network learns, with settings of its own."""
    app = make_app(["cnngui"])
    with tempfile.TemporaryDirectory() as home:
        os.environ["CNNGUI_CACHE_DIR"] = home
        settings = Settings(Path(home) / "settings.json")
        settings.set("lab", "digits")
        services = build_services(app, settings)
        window = MainWindow(services, LABS)
        window.resize(1280, 800)
        window.show()
        lab = window.lab()
        assert isinstance(lab, DigitsLab)
        assert wait_until(lambda: lab.settle() and services.jobs.is_idle(), PATIENCE)
        lab.wish(page="learn")
        yield lab
        window.close()
        services.jobs.shutdown()
        window.deleteLater()
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def watched(done: Callable[[], bool]) -> list[float]:
    """Return the milliseconds between one turn of the main thread and the next, until something is done."""
    ticks: list[float] = []
    timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    end = time.perf_counter() + PATIENCE
    while not done() and time.perf_counter() < end:
        wait_for_events()
    timer.stop()
    return [(after - before) * 1000 for before, after in pairwise(ticks)]


def learn(lab: DigitsLab, page: LearningPage) -> tuple[list[float], dict[float, float], float]:
    """Press Start; return how long the window stood still, the seconds to each goal, and those to the end."""
    started, found = time.perf_counter(), dict[float, float]()
    lab.action("start").trigger()
    pupil = page._room.running[0]

    def is_done() -> bool:
        for goal in GOALS:
            if pupil.step is not None and pupil.step.test_accuracy >= goal:
                found.setdefault(goal, time.perf_counter() - started)
        return not page._room.running

    stalls = watched(is_done)
    return stalls, found, time.perf_counter() - started


def bare(lab: DigitsLab) -> float:
    """Return the seconds that the task alone takes, in this process with its window idle."""
    digits = lab.school.digits
    assert digits is not None
    started = time.perf_counter()
    for _ in Following(train(digits, TrainSettings())):
        pass
    return time.perf_counter() - started


def main() -> int:
    """Measure."""
    tune()
    list(warming())  # as the app does once its window is there
    with opened() as lab:
        page = lab._learning
        stalls, found, seconds = learn(lab, page)
        lab.wish(with_lesson, has_rival=True, epochs=1)
        beside, _, _ = learn(lab, page)
        lab.wish(with_lesson, has_rival=False)
        lab.wish(with_look, part="step", layer="C3")
        followed, _, _ = learn(lab, page)
        alone = bare(lab)
    rows = [
        within("longest frame while it learns", stalls, 100, percent=100),
        within("longest frame while two learn", beside, 100, percent=100),
        within("longest frame while a kernel is followed", followed, 100, percent=100),
    ]
    times = [took(f"Start → {goal:.0%}", found.get(goal, float("inf")), most) for goal, most in GOALS.items()]
    times += [Row("Start → the end, in the window", seconds, alone, None), Row("the task alone", alone, alone, None)]
    return report("Digits: a network learns in the window", rows) | report("From Start", times, unit="s")


if __name__ == "__main__":
    sys.exit(main())
