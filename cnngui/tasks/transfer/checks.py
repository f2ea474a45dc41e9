"""What a set of pictures must have before a network can learn from it."""

import numpy as np

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.tasks.learning import Places
from cnngui.tasks.transfer.errors import TransferError
from cnngui.tasks.transfer.pictures import PictureSet

LEAST = 3
"""Pictures of a class that are not nearly the same: two to learn from, one to be asked about."""

FEW_ASKED = 20
"""Unseen pictures; below it, one answer more or less changes the share of right ones by more than 5 %."""

MOST_CLASSES = 200

SHARED = 0.5
"""Of a class's pictures: where so many are in another class too, one does not know what it is to learn."""


def refuse_unfit(pictures: PictureSet, groups: Places) -> None:
    """Say in one sentence what is missing; in silence where all is well.

    Parameters
    ----------
    pictures : PictureSet
    groups : (n,) intp
        Of `cnngui.tasks.transfer.likeness.groups`.

    Raises
    ------
    TransferError
        When there is one class, an empty one, one with too few pictures, or two with the same.

    Examples
    --------
    >>> from cnngui.tasks.transfer.pictures import of_pictures
    >>> refuse_unfit(of_pictures({"cats": []}), np.zeros(0, np.intp))
    Traceback (most recent call last):
    cnngui.tasks.transfer.errors.TransferError: There is one class, cats: add a second one (a second folder \
beside it) with pictures of something else.
    """
    refuse_classes(pictures)
    _refuse_same(pictures, groups)
    _refuse_few(pictures, groups)


def refuse_classes(pictures: PictureSet) -> None:
    """Refuse what has not two classes at least, each with a picture: without a look at the pictures.

    >>> from cnngui.tasks.transfer.pictures import of_pictures
    >>> refuse_classes(of_pictures({}))
    Traceback (most recent call last):
    cnngui.tasks.transfer.errors.TransferError: There are no classes: give two, with pictures in each.
    """
    classes = pictures.classes
    if len(classes) == 1:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "There is one class, {name}: add a second one (a second folder beside it) with pictures of something else.",
        )
        raise TransferError(text, name=classes[0])
    if not classes:
        raise TransferError(QT_TRANSLATE_NOOP("Errors", "There are no classes: give two, with pictures in each."))
    if len(classes) > MOST_CLASSES:
        text = QT_TRANSLATE_NOOP("Errors", "There are {count} classes: {most} are the most.")
        raise TransferError(text, count=len(classes), most=MOST_CLASSES)
    for name, count in zip(classes, pictures.counts, strict=True):
        if count == 0:
            text = QT_TRANSLATE_NOOP(
                "Errors", "The class {name} has no picture that can be read: give it {least} or more, or take it away."
            )
            raise TransferError(text, name=name, least=LEAST)


def _refuse_same(pictures: PictureSet, groups: Places) -> None:
    """Refuse two classes that share most pictures of one of them."""
    theirs = [set(groups[pictures.labels == label].tolist()) for label in range(len(pictures.classes))]
    for one in range(len(theirs)):
        for other in range(one + 1, len(theirs)):
            both = len(theirs[one] & theirs[other])
            if both > SHARED * min(len(theirs[one]), len(theirs[other])):
                text = QT_TRANSLATE_NOOP(
                    "Errors",
                    "The classes {one} and {other} hold the same pictures ({count} of them): leave each in one class.",
                )
                raise TransferError(text, one=pictures.classes[one], other=pictures.classes[other], count=both)


def _refuse_few(pictures: PictureSet, groups: Places) -> None:
    for label, name in enumerate(pictures.classes):
        mine = groups[pictures.labels == label]
        different = len(np.unique(mine))
        if different >= LEAST:
            continue
        if len(mine) > different:
            text = QT_TRANSLATE_NOOP(
                "Errors",
                "The class {name} has {count} pictures, but only {different} that differ: give it {least} that differ.",
            )
            raise TransferError(text, name=name, count=len(mine), different=different, least=LEAST)
        text = QT_TRANSLATE_NOOP(
            "Errors", "The class {name} has too few pictures ({count}): give it {least} or more, better 20."
        )
        raise TransferError(text, name=name, count=len(mine), least=LEAST)
