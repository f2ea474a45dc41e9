"""Pictures of what a channel looks for: how far one is, a finished one, and where finished ones are kept."""

from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import PhotoError
from cnngui.engine.photos import read_photo
from cnngui.engine.saving import save_picture
from cnngui.networks.architectures import VGG16, Architecture
from cnngui.networks.fields import field
from cnngui.networks.network import Network

SIZE, STEPS = 128, 80

MARGIN, LARGEST = 28, 224
"""Px that a picture is larger than the receptive field, so that units in its middle see no edge; and px that it has at
most: the size for which VGG-16 was trained."""

METHOD = 1
"""Raised by one when pictures come out differently, so that old files are not taken for new ones."""


@dataclass(frozen=True, eq=False)
class Sight:
    """How far a picture is.

    Parameters
    ----------
    picture : (S, S, 3) uint8 RGB, or None
        As it is now; None when the last one was just a moment ago.
    activation : float
        Mean of the feature map in what the network saw last; at first, what a filter says of nothing.
    step : int
        How many steps are done.
    fraction : float
    """

    picture: Pixels | None
    activation: float
    step: int
    fraction: float


@dataclass(frozen=True, eq=False)
class Picture:
    """What a channel looks for.

    Parameters
    ----------
    pixels : (S, S, 3) uint8 RGB
    activation : float
        Mean of the feature map of exactly these pixels.
    most : float
        Its strongest unit, before ReLU.
    is_dead : bool
        No unit could be raised above 0 and above the filter's bias, which it says of nothing: the pixels mean nothing.
    """

    pixels: Pixels
    activation: float
    most: float
    is_dead: bool


class PictureCache:
    """Keeps finished pictures as PNG files.

    Parameters
    ----------
    folder : Path
        Made when there is something to keep. One that cannot be read or written is as good as none.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> import numpy as np
    >>> network = Network({}, name="mine")
    >>> with TemporaryDirectory() as folder:
    ...     cache = PictureCache(Path(folder) / "pictures")
    ...     cache.keep(np.full((8, 8, 3), 7, np.uint8), network, "conv1_1", 0)
    ...     cache.find(network, "conv1_1", 0, side=8).max(), cache.find(network, "conv1_1", 1, side=8)
    (np.uint8(7), None)
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(
        self,
        network: Network,
        layer: str,
        channel: int,
        side: int | None = None,
        steps: int = STEPS,
        seed: int = 0,
    ) -> Pixels | None:
        """Return the pixels, if they are kept, by the arguments of `visualize`; ``side`` as `side_of` returns it."""
        side = side or side_of(layer, network=network.architecture)
        try:
            pixels = read_photo(self._path(network, layer, channel, side, steps, seed)).pixels
        except PhotoError:
            return None
        return pixels if network.name and pixels.shape == (side, side, 3) else None

    def keep(
        self, pixels: Pixels, network: Network, layer: str, channel: int, steps: int = STEPS, seed: int = 0
    ) -> None:
        """Keep a finished picture; not one of a network without a name, which may be any."""
        if network.name:
            with suppress(OSError, PhotoError):
                self.folder.mkdir(parents=True, exist_ok=True)
                save_picture(pixels, self._path(network, layer, channel, len(pixels), steps, seed))

    def _path(self, network: Network, layer: str, channel: int, *others: int) -> Path:
        """Name a file by what it shows, and by everything that the pixels depend on."""
        facts = METHOD, network.name, network.given, network.architecture.name, others
        return self.folder / f"{layer}-{channel}-{sha256(repr(facts).encode()).hexdigest()[:16]}.png"


def side_of(layer: str, size: int = SIZE, network: Architecture = VGG16) -> int:
    """Return the side in px of a picture for which ``size`` is asked.

    >>> [side_of(layer) for layer in ("conv1_1", "conv4_3", "conv5_2", "pool5")]
    [128, 128, 192, 224]
    """
    return min(max(size, field(layer, network).size + MARGIN), LARGEST)
