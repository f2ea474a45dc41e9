"""Tests of teaching: what learns and what stays, the same seed, stopping, what goes wrong, and how well it goes."""

import resource
import sys
from collections.abc import Generator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import pytest

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.cutouts import GROUNDS
from cnngui.engine.following import Following, finish
from cnngui.networks.classifiers import bundled
from cnngui.networks.network import Mode
from cnngui.networks.plans.worked import worked
from cnngui.networks.torch_loading import load_torch
from cnngui.tasks.transfer import (
    SCOPES,
    Augmentation,
    Controls,
    FeatureCache,
    Scope,
    TransferError,
    TransferResult,
    TransferSettings,
    counts,
    cutout_set,
    digit_set,
    estimating,
    fewer,
    likening,
    of_pictures,
    read_base,
    recommended,
    settings_for,
    suspects,
    train,
)
from cnngui.tasks.transfer import learner as learners
from cnngui.tasks.transfer.course_table import sets_of
from cnngui.tasks.transfer.features import Frozen
from cnngui.tasks.transfer.splitting import split
from tests.tasks.transfer.sets import base, colours, noise


def taught(scope: Scope = "last-layer", *, folder: Path, each: int = 8, **given: Any) -> TransferResult:  # noqa: ANN401  (checked by the settings)
    """Teach the three colours, with so many pictures of each."""
    return finish(train(colours(each), base(), settings_for(scope, **given), cache=FeatureCache(folder)))


def same(one: TransferResult, other: TransferResult) -> bool:
    """Tell whether two have learned the same, bit by bit."""
    mine, theirs = one.model.learned, other.model.learned
    return list(mine) == list(theirs) and all((mine[name] == theirs[name]).all() for name in mine)


@pytest.mark.parametrize("scope", ["last-layer", "head"])
def test_colours_are_learned(scope: Scope, tmp_path: Path) -> None:
    """All right, also of the pictures that were not seen; the answers are those of the finished network."""
    pictures = colours()
    result = taught(scope, folder=tmp_path)
    assert result.validation.accuracy == result.train.accuracy == 1
    assert len(result.split.validation) == 6
    assert not set(result.split.train) & set(result.split.validation)
    photos = [pictures.examples[place].pixels() for place in result.split.validation]
    assert np.abs(result.model.probabilities(photos) - result.validation.probabilities).max() < 1e-5
    assert (result.model.about["seed"], result.is_stopped, result.note) == (0, False, None)


@pytest.mark.parametrize("scope", SCOPES)
def test_what_learns_and_what_stays(scope: Scope, tmp_path: Path) -> None:
    """Only what the scope says has changed; the numbers of what learns and what is frozen make the network."""
    result = taught(scope, folder=tmp_path, epochs=1, batch=8, each=4)
    network, found = result.model.classifier, result.counts
    whole = worked(network.runner.plan).totals.parameters
    assert found.trainable + found.frozen == whole
    measured = ("running_mean", "running_var")
    learned = sum(values.size for name, values in result.model.learned.items() if not name.endswith(measured))
    assert learned == found.trainable
    changed = {
        name
        for name, values in base().weights.items()
        if name in network.runner.weights and not np.array_equal(values, network.runner.weights[name])
    }
    assert changed <= set(result.model.learned)
    expected: dict[str, set[str]] = {
        "last-layer": set(),
        "head": set(),
        "last-block": {"expand8_1", "depth8_1", "project8_1", "conv9"},
    }
    steps = {name.split(".")[0].removesuffix("_bn") for name in changed}
    assert steps == expected.get(scope, {step.name for step in network.runner.steps} - {"classes"} - _silent())
    assert ("conv1_bn.running_mean" in changed) == (scope == "scratch")


def _silent() -> set[str]:
    """Return steps without weights."""
    return {step.name for step in base().runner.steps if f"{step.name}.weight" not in base().weights}


@pytest.mark.parametrize(
    ("scope", "trainable", "frozen"),
    [
        ("last-layer", 6_405, 3_371_008),
        ("head", 164_613, 3_371_008),
        ("last-block", 1_024_005, 2_353_408),
        ("everything", 3_377_413, 0),
        ("scratch", 3_377_413, 0),
    ],
)
def test_counts(scope: Scope, trainable: int, frozen: int) -> None:
    """By hand: 1280·5 + 5; 1280·128 + 128 + 128·5 + 5; ImageNet's network has 4,652,008 − 1,281,000 before its head."""
    found = counts(base(), scope, 5, 128)
    assert (found.trainable, found.frozen) == (trainable, frozen)


@pytest.mark.parametrize(
    ("scope", "epochs"), [("last-layer", 20), ("last-block", 1), ("everything", 1), ("scratch", 1)]
)
def test_the_same_seed_gives_the_same_weights(scope: Scope, epochs: int, tmp_path: Path) -> None:
    """Bit by bit, with features kept or not, and whatever torch computes on."""
    torch = load_torch()
    augmentation = Augmentation(flip=True, crop=0.2, colour=0.2, turn=9) if scope != "last-layer" else Augmentation()
    each = 8 if scope == "last-layer" else 3
    given: dict[str, Any] = {"epochs": epochs, "augmentation": augmentation, "copies": 1, "each": each}
    first = taught(scope, folder=tmp_path / "a", **given)
    threads = torch.get_num_threads()
    torch.set_num_threads(2)
    try:
        again = taught(scope, folder=tmp_path / "b", **given)
        kept = taught(scope, folder=tmp_path / "a", **given)
        assert torch.get_num_threads() == 2
    finally:
        torch.set_num_threads(threads)
    assert same(first, again)
    assert same(first, kept)
    assert first.model.sha256 == again.model.sha256
    assert not same(first, taught(scope, folder=tmp_path / "a", seed=5, **given))


def test_features_are_computed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run computes none, a new picture one; a file on disk that is damaged is computed again."""
    asked: list[str] = []
    computing = Frozen._computing

    def counted(frozen: Frozen, pixels: Pixels) -> Generator[None, None, Array]:
        asked.append("once")
        return (yield from computing(frozen, pixels))

    monkeypatch.setattr(Frozen, "_computing", counted)
    first = taught(folder=tmp_path)
    assert len(asked) == 24
    assert same(first, taught(folder=tmp_path))
    assert len(asked) == 24
    damaged = sorted(tmp_path.glob("*/*.npy"))[:3]
    for path in damaged:
        path.write_bytes(path.read_bytes()[:100])
    assert same(first, taught(folder=tmp_path))
    assert len(asked) == 27
    wider = of_pictures({name: [example.pixels() for example in colours(9).of(at)] for at, name in enumerate("rgb")})
    finish(train(wider, base(), settings_for("last-layer", epochs=1), cache=FeatureCache(tmp_path)))
    assert len(asked) == 30


def test_it_tells_how_far_it_is(tmp_path: Path) -> None:
    """Phases in order, a fraction that grows to 1, curves with one point an epoch."""
    controls = Controls()
    settings = settings_for("last-layer", epochs=5, patience=0)
    steps = list(train(colours(), base(), settings, controls, FeatureCache(tmp_path)))
    phases = list(dict.fromkeys(step.phase for step in steps))
    assert phases == ["features", "learning", "asking"]
    fractions = [step.fraction for step in steps]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1
    assert [record.epoch for record in controls.records()] == [1, 2, 3, 4, 5]
    assert all(record.loss is not None and record.loss > 0 for record in controls.records())
    assert steps[-1].best_accuracy is not None
    assert steps[-1].best_accuracy > 0.5
    assert max(step.done for step in steps) == max(step.total for step in steps) == 24


def test_the_best_weights_are_kept(tmp_path: Path) -> None:
    """What is returned answers as the best epoch did, though later ones were worse; then it is enough."""
    controls = Controls()
    settings = replace(settings_for("last-layer", epochs=60, learning_rate=0.03, patience=4), schedule="constant")
    result = finish(train(colours(), base(), settings, controls, FeatureCache(tmp_path)))
    told = controls.records()
    best = max(told, key=lambda record: (record.validation_accuracy, -record.validation_loss))
    assert result.best_epoch == best.epoch
    assert result.validation.loss == pytest.approx(best.validation_loss)
    assert result.epochs == len(told) <= best.epoch + 4


@pytest.mark.parametrize("scope", ["last-layer", "everything"])
def test_stopping_keeps_what_was_best(scope: Scope, tmp_path: Path) -> None:
    """At any moment: before, while features are computed, in the middle of an epoch, after one."""
    for moment in ("at once", "features", "learning", "after an epoch"):
        controls = Controls()
        settings = settings_for(scope, epochs=300, patience=0)
        steps = Following(train(colours(4), base(), settings, controls, FeatureCache(tmp_path / moment)))
        for step in steps:
            reached = {
                "at once": True,
                "features": step.done >= 1 or scope == "everything",
                "learning": step.batches > 0,
                "after an epoch": bool(controls.records()),
            }
            if reached[moment]:
                controls.stop()
        result = steps.value
        assert result.is_stopped
        assert result.epochs < 300
        probabilities = result.model.probabilities([colours(4).examples[0].pixels()])
        assert probabilities.sum() == pytest.approx(1)
        if moment == "after an epoch":
            assert result.validation.count == 3
            assert result.note is None
        if moment == "at once":
            assert "before anything was learned" in str(result.note)


def test_settings_change_on_the_way(tmp_path: Path) -> None:
    """Epochs and rate follow; what cannot change says so."""
    controls = Controls()
    with pytest.raises(TransferError, match="scope cannot change"):
        controls.change(scope="head")
    steps = Following(
        train(colours(4), base(), settings_for("last-layer", patience=0), controls, FeatureCache(tmp_path))
    )
    for _ in steps:
        if len(controls.records()) == 2:
            controls.change(epochs=4, learning_rate=0.01)
    assert (steps.value.epochs, steps.value.settings.learning_rate) == (4, 0.01)


def test_a_loss_beyond_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was learned before is kept, and it says why."""
    rates = iter([1e-3] * 6)
    monkeypatch.setattr(learners, "rate_at", lambda *_: next(rates, 1e30))
    result = finish(
        train(colours(), base(), settings_for("head", patience=0), cache=FeatureCache(tmp_path)),
    )
    assert "beyond every number" in str(result.note)
    assert all(np.isfinite(values).all() for values in result.model.learned.values())
    assert result.validation.count == 6


def test_a_network_that_never_does_better_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is as it was at first; that is no silent end."""
    module = import_module("cnngui.tasks.transfer.train")  # its function has the same name
    monkeypatch.setattr(module, "_is_better", lambda *_: False)
    result = finish(train(colours(), base(), settings_for("last-layer", epochs=2), cache=FeatureCache(tmp_path)))
    assert (result.best_epoch, result.epochs) == (0, 2)
    assert str(result.note).startswith("No epoch answered better than before it learned")


def test_memory_that_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes on with fewer pictures at a time, aloud; with one there is nothing smaller on the CPU."""
    learn = learners.Learner._gradients

    def tight(learner: learners.Learner, given: Any, *rest: Any) -> Generator[None, None, tuple[float, int]]:  # noqa: ANN401
        if len(given) > room:
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes")
        return (yield from learn(learner, given, *rest))

    monkeypatch.setattr(learners.Learner, "_gradients", tight)
    room = 1
    result = finish(train(colours(4), base(), settings_for("last-block", epochs=1), cache=FeatureCache(tmp_path)))
    assert str(result.note) == "The memory was full: it went on with fewer pictures at a time (1)."
    assert result.epochs == 1
    room = 0
    with pytest.raises(RuntimeError, match="allocate"):
        finish(train(colours(4), base(), settings_for("last-block", epochs=1), cache=FeatureCache(tmp_path)))


def test_a_device_without_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes on with the CPU, aloud: "cpu:0" stands for a device here, whose every batch fails."""
    learn = learners.Learner._gradients

    def tight(learner: learners.Learner, *rest: Any) -> Generator[None, None, tuple[float, int]]:  # noqa: ANN401
        if learner.runner.mode.device == "cpu:0":
            raise RuntimeError("CUDA out of memory")
        return (yield from learn(learner, *rest))

    monkeypatch.setattr(learners.Learner, "_gradients", tight)
    other = replace(base(), mode=Mode("cpu:0"))
    settings = settings_for("last-layer", epochs=2, batch=1)
    result = finish(train(colours(4), other, settings, cache=FeatureCache(tmp_path)))
    assert str(result.note) == "The memory of cpu:0 was full: it went on with the CPU."
    assert result.model.base.mode.device == "cpu"
    assert result.validation.accuracy > 0.5


@pytest.mark.parametrize(
    ("setting", "value"),
    [("epochs", 0), ("batch", 0.5), ("learning_rate", float("nan")), ("share", 1), ("scope", "all"), ("network", "x")],
)
def test_settings_out_of_range(setting: str, value: Any) -> None:  # noqa: ANN401
    """Each in a sentence that names it."""
    with pytest.raises(TransferError, match=setting):
        replace(TransferSettings(), **{setting: value})
    with pytest.raises(TransferError, match="no network nothing"):
        read_base("nothing")


def test_small_classes_count_as_much() -> None:
    """A class with a third of the pictures counts three times a picture."""
    shares = learners.class_shares(np.repeat([0, 1], (9, 3)), 2)
    assert (shares * [9, 3]).tolist() == pytest.approx([6, 6])
    assert learners.class_shares(np.repeat([0, 1], (9, 3)), 2, is_balanced=False).tolist() == [1, 1]


def test_suspects_are_found(tmp_path: Path) -> None:
    """Four cut-outs in wrong classes are among the first that are told."""
    pictures = cutout_set()
    wrong = {3: 3, 40: 0, 70: 0, 90: 1}
    for place, label in wrong.items():
        pictures = pictures.relabelled(place, label)
    found = finish(suspects(pictures, base(), cache=FeatureCache(tmp_path)))
    assert set(wrong) <= {suspect.place for suspect in found[:6]}
    right = cutout_set().labels
    assert all(suspect.likely == right[suspect.place] for suspect in found if suspect.place in wrong)


def test_advice() -> None:
    """The four cells of the course's table; digits are not like ImageNet, cut-outs are."""
    network = bundled()
    like = finish(likening(cutout_set(), network))
    unlike = finish(likening(digit_set(3), network))
    assert unlike < 0.2 < like
    few, many = colours(5), of_pictures({"a": [noise(0)] * 250, "b": [noise(1)] * 250})
    found = [recommended(pictures, near).scope for near in (like, unlike) for pictures in (few, many)]
    assert found == ["last-layer", "last-block", "last-block", "everything"]
    assert "250 a class" in str(recommended(many, like).reason)


def test_the_time_is_predicted(tmp_path: Path) -> None:
    """Features that are kept cost nothing; an epoch of everything takes longer than one of the last layer."""
    cache = FeatureCache(tmp_path)
    settings = settings_for("last-layer", epochs=3)
    before = finish(estimating(colours(), base(), settings, cache))
    finish(train(colours(), base(), settings, cache=cache))
    after = finish(estimating(colours(), base(), settings, cache))
    whole = finish(estimating(colours(), base(), settings_for("everything", epochs=3), cache))
    assert before.features > 0 == after.features
    assert before.seconds > after.seconds
    assert whole.epoch > 10 * after.epoch
    assert not list(tmp_path.rglob("*.part"))
    assert len(list(tmp_path.glob("*/*.npy"))) == 24


def test_fewer_pictures(tmp_path: Path) -> None:
    """More pictures, more right answers; each point has its choices; what is alike counts once."""
    cache = FeatureCache(tmp_path)
    twice = cutout_set()
    twice = replace(twice, examples=twice.examples + twice.examples[:20])
    steps = Following(fewer(twice, base(), (3, 15), cache=cache))
    so_far = [len(points) for points in steps]
    assert sorted(set(so_far)) == [0, 1, 2]
    few, many = steps.value
    assert (few.each, few.pictures, len(few.accuracies)) == (3, 15, 3)
    assert many.pictures > 70
    assert 0.5 < few.accuracy < many.accuracy <= 1


def test_sets_of_the_table() -> None:
    """Nothing that is asked about was given, nor stands on another ground there."""
    for size in ("small", "large"):
        given, unseen = sets_of(size, "like")
        things = [{example.name.rsplit("/", 1)[0] for example in each.examples} for each in (given, unseen)]
        assert not things[0] & things[1]
    digits = [sets_of(size, "unlike") for size in ("small", "large")]
    assert [each[0].counts.tolist() for each in digits] == [[5] * 10, [30] * 10]
    keys = [{example.key for example in each.examples} for each in digits[1]]
    assert not keys[0] & keys[1]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_unseen_cutouts(tmp_path: Path) -> None:
    """Five seeds: 0.85 and more on white and on textured grounds, within a second once features are kept."""
    cache = FeatureCache(tmp_path)
    for ground in GROUNDS:
        pictures = cutout_set([ground])
        right, seconds = [], []
        for seed in range(5):
            parts = split(pictures.labels, np.arange(len(pictures)), 0.25, seed)
            given, unseen = pictures.chosen(parts.train), pictures.chosen(parts.validation)
            settings = settings_for("last-layer", seed=seed, share=0.2)
            finish(train(pictures, base(), settings, cache=cache))  # all features are there now
            begun = perf_counter()
            model = finish(train(given, base(), settings, cache=cache)).model
            seconds.append(perf_counter() - begun)
            answers = model.probabilities([example.pixels() for example in unseen.examples]).argmax(1)
            right.append(float((answers == unseen.labels).mean()))
        assert np.mean(right) >= 0.85, ground
        assert min(seconds) <= 1


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_random_weights_are_worse(tmp_path: Path) -> None:
    """With the same epochs and pictures: from ImageNet's weights 0.75 and more, from random ones 0.5 at most."""
    found = {}
    for scope in ("everything", "scratch"):
        settings = settings_for(scope, epochs=4, patience=0)
        found[scope] = finish(train(cutout_set(), base(), settings, cache=FeatureCache(tmp_path)))
    assert found["everything"].validation.accuracy >= 0.75
    assert found["scratch"].validation.accuracy <= 0.5


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.skipif(sys.platform == "win32", reason="no resource module")
def test_a_thousand_pictures_stay_small(tmp_path: Path) -> None:
    """1,000 pictures of a camera's kind of size take less than 2 GB."""
    from cnngui.tasks.transfer import reading  # noqa: PLC0415
    from tests.tasks.transfer.test_pictures import saved  # noqa: PLC0415

    for at in range(1000):
        saved(tmp_path / "pictures" / f"class{at % 4}" / f"{at}.jpg", noise(at, 640))
    pictures = finish(reading(tmp_path / "pictures"))
    finish(train(pictures, base(), settings_for("last-layer", epochs=3), cache=FeatureCache(tmp_path / "kept")))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 < 2e9


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("scope", ["last-layer", "last-block"])
def test_vgg16(scope: Scope, tmp_path: Path) -> None:
    """The other network learns the same way."""
    settings = settings_for(scope, network="vgg16", epochs=10 if scope == "last-layer" else 1)
    result = finish(train(colours(4), base("vgg16"), settings, cache=FeatureCache(tmp_path)))
    assert result.counts.trainable == {"last-layer": 1_539, "last-block": 7_080_963}[scope]
    assert result.counts.trainable + result.counts.frozen == 14_714_688 + 1_539
    if scope == "last-layer":
        assert result.validation.accuracy == 1
