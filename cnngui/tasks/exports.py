"""Feature maps → files: numbers for other programs or pictures to look at, whole or not at all."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from cnngui.engine.arrays import Array
from cnngui.engine.colours import Scale, paint
from cnngui.engine.errors import QT_TRANSLATE_NOOP, CnnguiError
from cnngui.engine.files import all_or_none, atomic_write, shown
from cnngui.engine.mosaics import map_mosaic
from cnngui.engine.saving import PICTURE_KINDS, save_picture
from cnngui.engine.scale_limits import map_scale
from cnngui.tasks.map_pictures import captioned, enlarged

Kind = Literal["npy", "npz", "picture", "folder"]


class ExportError(CnnguiError):
    """Feature maps that cannot be written there, or not in that form."""


def kind_of(path: Path, layers: int) -> Kind:
    """Tell what a path makes of feature maps: its suffix says it; a folder has none, or is there already.

    Parameters
    ----------
    path : Path
    layers : int
        How many are to be written.

    Raises
    ------
    ExportError
        When the suffix is unknown, or its kind of file takes one layer only.

    Examples
    --------
    >>> kind_of(Path("maps.npz"), 3), kind_of(Path("MAPS.TIF"), 1), kind_of(Path("all maps"), 3)
    ('npz', 'picture', 'folder')
    """
    suffix = path.suffix.lower()
    if path.is_dir() or not suffix:
        return "folder"
    if suffix == ".npz":
        return "npz"
    if suffix != ".npy" and suffix not in PICTURE_KINDS:
        text = QT_TRANSLATE_NOOP(
            "Errors", "{name} is no name for feature maps: end it in .npy, .npz, .png, .jpg, .webp or .tif."
        )
        raise ExportError(text, name=shown(path))
    if layers > 1:
        text = QT_TRANSLATE_NOOP(
            "Errors", "A {suffix} holds one layer, not {count}: end {name} in .npz, which takes them all."
        )
        raise ExportError(text, suffix=suffix, count=layers, name=shown(path))
    return "npy" if suffix == ".npy" else "picture"


def save_maps(
    maps_by_layer: Mapping[str, Array], path: Path, *, is_signed: bool = False, caption: str = ""
) -> Scale | None:
    """Write feature maps, whole or not at all.

    Parameters
    ----------
    maps_by_layer : mapping of str to (C, H, W) or (H, W) float32
        By the layer's name; (H, W) where one channel was chosen.
    path : Path
        ``.npy`` holds the numbers of one layer, ``.npz`` an array for each layer under its name. ``.png``, ``.jpg``,
        ``.webp`` and ``.tif`` hold one layer's maps as a picture, see `draw_maps`. A folder, made if it is missing,
        gets a ``.npy`` a layer. What is there is replaced at the end.
    is_signed : bool
        Whether a picture shows maps before ReLU.
    caption : str
        With one, a picture is enlarged, and has its colour scale and the caption below; else a pixel for each number.

    Returns
    -------
    Scale or None
        On which a picture was drawn.

    Raises
    ------
    ExportError
        As `kind_of` does.
    PhotoError
        When a file or folder cannot be written, or the picture is too large for its kind.
    KernelError
        When a picture would show infinite numbers.

    Notes
    -----
    ``.npz`` is not compressed. All 18 layers of a 224×224 photo, 60 MB, are written in 0.14 s; compressed in 2.5 s to
    31 MB, and before ReLU, where no number is 0, in 4.8 s to 52 MB.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     save_maps({"conv4_2": np.zeros((512, 2, 3), np.float32)}, Path(folder, "maps.npy"))
    ...     np.load(Path(folder, "maps.npy")).shape
    (512, 2, 3)
    """
    kind = kind_of(path, len(maps_by_layer))
    if kind == "folder":
        _save_folder(maps_by_layer, path)
    elif kind == "npz":
        by_name: dict[str, Any] = dict(maps_by_layer)  # Any: NumPy's types take names for options of savez
        with atomic_write(path) as stream:
            np.savez(stream, **by_name)
    else:
        (planes,) = maps_by_layer.values()
        if kind == "picture":
            picture, scale = draw_maps(planes, is_signed=is_signed)
            if caption:
                is_clipped = bool(np.abs(planes).max(initial=0) > scale.high)
                picture = captioned(enlarged(picture), scale, caption, is_clipped=is_clipped)
            save_picture(picture, path)
            return scale
        with atomic_write(path) as stream:
            np.save(stream, planes, allow_pickle=False)
    return None


def draw_maps(planes: Array, *, is_signed: bool) -> tuple[NDArray[np.uint8], Scale]:
    """Draw all maps of a layer as a mosaic, or one map, on the scale that the window takes.

    Parameters
    ----------
    planes : (C, H, W) or (H, W) float32
    is_signed : bool
        Before ReLU: blue below 0, ochre above. Otherwise from 0 on.

    Returns
    -------
    picture : (H', W', 3) uint8 RGB
        A pixel for each number.
    scale : Scale

    Examples
    --------
    >>> picture, scale = draw_maps(np.float32([[0, 5]]), is_signed=False)
    >>> picture.shape, scale
    ((1, 2, 3), Scale(name='magnitude', low=0.0, high=5.0))
    """
    scale, _ = map_scale(planes, is_signed=is_signed)
    return (paint(scale, planes) if planes.ndim == 2 else map_mosaic(scale, planes)), scale


def _save_folder(maps_by_layer: Mapping[str, Array], folder: Path) -> None:
    """Write all files, or none."""
    with all_or_none(folder) as hidden:
        for layer, planes in maps_by_layer.items():
            with atomic_write(hidden / f"{layer}.npy") as stream:
                np.save(stream, planes, allow_pickle=False)
