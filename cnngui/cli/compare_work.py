"""What `cnngui compare` does: from a photo and a kernel to a ranking of learned filters."""

import argparse
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cnngui.cli.compare_words import as_json, as_table, channel_title, sentence, sheet_words
from cnngui.cli.console import answer, remark
from cnngui.cli.features_work import photo_of
from cnngui.cli.parsing import UsageError
from cnngui.cli.progress import Progress
from cnngui.engine.files import atomic_write, shown
from cnngui.engine.kernels.table import parse_or_find
from cnngui.engine.kernels.values import Filter
from cnngui.engine.photos import Photo
from cnngui.engine.saving import PICTURE_KINDS, save_picture
from cnngui.networks.architectures import VGG16
from cnngui.networks.loading import Loaded, load
from cnngui.networks.network import CPU
from cnngui.networks.weights import VGG16_CONV, read_conv
from cnngui.tasks.compare import (
    Beside,
    Chance,
    Match,
    Response,
    aligned,
    chain_of,
    hand_made,
    rank_responses,
    rank_weights,
    ranking_csv,
    response_chance,
    sheet,
    weight_chance,
)
from cnngui.tasks.compare.sheet import MOST
from cnngui.tasks.compare.weights import refuse_zeros
from cnngui.tasks.feature_maps import FellBack, feature_maps, sized
from cnngui.tasks.maps import Maps
from cnngui.tuning import keep_freed_memory

FIRST = "conv1_1"
"""The layer whose filters see the photo, as a hand-made kernel does."""


@dataclass(frozen=True, eq=False)
class Looked:
    """The photo as the network sees it, with what it and the kernel make of it.

    Parameters
    ----------
    maps : Maps
    response : Response
    loaded : Loaded
    """

    maps: Maps
    response: Response
    loaded: Loaded


def compare(options: argparse.Namespace) -> None:
    """Read the photo, compare the kernel, tell what was found, and write it.

    Raises
    ------
    CnnguiError
        When an option, the kernel, the photo, the weights, the device or the output does not do.
    """
    kernel = parse_or_find(options.kernel)
    refuse_zeros(kernel)
    in_weights = options.space == "weights"
    layer = layer_of(options.layer, options)
    path = output_of(options.output, options.photo, options.top)
    photo = photo_of(options.photo)
    is_sheet = path is not None and path.suffix.lower() != ".csv"
    ranking, chance = _in_weights(kernel, options) if in_weights else ((), Chance(0.0))
    looked = _looked(photo, kernel, layer, options) if is_sheet or not in_weights else None
    if looked is not None and not in_weights:
        ranking, chance = _in_responses(looked)
    told = sentence(kernel, ranking[0], layer, chance, in_weights=in_weights)
    best = ranking[: options.top]
    if looked is not None and path is not None and is_sheet:
        _save_sheet(path, photo, kernel, looked, (best, chance, told), options)
    elif path is not None:
        with atomic_write(path) as stream:
            stream.write(ranking_csv(best).encode())
    if options.json:
        answer(as_json(layer, options.space, kernel, best))
    else:
        answer(f"{as_table(best, has_transforms=options.transforms)}\n{told}")
    if not options.quiet and (line := _line(photo, looked)):
        remark(line)


def layer_of(text: str, options: argparse.Namespace) -> str:
    """Return the layer's name, and refuse what cannot be done there.

    Raises
    ------
    LayerError
        When there is no such layer.
    UsageError
        When its filters do not see the photo and weights are to be compared, or responses are to be turned.
    """
    layer = VGG16.layer(text.strip().lower()).name
    if options.space == "weights" and layer != FIRST:
        text = "The filters of {layer} do not see the photo, only those of {first} do: add --space responses."
        raise UsageError(text, layer=layer, first=FIRST)
    if options.space == "responses" and options.transforms:
        raise UsageError("--transforms turns the kernel in the space of weights only: leave it out.")
    return layer


def output_of(text: str | None, given: Path, top: int) -> Path | None:
    """Read ``--output``, before any work is done; None where nothing is to be written.

    Raises
    ------
    UsageError
        When the suffix is unknown, the path is that of the photo, or a sheet has no room for so many filters.
    """
    if text is None:
        return None
    path = Path(text)
    is_sheet = path.suffix.lower() in PICTURE_KINDS
    if not is_sheet and path.suffix.lower() != ".csv":
        words = "“{name}” does not say what to write: end it in .csv, .png, .jpg, .webp or .tif."
        raise UsageError(words, name=shown(path) if text else "")
    with suppress(OSError, ValueError):  # it is not there yet
        if path.samefile(given):
            raise UsageError("{name} is the photo itself: choose another name for the comparison.", name=shown(path))
    if is_sheet and top > MOST:
        words = "A sheet has room for {most} filters, not {top}: lower --top, or end --output in .csv."
        raise UsageError(words, most=MOST, top=top)
    return path


def _in_weights(kernel: Filter, options: argparse.Namespace) -> tuple[tuple[Match, ...], Chance]:
    """Compare the kernel's numbers, which needs no PyTorch."""
    learned = read_conv(VGG16_CONV)[f"{FIRST}.weight"]
    ranking = rank_weights(kernel, learned, spread=options.spread, transforms=options.transforms)
    depth: Literal[1, 3] = 1 if kernel.depth == 1 else 3
    return ranking, weight_chance(learned, depth=depth, spread=options.spread, transforms=options.transforms)


def _in_responses(looked: Looked) -> tuple[tuple[Match, ...], Chance]:
    plane, table = aligned(looked.response, looked.maps)
    return rank_responses(plane, table), response_chance(plane, table)


def _looked(photo: Photo, kernel: Filter, layer: str, options: argparse.Namespace) -> Looked:
    """Send the photo through the network and under the kernel; say at once when the device fails."""
    keep_freed_memory()
    seen = sized(photo.pixels, options.size)
    response = hand_made(chain_of(kernel, options.spread), seen)
    maps: Maps | None = None
    with Progress(is_wanted=not options.quiet) as progress:
        progress.show("loading the network", 0.0)
        loaded = load(options.device)
        for step in feature_maps(loaded.network, seen, [layer], before_relu=options.before_relu, spare=loaded.spare):
            if isinstance(step, FellBack):
                progress.clear()
                remark(str(step.note))
            elif isinstance(step, Maps):
                maps = step
            else:
                progress.show(step.layer, step.fraction)
    assert maps is not None  # noqa: S101  (one layer is asked for)
    return Looked(maps, response, loaded)


def _save_sheet(
    path: Path,
    photo: Photo,
    kernel: Filter,
    looked: Looked,
    found: tuple[Sequence[Match], Chance, str],
    options: argparse.Namespace,
) -> None:
    best, chance, told = found
    maps, layer = looked.maps, looked.maps.layer.name
    weights = looked.loaded.network.weights[f"{layer}.weight"] if layer == FIRST else None
    beside = [
        Beside(
            channel_title(match, chance),
            maps.map(match.channel),
            None if weights is None else weights[match.channel],
        )
        for match in best
    ]
    words = sheet_words(kernel, layer, options.space, told, maps.photo)
    seen = sized(photo.pixels, options.size)
    save_picture(sheet(seen, kernel, looked.response.plane, beside, words, is_signed=maps.before_relu), path)


def _line(photo: Photo, looked: Looked | None) -> str:
    """Tell what happened to the photo, in one line."""
    parts = []
    if looked is not None:
        maps, (width, height) = looked.maps, photo.size
        rows, columns, count = maps.shape
        parts = [
            f"{width}×{height} → seen at {maps.photo[1]}×{maps.photo[0]}",
            f"{maps.layer.name} {rows}×{columns}×{count}",
            "before ReLU" if maps.before_relu else "",
            f"{'CPU' if maps.mode.device == CPU else looked.loaded.device.title}, {maps.mode}",
        ]
    return " · ".join(part for part in [*parts, *(str(note).rstrip(".") for note in photo.notes)] if part)
