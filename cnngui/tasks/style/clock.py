"""How far a run is, and how long it still takes: pauses, and the turns of other jobs, are not counted."""

from time import perf_counter

from cnngui.tasks.style.pyramid import steps_at
from cnngui.tasks.style.settings import StyleSettings

HASTE = 2.0
"""With a limit in seconds, a scale may use up to one half of the time that the next one may use up to."""


class Clock:
    """Time and work of one run.

    Parameters
    ----------
    settings : StyleSettings
    sizes : tuple of int
        Longer sides, as `cnngui.tasks.style.pyramid.scales_of` returns them.

    Examples
    --------
    >>> settings = StyleSettings(size=64, steps=2)
    >>> clock = Clock(settings, (64,))
    >>> clock.has_time_for(0, 1), clock.has_time_for(0, 2)
    (True, False)
    >>> clock.step(0)
    >>> clock.fraction
    0.5
    """

    def __init__(self, settings: StyleSettings, sizes: tuple[int, ...]) -> None:
        self._settings = settings
        self._spent, self._since = 0.0, perf_counter()
        self._runs = True
        self._work = 0.0
        self._fraction = 0.0
        self.shrink(sizes, 0)

    def shrink(self, sizes: tuple[int, ...], level: int) -> None:
        """Plan anew, from a scale on."""
        self._sizes = sizes
        counts = [steps_at(self._settings, position, len(sizes)) for position in range(len(sizes))]
        self._steps = counts
        self._costs = [size * size for size in sizes]
        ahead = zip(self._costs[level:], counts[level:], strict=True)
        self._whole = self._work + sum(cost * count for cost, count in ahead)
        self._latest: tuple[float, float] | None = None

    def start(self) -> None:
        """Go on."""
        self._since, self._runs = perf_counter(), True

    def stop(self) -> None:
        """Pause."""
        self._spent, self._runs = self.seconds, False

    @property
    def seconds(self) -> float:
        """Seconds of work."""
        return self._spent + (perf_counter() - self._since if self._runs else 0.0)

    def step(self, level: int) -> None:
        """Count a step at a scale."""
        self._work += self._costs[level]
        now = self.seconds
        before = self._latest[0] if self._latest else 0.0
        self._latest = now, (now - before) / self._costs[level]
        done = self._work / self._whole if self._settings.seconds is None else now / self._settings.seconds
        self._fraction = min(max(done, self._fraction), 1.0)

    def finish(self) -> None:
        """Say that all is done."""
        self._fraction = 1.0

    @property
    def fraction(self) -> float:
        """Share of the work that is done."""
        return self._fraction

    @property
    def seconds_left(self) -> float | None:
        """Estimate from the step before; None while there is none to go by."""
        if self._settings.seconds is not None:
            return max(self._settings.seconds - self.seconds, 0.0)
        if self._latest is None:
            return None
        return (self._whole - self._work) * self._latest[1]

    def has_time_for(self, level: int, done: int) -> bool:
        """Tell whether another step is to be made at a scale."""
        limit = self._settings.seconds
        if limit is None:
            return done < self._steps[level]
        later = len(self._sizes) - 1 - level
        if later and done >= self._steps[level]:
            return False
        step = 0.0 if self._latest is None else self._latest[1] * self._costs[level]
        return self.seconds + step <= limit / HASTE**later
