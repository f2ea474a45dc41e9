"""A plain harness: ours and its peer in one run, by turns, so that a busy machine is as unfair to one as to the other.

Every ratio is ours / peer: 1 is a draw, less is faster. A target of ``1 / 3`` says "three times as fast".
"""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

Work = Callable[[], object]

WARM_UP = 3


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Parameters
    ----------
    name : str
        What is measured.
    ours, peer : float
        Milliseconds, or what the table says; without a peer, ``peer`` is the limit that ours is held to.
    target : float or None
        The most that ours / peer may be; None where the line only informs.

    Examples
    --------
    >>> Row("filter", 10.0, 10.0, 1.2).ok, Row("filter", 13.0, 10.0, 1.2).ok, Row("filter", 13.0, 10.0, None).ok
    (True, False, True)
    """

    name: str
    ours: float
    peer: float
    target: float | None

    @property
    def ratio(self) -> float:
        """Ours / peer."""
        return self.ours / self.peer

    @property
    def ok(self) -> bool:
        """Whether the target is met."""
        return self.target is None or self.ratio <= self.target

    def __str__(self) -> str:
        target = "" if self.target is None else f"≤ {self.target:.2f}"
        verdict = "" if self.target is None else "ok" if self.ok else "MISSED"
        return f"{self.name:<58} {self.ours:>9.2f} {self.peer:>9.2f} {self.ratio:>7.2f}  {target:<7} {verdict}".rstrip()


def compare(name: str, ours: Work, peer: Work, *, target: float | None = None, rounds: int = 25) -> Row:
    """Measure two pieces of work by turns and compare their medians.

    >>> compare("nothing", lambda: None, lambda: None, rounds=3).name
    'nothing'
    """
    times: dict[Work, list[float]] = {ours: [], peer: []}
    for number in range(WARM_UP + rounds):
        for work in (ours, peer) if number % 2 else (peer, ours):
            spent = milliseconds(work)
            if number >= WARM_UP:
                times[work].append(spent)
    return Row(name, statistics.median(times[ours]), statistics.median(times[peer]), target)


def within(name: str, samples: list[float], limit: float, *, percent: int = 95) -> Row:
    """Hold a percentile of measured milliseconds to a limit in milliseconds (100 percent: the slowest).

    >>> within("frame", [1.0] * 19 + [50.0], 8.0).ok, within("frame", [1.0] * 19 + [50.0], 8.0, percent=100).ok
    (True, False)
    """
    position = max(0, -(-len(samples) * percent // 100) - 1)
    return Row(f"{name}, {'slowest' if percent == 100 else f'p{percent}'}", sorted(samples)[position], limit, 1.0)


def milliseconds(work: Work) -> float:
    """How long ``work`` takes once; what it returns is freed before the next."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def report(title: str, rows: list[Row], *, unit: str = "ms") -> int:
    """Print the table; give 1 if a target was missed, else 0."""
    out = [f"{title:<58} {f'ours {unit}':>9} {f'peer {unit}':>9} {'ratio':>7}  target", *map(str, rows)]
    sys.stdout.write("\n".join(out) + "\n")
    return 0 if all(row.ok for row in rows) else 1
