"""Save and copy what the Maps lab shows."""

from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from cnngui.engine.arrays import Pixels
from cnngui.engine.colours import Scale, paint
from cnngui.engine.mosaics import map_mosaic
from cnngui.engine.saving import save_grid, save_picture
from cnngui.gui.lab.commands import SAVE, Command, Copy, SaveAs, numbers_kind, pictures_kind
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.maps.shown import Shown, shape_text
from cnngui.gui.labs.maps.work import Progress, all_layers
from cnngui.gui.look.i18n import locale, number
from cnngui.gui.services import saving
from cnngui.gui.services.jobs import Lane
from cnngui.gui.services.saving import NUMBERS, Kind
from cnngui.gui.widgets.pictures.pictures import rgb_image
from cnngui.tasks.exports import save_maps
from cnngui.tasks.map_pictures import captioned, enlarged

tr = QCoreApplication.translate


Now = Callable[[], Shown | None]


def commands(context: LabContext, shown: Now, device_failed: Callable[..., None]) -> Sequence[Command]:
    """Return the rows for saving a map, the mosaic or all layers, and for copying.

    Parameters
    ----------
    context : LabContext
    shown : callable
        Returns what is on the canvas.
    device_failed : callable
        See `LabBase.tell_device_failed`.
    """

    def name(what: Callable[[Shown], str]) -> Callable[[], str]:
        return lambda: f"{Path(context.workspace.name(of_photo=True)).stem}-{what(now) if (now := shown()) else ''}"

    def writes(write: Callable[[Shown, str, Path], object]) -> Callable[[], Callable[[Path], object] | None]:
        return lambda: partial(write, now, context.workspace.name(of_photo=True)) if (now := shown()) else None

    def draw() -> Callable[[], QImage] | None:
        now, photo = shown(), context.workspace.name(of_photo=True)
        if now is None:
            return None
        if now.state.enlarged:
            return lambda: rgb_image(map_picture(now, photo))
        return partial(saving.painted, now.scale, now.plane)

    map_name = name(lambda now: f"{now.layer.name}-{now.state.channel + 1}")
    maps = SaveAs(tr("FeatureMaps", "Save map"), map_name, (pictures_kind(), numbers_kind()), writes(write_map))
    kinds = (pictures_kind(), Kind(tr("FeatureMaps", "Numbers (*.npy)"), (".npy",)))
    mosaic_name = name(lambda now: now.layer.name)
    mosaic = SaveAs(tr("FeatureMaps", "Save mosaic of all maps"), mosaic_name, kinds, writes(write_mosaic))
    layers_name = name(lambda _: tr("FeatureMaps", "layers"))
    copy = Copy(tr("FeatureMaps", "The picture of the map is copied."), draw)
    return [
        Command("save-map", tr("FeatureMaps", "Save map…"), maps, SAVE),
        Command("save-mosaic", tr("FeatureMaps", "Save mosaic of all maps…"), mosaic, "Ctrl+Alt+S"),
        Command(
            "save-layers", tr("FeatureMaps", "Save all layers…"), _layers(context, layers_name, writes, device_failed)
        ),
        Command("copy", tr("FeatureMaps", "Copy picture of the map"), copy, "Ctrl+Shift+C"),
    ]


def _layers(
    context: LabContext, name: Callable[[], str], writes: Callable[..., Any], device_failed: Callable[..., None]
) -> SaveAs:
    """Return what saves all layers: a pass through the network, as one file or a folder of files."""
    hub = context.networks

    def write(now: Shown, _photo: str, path: Path) -> Generator[Progress, None, None]:
        network = hub.network or now.result.network
        save_maps((yield from all_layers(now.result, network, hub.cache, hub.spare)), path)

    def follow(step: Progress) -> None:
        if step.note is not None and hub.network is not None:
            device_failed(step.note, hub.network)

    one_file = Kind(tr("FeatureMaps", "One file, an array a layer (*.npz)"), (".npz",))
    folder = Kind(tr("FeatureMaps", "A folder of files (*)"), ("",))
    title = tr("FeatureMaps", "Save all layers")
    return SaveAs(title, name, (one_file, folder), writes(write), Lane.TORCH, follow)


def write_map(shown: Shown, photo: str, path: Path) -> None:
    """Write the large map of a photo, as the suffix says."""
    if path.suffix.lower() in NUMBERS:
        save_grid(np.ascontiguousarray(shown.plane), path)
    elif shown.state.enlarged:
        save_picture(map_picture(shown, photo), path)
    else:
        save_picture(paint(shown.scale, shown.plane), path)


def map_picture(shown: Shown, photo: str) -> Pixels:
    """Draw the large map as on screen, over its part of the photo, with the scale and a caption."""
    state, (rows, columns) = shown.state, shown.plane.shape
    part = shown.result.photo[: rows * shown.jump, : columns * shown.jump]
    picture = enlarged(paint(shown.scale, shown.plane), part, state.blend / 100)
    which = tr("FeatureMaps", "{layer}, map {number} of {count}").format(
        layer=shown.layer.name, number=number(state.channel + 1), count=number(shown.shape[2])
    )
    parts = [which, *_about(shown, photo)]
    if state.blend:
        parts.append(tr("FeatureMaps", "over the photo ({share} % of it)").format(share=number(state.blend)))
    return _captioned(picture, shown.scale, parts, is_clipped=shown.is_clipped)


def write_mosaic(shown: Shown, photo: str, path: Path) -> None:
    """Write all maps of the layer, on the scale that is on screen."""
    if path.suffix.lower() == ".npy":
        save_maps({shown.layer.name: shown.result.maps.array()}, path)
        return
    planes, scale = shown.scaled(shown.result.maps.array())
    picture = map_mosaic(scale, planes)
    if shown.state.enlarged:
        which = tr("FeatureMaps", "{layer}, all {count} maps").format(
            layer=shown.layer.name, count=number(shown.shape[2])
        )
        parts = [which, *_about(shown, photo)]
        if shown.state.scope == "each":
            parts.append(tr("FeatureMaps", "1 is the largest number of each map"))
        is_clipped = shown.state.scope == "all" and shown.is_clipped
        picture = _captioned(enlarged(picture), scale, parts, is_clipped=is_clipped)
    save_picture(picture, path)


def _about(shown: Shown, photo: str) -> list[str]:
    """Say what shape the layer has, and of what photo it is."""
    height, width = shown.result.photo.shape[:2]
    size = tr("FeatureMaps", "{width} × {height} px").format(width=width, height=height)
    before = [tr("FeatureMaps", "before ReLU")] if shown.result.maps.before_relu else []
    return [shape_text(shown.shape), *before, f"{photo}, {size}"]


def _captioned(picture: Pixels, scale: Scale, parts: Sequence[str], *, is_clipped: bool) -> Pixels:
    return captioned(picture, scale, " · ".join(parts), locale().decimalPoint(), is_clipped=is_clipped)
