"""What the Transfer lab computes off the main thread. No Qt."""

from collections.abc import Generator
from dataclasses import dataclass, field, replace

import cv2
import numpy as np

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.errors import CnnguiError, is_out_of_memory
from cnngui.engine.following import Following
from cnngui.gui.labs.transfer.answered import Answered
from cnngui.gui.labs.transfer.gathering import Laid
from cnngui.networks.classifiers import Classifier, Seen, reading_classifier
from cnngui.tasks.explain import grad_cam
from cnngui.tasks.learning import Examined
from cnngui.tasks.transfer import (
    SCOPES,
    Base,
    Cell,
    Controls,
    Counts,
    Estimate,
    Example,
    FeatureCache,
    FewerPoint,
    PictureSet,
    Recommendation,
    Scope,
    Suspect,
    TransferModel,
    TransferResult,
    TransferSettings,
    TransferStep,
    counts,
    estimating,
    fewer,
    likening,
    reading_base,
    recommended,
    settings_for,
    suspects,
    table,
    train,
)

SMALL_PX = 160
"""Longer side of a small picture."""


class Bench:
    """The networks and the features that are kept; used by one lane of jobs only."""

    def __init__(self) -> None:
        self._bases: dict[str, Base] = {}
        self._imagenet: Classifier | None = None
        self.cache = FeatureCache()
        self.likeness: dict[int, float] = {}

    def base(self, network: str) -> Generator["Share", None, Base]:
        """Return a network without its head, read now if it was not before."""
        if network not in self._bases:
            steps = Following(reading_base(network))
            for step in steps:
                yield Share(0.5 * getattr(step, "fraction", 0.0))
            self._bases[network] = steps.value
        return self._bases[network]

    def known(self, network: str) -> Base | None:
        """Return a network if it was read."""
        return self._bases.get(network)

    def imagenet(self) -> Generator["Share", None, Classifier]:
        """Return what tells how near pictures are to ImageNet's."""
        if self._imagenet is None:
            steps = Following(reading_classifier("efficientnet-lite0"))
            for _ in steps:
                yield Share(0.5)
            self._imagenet = steps.value
        return self._imagenet


@dataclass(frozen=True)
class Share:
    """How far it is, 0 to 1, and what is there already."""

    fraction: float
    ready: object = field(default=None, compare=False)


# Learning


def teaching(
    laid: Laid, settings: TransferSettings, controls: Controls, bench: Bench
) -> Generator[TransferStep | Share, None, TransferResult]:
    """Read the network if need be, and teach it."""
    base = yield from bench.base(settings.network)
    return (yield from train(laid.pictures, base, settings, controls, bench.cache))


def asking(laid: Laid, model: TransferModel) -> Generator[Share, None, Answered]:
    """Ask a network about all pictures whose class it knows by its title."""
    places = {title: at for at, title in enumerate(model.classes)}
    titles = laid.pictures.classes
    asked = [
        (name, each, places[titles[each.label]])
        for name, each in zip(laid.names, laid.pictures.examples, strict=True)
        if titles[each.label] in places
    ]
    found = np.zeros((len(asked), len(model.classes)), np.float32)
    for at, (_, example, _label) in enumerate(asked):
        found[at] = model.probabilities([example.pixels()])[0]
        yield Share((at + 1) / len(asked))
    labels = np.array([label for _, _, label in asked], np.intp)
    return Answered(tuple(name for name, _, _ in asked), Examined(found, labels, len(asked)), is_unseen=False)


# What is told before


@dataclass(frozen=True)
class ForecastRequest:
    """What the forecast depends on.

    Parameters
    ----------
    laid : Laid
    settings : TransferSettings
        Of the scope that is set; others have their own epochs and rates.
    runs : int
        How many runs there were: each leaves features behind.
    """

    laid: Laid
    settings: TransferSettings
    runs: int = 0


@dataclass(frozen=True, eq=False)
class Forecast:
    """What is known before one begins.

    Parameters
    ----------
    request : ForecastRequest
    counts : dict of scope to Counts
    estimates : dict of scope to Estimate
    recommendation : Recommendation or None
    blocks : int
        Of the network, without its new layers.
    last_block : int
        How many of them learn where the last block does.
    too_large : frozenset of scope
        For which the memory did not do when they were measured.
    """

    request: ForecastRequest
    counts: dict[Scope, Counts]
    estimates: dict[Scope, Estimate]
    recommendation: Recommendation | None
    blocks: int
    last_block: int
    too_large: frozenset[Scope] = frozenset()

    def knows(self, scope: Scope) -> bool:
        """Whether a scope was measured, or cannot be."""
        return scope in self.estimates or scope in self.too_large

    @property
    def is_whole(self) -> bool:
        """Whether there is nothing left to find out."""
        return not len(self.request.laid.pictures) or all(map(self.knows, SCOPES))


def of_scope(settings: TransferSettings, scope: Scope) -> TransferSettings:
    """Return settings as they would be with another scope: its own epochs, rate and patience."""
    if scope == settings.scope:
        return settings
    own = settings_for(scope)
    return replace(settings, scope=scope, epochs=own.epochs, learning_rate=own.learning_rate, patience=own.patience)


def forecasting(request: ForecastRequest, bench: Bench, before: Forecast | None) -> Generator[Share, None, Forecast]:
    """Count, measure on this machine, and recommend; the scope that is set comes first.

    What was found out ``before`` for the same request is not measured again.
    """
    settings, pictures = request.settings, request.laid.pictures
    base = yield from bench.base(settings.network)
    told = before or _counted(request, base)
    yield Share(0.1, told)
    if not len(pictures):
        return told
    if _about(pictures) in bench.likeness and told.recommendation is None:
        told = yield from _recommending(told, bench)
    order = (settings.scope, *(scope for scope in SCOPES if scope != settings.scope))
    for at, scope in enumerate(order):
        if not told.knows(scope):
            told = yield from _measuring(told, base, scope, bench, 0.1 + 0.1 * at)
        yield Share(0.2 + 0.1 * at, told)
        if told.recommendation is None:
            told = yield from _recommending(told, bench)
    return told


def _measuring(
    told: Forecast, base: Base, scope: Scope, bench: Bench, share: float
) -> Generator[Share, None, Forecast]:
    """Measure how long a scope takes; where the memory does not do for it, others may still be measured."""
    request = told.request
    steps = Following(estimating(request.laid.pictures, base, of_scope(request.settings, scope), bench.cache))
    try:
        for _ in steps:
            yield Share(share, told)
    except Exception as error:
        if not is_out_of_memory(error):
            raise
        return replace(told, too_large=told.too_large | {scope})
    return replace(told, estimates={**told.estimates, scope: steps.value})


def _counted(request: ForecastRequest, base: Base) -> Forecast:
    """Return what needs no measuring."""
    classes = max(len(request.laid.pictures.classes), 2)
    found = {scope: counts(base, scope, classes, request.settings.hidden) for scope in SCOPES}
    last = sum(block[0] in base.last_block for block in base.blocks)
    return Forecast(request, found, {}, None, len(base.blocks), last)


def _recommending(told: Forecast, bench: Bench) -> Generator[Share, None, Forecast]:
    pictures = told.request.laid.pictures
    about = _about(pictures)
    if about not in bench.likeness:
        network = yield from bench.imagenet()
        steps = Following(likening(pictures, network))
        for _ in steps:
            yield Share(0.3, told)
        bench.likeness[about] = steps.value
    made = replace(told, recommendation=recommended(pictures, bench.likeness[about]))
    yield Share(0.4, made)
    return made


def _about(pictures: PictureSet) -> int:
    return hash(tuple(each.key for each in pictures.examples))


# What is asked


def suspecting(laid: Laid, network: str, bench: Bench) -> Generator[Share, None, tuple[Suspect, ...]]:
    """Look for pictures that may be in the wrong class."""
    base = yield from bench.base(network)
    steps = Following(suspects(laid.pictures, base, cache=bench.cache))
    for share in steps:
        yield Share(share)
    return steps.value


def fewer_of(laid: Laid, network: str, bench: Bench) -> Generator[Share, None, tuple[FewerPoint, ...]]:
    """Measure how accurate it is with fewer pictures."""
    base = yield from bench.base(network)
    steps = Following(fewer(laid.pictures, base, cache=bench.cache))
    for points in steps:
        yield Share(len(points) / (len(points) + 1), points)
    return steps.value


def table_of(network: str, bench: Bench) -> Generator[Share, None, tuple[Cell, ...]]:
    """Measure the course's table."""
    base = yield from bench.base(network)
    steps = Following(table(base, cache=bench.cache))
    for step in steps:
        yield Share(step.fraction, step.cells)
    return steps.value


@dataclass(frozen=True)
class WhyRequest:
    """A picture whose answer is explained.

    Parameters
    ----------
    run : str
        Key of the network.
    picture : str
    index : int or None
        The class; None for the answer.
    """

    run: str
    picture: str
    index: int | None
    model: TransferModel = field(compare=False, repr=False)
    example: Example = field(compare=False, repr=False)


@dataclass(frozen=True, eq=False)
class Why:
    """Why a picture has its answer.

    Parameters
    ----------
    request : WhyRequest
    pixels : (H, W, 3) uint8
    probabilities : (classes,) float32
    seen : Seen
    heat : (h, w) float32
        By Grad-CAM, over what the network saw.
    index : int
        The class that is explained.
    limit : float
        Of the colours: the same for all classes of this picture.
    """

    request: WhyRequest
    pixels: Pixels
    probabilities: Array
    seen: Seen
    heat: Array
    index: int
    limit: float


def explaining(request: WhyRequest) -> Generator[Share, None, Why]:
    """Ask about a picture, and find out where the network looked."""
    pixels = request.example.pixels()
    network = request.model.classifier
    yield Share(0.2)
    probabilities = request.model.probabilities([pixels])[0]
    seen = network.seen(pixels)
    yield Share(0.4)
    first, second = (int(at) for at in np.argsort(-probabilities)[:2])
    index = first if request.index is None else request.index
    heats = {}
    for each in {first, second, index}:
        heats[each] = grad_cam(network, seen, each).heat
        yield Share(0.4 + 0.2 * len(heats))
    limit = max(float(heat.max()) for heat in heats.values())
    return Why(request, pixels, probabilities, seen, heats[index], index, limit)


# Small pictures


def drawing_small(wanted: tuple[tuple[str, Example], ...]) -> Generator[Share, None, dict[str, Pixels]]:
    """Draw pictures small; one that is gone by now is drawn from what is kept of it."""
    made: dict[str, Pixels] = {}
    for at, (name, example) in enumerate(wanted, 1):
        try:
            pixels = example.pixels()
        except (CnnguiError, OSError):
            pixels = example.thumbnail
        made[name] = small(pixels)
        yield Share(at / len(wanted), dict(made) if at % 12 == 0 else None)
    return made


def small(pixels: Pixels) -> Pixels:
    """Return a picture whose longer side is `SMALL_PX`.

    >>> small(np.zeros((300, 600, 3), np.uint8)).shape
    (80, 160, 3)
    """
    factor = SMALL_PX / max(pixels.shape[:2])
    size = max(round(pixels.shape[1] * factor), 1), max(round(pixels.shape[0] * factor), 1)
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_NEAREST
    return np.asarray(cv2.resize(pixels, size, interpolation=how), np.uint8)
