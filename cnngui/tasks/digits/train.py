"""A network learns the digits: a generator that tells how it goes, and keeps what was learned when it is stopped."""

import time
from collections import deque
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from math import isfinite
from time import perf_counter

import numpy as np

from cnngui.engine.arrays import Array
from cnngui.engine.digits import Digits
from cnngui.engine.errors import Note
from cnngui.engine.following import Following
from cnngui.networks.digits import DigitNetwork
from cnngui.tasks.digits.controls import Controls
from cnngui.tasks.digits.examination import Examined, chunk_of, examined
from cnngui.tasks.digits.learner import Learner
from cnngui.tasks.digits.settings import TrainSettings
from cnngui.tasks.digits.steps import OneStep, Record, TrainResult, TrainStep
from cnngui.tasks.digits.varying import varied
from cnngui.tasks.learning.notes import loss_has_grown
from cnngui.tasks.pacing import PULSE

MOST_BETWEEN = 50
"""Batches from one time that some test digits are asked, 500 by LeNet-5, to the next, at most; at the end all are."""

RECENT = 1000
"""Digits learned from, whose answers make the accuracy of the training set."""

_NAP = 0.01
"""Seconds that slow motion sleeps at a time, so that other work goes on."""


def train(
    digits: Digits,
    settings: TrainSettings | None = None,
    controls: Controls | None = None,
    start: DigitNetwork | None = None,
) -> Generator[TrainStep, None, TrainResult]:
    """Let a network learn.

    Parameters
    ----------
    digits : Digits
    settings : TrainSettings, optional
    controls : Controls, optional
        What may be changed while it runs.
    start : DigitNetwork, optional
        What it begins with, by default new weights of the settings' plan and seed. Its plan must be that of the
        settings.

    Yields
    ------
    TrainStep
        First as it begins, then about every 50 ms, or after every batch where a kernel is followed.

    Returns
    -------
    TrainResult
        The same weights bit by bit for the same digits and settings, whatever else the machine does.

    Examples
    --------
    >>> from cnngui.paths import bundled_digits
    >>> from cnngui.engine.digits import read_bundled
    >>> digits = read_bundled(bundled_digits())
    >>> few = Digits(digits.train.first(64), digits.test.first(100))
    >>> first, *_, last = train(few, TrainSettings(epochs=1, batch=32))
    >>> first.batches, last.batches, last.seen, last.fraction
    (0, 2, 64, 1.0)
    """
    wanted = settings or TrainSettings()
    handles = controls or Controls()
    run = _Run(digits, handles, wanted, start)
    return (yield from run.work())


@dataclass
class _Counts:
    """What has come together since the last step."""

    losses: list[float] = field(default_factory=list)
    recent: deque[tuple[int, int]] = field(default_factory=deque)
    """Right answers and digits of the last batches."""

    def add(self, loss: float, right: int, count: int) -> None:
        self.losses.append(loss)
        self.recent.append((right, count))
        while sum(each for _, each in self.recent) - self.recent[0][1] >= RECENT:
            self.recent.popleft()

    @property
    def accuracy(self) -> float | None:
        digits = sum(count for _, count in self.recent)
        return sum(right for right, _ in self.recent) / digits if digits else None


class _Run:
    """One network on its way."""

    def __init__(self, digits: Digits, controls: Controls, settings: TrainSettings, start: DigitNetwork | None) -> None:
        self._digits, self._controls, self._asked = digits, controls, settings
        self._revision = controls.revision
        applied = controls.applied(settings)
        self._learner = Learner(start or DigitNetwork.fresh(applied.plan, applied.seed), applied)
        self._batches = self._seen = 0
        self._random = np.random.default_rng(applied.seed)
        self._order = self._random.permutation(len(digits.train))
        self._counts = _Counts()
        self._good: Mapping[str, Array] = self._learner.weights
        self._probe = self._probed()
        self._next_probe = 1
        self._is_new_test = True
        self._note: Note | None = None
        self._seconds, self._started, self._told_at = 0.0, perf_counter(), 0.0

    def work(self) -> Generator[TrainStep, None, TrainResult]:
        """Learn to the end, or until it is stopped."""
        yield from self._tell(None)
        while not self._is_over():
            yield from self._until_allowed()
            if self._is_over():
                break
            self._follow_changes()
            one = self._batch()
            if self._note:
                break
            if self._batches >= self._next_probe:
                self._probe, self._is_new_test = self._probed(), True
                self._next_probe = self._batches + min(MOST_BETWEEN, 1 + self._batches // 4)
            pace = self._learner.settings.pace
            told = one or pace or self._controls.is_held
            if told or self._is_over() or perf_counter() - self._told_at > PULSE:
                yield from self._tell(one)
                yield from self._wait(pace)
        network = self._learner.network
        found = yield from self._final(network)
        stopped = self._controls.is_stopped and self._fraction < 1
        settings = self._learner.settings
        counts, seconds = (self._batches, self._seen), self._seconds
        return TrainResult(network, self._learner.start, settings, found, *counts, seconds, stopped, self._note)

    def _is_over(self) -> bool:
        return self._controls.is_stopped or self._fraction >= 1

    @property
    def _fraction(self) -> float:
        return min(1.0, self._seen / (self._learner.settings.epochs * len(self._digits.train)))

    def _follow_changes(self) -> None:
        if self._controls.revision != self._revision:
            self._revision = self._controls.revision
            self._learner.take(self._controls.applied(self._asked))

    def _batch(self) -> OneStep | None:
        """Learn from the next digits; where the loss is no number any more, put back what was learned before."""
        settings, size = self._learner.settings, len(self._order)
        at = self._seen % size
        if not at and self._seen:
            self._order = self._random.permutation(size)
        places = self._order[at : at + settings.batch]
        pictures, labels = self._digits.train.pictures[places], self._digits.train.labels[places]
        if settings.is_varied:
            pictures = varied(pictures, settings, self._random)
        followed, one = self._controls.followed, None
        if followed:
            one, right = self._learner.one_step((places, pictures, labels), self._fraction, self._batches, followed)
            loss = one.loss
        else:
            loss, right = self._learner.step(pictures, labels, self._fraction, self._batches)
        if not isfinite(loss):
            self._learner.put_back(self._good)
            self._note = loss_has_grown()
            return None
        self._counts.add(loss, right, len(places))
        self._batches, self._seen = self._batches + 1, self._seen + len(places)
        return one

    def _probed(self) -> Examined:
        few = self._digits.test.first(2 * chunk_of(self._learner.settings.plan))
        return Examined(self._learner.probabilities(few.pictures), few.labels, len(few))

    def _final(self, network: DigitNetwork) -> Generator[TrainStep, None, Examined]:
        """Ask all test digits, and tell the last step with what came out."""
        steps = Following(examined(network, self._digits.test))
        for _ in steps:
            if perf_counter() - self._told_at > PULSE:
                yield from self._tell(None, records=False)
        self._probe, self._is_new_test = steps.value, True
        yield from self._tell(None)
        return steps.value

    def _until_allowed(self) -> Generator[TrainStep, None, None]:
        """Tell what is there again and again while it is held; nothing happens while it is not."""
        if self._controls.may_learn():
            return
        self._seconds += perf_counter() - self._started
        while not (self._is_over() or self._controls.may_learn()):
            time.sleep(_NAP)
            yield self._last
        self._started = perf_counter()

    def _wait(self, pace: float) -> Generator[TrainStep, None, None]:
        until = perf_counter() + pace
        while pace and perf_counter() < until and not self._is_over():
            time.sleep(_NAP)
            yield self._last
        self._started = perf_counter()

    def _tell(self, one: OneStep | None, *, records: bool = True) -> Generator[TrainStep, None, None]:
        """Yield, with the clock stopped meanwhile."""
        self._seconds += perf_counter() - self._started
        self._last = self._state(one)
        if records:
            self._record()
        yield self._last
        self._started = self._told_at = perf_counter()

    def _state(self, one: OneStep | None) -> TrainStep:
        self._good = weights = self._learner.weights
        losses, probe = self._counts.losses, self._probe
        return TrainStep(
            batches=self._batches,
            seen=self._seen,
            epoch=self._seen / len(self._digits.train),
            loss=sum(losses) / len(losses) if losses else None,
            accuracy=self._counts.accuracy,
            test_loss=probe.loss,
            test_accuracy=probe.accuracy,
            test_count=probe.count,
            rate=self._learner.rate,
            weights=weights,
            changes=changes(self._learner.start, weights),
            seconds=self._seconds,
            fraction=self._fraction,
            plan=self._learner.settings.plan,
            probe=probe,
            one=one,
        )

    def _record(self) -> None:
        step = self._last
        curve = (step.batches, step.seen, step.loss, step.accuracy, step.test_loss, step.test_accuracy, step.seconds)
        self._controls.record(Record(*curve, self._is_new_test))
        self._counts.losses.clear()
        self._is_new_test = False


def changes(start: DigitNetwork, now: Mapping[str, Array]) -> dict[str, float]:
    """Return how far each layer's weights have come, as a share of what they were.

    Parameters
    ----------
    start : DigitNetwork
    now : mapping of str to ndarray
        By torch's names.

    Examples
    --------
    >>> from cnngui.networks.digits import lenet
    >>> start = DigitNetwork.fresh(lenet(), 0)
    >>> found = changes(start, {**start.weights, "C1.weight": 2 * start.weights["C1.weight"]})
    >>> found["C1"], found["output"]
    (1.0, 0.0)
    """
    found = {}
    for block in start.plan.blocks:
        name = start.tensor(block.name)
        if name is not None and name in now:
            before, after = (np.asarray(each[name], np.float64) for each in (start.weights, now))
            size = float(np.linalg.norm(before))
            found[block.name] = float(np.linalg.norm(after - before)) / size if size else 0.0
    return found
