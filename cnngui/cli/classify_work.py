"""What `cnngui classify` does: from photos to names and probabilities."""

import argparse
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

from cnngui.cli.console import answer, remark
from cnngui.cli.features_work import photo_of
from cnngui.cli.guard import DONE, MISTAKE
from cnngui.cli.progress import Progress
from cnngui.engine.arrays import Pixels
from cnngui.engine.files import shown
from cnngui.engine.following import Following
from cnngui.networks.classifiers import Classifier, reading_classifier
from cnngui.networks.devices import probe, torch_trouble
from cnngui.networks.imagenet import name_of
from cnngui.networks.loading import DeviceError, choose
from cnngui.networks.network import CPU, Mode
from cnngui.tasks.classify import Answer, Asked, Failed, Told, classified
from cnngui.tuning import keep_freed_memory

Named = Callable[[int], str]
"""From a class's number to its name."""

DIGITS = 6
"""Of a probability in JSON."""


def classify(options: argparse.Namespace) -> int:
    """Ask about each photo, and tell; what cannot be read is said, and the others are answered all the same.

    Raises
    ------
    CnnguiError
        When the weights or the device do not do.
    """
    keep_freed_memory()
    told: list[tuple[Path, Answer]] = []
    with Progress(is_wanted=not options.quiet) as progress:
        network, named = asked(options, progress)
        photos = [Asked(shown(path), partial(_pixels, path)) for path in options.photos]
        for step in classified(network, photos):
            progress.show("classifying", step.fraction)
            if isinstance(step, Failed):
                remark(f"cnngui: {step.error}")
            else:
                told.append((options.photos[step.number], step.answer))
                _tell_note(step)
    answer(as_json(told, options.top, named) if options.json else as_text(told, options.top, named))
    return DONE if len(told) == len(options.photos) else MISTAKE


def _pixels(path: Path) -> Pixels:
    return photo_of(path).pixels


def _tell_note(step: Told) -> None:
    if step.note:
        remark(f"cnngui: {step.note}")


def network_of(options: argparse.Namespace, progress: Progress) -> Classifier:
    """Return the network that the options name, on the device that they name.

    Raises
    ------
    CnnguiError
        When its weights or the device do not do.
    """
    steps = Following(reading_classifier(options.network, mode_of(options.device)))
    for step in steps:
        progress.show("loading the network", step.fraction)
    return steps.value


def asked(options: argparse.Namespace, progress: Progress) -> tuple[Classifier, Named]:
    """Return the network that is asked, or that of a model of one's own, and what its classes are called.

    Raises
    ------
    CnnguiError
        When its weights, its file or the device do not do.
    """
    if options.model is None:
        return network_of(options, progress), name_of
    from cnngui.tasks.transfer import load_model  # noqa: PLC0415  (with this option only)

    progress.show("loading the network", 0)
    model = load_model(options.model)
    return model.classifier.in_mode(mode_of(options.device)), model.classes.__getitem__


def mode_of(device: str) -> Mode:
    """Return where to compute; nothing is probed for the CPU.

    Raises
    ------
    DeviceError
        When it is none that is here, or PyTorch does not do.
    """
    trouble = torch_trouble()
    if trouble:
        raise DeviceError("The networks need PyTorch. {reason}", reason=trouble)
    return Mode(CPU if device == CPU else choose(probe(), device).name)


def as_json(told: list[tuple[Path, Answer]], top: int, named: Named = name_of) -> str:
    """Return the answers for another program."""
    facts = [
        {
            "file": str(path),
            "classes": [
                {
                    "name": named(ranked.index),
                    "index": ranked.index,
                    "probability": round(ranked.probability, DIGITS),
                }
                for ranked in found.top(top)
            ],
        }
        for path, found in told
    ]
    return json.dumps(facts, indent=2, ensure_ascii=False, allow_nan=False)


def as_text(told: list[tuple[Path, Answer]], top: int, named: Named = name_of) -> str:
    """Return the answers for people: a photo, its classes, and a word where the network is not sure."""
    lines: list[str] = []
    for path, found in told:
        lines += [
            f"{shown(path)}:",
            *(f"  {_percent(ranked.probability)}  {named(ranked.index)}" for ranked in found.top(top)),
        ]
        if found.is_unsure:
            lines.append(f"  unsure, as among {found.spread:.0f} classes: it may be none of these")
    return "\n".join(lines)


def _percent(probability: float) -> str:
    """Write a probability; what is not 0 is not written as 0, nor what is not 1 as 1.

    >>> _percent(0.3849), _percent(0.00001), _percent(0.99999), _percent(1.0)
    (' 38.5 %', ' <0.1 %', '>99.9 %', '100.0 %')
    """
    if 0 < probability < 0.001:
        return " <0.1 %"
    if 0.999 < probability < 1:
        return ">99.9 %"
    return f"{100 * probability:5.1f} %"
