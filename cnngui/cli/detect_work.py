"""What `cnngui detect` does: from a photo to boxes, as text, as JSON and drawn on the photo."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from cnngui.cli.console import answer, remark
from cnngui.cli.features_work import photo_of
from cnngui.cli.guard import DONE
from cnngui.cli.parsing import UsageError
from cnngui.cli.rescue import refuse_unwritable, written_or_kept
from cnngui.engine.box_drawing import Marked, with_boxes
from cnngui.engine.files import shown
from cnngui.engine.photos import Photo
from cnngui.engine.saving import PICTURE_KINDS, save_picture
from cnngui.networks.detectors import bundled_detector
from cnngui.networks.devices import Device, probe
from cnngui.networks.loading import choose, needs_torch
from cnngui.networks.network import CPU, Mode
from cnngui.tasks.detect import OVERLAP, THRESHOLD, Detection, Detections, Looked, detections, looked, refuse_odd


def detect(options: argparse.Namespace) -> int:
    """Find things in a photo, tell them, and draw them where that is asked for.

    Raises
    ------
    CnnguiError
        When an option, the photo, the weights, the device or the output does not do.
    """
    photo, threshold, overlap = photo_and_limits(options, THRESHOLD, OVERLAP)
    needs_torch()
    device = choose(probe(), options.device)
    seen = looked(bundled_detector(Mode(device.name)), photo.pixels)
    if seen.note is not None:
        remark(str(seen.note))
    result = detections(seen, threshold, overlap, is_per_class=not options.over_all_classes)
    if options.output is not None:
        picture = with_boxes(photo.pixels, [_marked(each) for each in result.found])
        written_or_kept(lambda place: save_picture(picture, place), options.output)
    tell(result.found, threshold, is_json=options.json)
    if not options.quiet:
        remark(told(photo, seen, result, device))
    return DONE


def photo_and_limits(options: argparse.Namespace, threshold: float, overlap: float) -> tuple[Photo, float, float]:
    """Return the photo, and the threshold and overlap that are asked for, else those given here.

    Raises
    ------
    CnnguiError
        When one of them, or the output, does not do.
    """
    if options.threshold is not None:
        threshold = options.threshold
    if options.overlap is not None:
        overlap = options.overlap
    refuse_odd(threshold, overlap)
    if options.output is not None:
        refuse_output(options.output, options.photo)
    return photo_of(options.photo), threshold, overlap


def as_json(found: Detection, name: str = "") -> dict[str, object]:
    """Return one thing for other programs; its class is named in English in every language, or as people named it.

    >>> as_json(Detection((3.0, 0.75, 420.04, 299.2), 7, 0.84881544, 1911))
    {'class': 'Cat', 'score': 0.848815, 'box': [3.0, 0.8, 420.0, 299.2]}
    """
    return {
        "class": name or found.name(),
        "score": round(found.score, 6),
        "box": [round(each, 1) for each in found.box],
    }


def told(photo: Photo, seen: Looked, result: Detections, device: Device) -> str:
    """Tell what happened, in one line."""
    count = len(result.above)
    width, height = photo.size
    parts = [
        f"{width}×{height}",
        f"{len(seen.best)} boxes → {count} with at least {result.threshold:g} → {len(result.found)} after suppression",
        f"{'CPU' if seen.mode.device == CPU else device.title}, {seen.mode}",
        f"{seen.milliseconds:.0f} ms",
        *(str(note).rstrip(".") for note in photo.notes),
    ]
    return " · ".join(parts)


def tell(found: Sequence[Detection], threshold: float, names: Sequence[str] = (), *, is_json: bool) -> None:
    """Tell what was found; ``names`` are those of people's own classes."""
    called = [names[each.number] if names else each.name() for each in found]
    told = list(zip(found, called, strict=True))
    if is_json:
        answer(json.dumps([as_json(*each) for each in told], indent=2, ensure_ascii=False, allow_nan=False))
        return
    for each, name in told:
        x, y, width, height = (f"{value:.0f}" for value in each.box)
        answer(f"{name:<20} {each.score:.2f}  at ({x}, {y}), {width}×{height} px")
    if not found:
        answer(f"Nothing is found with a score of at least {threshold:g}.")


def _marked(found: Detection) -> Marked:
    return Marked(found.box, f"{found.name()} {found.score:.2f}", found.number)


def refuse_output(path: Path, given: Path) -> None:
    """Refuse what is no picture, or the photo itself, before any work is done."""
    if path.suffix.lower() not in PICTURE_KINDS:
        words = "“{name}” does not say what to write: end it in .png, .jpg, .webp or .tif."
        raise UsageError(words, name=shown(path))
    try:
        is_same = path.samefile(given)
    except (OSError, ValueError):
        is_same = False
    if is_same:
        raise UsageError("{name} is the photo itself: choose another name for the picture.", name=shown(path))
    refuse_unwritable(path)
