"""The quiet bar at the top of the canvas, as those who speak through it know it."""

from collections.abc import Callable
from typing import Protocol


class Messages(Protocol):
    """The quiet bar at the top of the canvas."""

    def tell(self, text: str, button: str = "", action: Callable[[], None] | None = None) -> None:
        """Say one sentence that stays until it is closed or replaced."""

    def tell_error(self, error: Exception) -> None:
        """Say what went wrong, in words."""

    def clear(self) -> None:
        """Take the sentence away."""

    def move_on(self) -> None:
        """Hear that the next thing is done: take away what was said about the one before."""


class BarOfToday:
    """Hands on to the bar of the window as it is now; those who hold it need not know when it is built anew.

    What is said before there is a bar is said by the first one.
    """

    def __init__(self) -> None:
        self._bar: Messages | None = None
        self._waiting: Callable[[Messages], None] | None = None

    def speak_through(self, bar: Messages) -> None:
        """Take ``bar`` from now on."""
        self._bar = bar
        if self._waiting is not None:
            self._waiting(bar)
            self._waiting = None

    def speak_later(self) -> None:
        """Keep what is said from now on for the next bar: the one of today is about to go."""
        self._bar = None

    def tell(self, text: str, button: str = "", action: Callable[[], None] | None = None) -> None:
        """Say one sentence that stays until it is closed or replaced."""
        self._hand_on(lambda bar: bar.tell(text, button, action))

    def tell_error(self, error: Exception) -> None:
        """Say what went wrong, in words."""
        self._hand_on(lambda bar: bar.tell_error(error))

    def clear(self) -> None:
        """Take the sentence away."""
        self._hand_on(lambda bar: bar.clear())

    def move_on(self) -> None:
        """Hear that the next thing is done: take away what was said about the one before."""
        self._hand_on(lambda bar: bar.move_on())

    def _hand_on(self, say: Callable[[Messages], None]) -> None:
        if self._bar is None:
            self._waiting = say
        else:
            say(self._bar)
