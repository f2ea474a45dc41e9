"""What a photo can tell of a filter: how fast it is found, the highest rate, and the weights that it leaves open.

All of it is in the windows' second moments: on the squared difference, gradient descent shrinks the error along each
of their eigenvectors by the factor 1 − rate × eigenvalue a step.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10

import numpy as np

from cnngui.engine.arrays import Array, Doubles
from cnngui.engine.errors import QT_TRANSLATE_NOOP, Note
from cnngui.engine.numbers import MINUS, written
from cnngui.engine.sizes import Pair

NOTHING = 1e-9
"""Eigenvalues below this share of the largest count as 0: bytes round off a millionth of it."""

_BAND = 20_000
"""Windows that are summed at a time."""

_TERMS = 4
"""Weights that are named of a combination, at most."""


@dataclass(frozen=True, eq=False)
class Moments:
    """Sums over windows.

    Parameters
    ----------
    raw : (d, d) float64
        Mean of the products of two pixels.
    mean : (d,) float64
    count : int
        Windows.
    """

    raw: Doubles
    mean: Doubles
    count: int

    @property
    def centred(self) -> Doubles:
        """The covariance: mean of the products with the mean taken off."""
        return np.asarray(self.raw - np.outer(self.mean, self.mean))


def moments(windows: Array) -> Moments:
    """Sum windows (N, d) up in float64.

    >>> moments(np.float32([[1, 0], [3, 4]])).centred.tolist()
    [[1.0, 2.0], [2.0, 4.0]]
    """
    count, width = windows.shape
    raw, mean = np.zeros((width, width)), np.zeros(width)
    for first in range(0, count, _BAND):
        part = windows[first : first + _BAND].astype(np.float64)
        raw += part.T @ part
        mean += part.sum(axis=0)
    return Moments(raw / count, mean / count, count)


def condition(matrix: Doubles) -> float | None:
    """Return the largest eigenvalue over the smallest; None where that is 0.

    >>> condition(np.diag([4.0, 1.0])), condition(np.diag([4.0, 0.0]))
    (4.0, None)
    """
    values = np.linalg.eigvalsh(matrix)
    return float(values[-1] / values[0]) if values[-1] > 0 and values[0] > NOTHING * values[-1] else None


@dataclass(frozen=True, eq=False)
class Knowable:
    """What windows tell of the weights.

    Parameters
    ----------
    values : (d,) float64
        Eigenvalues, the smallest first.
    open : (d, n) float64
        Orthonormal combinations of weights that make no difference: n may be 0.
    raw, centred : float or None
        Condition numbers of the windows as they are, and without their mean; None where weights are left open. Plain
        descent takes about as many steps as they say.
    """

    values: Doubles
    open: Doubles
    raw: float | None
    centred: float | None

    @property
    def largest(self) -> float:
        """The largest eigenvalue."""
        return max(float(self.values[-1]), 0.0)

    def highest_rate(self, momentum: float = 0.0) -> float:
        """Return the rate above which steps over all pixels grow: 2 · (1 + momentum) / largest eigenvalue."""
        return 2 * (1 + momentum) / self.largest if self.largest > 0 else float("inf")


def knowable(found: Moments, *, centred: bool) -> Knowable:
    """Find out what windows tell, as they are or without their mean.

    Examples
    --------
    >>> flat = knowable(moments(np.full((50, 2), 0.5, np.float32)), centred=False)
    >>> flat.open.round(2)[:, 0].tolist(), flat.highest_rate()
    ([-0.71, 0.71], 4.0)
    """
    values, vectors = np.linalg.eigh(found.centred if centred else found.raw)
    scale = max(float(np.linalg.eigvalsh(found.raw)[-1]), 1e-30)  # of a flat photo nothing is left without its mean
    is_open = values <= NOTHING * max(float(values[-1]), NOTHING * scale)
    return Knowable(values, vectors[:, is_open], condition(found.raw), condition(found.centred))


def highest_printed(rate: float) -> float:
    """Round a rate down to two digits, so that what is printed works.

    >>> highest_printed(14.998), highest_printed(0.05678)
    (14.0, 0.056)
    """
    power = 10.0 ** (floor(log10(rate)) - 1)
    return float(f"{floor(rate / power * (1 + 1e-12)) * power:.3g}")


# What is left open, in words


def open_note(known: Knowable, depth: int, shape: Pair) -> Note | None:
    """Say which weights the photo leaves open, and why where that is plain; None where it leaves none.

    Parameters
    ----------
    known : Knowable
    depth : int
        Slices of the kernel.
    shape : (f_h, f_w)

    Examples
    --------
    >>> stripes = np.tile(np.random.default_rng(0).random((60, 1, 2)), (1, 2, 1)).reshape(60, 4)
    >>> str(open_note(knowable(moments(np.float32(stripes)), centred=True), 1, (2, 2))).split(":")[0]
    'All rows of the photo are alike'
    """
    if not known.open.shape[1]:
        return None
    open_ = known.open
    if open_.shape[1] == known.values.size:
        text = QT_TRANSLATE_NOOP(
            "Notes", "The photo is one even colour: without its mean nothing is left to learn from."
        )
        return Note(text)
    places = np.arange(depth * shape[0] * shape[1]).reshape(depth, *shape)
    for axis, template in (
        (1, QT_TRANSLATE_NOOP("Notes", "All rows of the photo are alike: of every column only the sum can be found.")),
        (2, QT_TRANSLATE_NOOP("Notes", "All columns of the photo are alike: of every row only the sum can be found.")),
        (0, QT_TRANSLATE_NOOP("Notes", "The photo is grey: only the sum of the three slices can be found.")),
    ):
        turned = np.moveaxis(places, axis, 0)
        pairs = [
            pair
            for one, other in pairwise(turned.tolist())
            for pair in zip(np.ravel(one).tolist(), np.ravel(other).tolist(), strict=True)
        ]
        if pairs and len(pairs) <= open_.shape[1] and _makes_no_difference(open_, pairs):
            return Note(_even(template, open_.shape[1], len(pairs)))
    text = QT_TRANSLATE_NOOP(
        "Notes",
        "The photo leaves {count} combinations of weights open, such as {example}: they make no difference on it.",
    )
    return Note(text, {"count": open_.shape[1], "example": _combination(open_, depth, shape)})


def _even(template: str, count: int, told: int) -> str:
    """Where more is left open than rows or columns that are alike tell, it is the photo that is even."""
    if count == told:
        return template
    return QT_TRANSLATE_NOOP("Notes", "The photo is so even that of the kernel only sums of weights can be found.")


def _makes_no_difference(open_: Doubles, pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether it makes no difference which of the two weights of each pair has what the two have together."""
    for one, other in pairs:
        exchanged = np.zeros(len(open_))
        exchanged[[one, other]] = 1, -1
        if np.linalg.norm(exchanged - open_ @ (open_.T @ exchanged)) > 1e-3:
            return False
    return True


def _combination(open_: Doubles, depth: int, shape: Pair) -> str:
    """Write a combination with its largest weights, named by slice, row and column."""
    vector = open_ @ open_[np.argmax(np.linalg.norm(open_, axis=1))]
    vector = vector / vector[np.argmax(np.abs(vector))]
    terms = []
    for at in np.argsort(-np.abs(vector), kind="stable")[:_TERMS]:
        part, row, column = np.unravel_index(at, (depth, *shape))
        if abs(vector[at]) >= 0.05:
            name = f"{'RGB'[part] if depth == 3 else ''}({row + 1}, {column + 1})"
            sign = MINUS if vector[at] < 0 else "+"
            terms.append(f"{sign} {written(abs(float(vector[at])), 1).text}·w{name}")
    more = " …" if int((np.abs(vector) >= 0.05).sum()) > _TERMS else ""
    return " ".join(terms).removeprefix("+ ") + more
