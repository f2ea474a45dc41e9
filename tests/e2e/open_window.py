"""Run the real `main` with its window, and look at it while it is open."""

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cnngui.cli import main
from cnngui.gui.window.main_window import MainWindow

PATIENCE = 20.0
"""Seconds that a condition gets to come true."""


class Visit:
    """Does what the test says, one step after the other, while the window is open; then closes it.

    A step is called again until it gives True; one that fails or never gives True is raised after the window closed.
    """

    def __init__(self, *steps: Callable[[MainWindow], bool]) -> None:
        self._steps = list(steps)
        self._trouble: BaseException | None = None
        self._began = time.monotonic()

    def main(self, *arguments: str) -> int:
        """Run ``cnngui`` with these arguments, and give its exit status."""
        timer = QTimer(interval=10)
        timer.timeout.connect(self._look)
        timer.start()
        try:
            status = main(list(arguments))
        finally:
            timer.stop()
        if self._trouble is not None:
            raise self._trouble
        assert not self._steps, "the window was closed before the visit was over"
        return status

    def _look(self) -> None:
        window = self._window()
        if window is None:
            return
        try:
            if self._steps and self._steps[0](window):
                del self._steps[0]
                self._began = time.monotonic()
            late = time.monotonic() - self._began > PATIENCE
            assert not late, f"{getattr(self._steps[0], '__name__', 'a step')} did not come true"
        except BaseException as trouble:  # noqa: BLE001  (raised again by main)
            self._trouble = trouble
        if not self._steps or self._trouble is not None:
            window.close()

    @staticmethod
    def _window() -> MainWindow | None:
        windows = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)]
        return next((window for window in windows if window.isVisible()), None)
