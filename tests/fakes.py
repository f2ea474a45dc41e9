"""Named stand-ins for what tests cannot have for real, such as a slow job, a clock or a view.

A fake that two test files need stands here under the name of what it stands for (`FakeClock`); it does what the real
thing does, as simply as can be, so that tests do not patch methods one by one.
"""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray


class FakeClock:
    """A clock that stands still but for `sleep`, and for who sets ``now``."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Return the seconds since the start."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass at once."""
        self.now += seconds


class FakeCapture:
    """A ``cv2.VideoCapture`` that sees the given BGR pictures, then nothing more; None is one read that fails."""

    def __init__(
        self,
        pictures: Iterable[NDArray[np.uint8] | None] = (),
        *,
        is_open: bool = True,
        facts: Mapping[int, float] | None = None,
    ) -> None:
        self._pictures = iter(pictures)
        self._seen: NDArray[np.uint8] | None = None
        self._is_open = is_open
        self._facts = facts or {}
        self.settings: dict[int, float] = {}
        self.releases = 0

    def isOpened(self) -> bool:  # noqa: N802
        """Tell whether there is such a camera."""
        return self._is_open

    def grab(self) -> bool:
        """Go on to the next picture."""
        self._seen = next(self._pictures, None)
        return self._seen is not None

    def retrieve(self) -> tuple[bool, NDArray[np.uint8]]:
        """Return the picture."""
        return self._seen is not None, np.zeros(0, np.uint8) if self._seen is None else self._seen

    def get(self, prop: int, /) -> float:
        """Return one of the facts; 0 for what is not known, as OpenCV does."""
        return self._facts.get(prop, 0.0)

    def set(self, prop: int, value: float, /) -> bool:
        """Write down what was wished."""
        self.settings[prop] = value
        return True

    def release(self) -> None:
        """Count."""
        self.releases += 1
