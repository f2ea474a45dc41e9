"""What the frozen part of a network gives for pictures: computed once, and kept by picture and network.

Vectors of features are also kept on disk, a few kilobytes each, for the next time. Pictures go through one by one on
one thread, so that the numbers are the same bit by bit however many there are.
"""

import hashlib
from collections.abc import Generator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.errors import PhotoError
from cnngui.engine.files import atomic_write
from cnngui.engine.following import Following, finish
from cnngui.networks.classifiers import Cut
from cnngui.networks.classifiers.learning import by_parts
from cnngui.networks.plans.plan import INPUT
from cnngui.networks.torch_loading import load_torch
from cnngui.paths import cache_folder
from cnngui.tasks.transfer.augmentation import Augmentation, augmented
from cnngui.tasks.transfer.bases import Base
from cnngui.tasks.transfer.pictures import Example

if TYPE_CHECKING:
    import torch

MOST_KEPT = 500 << 20
"""Bytes of maps, or of prepared pictures, that are kept; beyond it they are computed again each time."""

MOST_FILES = 20_000
"""Vectors on disk; with 1,280 numbers each they take 100 MB."""

Key = tuple[str, int]
"""A picture's key, and which of its changed copies: 0 is the picture itself."""


class FeatureCache:
    """Vectors of features, in memory and on disk.

    Parameters
    ----------
    folder : Path, optional
        By default the user's folder of what can be made again.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     FeatureCache(Path(folder)).keep("a", np.float32([1, 2]))
    ...     print(FeatureCache(Path(folder)).find("a", 2), FeatureCache(Path(folder)).find("a", 3))
    [1. 2.] None
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or cache_folder() / "features"
        self._kept: dict[str, Array] = {}

    def find(self, key: str, length: int) -> Array | None:
        """Return a vector of this length, or None."""
        if key not in self._kept:
            with suppress(OSError, ValueError, EOFError):
                values = np.load(self._path(key), allow_pickle=False)
                if values.shape == (length,) and values.dtype == np.float32 and np.isfinite(values).all():
                    self._kept[key] = values
        found = self._kept.get(key)
        return found if found is not None and found.shape == (length,) else None

    def keep(self, key: str, values: Array) -> None:
        """Keep a vector; where the disk takes it not, in memory only."""
        self._kept[key] = values
        with suppress(OSError, PhotoError):
            path = self._path(key)
            path.parent.mkdir(parents=True, exist_ok=True)
            with atomic_write(path) as stream:
                np.save(stream, values, allow_pickle=False)

    def tidy(self) -> None:
        """Remove the vectors that were written longest ago, where there are too many."""
        with suppress(OSError):
            files = sorted(self._folder.glob("*/*.npy"), key=lambda path: path.stat().st_mtime)
            for path in files[: max(0, len(files) - MOST_FILES)]:
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        """Return its file; there are 256 folders, because writing looks through the folder."""
        name = hashlib.sha256(key.encode()).hexdigest()[:32]
        return self._folder / name[:2] / f"{name}.npy"


class Frozen:
    """Gives what the learning part of a network sees of each picture.

    Parameters
    ----------
    base : Base
    until : str
        The last frozen layer; empty: prepared pixels are given.
    cache : FeatureCache
    augmentation : Augmentation
    seed : int
        Of the changed copies.
    """

    def __init__(self, base: Base, until: str, cache: FeatureCache, augmentation: Augmentation, seed: int) -> None:
        self._base, self._until, self._cache = base, until, cache
        self._how, self._seed = augmentation, seed
        self._kept: dict[Key, Array | Pixels] = {}
        self._bytes = 0
        self._last: tuple[str, Pixels] = "", np.zeros((0, 0, 3), np.uint8)

    @property
    def is_vector(self) -> bool:
        """Whether the features are given, which are kept on disk too."""
        return self._until == self._base.pooled

    def missing(self, examples: Sequence[Example], copies: int) -> Generator[None, None, list[tuple[Example, int]]]:
        """Return pictures, and their changed copies, that are not there yet; yield after each of them."""
        found = []
        for example in examples if self._until else ():
            for copy in range(copies + 1):
                name = self._name(example, copy)
                if not self.is_vector or self._cache.find(name, self._base.features) is None:
                    found.append((example, copy))
                yield
        return found

    def computing(self, wanted: Sequence[tuple[Example, int]]) -> Generator[int, None, None]:
        """Compute what is missing, and yield how many are done, also on the way through the network."""
        for done, (example, copy) in enumerate(wanted):
            for _ in Following(self._finding(example, copy)):
                yield done
            yield done + 1
        if self.is_vector and wanted:
            self._cache.tidy()

    def given(self, examples: Sequence[tuple[Example, int]]) -> "torch.Tensor":
        """Return what the learning part sees of pictures: (n, units), or (n, C, H, W).

        Parameters
        ----------
        examples : sequence of (Example, int)
            Pictures, and which of their changed copies.
        """
        found = np.stack([finish(self._finding(*each)) for each in examples])
        if not self._until:
            return self._base.headless.sent(found.astype(np.uint8))
        return _tensor(np.asarray(found, np.float32), self._base.mode.device)

    def _finding(self, example: Example, copy: int) -> Generator[None, None, Array | Pixels]:
        if self.is_vector:
            name = self._name(example, copy)
            vector = self._cache.find(name, self._base.features)
            if vector is None:
                vector = yield from self._computing(self._changed(example, copy))
                self._cache.keep(name, vector)
            return vector
        if not self._until:
            return self._changed(example, copy)
        key = (example.key, copy)
        if key in self._kept:
            return self._kept[key]
        return self._keep(key, (yield from self._computing(self._changed(example, copy))))

    def _computing(self, pixels: Pixels) -> Generator[None, None, Array]:
        base = self._base
        start = Cut(INPUT, base.headless.sent(pixels), {})
        cut = yield from by_parts(base.runner, start, base.ends("", self._until))
        maps = cut.maps[0].flatten() if self.is_vector else cut.maps[0]
        values: Array = maps.float().cpu().numpy().copy()
        return values

    def _changed(self, example: Example, copy: int) -> Pixels:
        """Return a picture as the network takes it; a copy is changed as its number and the seed have it."""
        pixels = self._prepared(example)
        if not copy:
            return pixels
        random = np.random.default_rng((self._seed, int(example.key[:12], 16), copy))
        return augmented(pixels, self._how, random)

    def _prepared(self, example: Example) -> Pixels:
        """Return a picture as the network takes it: kept where it is needed in every epoch, else the last one only."""
        key = (example.key, -1)
        if key in self._kept:
            return np.asarray(self._kept[key], np.uint8)
        if self._last[0] != example.key:
            self._last = example.key, self._base.preparation.seen(example.pixels()).pixels
            if not self._until:
                self._keep(key, self._last[1])
        return self._last[1]

    def _keep(self, key: Key, values: Array | Pixels) -> Array | Pixels:
        if self._bytes + values.nbytes <= MOST_KEPT:
            self._kept[key] = values
            self._bytes += values.nbytes
        return values

    def _name(self, example: Example, copy: int) -> str:
        changed = f"-{copy}-{self._seed}-{self._how!r}" if copy else ""
        return f"{self._base.key}-{self._base.mode!r}-{example.key}{changed}"


def _tensor(values: Array, device: str) -> "torch.Tensor":
    library = load_torch()
    made: torch.Tensor = library.from_numpy(np.ascontiguousarray(values)).to(device)
    return made.to(memory_format=library.channels_last) if made.ndim == 4 else made
