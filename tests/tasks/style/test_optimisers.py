"""Steps downhill on bowls and valleys whose lowest point is known."""

import numpy as np
import pytest
import torch
from scipy.optimize import lsq_linear

from cnngui.tasks.style.optimisers import FARTHEST, FIRST, LBFGS, Adam, Optimiser
from cnngui.tasks.style.waves import STIFFER, Waves


def bowl(seed: int, size: int = 30) -> tuple[torch.Tensor, torch.Tensor]:
    """Return a matrix and a goal: the loss is |matrix · (picture − goal)|² / 2."""
    random = np.random.default_rng(seed)
    matrix = random.normal(size=(size, size)) + 3 * np.eye(size)
    return torch.from_numpy(matrix), torch.from_numpy(random.uniform(-60, 310, size))


@pytest.mark.parametrize("seed", range(5))
def test_lbfgs_finds_the_lowest_point_of_the_box(seed: int) -> None:
    """SciPy's bounded least squares are the reference."""
    matrix, goal = bowl(seed)
    picture, optimiser = torch.full((30,), 128.0, dtype=torch.float64), LBFGS()
    for _ in range(400):
        picture = optimiser.step(picture, matrix.T @ (matrix @ (picture - goal)))
        assert 0 <= picture.min() <= picture.max() <= 255
    right = lsq_linear(matrix.numpy(), (matrix @ goal).numpy(), bounds=(0, 255)).x
    reached, least = ((matrix @ (torch.as_tensor(each) - goal)).square().sum() for each in (picture, right))
    assert reached < 1.02 * least + 1


@pytest.mark.parametrize("size", [(12, 17), (9, 8), (1, 5)])
def test_waves_keep_a_step_downhill(size: tuple[int, int]) -> None:
    """As a matrix they are symmetric, with eigenvalues from a fifth to one: the slowest waves keep their height."""
    waves, count = Waves(size), size[0] * size[1] * 3
    matrix = torch.stack([waves.eased(column) for column in torch.eye(count)])
    torch.testing.assert_close(matrix, matrix.T)
    values = torch.linalg.eigvalsh(matrix)
    assert 1 / STIFFER < values[0] < 0.3
    assert values[-1].item() == pytest.approx(1, rel=1e-5)


def test_waves_lead_to_the_lowest_point_sooner() -> None:
    """Of a bowl that is stiffer for fast waves, with soft and stiff waves in the goal."""
    size = (32, 48)
    goal = torch.rand(*size, 3, generator=torch.Generator().manual_seed(1)) * 100
    goal[:, 24:] += 100
    misses = []
    for waves in (None, Waves(size)):
        picture, optimiser = torch.full((goal.numel(),), 128.0), LBFGS(waves=waves)
        for _ in range(8):
            miss = (picture - goal.flatten()).view(*size, 3)
            spectrum = torch.fft.rfft2(miss, dim=(0, 1)) / Waves(size).factors
            picture = optimiser.step(picture, torch.fft.irfft2(spectrum, s=size, dim=(0, 1)).flatten())
        misses.append((picture - goal.flatten()).square().mean().item())
    assert misses[1] < 0.1 * misses[0]


@pytest.mark.parametrize("scale", [1e-12, 1.0, 1e12])
def test_the_first_step_does_not_depend_on_the_scale_of_the_loss(scale: float) -> None:
    """Nor on its sign: it goes down."""
    slope = scale * torch.tensor([1.0, -2.0, 3.0, 0.0])
    step = LBFGS().step(torch.full((4,), 128.0), slope) - 128
    assert step.square().mean().sqrt().item() == pytest.approx(FIRST, rel=1e-3)
    assert (step * slope).sum() < 0


def test_no_step_is_too_long() -> None:
    """A nearly straight slope would send the picture far away."""
    optimiser, picture = LBFGS(), torch.full((4,), 128.0)
    for factor in (1.0, 0.9999, 0.9998):
        before, picture = picture, optimiser.step(picture, factor * torch.ones(4))
        assert (picture - before).square().mean().sqrt() <= FARTHEST + 1e-3


@pytest.mark.parametrize("optimiser", [LBFGS(), Adam()])
def test_slowing_down_halves_the_first_step(optimiser: Optimiser) -> None:
    """Of both; and no slope, no step."""
    start, slope = torch.full((4,), 128.0), torch.tensor([1.0, 2.0, 3.0, 4.0])
    whole = optimiser.step(start, slope) - start
    optimiser.slow_down()
    half = optimiser.step(start, slope) - start
    torch.testing.assert_close(half, whole / 2)
    optimiser.forget()
    assert torch.equal(optimiser.step(start, torch.zeros(4)), start)
