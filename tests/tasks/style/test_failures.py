"""Devices that fail, memories that are full, numbers that go out of bounds, and hands that turn everything at once."""

from collections.abc import Callable, Generator
from itertools import count
from typing import Any

import numpy as np
import pytest
import torch

from cnngui.networks.network import Mode, Network
from cnngui.tasks.feature_maps import FellBack
from cnngui.tasks.style import Controls, StyleError, StyleSettings, StyleStep, TookBack, run
from cnngui.tasks.style.losses import Losses
from cnngui.tasks.style.scale import Scale
from tests.networks.reference import Weights
from tests.tasks.style.helpers import cat, style, through

SETTINGS = StyleSettings(size=64, scales=(36,), steps=3)

Work = Generator[None, None, tuple[Losses, torch.Tensor]]


class FakeDevice(Network):
    """Says that it is a GPU, and computes on the CPU."""

    def __init__(self, weights: Weights, mode: Mode | None = None) -> None:
        super().__init__(weights, mode or Mode("cuda:0"))
        self._cpu = Network(weights)

    def through(self, layer: Any, planes: torch.Tensor, *, relu: bool = True) -> torch.Tensor:  # noqa: ANN401
        """Compute."""
        return self._cpu.through(layer, planes, relu=relu)


def failing(monkeypatch: pytest.MonkeyPatch, at: set[int], error: Exception, *, only: str = "cuda:0") -> None:
    """Let looks at the loss fail, counted from 0, on one device; and let nothing be sent to a GPU that is not there."""
    looks, right = count(), Scale.loss_and_slope

    def loss_and_slope(self: Scale, picture: torch.Tensor) -> Work:
        losses_and_slope = yield from right(self, picture)
        if self._passage.device == only and next(looks) in at:
            raise error
        return losses_and_slope

    monkeypatch.setattr(Scale, "loss_and_slope", loss_and_slope)
    monkeypatch.setattr(Scale, "sent", lambda _, pixels: torch.from_numpy(np.array(pixels, np.float32)))


LOST = RuntimeError("CUDA error: an illegal memory access was encountered.\nCompile with ...")
FULL = torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 9.00 GiB.")


@pytest.mark.parametrize("at", range(8))
def test_the_cpu_goes_on(weights: Weights, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """At whichever step the device fails; no step is lost, and it is told once."""
    failing(monkeypatch, {at}, LOST)
    controls = Controls()
    told, result = through(run(FakeDevice(weights), cat(), [style()], SETTINGS, controls))
    notes = [str(step.note) for step in told if isinstance(step, FellBack)]
    assert notes == ["cuda:0 failed (CUDA error: an illegal memory access was encountered), so the CPU went on."]
    assert [str(note) for note in result.notes] == notes
    assert result.network.mode == Mode()
    assert [record.step for record in controls.records()] == list(range(1, 9))
    assert result.image.shape == (49, 64, 3)


def test_a_full_memory_makes_it_smaller_and_then_takes_the_cpu(
    weights: Weights, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In this order."""
    failing(monkeypatch, {6, 7}, FULL)
    told, result = through(run(FakeDevice(weights), cat(), [style()], SETTINGS))
    assert [str(step.note) for step in told if isinstance(step, FellBack)] == [
        "The memory of cuda:0 is full, so the picture became 45 px.",
        "The memory of cuda:0 is full, so the CPU went on.",
    ]
    assert result.image.shape == (34, 45, 3)
    assert result.network.mode == Mode()


def test_a_full_memory_of_the_cpu(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    """Smaller, as long as there is a smaller size; then a sentence."""
    failing(monkeypatch, set(range(99)), RuntimeError("DefaultCPUAllocator: can't allocate memory"), only="cpu")
    with pytest.raises(StyleError, match="not enough memory even for a small picture"):
        through(run(network, cat(), [style()], SETTINGS))


def test_another_error_of_the_cpu_passes(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is one of ours."""
    failing(monkeypatch, {2}, RuntimeError("shapes cannot be multiplied"), only="cpu")
    with pytest.raises(RuntimeError, match="cannot be multiplied"):
        through(run(network, cat(), [style()], SETTINGS))


def poisoned(monkeypatch: pytest.MonkeyPatch, at: set[int]) -> None:
    """Let the slope be no number at some looks."""
    looks, right = count(), Scale.loss_and_slope

    def loss_and_slope(self: Scale, picture: torch.Tensor) -> Work:
        losses, slope = yield from right(self, picture)
        if next(looks) in at:
            slope = slope.clone()
            slope[3, 4, 1] = float("nan")
        return losses, slope

    monkeypatch.setattr(Scale, "loss_and_slope", loss_and_slope)


def test_no_number_is_taken_back(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the first look, in the middle, twice in a row; told each time, and the picture is whole."""
    poisoned(monkeypatch, {0, 4, 5, 9})
    controls = Controls()
    told, result = through(run(network, cat(), [style()], SETTINGS, controls))
    assert sum(isinstance(step, TookBack) for step in told) == 4
    assert all(np.isfinite(record.losses.total) for record in controls.records())
    assert result.steps == 8
    assert result.image.std() > 10


def test_no_number_again_and_again(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is given up, in a sentence."""
    poisoned(monkeypatch, set(range(3, 99)))
    with pytest.raises(StyleError, match="again and again"):
        through(run(network, cat(), [style()], SETTINGS))


class Hands:
    """Turn everything at random, and begin anew whenever a picture is finished or thrown away."""

    def __init__(self, network: Network, seed: int) -> None:
        self._network, self._random = network, np.random.default_rng(seed)
        self.pictures = 0
        self._last: StyleStep
        self._begin()

    def _begin(self) -> None:
        start = self._random.choice(["photo", "noise", "blend"])
        settings = StyleSettings(size=40, steps=6, start=start, seed=int(self._random.integers(9)))
        self._controls = Controls()
        self._steps = run(self._network, cat(32, 40), [style(32)], settings, self._controls)

    def turn(self) -> None:
        """Do one thing, and let the picture grow by a few steps."""
        random = self._random
        layers = {f"relu{random.integers(1, 5)}_{random.integers(1, 3)}": float(random.integers(1, 3))}
        actions: list[Callable[[], None]] = [
            lambda: self._controls.change(style_layers=layers, style_weight=self._number()),
            lambda: self._controls.change(content_layers=layers, content_weight=self._number()),
            lambda: self._controls.change(strength=float(random.uniform()), tv_weight=float(random.uniform())),
            lambda: self._controls.go_back(10 * int(random.integers(4))),
            self._controls.stop if random.integers(4) == 0 else lambda: None,
            self.drop if random.integers(4) == 0 else lambda: None,
            lambda: None,
        ]
        actions[random.integers(len(actions))]()
        for _ in range(int(random.integers(1, 5))):
            self._grow()
            assert torch.is_grad_enabled()
            assert not torch.is_inference_mode_enabled()

    def _number(self) -> float:
        return float(10 ** self._random.uniform(-3, 8))

    def _grow(self) -> None:
        told = next(self._steps, None)
        if told is None:
            assert self._last.image.shape == (32, 40, 3)
            assert self._last.image.std() > 1
            self.pictures += 1
            self._begin()
        elif isinstance(told, StyleStep):
            self._last = told

    def drop(self) -> None:
        """Throw the picture away."""
        self._steps.close()
        self._begin()


def walk(network: Network, seed: int, actions: int) -> None:
    """Turn so many times; pictures were finished on the way."""
    hands = Hands(network, seed)
    for _ in range(actions):
        hands.turn()
    hands.drop()
    assert hands.pictures > actions // 30


def test_turning_everything_at_random(network: Network) -> None:
    """A short walk."""
    walk(network, 0, 60)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_turning_everything_at_random_for_long(network: Network) -> None:
    """A thousand actions."""
    walk(network, 1, 1000)
