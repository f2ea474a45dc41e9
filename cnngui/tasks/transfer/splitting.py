"""Which pictures a network learns from, and about which it is asked: by seed, class by class, the same on one side."""

from dataclasses import dataclass

import numpy as np

from cnngui.tasks.learning import Labels, Places


@dataclass(frozen=True, eq=False)
class Split:
    """Two parts of a set.

    Parameters
    ----------
    train, validation : (n,) intp
        Places of pictures, in order.
    """

    train: Places
    validation: Places


def split(labels: Labels, groups: Places, share: float, seed: int) -> Split:
    """Divide a set; every class keeps its share as nearly as pictures that belong together allow.

    Parameters
    ----------
    labels : (n,) whole numbers
    groups : (n,) intp
        Pictures with the same number stay together; also those of two classes.
    share : float
        Of each class that one is asked about; one picture or more, and one or more are left to learn from.
    seed : int

    Examples
    --------
    >>> labels = np.repeat([0, 1], 8)
    >>> parts = split(labels, np.arange(16), 0.25, seed=3)
    >>> np.bincount(labels[parts.validation]).tolist(), np.bincount(labels[parts.train]).tolist()
    ([2, 2], [6, 6])
    """
    random = np.random.default_rng(seed)
    is_asked: dict[int, bool] = {}
    for label in np.unique(labels):
        mine = np.flatnonzero(labels == label)
        numbers, sizes = np.unique(groups[mine], return_counts=True)
        order = random.permutation(len(numbers))
        wanted = max(1, round(share * len(mine)))
        count = sum(int(sizes[at]) for at in order if is_asked.get(int(numbers[at])))
        free = [at for at in order if int(numbers[at]) not in is_asked]
        left = len(free)
        for at in free:
            size = int(sizes[at])
            takes = left > 1 and (count + size <= wanted or (count == 0 and size <= len(mine) // 2))
            is_asked[int(numbers[at])] = takes
            count, left = count + size * takes, left - takes
        if count == 0 and len(free) > 1:  # all groups are large: the smallest one is asked about
            is_asked[int(numbers[min(free, key=lambda each: int(sizes[each]))])] = True
    asked = np.array([is_asked[int(number)] for number in groups], bool)
    return Split(np.flatnonzero(~asked), np.flatnonzero(asked))
