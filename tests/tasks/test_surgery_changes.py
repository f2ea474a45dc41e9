"""What surgery changes, against NumPy; and that the network that is given stays as it is, whatever happens."""

import gc
import math
import weakref
from collections.abc import Generator
from itertools import pairwise

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from cnngui.engine.errors import SizeError
from cnngui.engine.following import Following
from cnngui.networks.architectures import Layer, LayerError
from cnngui.networks.head import class_scores
from cnngui.networks.network import Mode, Network
from cnngui.tasks.cache import Cache
from cnngui.tasks.feature_maps import FellBack, Passed, feature_maps, sized
from cnngui.tasks.surgery import (
    Change,
    Cut,
    Outcome,
    Scaled,
    Zeroed,
    changes,
    operated,
)
from cnngui.tasks.surgery.changes import Step
from tests.networks.reference import NAMES, THIN, Weights, chelsea, thin, thin_weights
from tests.networks.test_head import dense, headed
from tests.tasks.test_surgery import CONV, CUTS, PHOTO, copied, plain, same, tensors

DEVICE = Mode("cpu:0")
"""Another device than "cpu", to us."""


def finished(steps: Generator[Step, None, Outcome]) -> tuple[list[Step], Outcome]:
    """Return all steps, and what is returned."""
    following = Following(steps)
    return list(following), following.value


def told(steps: list[Step]) -> dict[str, Change]:
    """Return the changes by layer."""
    return {step.layer: step for step in steps if isinstance(step, Change)}


def relative(after: NDArray[np.float64], before: NDArray[np.float64]) -> float:
    """Return ‖after − before‖ / ‖before‖."""
    if np.array_equal(after, before):
        return 0.0
    size = float(np.linalg.norm(before.ravel()))
    return float(np.linalg.norm((after - before).ravel())) / size if size else math.inf


@pytest.mark.parametrize("cuts", [[Zeroed("conv1_1", 1)], [Scaled("conv2_2", 0, 1.5)], [Scaled("conv3_1", 1, -2.0)]])
@pytest.mark.parametrize("before_relu", [False, True])
def test_changes_against_numpy(cuts: list[Zeroed | Scaled], *, before_relu: bool) -> None:
    """Of all maps, of every one, and of the Gram matrices of what comes after ReLU; from the first cut on."""
    network, names = thin(), list(NAMES)
    steps, outcome = finished(changes(network, cuts, PHOTO, before_relu=before_relu))
    found = told(steps)
    assert list(found) == names[names.index(cuts[0].layer) :]
    both = [tensors(each, PHOTO, names, before_relu=before_relu) for each in (network, operated(network, cuts))]
    for name, change in found.items():
        old, new = (np.array(each[name][0].tolist()) for each in both)
        assert change.relative == pytest.approx(relative(new, old), rel=1e-4)
        assert change.channels.dtype == np.float32
        right = [relative(*pair) for pair in zip(new, old, strict=True)]
        assert change.channels.tolist() == pytest.approx(right, rel=1e-4)
        grams = [np.einsum("ihw,jhw->ij", maps, maps) / maps.size for maps in (np.maximum(new, 0), np.maximum(old, 0))]
        is_style = name in {"conv1_1", "conv2_1", "conv3_1", "conv4_1", "conv5_1"}
        assert change.gram == (pytest.approx(relative(*grams), rel=1e-3, abs=1e-9) if is_style else None)
    assert found[cuts[0].layer].relative > 0
    assert (outcome.before, outcome.scores_before, outcome.scores_after) == (network, None, None)
    assert outcome.after.name == operated(network, cuts).name


def test_the_real_network_changes(network: Network, weights: Weights) -> None:
    """Zeroing one of 64 channels changes it by 1, and every later layer somewhat."""
    photo = chelsea(40)
    found = told(finished(changes(network, [Zeroed("conv1_1", 10)], photo, CONV))[0])
    old, new = plain(weights, photo), plain(weights, photo, {"conv1_1": 10})
    for name in CONV:
        right = float((new[name] - old[name]).double().norm() / old[name].double().norm())
        assert found[name].relative == pytest.approx(right, rel=1e-3)
        assert 0 < right < 1
    assert found["conv1_1"].channels.tolist() == [float(channel == 10) for channel in range(64)]


class Counting(Network):
    """Keeps the names of the layers that it computed, and fails at one."""

    def __init__(self, fails: str = "") -> None:
        super().__init__(thin_weights(), architecture=THIN, name="thin 0")
        self.computed: list[str] = []
        self._fails = fails

    def through(self, layer: Layer, planes: torch.Tensor, *, relu: bool = True) -> torch.Tensor:
        """Compute and take note, or fail."""
        if layer.name == self._fails:
            raise ValueError("broken")
        self.computed.append(layer.name)
        return super().through(layer, planes, relu=relu)


def test_what_both_have_in_common_is_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The operated network begins at the first cut, and no layer is computed beyond the deepest that is asked for."""
    computed = []
    through = Network.through

    def noted(self: Network, layer: Layer, planes: torch.Tensor, *, relu: bool = True) -> torch.Tensor:
        computed.append((layer.name, self.name == "thin 0"))
        return through(self, layer, planes, relu=relu)

    monkeypatch.setattr(Network, "through", noted)
    for before_relu in (False, True):
        computed.clear()
        cuts = [Zeroed("conv3_2", 0), Zeroed("conv3_1", 0)]
        steps, _ = finished(changes(thin(), cuts, PHOTO, ["conv1_1", "conv3_2"], before_relu=before_relu))
        assert list(told(steps)) == ["conv3_2"]  # conv1_1 does not change
        assert [name for name, is_ours in computed if is_ours] == list(NAMES[:8])
        assert [name for name, is_ours in computed if not is_ours] == ["conv3_1", "conv3_2"]


def test_it_takes_from_the_cache_of_the_lab_and_leaves_nothing_of_the_operated_network_there() -> None:
    """What is kept of the network as it was is not computed again; the changes are the same."""
    cuts: list[Cut] = [Zeroed("conv2_1", 0)]
    network, cache = Counting(), Cache()
    right = told(finished(changes(network, cuts, PHOTO))[0])
    list(feature_maps(network, PHOTO, NAMES, cache=cache, key="cat"))
    network.computed.clear()
    kept = cache.bytes
    found = told(finished(changes(network, cuts, PHOTO, cache=cache, key="cat"))[0])
    assert network.computed == []
    assert cache.bytes == kept
    assert [change.relative for change in found.values()] == [change.relative for change in right.values()]


def test_fractions_rise_from_0_to_1() -> None:
    """And every layer of each network is told of, so that a job can be stopped between any two."""
    for cuts in ([Zeroed("conv1_1", 0)], [Zeroed("conv3_2", 1)]):
        steps, _ = finished(changes(thin(), cuts, PHOTO))
        fractions = [0.0, *(step.fraction for step in steps)]
        assert all(earlier <= later for earlier, later in pairwise(fractions))
        assert fractions[-1] == pytest.approx(1)
        passed = {step.layer for step in steps if isinstance(step, Passed)}
        assert passed == set(NAMES)


def test_without_cuts_nothing_is_told() -> None:
    """Nor computed."""
    network = Counting()
    steps, outcome = finished(changes(network, [], PHOTO))
    assert (steps, network.computed) == ([], [])
    assert outcome.before is outcome.after is network


def test_a_wrong_layer_or_a_small_photo_is_refused() -> None:
    """Before anything is computed."""
    network = Counting()
    with pytest.raises(LayerError, match="no layer fc8"):
        next(changes(network, CUTS, PHOTO, ["fc8"]))
    with pytest.raises(SizeError):
        next(changes(network, CUTS, PHOTO[:31]))
    assert network.computed == []
    assert "conv5_3" in told(finished(changes(network, CUTS, PHOTO[:31], CONV))[0])


def test_maps_that_were_dead_and_numbers_beyond_all_bounds() -> None:
    """Infinite, never NaN, and without a warning."""
    weights = copied(thin_weights())
    weights["conv1_1.weight"][0], weights["conv1_1.bias"][0] = 0, -1  # above 0 only once it is negated
    network = Network(weights, architecture=THIN, name="dead")
    change = told(finished(changes(network, [Scaled("conv1_1", 0, -1.0)], PHOTO, ["conv1_1"]))[0])["conv1_1"]
    assert change.channels.tolist() == [math.inf, 0]
    cuts = [Scaled(name, channel, 1000.0) for name in CONV for channel in (0, 1)]
    found = told(finished(changes(thin(), cuts, PHOTO))[0])
    numbers = [number for change in found.values() for number in (change.relative, *change.channels.tolist())]
    assert not any(math.isnan(number) for number in numbers)
    assert found["pool5"].relative == math.inf


# What happens to the network that is given


@pytest.mark.parametrize(
    "mode", [Mode(), Mode(algorithm="ncnn"), Mode(algorithm="winograd"), Mode(precision="bfloat16")]
)
def test_the_network_stays_as_it_is(mode: Mode) -> None:
    """After operations, after a job that is left half way and after one that is done: its weights, and its maps."""
    network = thin(mode=mode)
    kept, right = copied(network.weights), tensors(thin(mode=mode), PHOTO, list(NAMES))
    for count in (1, 7, 20, None):
        steps = changes(network, CUTS, PHOTO)
        for number, _ in enumerate(steps, 1):
            assert not torch.is_inference_mode_enabled()
            if number == count:
                break
        steps.close()
        assert same(network.weights, kept)
        found = tensors(network, PHOTO, list(NAMES))
        assert all(torch.equal(found[name], right[name]) for name in NAMES)
    assert not torch.is_inference_mode_enabled()


@pytest.mark.parametrize("fails", ["conv1_2", "pool3"])
def test_the_network_stays_as_it_is_after_an_exception(fails: str) -> None:
    """In the middle of a job, of our own or of the CPU."""
    network = Counting(fails)
    kept = copied(network.weights)
    with pytest.raises(ValueError, match="broken"):
        finished(changes(network, CUTS, PHOTO))
    assert same(network.weights, kept)
    assert not torch.is_inference_mode_enabled()


def test_only_one_layer_of_each_is_held() -> None:
    """When a change is told, the maps before it are gone, those before the first cut too; in the end all are."""
    gc.collect()
    gc.disable()
    try:
        alive: list[weakref.ref[torch.Tensor]] = []
        network = Watched(alive)
        for step in changes(network, [Zeroed("conv1_2", 0)], PHOTO):
            if isinstance(step, Change):
                assert sum(reference() is not None for reference in alive) == 1
        assert len(alive) == len(NAMES)
        assert sum(reference() is not None for reference in alive) == 0
    finally:
        gc.enable()


class Watched(Network):
    """Keeps weak references to all maps that it made."""

    def __init__(self, alive: list[weakref.ref[torch.Tensor]]) -> None:
        super().__init__(thin_weights(), architecture=THIN, name="watched")
        self._alive = alive

    def through(self, layer: Layer, planes: torch.Tensor, *, relu: bool = True) -> torch.Tensor:
        """Compute, and take note."""
        made = super().through(layer, planes, relu=relu)
        self._alive.append(weakref.ref(made))
        return made


@pytest.mark.parametrize("fails", ["conv1_1", "pool1", "conv3_2", "pool5"])
@pytest.mark.parametrize("whose", ["", "Scaled"])
def test_the_cpu_goes_on_for_both(monkeypatch: pytest.MonkeyPatch, fails: str, whose: str) -> None:
    """Whichever network the device fails at, and where: each layer is told once, and the changes are right."""
    cuts: list[Cut] = [Scaled("conv1_1", 0, 2.0)] if whose else [Scaled("conv2_1", 0, 2.0)]
    right, _ = finished(changes(thin(), cuts, PHOTO))
    through = Network.through

    def failing(self: Network, layer: Layer, planes: torch.Tensor, *, relu: bool = True) -> torch.Tensor:
        if self.mode == DEVICE and layer.name == fails and whose in self.name:
            raise RuntimeError("CUDA error: device lost")
        return through(self, layer, planes, relu=relu)

    monkeypatch.setattr(Network, "through", failing)
    steps, outcome = finished(changes(thin(mode=DEVICE), cuts, PHOTO))
    notes = [str(step.note) for step in steps if isinstance(step, FellBack)]
    assert notes == ["cpu:0 failed (CUDA error: device lost), so the CPU went on."]
    found = [step for step in steps if isinstance(step, Change)]
    assert [change.layer for change in found] == list(told(right))
    assert [change.relative for change in found] == [change.relative for change in told(right).values()]
    assert outcome.before.mode == outcome.after.mode == Mode()


# Class scores


def test_scores_before_and_after() -> None:
    """Of the photo at 224×224, whatever size is looked at; undo gives the old ones."""
    network, cuts = headed(dense()), [Zeroed("conv5_3", 0)]
    steps, outcome = finished(changes(network, cuts, PHOTO, ["conv5_3"]))
    fractions = [0.0, *(step.fraction for step in steps)]
    assert all(earlier <= later for earlier, later in pairwise(fractions))
    assert fractions[-1] == pytest.approx(1)
    assert [step.layer for step in steps if isinstance(step, Change)] == ["conv5_3"]
    exact = sized(PHOTO, "exact")
    for found, right in (
        (outcome.scores_before, class_scores(network, exact)),
        (outcome.scores_after, class_scores(operated(network, cuts), exact)),
    ):
        assert found is not None
        assert right is not None
        assert found == pytest.approx(right, rel=1e-5)
    assert not np.allclose(outcome.scores_before, outcome.scores_after, rtol=1e-3)  # type: ignore[arg-type]


def test_scores_without_cuts_are_those_of_the_network() -> None:
    """Computed once."""
    steps, outcome = finished(changes(headed(dense()), [], PHOTO))
    assert [step.layer for step in steps if isinstance(step, Passed)] == list(NAMES)
    assert outcome.scores_before is not None
    assert outcome.scores_before is outcome.scores_after
