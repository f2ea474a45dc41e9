"""Losses and slopes against autograd through an independent forward pass, on the bundled weights."""

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from cnngui.engine.following import finish
from cnngui.networks.network import Mode, Network
from cnngui.tasks.style import StyleSettings
from cnngui.tasks.style import losses as losses_module
from cnngui.tasks.style.canvas import Canvas
from cnngui.tasks.style.losses import total_variation
from cnngui.tasks.style.passage import Passage
from cnngui.tasks.style.scale import FULL_EVERY, Scale
from tests.networks.reference import Weights
from tests.tasks.style.helpers import MODES, cat, losses_and_slope, style
from tests.tasks.style.straight import loss_of, picture_of, targets_of

NEAR = 1e-4

SIZES = [(54, 71), (64, 64), (49, 37)]


@pytest.fixture
def all_pull(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no layer be too faint to pull."""
    monkeypatch.setattr(losses_module, "FAINT", 0.0)


def noisy(photo: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return a picture that is neither the photo nor noise."""
    noise = np.random.default_rng(0).normal(0, 20, photo.shape)
    return (photo + noise).astype(np.float32)


def check(found: NDArray[np.float32], total: float, picture: torch.Tensor, loss: torch.Tensor) -> None:
    """Compare with autograd, the slope by the length of the difference."""
    torch.autograd.backward(loss)
    assert picture.grad is not None
    right = picture.grad[0].permute(1, 2, 0).numpy()
    assert total == pytest.approx(loss.item(), rel=NEAR)
    assert np.linalg.norm(found - right) < NEAR * np.linalg.norm(right)
    assert np.abs(found - right).max() < NEAR * np.abs(right).max()


@pytest.mark.usefixtures("all_pull")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("average", [False, True])
@pytest.mark.parametrize("mode", MODES, ids=str)
def test_loss_and_slope(weights: Weights, mode: Mode, size: tuple[int, int], average: bool) -> None:
    """Square or not, odd or not, with both poolings, the direct way, Winograd's and ncnn's."""
    content, other = cat(*size), style()
    settings = StyleSettings(size=max(size), tv_weight=0, pooling="average" if average else "max")
    losses, slope = losses_and_slope(weights, mode, noisy(content), (content, [other]), settings)
    picture = picture_of(noisy(content)).requires_grad_()
    targets = targets_of(weights, content, other, average=average)
    check(slope, losses.total, picture, loss_of(weights, picture, targets, average=average))
    assert list(losses.style) == [f"conv{block}_1" for block in range(1, 6)]
    assert list(losses.content) == ["conv4_2"]


@pytest.mark.usefixtures("all_pull")
def test_flat_areas_have_one_winner(weights: Weights) -> None:
    """Where all pixels are the same, max pooling sends the slope to the first alone, as autograd does."""
    content = np.full((40, 48, 3), 180, np.uint8)
    content[:9, :11] = 30
    settings = StyleSettings(size=48, tv_weight=0)
    losses, slope = losses_and_slope(weights, Mode(), content.astype(np.float32), (content, [style()]), settings)
    picture = picture_of(content).requires_grad_()
    check(slope, losses.total, picture, loss_of(weights, picture, targets_of(weights, content, style())))


@pytest.mark.usefixtures("all_pull")
def test_several_styles(weights: Weights) -> None:
    """Their Gram matrices are mixed by their shares."""
    content, others = cat(), [style(), cat(40, 40)]
    settings = StyleSettings(size=71, tv_weight=0, style_mix=(3, 1))
    losses, slope = losses_and_slope(weights, MODES[1], noisy(content), (content, others), settings)
    picture = picture_of(noisy(content)).requires_grad_()
    targets = targets_of(weights, content, *others, shares=(0.75, 0.25))
    check(slope, losses.total, picture, loss_of(weights, picture, targets))


@pytest.mark.usefixtures("all_pull")
def test_mask(weights: Weights) -> None:
    """What is seen outside is the photo, and what is seen there has no part in the style."""
    content = cat()
    mask = np.zeros((54, 71), np.float32)
    mask[10:44, 20:60] = np.linspace(0.2, 1, 40)
    settings = StyleSettings(size=71, tv_weight=0, mask=mask)
    losses, slope = losses_and_slope(weights, Mode(), noisy(content), (content, [style()]), settings)
    picture = picture_of(noisy(content)).requires_grad_()
    photo, part = picture_of(content), torch.from_numpy(mask)
    seen = photo + part * (picture - photo)
    loss = loss_of(weights, seen, targets_of(weights, content, style()), mask=part)
    check(slope, losses.total, picture, loss)
    assert not slope[mask == 0].any()


def test_total_variation() -> None:
    """The slope is that of the value, and a flat picture has none."""
    picture = torch.rand(7, 9, 3, generator=torch.Generator().manual_seed(0), dtype=torch.float64).requires_grad_()
    value = 2.0 * ((picture[1:] - picture[:-1]) ** 2).mean() + 2.0 * ((picture[:, 1:] - picture[:, :-1]) ** 2).mean()
    torch.autograd.backward(value)
    found, slope = total_variation(picture.detach(), 2.0)
    torch.testing.assert_close(found, value.detach())
    torch.testing.assert_close(slope, picture.grad)


def test_total_variation_is_a_part_of_the_loss(weights: Weights) -> None:
    """It comes on top of what the layers say."""
    content = cat()
    found = []
    for weight in (0.0, 3.0):
        settings = StyleSettings(size=71, tv_weight=weight)
        found.append(losses_and_slope(weights, Mode(), noisy(content), (content, [style()]), settings))
    (without, slope), (with_it, other) = found
    value, smooth = total_variation(torch.from_numpy(noisy(content)), 3.0)
    assert with_it.tv == pytest.approx(value.item(), rel=1e-6)
    assert with_it.total == pytest.approx(without.total + value.item(), rel=1e-6)
    np.testing.assert_allclose(other, slope + smooth.numpy(), rtol=1e-3, atol=1e-4)


@pytest.mark.parametrize("mode", [Mode(precision="bfloat16"), Mode(algorithm="ncnn", drawn_in="bfloat16")], ids=str)
def test_half_precision_comes_near(weights: Weights, mode: Mode) -> None:
    """The loss to half a percent, the slope's direction to a few."""
    content, settings = cat(), StyleSettings(size=71, tv_weight=0)
    right, slope = losses_and_slope(weights, Mode(), noisy(content), (content, [style()]), settings)
    losses, other = losses_and_slope(weights, mode, noisy(content), (content, [style()]), settings)
    assert right.total != losses.total == pytest.approx(right.total, rel=0.005)
    assert np.sum(other * slope) > 0.99 * np.linalg.norm(other) * np.linalg.norm(slope)


def test_a_faint_layer_is_looked_at_now_and_then(weights: Weights) -> None:
    """Its loss stays what it was; other weights are seen at once."""
    content, settings = cat(), StyleSettings(size=71, tv_weight=0)
    canvas = Canvas.at(71, content, [style()], settings)
    scale, fresh = (Scale(Passage(Network(weights)), canvas, settings) for _ in range(2))
    first, _ = finish(scale.loss_and_slope(scale.sent(noisy(content))))
    darker = scale.sent(0.98 * noisy(content))
    seen = [finish(scale.loss_and_slope(darker))[0] for _ in range(FULL_EVERY)]
    right, _ = finish(fresh.loss_and_slope(darker))
    assert [losses.style["conv5_1"] for losses in seen[:-1]] == [first.style["conv5_1"]] * (FULL_EVERY - 1)
    assert seen[-1].style["conv5_1"] == pytest.approx(right.style["conv5_1"], rel=1e-6)
    assert seen[0].total == pytest.approx(right.total, rel=losses_module.FAINT)
    assert list(seen[0].style) == list(right.style)
    scale.weigh(StyleSettings(size=71, tv_weight=0, style_layers={"conv5_1": 1}))
    alone, _ = finish(scale.loss_and_slope(darker))
    assert alone.style == {"conv5_1": pytest.approx(right.style["conv5_1"], rel=1e-6)}


def test_a_faint_layer_hardly_pulls(weights: Weights, monkeypatch: pytest.MonkeyPatch) -> None:
    """The slope without it is nearly that with it."""
    content, settings, slopes = cat(), StyleSettings(size=71, tv_weight=0), []
    for share in (losses_module.FAINT, 0.0):
        monkeypatch.setattr(losses_module, "FAINT", share)
        slopes.append(losses_and_slope(weights, Mode(), noisy(content), (content, [style()]), settings)[1])
    assert 0 < np.linalg.norm(slopes[0] - slopes[1]) < 0.02 * np.linalg.norm(slopes[1])
