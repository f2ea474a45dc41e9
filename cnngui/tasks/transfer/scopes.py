"""What learns and what stays frozen, and how many numbers that are."""

from dataclasses import dataclass
from math import prod
from typing import Literal

from cnngui.networks.classifiers.learning import tensor_shapes
from cnngui.networks.plans.worked import worked
from cnngui.tasks.transfer.bases import HIDDEN, OUTPUT, Base

Scope = Literal["last-layer", "head", "last-block", "everything", "scratch"]

SCOPES: tuple[Scope, ...] = ("last-layer", "head", "last-block", "everything", "scratch")


@dataclass(frozen=True)
class Counts:
    """How many numbers learn and how many do not; together they are the network.

    Examples
    --------
    >>> Counts(trainable=6405, frozen=3371008).share
    0.00189...
    """

    trainable: int
    frozen: int

    @property
    def share(self) -> float:
        """What learns, of all."""
        return self.trainable / (self.trainable + self.frozen)


def learning_steps(base: Base, scope: Scope) -> tuple[str, ...]:
    """Return the names of the layers that learn, in order."""
    body = {"last-block": base.last_block, "everything": _all(base), "scratch": _all(base)}.get(scope, ())
    return (*body, HIDDEN, OUTPUT) if has_hidden(scope) else (*body, OUTPUT)


def has_hidden(scope: Scope) -> bool:
    """Whether a hidden layer stands before the last one."""
    return scope == "head"


def frozen_until(base: Base, scope: Scope) -> str:
    """Return the last frozen layer, whose output is computed once; empty where all learn."""
    return {"last-layer": base.pooled, "head": base.pooled, "last-block": base.before_last_block}.get(scope, "")


def counts(base: Base, scope: Scope, classes: int, hidden: int) -> Counts:
    """Return how many numbers learn, and how many are frozen.

    Parameters
    ----------
    base : Base
    scope : {"last-layer", "head", "last-block", "everything", "scratch"}
    classes : int
    hidden : int
        Units of the hidden layer, of the scope "head".

    Examples
    --------
    >>> from cnngui.tasks.transfer.bases import read_base
    >>> base = read_base("efficientnet-lite0")
    >>> counts(base, "last-layer", 5, 0), counts(base, "everything", 5, 0)
    (Counts(trainable=6405, frozen=3371008), Counts(trainable=3377413, frozen=0))
    """
    plan = base.plan(classes, hidden if has_hidden(scope) else 0)
    whole = worked(plan).totals.parameters
    learning = set(learning_steps(base, scope))
    trainable = sum(prod(shape) for name, shape in tensor_shapes(plan).items() if _learns(name, learning))
    return Counts(trainable, whole - trainable)


def _learns(tensor: str, learning: set[str]) -> bool:
    layer, part = tensor.split(".")
    return layer.removesuffix("_bn") in learning and part in {"weight", "bias"}


def _all(base: Base) -> tuple[str, ...]:
    return tuple(name for block in base.blocks for name in block)
