"""A device that fails at any layer: the CPU finishes the job and says so; and where the CPU's memory is full too."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np
import pytest
import torch

from cnngui.engine.arrays import Array, Pixels
from cnngui.networks.architectures import Layer
from cnngui.networks.network import Mode, Network
from cnngui.tasks.cache import Cache
from cnngui.tasks.feature_maps import FellBack, MapsError, feature_maps
from cnngui.tasks.maps import Maps
from tests.networks.reference import NAMES, THIN, thin, thin_weights
from tests.tasks.test_feature_maps import PHOTO, Counting, arrays, finished, near, passed, rights


class FakeDevice(Network):
    """Says that it is a GPU, computes on the CPU, and fails at one layer."""

    def __init__(self, fails: str | None, error: Exception, mode: Mode | None = None, *, stuck: bool = False) -> None:
        super().__init__(thin_weights(), mode or Mode("cuda:0"), architecture=THIN, name="thin 0")
        self._cpu = thin()
        self._fails = fails
        self._error = error
        self._stuck = stuck

    def sent(self, photo: Pixels) -> torch.Tensor:
        """Send nowhere."""
        return self._cpu.sent(photo)

    def through(self, layer: Layer, planes: torch.Tensor, *, relu: bool = True) -> torch.Tensor:
        """Compute, or fail."""
        if layer.name == self._fails:
            raise self._error
        output = self._cpu.through(layer, planes, relu=relu)
        return output.as_subclass(Stuck) if self._stuck else output


class Stuck(torch.Tensor):
    """Lies on a device from which nothing can be fetched any more."""

    def to(self, *args: Any, **kwargs: Any) -> torch.Tensor:  # noqa: ANN401  (as torch has it)
        """Fail."""
        raise RuntimeError("CUDA error: device lost")


FULL = "The memory of cuda:0 is full, so the CPU went on. Smaller sizes fit."
LOST = "cuda:0 failed (CUDA error: an illegal memory access was encountered), so the CPU went on."

FAILURES: list[tuple[Callable[[], Exception], str]] = [
    (lambda: torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 9.00 GiB."), FULL),
    (lambda: RuntimeError("CUDA error: an illegal memory access was encountered.\nCompile with TORCH_USE_..."), LOST),
]


@cache
def on_the_cpu(*, before_relu: bool) -> dict[str, Array]:
    """Return all maps as the CPU computes them from the start."""
    return arrays(feature_maps(thin(), PHOTO, NAMES, before_relu=before_relu))


def check_fall_back(device: FakeDevice, fails: str, sentence: str, layers: Sequence[str], *, before_relu: bool) -> None:
    """Let a job finish on the CPU, which has the same maps, and say once what happened and from where on."""
    steps, network = finished(feature_maps(device, PHOTO, layers, before_relu=before_relu))
    told = [step for step in steps if isinstance(step, FellBack)]
    assert [str(step.note) for step in told] == [sentence]
    place = steps.index(told[0])
    after = steps[place + 1]
    assert (after.layer.name if isinstance(after, Maps) else passed(after)) == fails
    assert told[0].fraction == after.fraction
    assert network.mode == Mode()
    assert type(network) is Network
    right = on_the_cpu(before_relu=before_relu)
    found = [step for step in steps[place:] if isinstance(step, Maps)]
    assert all(maps.mode == Mode() for maps in found)
    assert [step.layer.name for step in steps if isinstance(step, Maps)] == [name for name in NAMES if name in layers]
    for maps in found if device._stuck else [step for step in steps if isinstance(step, Maps)]:
        assert np.array_equal(maps.array(), right[maps.layer.name])


@pytest.mark.parametrize("fails", NAMES)
def test_the_cpu_goes_on(fails: str) -> None:
    """Whichever layer the device fails at, and for whichever reason."""
    for error, sentence in FAILURES:
        check_fall_back(FakeDevice(fails, error()), fails, sentence, NAMES, before_relu=False)


def test_the_cpu_begins_anew_where_nothing_can_be_fetched() -> None:
    """From the photo; before ReLU too, and with layers on the way that nobody asked for."""
    for fails in NAMES:
        device = FakeDevice(fails, FAILURES[1][0](), stuck=True)
        check_fall_back(device, fails, LOST, [fails, "pool5"], before_relu=True)


def test_the_cpu_goes_on_in_the_way_it_is_told() -> None:
    """The spare mode is the one that was found to be fastest there."""
    spare = Mode(precision="bfloat16")
    device = FakeDevice("conv3_1", FAILURES[0][0]())
    steps, network = finished(feature_maps(device, PHOTO, ["conv2_2", "conv3_1"], spare=spare))
    assert network.mode == spare
    modes = {step.layer.name: step.mode for step in steps if isinstance(step, Maps)}
    assert modes == {"conv2_2": Mode("cuda:0"), "conv3_1": spare}


def test_after_a_failure_the_cache_holds_what_the_cpu_made() -> None:
    """Each under its own mode: the device's maps up to the failure, the CPU's from there."""
    cache = Cache()
    _, network = finished(feature_maps(FakeDevice("pool1", FAILURES[0][0]()), PHOTO, ["pool2"], cache=cache, key="cat"))
    counting = Counting()
    found = arrays(feature_maps(counting, PHOTO, ["pool2"], cache=cache, key="cat"))
    assert counting.computed == []  # pool2 is there, and nobody asks for what comes before
    assert near(found, rights())
    assert network.mode == Mode()


NO_MEMORY = "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to"
TOO_LARGE = "There is not enough memory for the feature maps of 72 × 48 px: choose a smaller size."


@pytest.mark.parametrize("error", [RuntimeError(NO_MEMORY), MemoryError()])
@pytest.mark.parametrize("fails", ["conv1_1", "pool4"])
def test_a_full_memory_is_told_in_a_sentence(fails: str, error: Exception) -> None:
    """On the CPU there is nothing to fall back to."""
    with pytest.raises(MapsError) as told:
        finished(feature_maps(FakeDevice(fails, error, Mode()), PHOTO, NAMES))
    assert str(told.value) == TOO_LARGE


@pytest.mark.parametrize("fails", ["conv1_1", "conv4_1"])
def test_a_full_memory_of_device_and_cpu(monkeypatch: pytest.MonkeyPatch, fails: str) -> None:
    """The CPU that went on for a device runs out too, at once or later: the same sentence."""
    for late in (fails, "pool5"):
        network = FakeDevice(late, RuntimeError(NO_MEMORY), Mode())
        device = FakeDevice(fails, FAILURES[0][0]())
        monkeypatch.setattr(device, "in_mode", lambda _, network=network: network)
        with pytest.raises(MapsError) as told:
            finished(feature_maps(device, PHOTO, NAMES))
        assert str(told.value) == TOO_LARGE


def test_another_error_of_the_cpu_passes() -> None:
    """It is one of ours, and its own cause is not itself."""
    error = RuntimeError("mat1 and mat2 shapes cannot be multiplied")
    with pytest.raises(RuntimeError, match="mat1 and mat2") as told:
        finished(feature_maps(FakeDevice("conv1_2", error, Mode()), PHOTO, NAMES))
    assert told.value is error
    assert error.__cause__ is None
