"""Rings of objects are searched on the main thread, whatever other threads make."""

import gc
import threading
from collections.abc import Iterator
from weakref import ref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cnngui.gui.services import collector
from cnngui.gui.services.collector import Collector, search_all


class Ring:
    """An object that holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def searching(qtbot: QtBot) -> Iterator[Collector]:
    """Start one for the time of a test."""
    parent = QObject()
    started = Collector(parent)
    yield started
    started.end()


@pytest.fixture
def searched_in() -> Iterator[list[threading.Thread]]:
    """Note the threads in which Python searches."""
    threads: list[threading.Thread] = []

    def note(phase: str, _told: object) -> None:
        if phase == "start":
            threads.append(threading.current_thread())

    gc.callbacks.append(note)
    yield threads
    gc.callbacks.remove(note)


def make_many() -> list[list[int]]:
    """Make more objects than Python lets pass before it searches."""
    return [[] for _ in range(20_000)]


def test_no_other_thread_searches(searching: Collector, searched_in: list[threading.Thread], qtbot: QtBot) -> None:
    """A thread that makes many objects searches nothing; the main thread does, soon after."""
    worker = threading.Thread(target=make_many)
    worker.start()
    worker.join()
    assert searched_in == []
    objects = make_many()
    qtbot.waitUntil(lambda: bool(searched_in))
    assert len(objects) > gc.get_threshold()[0]
    assert set(searched_in) == {threading.main_thread()}


def test_rings_go(searching: Collector, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of today soon; those that are older when everything is searched."""
    ring = ref(Ring())
    kept = make_many()
    qtbot.waitUntil(lambda: ring() is None)
    old = Ring()
    gc.collect()
    held = ref(old)
    del old
    searching.search()
    assert held() is not None
    monkeypatch.setattr(collector, "ALL_AFTER", 0.0)
    kept += make_many()
    searching.search()
    assert held() is None


def test_what_is_spared_is_found_when_everything_is_searched(searching: Collector) -> None:
    """As when the labs of a former window have gone."""
    ring = Ring()
    search_all()
    held = ref(ring)
    del ring
    gc.collect()
    assert held() is not None
    search_all()
    assert held() is None


def test_at_its_end_python_searches_again(qtbot: QtBot) -> None:
    """Whoever comes next finds things as they were."""
    parent = QObject()
    started = Collector(parent)
    assert not gc.isenabled()
    started.end()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
