"""What `cnngui train` does: from a folder of classes to a network that knows them."""

import argparse
import json
from pathlib import Path

from cnngui.cli.classify_work import mode_of
from cnngui.cli.console import answer, remark
from cnngui.cli.ends import ENDED, stopped_by_signals
from cnngui.cli.guard import DONE, MISTAKE
from cnngui.cli.progress import Progress
from cnngui.cli.rescue import refuse_unwritable, written_or_kept
from cnngui.engine.files import shown
from cnngui.engine.following import Following
from cnngui.tasks.transfer import (
    Augmentation,
    Controls,
    PictureSet,
    TransferResult,
    TransferSettings,
    TransferStep,
    reading,
    reading_base,
    save_model,
    save_onnx,
    settings_for,
    train,
    with_nothing,
)
from cnngui.tasks.transfer.checks import FEW_ASKED
from cnngui.tasks.transfer.onnx_files import refuse_without_onnx

AUGMENTED = Augmentation(flip=True, crop=0.2, colour=0.2, turn=10)

_SETTINGS = ("seed", "epochs", "learning_rate", "batch", "hidden")


def teach(options: argparse.Namespace) -> int:
    """Read the folder, teach the network, write what was learned, and tell how well it knows the classes.

    Returns
    -------
    int
        Exit status: that of the signal when it was stopped; what was learned is written all the same.

    Raises
    ------
    CnnguiError
        When a setting, the folder, a picture, the device or the output does not do.
    """
    settings = settings_of(options)
    for path in (options.output, options.onnx):
        if path is not None:
            refuse_unwritable(path)
    if options.onnx is not None:
        refuse_without_onnx()
    mode = mode_of(options.device)
    controls = Controls()
    with Progress(is_wanted=not options.quiet) as progress:
        read = _read(options.folder, progress)
        pictures = with_nothing(read, settings.seed) if options.with_nothing else read
        loading = Following(reading_base(settings.network, mode))
        for step in loading:
            progress.show("loading the network", step.fraction)
        with stopped_by_signals(controls) as stopping:
            steps = Following(train(pictures, loading.value, settings, controls))
            for told in steps:
                progress.show(_far(told), told.fraction)
            result = steps.value
            if options.output is not None:
                written_or_kept(lambda place: save_model(result.model, place), options.output)
            if options.onnx is not None:
                written_or_kept(lambda place: save_onnx(result.model, place), options.onnx)
    if result.note:
        remark(f"cnngui: {result.note}")
    facts = facts_of(result, pictures, options.output)
    answer(json.dumps(facts, indent=2, ensure_ascii=False, allow_nan=False) if options.json else told_of(facts, result))
    return ENDED + stopping.number if stopping.number else MISTAKE if result.note else DONE


def settings_of(options: argparse.Namespace) -> TransferSettings:
    """Return the settings that the options name; what they do not name suits what learns."""
    given = {name: getattr(options, name) for name in _SETTINGS}
    augmentation = AUGMENTED if options.augment else None
    return settings_for(options.retrain, network=options.network, augmentation=augmentation, **given)


def _read(folder: Path, progress: Progress) -> PictureSet:
    """Read the pictures, and name those that are skipped."""
    steps = Following(reading(folder))
    for step in steps:
        progress.show("reading", step.fraction)
    pictures = steps.value
    progress.clear()
    for skipped in pictures.skipped:
        remark(f"cnngui: {skipped.error}")
    return pictures


def facts_of(result: TransferResult, pictures: PictureSet, output: Path | None) -> dict[str, object]:
    """Return what is to be known about what was learned."""
    return {
        "classes": list(pictures.classes),
        "train_accuracy": result.train.accuracy,
        "validation_accuracy": result.validation.accuracy,
        "trainable_parameters": result.counts.trainable,
        "frozen_parameters": result.counts.frozen,
        "seconds": round(result.seconds, 3),
        "network": result.settings.network,
        "retrain": result.settings.scope,
        "seed": result.settings.seed,
        "epochs": result.epochs,
        "best_epoch": result.best_epoch,
        "pictures": len(pictures),
        "skipped": [skipped.name for skipped in pictures.skipped],
        "stopped": result.is_stopped,
        "sha256": result.model.sha256,
        "output": str(output) if output else None,
    }


def told_of(facts: dict[str, object], result: TransferResult) -> str:
    """Return the facts for people."""
    train, asked, counts = result.train, result.validation, result.counts
    classes = ", ".join(result.model.classes)
    lines = [
        f"classes: {classes}",
        f"{counts.trainable:,} numbers have learned, {counts.frozen:,} are frozen",
        f"{train.right} of {train.count} pictures right that it learned from: {train.accuracy:.1%}",
        f"{asked.right} of {asked.count} right that it did not learn from: {asked.accuracy:.1%}",
    ]
    if 0 < asked.count < FEW_ASKED:
        lines[-1] += f" (only {asked.count}: chance may decide, each is {1 / asked.count:.0%})"
    output = facts["output"]
    stopped = "stopped in" if result.is_stopped else "after"
    ends = [f"best {stopped} epoch {result.best_epoch} of {result.epochs}", f"{result.seconds:.1f} s"]
    return "\n".join([*lines, " · ".join([*ends, *([shown(Path(str(output)))] if output else [])])])


def _far(step: TransferStep) -> str:
    left = "" if step.seconds_left is None else f", {step.seconds_left:.0f} s left"
    if step.phase == "features":
        return f"looking at {step.done} of {step.total} pictures{left}"
    asked = "" if step.validation_accuracy is None else f", {step.validation_accuracy:.0%} of the others right"
    return f"epoch {step.epoch:.1f}{asked}{left}"
