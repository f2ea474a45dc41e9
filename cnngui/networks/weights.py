"""The weights that CNNGUI knows: where they lie, whether they are sound, and how they are read."""

import os
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.files import shown
from cnngui.engine.following import finish
from cnngui.networks.architectures import VGG16
from cnngui.networks.weight_files import (
    DamagedError,
    Progress,
    Tensors,
    WeightsError,
    damaged,
    hashed,
    looks_like_safetensors,
    read_tensors,
    size_of,
)
from cnngui.paths import data_folder, resources


class UnknownError(WeightsError):
    """A file that is none of `KNOWN`."""


@dataclass(frozen=True)
class Preprocessing:
    """What the network was trained to see: RGB minus ``mean``, divided by ``std``, where white is ``white``.

    Parameters
    ----------
    mean, std : three floats
        For R, G and B.
    white : float
        1 where pixels were first divided by 255, else 255.

    Examples
    --------
    >>> torchvision = Preprocessing((0.485, 0.456, 0.406), (0.229, 0.224, 0.225), white=1)
    >>> ((255 - torchvision.offset) * torchvision.factor).round(2)
    array([2.25, 2.43, 2.64], dtype=float32)
    """

    mean: tuple[float, float, float]
    std: tuple[float, float, float]
    white: float

    @property
    def offset(self) -> NDArray[np.float32]:
        """What to take from pixels of 0 to 255, (3,): ``x = (pixel - offset) * factor``."""
        return (np.array(self.mean) * (255 / self.white)).astype(np.float32)

    @property
    def factor(self) -> NDArray[np.float32]:
        """What to multiply by then, (3,)."""
        return (self.white / 255 / np.array(self.std)).astype(np.float32)


@dataclass(frozen=True)
class WeightsFile:
    """One weights file that CNNGUI knows.

    Parameters
    ----------
    name : str
        As the user types it.
    file : str
        Under which it is kept. A file with the ending ``.pth`` is PyTorch's own, all others are safetensors.
    bytes : int, optional
        None where it is not published.
    sha256 : str
        In hexadecimal digits; the first ones where only those are published.
    licence, source : str
        Source is the address, or where else it comes from.
    preprocessing : Preprocessing
    form : {"cnngui", "torchvision", "timm"}
        Whose names the tensors have.
    optional : bool
        False for what comes with CNNGUI.
    """

    name: str
    file: str
    bytes: int | None
    sha256: str
    licence: str
    source: str
    preprocessing: Preprocessing
    form: Literal["cnngui", "torchvision", "timm"]
    optional: bool = True

    @property
    def layers(self) -> dict[str, str]:
        """The convolutional layers by our name, and the name of each in the file.

        >>> KNOWN[1].layers["conv2_1"]
        'features.5'
        """
        if self.form == "cnngui":
            return {layer.name: layer.name for layer in VGG16.convolutional}
        names, at = {}, 0
        for layer in VGG16.layers:
            if layer.kind == "conv":
                names[layer.name] = f"features.{at}"
            at += 2 if layer.kind == "conv" else 1  # there, a ReLU counts for itself
        return names

    def read(self, path: Path) -> Tensors:
        """Read the tensors of the 13 convolutional layers from ``path``, by our names."""
        ours, shapes = {}, {}
        for layer in VGG16.convolutional:
            for part, shape in (("weight", (layer.channels, layer.inputs, 3, 3)), ("bias", (layer.channels,))):
                theirs = f"{self.layers[layer.name]}.{part}"
                ours[theirs], shapes[theirs] = f"{layer.name}.{part}", shape
        tensors = read_tensors(path, shapes, pickled=self.file.endswith(".pth"))
        return {ours[name]: values for name, values in tensors.items()}


_TORCHVISION = Preprocessing((0.485, 0.456, 0.406), (0.229, 0.224, 0.225), white=1)

VGG16_CONV = WeightsFile(
    name="vgg16-conv",
    file="vgg16-conv-f16.safetensors",
    bytes=29_431_848,
    sha256="90cf81d7b77f030ac7f99a55e548186360c071be3b6b13807af3a34e49db5565",
    licence="CC BY 4.0",
    source="comes with CNNGUI",
    preprocessing=Preprocessing((123.68, 116.779, 103.939), (1, 1, 1), white=255),
    form="cnngui",
    optional=False,
)
"""The original of Simonyan and Zisserman, in float16 and for RGB."""

VGG16_FULL = WeightsFile(
    name="vgg16",
    file="vgg16-397923af.pth",
    bytes=553_433_881,
    sha256="397923af8e79cdbb6a7127f12361acd7a2f83e06b05044ddf496e83de57a5bf0",
    licence="BSD-3-Clause",
    source="https://download.pytorch.org/models/vgg16-397923af.pth",
    preprocessing=_TORCHVISION,
    form="torchvision",
)
"""torchvision's, with the dense layers; it can be fetched."""

KNOWN = (
    VGG16_CONV,
    VGG16_FULL,
    WeightsFile(
        name="vgg16-timm",
        file="vgg16.tv_in1k.safetensors",
        bytes=None,
        sha256="57b026918159a6bf9faf8405c3a551903768e7138989d9c6224a14227203fad8",
        licence="BSD-3-Clause",
        source="https://huggingface.co/timm/vgg16.tv_in1k/resolve/main/model.safetensors",
        preprocessing=_TORCHVISION,
        form="timm",
    ),
)
"""All of them; torchvision's and timm's hold the same numbers."""


def import_folder() -> Path:
    """Return the folder where imported weights are kept; who writes there makes it.

    >>> import_folder().name
    'weights'
    """
    return data_folder() / "weights"


def own_places(file: WeightsFile) -> tuple[Path, ...]:
    """Return the places where a file of that name lies, but for the teacher's folder, which may be on a stick."""
    folders = (resources() / "weights", import_folder())
    return tuple(folder / file.file for folder in folders if _is_file(folder / file.file))


def places(file: WeightsFile, folder: Path | None = None) -> tuple[Path, ...]:
    """Return every place where a file of that name lies: CNNGUI's own, the user's, the teacher's folder.

    Parameters
    ----------
    file : WeightsFile
    folder : Path, optional
        The teacher's; without it, ``CNNGUI_WEIGHTS_DIR`` names it, or there is none.
    """
    named = os.environ.get("CNNGUI_WEIGHTS_DIR")
    teachers = folder or (Path(named) if named else None)
    theirs = teachers / file.file if teachers else None
    return (*own_places(file), *([theirs] if theirs and _is_file(theirs) else []))


def find(file: WeightsFile, folder: Path | None = None) -> Path | None:
    """Return the first of its `places`, or None.

    >>> find(VGG16_CONV).name
    'vgg16-conv-f16.safetensors'
    """
    return next(iter(places(file, folder)), None)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # in a folder that may not be entered
        return False


def reading(source: WeightsFile | Path, folder: Path | None = None) -> Generator[Progress, None, Tensors]:
    """Read the 13 convolutional layers, and check the whole file before; see `read_conv`."""
    if isinstance(source, Path):
        file = yield from recognising(source)
        return file.read(source)
    troubles = [not_here(source)]
    for path in places(source, folder):
        try:
            yield from checking(source, path)
            return source.read(path)
        except WeightsError as error:  # a damaged file does not hide a sound one
            troubles.append(error)
    raise troubles[:2][-1]


def read_conv(source: WeightsFile | Path, folder: Path | None = None) -> Tensors:
    """Read the 13 convolutional layers.

    Parameters
    ----------
    source : WeightsFile or Path
        One of `KNOWN`, of which the first sound file is taken, or a file, which may have any name.
    folder : Path, optional
        The teacher's; see `places`.

    Returns
    -------
    dict of float32 arrays
        ``conv1_1.weight`` (64, 3, 3, 3), ``conv1_1.bias`` (64,) and so on; the channels of the photo are R, G, B. Its
        preprocessing is that of the `WeightsFile`; of a path, `recognising` tells which that is.

    Raises
    ------
    DamagedError
        When size, SHA-256 or contents are not those of the known file, in any place.
    UnknownError
        When a path is none of `KNOWN`.
    WeightsError
        When it is not here, or cannot be read.

    Examples
    --------
    >>> read_conv(VGG16_CONV)["conv5_3.weight"].shape
    (512, 512, 3, 3)
    """
    return finish(reading(source, folder))


def verify(file: WeightsFile, path: Path) -> None:
    """Check size, SHA-256 and contents of ``path``; in silence where all is well.

    Raises
    ------
    WeightsError
        As `read_conv` does.
    """
    finish(checking(file, path))
    file.read(path)


def checking(file: WeightsFile, path: Path) -> Generator[Progress, None, None]:
    """Check size and SHA-256, and nothing of the contents.

    Raises
    ------
    DamagedError
        When they are not those of the known file.
    WeightsError
        When it cannot be read.
    """
    found = size_of(path)
    if found != (file.bytes or found):
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "{name} has {found} bytes and not {bytes}: import it again, or install CNNGUI again if it came along.",
        )
        raise DamagedError(text, name=shown(path), found=found, bytes=file.bytes)
    digest = yield from hashed(path)
    if not digest.startswith(file.sha256):
        raise damaged(path)


def recognising(path: Path) -> Generator[Progress, None, WeightsFile]:
    """Find out which of `KNOWN` a file is, by its SHA-256; its name does not matter.

    Raises
    ------
    DamagedError
        When it has the name or size of a known one, and other contents.
    UnknownError
        When it is none of them.
    WeightsError
        When it cannot be read.
    """
    size = size_of(path)
    if any(size == file.bytes or (file.bytes is None and looks_like_safetensors(path)) for file in KNOWN):
        digest = yield from hashed(path)
        for file in KNOWN:
            if digest.startswith(file.sha256):
                return file
    if any(path.name == file.file or size == file.bytes for file in KNOWN):
        raise damaged(path)
    text = QT_TRANSLATE_NOOP(
        "Errors", "{name} is none of the weights files that CNNGUI knows: cnngui weights lists them."
    )
    raise UnknownError(text, name=shown(path))


def not_here(file: WeightsFile) -> WeightsError:
    """Return the error about known weights that are in none of the `places`.

    >>> str(not_here(VGG16_CONV))
    'The weights vgg16-conv, which come with CNNGUI, are gone: install it again.'
    """
    if file is VGG16_FULL:
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "The weights {name} are not here: bring them in with cnngui weights import or cnngui weights fetch.",
        )
    elif file.optional:
        text = QT_TRANSLATE_NOOP("Errors", "The weights {name} are not here: bring them in with cnngui weights import.")
    else:
        text = QT_TRANSLATE_NOOP("Errors", "The weights {name}, which come with CNNGUI, are gone: install it again.")
    return WeightsError(text, name=file.name)
