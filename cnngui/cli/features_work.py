"""What `cnngui features` does: from a photo to feature maps in a file."""

import argparse
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from cnngui.cli.console import remark
from cnngui.cli.drawing import drawn_on
from cnngui.cli.parsing import UsageError
from cnngui.cli.progress import Progress
from cnngui.cli.rescue import refuse_unwritable, written_or_kept
from cnngui.engine.arrays import Array
from cnngui.engine.colours import Scale
from cnngui.engine.files import shown
from cnngui.engine.following import Following
from cnngui.engine.grids import Grid, read_input
from cnngui.engine.photos import Photo
from cnngui.networks.architectures import VGG16, Shape
from cnngui.networks.loading import Loaded, loading
from cnngui.networks.network import CPU
from cnngui.tasks.exports import kind_of, save_maps
from cnngui.tasks.feature_maps import FellBack, feature_maps, sized
from cnngui.tasks.maps import Maps
from cnngui.tuning import keep_freed_memory

_NAMED = 3
"""At most this many layers are told one by one."""


@dataclass(frozen=True, eq=False)
class Computed:
    """What came out of the network.

    Parameters
    ----------
    arrays : mapping of str to ndarray
        What is to be written, by the layer's name.
    shapes : mapping of str to (H, W, C)
    before_relu : bool
        Whether any layer is as it was before ReLU.
    deepest : Maps
        The others are let go as soon as their numbers are taken: all layers of a large photo fill the memory.
    """

    arrays: Mapping[str, Array]
    shapes: Mapping[str, Shape]
    before_relu: bool
    deepest: Maps


def save_features(options: argparse.Namespace) -> None:
    """Read the photo, send it through the network, write the maps, and tell what happened.

    Raises
    ------
    CnnguiError
        When an option, the photo, the weights, the device or the output does not do.
    """
    layers = layers_of(options.layer)
    refuse_channel(options.channel, layers)
    path = output_of(options.output, options.photo, layers)
    photo = photo_of(options.photo)
    keep_freed_memory()
    with Progress(is_wanted=not options.quiet) as progress:
        loaded = _loaded(options.device, progress)
        computed = _computed(loaded, photo, layers, options, progress)
    caption = _caption(photo, computed, options.channel) if options.enlarged else ""
    scale = written_or_kept(
        lambda place: save_maps(computed.arrays, place, is_signed=computed.before_relu, caption=caption), path
    )
    if not options.quiet:
        remark(told(photo, computed, loaded, options.channel, _drawn(scale, computed.arrays)))


def layers_of(words: Sequence[str]) -> tuple[str, ...]:
    """Return the layers that were asked for, each once, in the order of the network.

    Raises
    ------
    UsageError
        When there is no layer of that name.

    Examples
    --------
    >>> layers_of(["pool1", "conv1_2", "pool1"]), len(layers_of(["all"]))
    (('conv1_2', 'pool1'), 18)
    """
    wanted = {word.strip().lower() for word in words}
    for word in words:
        name = word.strip().lower()
        if name not in {*VGG16.names, "all"}:
            close = get_close_matches(name, VGG16.names, n=1)
            hint = f" (did you mean {close[0]}?)" if close else ""
            text = "{network} has no layer “{layer}”{hint}: take one from {first} to {last}, or all."
            ends = {"first": VGG16.names[0], "last": VGG16.names[-1]}
            raise UsageError(text, network=VGG16.name, layer=shown(Path(word)) if word else "", hint=hint, **ends)
    return tuple(name for name in VGG16.names if "all" in wanted or name in wanted)


def refuse_channel(channel: int | None, layers: Sequence[str]) -> None:
    """Refuse a channel that one of the layers does not have."""
    for layer in layers:
        count = VGG16.layer(layer).channels
        if channel is not None and channel >= count:
            text = "{layer} has {count} channels: --channel takes 0 to {last}, not {channel}."
            raise UsageError(text, layer=layer, count=count, last=count - 1, channel=channel)


def output_of(text: str, given: Path, layers: Sequence[str]) -> Path:
    """Read ``--output``, before any work is done.

    Parameters
    ----------
    text : str
        A path; that of a folder ends in a slash.
    given : Path
        The photo, which is never overwritten.
    layers : sequence of str
        Which are to be written.

    Raises
    ------
    CnnguiError
        When the suffix is unknown or its kind takes one layer only, or the path is that of the photo.
    """
    path = Path(text)
    if kind_of(path, len(layers)) == "folder" and not text.endswith(("/", os.sep)):
        words = "“{name}” does not say what to write: end it in .npy, .npz, .png, .jpg, .webp, .tif, or / for a folder."
        raise UsageError(words, name=shown(path) if text else "")
    if _same(path, given):
        words = "{name} is the photo itself: choose another name for the feature maps."
        raise UsageError(words, name=shown(path))
    if not text.endswith(("/", os.sep)):
        refuse_unwritable(path)
    return path


def _same(path: Path, given: Path) -> bool:
    """Whether two paths are one file; one that is not there is no other."""
    try:
        return path.samefile(given)
    except (OSError, ValueError):
        return False


def photo_of(path: Path) -> Photo:
    """Read the photo.

    Raises
    ------
    PhotoError
        When it cannot be read.
    UsageError
        When it is a grid of numbers.
    """
    given = read_input(path)
    if isinstance(given, Grid):
        text = "{name} is a grid of numbers, but the network was trained to see photos: choose a picture."
        raise UsageError(text, name=shown(path))
    return given


def _loaded(device: str, progress: Progress) -> Loaded:
    steps = Following(loading(device))
    for step in steps:
        progress.show("loading the network", step.fraction)
    return steps.value


def _computed(
    loaded: Loaded, photo: Photo, layers: Sequence[str], options: argparse.Namespace, progress: Progress
) -> Computed:
    """Compute the maps, and say at once when the device fails, also to who wants quiet."""
    arrays: dict[str, Array] = {}
    shapes: dict[str, Shape] = {}
    before_relu, deepest = False, None
    seen = sized(photo.pixels, options.size)
    for step in feature_maps(loaded.network, seen, layers, before_relu=options.before_relu, spare=loaded.spare):
        if isinstance(step, FellBack):
            progress.clear()
            remark(str(step.note))
        elif isinstance(step, Maps):
            name = step.layer.name
            arrays[name] = step.array() if options.channel is None else step.map(options.channel)
            shapes[name] = step.shape
            before_relu, deepest = before_relu or step.before_relu, step
            progress.show(name, step.fraction)
        else:
            progress.show(step.layer, step.fraction)
    assert deepest is not None  # noqa: S101  (there is one layer at least)
    return Computed(arrays, shapes, before_relu, deepest)


def _caption(photo: Photo, computed: Computed, channel: int | None) -> str:
    """Say below an enlarged picture what it shows; channels are counted from 0, as in ``--channel``."""
    maps = computed.deepest
    height, width, count = maps.shape
    parts = [
        f"{maps.layer.name}, {f'all {count} maps' if channel is None else f'channel {channel} of {count} (from 0)'}",
        f"({height}, {width}, {count})",
        "before ReLU" if computed.before_relu else "",
        f"{photo.name}, {maps.photo[1]} × {maps.photo[0]} px",
    ]
    return " · ".join(part for part in parts if part)


def told(photo: Photo, computed: Computed, loaded: Loaded, channel: int | None, drawn: str) -> str:
    """Tell what happened, in one line."""
    maps = computed.deepest
    width, height = photo.size
    parts = [
        f"{width}×{height} → seen at {maps.photo[1]}×{maps.photo[0]}",
        *_layers_told(computed.shapes),
        "before ReLU" if computed.before_relu else "",
        "" if channel is None else f"channel {channel}",
        f"{'CPU' if maps.mode.device == CPU else loaded.device.title}, {maps.mode}",
        f"{maps.milliseconds:.0f} ms",
        drawn,
        *(str(note).rstrip(".") for note in photo.notes),
    ]
    return " · ".join(part for part in parts if part)


def _layers_told(shapes: Mapping[str, Shape]) -> list[str]:
    """Name each layer with its shape; of many, the first and the last."""
    texts = [f"{layer} {height}×{width}×{channels}" for layer, (height, width, channels) in shapes.items()]
    return texts if len(texts) <= _NAMED else [f"{len(texts)} layers, {texts[0]} to {texts[-1]}"]


def _drawn(scale: Scale | None, arrays: Mapping[str, Array]) -> str:
    """Say how a picture was drawn; nothing where numbers were written."""
    if scale is None:
        return ""
    (planes,) = arrays.values()
    return drawn_on(scale, planes if planes.ndim == 3 else [planes])
