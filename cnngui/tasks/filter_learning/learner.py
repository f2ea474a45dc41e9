"""One filter on its way down the gradient of the squared difference."""

from dataclasses import replace
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Array, Doubles
from cnngui.engine.errors import QT_TRANSLATE_NOOP, Note
from cnngui.engine.kernels.values import Filter, resized
from cnngui.tasks.filter_learning.controls import Controls
from cnngui.tasks.filter_learning.knowable import Knowable, highest_printed, knowable, moments, open_note
from cnngui.tasks.filter_learning.scenes import Scene
from cnngui.tasks.filter_learning.settings import LearnSettings
from cnngui.tasks.filter_learning.steps import LearnStep, Record

GROWN = 1e4
"""Times the loss it began with, at which it diverges."""

STILL = 1e-9
"""A step that is smaller than this share of the weights changes nothing any more."""

NOISE = 0.3
"""Standard deviation of weights that begin as noise."""


class Learner:
    """Weights, and what pulls at them.

    With windows φ (one row a pixel, the mean taken off where ``centred``, and a constant pixel for the bias), weights w
    and target y, the loss is ½ · mean((φ·w − y)²) and its gradient φᵀ(φ·w − y) / N. Over all pixels that is M·w − c
    with M = φᵀφ / N and c = φᵀy / N, summed once, so that a step costs a few microseconds. ReLU lets only pixels with a
    response above 0 take part. A step is v ← momentum · v − rate · gradient; w ← w + v.

    Parameters
    ----------
    scene : Scene
    settings : LearnSettings
    given : Filter, optional
        To start from, where the settings say so.

    Examples
    --------
    >>> from cnngui.tasks.filter_learning.scenes import scene_of
    >>> photo = np.random.default_rng(0).integers(0, 256, (20, 30, 3)).astype(np.uint8)
    >>> learner = Learner(scene_of(photo, Filter((((1.0, -1.0),),))), LearnSettings())
    >>> while learner.step():
    ...     pass
    >>> [round(each, 5) for each in learner.learned.slices[0][0]]
    [1.0, -1.0]
    """

    def __init__(self, scene: Scene, settings: LearnSettings | None = None, given: Filter | None = None) -> None:
        self.scene, self.settings = scene, settings or LearnSettings()
        self.controls = Controls()
        self.number = 0
        self.is_over = False
        self._trouble: Note | None = None
        self._asked, self._revision = self.settings, self.controls.revision
        self._windows, self._places = scene.sample
        self._moments = moments(self._windows)
        self._longest = float(np.einsum("nd,nd->n", self._windows, self._windows).max())
        self._random = np.random.default_rng(self.settings.seed)
        first = self._first(given)
        noise = np.random.default_rng([self.settings.seed, 1]).standard_normal(scene.targets.size, np.float32)
        self._noise = noise
        self._true = None if scene.true is None else np.ravel(np.array(scene.true.slices))
        self._weights, self._bias = np.ravel(np.array(first.slices)), first.bias / 255
        self._gradient = np.zeros(scene.count)
        self._before = self._weights
        self._look()

    def _first(self, given: Filter | None) -> Filter:
        scene, settings = self.scene, self.settings
        if settings.start == "given" and given is not None:
            slices = given.slices if given.depth == scene.depth else given.slices[:1] * scene.depth
            return Filter(tuple(resized(part, scene.shape) for part in slices), given.bias)
        weights = np.zeros(scene.count)
        if settings.start == "noise":
            weights = NOISE * self._random.standard_normal(scene.count)
        return _filter(weights, 0.0, scene)

    # What the settings make of the windows

    def take(self, settings: LearnSettings) -> None:
        """Go on with other settings; what was learned stays."""
        if settings != self.settings:
            weights, bias = self._weights, self._bias
            self.settings, self.is_over, self._trouble = settings, False, None
            self._look()
            self._weights, self._bias = weights, bias
            self._put(weights, bias)

    def _look(self) -> None:
        """Sum the windows up as the settings see them."""
        settings, found = self.settings, self._moments
        self._mean = found.mean if settings.centred else np.zeros_like(found.mean)
        has_bias = settings.centred or settings.bias
        spread = float(np.sqrt(max(float(np.trace(found.centred)), 0.0) / len(found.mean)))
        self._constant = (max(spread, 0.01) if settings.centred else 1.0) if has_bias else 0.0
        self.known: Knowable = knowable(found, centred=settings.centred)
        self._target = self._targets()
        pulled = self._windows.T.astype(np.float64) @ self._target / found.count - self._mean * self._target.mean()
        matrix = found.centred if settings.centred else found.raw
        if has_bias:
            edge = self._constant * (found.mean - self._mean)
            matrix = np.block([[matrix, edge[:, None]], [edge[None], np.array([[self._constant**2]])]])
            pulled = np.append(pulled, self._constant * self._target.mean())
        self._matrix, self._pulled = matrix, pulled
        self._steepest = float(np.linalg.eigvalsh(matrix)[-1])
        self._best = np.linalg.pinv(matrix, rcond=1e-12, hermitian=True) @ pulled
        self._least = self._half_mean_square(self._difference(self._best)) if not settings.relu else 0.0
        self._variance = float(self._target.var())
        self._put(self._weights, self._bias)
        self._loss = self._begun = self._loss_at(self._theta)

    def _targets(self) -> Doubles:
        scene = self.scene
        target = scene.targets.ravel()[self._places].astype(np.float64)
        if self.settings.relu:
            target = np.maximum(target, 0)
        if self.settings.noise:
            target = target + self.settings.noise / 255 * self._noise[self._places]
        return target

    def _put(self, weights: Doubles, bias: float) -> None:
        """Take weights and bias for what goes down the gradient, at rest."""
        offset = bias + float(self._mean @ weights)
        self._theta = np.append(weights, offset / self._constant) if self._constant else weights.copy()
        self._speed = np.zeros_like(self._theta)

    @property
    def learned(self) -> Filter:
        """The weights and the bias now, the bias on the photo's scale."""
        return _filter(self._weights, 255 * float(self._bias), self.scene)

    # Losses and gradients

    def _rows(self, places: NDArray[np.intp]) -> Doubles:
        """Return windows as the settings see them."""
        rows = self._windows[places].astype(np.float64) - self._mean
        return np.column_stack([rows, np.full(len(rows), self._constant)]) if self._constant else rows

    def _raw(self, theta: Doubles) -> Doubles:
        """Return the responses at all pixels, before ReLU, without copying the windows."""
        count = self.scene.count
        flat = self._windows @ theta[:count].astype(np.float32)
        offset = float(theta[count:] @ [self._constant]) if self._constant else 0.0
        return np.asarray(flat.astype(np.float64) + (offset - float(self._mean @ theta[:count])))

    def _difference(self, theta: Doubles) -> Doubles:
        raw = self._raw(theta)
        return (np.maximum(raw, 0) if self.settings.relu else raw) - self._target

    @staticmethod
    def _half_mean_square(difference: Doubles) -> float:
        return float(0.5 * (difference @ difference) / len(difference))

    def _loss_at(self, theta: Doubles) -> float:
        """Return the loss over all pixels."""
        if self.settings.relu:
            return self._half_mean_square(self._difference(theta))
        off = theta - self._best
        return self._least + max(float(0.5 * off @ self._matrix @ off), 0.0)

    def _pull(self) -> tuple[float, Doubles]:
        """Return loss and gradient of what a step looks at."""
        batch, count = self.settings.batch, len(self._windows)
        if batch and batch < count:
            places = self._random.integers(0, count, batch)
            return self._pull_of(self._rows(places), self._target[places])
        if not self.settings.relu:
            return self._loss_at(self._theta), self._matrix @ self._theta - self._pulled
        raw = self._raw(self._theta)
        off = np.where(raw > 0, np.maximum(raw, 0) - self._target, 0.0)
        pulled = self._windows.T @ off.astype(np.float32) / np.float32(count)
        gradient = pulled.astype(np.float64) - self._mean * off.mean()
        if self._constant:
            gradient = np.append(gradient, self._constant * off.mean())
        return self._half_mean_square(np.maximum(raw, 0) - self._target), gradient

    def _pull_of(self, rows: Doubles, target: Doubles) -> tuple[float, Doubles]:
        raw = rows @ self._theta
        off = (np.maximum(raw, 0) if self.settings.relu else raw) - target
        passed = np.where(raw > 0, off, 0.0) if self.settings.relu else off
        return self._half_mean_square(off), rows.T @ passed / len(rows)

    # Steps

    @property
    def rate(self) -> float:
        """How far the next step goes down the gradient: as set, or one that suits."""
        return self.settings.rate if self.settings.rate is not None else self._fitting

    @property
    def _fitting(self) -> float:
        """A rate that works: half of the highest, and less for a step that looks at few pixels."""
        steepest, batch = self._steepest, self.settings.batch
        if batch and batch < len(self._windows):
            longest = self._longest + self._constant**2
            steepest = (steepest + longest / batch) / (1 - self.settings.momentum)
        return highest_printed(1 / max(steepest, 1e-12))

    @property
    def highest(self) -> float:
        """The highest rate that works, rounded down."""
        batch = self.settings.batch
        if batch and batch < len(self._windows):
            return self._fitting
        return highest_printed(2 * (1 + self.settings.momentum) / max(self._steepest, 1e-12))

    def follow(self) -> None:
        """Take what was changed through the controls."""
        if self.controls.revision != self._revision:
            self._revision = self.controls.revision
            self.take(self.controls.applied(self._asked))

    def step(self) -> bool:
        """Go one step down; tell whether there is more to learn."""
        self.follow()
        if self.is_over:
            return False
        loss, gradient = self._pull()
        speed = self.settings.momentum * self._speed - self.rate * gradient
        theta = self._theta + speed
        reached = self._half_mean_square(self._difference(theta)) if self.settings.relu else self._loss_at(theta)
        if not isfinite(reached) or reached > GROWN * max(self._begun, self._variance, 1e-6):
            self._end(self._diverged())
            return False
        self._gradient, self._before = gradient[: self.scene.count], self._weights
        self._theta, self._speed, self._loss = theta, speed, reached
        self._weights = theta[: self.scene.count]
        offset = self._constant * theta[-1] if self._constant else 0.0
        self._bias = offset - float(self._mean @ self._weights)
        self.number += 1
        self.controls.record(Record(loss, self.cosine))
        if self.settings.relu and not gradient.any() and self._is_dead():
            self._end(_dead())
        elif float(np.abs(speed).max()) <= STILL * max(float(np.abs(theta).max()), 1e-9):
            self._end(None)
        return not self.is_over

    def _end(self, trouble: Note | None) -> None:
        self.is_over, self._trouble = True, trouble

    def _is_dead(self) -> bool:
        return not (self._raw(self._theta) > 0).any()

    def _diverged(self) -> Note:
        text = QT_TRANSLATE_NOOP(
            "Notes",
            "The rate {rate} is too high: each step overshoots by more than the one before, so it diverges. "
            "Up to {highest} works here.",
        )
        return Note(text, {"rate": float(self.rate), "highest": self.highest})

    @property
    def cosine(self) -> float | None:
        """Of the angle between learned and true weights; None where these are not known or one is all zeros."""
        if self._true is None:
            return None
        size = float(np.linalg.norm(self._weights) * np.linalg.norm(self._true))
        return float(np.clip(self._weights @ self._true / size, -1, 1)) if size else None

    def state(self) -> LearnStep:
        """Return how far it is."""
        scene, settings = self.scene, self.settings
        learned = self.learned
        response, target = scene.response(learned), self._shown_target()
        if settings.relu:
            response = np.maximum(response, 0)
        explained = 1 - 2 * self._loss / self._variance if self._variance else float(not self._loss)
        box = (scene.depth, *scene.shape)
        notes = (self._trouble, open_note(self.known, scene.depth, scene.shape))
        return LearnStep(
            self.number,
            learned,
            self._gradient.reshape(box),
            self._before.reshape(box),
            self._loss,
            self.cosine,
            self.rate,
            explained,
            response,
            target,
            self.is_over,
            tuple(note for note in notes if note is not None),
        )

    def _shown_target(self) -> Array:
        scene, settings = self.scene, self.settings
        if settings.relu:
            scene = replace(scene, targets=np.maximum(scene.targets, 0))
        return scene.target(np.float32(settings.noise / 255) * self._noise if settings.noise else None)


def _dead() -> Note:
    text = QT_TRANSLATE_NOOP(
        "Notes",
        "Before ReLU every number is 0 or less, so the response is 0 everywhere and there is no gradient: a dead ReLU. "
        "Begin anew from other noise, or without ReLU.",
    )
    return Note(text)


def _filter(weights: Doubles, bias: float, scene: Scene) -> Filter:
    numbers = weights.reshape(scene.depth, *scene.shape).tolist()
    return Filter(tuple(tuple(map(tuple, part)) for part in numbers), bias)
