"""A plain harness: ours and its peer in one run, by turns, so that a busy machine is as unfair to one as to the other.

Every ratio is ours / peer: 1 is a draw, less is faster. A target of ``1 / 3`` says "three times as fast". Where there
is no peer, a limit stands in its place, as long as the machine needs for it now: see `yardstick`.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.benchmarks.yardstick import HERE, percentile, spread

Work = Callable[[], object]

WARM_UP = 3

WIDTH: Final = 64
"""Characters of a row's name."""


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
    noise : float
        How far the ratio goes up and down within the run, as a share of it.

    Examples
    --------
    >>> Row("filter", 10.0, 10.0, 1.2).ok, Row("filter", 13.0, 10.0, 1.2).ok, Row("filter", 13.0, 10.0, None).ok
    (True, False, True)
    """

    name: str
    ours: float
    peer: float
    target: float | None
    noise: float = 0.0

    @property
    def ratio(self) -> float:
        """Ours / peer."""
        return self.ours / self.peer

    @property
    def ok(self) -> bool:
        """Whether the target is met."""
        return self.target is None or self.ratio <= self.target

    def __str__(self) -> str:
        return line(self.as_json())

    def as_json(self) -> dict[str, object]:
        """Return the row as `build/bench.json` has it; ``limit`` is the most that the ratio may be."""
        return {
            "row": self.name,
            "ours": self.ours,
            "peer": self.peer,
            "ratio": self.ratio,
            "limit": self.target,
            "ok": self.ok,
            "noise": self.noise,
        }


def line(row: dict[str, object]) -> str:
    """Write a row of `Row.as_json` out.

    >>> line(Row("filter", 13.0, 10.0, 1.2).as_json()).split()
    ['filter', '13.00', '10.00', '1.30', '≤', '1.20', 'MISSED']
    """
    target = "" if row["limit"] is None else f"≤ {row['limit']:.2f}"
    verdict = "" if row["limit"] is None else "ok" if row["ok"] else "MISSED"
    numbers = f"{row['ours']:>9.2f} {row['peer']:>9.2f} {row['ratio']:>7.2f}"
    return f"{row['row']:<{WIDTH}} {numbers}  {target:<7} {verdict}".rstrip()


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
    noise = spread([mine / theirs for mine, theirs in zip(times[ours], times[peer], strict=True)])
    return Row(name, statistics.median(times[ours]), statistics.median(times[peer]), target, noise)


def within(name: str, samples: list[float], limit: float, *, percent: int = 95) -> Row:
    """Hold a percentile of measured milliseconds to a limit in milliseconds (100 percent: the slowest).

    The limit is stretched by the yardstick, measured at once.

    >>> within("frame", [1.0] * 19 + [50000.0], 800.0).ok, within("frame", [1.0, 50000.0], 800.0, percent=100).ok
    (True, False)
    """
    which = "slowest" if percent == 100 else f"p{percent}"
    halves = [percentile(half, percent) for half in (samples[::2], samples[1::2]) if half]
    found = percentile(samples, percent)
    noise = max(HERE.noise(), (max(halves) - min(halves)) / found if found else 0.0)
    return Row(f"{name}, {which}", found, limit * HERE.scale(percent), 1.0, noise)


def took(name: str, spent: float, limit: float) -> Row:
    """Hold something that was measured once, in the unit of the limit, to a limit that the yardstick stretches.

    >>> took("start", 1.0, 100.0).ok
    True
    """
    scale = HERE.scale()
    return Row(name, spent, limit * scale, 1.0, HERE.noise())


def milliseconds(work: Work) -> float:
    """How long ``work`` takes once; what it returns is freed before the next."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def report(title: str, rows: list[Row], *, unit: str = "ms") -> int:
    """Print the table; give 1 if a target was missed, else 0.

    With ``--json FILE`` on the command line the rows are added to those in the file.
    """
    out = [heading(title, unit), *map(str, rows)]
    sys.stdout.write("\n".join(out) + "\n")
    sys.stdout.flush()
    if "--json" in sys.argv[:-1]:
        path = Path(sys.argv[sys.argv.index("--json") + 1])
        before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
        added = [{**row.as_json(), "row": f"{title}: {row.name}"} for row in rows]
        path.write_text(json.dumps(before + added, indent=1, ensure_ascii=False), encoding="utf-8")
    return 0 if all(row.ok for row in rows) else 1


def heading(title: str, unit: str = "ms") -> str:
    """Return the first line of a table."""
    return f"{title:<{WIDTH}} {f'ours {unit}':>9} {f'peer {unit}':>9} {'ratio':>7}  target"
