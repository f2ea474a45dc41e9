"""Python's search for rings of objects that nobody holds, kept to the main thread."""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

from cnngui.tuning import hand_back_freed_memory

EVERY_MS = 250
"""Between two looks at whether there is something to search."""

ALL_AFTER = 30.0
"""Seconds after which everything is searched again, and not only what is new; that takes some 50 ms. What was freed
meanwhile is handed back to the system: half a gigabyte could wait for its next use."""


class Collector(QObject):
    """Searches for rings on the main thread only.

    By itself Python searches in whatever thread happens to make an object. Where a ring holds widgets, another thread
    would end them while Qt uses them in the main one, and the program would end with a segmentation fault.

    Parameters
    ----------
    parent : QObject
        It lives as long as this.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._searched_all = time.monotonic()
        gc.disable()
        gc.freeze()  # what was imported so far stays
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.search)
        self._timer.start()

    def end(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def search(self) -> None:
        """Search what Python itself would search now."""
        new, middle, _old = gc.get_threshold()
        count = gc.get_count()
        if count[0] <= new:
            return
        if time.monotonic() - self._searched_all > ALL_AFTER:
            self._searched_all = time.monotonic()
            gc.collect()
            hand_back_freed_memory()
        else:
            gc.collect(1 if count[1] > middle else 0)


@contextmanager
def collecting(parent: QObject) -> Iterator[None]:
    """Search on the main thread only, for the time of a block."""
    collector = Collector(parent)
    try:
        yield
    finally:
        collector.end()


def search_all() -> None:
    """Search everything now, as when labs have gone; while there is a collector, spare what stays the next searches."""
    gc.unfreeze()
    gc.collect()
    if not gc.isenabled():
        gc.freeze()
