"""How long it will take, before it begins: measured on this machine, on one picture or two."""

from collections.abc import Generator
from dataclasses import dataclass
from math import ceil
from time import perf_counter

import numpy as np

from cnngui.engine.following import Following
from cnngui.tasks.transfer.bases import Base
from cnngui.tasks.transfer.features import FeatureCache, Frozen
from cnngui.tasks.transfer.learner import Learner
from cnngui.tasks.transfer.pictures import Example, PictureSet, example_of
from cnngui.tasks.transfer.settings import TransferSettings


@dataclass(frozen=True)
class Estimate:
    """What a run will take.

    Parameters
    ----------
    features : float
        Seconds for what is frozen, of pictures that were not seen before.
    epoch : float
        Seconds an epoch, the pictures that are only asked about included.
    epochs : int
        At most: it may be enough earlier.

    Examples
    --------
    >>> Estimate(features=3.0, epoch=0.01, epochs=60).seconds
    3.6
    """

    features: float
    epoch: float
    epochs: int

    @property
    def seconds(self) -> float:
        """In all, at most."""
        return self.features + self.epochs * self.epoch


def estimating(
    pictures: PictureSet, base: Base, settings: TransferSettings, cache: FeatureCache | None = None
) -> Generator[None, None, Estimate]:
    """Measure what one picture takes, and tell what all will.

    Parameters
    ----------
    pictures : PictureSet
        Features that are kept of them count nothing.
    base : Base
    settings : TransferSettings
    cache : FeatureCache, optional

    Yields
    ------
    None
        Where it can be interrupted.
    """
    asked = round(len(pictures) * settings.share)
    learned, classes = len(pictures) - asked, max(2, len(pictures.classes))
    learner = Learner(base, settings, classes, np.ones(classes, np.float32))
    frozen = Frozen(base, learner.start, cache or FeatureCache(), settings.augmentation, settings.seed)
    copies = settings.copies if settings.augmentation.is_on else 0
    missing = 0
    for part, several in ((pictures.examples[:learned], copies), (pictures.examples[learned:], 0)):
        missing += len((yield from frozen.missing(part, several)))
    one = yield from _frozen_seconds(base, learner, settings) if missing else _nothing()
    step, answer = yield from _learning_seconds(base, learner, settings)
    batches = ceil(learned / settings.batch)
    alone = step * ceil(min(settings.batch, learned) / learner.together)
    return Estimate(one * missing, batches * alone + asked * answer, settings.epochs)


def _nothing() -> Generator[None, None, float]:
    yield
    return 0.0


def _picture(seed: int) -> Example:
    random = np.random.default_rng(seed)
    return example_of(random.integers(0, 256, (224, 224, 3), np.uint8), str(seed), seed % 2)


def _frozen_seconds(base: Base, learner: Learner, settings: TransferSettings) -> Generator[None, None, float]:
    """Return the seconds of a picture through the frozen part: the better of two, after one that is not counted."""
    times = []
    for seed in range(3):
        frozen = Frozen(base, learner.start, _Forgetful(), settings.augmentation, settings.seed)
        begun = perf_counter()
        for _ in frozen.computing([(_picture(seed), 0)]):
            yield
        times.append(perf_counter() - begun)
    return min(times[1:])


def _learning_seconds(
    base: Base, learner: Learner, settings: TransferSettings
) -> Generator[None, None, tuple[float, float]]:
    """Return the seconds of learning from the pictures that go through together, and of asking about one."""
    frozen = Frozen(base, learner.start, _Forgetful(), settings.augmentation, settings.seed)
    count = min(learner.together, settings.batch)
    chosen = [(_picture(seed), 0) for seed in range(2)]
    for _ in frozen.computing(chosen if learner.start else []):
        yield
    given = frozen.given([chosen[at % 2] for at in range(count)])
    times, asked = [], []
    for _ in range(2):
        begun = perf_counter()
        yield from Following(learner.step(given, np.arange(count) % 2, 0.0))
        times.append(perf_counter() - begun)
        begun = perf_counter()
        for _ in Following(learner.answering(given[:1])):
            yield
        asked.append(perf_counter() - begun)
    return min(times), min(asked)


class _Forgetful(FeatureCache):
    """Keeps in memory only: what is measured is no picture of anybody's."""

    def find(self, key: str, length: int) -> "np.typing.NDArray[np.float32] | None":
        """Return what was kept here."""
        found = self._kept.get(key)
        return found if found is not None and found.shape == (length,) else None

    def keep(self, key: str, values: "np.typing.NDArray[np.float32]") -> None:
        """Keep until this is forgotten."""
        self._kept[key] = values

    def tidy(self) -> None:
        """Leave the disk alone."""
