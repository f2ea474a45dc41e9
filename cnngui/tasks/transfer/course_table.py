"""The course's table, measured: few or many pictures, like those of ImageNet or not, and what learns.

Each network is asked about pictures that it has not seen at all: it did not learn from them, nor were its best weights
chosen by them.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from cnngui.engine.following import Following
from cnngui.tasks.transfer.bases import Base
from cnngui.tasks.transfer.bundled import cutout_set, digit_set
from cnngui.tasks.transfer.controls import Controls
from cnngui.tasks.transfer.features import FeatureCache
from cnngui.tasks.transfer.pictures import PictureSet
from cnngui.tasks.transfer.scopes import Scope
from cnngui.tasks.transfer.settings import settings_for
from cnngui.tasks.transfer.splitting import split
from cnngui.tasks.transfer.steps import TransferResult
from cnngui.tasks.transfer.train import train

Size = Literal["small", "large"]
Kind = Literal["like", "unlike"]

TABLE_SCOPES: tuple[Scope, ...] = ("last-layer", "last-block", "everything", "scratch")

PASSES = 1200
"""Pictures that go through a network whose convolutions learn, all epochs together: a minute or three."""

SHARE = 0.2
"""Of the pictures given, by which the best weights are chosen."""


@dataclass(frozen=True)
class Measured:
    """What one scope has come to.

    Parameters
    ----------
    scope : {"last-layer", "head", "last-block", "everything", "scratch"}
    accuracy : float
        On unseen pictures.
    seconds : float
    epochs : int
    """

    scope: Scope
    accuracy: float
    seconds: float
    epochs: int


@dataclass(frozen=True)
class Cell:
    """One cell of the table.

    Parameters
    ----------
    size : {"small", "large"}
    kind : {"like", "unlike"}
        ImageNet's pictures.
    pictures, asked : int
        Given to learn from, and unseen.
    classes : int
    found : tuple of Measured
    """

    size: Size
    kind: Kind
    pictures: int
    asked: int
    classes: int
    found: tuple[Measured, ...]


@dataclass(frozen=True)
class TableStep:
    """How far it is: the cells so far, what is being learned, and the fraction of the whole."""

    cells: tuple[Cell, ...]
    size: Size
    kind: Kind
    scope: Scope
    fraction: float


def measuring(
    given: PictureSet,
    unseen: PictureSet,
    base: Base,
    scope: Scope,
    *,
    seed: int = 0,
    controls: Controls | None = None,
    cache: FeatureCache | None = None,
) -> Generator[float, None, Measured]:
    """Let one scope learn from pictures, and ask it about others.

    Parameters
    ----------
    given, unseen : PictureSet
        Of the same classes.
    base : Base
    scope : {"last-layer", "head", "last-block", "everything", "scratch"}
    seed : int
    controls : Controls, optional
        To stop it.
    cache : FeatureCache, optional

    Yields
    ------
    float
        Share of the way.
    """
    settings = settings_for(scope, network=base.network, seed=seed, share=SHARE)
    if scope in {"everything", "scratch"}:
        settings = replace(settings, epochs=max(2, min(20, PASSES // len(given))), patience=0)
    steps = Following(train(given, base, settings, controls, cache))
    for step in steps:
        yield 0.9 * step.fraction
    accuracy = yield from _asked(steps.value, unseen)
    return Measured(scope, accuracy, steps.value.seconds, steps.value.epochs)


def _asked(result: TransferResult, unseen: PictureSet) -> Generator[float, None, float]:
    right = 0
    for at, example in enumerate(unseen.examples):
        right += int(result.model.probabilities([example.pixels()])[0].argmax()) == example.label
        yield 0.9 + 0.1 * (at + 1) / len(unseen)
    return right / len(unseen)


def sets_of(size: Size, kind: Kind, seed: int = 0) -> tuple[PictureSet, PictureSet]:
    """Return what is given and what stays unseen in a cell.

    Small are 5 cut-outs or digits of each class; large are all cut-outs but a quarter, on white and on gravel, or 30
    digits of each class. Unseen are the other quarter of the cut-outs, on the same grounds, or 20 test digits of each
    class.

    Examples
    --------
    >>> [tuple(map(len, sets_of(size, kind))) for size in ("small", "large") for kind in ("like", "unlike")]
    [(25, 29), (50, 200), (180, 58), (300, 200)]
    """
    if kind == "unlike":
        return digit_set(5 if size == "small" else 30, skip=100 * seed), digit_set(20, is_test=True)
    whole = cutout_set(("white",))
    parts = split(whole.labels, np.arange(len(whole)), 0.25, seed)
    if size == "small":
        few = [place for label in range(len(whole.classes)) for place in _first_of(whole, parts.train, label)]
        return whole.chosen(few), whole.chosen(parts.validation)
    other = cutout_set(("gravel",))
    both = [
        replace(whole, examples=whole.chosen(places).examples + other.chosen(places).examples)
        for places in (parts.train, parts.validation)
    ]
    return both[0], both[1]


def _first_of(pictures: PictureSet, places: Sequence[int] | np.typing.NDArray[np.intp], label: int) -> list[int]:
    return [int(place) for place in places if pictures.labels[place] == label][:5]


def table(
    base: Base, *, seed: int = 0, controls: Controls | None = None, cache: FeatureCache | None = None
) -> Generator[TableStep, None, tuple[Cell, ...]]:
    """Fill the table on the sets that come with the app.

    Yields
    ------
    TableStep

    Returns
    -------
    tuple of Cell
        Those that were filled before it was stopped.
    """
    cells: list[Cell] = []
    places: list[tuple[Size, Kind]] = [
        ("small", "like"),
        ("large", "like"),
        ("small", "unlike"),
        ("large", "unlike"),
    ]
    for at, (size, kind) in enumerate(places):
        given, unseen = sets_of(size, kind, seed)
        found: list[Measured] = []
        for number, scope in enumerate(TABLE_SCOPES):
            done = (at + number / len(TABLE_SCOPES)) / len(places)
            handles = Controls()
            steps = Following(measuring(given, unseen, base, scope, seed=seed, controls=handles, cache=cache))
            for share in steps:
                if controls and controls.is_stopped:
                    return tuple(cells)
                yield TableStep(tuple(cells), size, kind, scope, done + share / len(TABLE_SCOPES) / len(places))
            found.append(steps.value)
        cells.append(Cell(size, kind, len(given), len(unseen), len(given.classes), tuple(found)))
    return tuple(cells)
