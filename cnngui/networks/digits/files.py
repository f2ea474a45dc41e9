"""Networks that read digits, in files: safetensors with the plan in it, read without trusting it."""

import json
from pathlib import Path

import numpy as np

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.files import atomic_write, shown
from cnngui.networks.digits.network import DigitNetwork
from cnngui.networks.plans.digits import for_digits
from cnngui.networks.plans.exports.files import as_json, parse
from cnngui.networks.plans.modules import module
from cnngui.networks.plans.worked import worked
from cnngui.networks.torch_loading import load_torch
from cnngui.networks.weight_files import (
    DamagedError,
    WeightsError,
    header_facts,
    read_tensors,
    weights_errors,
)
from cnngui.paths import resources

KEY = "cnngui-digits"
"""Under which the plan, and what is known about the network, stand in the file; one entry, because the writer does not
keep the order of several."""


def bundled_network() -> DigitNetwork:
    """Return the LeNet-5 that comes with the app and has learned all 60,000 training digits.

    Raises
    ------
    WeightsError
        When its file is missing or damaged.

    Examples
    --------
    >>> bundled_network().plan.name
    'lenet5'
    """
    return load_network(resources() / "digits" / "lenet5.safetensors")


def packed(network: DigitNetwork, about: dict[str, object] | None = None, *, half: bool = False) -> bytes:
    """Return what is written to a file.

    Parameters
    ----------
    network : DigitNetwork
    about : dict, optional
        What else is to be known, such as seed and accuracy; plain data.
    half : bool
        In float16.
    """
    from safetensors.numpy import save  # noqa: PLC0415  (only here)

    kind = np.float16 if half else np.float32
    facts = {"plan": json.loads(as_json(worked(network.plan))), "about": about or {}}
    arrays = {name: np.ascontiguousarray(values, kind) for name, values in network.weights.items()}
    return save(arrays, {KEY: json.dumps(facts, ensure_ascii=False)})


def save_network(network: DigitNetwork, path: Path, about: dict[str, object] | None = None) -> None:
    """Write a network to a file, whole or not at all; see `packed`.

    Raises
    ------
    WeightsError
        When it cannot be written.
    """
    data = packed(network, about)
    with weights_errors(), atomic_write(path) as stream:
        stream.write(data)


def load_network(path: Path) -> DigitNetwork:
    """Read a network.

    Raises
    ------
    WeightsError
        When the file cannot be read, is none of these, or is damaged.
    PlanError
        When the network in it does not fit the digits.
    """
    plan = for_digits(parse(json.dumps(_facts(path)["plan"]), shown(path)))
    torch = load_torch()
    with torch.device("meta"):
        state = module(plan).state_dict()
    shapes = {name: tuple(values.shape) for name, values in state.items() if values.is_floating_point()}
    return DigitNetwork(plan, read_tensors(path, shapes, pickled=False))


def about_network(path: Path) -> dict[str, object]:
    """Return what else the file says, such as seed and accuracy; empty where it says nothing."""
    about = _facts(path).get("about")
    return about if isinstance(about, dict) else {}


def _facts(path: Path) -> dict[str, object]:
    """Return the entry of ours in the header."""
    facts = header_facts(path, KEY)
    if facts is None or not isinstance(facts.get("plan"), dict):
        raise _foreign(path)
    return facts


def _foreign(path: Path) -> WeightsError:
    text = QT_TRANSLATE_NOOP("Errors", "{name} holds no network of digits that CNNGUI has saved: choose another file.")
    return DamagedError(text, name=shown(path))
