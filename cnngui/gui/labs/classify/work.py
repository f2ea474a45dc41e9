"""What the Classify lab computes off the main thread: the networks' answers and the detector's boxes."""

from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from cnngui.engine.arrays import Pixels
from cnngui.engine.following import Following
from cnngui.gui.labs.classify.own_model import OwnModel
from cnngui.gui.labs.classify.state import MODEL
from cnngui.networks.classifiers import Classifier, available, reading_classifier
from cnngui.networks.detectors import Detector, bundled_detector
from cnngui.tasks.classify import Answer, answer_of
from cnngui.tasks.detect import Looked, looked
from cnngui.tasks.transfer import load_model


@dataclass(frozen=True)
class Step:
    """How far it is, 0 to 1, and the answers that are there already."""

    fraction: float
    ready: "Answers | None" = field(default=None, compare=False)


class Shelf:
    """The networks, each read when it is first needed; used by one lane of jobs only."""

    def __init__(self) -> None:
        self._classifiers: dict[str, Classifier] = {}
        self._own: dict[str, OwnModel] = {}
        self._detector: Detector | None = None

    def reading(self, name: str) -> Generator[Step, None, Classifier]:
        """Return a network, read now if it was not before."""
        if name.startswith(MODEL) and name not in self._classifiers:
            yield Step(0.0)
            self.read_own(name)
        if name not in self._classifiers:
            steps = Following(reading_classifier(name))
            for step in steps:
                yield Step(step.fraction)
            network = steps.value
            side = network.preparation.side
            network.logits(np.zeros((side, side, 3), np.uint8))  # the first pass takes longer than those that are told
            self._classifiers[name] = network
        return self._classifiers[name]

    def read_own(self, name: str) -> None:
        """Read a network with classes of one's own, also if it was read before; only one is kept."""
        path = name.removeprefix(MODEL)
        model = load_model(Path(path))
        network = model.classifier
        for other in list(self._own):
            del self._own[other], self._classifiers[other]
        self._own[name] = OwnModel(path, model.classes, network.title, network.parameters)
        self._classifiers[name] = network

    def own(self, name: str) -> OwnModel | None:
        """Return what is told of a network of one's own; None for the others."""
        return self._own.get(name)

    def known(self, name: str) -> Classifier | None:
        """Return a network if it was read."""
        return self._classifiers.get(name)

    @property
    def detector(self) -> Detector:
        """What finds boxes."""
        if self._detector is None:
            self._detector = bundled_detector()
        return self._detector


@dataclass(frozen=True)
class Request:
    """A photo that is asked about.

    Parameters
    ----------
    source : int
        Names it.
    photo : (H, W, 3) uint8 RGB
    model : str
        The file of a network of one's own, which answers alone; "" for those of ImageNet.
    """

    source: int
    photo: Pixels = field(compare=False)
    model: str = ""


@dataclass(frozen=True, eq=False)
class Answers:
    """What the networks say of a photo.

    Parameters
    ----------
    source : int
    of : dict of str to Answer
        By network; those whose weights are not here are not in it.
    is_whole : bool
        Whether all that can be asked have answered.
    own : OwnModel or None
        The network of one's own, where that has answered.
    """

    source: int
    of: dict[str, Answer]
    is_whole: bool = True
    own: OwnModel | None = None

    @property
    def model(self) -> str:
        """The file of the network of one's own; "" where those of ImageNet have answered."""
        return "" if self.own is None else self.own.path


def answers(request: Request, shelf: Shelf) -> Generator[Step, None, Answers]:
    """Ask every network that is here, the small one first."""
    if request.model:
        return (yield from _own_answer(request, shelf))
    found: dict[str, Answer] = {}
    here = available()
    for number, name in enumerate(here):
        network = yield from shelf.reading(name)
        found[name] = answer_of(network, request.photo)
        is_whole = number + 1 == len(here)
        yield Step((number + 1) / len(here), Answers(request.source, dict(found), is_whole))
    return Answers(request.source, found)


def _own_answer(request: Request, shelf: Shelf) -> Generator[Step, None, Answers]:
    name = f"{MODEL}{request.model}"
    network = yield from shelf.reading(name)
    return Answers(request.source, {name: answer_of(network, request.photo)}, own=shelf.own(name))


def boxes(request: Request, shelf: Shelf) -> Generator[Step, None, Looked]:
    """Look for things; a generator, so that the detector is read off the main thread."""
    yield Step(0.0)
    return looked(shelf.detector, request.photo)
