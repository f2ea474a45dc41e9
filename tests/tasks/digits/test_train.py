"""Tests of `cnngui.tasks.digits.train`: beside torch's own way of training, step by step."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from cnngui.engine.digits import Digits, DigitsError, read_bundled
from cnngui.engine.following import Following, finish
from cnngui.networks.digits import DigitNetwork, as_input, fully_connected, lenet
from cnngui.networks.plans.blocks import Activation, BatchNorm
from cnngui.networks.plans.known import known
from cnngui.networks.plans.modules import module
from cnngui.paths import bundled_digits
from cnngui.tasks.digits import Controls, TrainSettings, train
from cnngui.tasks.digits import train as training
from cnngui.tasks.digits.learner import Learner
from cnngui.tasks.learning.schedule import momentum_at, rate_at

ALL = read_bundled(bundled_digits())
ROOT = Path(__file__).parent.parent.parent.parent

FEW = Digits(ALL.train.first(640), ALL.test.first(200))


def same(first: DigitNetwork, second: DigitNetwork) -> bool:
    """Whether two networks have the same weights, bit by bit."""
    return all(np.array_equal(first.weights[name], second.weights[name]) for name in first.weights)


def straight(settings: TrainSettings, digits: Digits) -> nn.Module:
    """Train as torch's tutorials do, on the digits in the order of the seed."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(settings.seed)
        model = module(settings.plan)
    random, count = np.random.default_rng(settings.seed), len(digits.train)
    rate, steps = settings.learning_rate, settings.epochs * -(-count // settings.batch)
    optimiser: torch.optim.Optimizer
    if settings.optimizer == "adam":
        optimiser = torch.optim.Adam(model.parameters(), rate)
    else:
        optimiser = torch.optim.SGD(model.parameters(), rate, momentum=0.9 * (settings.optimizer == "momentum"))
    for at in range(steps):
        place = at * settings.batch % count
        if not place:
            order = random.permutation(count)
        places = order[place : place + settings.batch]
        optimiser.zero_grad()
        scores = model(as_input(digits.train.pictures[places]))
        torch.autograd.backward(nn.functional.cross_entropy(scores, torch.tensor(digits.train.labels[places]).long()))
        if settings.schedule == "onecycle":
            optimiser.param_groups[0]["lr"] = rate_at(settings, at / steps)
            optimiser.param_groups[0]["betas"] = (momentum_at(settings, at / steps), 0.999)
        optimiser.step()
    return model


@pytest.mark.parametrize("optimizer", ["adam", "momentum", "sgd"])
@pytest.mark.parametrize("schedule", ["onecycle", "constant"])
def test_it_learns_as_torch_does(optimizer: str, schedule: str) -> None:
    """Ten batches and ten more come to the same weights."""
    if optimizer != "adam" and schedule == "onecycle":
        return
    settings = TrainSettings(seed=4, epochs=2, optimizer=optimizer, schedule=schedule, learning_rate=0.003)  # type: ignore[arg-type]
    result = finish(train(FEW, settings))
    assert result.batches == 20
    wanted = straight(settings, FEW).state_dict()
    for name, values in result.network.weights.items():
        assert np.allclose(values, wanted[name].numpy(), atol=2e-6), name


def test_the_schedule_is_that_of_torch() -> None:
    """OneCycleLR, whose last step lies one before the end."""
    settings, count = TrainSettings(learning_rate=0.02), 101
    optimiser = torch.optim.Adam([nn.Parameter(torch.zeros(1))], 0.02)
    theirs = torch.optim.lr_scheduler.OneCycleLR(optimiser, 0.02, total_steps=count, pct_start=31 / count)
    for at in range(count - 1):
        group = optimiser.param_groups[0]
        assert rate_at(settings, at / (count - 1)) == pytest.approx(group["lr"], rel=1e-6), at
        assert momentum_at(settings, at / (count - 1)) == pytest.approx(group["betas"][0], rel=1e-6)
        optimiser.step()
        theirs.step()


def test_the_same_seed_gives_the_same_weights_bit_by_bit() -> None:
    """Whatever is looked at on the way, and whatever else is drawn from chance; another seed gives others."""
    settings = TrainSettings(seed=3, epochs=1, shift=1, turn=5, stretch=0.1)
    first = finish(train(FEW, settings))
    followed = Controls()
    followed.follow("C1", 2)
    steps = Following(train(FEW, settings, followed))
    for _ in steps:
        torch.rand(3)
    assert same(first.network, steps.value.network)
    assert not same(first.network, finish(train(FEW, TrainSettings(seed=4, epochs=1, shift=1, turn=5))).network)


def test_training_does_not_load_the_compiler_of_torch() -> None:
    """It takes two seconds, in which a window stands still."""
    code = (
        "import sys; from tests.tasks.digits.test_train import FEW, finish, train; from cnngui.tasks.digits import *;"
        "finish(train(FEW, TrainSettings(epochs=1))); sys.exit('torch._dynamo' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_asking_on_the_way_teaches_nothing() -> None:
    """Batch normalisation and dropout are as in use then, and as in training afterwards."""
    plan = lenet().inserted(9, Activation("drop5", "dropout")).inserted(1, BatchNorm("norm1"))
    settings = TrainSettings(plan=plan)
    asked, alone = (Learner(DigitNetwork.fresh(plan, 0), settings) for _ in range(2))
    for number in range(3):
        found = asked.probabilities(FEW.test.pictures[:50])
        assert np.allclose(found, asked.network.probabilities(FEW.test.pictures[:50]), atol=1e-6)
        batch = FEW.train.pictures[number * 64 :][:64], FEW.train.labels[number * 64 :][:64]
        assert asked.step(*batch, number / 3, number) == alone.step(*batch, number / 3, number)
    assert same(asked.network, alone.network)


def test_dropout_is_reproducible_too() -> None:
    """What is left out follows from the seed."""
    plan = lenet().inserted(9, Activation("drop5", "dropout"))
    results = [finish(train(FEW, TrainSettings(plan=plan, epochs=1))) for _ in range(2)]
    assert same(results[0].network, results[1].network)


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_one_step_has_its_numbers(optimizer: str) -> None:
    """Gradient by autograd, and the new weights are the old ones minus rate times direction."""
    controls = Controls()
    controls.follow("C3", 4)
    settings = TrainSettings(seed=1, optimizer=optimizer, schedule="constant", learning_rate=0.01)  # type: ignore[arg-type]
    steps = train(FEW, settings, controls)
    next(steps)
    told = next(steps)
    one = told.one
    steps.close()
    assert one is not None
    assert (told.batches, one.before.shape, len(one.places)) == (1, (5, 5, 6), 64)
    model = DigitNetwork.fresh(lenet(), 1).trainable()
    pictures, labels = FEW.train.pictures[one.places], torch.tensor(FEW.train.labels[one.places]).long()
    scores = model(as_input(pictures))
    loss = nn.functional.cross_entropy(scores, labels)
    torch.autograd.backward(loss)
    assert one.loss == pytest.approx(float(loss.detach()), abs=1e-6)
    assert np.allclose(one.probabilities, scores.softmax(1).detach().numpy(), atol=1e-6)
    gradient = model.get_submodule("C3").weight.grad
    assert isinstance(gradient, torch.Tensor)
    assert np.allclose(one.gradient, gradient[4].permute(1, 2, 0).numpy(), atol=1e-7)
    assert np.allclose(one.after, one.before - 0.01 * one.direction, atol=1e-6)
    assert np.array_equal(one.after.transpose(2, 0, 1), told.weights["C3.weight"][4])
    if optimizer == "sgd":
        assert np.array_equal(one.direction, one.gradient)
        assert one.bias_after == pytest.approx(one.bias_before - 0.01 * one.bias_gradient, abs=1e-7)
    else:  # Adam's first step goes by the sign alone, as far as the gradient is not tiny
        clear = np.abs(one.gradient) > 1e-4
        assert np.allclose(one.direction[clear], np.sign(one.gradient[clear]), atol=2e-3)


def test_steps_tell_how_it_goes() -> None:
    """They begin at nothing, end with all test digits, and the weights come further and further."""
    controls = Controls()
    steps = Following(train(FEW, TrainSettings(epochs=2), controls))
    seen = list(steps)
    first, last = seen[0], seen[-1]
    assert (first.batches, first.loss, first.accuracy, set(first.changes.values())) == (0, None, None, {0.0})
    assert (last.seen, last.fraction, last.epoch, last.test_count) == (1280, 1.0, 2.0, 200)
    assert last.test_accuracy == steps.value.examined.accuracy
    assert list(last.changes) == ["C1", "C3", "C5", "F6", "output"]
    assert all(0.01 < change < 10 for change in last.changes.values())
    records = controls.records()
    assert [record.seen for record in records] == sorted(record.seen for record in records)
    assert controls.records(len(records) - 1) == records[-1:]


def test_stop_keeps_what_was_learned() -> None:
    """The weights after the last batch, and how well they read."""
    controls = Controls()
    controls.follow("C1")
    steps = Following(train(FEW, TrainSettings(), controls))
    for step in steps:
        if step.batches == 3:
            controls.stop()
    result = steps.value
    assert (result.is_stopped, result.batches, result.examined.count) == (True, 3, 200)
    learner = Learner(DigitNetwork.fresh(lenet(), 0), TrainSettings())
    order = np.random.default_rng(0).permutation(len(FEW.train))
    for at in range(3):
        places = order[at * 64 : at * 64 + 64]
        learner.step(FEW.train.pictures[places], FEW.train.labels[places], at * 64 / 2560, at)
    assert same(result.network, learner.network)


def test_settings_change_on_the_way() -> None:
    """From the next batch on: the rate, the batch, the way down."""
    controls = Controls()
    controls.follow("C1")
    steps = train(FEW, TrainSettings(epochs=2, schedule="constant"), controls)
    next(steps)
    assert next(steps).rate == 0.005
    controls.change(learning_rate=0.02, batch=100, optimizer="sgd")
    told = next(steps)
    assert (told.rate, told.seen) == (0.02, 164)
    assert told.one is not None
    assert np.array_equal(told.one.direction, told.one.gradient)
    assert finish(steps).settings.batch == 100


def test_a_new_plan_keeps_what_was_learned() -> None:
    """Two more filters and another activation: the first six are those that were there, what is new is small change."""
    controls = Controls()
    controls.follow("C1")
    steps = train(FEW, TrainSettings(epochs=3), controls)
    *_, before = (next(steps) for _ in range(12))
    controls.change(plan=lenet("tanh", "average", (8, 20)), learning_rate=1e-6)
    after = next(steps)
    assert after.weights["C1.weight"].shape == (8, 1, 5, 5)
    assert np.allclose(after.weights["C1.weight"][:6], before.weights["C1.weight"], atol=1e-5)
    assert np.allclose(after.weights["C5.weight"][:, :400], before.weights["C5.weight"], atol=1e-5)
    controls.change(plan=fully_connected())
    assert set(next(steps).changes) == {"fc1", "output"}
    assert finish(steps).network.plan == fully_connected()


def test_what_cannot_change_or_makes_no_sense_is_refused() -> None:
    """And nothing changes."""
    controls = Controls()
    with pytest.raises(DigitsError, match="seed cannot change"):
        controls.change(seed=3)
    with pytest.raises(DigitsError, match="batch is 0; it must be from 1 to 1024"):
        controls.change(batch=0)
    with pytest.raises(DigitsError, match="learning_rate is nan"):
        TrainSettings(learning_rate=float("nan"))
    with pytest.raises(DigitsError, match="must be one of adam"):
        TrainSettings(optimizer="newton")  # type: ignore[arg-type]
    assert controls.revision == 0


def test_a_rate_that_is_too_high_is_told_and_loses_nothing() -> None:
    """The loss grows beyond every number; the weights of the last step before are put back."""
    settings = TrainSettings(optimizer="sgd", schedule="constant", learning_rate=1000)
    result = finish(train(FEW, settings))
    assert result.note is not None
    assert "take a lower learning rate" in str(result.note)
    assert all(np.isfinite(values).all() for values in result.network.weights.values())


def test_slow_motion_takes_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step lasts as long as it should, and other work has its turn meanwhile."""
    naps: list[float] = []
    monkeypatch.setattr(training.__globals__["time"], "sleep", naps.append)
    controls = Controls()
    controls.change(pace=0.05)
    steps = train(FEW, TrainSettings(), controls)
    seen = [next(steps).batches for _ in range(40)]
    controls.stop()
    finish(steps)
    assert naps
    assert len(seen) > len(set(seen)) > 1


def test_it_holds_and_goes_batch_by_batch() -> None:
    """As many as were allowed, each of which is told; a stop ends the waiting, and what was learned is the same."""
    controls = Controls()
    controls.hold()
    steps = train(FEW, TrainSettings(epochs=1), controls)
    assert [next(steps).batches for _ in range(3)] == [0, 0, 0]
    controls.advance(2)
    assert [next(steps).batches for _ in range(4)] == [1, 2, 2, 2]
    controls.go_on()
    assert same(finish(steps).network, finish(train(FEW, TrainSettings(epochs=1))).network)
    controls = Controls()
    controls.advance()
    steps = train(FEW, TrainSettings(), controls)
    assert [next(steps).batches for _ in range(3)] == [0, 1, 1]
    controls.stop()
    assert finish(steps).batches == 1


def test_training_goes_on_from_a_network() -> None:
    """As when a saved one is loaded and trained further."""
    first = finish(train(FEW, TrainSettings(epochs=1)))
    steps = train(FEW, TrainSettings(epochs=1), start=first.network)
    assert np.array_equal(next(steps).weights["C1.weight"], first.network.weights["C1.weight"])
    steps.close()


def test_plans_of_1998_and_of_the_deck_learn() -> None:
    """Their loss goes down."""
    for plan in (known("lenet5", "1998"), known("lenet5", "deck"), lenet("tanh", "subsampling")):
        controls = Controls()
        finish(train(FEW, TrainSettings(plan=plan, epochs=2, batch=32), controls))
        losses = [record.test_loss for record in controls.records()]
        assert losses[-1] < losses[0]


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_it_reads_98_percent(seed: int) -> None:
    """After four epochs of 10,000 digits; the time that it takes is measured in tests/benchmarks."""
    assert finish(train(ALL, TrainSettings(seed=seed))).examined.accuracy >= 0.98


@pytest.mark.slow
def test_the_fully_connected_network_reads_less() -> None:
    """With as many parameters: what convolutions are worth."""
    found = finish(train(ALL, TrainSettings(plan=fully_connected()))).examined.accuracy
    assert 0.93 < found < 0.98
