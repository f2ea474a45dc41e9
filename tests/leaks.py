"""What a test must not leave behind: widgets, running timers, threads. Each is reported with where it was started.

Qt is looked at only where the test has it loaded, so that a test of the engine pays nothing and needs no Qt.
"""

import gc
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import CodeType
from typing import Any, Self, TypeAlias
from weakref import WeakKeyDictionary

import pytest

PATIENCE = 1.0
"""Seconds that a thread or a single-shot timer gets to end by itself."""

OUR_THREADS = "cnngui"
"""Our threads' names begin so; such a thread is a leak even if it is a daemon."""

QT_KEEPS = {"QTipLabel"}
"""Top-level widgets that Qt makes and removes by itself: the label of a tooltip."""


NOT_OURS = {"_pytest", "pluggy", "pytest"}
"""Folders of lines that lead to every test."""

_Lines: TypeAlias = list[tuple[CodeType, int]]
"""What called what, and in which line."""


class Watch:
    """Notes what is there when a test begins, and tells what is there in addition when it has ended.

    Examples
    --------
    >>> with Watch() as watch:
    ...     pass
    >>> watch.leaks()
    []
    """

    def __enter__(self) -> Self:
        _spare_what_stays()
        self._patch = pytest.MonkeyPatch()
        self._threads = set(threading.enumerate())
        self._thread_starts = _record_starts(threading.Thread, self._patch)
        self._widgets = set(_top_level_widgets())
        self._timer_starts: WeakKeyDictionary[Any, _Lines] = WeakKeyDictionary()
        if "PySide6.QtCore" in sys.modules:
            from PySide6.QtCore import QTimer  # noqa: PLC0415  (only where the test has Qt)

            self._timer_starts = _record_starts(QTimer, self._patch)
        return self

    def __exit__(self, *error: object) -> None:
        self._patch.undo()

    def leaks(self) -> list[str]:
        """One text a leak: what it is and, where known, the lines that started it."""
        windows = [f"the window {widget!r}" for widget in _settle(self._left_widgets)]
        timers = [f"{timer!r}{_told(self._timer_starts[timer])}" for timer in _settle(self._left_timers)]
        threads = [f"{thread!r}{_told(self._thread_starts.get(thread))}" for thread in _settle(self._left_threads)]
        return windows + timers + threads

    def _left_widgets(self) -> list[Any]:
        return [
            widget
            for widget in _top_level_widgets()
            if widget not in self._widgets and widget.metaObject().className() not in QT_KEEPS
        ]

    def _left_timers(self) -> list[Any]:
        if not self._timer_starts:
            return []
        from shiboken6 import isValid  # noqa: PLC0415  (only where the test has Qt)

        return [timer for timer in list(self._timer_starts) if isValid(timer) and timer.isActive()]

    def _left_threads(self) -> list[threading.Thread]:
        new = set(threading.enumerate()) - self._threads
        return [thread for thread in new if not thread.daemon or thread.name.startswith(OUR_THREADS)]


_GROWN = 5_000
"""Objects that came, and stay, from which on they are spared."""


def _spare_what_stays() -> None:
    """Take what stays out of the collector's sight, so that looking for garbage after a test takes no 150 ms.

    Done before a test when a lot has come since the last time, as when torch was imported: none of it is a test's own.
    """
    if len(gc.get_objects()) > _GROWN:
        gc.collect()
        gc.freeze()


def _record_starts(starter: type, patch: pytest.MonkeyPatch) -> WeakKeyDictionary[Any, _Lines]:
    """Let every ``start()`` of the class note the lines that called it."""
    starts: WeakKeyDictionary[Any, _Lines] = WeakKeyDictionary()
    start = starter.start  # type: ignore[attr-defined]  # a QTimer or a Thread, which have nothing else in common

    def noting_start(self: Any, *arguments: Any) -> None:  # noqa: ANN401  (whatever start takes)
        starts[self] = _callers()
        start(self, *arguments)

    patch.setattr(starter, "start", noting_start)
    return starts


def _callers() -> _Lines:
    """Lines that led here, the last one first; read from their files only when they are told, which hardly ever is."""
    return [(frame.f_code, line) for frame, line in traceback.walk_stack(sys._getframe(2))]


def _told(lines: _Lines | None) -> str:
    """Tell the lines that led to a start, from the test on; pytest's own are of no interest."""
    if lines is None:
        return ""
    ours = [(code, line) for code, line in reversed(lines) if not NOT_OURS & set(Path(code.co_filename).parts)]
    frames = [traceback.FrameSummary(code.co_filename, line, code.co_name) for code, line in ours]
    return f", started at\n{''.join(traceback.format_list(frames))}"


def _top_level_widgets() -> list[Any]:
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  (only where the test has Qt)

    return QApplication.topLevelWidgets() if isinstance(QApplication.instance(), QApplication) else []


def _settle(left: Callable[[], list[Any]]) -> list[Any]:
    """Return what is left after everything had its chance to end: deletions asked for, cycles, the last few steps."""
    if left():
        gc.collect()
    end = time.monotonic() + PATIENCE
    while left() and time.monotonic() < end:
        _process_qt_events()
        time.sleep(0.005)
    return left()


def _process_qt_events() -> None:
    if "PySide6.QtCore" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415  (only where the test has Qt)

    if QCoreApplication.instance() is not None:
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
