"""How fast this machine is now: a fixed mix of Python, NumPy, OpenCV and QPainter work, timed again and again.

A limit in milliseconds means something on one machine on one day only. So each is stretched by what the yardstick
takes here and now, over what it took where the limits were set. Of a row that looks at the slowest of its frames, the
yardstick's slowest counts as well: whoever shares the machine makes single frames late, not all of them.
"""

import statistics
import time
from collections import deque

import cv2
import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

REFERENCE_MS = 3.5
"""What one piece took in the median where the limits were set: two cores of a server, with nothing else to do."""

SAMPLES, SECONDS = 60, 1.0
"""Pieces that are timed at a time, and for how long at least: what else runs comes and goes within a second."""

FRESH_SECONDS = 60.0
"""Older samples tell nothing of now."""

_PLANE = np.random.default_rng(0).uniform(0, 255, (640, 640)).astype(np.float32)
_KERNEL = np.array([[1, 2, -1], [0, 3, -4], [2, -5, 1]], np.float32)


def piece() -> float:
    """Do one piece of the work, and return a number of it so that nothing is left out.

    >>> piece() == piece()
    True
    """
    words = {f"{number}": number * 0.5 for number in range(1500)}
    python = sum(value for value in words.values() if value > 3)
    bent = cv2.filter2D(_PLANE, cv2.CV_32F, _KERNEL)
    plain = np.clip(np.abs(bent), 0, 255).astype(np.uint8)
    image = QImage(400, 300, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number in range(40):
        painter.setBrush(QColor(number * 6, 90, 255 - number * 6, 160))
        painter.drawEllipse(QRectF(number * 8, number * 5, 60, 60))
    painter.end()
    return python + int(plain[5, 5]) + image.pixelColor(200, 150).red()


class Yardstick:
    """Times pieces, and forgets those of more than a minute ago."""

    def __init__(self) -> None:
        self._times: deque[tuple[float, float]] = deque()

    def measure(self, count: int = SAMPLES, seconds: float = SECONDS) -> None:
        """Time so many pieces, and more until so long has passed."""
        begun = end = time.perf_counter()
        while count > 0 or end - begun < seconds:
            count -= 1
            start = time.perf_counter()
            piece()
            end = time.perf_counter()
            self._times.append((end, (end - start) * 1000))

    def scale(self, percent: int = 50) -> float:
        """Return how many times slower the machine is now than where the limits were set.

        A piece is short: where others take every second slice of the processor, half of the pieces see nothing of it,
        and work that takes longer sees it in full. So the mean counts as well.

        Parameters
        ----------
        percent : int
            Which percentile of the pieces counts; never less than the median.
        """
        if not self._times:
            piece()  # the first one is slow: everything is loaded
        self.measure()
        oldest = time.perf_counter() - FRESH_SECONDS
        while self._times[0][0] < oldest:
            self._times.popleft()
        times = [each for _, each in self._times]
        return max(percentile(times, max(percent, 50)), statistics.fmean(times)) / REFERENCE_MS

    def noise(self) -> float:
        """Return the spread of the middle half of the pieces, as a share of their median."""
        times = [each for _, each in self._times]
        return spread(times)


def percentile(samples: list[float], percent: int) -> float:
    """Return the sample that so many percent do not exceed.

    >>> percentile([4.0, 1.0, 3.0, 2.0], 50), percentile([4.0, 1.0, 3.0, 2.0], 100)
    (2.0, 4.0)
    """
    return sorted(samples)[max(0, -(-len(samples) * percent // 100) - 1)]


def spread(samples: list[float]) -> float:
    """Return the spread of the middle half of some samples, as a share of their median; 0 for one alone.

    >>> spread([1.0, 2.0, 3.0, 4.0, 5.0]), spread([7.0])
    (1.0, 0.0)
    """
    if len(samples) < 2:
        return 0.0
    low, middle, high = statistics.quantiles(samples, n=4)
    return (high - low) / middle if middle else 0.0


HERE = Yardstick()
"""Of this process."""
