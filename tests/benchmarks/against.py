"""What became slower since another run: ``python -m tests.benchmarks.against OLD.json [NEW.json]``.

Ratios are compared, not times: each has its peer, or its limit on the yardstick, from the same minute. A row became
slower where its ratio grew by more than the noise of both runs, and by at least a tenth.
"""

import json
import sys
from pathlib import Path
from typing import Any

from tests.benchmarks.__main__ import FIRST

LEAST = 0.1
"""Growth of a ratio below which nothing is told."""

Rows = list[dict[str, Any]]


def slower(old: Rows, new: Rows) -> Rows:
    """Return the rows of the new run that became slower.

    >>> before, after = {"row": "a", "ratio": 1.0, "noise": 0.1}, {"row": "a", "ratio": 1.5, "noise": 0.1}
    >>> [row["row"] for row in slower([before], [after])], slower([before], [after | {"noise": 0.6}])
    (['a'], [])
    """
    before = {row["row"]: row for row in old}
    found = []
    for row in new:
        was = before.get(row["row"])
        if was is not None and row["ratio"] > was["ratio"] * (1 + max(LEAST, was["noise"] + row["noise"])):
            found.append(row)
    return found


def main(arguments: list[str]) -> int:
    """Tell; 1 where anything became slower."""
    if not 1 <= len(arguments) <= 2:
        sys.stdout.write("usage: make bench-compare OLD.json\n")
        return 2
    paths = Path(arguments[0]), Path(arguments[1]) if arguments[1:] else FIRST
    old, new = (json.loads(path.read_text(encoding="utf-8")) for path in paths)
    before = {row["row"]: row for row in old}
    found = slower(old, new)
    for row in found:
        was = before[row["row"]]
        noise = was["noise"] + row["noise"]
        sys.stdout.write(f"{row['row']}: ratio {was['ratio']:.2f} → {row['ratio']:.2f} (noise ±{noise:.0%})\n")
    names = {row["row"] for row in new}
    gone = [name for name in before if name not in names]
    sys.stdout.write("".join(f"{name}: no longer measured\n" for name in gone))
    sys.stdout.write(f"{len(new)} rows, {len(found)} slower than before by more than the noise of both runs.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
