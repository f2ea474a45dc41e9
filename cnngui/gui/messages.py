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
