"""Which pictures may be in the wrong class: networks that have not seen a picture answer otherwise, and surely."""

from collections.abc import Generator
from dataclasses import dataclass
from math import ceil

import numpy as np

from cnngui.engine.arrays import Array
from cnngui.engine.following import finish
from cnngui.tasks.learning import Places
from cnngui.tasks.transfer.bases import Base
from cnngui.tasks.transfer.features import FeatureCache, Frozen
from cnngui.tasks.transfer.learner import Learner, class_shares
from cnngui.tasks.transfer.likeness import groups
from cnngui.tasks.transfer.pictures import PictureSet
from cnngui.tasks.transfer.settings import TransferSettings

FOLDS = 5
"""Parts: each is asked about once, by a last layer that has learned from the others."""

EPOCHS = 20

SURE = 0.6
"""Probability of another class from which on a picture is suspect."""


@dataclass(frozen=True)
class Suspect:
    """A picture that may be in the wrong class.

    Parameters
    ----------
    place : int
        Among the set's examples.
    likely : int
        The class that it may belong to.
    probability : float
        Of that class.
    given : float
        Probability of the class that it is in.
    """

    place: int
    likely: int
    probability: float
    given: float


def suspects(
    pictures: PictureSet, base: Base, *, seed: int = 0, cache: FeatureCache | None = None
) -> Generator[float, None, tuple[Suspect, ...]]:
    """Find pictures that may be in the wrong class, the likeliest first.

    Parameters
    ----------
    pictures : PictureSet
        Of two classes or more.
    base : Base
    seed : int
    cache : FeatureCache, optional

    Yields
    ------
    float
        Share of the way.
    """
    settings = TransferSettings(network=base.network, seed=seed, epochs=EPOCHS)
    frozen = Frozen(base, base.pooled, cache or FeatureCache(), settings.augmentation, seed)
    missing = finish(frozen.missing(pictures.examples, 0))
    for done in frozen.computing(missing):
        yield 0.9 * done / len(missing)
    together, random = groups(pictures), np.random.default_rng(seed)
    alone, which = np.unique(together, return_inverse=True)
    folds = (random.permutation(len(alone)) % FOLDS)[which]
    found = np.zeros((len(pictures), len(pictures.classes)), np.float32)
    for fold in range(FOLDS):
        asked, learned = np.flatnonzero(folds == fold), np.flatnonzero(folds != fold)
        if asked.size and learned.size:
            found[asked] = yield from _answers(pictures, base, settings, frozen, (learned, asked), fold)
    return _suspicious(pictures, found)


def _answers(
    pictures: PictureSet,
    base: Base,
    settings: TransferSettings,
    frozen: Frozen,
    parts: tuple[Places, Places],
    fold: int,
) -> Generator[float, None, Array]:
    """Let a last layer learn from one part, and ask it about the other."""
    learned, asked = parts
    classes = len(pictures.classes)
    learner = Learner(base, settings, classes, class_shares(pictures.labels[learned], classes))
    given = frozen.given([(pictures.examples[place], 0) for place in learned])
    random, labels = np.random.default_rng((settings.seed, fold)), pictures.labels[learned]
    batches = EPOCHS * ceil(len(learned) / settings.batch)
    done = 0
    for epoch in range(EPOCHS):
        order = random.permutation(len(learned))
        for start in range(0, len(order), settings.batch):
            places = order[start : start + settings.batch]
            finish(learner.step(given[places], labels[places], done / batches))
            done += 1
        yield 0.9 + 0.1 * (fold + (epoch + 1) / EPOCHS) / FOLDS
    return finish(learner.answering(frozen.given([(pictures.examples[place], 0) for place in asked])))


def _suspicious(pictures: PictureSet, probabilities: Array) -> tuple[Suspect, ...]:
    found = []
    for place, label in enumerate(pictures.labels):
        likely = int(probabilities[place].argmax())
        most, given = float(probabilities[place, likely]), float(probabilities[place, label])
        if likely != label and most >= SURE:
            found.append(Suspect(place, likely, most, given))
    return tuple(sorted(found, key=lambda each: each.given - each.probability))
