"""Networks that were taught new classes, in files: safetensors with what was learned, read without trusting it.

A file holds the classes, how photos are prepared, what was learned and the facts of the training; of the frozen part
only the hash of the weights that it was built on, which come with the app.
"""

import json
from dataclasses import asdict
from pathlib import Path

import numpy as np

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.files import atomic_write, shown
from cnngui.networks.classifiers.learning import tensor_shapes
from cnngui.networks.weight_files import DamagedError, Shapes, WeightsError, header_facts, read_tensors, weights_errors
from cnngui.tasks.transfer.bases import NETWORKS, Base, read_base
from cnngui.tasks.transfer.checks import MOST_CLASSES
from cnngui.tasks.transfer.model import TransferModel, hash_of
from cnngui.tasks.transfer.scopes import SCOPES, Scope, has_hidden, learning_steps

KEY = "cnngui-transfer"
"""Under which all that is no tensor stands in the file; one entry, because the writer does not keep their order."""

FORM = 1

LONGEST_NAME = 255
"""Letters of a class's name: those of a folder."""

MOST_HIDDEN = 4096


def packed(model: TransferModel) -> bytes:
    """Return what is written to a file."""
    from safetensors.numpy import save  # noqa: PLC0415  (only here)

    arrays = {name: np.ascontiguousarray(values, np.float32) for name, values in model.learned.items()}
    facts = {
        "form": FORM,
        "network": model.base.network,
        "built_on": model.base.file.sha256,
        "preparation": _preparation(model.base),
        "classes": list(model.classes),
        "scope": model.scope,
        "hidden": model.hidden,
        "sha256": hash_of(arrays),
        "about": dict(model.about),
    }
    return save(arrays, {KEY: json.dumps(facts, ensure_ascii=False)})


def save_model(model: TransferModel, path: Path) -> None:
    """Write a model to a file, whole or not at all.

    Raises
    ------
    WeightsError
        When it cannot be written.
    """
    data = packed(model)
    with weights_errors(), atomic_write(path) as stream:
        stream.write(data)


def load_model(path: Path, base: Base | None = None) -> TransferModel:
    """Read a model.

    Parameters
    ----------
    path : Path
    base : Base, optional
        Its network, where that is read already; another one is not taken.

    Raises
    ------
    WeightsError
        When the file cannot be read.
    DamagedError
        When it is none of these, cut off, changed, or made for other weights or another preparation of photos.
    """
    facts = header_facts(path, KEY)
    if facts is None or not _is_ours(facts):
        text = QT_TRANSLATE_NOOP(
            "Errors", "{name} holds no network with classes of your own that CNNGUI has saved: choose another file."
        )
        raise DamagedError(text, name=shown(path))
    network = str(facts["network"])
    built = base if base is not None and base.network == network else read_base(network)
    _refuse_other_base(path, facts, built)
    classes, scope, hidden = _described(facts)
    learned = read_tensors(path, wanted(built, len(classes), scope, hidden), pickled=False)
    if hash_of(learned) != facts.get("sha256"):
        text = QT_TRANSLATE_NOOP("Errors", "{name} was changed after it was saved: its numbers have another hash.")
        raise DamagedError(text, name=shown(path))
    about = facts.get("about")
    return TransferModel(built, classes, scope, hidden, learned, about if isinstance(about, dict) else {})


def wanted(base: Base, classes: int, scope: Scope, hidden: int) -> Shapes:
    """Return the tensors that a file must have: those of the layers that learned.

    >>> wanted(read_base("efficientnet-lite0"), 5, "last-layer", 0)
    {'classes.weight': (5, 1280), 'classes.bias': (5,)}
    """
    learning = set(learning_steps(base, scope))
    measured = {"running_mean", "running_var"}
    found = {}
    for name, shape in tensor_shapes(base.plan(classes, hidden if has_hidden(scope) else 0)).items():
        layer, part = name.split(".")
        if layer.removesuffix("_bn") in learning and (scope == "scratch" or part not in measured):
            found[name] = shape
    return found


def _preparation(base: Base) -> dict[str, object]:
    made: dict[str, object] = json.loads(json.dumps(asdict(base.preparation)))
    return made


def _is_ours(facts: dict[str, object]) -> bool:
    """Tell whether everything is there, of the right kind and within bounds."""
    classes, hidden, scope = facts.get("classes"), facts.get("hidden"), facts.get("scope")
    if facts.get("form") != FORM or facts.get("network") not in NETWORKS or scope not in SCOPES:
        return False
    if type(hidden) is not int or not 0 <= hidden <= MOST_HIDDEN or (scope == "head") != (hidden > 0):
        return False
    if not isinstance(classes, list) or not 2 <= len(classes) <= MOST_CLASSES:
        return False
    is_named = all(isinstance(each, str) and 0 < len(each) <= LONGEST_NAME and each.isprintable() for each in classes)
    return is_named and len(set(classes)) == len(classes)


def _described(facts: dict[str, object]) -> tuple[tuple[str, ...], Scope, int]:
    """Return classes, scope and hidden units, which `_is_ours` has looked at."""
    classes, scope, hidden = facts["classes"], facts["scope"], facts["hidden"]
    assert isinstance(classes, list)  # noqa: S101
    assert isinstance(hidden, int)  # noqa: S101
    return tuple(map(str, classes)), next(each for each in SCOPES if each == scope), hidden


def _refuse_other_base(path: Path, facts: dict[str, object], base: Base) -> None:
    fields = {"name": shown(path), "network": base.title}
    if facts.get("preparation") != _preparation(base):
        text = QT_TRANSLATE_NOOP(
            "Errors",
            "{name} was made for photos that are prepared in another way than {network} does here: train it again.",
        )
        raise DamagedError(text, **fields)
    if facts.get("built_on") != base.file.sha256:
        text = QT_TRANSLATE_NOOP(
            "Errors", "{name} was built on other weights of {network} than those that are here: train it again."
        )
        raise DamagedError(text, **fields)


__all__ = ["KEY", "DamagedError", "WeightsError", "load_model", "packed", "save_model", "wanted"]
