"""A network that was taught new classes: what it is made of, and what it answers."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from cnngui.engine.arrays import Array, Pixels
from cnngui.networks.classifiers import Classifier
from cnngui.networks.threads import one_thread
from cnngui.tasks.transfer.bases import Base
from cnngui.tasks.transfer.scopes import Scope, has_hidden


@dataclass(frozen=True, eq=False)
class TransferModel:
    """A base and what was learned anew.

    Parameters
    ----------
    base : Base
    classes : tuple of str
    scope : {"last-layer", "head", "last-block", "everything", "scratch"}
    hidden : int
        Units of the hidden layer; 0 where there is none.
    learned : mapping of str to ndarray
        The tensors that are not the base's own.
    about : mapping
        Facts of the training, as plain data.
    """

    base: Base
    classes: tuple[str, ...]
    scope: Scope
    hidden: int
    learned: Mapping[str, Array]
    about: Mapping[str, object] = field(default_factory=dict)

    @cached_property
    def classifier(self) -> Classifier:
        """The whole network: its maps, scores and gradients are asked for as those of any other."""
        hidden = self.hidden if has_hidden(self.scope) else 0
        return self.base.classifier(self.learned, len(self.classes), hidden)

    def probabilities(self, photos: Sequence[Pixels]) -> Array:
        """Return the probability of each class, (n, classes), for photos (H, W, 3) of any size.

        They go through one by one on one thread: the same photo has the same answer, bit by bit.
        """
        found = np.zeros((len(photos), len(self.classes)), np.float32)
        for at, photo in enumerate(photos):
            with one_thread():
                scores = self.classifier.logits(self.classifier.seen(photo).pixels)[0].astype(np.float64)
            powers = np.exp(scores - scores.max())
            found[at] = powers / powers.sum()
        return found

    @cached_property
    def sha256(self) -> str:
        """Hash of what was learned: the same seed gives the same."""
        return hash_of(self.learned)


def hash_of(tensors: Mapping[str, Array]) -> str:
    """Return the SHA-256 of tensors: their names, shapes and numbers.

    >>> hash_of({"a": np.float32([1, 2])}) == hash_of({"a": np.float32([1, 3])})
    False
    """
    digest = hashlib.sha256()
    for name in sorted(tensors):
        values = np.ascontiguousarray(tensors[name], "<f4")
        digest.update(f"{name}{values.shape}".encode())
        digest.update(values.tobytes())
    return digest.hexdigest()
