"""Tests of `cnngui.networks.digits.files`."""

import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save

from cnngui.engine.errors import CnnguiError
from cnngui.networks.digits import DigitNetwork, bundled_network, fully_connected, lenet, load_network, packed
from cnngui.networks.digits import save_network as saved
from cnngui.networks.digits.files import KEY, about_network
from cnngui.networks.plans.blocks import BatchNorm
from cnngui.networks.plans.known import known
from cnngui.networks.plans.plan import Plan
from cnngui.networks.weight_files import WeightsError
from cnngui.paths import resources

PLANS = {
    "lenet5": lenet(),
    "varied": lenet("tanh", "subsampling", (3, 7)),
    "1998": known("lenet5", "1998"),
    "fully connected": fully_connected(5000),
    "normalised": lenet().inserted(1, BatchNorm("norm1")),
}


@pytest.mark.parametrize("name", PLANS)
def test_what_is_saved_is_loaded(name: str, tmp_path: Path) -> None:
    """Plan and weights, bit by bit, and what else was to be known."""
    plan: Plan = PLANS[name]
    network, path = DigitNetwork.fresh(plan, 2), tmp_path / "mine.safetensors"
    saved(network, path, {"seed": 2})
    again = load_network(path)
    assert again.plan == network.plan
    assert set(again.weights) == set(network.weights)
    assert all(np.array_equal(again.weights[each], network.weights[each]) for each in network.weights)
    assert about_network(path) == {"seed": 2}
    assert [each.name for each in tmp_path.iterdir()] == ["mine.safetensors"]


def test_half_as_large_is_nearly_the_same(tmp_path: Path) -> None:
    """float16 is read too."""
    network, path = bundled_network(), tmp_path / "half.safetensors"
    path.write_bytes(packed(network, half=True))
    assert path.stat().st_size < 130_000
    assert np.allclose(load_network(path).weights["F6.weight"], network.weights["F6.weight"], atol=1e-3)


def test_the_bundled_network_is_small_and_says_what_it_is() -> None:
    """A quarter of a megabyte, and its accuracy when it was made."""
    path = resources() / "digits" / "lenet5.safetensors"
    assert path.stat().st_size < 300_000
    about = about_network(path)
    assert (about["seed"], about["digits"]) == (1998, 60_000)


def broken(path: Path) -> dict[str, bytes]:
    """Return files that are wrong, each in its way."""
    whole = path.read_bytes()
    network = DigitNetwork.fresh(lenet(), 0)
    arrays = dict(network.weights)
    facts = {"plan": {"input": [32, 32, 1], "layers": [{"type": "flatten"}, {"type": "fc", "units": 10}]}}
    nan = {name: values.copy() for name, values in arrays.items()}
    nan["C1.bias"][0] = np.nan
    lenets = json.dumps({"plan": json.loads(_plan_of(whole))})
    return {
        "text": b"not a network at all",
        "cut off": whole[:-1000],
        "no entry of ours": save(arrays),
        "another plan": save(arrays, {KEY: json.dumps(facts)}),
        "an entry that is no JSON": save(arrays, {KEY: "{"}),
        "an entry without a plan": save(arrays, {KEY: "[]"}),
        "a plan of nonsense": save(arrays, {KEY: json.dumps({"plan": {"layers": 7}})}),
        "a plan that does not fit": save(arrays, {KEY: json.dumps({"plan": {"input": [32, 32, 1], "layers": []}})}),
        "numbers that are none": save(nan, {KEY: lenets}),
        "a tensor missing": save({"C1.bias": arrays["C1.bias"]}, {KEY: lenets}),
    }


def _plan_of(data: bytes) -> str:
    header = json.loads(data[8 : 8 + int.from_bytes(data[:8], "little")])
    return json.dumps(json.loads(header["__metadata__"][KEY])["plan"])


def test_a_broken_file_is_told_in_one_sentence(tmp_path: Path) -> None:
    """Never an error of another kind, and nothing in it is run."""
    path = tmp_path / "mine.safetensors"
    saved(DigitNetwork.fresh(lenet(), 0), path)
    for kind, data in broken(path).items():
        bad = tmp_path / "bad.safetensors"
        bad.write_bytes(data)
        with pytest.raises(CnnguiError) as caught:
            load_network(bad)
        assert str(caught.value).endswith((".", "fits")), kind


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """And a folder that cannot be written to."""
    with pytest.raises(WeightsError, match="There is no file"):
        load_network(tmp_path / "no.safetensors")
    with pytest.raises(WeightsError, match="There is no folder to write"):
        saved(bundled_network(), tmp_path / "no" / "mine.safetensors")
