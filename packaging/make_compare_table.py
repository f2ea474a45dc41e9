"""Compare every filter of conv1_1 with every named kernel of at most 3×3, in plain NumPy, and write the table.

    python packaging/make_compare_table.py [--spread equal] [--output FILE]

It takes from CNNGUI the kernels' numbers and the place of the weights, and nothing of how they are compared: tests
hold what the app computes against it. Without ``--output`` it names the best filter of every kernel.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.kernels.table import KERNELS
from cnngui.paths import resources

Table = NDArray[np.float64]

SPREADS = {"luminance": (0.299, 0.587, 0.114), "equal": (1 / 3, 1 / 3, 1 / 3)}


def learned() -> Table:
    """Read conv1_1 from the bundled safetensors file: eight bytes of length, a header in JSON, then the numbers."""
    whole = (resources() / "weights" / "vgg16-conv-f16.safetensors").read_bytes()
    length = int.from_bytes(whole[:8], "little")
    entry = json.loads(whole[8 : 8 + length])["conv1_1.weight"]
    first, after = entry["data_offsets"]
    numbers = np.frombuffer(whole[8 + length + first : 8 + length + after], "<f2")
    return numbers.astype(np.float64).reshape(entry["shape"])


def kernels() -> dict[str, Table]:
    """Return the named kernels that fit, as 3×3: the middle number, or the one before it, lies in the middle."""
    found = {}
    for row in KERNELS:
        numbers = np.array(row.filter.slices[0])
        if max(numbers.shape) <= 3:
            square = np.zeros((3, 3))
            top, left = (1 - (length - 1) // 2 for length in numbers.shape)
            square[top : top + numbers.shape[0], left : left + numbers.shape[1]] = numbers
            found[row.name] = square
    return found


def table(spread: str = "luminance") -> Table:
    """Return the cosine of each filter and each kernel, the mean of the 27 numbers taken off; 0 where none is left."""
    weights = SPREADS[spread]
    filters, hand_made = learned(), kernels()
    cosines = np.zeros((len(filters), len(hand_made)))
    for column, square in enumerate(hand_made.values()):
        mine = np.array([weight * square for weight in weights])
        mine -= mine.mean()
        for row, theirs in enumerate(filters):
            left = theirs - theirs.mean()
            norms = np.sqrt((mine * mine).sum() * (left * left).sum())
            if norms > 1e-12:
                cosines[row, column] = (mine * left).sum() / norms
    return cosines


def written(cosines: Table) -> str:
    """Return the table as CSV: a line a channel, a column a kernel."""
    lines = [",".join(["channel", *kernels()])]
    lines += [",".join([str(channel), *(f"{cosine:.7f}" for cosine in row)]) for channel, row in enumerate(cosines)]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the table, or tell the best of it."""
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("--spread", choices=tuple(SPREADS), default="luminance")
    words.add_argument("--output", type=Path)
    options = words.parse_args()
    cosines = table(options.spread)
    if options.output:
        options.output.write_text(written(cosines), encoding="utf-8")
        return
    for name, column in zip(kernels(), cosines.T, strict=True):
        best = int(np.abs(column).argmax())
        print(f"{name:24} channel {best:2}  {column[best]:+.3f}")


if __name__ == "__main__":
    main()
