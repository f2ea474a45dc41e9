"""Which way a device computes fastest: tried once, on a photo, against float32; and remembered.

A processor with bfloat16 instructions gains a lot from half precision, one without loses; how much Winograd's way or
ncnn gains depends on instructions and caches. So nothing is looked up: every candidate runs, one that strays from
float32 by more than `MOST_ERROR` of a layer's range is out, and the fastest of the others is taken.
"""

import hashlib
import json
import platform
from collections.abc import Generator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from math import inf, isfinite
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
from numpy.typing import NDArray

from cnngui.engine.errors import PhotoError
from cnngui.engine.files import atomic_write
from cnngui.engine.photos import read_photo
from cnngui.networks.architectures import VGG16, Layer
from cnngui.networks.ncnn_layer import load_ncnn
from cnngui.networks.network import CPU, Mode, Network
from cnngui.paths import bundled_photos

if TYPE_CHECKING:
    import torch

MOST_ERROR = 0.01
"""Of a layer's range (largest minus smallest number), for every layer."""

DRAWN_ERROR = 0.05
"""Likewise, for Style: nobody reads its numbers, and its loss comes out as in float32 (see decision 7)."""

TRIAL_SIZE = 224
"""Px a side of the photos on which the ways are tried."""

RUNS = 3
"""After one for each photo that is not counted."""

HOPELESS = 3.0
"""A way that takes this many times as long as the plain one at a single layer is not tried further."""

CLEARLY = 0.95
"""Another way than the one before it must be faster by so much: float32 is kept where it makes no difference."""


FAILURES = (RuntimeError, TypeError, AssertionError)
"""What torch raises where a device lacks a kind of number (MPS: the second), or is not built in (CUDA: the third)."""


@dataclass(frozen=True)
class Trial:
    """How one way of computing did.

    Parameters
    ----------
    mode : Mode
    milliseconds : float or None
        Of all convolutional layers; None where the device cannot do it, or is hopelessly slow.
    error : float
        Largest error in any layer, as a share of the layer's range; infinite where it failed.
    fraction : float
        How far the trials are.
    """

    mode: Mode
    milliseconds: float | None
    error: float
    fraction: float

    @property
    def passes(self) -> bool:
        """Whether it computed, and near enough to float32."""
        return self.milliseconds is not None and self.error <= MOST_ERROR


@dataclass(frozen=True)
class Trying:
    """A way is being tried.

    Parameters
    ----------
    mode : Mode
    fraction : float
        How far the trials are once it is done.
    """

    mode: Mode
    fraction: float


def candidates(device: str) -> tuple[Mode, ...]:
    """Return the ways that a device may have, the plain one first; ncnn's where it is installed.

    >>> [str(mode) for mode in candidates("cpu") if mode.algorithm == "direct"]
    ['float32', 'bfloat16']
    >>> [str(mode) for mode in candidates("cuda:0")]
    ['float32', 'float16', 'bfloat16']
    """
    if device == CPU:
        in_ncnn = (Mode(device, algorithm="ncnn"),) if load_ncnn() else ()
        return Mode(device), Mode(device, algorithm="winograd"), *in_ncnn, Mode(device, "bfloat16")
    return Mode(device), Mode(device, "float16"), Mode(device, "bfloat16")


def trials(network: Network, device: str, photos: Sequence[NDArray[np.uint8]]) -> Generator[Trial | Trying, None, Mode]:
    """Try every way on photos, and give the fastest that passes, the plain one where none does, and what Style takes.

    Parameters
    ----------
    network : Network
        Whose weights are tried.
    device : str
    photos : sequence of (H, W, 3) uint8 RGB
        224×224 does. The time is that of the first; the error is the largest of all, since it depends on the photo.

    Yields
    ------
    Trying
        After every layer, so that other jobs that wait for the device get their turn.
    Trial
        When a way has been tried.
    """
    modes, seen = candidates(device), []
    plain: list[list[torch.Tensor]] = []
    least = 0.0
    for done, mode in enumerate(modes, 1):
        way, fraction = network.in_mode(mode), done / len(modes)
        taste = _taste(way)
        least = least or taste
        if taste > HOPELESS * least:
            trial = Trial(mode, None, inf, fraction)
        else:
            trial = yield from _tried(way, photos, plain, fraction)
        seen.append(trial)
        yield trial
    best = fastest(seen)
    return replace(best, drawn_in="bfloat16") if _draws_faster(seen, best) else best


def trial_photos() -> tuple[NDArray[np.uint8], ...]:
    """Return the photos for `trials`: the cat, and a blurred clock, on which half precision errs most of them all.

    >>> [photo.shape for photo in trial_photos()]
    [(224, 224, 3), (224, 224, 3)]
    """
    found = {path.stem: path for path in bundled_photos()}
    photos = (read_photo(found[name]).pixels for name in ("chelsea", "clock"))
    size = (TRIAL_SIZE, TRIAL_SIZE)
    return tuple(np.asarray(cv2.resize(photo, size, interpolation=cv2.INTER_AREA), np.uint8) for photo in photos)


def fastest(seen: Sequence[Trial]) -> Mode:
    """Choose among trials, the plain mode's first; another has to be clearly faster than what comes before it.

    >>> plain, half = Mode("cpu"), Mode("cpu", "bfloat16")
    >>> str(fastest([Trial(plain, 100, 0, 0.5), Trial(half, 97, 0.006, 1)]))
    'float32'
    >>> str(fastest([Trial(plain, 100, 0, 0.5), Trial(half, 50, 0.006, 1)]))
    'bfloat16'
    >>> str(fastest([Trial(plain, 100, 0, 0.5), Trial(half, 50, 0.02, 1)]))
    'float32'
    """
    best = seen[0]
    for trial in seen[1:]:
        faster = best.milliseconds is None or (trial.milliseconds or 0) < CLEARLY * best.milliseconds
        if trial.passes and faster:
            best = trial
    return best.mode


def _draws_faster(seen: Sequence[Trial], best: Mode) -> bool:
    """Tell whether bfloat16, refused for maps, is near enough for Style, and clearly faster than the best way."""
    to_beat = next(trial.milliseconds for trial in seen if trial.mode == best) or inf
    return any(
        trial.mode.precision == "bfloat16" and trial.error <= DRAWN_ERROR and trial.milliseconds < CLEARLY * to_beat
        for trial in seen
        if trial.mode != best and trial.milliseconds is not None
    )


def _taste(network: Network) -> float:
    """Seconds of one small layer in the middle, once warm; infinite where it fails."""
    import torch  # noqa: PLC0415  (heavy)

    layer = VGG16.layer("conv4_2")
    try:
        with torch.inference_mode():
            planes = torch.ones(1, layer.inputs, 14, 14).to(device=network.mode.device, dtype=network.dtype)
            planes = planes.contiguous(memory_format=torch.channels_last)
            _through(network, layer, planes)
            return _through(network, layer, planes)[1]
    except FAILURES:
        return inf


def _tried(
    network: Network, photos: Sequence[NDArray[np.uint8]], plain: "list[list[torch.Tensor]]", fraction: float
) -> Generator[Trying, None, Trial]:
    """Run all layers; the first mode's maps are put into ``plain``, to which the others are compared."""
    mode = network.mode
    try:
        maps = []
        for photo in photos:
            found, _ = yield from _run(network, photo, fraction)
            maps.append([each.float().cpu() for each in found])
        plain.extend([] if plain else maps)
        pairs = (pair for of_photo in zip(maps, plain, strict=True) for pair in zip(*of_photo, strict=True))
        error = max(_error(each, right) for each, right in pairs)
        times = []
        for _ in range(RUNS):
            _, taken = yield from _run(network, photos[0], fraction)
            times.append(taken)
    except FAILURES:
        return Trial(mode, None, inf, fraction)
    # Layer by layer the shorter time: what else the machine does seldom meets the same layer every time.
    return Trial(mode, 1000 * sum(map(min, zip(*times, strict=True))), error, fraction)


def _run(
    network: Network, photo: NDArray[np.uint8], fraction: float
) -> "Generator[Trying, None, tuple[list[torch.Tensor], list[float]]]":
    """Send a photo through all layers; give the convolutional layers' maps, and the seconds that each layer took."""
    import torch  # noqa: PLC0415  (heavy)

    with torch.inference_mode():
        planes = network.sent(photo)
    maps, seconds = [], []
    for layer in VGG16.until("conv5_3"):
        with torch.inference_mode():
            planes, taken = _through(network, layer, planes)
        seconds.append(taken)
        if layer.kind == "conv":
            maps.append(planes)
        yield Trying(network.mode, fraction)
    return maps, seconds


def _through(network: Network, layer: Layer, planes: "torch.Tensor") -> "tuple[torch.Tensor, float]":
    """Go through a layer, wait until the device is done, and tell the seconds."""
    start = perf_counter()
    output = network.through(layer, planes)
    output[0, 0, 0, 0].item()
    return output, perf_counter() - start


def _error(maps: "torch.Tensor", right: "torch.Tensor") -> float:
    """Return the largest error as a share of the range; infinite where a number is none."""
    error = float((maps - right).abs().max() / (right.max() - right.min()).clamp_min(1e-12))
    return error if isfinite(error) else inf


class Memory:
    """Remembers, in a small file, which mode was fastest on which device.

    Parameters
    ----------
    path : Path
        Made when there is something to remember. One that cannot be read or written is as good as none.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     memory = Memory(Path(folder) / "modes.json")
    ...     memory.keep("CPU", Mode("cpu", "bfloat16"))
    ...     memory.mode("CPU", "cpu"), memory.mode("CUDA H100", "cuda:0")
    (Mode(device='cpu', precision='bfloat16', algorithm='direct', drawn_in=None), None)
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def mode(self, title: str, device: str) -> Mode | None:
        """Return the mode that was fastest on the device of that title; None when it has to be tried."""
        found = self._read().get(_key(title))
        try:
            mode = Mode(**{**found, "device": device}) if isinstance(found, dict) else None
        except TypeError:
            return None
        known = (None, "bfloat16")
        return mode if mode and mode.drawn_in in known and replace(mode, drawn_in=None) in candidates(device) else None

    def keep(self, title: str, mode: Mode) -> None:
        """Remember a mode."""
        kept = self._read() | {_key(title): asdict(mode)}
        with suppress(OSError, PhotoError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with atomic_write(self._path) as stream:
                stream.write(json.dumps(kept, indent=2).encode())

    def _read(self) -> dict[str, Any]:
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return content if isinstance(content, dict) else {}


def _key(title: str) -> str:
    """Name a device together with what may change its speed: the processor, the libraries, and how many threads."""
    import torch  # noqa: PLC0415  (heavy)

    parts = (title, platform.machine(), torch.__version__, torch.backends.cpu.get_cpu_capability())
    ncnn = getattr(load_ncnn(), "__version__", "none")
    ways = map(str, candidates(CPU))
    facts = "|".join((*parts, _processor(), str(torch.get_num_threads()), ncnn, *ways))
    return f"{title} {hashlib.sha256(facts.encode()).hexdigest()[:12]}"


def _processor() -> str:
    """Return the processor's name, and its instructions where the system lists them."""
    with suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
        return "|".join(sorted({line for line in lines if line.startswith(("model name", "flags"))}))
    return platform.processor()
