"""What should learn: a recommendation with its reason, from how many pictures there are and how near to ImageNet."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from cnngui.engine.errors import QT_TRANSLATE_NOOP, Note
from cnngui.networks.classifiers import Classifier
from cnngui.networks.threads import one_thread
from cnngui.tasks.transfer.pictures import PictureSet
from cnngui.tasks.transfer.scopes import Scope

MANY = 200
"""Pictures of each class, on the average, from which on there are many."""

LIKE = 0.2
"""Mean probability of the first answer of a network that knows ImageNet's 1,000 classes, from which on pictures are
like those of ImageNet. Measured: cut-outs 0.43 on white and 0.38 on grass, the bundled photos 0.36, the style pictures
0.28; digits 0.12, noise 0.10."""

ASKED = 24
"""Pictures that it is found out from."""


@dataclass(frozen=True)
class Recommendation:
    """What should learn, and why.

    Parameters
    ----------
    scope : {"last-layer", "last-block", "everything"}
    reason : Note
        One sentence.
    """

    scope: Scope
    reason: Note


def likening(pictures: PictureSet, imagenet: Classifier, seed: int = 0) -> Generator[None, None, float]:
    """Find out how sure a network that knows ImageNet is of some pictures: the mean probability of its first answer.

    Parameters
    ----------
    pictures : PictureSet
        One at least.
    imagenet : Classifier
        See `cnngui.networks.classifiers.bundled`.
    seed : int
        Of which pictures are asked about.

    Yields
    ------
    None
        After each picture.
    """
    random = np.random.default_rng(seed)
    sure = []
    for place in random.permutation(len(pictures))[:ASKED]:
        with one_thread():
            scores = imagenet.logits(imagenet.seen(pictures.examples[place].pixels()).pixels)[0].astype(np.float64)
        powers = np.exp(scores - scores.max())
        sure.append(float(powers.max() / powers.sum()))
        yield
    return sum(sure) / len(sure)


def recommended(pictures: PictureSet, likeness: float) -> Recommendation:
    """Return what should learn: one of the four cells of the course's table.

    Parameters
    ----------
    pictures : PictureSet
    likeness : float
        Of `likening`.

    Examples
    --------
    >>> from cnngui.tasks.transfer.pictures import of_pictures
    >>> one = np.zeros((4, 4, 3), np.uint8)
    >>> few = of_pictures({"cats": [one] * 20, "dogs": [one] * 30})
    >>> recommended(few, 0.4).scope, recommended(few, 0.1).scope
    ('last-layer', 'last-block')
    >>> str(recommended(few, 0.4).reason)
    'Few pictures (25 a class) that are like those of ImageNet: the last layer is enough, and more would learn them by \
heart.'
    """
    each = round(len(pictures) / max(1, len(pictures.classes)))
    fields = {"count": each}
    if likeness >= LIKE and each < MANY:
        text = QT_TRANSLATE_NOOP(
            "Notes",
            "Few pictures ({count} a class) that are like those of ImageNet: the last layer is enough, and more would "
            "learn them by heart.",
        )
        return Recommendation("last-layer", Note(text, fields))
    if likeness >= LIKE:
        text = QT_TRANSLATE_NOOP(
            "Notes",
            "Many pictures ({count} a class) that are like those of ImageNet: the last block can learn too; what "
            "stands before it knows what they need.",
        )
        return Recommendation("last-block", Note(text, fields))
    if each < MANY:
        text = QT_TRANSLATE_NOOP(
            "Notes",
            "Few pictures ({count} a class) that are not like those of ImageNet: the last block must learn too; "
            "everything may gain a little more, and takes several times as long.",
        )
        return Recommendation("last-block", Note(text, fields))
    text = QT_TRANSLATE_NOOP(
        "Notes",
        "Many pictures ({count} a class) that are not like those of ImageNet: everything can learn, and begins better "
        "with ImageNet's weights than with random ones.",
    )
    return Recommendation("everything", Note(text, fields))
