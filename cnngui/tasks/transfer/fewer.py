"""What if there were fewer pictures? Accuracy against their number, with a last layer that learns anew each time."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np

from cnngui.engine.following import Following, finish
from cnngui.networks.classifiers import Cut
from cnngui.networks.threads import one_thread
from cnngui.tasks.learning import Places
from cnngui.tasks.transfer.bases import Base
from cnngui.tasks.transfer.checks import LEAST
from cnngui.tasks.transfer.features import FeatureCache, Frozen
from cnngui.tasks.transfer.likeness import groups
from cnngui.tasks.transfer.model import TransferModel
from cnngui.tasks.transfer.pictures import PictureSet
from cnngui.tasks.transfer.settings import settings_for
from cnngui.tasks.transfer.splitting import split
from cnngui.tasks.transfer.train import train

REPEATED = 3
"""Each number of pictures is tried with so many choices of them; the curve shows their mean."""

ASKED = 0.25
"""Of each class, about which every network is asked."""

SIZES = (LEAST, 5, 10, 20, 50, 100, 200, 500)


@dataclass(frozen=True)
class FewerPoint:
    """One point of the curve.

    Parameters
    ----------
    each : int
        Pictures of every class, at most, that were given.
    pictures : int
        In all.
    accuracies : tuple of float
        About the same unseen pictures, for each choice.
    """

    each: int
    pictures: int
    accuracies: tuple[float, ...]

    @property
    def accuracy(self) -> float:
        """Their mean."""
        return sum(self.accuracies) / len(self.accuracies)


def sizes_of(pictures: PictureSet) -> tuple[int, ...]:
    """Return numbers of pictures of a class to try: 3, 5, 10, 20, … and all that there are to learn from.

    >>> from cnngui.tasks.transfer.bundled import digit_set
    >>> sizes_of(digit_set(40))
    (3, 5, 10, 20, 30)
    """
    most = round((1 - ASKED) * int(pictures.counts.max()))
    return (*(size for size in SIZES if size < most), max(LEAST, most))


def fewer(
    pictures: PictureSet,
    base: Base,
    sizes: Sequence[int] = (),
    *,
    seed: int = 0,
    cache: FeatureCache | None = None,
) -> Generator[tuple[FewerPoint, ...], None, tuple[FewerPoint, ...]]:
    """Measure how accurate a last layer is that has fewer pictures to learn from.

    Of pictures that are nearly the same one is taken.

    Parameters
    ----------
    pictures : PictureSet
    base : Base
    sizes : sequence of int
        Pictures of every class; by default those of `sizes_of`.
    seed : int
    cache : FeatureCache, optional

    Yields
    ------
    tuple of FewerPoint
        Those so far, often.

    Raises
    ------
    TransferError
        When a class has too few pictures.
    """
    kept = cache or FeatureCache()
    alone = pictures.chosen(np.unique(groups(pictures)).tolist())
    parts = split(alone.labels, np.arange(len(alone)), ASKED, seed)
    found: list[FewerPoint] = []
    for size in sizes or sizes_of(alone):
        accuracies, count = [], 0
        for choice in range(REPEATED):
            places = _chosen(alone, parts.train, size, np.random.default_rng((seed, size, choice)))
            settings = settings_for("last-layer", network=base.network, seed=seed, share=0.2)
            steps = Following(train(alone.chosen(places), base, settings, cache=kept))
            for _ in steps:
                yield tuple(found)
            accuracy = yield from _asked(steps.value.model, alone.chosen(parts.validation), kept, found)
            accuracies.append(accuracy)
            count = len(places)
        found.append(FewerPoint(size, count, tuple(accuracies)))
        yield tuple(found)
    return tuple(found)


def _chosen(pictures: PictureSet, places: Places, size: int, random: np.random.Generator) -> list[int]:
    """Return some places, so many of each class."""
    mixed = random.permutation(places)
    labels = pictures.labels[mixed]
    return [int(place) for label in range(len(pictures.classes)) for place in mixed[labels == label][:size]]


def _asked(
    model: TransferModel, unseen: PictureSet, cache: FeatureCache, found: list[FewerPoint]
) -> Generator[tuple[FewerPoint, ...], None, float]:
    """Ask a last layer about pictures whose features are kept."""
    frozen = Frozen(model.base, model.base.pooled, cache, settings_for("last-layer").augmentation, 0)
    for _ in frozen.computing(finish(frozen.missing(unseen.examples, 0))):
        yield tuple(found)
    with one_thread():
        given = frozen.given([(example, 0) for example in unseen.examples])
        scores = model.classifier.logits_from(Cut(model.base.pooled, given, {}))
    answers = scores.argmax(1).cpu().numpy()
    return float((answers == unseen.labels).mean())
