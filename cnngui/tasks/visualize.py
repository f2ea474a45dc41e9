"""What does a channel look for? A picture that excites it, grown from faint noise by climbing along the gradient.

Activation maximisation (Erhan et al. 2009) in the form of Olah et al. 2017, "Feature Visualization"
(doi:10.23915/distill.00007): what changes are not the pixels but the waves that they are made of, slow ones more than
fast ones, in colours that vary independently in photos; and the network sees the picture shifted every time. Unlike
there it sees a part of it at a time: a step costs less, so that more steps fit the time.

What is climbed to is the mean of the feature map, where numbers below 0 count a little too. Before ReLU it would be no
good: to a filter of the first layer that looks for edges, a bright one and a dark one would come to nothing.

The waves are kept and climb on the CPU. A device computes the network alone, so that one that fails loses nothing.
"""

from collections.abc import Callable, Generator
from math import inf, isfinite
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import QT_TRANSLATE_NOOP, Note, is_out_of_memory
from cnngui.networks.architectures import Layer, LayerError
from cnngui.networks.fields import field
from cnngui.networks.network import CPU, Mode, Network
from cnngui.networks.trouble import fell_back
from cnngui.tasks.feature_maps import FellBack, MapsError
from cnngui.tasks.pacing import paced
from cnngui.tasks.sights import SIZE, STEPS, Picture, PictureCache, Sight, side_of
from cnngui.tasks.slopes import with_slope

if TYPE_CHECKING:
    import torch

Result = TypeVar("Result")

RATE = 0.15
"""How far Adam goes in a step; it slows down in the second half."""

LEAK = 0.1
"""What a number below 0 counts, so that the way leads up where the whole map is below."""

NOISE = 0.01
"""Strength of the noise at the start: too faint to see."""

LIVE = 0.15
"""Seconds from one live picture to the next."""

PHOTO_COLOURS = np.array([[0.26, 0.09, 0.02], [0.27, 0.00, -0.05], [0.27, -0.09, 0.03]], np.float32)
"""Columns: the three directions in which colours of photos vary, by how much; rows R, G and B. From Olah et al."""


def visualize(
    network: Network,
    layer: str,
    channel: int,
    *,
    size: int = SIZE,
    steps: int = STEPS,
    seed: int = 0,
    cache: PictureCache | None = None,
) -> Generator[Sight | FellBack, None, Picture]:
    """Grow a picture that excites a channel as much as possible, everywhere.

    Parameters
    ----------
    network : Network
        On its device, but in float32.
    layer : str
    channel : int
    size : int
        Px; see `side_of`.
    steps : int
    seed : int
        Of the noise at the start and of the shifts; 0 or more.
    cache : PictureCache, optional
        A picture that is there is only measured, and a finished one is kept.

    Yields
    ------
    Sight
        At least at every step, and about every `cnngui.tasks.pacing.PULSE` seconds in the middle of a long one.
    FellBack
        The device failed; the CPU goes on from there.

    Returns
    -------
    Picture
        The same for the same arguments on the same device.

    Raises
    ------
    LayerError
        When there is no such layer or channel.
    MapsError
        When the CPU's memory is full.

    Examples
    --------
    >>> weights = {"conv1_1.weight": np.zeros((64, 3, 3, 3), np.float32), "conv1_1.bias": np.zeros(64, np.float32)}
    >>> weights["conv1_1.weight"][5, 0] = 1
    >>> *_, last = visualize(Network(weights), "conv1_1", 5, size=32)
    >>> bool(last.picture[..., 0].mean() > 180), last.fraction
    (True, 1.0)
    """
    table = network.architecture.layer(layer)
    if not 0 <= channel < table.channels:
        text = QT_TRANSLATE_NOOP("Errors", "{layer} has no channel {channel}: take one from 0 to {last}.")
        raise LayerError(text, layer=layer, channel=channel, last=table.channels - 1)
    side = side_of(layer, size, network.architecture)
    ascent = _Ascent(network, layer, channel, side, steps, seed)
    found = None if cache is None else cache.find(network, layer, channel, side, steps, seed)
    picture = yield from ascent.picture() if found is None else ascent.measured(found)
    if cache is not None and found is None and isfinite(picture.activation):
        cache.keep(picture.pixels, network, layer, channel, steps, seed)
    yield Sight(picture.pixels, picture.activation, steps, 1.0)
    return picture


class _State(NamedTuple):
    """The waves, and what Adam remembers of their gradients; on the CPU."""

    waves: "torch.Tensor"
    mean: "torch.Tensor"
    square: "torch.Tensor"
    steps: int = 0

    def climbed(self, gradient: "torch.Tensor", rate: float) -> "_State":
        """Go a step upwards (Kingma and Ba 2014, arXiv:1412.6980). torch.optim would first load a compiler."""
        steps = self.steps + 1
        mean = 0.9 * self.mean + 0.1 * gradient
        square = 0.999 * self.square + 0.001 * gradient.square()
        step = (mean / (1 - 0.9**steps)) / ((square / (1 - 0.999**steps)).sqrt() + 1e-8)
        return _State(self.waves + rate * step, mean, square, steps)


class _Canvas:
    """Waves → pixels."""

    def __init__(self, side: int) -> None:
        import torch  # noqa: PLC0415  (heavy)

        self._side = side
        # As in photos, slow waves are stronger: by one over the frequency, down to one wave a picture.
        frequencies = np.hypot(np.fft.fftfreq(side)[:, None], np.fft.rfftfreq(side))
        self._strengths = torch.from_numpy((0.25 / np.maximum(frequencies, 1 / side)).astype(np.float32))
        self._colours = torch.from_numpy(PHOTO_COLOURS / np.linalg.norm(PHOTO_COLOURS, axis=0).max())

    def painted(self, waves: "torch.Tensor") -> "torch.Tensor":
        """Return pixels, (3, S, S), from 0 to 255, of waves (3, S, S // 2 + 1, 2): the half of a Fourier transform."""
        import torch  # noqa: PLC0415  (heavy)

        spectrum = torch.view_as_complex(waves) * self._strengths
        planes: torch.Tensor = torch.fft.irfft2(spectrum, (self._side, self._side), norm="ortho")
        return 255 * (self._colours @ planes.flatten(1)).reshape(planes.shape).sigmoid()

    def shown(self, waves: "torch.Tensor") -> Pixels:
        """Return pixels as a picture, (S, S, 3)."""
        return np.ascontiguousarray(self.painted(waves).round().byte().permute(1, 2, 0).numpy())


class _Channel:
    """One channel of a network on its device, ready for gradients. After every layer its methods yield."""

    def __init__(self, network: Network, layer: str, channel: int, device: str) -> None:
        # A network of its own: the weights of one that computed in inference mode can have no part in a gradient.
        self._network = Network(network.weights, Mode(device), network.given, network.architecture, network.name)
        self._path = network.architecture.until(layer)
        self._filter = [each for each in self._path if each.kind == "conv"][-1]
        self._number = channel
        self.device = device
        self.bias = float(network.weights[f"{self._filter.name}.bias"][channel])

    def map(self, picture: Pixels) -> Generator[None, None, NDArray[np.float32]]:
        """Return the feature map of a picture, (H, W), before ReLU."""
        import torch  # noqa: PLC0415  (heavy)

        planes = self._network.sent(picture)
        for layer in self._path:
            with torch.no_grad():
                planes = self._through(layer, planes)
            yield
        return np.asarray(planes[0, self._number].cpu().numpy())

    def slope(self, pixels: "torch.Tensor") -> "Generator[None, None, tuple[float, torch.Tensor]]":
        """Return the mean of the feature map, and the gradient at the pixels, (3, H, W), of what is climbed to."""
        import torch  # noqa: PLC0415  (heavy)

        given = self._network.given
        pixels = pixels.to(self.device)
        offset, factor = (torch.from_numpy(each).to(pixels)[:, None, None] for each in (given.offset, given.factor))
        planes = ((pixels - offset) * factor)[None].contiguous(memory_format=torch.channels_last)
        passed = []
        for layer in self._path:
            with torch.enable_grad():  # never across a yield: other jobs of the thread come in between
                seen = planes.detach().requires_grad_()
                planes = self._through(layer, seen)
            passed.append((seen, planes))
            yield
        plane = planes.detach()[0, self._number]
        gradient = torch.zeros_like(planes)
        gradient[0, self._number] = torch.where(plane > 0, 1.0, LEAK) * torch.from_numpy(_window(len(plane))).to(plane)
        while passed:
            seen, planes = passed.pop()
            with torch.enable_grad():
                pulled = with_slope(planes, gradient)
            (gradient,) = torch.autograd.grad(pulled, seen)
            yield
        return plane.relu().mean().item(), (gradient[0] * factor).cpu()

    def _through(self, layer: Layer, planes: "torch.Tensor") -> "torch.Tensor":
        """Leave out the last ReLU, where numbers below 0 lead up; whether a pooling follows does not matter."""
        return self._network.through(layer, planes, relu=layer is not self._filter)


class _Ascent:
    """One picture on its way."""

    def __init__(self, network: Network, layer: str, channel: int, side: int, steps: int, seed: int) -> None:
        import torch  # noqa: PLC0415  (heavy)

        self._seen = _Channel(network, layer, channel, network.mode.device)
        self._network, self._layer, self._number = network, layer, channel
        self._canvas = _Canvas(side)
        self._side, self._part = side, min(side, _part_of(field(layer, network.architecture).size))
        self._random = np.random.default_rng(seed)
        noise = NOISE * torch.from_numpy(self._random.standard_normal((3, side, side // 2 + 1, 2), np.float32))
        self._state = self._good = _State(noise, torch.zeros_like(noise), torch.zeros_like(noise))
        self._rate = RATE
        self._activation = max(self._seen.bias, 0.0)
        self._done, self._steps = 0, steps
        self._yielded, self._shown = perf_counter(), -inf

    @property
    def _fraction(self) -> float:
        return self._done / max(self._steps, 1)

    def picture(self) -> Generator[Sight | FellBack, None, Picture]:
        """Climb all steps, and measure."""
        while self._done < self._steps:
            yield from self._step(*self._random.integers(self._side, size=2).tolist())
            self._done += 1
            yield from self._sight(self._state if perf_counter() - self._shown > LIVE else None)
        picture = yield from self.measured(self._canvas.shown(self._state.waves))
        if not isfinite(picture.activation):
            picture = yield from self.measured(self._canvas.shown(self._good.waves))
        return picture

    def measured(self, pixels: Pixels) -> Generator[Sight | FellBack, None, Picture]:
        """Look at a picture as at any photo."""
        plane = yield from self._computed(lambda channel: channel.map(pixels))
        most = float(plane.max())
        return Picture(pixels, float(np.maximum(plane, 0).mean()), most, is_dead=not most > max(self._seen.bias, 0))

    def _step(self, down: int, across: int) -> Generator[Sight | FellBack, None, None]:
        """Climb one step on what the network says of a part of the shifted picture, or take the last one back."""
        import torch  # noqa: PLC0415  (heavy)

        with torch.enable_grad():
            waves = self._state.waves.detach().requires_grad_()
            part = self._canvas.painted(waves).roll((down, across), (1, 2))[:, : self._part, : self._part]
        activation, slope = yield from self._computed(lambda channel: channel.slope(part.detach()))
        with torch.enable_grad():
            pulled = with_slope(part, slope)
        (gradient,) = torch.autograd.grad(pulled, waves)
        if isfinite(activation) and bool(gradient.square().isfinite().all()):
            self._good, self._activation = self._state, activation
            self._state = self._state.climbed(gradient, self._rate * min(1, 2 - 2 * self._done / self._steps))
        else:
            self._state, self._rate = self._good, self._rate / 2

    def _computed(
        self, work: Callable[[_Channel], Generator[None, None, Result]]
    ) -> Generator[Sight | FellBack, None, Result]:
        """Let the device work, and from its first failure on the CPU."""
        while True:
            try:
                return (yield from self._paced(work(self._seen)))
            except (RuntimeError, MemoryError) as error:
                note = self._fall_back(error)
            yield FellBack(note, self._fraction)

    def _paced(self, work: Generator[None, None, Result]) -> Generator[Sight, None, Result]:
        """Yield every now and then."""
        return (yield from paced(work, lambda: self._yielded, lambda: self._sight(None)))

    def _sight(self, state: _State | None) -> Generator[Sight, None, None]:
        """Yield how far it is, with a picture of ``state`` if there is one."""
        picture = None if state is None else self._canvas.shown(state.waves)
        yield Sight(picture, self._activation, self._done, self._fraction)
        self._yielded = perf_counter()
        if state is not None:
            self._shown = self._yielded

    def _fall_back(self, error: RuntimeError | MemoryError) -> Note:
        """Return a note, and the work to the CPU; where it is there already, the error passes or is told in words."""
        device = self._seen.device
        if device != CPU:
            self._seen = _Channel(self._network, self._layer, self._number, CPU)
            return fell_back(device, error)
        if not is_out_of_memory(error):
            raise error
        text = QT_TRANSLATE_NOOP(
            "Errors", "There is not enough memory for a picture of {size} px: close other programs or take {first}."
        )
        raise MapsError(text, size=self._side, first=self._network.architecture.layers[0].name) from error


def _part_of(seen: int) -> int:
    """Return the px of a picture that the network sees at a time, for units that see ``seen`` px: poolings divide it.

    >>> _part_of(3), _part_of(92), _part_of(196)
    (96, 96, 144)
    """
    return max(96, -(-seen * 7 // 160) * 16)


def _window(side: int) -> NDArray[np.float32]:
    """Weigh the units of a part, (side, side): its edges, where units see padding, would show in the picture."""
    away = min(2, side // 8)
    along = np.sin(np.pi * ((np.arange(side) + 0.5 - away) / (side - 2 * away)).clip(0, 1))
    return np.asarray(np.outer(along, along) / along.sum() ** 2, np.float32)
