"""Networks that were taught → files, and back: of a session, or the user's own. No Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from cnngui.engine.errors import CnnguiError
from cnngui.engine.files import atomic_write, shown
from cnngui.engine.following import finish
from cnngui.gui.labs.transfer.answered import Answered
from cnngui.gui.labs.transfer.run import Run
from cnngui.gui.labs.transfer.work import Bench
from cnngui.networks.weight_files import header_facts
from cnngui.tasks.learning import Examined
from cnngui.tasks.transfer import (
    Augmentation,
    Record,
    TransferSettings,
    counts,
    load_model,
    packed,
    save_model,
    save_onnx,
    settings_for,
)
from cnngui.tasks.transfer.files import KEY

SUFFIX, ONNX = ".safetensors", ".onnx"

LAB = "lab"
"""Of the facts of a training: what a session tells beside."""

_MOST_RECORDS = 400


@dataclass(frozen=True)
class Found:
    """The networks of a session, and why one could not be read."""

    runs: Sequence[Run]
    error: Exception | None = None


def save(run: Run, path: Path) -> None:
    """Write a network to a file of the user's; as ONNX it is for other programs, and cannot be opened here again.

    Raises
    ------
    TransferError
        When it is to be ONNX, and the package for it is not installed.
    WeightsError
        When it cannot be written.
    """
    if run.model is None:
        return
    if path.suffix.lower() == ONNX:
        save_onnx(run.model, path)
    else:
        save_model(run.model, path)
        run.is_saved = True


def answers_table(run: Run) -> list[list[str]]:
    """Return rows: picture, class, answer, probability of each class."""
    assert run.answered is not None  # noqa: S101  (callers ask for those that have answered)
    found = run.answered.found
    rows = [["picture", "class", "answer", *run.classes]]
    for at, name in enumerate(run.answered.names):
        chances = [f"{float(chance):.6f}" for chance in found.probabilities[at]]
        rows.append([name, run.classes[int(found.labels[at])], run.classes[int(found.answers[at])], *chances])
    return rows


def save_answers(run: Run, path: Path) -> None:
    """Write what a network answers as a CSV.

    Raises
    ------
    OSError
        When it cannot be written.
    """
    lines = [",".join(_quoted(each) for each in row) for row in answers_table(run)]
    with atomic_write(path) as stream:
        stream.write(("\ufeff" + "\r\n".join(lines) + "\r\n").encode())


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if set(text) & set(',"\r\n;') else text


def packed_run(run: Run) -> bytes:
    """Return a network as a file of a session, with what it answered and its curves."""
    assert run.model is not None  # noqa: S101  (callers ask only for those that have ended)
    every = 1 + len(run.records) // _MOST_RECORDS
    facts: dict[str, object] = {
        "key": run.key,
        "name": run.name,
        "settings": asdict(run.settings),
        "records": [list(astuple(each)) for each in run.records[::every]],
        "train_accuracy": run.train_accuracy,
        "pictures": run.pictures,
        "best_epoch": run.best_epoch,
        "seconds": run.seconds,
        "is_saved": run.is_saved,
    }
    if run.answered is not None:
        facts["answers"] = {
            "names": list(run.answered.names),
            "labels": run.answered.found.labels.tolist(),
            "probabilities": run.answered.found.probabilities.round(6).tolist(),
            "is_unseen": run.answered.is_unseen,
        }
    return packed(replace(run.model, about={**run.model.about, LAB: facts}))


def read(path: Path, bench: Bench) -> Run:
    """Read a network from a file of the user's, or of a session.

    Raises
    ------
    CnnguiError
        When it cannot be read, or is none.
    """
    facts = header_facts(path, KEY)
    base = None
    if facts is not None and isinstance(facts.get("network"), str):
        base = _base(str(facts["network"]), bench)
    model = load_model(path, base)
    about = dict(model.about)
    about.pop(LAB, None)
    settings = settings_for(model.scope, network=model.base.network, hidden=model.hidden or None)
    run = Run(0, settings, None, shown(Path(path.stem)))
    run.model, run.is_saved = replace(model, about=about), True
    run.counts = counts(model.base, model.scope, len(model.classes), model.hidden)
    accuracy, seconds, pictures = about.get("train_accuracy"), about.get("seconds"), about.get("pictures")
    run.train_accuracy = float(accuracy) if isinstance(accuracy, int | float) else None
    run.seconds = float(seconds) if isinstance(seconds, int | float) else 0.0
    run.pictures = pictures if isinstance(pictures, int) else 0
    return run


def _base(network: str, bench: Bench) -> Any:  # noqa: ANN401  (a Base, or None for a network that nobody knows)
    try:
        return finish(bench.base(network))
    except CnnguiError:
        return None


def runs_of(files: Mapping[str, bytes], bench: Bench) -> Found:
    """Return the networks of a session; of those that cannot be read, the last reason."""
    found, trouble = [], None
    with TemporaryDirectory(prefix="cnngui-") as folder:
        for number, (_, content) in enumerate(sorted(files.items())):
            path = Path(folder) / f"{number}{SUFFIX}"
            path.write_bytes(content)
            try:
                run = read(path, bench)
                facts = header_facts(path, KEY)
                assert facts is not None  # noqa: S101  (`read` has refused it otherwise)
                found.append(_as_session_tells(run, facts["about"][LAB]))  # type: ignore[index]
            except (CnnguiError, TypeError, ValueError, LookupError, AttributeError) as error:
                trouble = error
    return Found(found, trouble)


def _as_session_tells(run: Run, facts: Mapping[str, Any]) -> Run:
    """Take over what a session tells of a network."""
    run.key, run.name = str(facts["key"]), str(facts["name"])
    told = dict(facts["settings"])
    run.settings = TransferSettings(**{**told, "augmentation": Augmentation(**told["augmentation"])})
    for epoch, loss, accuracy, other_loss, other_accuracy, seconds in facts["records"]:
        first, second = (None if each is None else float(each) for each in (loss, accuracy))
        run.controls.record(Record(int(epoch), first, second, float(other_loss), float(other_accuracy), float(seconds)))
    run.train_accuracy = None if facts["train_accuracy"] is None else float(facts["train_accuracy"])
    run.pictures, run.best_epoch = int(facts["pictures"]), int(facts["best_epoch"])
    run.seconds, run.is_saved = float(facts["seconds"]), bool(facts["is_saved"])
    if facts.get("answers") is not None:
        run.answered = _answered(facts["answers"], len(run.classes))
    return run


def _answered(told: Mapping[str, Any], classes: int) -> Answered:
    """Return what a network answered.

    Raises
    ------
    ValueError
        When the parts do not belong together.
    """
    chances = np.array(told["probabilities"], np.float32).reshape(-1, classes)
    labels, names = np.array(told["labels"], np.intp), tuple(str(each) for each in told["names"])
    is_in_range = labels.min(initial=0) >= 0 and labels.max(initial=0) < classes
    if not (len(chances) == len(labels) == len(names)) or not is_in_range:
        raise ValueError("answers")
    return Answered(names, Examined(chances, labels, len(labels)), bool(told["is_unseen"]))
