"""A photo through VGG-16: the feature maps of any layers, one layer after the other, as they are computed."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from time import perf_counter
from typing import TYPE_CHECKING, Literal

import cv2
import numpy as np

from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError, Note, SizeError, is_out_of_memory
from cnngui.engine.memory import free_memory
from cnngui.engine.sizes import Pair
from cnngui.networks.architectures import Architecture, Layer, Shape
from cnngui.networks.network import CPU, Mode, Network
from cnngui.networks.trouble import fell_back
from cnngui.tasks.cache import Cache
from cnngui.tasks.maps import Maps

if TYPE_CHECKING:
    import torch


Size = int | Literal["full", "exact"]
"""Px of the photo's shorter side, its own size, or exactly 224×224 (which squeezes what is not square)."""

EXACT = 224


class MapsError(CnnguiError):
    """Feature maps that cannot be computed."""


@dataclass(frozen=True)
class Passed:
    """A layer that was passed on the way to those that were asked for.

    Parameters
    ----------
    layer : str
    fraction : float
        Share of the work that is done.
    """

    layer: str
    fraction: float


@dataclass(frozen=True)
class FellBack:
    """The device failed, and the CPU goes on.

    Parameters
    ----------
    note : Note
        What happened, in words.
    fraction : float
        Share of the work that is done.
    """

    note: Note
    fraction: float


Step = Maps | Passed | FellBack


def seen_size(photo: Pair, size: Size) -> Pair:
    """Return (H, W) at which the network sees a photo of (H, W): never larger than it is, but for "exact".

    >>> seen_size((300, 451), 224), seen_size((300, 451), 512), seen_size((300, 451), "exact")
    ((224, 337), (300, 451), (224, 224))
    """
    if size == "exact":
        return EXACT, EXACT
    shorter = min(photo)
    if size == "full" or shorter <= size:
        return photo
    height, width = (max(round(length * size / shorter), 1) for length in photo)
    return height, width


def sized(photo: Pixels, size: Size) -> Pixels:
    """Bring a photo to the size at which the network sees it, see `seen_size`.

    Parameters
    ----------
    photo : (H, W, 3) uint8 RGB
    size : int, "full" or "exact"

    Examples
    --------
    >>> sized(np.zeros((300, 451, 3), np.uint8), 224).shape
    (224, 337, 3)
    """
    height, width = photo.shape[:2]
    wanted = seen_size((height, width), size)
    if wanted == (height, width):
        return photo
    smaller = wanted[0] < height and wanted[1] < width
    how = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(photo, wanted[::-1], interpolation=how), np.uint8)


def worth_filling(photo: Pair, size: Size, network: Architecture, cache: Cache) -> tuple[str, ...]:
    """Return the layers whose maps fit the cache together: all, or for a large photo the deeper ones or none."""
    rows, columns = seen_size(photo, size)
    total, taken = 0, 0
    for layer in network.layers:
        rows, columns = rows // layer.stride, columns // layer.stride
        if not rows * columns:
            break
        total += 4 * rows * columns * layer.channels
        taken += 1
    return network.names[:taken] if total <= cache.budget else ()


def feature_maps(
    network: Network,
    photo: Pixels,
    layers: Sequence[str],
    *,
    before_relu: bool = False,
    cache: Cache | None = None,
    key: object = None,
    spare: Mode | None = None,
) -> Generator[Step, None, Network]:
    """Send a photo through the network, as far as the deepest layer that is asked for.

    Parameters
    ----------
    network : Network
    photo : (H, W, 3) uint8 RGB
        At the size at which the network is to see it (see `sized`).
    layers : sequence of str
        Names; each is yielded as soon as it is there.
    before_relu : bool
        Give convolutional layers as they are before negative numbers become 0.
    cache : Cache, optional
        What is there is not computed again, and what is computed is kept: also the layers on the way, so that to go
        one layer deeper costs one layer.
    key : object
        Names the photo and its size; together with the network's weights and mode, whose maps they are. Without a key
        nothing is looked up or kept.
    spare : Mode, optional
        How the CPU computes when the device fails; by default in plain float32.

    Yields
    ------
    Maps
        Of a layer that was asked for, in the order of the network.
    Passed
        A layer on the way.
    FellBack
        The device failed (for one, its memory is full); the CPU goes on from there.

    Returns
    -------
    Network
        The one that finished: another than ``network`` after a `FellBack`.

    Raises
    ------
    LayerError
        When there is no such layer.
    SizeError
        When the photo is too small for a layer.
    MapsError
        When the maps do not fit the CPU's memory.

    Examples
    --------
    >>> weights = {"conv1_1.weight": np.ones((64, 3, 3, 3), np.float32), "conv1_1.bias": np.zeros(64, np.float32)}
    >>> steps = feature_maps(Network(weights), np.full((4, 4, 3), 255, np.uint8), ["conv1_1"])
    >>> maps = next(steps)
    >>> maps.shape, maps.fraction
    ((4, 4, 64), 1.0)
    """
    wanted = {network.architecture.layer(name).name for name in layers}
    if not wanted:
        return network
    path = _path(network, wanted)
    size = photo.shape[0], photo.shape[1]
    _refuse_too_small(network, size, path[-1].name)
    shapes = [shape for _, shape in zip(path, network.architecture.shapes(size), strict=False)]
    if network.mode.device == CPU:
        _refuse_too_large(size, shapes)
    if key is None:
        cache = None
    run = _Run(network, photo, before_relu=before_relu, cache=cache, key=key, spare=spare or Mode(CPU))
    there = run.recall(path, wanted)
    costs = _costs(path)
    done = 0.0
    for place, (layer, cost) in enumerate(zip(path, costs, strict=True)):
        done += cost / sum(costs)
        fraction = min(done, 1.0)
        note = None if place < there else run.advance(layer, wanted=layer.name in wanted)
        if note is not None:
            yield FellBack(note, fraction)
        yield run.maps(layer, fraction) if layer.name in wanted else Passed(layer.name, fraction)
    return run.network


def _refuse_too_small(network: Network, size: Pair, layer: str) -> None:
    """Refuse a photo of which nothing would be left at a layer."""
    least = network.architecture.least(layer)
    if min(size) < least:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "{layer} needs a photo of {least} × {least} px or more, and this one is seen at {width} × {height}: "
            "take a larger one, or let it be seen at exactly {exact} × {exact}.",
        )
        raise SizeError(text, layer=layer, least=least, width=size[1], height=size[0], exact=EXACT)


def _refuse_too_large(size: Pair, shapes: Sequence[Shape]) -> None:
    """Refuse a photo whose maps do not fit the memory: two layers of float32 at a time, and room to work."""
    counts = [3 * size[0] * size[1], *(rows * columns * channels for rows, columns, channels in shapes)]
    needed = 4 * max(before + 2 * after for before, after in pairwise(counts))
    free = free_memory()
    if free is not None and needed > free:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "The feature maps of {width} × {height} px need about {needed} GB of memory and {free} GB are free: "
            "choose a smaller size.",
        )
        gigabytes = (round(each / (1 << 30), 1) for each in (needed, free))
        raise MapsError(text, width=size[1], height=size[0], needed=next(gigabytes), free=next(gigabytes))


def _path(network: Network, wanted: set[str]) -> tuple[Layer, ...]:
    deepest = max(network.architecture.names.index(name) for name in wanted)
    return network.architecture.layers[: deepest + 1]


def _costs(path: tuple[Layer, ...]) -> list[float]:
    """Share of the multiplications, layer by layer; the photo's size does not matter."""
    area, costs = 1.0, []
    for layer in path:
        area /= layer.stride**2
        costs.append(area * max(layer.parameters, layer.channels))
    return costs


class _Run:
    """One photo on its way through the network."""

    def __init__(
        self, network: Network, photo: Pixels, *, before_relu: bool, cache: Cache | None, key: object, spare: Mode
    ) -> None:
        self.network = network
        self._photo = photo
        self._before_relu = before_relu
        self._cache = cache
        self._key = key
        self._spare = spare
        self._began = perf_counter()
        self._planes: torch.Tensor | None = None
        """What the next layer sees; None for the photo."""
        self._ready: dict[str, Maps] = {}
        """Maps to be given, by layer: as the next layer sees them or, where asked for, before ReLU."""

    def recall(self, path: tuple[Layer, ...], wanted: set[str]) -> int:
        """Fetch from the cache what is there, and give the number of layers that need not be computed.

        Those are all up to the deepest whose maps are kept, if everything that is wanted on the way is kept too.
        """
        for place in reversed(range(len(path))):
            start = self._found(path[place], before_relu=False)
            due = [layer for layer in path[: place + 1] if layer.name in wanted]
            found = {layer.name: self._found(layer, before_relu=self._is_before(layer)) for layer in due}
            is_enough = start is not None or path[place] is path[-1]
            if is_enough and all(maps is not None for maps in found.values()):
                self._planes = start.tensor if start is not None else None
                self._ready = {name: maps for name, maps in found.items() if maps is not None}
                return place + 1
        return 0

    def _is_before(self, layer: Layer) -> bool:
        """Whether a layer that is wanted is wanted before ReLU."""
        return self._before_relu and layer.kind == "conv"

    def advance(self, layer: Layer, *, wanted: bool) -> Note | None:
        """Go through a layer; give a note when the device failed and the CPU did it."""
        try:
            return self._computed(layer, before_relu=wanted and self._is_before(layer))
        except (RuntimeError, MemoryError) as error:
            if is_out_of_memory(error):
                raise self._too_large() from error
            raise

    def _computed(self, layer: Layer, *, before_relu: bool) -> Note | None:
        """Compute a layer, and where the device fails on the CPU: then give a note."""
        try:
            self._compute(layer, before_relu=before_relu)
        except RuntimeError as error:
            if self.network.mode.device == CPU:
                raise
            note = self._fall_back(error, layer)
            self._compute(layer, before_relu=before_relu)
            return note
        return None

    def maps(self, layer: Layer, fraction: float) -> Maps:
        """Return the maps of a layer, with what is done by now."""
        return self._ready.pop(layer.name).told(1000 * (perf_counter() - self._began), fraction)

    def _found(self, layer: Layer, *, before_relu: bool) -> Maps | None:
        if self._cache is None:
            return None
        return self._cache.find(self._name(), layer.name, before_relu=before_relu)

    def _name(self) -> object:
        return self._key, self.network.name, self.network.mode

    def _compute(self, layer: Layer, *, before_relu: bool) -> None:
        import torch  # noqa: PLC0415  (heavy)

        with torch.inference_mode():
            given = self.network.sent(self._photo) if self._planes is None else self._planes
            output = self.network.through(layer, given, relu=not before_relu)
            if self.network.mode.device != CPU:
                output[0, 0, 0, 0].item()  # a GPU works on while we go ahead: wait, so that errors and times are right
            self._keep(layer, output, before_relu=before_relu)
            if before_relu:
                output = torch.relu(output)
                self._keep(layer, output, before_relu=False, shown=False)
        self._planes = output

    def _keep(self, layer: Layer, tensor: "torch.Tensor", *, before_relu: bool, shown: bool = True) -> None:
        size = self._photo.shape[0], self._photo.shape[1]
        maps = Maps(layer, before_relu, size, self.network.mode, 0.0, 0.0, tensor)
        if shown:
            self._ready = {layer.name: maps}
        if self._cache is not None:
            self._cache.keep(self._name(), maps)

    def _too_large(self) -> MapsError:
        height, width = self._photo.shape[:2]
        text = QT_TRANSLATE_NOOP(
            "Errors", "There is not enough memory for the feature maps of {width} × {height} px: choose a smaller size."
        )
        return MapsError(text, width=width, height=height)

    def _fall_back(self, error: RuntimeError, failed: Layer) -> Note:
        """Go on with the CPU, from the maps that are there; where even they cannot be fetched, from the photo."""
        device = self.network.mode.device
        self.network = self.network.in_mode(self._spare)
        if self._planes is not None:
            try:
                self._planes = self._planes.to(self._spare.device, self.network.dtype)
            except RuntimeError:
                self._planes = None
                for layer in self.network.architecture.until(failed.name)[:-1]:
                    self._compute(layer, before_relu=False)
        return fell_back(device, error, smaller_fits=True)
