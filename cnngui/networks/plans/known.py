"""The known networks, each in the variants that books and libraries have, by name and source.

The words are in ``words_en`` and ``words_fr``, the errata in ``errata``.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache, partial

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.networks.architectures import VGG16, Layer, stacked
from cnngui.networks.plans.blocks import (
    Activation,
    AdaptivePool,
    Block,
    Conv,
    Dense,
    Flatten,
    Function,
    Pool,
    RadialBasis,
)
from cnngui.networks.plans.efficientnet import lite0
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.troubles import PlanError
from cnngui.networks.plans.words_en import WORDS as ENGLISH
from cnngui.networks.plans.words_fr import WORDS as FRENCH

_FUNCTION_NAMES = {"relu": "relu", "scaled_tanh": "tanh", "lrn": "norm", "dropout": "drop"}


def _then(name: str, *functions: Function) -> Iterator[Block]:
    """Return what is done in place behind a layer, called after it, as in Caffe: relu4_1 behind conv4_1."""
    number = name.lstrip("abcdefghijklmnopqrstuvwxyz_").lower()
    for function in functions:
        yield Activation(f"{_FUNCTION_NAMES[function]}{number}", function)


def _dense(units: tuple[int, ...], first: int) -> Iterator[Block]:
    """Flatten, then fully connected layers fc6, fc7, …; behind each but the last ReLU and dropout."""
    behind: tuple[Function, ...] = ("relu", "dropout")
    yield Flatten("flatten")
    for number, count in enumerate(units, first):
        yield Dense(f"fc{number}", count)
        if number < first + len(units) - 1:
            yield from _then(f"fc{number}", *behind)


C3 = (
    *(tuple(sorted((at + step) % 6 for step in range(3))) for at in range(6)),
    *(tuple(sorted((at + step) % 6 for step in range(4))) for at in range(6)),
    *(tuple(sorted((at + step) % 6 for step in (0, 1, 3, 4))) for at in range(3)),
    (0, 1, 2, 3, 4, 5),
)
"""Which of the six maps of S2 each filter of C3 sees: LeCun and others 1998, table 1."""


def _lenet5_1998() -> Iterator[Block]:
    yield from (Conv("C1", 6, 5), *_then("C1", "scaled_tanh"))
    yield from (Pool("S2", pool="subsampling"), *_then("S2", "scaled_tanh"))
    yield from (Conv("C3", 16, 5, connections_of=C3), *_then("C3", "scaled_tanh"))
    yield from (Pool("S4", pool="subsampling"), *_then("S4", "scaled_tanh"))
    yield from (Conv("C5", 120, 5), *_then("C5", "scaled_tanh"), Flatten("flatten"))
    yield from (Dense("F6", 84), *_then("F6", "scaled_tanh"), RadialBasis("output", 10))


def _lenet5_modern() -> Iterator[Block]:
    yield from (Conv("C1", 6, 5), *_then("c1", "relu"), Pool("S2"))
    yield from (Conv("C3", 16, 5), *_then("c3", "relu"), Pool("S4"), Flatten("flatten"))
    yield from (Dense("C5", 120), *_then("c5", "relu"), Dense("F6", 84), *_then("f6", "relu"), Dense("output", 10))


def _lenet5_deck() -> Iterator[Block]:
    yield from (Conv("CONV1", 8, 5), *_then("conv1", "relu"), Pool("POOL1"))
    yield from (Conv("CONV2", 16, 5), *_then("conv2", "relu"), Pool("POOL2"), Flatten("flatten"))
    yield from (Dense("FC3", 120), *_then("fc3", "relu"), Dense("FC4", 84), *_then("fc4", "relu"), Dense("Softmax", 10))


def _alexnet(
    filters: tuple[int, int, int, int, int], *, groups: int = 1, padding: int = 0, is_torchvision: bool = False
) -> Iterator[Block]:
    norm: tuple[Function, ...] = () if is_torchvision else ("lrn",)
    one, two, three, four, five = filters
    yield from (Conv("conv1", one, 11, padding, 4), *_then("conv1", "relu", *norm), Pool("pool1", 3, 0, 2))
    yield from (Conv("conv2", two, 5, 2, groups=groups), *_then("conv2", "relu", *norm), Pool("pool2", 3, 0, 2))
    yield from (Conv("conv3", three, 3, 1), *_then("conv3", "relu"))
    yield from (Conv("conv4", four, 3, 1, groups=groups), *_then("conv4", "relu"))
    yield from (Conv("conv5", five, 3, 1, groups=groups), *_then("conv5", "relu"), Pool("pool5", 3, 0, 2))
    if is_torchvision:
        yield AdaptivePool("avgpool", 6)
    yield from _dense((4096, 4096, 1000), 6)


def _vgg(number: int, *, adapts: bool) -> Iterator[Block]:
    """Convolutions and poolings from the table that Maps, Compare and Style use; the dense layers behind them."""
    for layer in _vgg_layers(number):
        if layer.kind == "conv":
            yield Conv(layer.name, layer.channels, layer.size, layer.padding, layer.stride)
            yield from _then(layer.name, "relu")
        else:
            yield Pool(layer.name, layer.size, layer.padding, layer.stride)
    if adapts:
        yield AdaptivePool("avgpool", 7)
    yield from _dense((4096, 4096, 1000), 6)


_DEPTHS = {11: (1, 1, 2, 2, 2), 13: (2, 2, 2, 2, 2), 16: (2, 2, 3, 3, 3), 19: (2, 2, 4, 4, 4)}
"""Layers of each block: Simonyan and Zisserman 2014, table 1, configurations A, B, D and E."""


def _vgg_layers(number: int) -> tuple[Layer, ...]:
    if number == 16:
        return VGG16.layers
    return tuple(
        stacked(tuple((width,) * count for width, count in zip((64, 128, 256, 512, 512), _DEPTHS[number], strict=True)))
    )


@dataclass(frozen=True)
class Variant:
    """One form of a network.

    Parameters
    ----------
    network, name : str
        "alexnet", "grouped".
    input : (H, W, C)
    build : callable
        Makes its blocks.
    """

    network: str
    name: str
    input: tuple[int, int, int]
    build: Callable[[], Iterator[Block]]

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return Plan(self.network, self.name, self.input, tuple(self.build()))

    def title(self, language: str = "en") -> str:
        """Return what it is called on screen.

        >>> variants("alexnet")[0].title("fr")
        'deux groupes, 227×227 (2012)'
        """
        return _words(language)[self.network, self.name][0]

    def source(self, language: str = "en") -> str:
        """Say which book or library has it so."""
        return _words(language)[self.network, self.name][1]


def _words(language: str) -> Mapping[tuple[str, str], tuple[str, str]]:
    return FRENCH if language.startswith("fr") else ENGLISH


_VGG_VARIANTS = tuple(
    Variant(f"vgg{number}", name, (224, 224, 3), partial(_vgg, number, adapts=adapts))
    for number in _DEPTHS
    for name, adapts in (("paper", False), ("torchvision", True))
)

VARIANTS = (
    Variant("lenet5", "modern", (32, 32, 1), _lenet5_modern),
    Variant("lenet5", "1998", (32, 32, 1), _lenet5_1998),
    Variant("lenet5", "deck", (32, 32, 3), _lenet5_deck),
    Variant("alexnet", "grouped", (227, 227, 3), lambda: _alexnet((96, 256, 384, 384, 256), groups=2)),
    Variant("alexnet", "ungrouped", (227, 227, 3), lambda: _alexnet((96, 256, 384, 384, 256))),
    Variant(
        "alexnet",
        "torchvision",
        (224, 224, 3),
        lambda: _alexnet((64, 192, 384, 256, 256), padding=2, is_torchvision=True),
    ),
    *_VGG_VARIANTS,
    Variant("efficientnet-lite0", "tensorflow", (224, 224, 3), partial(lite0, is_same=True)),
    Variant("efficientnet-lite0", "timm", (224, 224, 3), partial(lite0, is_same=False)),
)
"""All of them; of each network the first is the one that is meant where none is named."""

TITLES = {
    "lenet5": "LeNet-5",
    "alexnet": "AlexNet",
    **{f"vgg{number}": f"VGG-{number}" for number in _DEPTHS},
    "efficientnet-lite0": "EfficientNet-Lite0",
}
"""The networks' names, and what they are called on screen."""


def variants(network: str) -> tuple[Variant, ...]:
    """Return the forms of a network; none of one that is not known.

    >>> [variant.name for variant in variants("lenet5")]
    ['modern', '1998', 'deck']
    """
    return tuple(variant for variant in VARIANTS if variant.network == network)


def variant_of(plan: Plan) -> Variant | None:
    """Return the form that a plan is called after; it may have been changed since."""
    return next((each for each in variants(plan.name) if each.name == plan.variant), None)


def is_changed(plan: Plan) -> bool:
    """Tell whether a plan is called after a known network but has other layers; input and classes may differ.

    >>> is_changed(known("vgg16").with_input((64, 64, 3)).with_classes(5)), is_changed(known("vgg16").without(0))
    (False, True)
    """
    if variant_of(plan) is None:
        return False
    original = known(plan.name, plan.variant).with_input(plan.input)
    return plan != (original.with_classes(plan.classes) if plan.classes else original)


def title_of(plan: Plan, language: str = "en") -> str:
    """Return what a plan is called on screen, with its variant.

    >>> title_of(known("lenet5", "1998")), title_of(known("lenet5", "1998").without(0))
    ('LeNet-5, 1998', 'LeNet-5, 1998, changed')
    """
    variant = variant_of(plan)
    if variant:
        changed = ", modifié" if language.startswith("fr") else ", changed"
        return f"{TITLES[plan.name]}, {variant.title(language)}{changed * is_changed(plan)}"
    return f"{plan.name}, {plan.variant}" if plan.variant else plan.name


@lru_cache(maxsize=32)
def known(network: str, variant: str = "") -> Plan:
    """Return a known network.

    Parameters
    ----------
    network : str
        One of `TITLES`.
    variant : str
        Empty: the usual one.

    Raises
    ------
    PlanError
        When there is none of that name.

    Examples
    --------
    >>> known("lenet5").input, len(known("vgg19").blocks)
    ((32, 32, 1), 45)
    >>> known("lenet6")
    Traceback (most recent call last):
    cnngui.networks.plans.troubles.PlanError: There is no network lenet6 (did you mean lenet5?); there are lenet5, ...
    """
    found = variants(network)
    if not found:
        raise _unknown(network)
    for each in found:
        if not variant or each.name == variant:
            return each.plan
    names = ", ".join(each.name for each in found)
    text = QT_TRANSLATE_NOOP("Errors", "{network} has no variant {variant}; there are {names}.")
    raise PlanError(text, network=TITLES[network], variant=variant, names=names)


def _unknown(network: str) -> PlanError:
    close = get_close_matches(network.lower(), TITLES, n=1)
    names = ", ".join(TITLES)
    if close:
        text = QT_TRANSLATE_NOOP("Errors", "There is no network {network} (did you mean {close}?); there are {names}.")
        return PlanError(text, network=network, close=close[0], names=names)
    text = QT_TRANSLATE_NOOP("Errors", "There is no network {network}; there are {names}.")
    return PlanError(text, network=network, names=names)
