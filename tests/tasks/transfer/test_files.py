"""Tests of models in files: what is saved comes back, and what is not ours, cut, changed or hostile is refused."""

import json
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load, save

from cnngui.engine.following import finish
from cnngui.networks.digits import bundled_network, save_network
from cnngui.networks.weight_files import DamagedError, WeightsError
from cnngui.paths import resources
from cnngui.tasks.transfer import FeatureCache, TransferModel, load_model, packed, save_model, settings_for, train
from cnngui.tasks.transfer.files import KEY
from tests.tasks.transfer.sets import base, colours


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> TransferModel:
    """Return a network that knows red, green and blue."""
    cache = FeatureCache(tmp_path_factory.mktemp("features"))
    return finish(train(colours(4), base(), settings_for("head", epochs=5, hidden=16), cache=cache)).model


def changed(model: TransferModel, change: Callable[[dict[str, Any]], object]) -> bytes:
    """Return a file with other facts."""
    data = packed(model)
    facts = json.loads(json.loads(data[8 : 8 + struct.unpack("<Q", data[:8])[0]])["__metadata__"][KEY])
    change(facts)
    return save(load(data), {KEY: json.dumps(facts)})


def test_what_is_saved_comes_back(model: TransferModel, tmp_path: Path) -> None:
    """The same answers, to the bit; classes and facts; a small file."""
    path = tmp_path / "mine.safetensors"
    save_model(model, path)
    again = load_model(path)
    photos = [example.pixels() for example in colours(4).examples]
    assert (again.probabilities(photos) == model.probabilities(photos)).all()
    assert (again.classes, again.scope, again.hidden) == (("red", "green", "blue"), "head", 16)
    assert dict(again.about) == dict(model.about)
    assert again.sha256 == model.sha256
    assert path.stat().st_size < 100_000
    assert packed(model) == packed(again) == path.read_bytes()


def test_names_in_any_script(model: TransferModel, tmp_path: Path) -> None:
    """Classes are called as folders are."""
    path = tmp_path / "mine.safetensors"
    save_model(replace(model, classes=("été", "猫", "a b")), path)
    assert load_model(path, base()).classes == ("été", "猫", "a b")


@pytest.mark.parametrize("share", [0.0, 0.001, 0.1, 0.5, 0.99])
def test_cut(model: TransferModel, share: float, tmp_path: Path) -> None:
    """Anywhere."""
    path, data = tmp_path / "cut.safetensors", packed(model)
    path.write_bytes(data[: int(share * len(data))])
    with pytest.raises(WeightsError):
        load_model(path, base())


def test_foreign(tmp_path: Path) -> None:
    """Other networks, pictures, nothing at all."""
    digits = tmp_path / "digits.safetensors"
    save_network(bundled_network(), digits)
    others = [
        digits,
        resources() / "weights" / "efficientnet-lite0-f16.safetensors",
        resources() / "photos" / "grass.png",
    ]
    for path in others:
        with pytest.raises(DamagedError, match="no network with classes of your own"):
            load_model(path, base())
    with pytest.raises(WeightsError, match="no file"):
        load_model(tmp_path / "nowhere.safetensors")


HOSTILE: dict[str, Callable[[dict[str, Any]], object]] = {
    "no classes": lambda facts: facts.update(classes=[]),
    "one class": lambda facts: facts.update(classes=["a"]),
    "a million classes": lambda facts: facts.update(classes=[str(at) for at in range(100_000)]),
    "the same twice": lambda facts: facts.update(classes=["a", "a", "b"]),
    "no name": lambda facts: facts.update(classes=["a", "", "b"]),
    "an endless name": lambda facts: facts.update(classes=["a", "b" * 10_000, "c"]),
    "a name that cannot be printed": lambda facts: facts.update(classes=["a", "b\n\x1b[2J", "c"]),
    "numbers for names": lambda facts: facts.update(classes=[1, 2, 3]),
    "another form": lambda facts: facts.update(form=99),
    "an unknown network": lambda facts: facts.update(network="../../etc/passwd"),
    "an unknown scope": lambda facts: facts.update(scope="all"),
    "a scope that is no word": lambda facts: facts.update(scope=["head"]),
    "a hidden layer beyond bounds": lambda facts: facts.update(hidden=2**40),
    "a hidden layer that is no number": lambda facts: facts.update(hidden=True),
    "no hidden layer": lambda facts: facts.update(hidden=0),
    "nothing": lambda facts: facts.clear(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile(model: TransferModel, name: str, tmp_path: Path) -> None:
    """Refused before anything is built of it."""
    path = tmp_path / "x.safetensors"
    path.write_bytes(changed(model, HOSTILE[name]))
    with pytest.raises(DamagedError, match=r"x\.safetensors holds no network"):
        load_model(path, base())


def test_other_preparation_and_other_weights(model: TransferModel, tmp_path: Path) -> None:
    """Each in a sentence that says what to do."""
    path = tmp_path / "x.safetensors"
    path.write_bytes(changed(model, lambda facts: facts["preparation"].update(side=300)))
    with pytest.raises(DamagedError, match="prepared in another way than EfficientNet-Lite0"):
        load_model(path, base())
    path.write_bytes(changed(model, lambda facts: facts.update(built_on="0" * 64)))
    with pytest.raises(DamagedError, match="other weights of EfficientNet-Lite0"):
        load_model(path, base())


def test_changed_numbers(model: TransferModel, tmp_path: Path) -> None:
    """One bit of one number, numbers that are none, another shape, a tensor that is missing."""
    data, path = packed(model), tmp_path / "x.safetensors"
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    with pytest.raises(DamagedError, match="another hash"):
        load_model(path, base())
    bad = dict(model.learned)
    bad["classes.bias"] = np.full(3, np.nan, np.float32)
    path.write_bytes(packed(replace(model, learned=bad)))
    with pytest.raises(DamagedError, match="not finite"):
        load_model(path, base())
    path.write_bytes(packed(replace(model, learned={**model.learned, "classes.bias": np.zeros(4, np.float32)})))
    with pytest.raises(DamagedError, match=r"4 and not 3"):
        load_model(path, base())
    path.write_bytes(packed(replace(model, learned={"classes.bias": np.zeros(3, np.float32)})))
    with pytest.raises(DamagedError, match=r"without hidden\.weight"):
        load_model(path, base())


def test_a_folder_that_may_not_be_written(model: TransferModel, tmp_path: Path) -> None:
    """A sentence, and nothing half done."""
    with pytest.raises(WeightsError, match="no folder"):
        save_model(model, tmp_path / "no" / "x.safetensors")
