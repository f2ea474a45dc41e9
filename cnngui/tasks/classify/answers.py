"""A network's answer to one photo: every class's probability, and what they say of how sure it is."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property
from time import perf_counter

import numpy as np

from cnngui.engine.arrays import Array, Doubles, Pixels
from cnngui.networks.classifiers import Classifier, Seen

UNSURE = 0.25
"""A first class below this probability is hardly an answer: of the bundled photos, all four that show one of ImageNet's
classes, or something that looks like one, are above it, and the seven others below."""


@dataclass(frozen=True)
class Ranked:
    """One class of an answer.

    Parameters
    ----------
    index : int
        From 0, in ImageNet's order or in that of one's own classes.
    probability : float
    """

    index: int
    probability: float


@dataclass(frozen=True, eq=False)
class Answer:
    """What a network says of a photo.

    Parameters
    ----------
    network : str
        Its name: "efficientnet-lite0".
    logits : (classes,) float32
        The scores before softmax.
    seen : Seen
        What it saw, and where that lies in the photo.
    temperature : float
        What scores are divided by before softmax: 1 is the network's own answer, above it the probabilities come
        nearer to one another, below it the first takes all.
    seconds : float
        How long it took, preparation included.

    Examples
    --------
    >>> seen = Seen(np.zeros((2, 2, 3), np.uint8), None)
    >>> answer = Answer("mine", np.float32([2, 0, 2]), seen)
    >>> [ranked.index for ranked in answer.top(2)], round(answer.entropy, 2), answer.margin
    ([0, 2], 1.28, 0.0)
    """

    network: str
    logits: Array
    seen: Seen
    temperature: float = 1.0
    seconds: float = 0.0

    def __post_init__(self) -> None:
        if not self.temperature > 0:
            raise ValueError(f"a temperature is above 0, not {self.temperature}")

    @cached_property
    def probabilities(self) -> Doubles:
        """Of every class, (classes,), 1 together."""
        scores = self.logits.astype(np.float64) / self.temperature
        powers = np.exp(scores - scores.max())
        found: Doubles = powers / powers.sum()
        return found

    @cached_property
    def order(self) -> tuple[int, ...]:
        """Indices of the classes, the likeliest first; of two that are equal, that with the smaller index."""
        return tuple(np.argsort(-self.logits, kind="stable").tolist())

    def top(self, count: int = 5) -> tuple[Ranked, ...]:
        """Return the likeliest classes, the first first."""
        return tuple(Ranked(index, float(self.probabilities[index])) for index in self.order[: max(count, 0)])

    @property
    def first(self) -> Ranked:
        """The likeliest class."""
        return self.top(1)[0]

    @property
    def margin(self) -> float:
        """How much likelier the first class is than the second, 0 to 1."""
        best = self.top(2)
        return best[0].probability - best[1].probability if len(best) > 1 else best[0].probability

    @property
    def entropy(self) -> float:
        """Bits that are missing to know the class: 0 where it is sure, log2(classes) where all are alike."""
        known = self.probabilities[self.probabilities > 0]
        return max(float(-(known * np.log2(known)).sum()), 0.0)

    @property
    def spread(self) -> float:
        """Among how many equally likely classes it would be as unsure: 1 where it is sure, up to all of them."""
        return float(2.0**self.entropy)

    @property
    def is_unsure(self) -> bool:
        """Whether it may well be none of these: the first class has less than `UNSURE`."""
        return self.first.probability < UNSURE

    def at(self, temperature: float) -> "Answer":
        """Return the same scores with another temperature.

        Raises
        ------
        ValueError
            When it is not above 0.
        """
        return replace(self, temperature=temperature)


@dataclass(frozen=True)
class YesNo:
    """An answer to a question such as "a cat?": the probabilities of all classes that are one, added up.

    Parameters
    ----------
    probability : float
    threshold : float
        From here on it is yes.
    parts : tuple of Ranked
        The classes that were added, the likeliest first.
    """

    probability: float
    threshold: float
    parts: tuple[Ranked, ...]

    @property
    def is_yes(self) -> bool:
        """The answer: 1 or 0."""
        return self.probability >= self.threshold


def yes_no(answer: Answer, classes: Collection[int], threshold: float = 0.5) -> YesNo:
    """Answer with yes or no.

    Parameters
    ----------
    answer : Answer
    classes : collection of int
        Which classes are a yes: 281 to 285 are ImageNet's house cats. Each counts once; what is no class is left out.
    threshold : float
        0 to 1.

    Examples
    --------
    >>> answer = Answer("mine", np.log(np.float32([0.5, 0.3, 0.2])), Seen(np.zeros((2, 2, 3), np.uint8), None))
    >>> found = yes_no(answer, (1, 2), 0.4)
    >>> round(found.probability, 6), found.is_yes, [part.index for part in found.parts]
    (0.5, True, [1, 2])
    """
    wanted = set(classes)
    parts = tuple(ranked for ranked in answer.top(len(answer.logits)) if ranked.index in wanted)
    total = min(sum(part.probability for part in reversed(parts)), 1.0)  # the smallest first: hardly any rounding
    return YesNo(total, threshold, parts)


def answer_of(network: Classifier, photo: Pixels, temperature: float = 1.0) -> Answer:
    """Ask a network about a photo.

    Parameters
    ----------
    network : Classifier
    photo : (H, W, 3) uint8 RGB
    temperature : float
        Above 0.

    Examples
    --------
    >>> from cnngui.engine.photos import read_photo
    >>> from cnngui.networks.classifiers import bundled
    >>> from cnngui.paths import bundled_photos
    >>> [ranked.index for ranked in answer_of(bundled(), read_photo(bundled_photos()[0]).pixels).top(3)]
    [285, 282, 281]
    """
    start = perf_counter()
    return answered(network, network.seen(photo), temperature, start)


def answered(network: Classifier, seen: Seen, temperature: float = 1.0, start: float | None = None) -> Answer:
    """Ask a network about a photo that is prepared; ``start`` is when its preparation began, on `perf_counter`."""
    start = perf_counter() if start is None else start
    logits = network.logits(seen.pixels)[0]
    return Answer(network.name, logits, seen, temperature, perf_counter() - start)
