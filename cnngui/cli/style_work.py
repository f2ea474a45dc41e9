"""What `cnngui style` does: from a photo and style pictures to a restyled picture in a file."""

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import fields, replace
from difflib import get_close_matches
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from cnngui import paths
from cnngui.cli.console import answer, remark
from cnngui.cli.ends import ENDED, Stopping, stopped_by_signals
from cnngui.cli.features_work import photo_of
from cnngui.cli.guard import DONE
from cnngui.cli.parsing import UsageError
from cnngui.cli.progress import Progress
from cnngui.cli.rescue import refuse_unwritable, written_or_kept
from cnngui.engine.files import shown
from cnngui.engine.following import Following
from cnngui.engine.masks import read_mask
from cnngui.engine.photos import Photo
from cnngui.engine.saving import PICTURE_KINDS, save_picture
from cnngui.networks.loading import Loaded, load
from cnngui.networks.network import CPU, Network
from cnngui.tasks.style import Controls, Losses, StyleResult, StyleSettings, StyleStep, estimate, written
from cnngui.tasks.style import run as restyling
from cnngui.tasks.style.pyramid import narrow_notes, pair_of
from cnngui.tasks.style.settings import LEAST
from cnngui.tuning import keep_freed_memory

_TOLD_FROM = 10.0
"""Seconds that a run must be expected to take for the estimate to be told."""

_SPARE_PIXELS = 2
"""A photo is brought to at most this many times the size that is asked for: more takes memory and is never seen."""


def save_restyled(options: argparse.Namespace) -> int:
    """Read the pictures, restyle the photo, write it, and tell what happened.

    Returns
    -------
    int
        Exit status: that of the signal when it was stopped; the picture so far is written all the same.

    Raises
    ------
    CnnguiError
        When an option, a picture, the weights, the device, the memory or the output does not do.
    """
    keep_freed_memory()
    settings = settings_of(options)
    path = output_of(options.output, settings.size)
    photo = photo_of(options.content)
    styles = [photo_of(style_path(word)) for word in options.styles]
    if options.mask is not None:
        settings = replace(settings, mask=mask_of(options.mask, photo, settings.size))
    _refuse_overwriting(path, [photo.path, *(style.path for style in styles), options.mask])
    is_telling = not options.quiet
    with Progress(is_wanted=is_telling and not options.json_lines) as progress:
        progress.show("loading the network", 0.0)
        loaded = load(options.device)
        progress.clear()
        _weigh_up(loaded, photo, settings, len(styles), is_telling=is_telling)
        with stopped_by_signals(Controls()) as stopping:
            teller = None if options.json_lines else progress
            result = _restyled(loaded, (photo, *styles), settings, stopping, teller)
            about = written("cnngui style", photo.name, [style.name for style in styles], result)
            written_or_kept(lambda place: save_picture(result.image, place, about), path)
    if stopping.trouble is not None:
        raise stopping.trouble
    if is_telling:
        remark(told(photo, styles, result, loaded))
    return ENDED + stopping.number if stopping.number else DONE


def settings_of(options: argparse.Namespace) -> StyleSettings:
    """Return the settings that were asked for, without the mask, whose file is read by `mask_of`.

    Raises
    ------
    StyleError, LayerError
        When one makes no sense.
    """
    given = {field.name: getattr(options, field.name, None) for field in fields(StyleSettings) if field.name != "mask"}
    return StyleSettings(**{name: value for name, value in given.items() if value is not None})


def style_path(word: str) -> Path:
    """Return the file that a word means, or the picture that comes with the app.

    Raises
    ------
    UsageError
        When it is neither, and no path.

    Examples
    --------
    >>> style_path("waves").name
    'waves.jpg'
    >>> style_path("wave")
    Traceback (most recent call last):
    cnngui.cli.parsing.UsageError: “wave” is neither a file that is here nor ... (did you mean waves?): ...
    """
    path, bundled = Path(word), {each.stem: each for each in paths.bundled_styles()}
    name = word.strip().lower()
    with suppress(OSError, ValueError):  # a name that is too long for the disk, or has a null character
        if path.is_file():
            return path
    if name in bundled:
        return bundled[name]
    if word and (path.suffix or len(path.parts) > 1 or path.is_dir()):
        return path  # whoever reads it says what is wrong
    close = get_close_matches(name, bundled, n=1)
    hint = f" (did you mean {close[0]}?)" if close else ""
    text = "“{word}” is neither a file that is here nor a style of the app{hint}: cnngui style --help lists them."
    raise UsageError(text, word=shown(path) if word else "", hint=hint)


def mask_of(path: Path, photo: Photo, size: int) -> NDArray[np.float32]:
    """Read where a photo is to be restyled; a mask that is far larger than the result is made smaller.

    Raises
    ------
    PhotoError
        When it cannot be read.
    UsageError
        When nothing would be restyled.
    """
    mask = read_mask(path)
    if not mask.any():
        text = "The mask {name} is black or clear all over, so nothing would be restyled: make a part of it white."
        raise UsageError(text, name=shown(path))
    height, width = (_SPARE_PIXELS * side for side in pair_of((photo.pixels.shape[0], photo.pixels.shape[1]), size))
    small = (min(mask.shape[1], width), min(mask.shape[0], height))  # its edges stay those of the result's pixels
    return np.asarray(cv2.resize(mask, small, interpolation=cv2.INTER_AREA), np.float32)


def output_of(text: str, size: int) -> Path:
    """Read ``--output``, and make sure before the work that a picture of that size can be written there.

    Raises
    ------
    CnnguiError
        When the suffix is unknown, the picture too large for its kind, or the file cannot be written.
    """
    path = Path(text)
    kind = PICTURE_KINDS.get(path.suffix.lower())
    if kind is None:
        words = "“{name}” does not say what to write: end it in .png, .jpg, .webp or .tif."
        raise UsageError(words, name=shown(path) if text else "")
    if size > kind.longest:
        words = "A {format} has at most {limit} pixels a side, and --size is {size}: save it as .png."
        raise UsageError(words, format=kind.name, limit=kind.longest, size=size)
    refuse_unwritable(path)
    return path


def _refuse_overwriting(path: Path, given: Sequence[Path | None]) -> None:
    for picture in given:
        with suppress(OSError, ValueError):  # the output is not there yet
            if picture is not None and path.samefile(picture):
                text = "{name} is one of the pictures themselves: choose another name for the result."
                raise UsageError(text, name=shown(path))


def _weigh_up(loaded: Loaded, photo: Photo, settings: StyleSettings, styles: int, *, is_telling: bool) -> None:
    """Estimate what it will cost: refuse what does not fit, and tell what takes long."""
    height, width = photo.pixels.shape[:2]
    cost = estimate(loaded.network, (height, width), settings, styles)
    device, gigabytes = _device(loaded, loaded.network), f"{cost.bytes / 1e9:.1f} GB"
    if not cost.fits:
        text = "A picture of {size} px needs about {needed} on {device}, more than is free: {advice}."
        advice = f"take --size {cost.smaller}" if cost.smaller else "close other programs"
        raise UsageError(text, size=cost.size, needed=gigabytes, device=device, advice=advice)
    if is_telling and cost.seconds > _TOLD_FROM:
        remark(f"about {_duration(cost.seconds)} and {gigabytes} on {device}")


def _device(loaded: Loaded, network: Network) -> str:
    return "CPU" if network.mode.device == CPU else loaded.device.title


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.0f} min"


def _restyled(
    loaded: Loaded,
    given: Sequence[Photo],
    settings: StyleSettings,
    stopping: Stopping[Controls],
    progress: Progress | None,
) -> StyleResult:
    """Restyle the photo, the first one given, and tell how far it is: on the terminal, or as JSON where it is None.

    What goes wrong on the way is said at once, also to who wants quiet.
    """
    content = _spared(given[0], settings.size)
    styles = [_spared(style, max(round(settings.size * settings.style_scale), LEAST)) for style in given[1:]]
    steps = Following(restyling(loaded.network, content, styles, settings, stopping.controls, loaded.spare))
    step = 0
    for told in steps:
        if not isinstance(told, StyleStep):
            if progress:
                progress.clear()
            remark(str(told.note))
        elif progress:
            progress.show(_far(told), told.fraction)
        elif told.step > step and stopping.trouble is None:
            step = told.step
            try:
                _answer_step(told)
            except OSError as error:
                stopping.trouble = error
                stopping.controls.stop()
    return steps.value


def _spared(photo: Photo, longest: int) -> NDArray[np.uint8]:
    """Make a photo smaller that is far larger than it is to be; its final proportions stay to the pixel."""
    pixels = photo.pixels
    height, width = (_SPARE_PIXELS * side for side in pair_of((pixels.shape[0], pixels.shape[1]), longest))
    if max(pixels.shape) <= max(height, width):
        return pixels
    return np.asarray(cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA), np.uint8)


def _far(step: StyleStep) -> str:
    height, width = step.scale
    left = "" if step.seconds_left is None else f", {_duration(step.seconds_left)} left"
    return f"step {step.step}, {width}×{height}{left}"


def _answer_step(step: StyleStep) -> None:
    """Write a step as a line that a pipe has at once."""
    assert step.losses is not None  # noqa: S101  (every step but the first, 0, has them)
    line = {"step": step.step, "scale": step.scale, **_parts(step.losses), "seconds": round(step.seconds, 3)}
    answer(json.dumps(line, allow_nan=False))
    if sys.stdout is not None:
        sys.stdout.flush()


def _parts(losses: Losses) -> dict[str, float]:
    return {"content_loss": losses.content_sum, "style_loss": losses.style_sum, "total_loss": losses.total}


def told(photo: Photo, styles: Sequence[Photo], result: StyleResult, loaded: Loaded) -> str:
    """Tell what happened, in one line."""
    (width, height), (rows, columns) = photo.size, result.image.shape[:2]
    losses = _parts(result.losses) if result.losses else {}
    parts = [
        f"{width}×{height} → {columns}×{rows}",
        " + ".join(Path(style.name).stem for style in styles),
        f"{'stopped after ' if result.is_stopped else ''}{result.steps} steps",
        f"{result.seconds:.1f} s",
        f"{_device(loaded, result.network)}, {result.network.mode.of_style}",
        ", ".join(f"{name.replace('_', ' ')} {value:.4g}" for name, value in losses.items()),
        *(str(note).rstrip(".") for each in (photo, *styles) for note in each.notes),
        *(str(note).rstrip(".") for note in narrow_notes((height, width), max(rows, columns))),
    ]
    return " · ".join(part for part in parts if part)
