"""Networks that have learned ImageNet, without their last layers: what new classes are built on."""

import re
from collections.abc import Generator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.following import finish
from cnngui.networks.classifiers import LITE0, Classifier, Preparation, Runner, reading_classifier
from cnngui.networks.classifiers.running import Weights
from cnngui.networks.classifiers.steps import steps_of
from cnngui.networks.network import Mode
from cnngui.networks.plans.blocks import Activation, AdaptivePool, Block, Dense, Flatten
from cnngui.networks.plans.known import TITLES, known
from cnngui.networks.plans.plan import Plan
from cnngui.networks.weight_files import Progress
from cnngui.networks.weights import VGG16_CONV, WeightsFile, reading
from cnngui.tasks.transfer.errors import TransferError

NetworkName = Literal["efficientnet-lite0", "vgg16"]

NETWORKS: tuple[NetworkName, ...] = ("efficientnet-lite0", "vgg16")

HIDDEN, OUTPUT = "hidden", "classes"
"""Names of the new layers."""


@dataclass(frozen=True, eq=False)
class Base:
    """A network without a head.

    Parameters
    ----------
    network : {"efficientnet-lite0", "vgg16"}
    file : WeightsFile
        Where its weights come from.
    weights : mapping of str to ndarray
    preparation : Preparation
        How it takes photos.
    body : tuple of Block
        From the photo to the pooled features, which are flattened.
    pooled, last : str
        The layer that gives the features; the last one with maps.
    mode : Mode

    Examples
    --------
    >>> base = read_base("efficientnet-lite0")
    >>> base.blocks[0], base.blocks[-2], base.plan(5).classes, base.features
    (('conv1',), ('expand8_1', 'depth8_1', 'project8_1'), 5, 1280)
    """

    network: NetworkName
    file: WeightsFile
    weights: Weights
    preparation: Preparation
    body: tuple[Block, ...]
    pooled: str
    last: str
    mode: Mode

    @property
    def title(self) -> str:
        """As it is written: "EfficientNet-Lite0"."""
        return TITLES[self.network]

    @property
    def key(self) -> str:
        """What its features depend on."""
        return f"{self.network}-{self.file.sha256[:16]}-{self.preparation!r}"

    def plan(self, classes: int, hidden: int = 0) -> Plan:
        """Return the network with a new head; ``hidden`` units in a layer before the last, 0: none."""
        between = (Dense(HIDDEN, hidden), Activation(f"relu_{HIDDEN}", "relu")) if hidden else ()
        return Plan(self.network, "transfer", self._input, (*self.body, *between, Dense(OUTPUT, classes)))

    @property
    def _input(self) -> tuple[int, int, int]:
        return self.preparation.side, self.preparation.side, 3

    @cached_property
    def blocks(self) -> tuple[tuple[str, ...], ...]:
        """Layers that are frozen or learn together, from the photo on: the stages of the network."""
        found: dict[int, list[str]] = {}
        for step in steps_of(self.plan(2)):
            number = re.match(r"[a-z]+(\d+)", step.name)
            if number and step.name != self.pooled:
                found.setdefault(int(number[1]), []).append(step.name)
        return tuple(tuple(names) for names in found.values())

    def ends(self, start: str, until: str) -> tuple[str, ...]:
        """Return the last layers of the parts in which one goes from behind a layer up to another, each a block.

        Both may be empty: from the photo on, to the end.
        """
        names = [block[-1] for block in self.blocks]
        first = next((at for at, block in enumerate(self.blocks) if start in block), -1) + 1
        last = next((at for at, block in enumerate(self.blocks) if until in block), len(names))
        return (*names[0 if start == "" else first : last], until) if start != self.pooled else (until,)

    @property
    def last_block(self) -> tuple[str, ...]:
        """Layers of the last block: of EfficientNet-Lite0 its last stage and conv9, of VGG-16 conv5_1 to conv5_3."""
        count = 2 if self.network == "efficientnet-lite0" else 1
        return tuple(name for block in self.blocks[-count:] for name in block)

    @property
    def before_last_block(self) -> str:
        """The last layer of those that stay frozen when the last block learns."""
        names = [name for block in self.blocks for name in block]
        return names[names.index(self.last_block[0]) - 1]

    @cached_property
    def features(self) -> int:
        """How many numbers the features of a picture are."""
        return int(next(step for step in steps_of(self.plan(2)) if step.name == self.pooled).output[2])

    @cached_property
    def runner(self) -> Runner:
        """What computes the frozen part."""
        return Runner(self.plan(2), self.weights, self.mode)

    def classifier(self, weights: Weights, classes: int, hidden: int = 0, title: str = "") -> Classifier:
        """Return a classifier of new classes, with all weights given that are not the base's own."""
        runner = Runner(self.plan(classes, hidden), {**self.weights, **weights}, self.mode)
        pooled = HIDDEN if hidden else self.pooled
        return Classifier(self.network, title or self.title, runner, self.preparation, pooled, self.last)

    @cached_property
    def headless(self) -> Classifier:
        """The network as a classifier whose features and maps can be asked for, but no scores."""
        return Classifier(self.network, self.title, self.runner, self.preparation, self.pooled, self.last)


def read_base(network: str, mode: Mode | None = None) -> Base:
    """Read a network; see `reading_base`."""
    return finish(reading_base(network, mode))


def reading_base(network: str, mode: Mode | None = None) -> Generator[Progress, None, Base]:
    """Read a network, and check its file.

    Parameters
    ----------
    network : {"efficientnet-lite0", "vgg16"}
    mode : Mode, optional
        Where it computes, always in float32; by default on the CPU, where the same seed gives the same weights.

    Raises
    ------
    TransferError
        When there is no such network.
    WeightsError
        When its weights are gone or damaged.
    """
    where = Mode(mode.device if mode else "cpu")
    if network == "efficientnet-lite0":
        classifier = yield from reading_classifier("efficientnet-lite0")
        body = _without_head(known("efficientnet-lite0"))
        preparation = classifier.preparation
        return Base("efficientnet-lite0", LITE0, classifier.runner.weights, preparation, body, "pool9", "conv9", where)
    if network == "vgg16":
        weights = yield from reading(VGG16_CONV)
        convolutional = _without_head(known("vgg16"))[:-1]
        body = (*convolutional, AdaptivePool("avgpool", 1), Flatten("flatten"))
        preparation = Preparation(224, 1.0, "bicubic", VGG16_CONV.preprocessing)
        return Base("vgg16", VGG16_CONV, weights, preparation, body, "avgpool", "pool5", where)
    text = QT_TRANSLATE_NOOP("Errors", "There is no network {name} to build on: take one of {names}.")
    raise TransferError(text, name=network, names=", ".join(NETWORKS))


def _without_head(plan: Plan) -> tuple[Block, ...]:
    """Return the blocks up to the flattening."""
    end = next(at for at, block in enumerate(plan.blocks) if isinstance(block, Flatten))
    return plan.blocks[: end + 1]
