"""Measure the course's table of transfer learning, and print it as Markdown.

    python packaging/make_transfer_table.py [--seed N] [--network NAME]

Every number is the share of right answers about pictures that the network has not seen; it takes a quarter of an hour
on one core. The same seed gives the same numbers.
"""

import argparse
import sys

from cnngui.engine.following import Following
from cnngui.tasks.transfer.bases import NETWORKS, read_base
from cnngui.tasks.transfer.course_table import TABLE_SCOPES, Cell, table

SIZES = {"small": "few", "large": "more"}
KINDS = {"like": "photos, as in ImageNet", "unlike": "digits, not as in ImageNet"}
SCOPES = {
    "last-layer": "last layer",
    "last-block": "last block and head",
    "everything": "everything",
    "scratch": "from random weights",
}


def main() -> int:
    """Measure and print."""
    words = argparse.ArgumentParser(description="Measure the table of transfer learning.")
    words.add_argument("--seed", type=int, default=0)
    words.add_argument("--network", choices=NETWORKS, default=NETWORKS[0])
    options = words.parse_args()
    steps = Following(table(read_base(options.network), seed=options.seed))
    told = ""
    for step in steps:
        now = f"{step.size} {step.kind} {step.scope}"
        if now != told:
            print(f"{step.fraction:4.0%} {now}", file=sys.stderr, flush=True)
            told = now
    print("\n".join(rows(steps.value)))
    return 0


def rows(cells: tuple[Cell, ...]) -> list[str]:
    """Return the table's lines."""
    heads = ["Pictures", "to learn from", *(SCOPES[scope] for scope in TABLE_SCOPES)]
    found = [_row(heads), _row(["---", "---:", *("---:" for _ in TABLE_SCOPES)])]
    for cell in cells:
        best = max(round(each.accuracy, 2) for each in cell.found)
        numbers = [
            f"**{each.accuracy:.2f}**" if round(each.accuracy, 2) == best else f"{each.accuracy:.2f}"
            for each in cell.found
        ]
        seconds = [f"{number} ({each.seconds:.0f} s)" for number, each in zip(numbers, cell.found, strict=True)]
        count = f"{SIZES[cell.size]}: {cell.pictures} in {cell.classes} classes"
        found.append(_row([KINDS[cell.kind], count, *seconds]))
    return found


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
