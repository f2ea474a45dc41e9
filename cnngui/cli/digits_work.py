"""What `cnngui digits` does: it trains, tests, and reads pictures."""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from cnngui import paths
from cnngui.cli.console import answer, remark
from cnngui.cli.ends import ENDED, stopped_by_signals
from cnngui.cli.features_work import photo_of
from cnngui.cli.guard import DONE, MISTAKE
from cnngui.cli.parsing import UsageError
from cnngui.cli.progress import Progress
from cnngui.cli.rescue import refuse_unwritable, written_or_kept
from cnngui.engine.digits import Digits, ink_of_photo, prepared, read_bundled, read_folder
from cnngui.engine.errors import CnnguiError
from cnngui.engine.files import shown
from cnngui.engine.following import Following
from cnngui.networks.digits import DigitNetwork, bundled_network, fully_connected, lenet, load_network, save_network
from cnngui.networks.plans.exports.files import load
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.worked import worked
from cnngui.tasks.digits import Controls, Examined, TrainResult, TrainSettings, TrainStep, examined
from cnngui.tasks.digits import train as training

_WORST = 20
"""Mistakes that are told in JSON."""

_SETTINGS = ("seed", "epochs", "learning_rate", "batch")


def train(options: argparse.Namespace) -> int:
    """Train, write what was learned, and tell how well it reads.

    Returns
    -------
    int
        Exit status: that of the signal when it was stopped; what was learned is written all the same.

    Raises
    ------
    CnnguiError
        When a setting, the network, the digits or the output does not do.
    """
    given = {name: getattr(options, name) for name in _SETTINGS if getattr(options, name) is not None}
    settings = TrainSettings(plan=plan_of(options.network or "lenet5"), **given)
    if options.output is not None:
        refuse_unwritable(options.output)
    digits = digits_of(options.data)
    controls = Controls()
    with Progress(is_wanted=not options.quiet) as progress, stopped_by_signals(controls) as stopping:
        steps = Following(training(digits, settings, controls))
        for step in steps:
            progress.show(_far(step), step.fraction)
        result = steps.value
        facts = facts_of(result, digits)
        if options.output is not None:
            written_or_kept(lambda place: save_network(result.network, place, facts), options.output)
    if result.note:
        remark(f"cnngui: {result.note}")
    if options.json:
        answer(_text(facts | {"output": str(options.output) if options.output else None}))
    else:
        answer(_told(result, options.output))
    return ENDED + stopping.number if stopping.number else MISTAKE if result.note else DONE


def examine(options: argparse.Namespace) -> int:
    """Ask a network about all test digits, and tell how many it reads.

    Raises
    ------
    CnnguiError
        When the network or the digits do not do.
    """
    network, digits = network_of(options.model), digits_of(options.data)
    with Progress(is_wanted=not options.quiet) as progress:
        steps = Following(examined(network, digits.test))
        for step in steps:
            progress.show("testing", step.fraction)
    found = steps.value
    if options.json:
        answer(_text(_examined(found, network, digits)))
    else:
        answer(f"{found.right} of {found.count} digits right: {found.accuracy:.2%}")
    return DONE


def predict(options: argparse.Namespace) -> int:
    """Let a network read pictures; what cannot be read is said, and the others are read all the same.

    Raises
    ------
    CnnguiError
        When the network does not do.
    """
    network, rows = network_of(options.model), []
    for path in options.pictures:
        try:
            rows.append(read_digit(network, path))
        except CnnguiError as error:
            remark(f"cnngui: {error}")
    if options.json:
        answer(_text({"predictions": rows}))
    else:
        for row in rows:
            answer(f"{shown(Path(str(row['picture'])))}: {row['digit']} ({row['probability']:.1%})")
    return DONE if len(rows) == len(options.pictures) else MISTAKE


def read_digit(network: DigitNetwork, path: Path) -> dict[str, object]:
    """Read one picture of a digit.

    Raises
    ------
    PhotoError
        When it is no picture that can be read.
    UsageError
        When there is no digit in it.
    """
    made = prepared(ink_of_photo(photo_of(path).pixels))
    if made.is_empty:
        raise UsageError("There is no digit in {name}: write one in dark ink on light paper.", name=shown(path))
    probabilities = network.probabilities(made.picture[None])[0]
    digit = int(probabilities.argmax())
    return {
        "picture": str(path),
        "digit": digit,
        "probability": round(float(probabilities[digit]), 6),
        "probabilities": [round(float(each), 6) for each in probabilities],
    }


def plan_of(word: str) -> Plan:
    """Return the network that a word means.

    Raises
    ------
    CnnguiError
        When it is neither a name nor a file of a network.

    Examples
    --------
    >>> plan_of("LeNet5").name, plan_of("fully-connected").blocks[1].units
    ('lenet5', 60)
    """
    name = word.strip().lower()
    if name == "lenet5":
        return lenet()
    if name == "fully-connected":
        return fully_connected()
    if not Path(word).suffix:
        raise UsageError("There is no network {name}: take lenet5, fully-connected or a file of one.", name=word)
    return load(Path(word))


def network_of(path: Path | None) -> DigitNetwork:
    """Return the network of a file, or the one that comes with the app."""
    return bundled_network() if path is None else load_network(path)


def digits_of(folder: Path | None) -> Digits:
    """Return the digits of a folder, or those that come with the app."""
    return read_bundled(paths.bundled_digits()) if folder is None else read_folder(folder)


def facts_of(result: TrainResult, digits: Digits) -> dict[str, object]:
    """Return what is to be known about what was learned."""
    settings = result.settings
    return {
        "accuracy": result.examined.accuracy,
        "loss": result.examined.loss,
        "digits": digits.name,
        "network": settings.plan.name,
        "parameters": worked(settings.plan).totals.parameters,
        "seed": settings.seed,
        "epochs": settings.epochs,
        "batches": result.batches,
        "seen": result.seen,
        "seconds": round(result.seconds, 3),
        "stopped": result.is_stopped,
    }


def _examined(found: Examined, network: DigitNetwork, digits: Digits) -> dict[str, object]:
    worst = [
        {
            "place": int(place),
            "label": int(found.labels[place]),
            "answer": int(found.answers[place]),
            "probability": round(float(found.probabilities[place].max()), 6),
        }
        for place in found.mistakes[:_WORST]
    ]
    return {
        "accuracy": found.accuracy,
        "right": found.right,
        "count": found.count,
        "loss": found.loss,
        "digits": digits.name,
        "network": network.plan.name,
        "confusion": found.confusion.tolist(),
        "mistakes": worst,
    }


def _far(step: TrainStep) -> str:
    accuracy = "" if step.accuracy is None else f", {step.accuracy:.1%} right"
    return f"epoch {step.epoch:.1f}{accuracy}, {step.test_accuracy:.1%} of the test digits"


def _told(result: TrainResult, output: Path | None) -> str:
    found, stopped = result.examined, "stopped after " if result.is_stopped else ""
    parts = [
        f"{found.right} of {found.count} test digits right: {found.accuracy:.2%}",
        f"{stopped}{result.batches} batches",
        f"{result.seconds:.1f} s",
        *([shown(output)] if output else []),
    ]
    return " · ".join(parts)


def _text(facts: Mapping[str, object]) -> str:
    return json.dumps(facts, indent=2, ensure_ascii=False, allow_nan=False)
