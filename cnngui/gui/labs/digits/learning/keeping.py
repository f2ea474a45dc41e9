"""Networks that have learned → files, and back: of a session, or the user's own. No Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cnngui.engine.errors import CnnguiError
from cnngui.engine.files import shown
from cnngui.gui.labs.digits.learning.pupil import Pupil
from cnngui.networks.digits import load_network, packed, save_network
from cnngui.networks.digits.files import about_network
from cnngui.tasks.digits import Record, TrainSettings

LOADED = "loaded"
"""Kind of a network that comes from a file."""

SUFFIX = ".safetensors"

_SETTINGS = ("seed", "epochs", "learning_rate", "batch", "optimizer", "schedule", "shift", "turn", "stretch")

_MOST_RECORDS = 400
"""Points of its curves that a file keeps."""


@dataclass(frozen=True)
class Found:
    """The networks of a session, and why one could not be read."""

    pupils: Sequence[Pupil]
    error: Exception | None = None


def about(pupil: Pupil) -> dict[str, object]:
    """Return what a file tells of a network beside its plan and weights."""
    answered = pupil.answered
    records = pupil.records
    every = 1 + len(records) // _MOST_RECORDS
    kept = [*records[::every], *(records[-1:] if (len(records) - 1) % every else [])]
    return {
        "program": "CNNGUI",
        "key": pupil.key,
        "kind": pupil.kind,
        "name": pupil.name,
        "settings": {name: getattr(pupil.settings, name) for name in _SETTINGS},
        "digits": pupil.asked,
        "classes": list(pupil.classes),
        "accuracy": None if answered is None else answered.accuracy,
        "of": None if answered is None else answered.count,
        "seconds": pupil.seconds,
        "seen": pupil.seen,
        "train_count": pupil.train_count,
        "is_rival": pupil.is_rival,
        "is_saved": pupil.is_saved,
        "records": [list(vars(each).values()) for each in kept],
    }


def packed_pupil(pupil: Pupil) -> bytes:
    """Return a network as a file, as far as it has learned."""
    now = pupil.now
    assert now is not None  # noqa: S101  (callers ask only for those that have begun)
    return packed(now, about(pupil))


def save(pupil: Pupil, path: Path) -> None:
    """Write a network to a file of the user's.

    Raises
    ------
    WeightsError
        When it cannot be written.
    """
    now = pupil.now
    if now is not None:
        save_network(now, path, about(pupil))
        pupil.is_saved = pupil.network is not None


def read(path: Path) -> Pupil:
    """Read a network from a file of the user's, or of a session.

    Raises
    ------
    WeightsError, PlanError
        When it cannot be read, or is none.
    """
    network = load_network(path)
    network.built  # noqa: B018  (built here, off the main thread)
    pupil = Pupil(0, TrainSettings(plan=network.plan), None, LOADED, shown(Path(path.stem)))
    pupil.network, pupil.is_saved = network, True
    return pupil


def _with_facts(pupil: Pupil, facts: Mapping[str, Any]) -> Pupil:
    """Take over what a session tells of a network."""
    pupil.key, pupil.kind, pupil.name = str(facts["key"]), str(facts["kind"]), str(facts["name"])
    pupil.settings = TrainSettings(plan=pupil.settings.plan, **{name: facts["settings"][name] for name in _SETTINGS})
    classes = tuple(str(each) for each in facts["classes"])
    if len(classes) != len(pupil.classes):
        raise ValueError("ten classes")
    pupil.classes = classes
    pupil.seconds, pupil.seen, pupil.train_count = (
        float(facts["seconds"]),
        int(facts["seen"]),
        int(facts["train_count"]),
    )
    pupil.is_rival, pupil.is_saved = bool(facts["is_rival"]), bool(facts["is_saved"])
    for batches, seen, loss, accuracy, test_loss, test_accuracy, seconds, is_new in facts["records"]:
        first, second = (None if each is None else float(each) for each in (loss, accuracy))
        rest = float(test_loss), float(test_accuracy), float(seconds), bool(is_new)
        pupil.controls.record(Record(int(batches), int(seen), first, second, *rest))
    return pupil


def networks_of(files: Mapping[str, bytes]) -> Found:
    """Return the networks of a session; of those that cannot be read, the last reason."""
    pupils, trouble = [], None
    with TemporaryDirectory(prefix="cnngui-") as folder:
        for number, (_, content) in enumerate(sorted(files.items())):
            path = Path(folder) / f"{number}{SUFFIX}"
            path.write_bytes(content)
            try:
                pupils.append(_with_facts(read(path), about_network(path)))
            except (CnnguiError, TypeError, ValueError, LookupError, AttributeError) as error:
                trouble = error
    return Found(pupils, trouble)
