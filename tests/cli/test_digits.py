"""Tests of `cnngui digits`."""

import json
import re
import signal
from collections.abc import Generator
from pathlib import Path

import cv2
import numpy as np
import pytest

from cnngui.cli import digits_work, main
from cnngui.engine.digits import Digits, read_bundled
from cnngui.engine.following import Following
from cnngui.networks.digits import load_network
from cnngui.networks.digits.files import about_network
from cnngui.paths import bundled_digits
from cnngui.tasks.digits import Controls, TrainResult, TrainSettings, TrainStep
from cnngui.tasks.digits import train as training
from tests.engine.digits.hand import drawing, photo
from tests.engine.digits.test_idx import as_idx


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with some of MNIST, as it is published."""
    folder, digits = tmp_path_factory.mktemp("mnist"), read_bundled(bundled_digits())
    for start, part in (("train", digits.train.first(640)), ("t10k", digits.test.first(200))):
        (folder / f"{start}-images-idx3-ubyte").write_bytes(as_idx(part.pictures))
        (folder / f"{start}-labels-idx1-ubyte").write_bytes(as_idx(part.labels))
    return folder


def picture(folder: Path, digit: int, kind: str = "photo") -> Path:
    """Write a picture of a digit."""
    random = np.random.default_rng(digit)
    path = folder / f"{kind}{digit}.png"
    pixels = photo(digit, "plain", random) if kind == "photo" else drawing(digit, "plain", random)
    assert cv2.imwrite(str(path), pixels)
    return path


def test_pictures_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Photos and drawings, one line each."""
    paths = [picture(tmp_path, 3), picture(tmp_path, 7, "drawing")]
    assert main(["digits", "predict", *map(str, paths)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[1][0] for line in lines] == ["3", "7"]


def test_predictions_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be read is told on the error stream, the others are answered all the same, and the exit is 2."""
    blank = tmp_path / "blank.png"
    cv2.imwrite(str(blank), np.full((100, 100), 200, np.uint8))
    paths = [str(picture(tmp_path, 5)), str(blank), str(tmp_path / "no.png")]
    assert main(["digits", "predict", *paths, "--json"]) == 2
    told = capsys.readouterr()
    (row,) = json.loads(told.out)["predictions"]
    assert (row["picture"], row["digit"], len(row["probabilities"])) == (paths[0], 5, 10)
    assert sum(row["probabilities"]) == pytest.approx(1, abs=1e-4)
    assert "There is no digit in" in told.err
    assert "There is no file" in told.err


def test_the_bundled_network_is_tested(capsys: pytest.CaptureFixture[str]) -> None:
    """On the 5,000 test digits."""
    assert main(["digits", "test", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert 0.987 <= facts["accuracy"] <= 1
    assert (facts["count"], facts["right"]) == (5000, round(facts["accuracy"] * 5000))
    assert sum(map(sum, facts["confusion"])) == 5000
    assert facts["mistakes"][0]["label"] != facts["mistakes"][0]["answer"]


def test_train_then_test(few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same seed writes the same weights; what was told is what the test finds."""
    paths = [tmp_path / f"{name}.safetensors" for name in ("one", "two")]
    for path in paths:
        words = ["--seed", "5", "--epochs", "2", "--data", str(few), "--output", str(path), "--json"]
        assert main(["digits", "train", *words]) == 0
    facts = json.loads(capsys.readouterr().out.split("\n}\n")[0] + "\n}")
    first, second = map(load_network, paths)
    assert all(np.array_equal(first.weights[name], second.weights[name]) for name in first.weights)
    assert (facts["seed"], facts["batches"], facts["stopped"], facts["output"]) == (5, 20, False, str(paths[0]))
    assert about_network(paths[0])["accuracy"] == facts["accuracy"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["one.safetensors", "two.safetensors"]
    assert main(["digits", "test", "--model", str(paths[0]), "--data", str(few), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["accuracy"] == facts["accuracy"]


def test_other_networks_learn(few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A fully connected one, and one of one's own from a file."""
    layers = [{"type": "conv", "filters": 4, "f": 5}, {"type": "pool", "f": 4}, {"type": "flatten"}]
    own = tmp_path / "own.json"
    own.write_text(json.dumps({"input": [28, 28, 1], "layers": [*layers, {"type": "fc", "units": 10}]}))
    for name, parameters in (("fully-connected", 62110), (str(own), 104 + 7 * 7 * 4 * 10 + 10)):
        assert main(["digits", "train", "--network", name, "--epochs", "1", "--data", str(few), "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["parameters"] == parameters


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "required: action"),
        ("learn", "invalid choice"),
        ("predict", "predict needs a picture"),
        ("train --model x", "--model goes with test or predict, not with train"),
        ("test x.png", "a picture goes with predict, not with test"),
        ("predict x.png --seed 3", "--seed goes with train, not with predict"),
        ("train --epochs 0", "epochs is 0; it must be from 1 to 1000"),
        ("train --seed -1", "seed is -1"),
        ("train --seed two", "'two' is not a whole number"),
        ("train --output mine.pth", "end it in .safetensors"),
        ("train --output no/mine.safetensors", "There is no folder to write"),
        ("train --network resnet", "There is no network resnet"),
        ("train --data nowhere", "nowhere is no folder"),
        ("test --model nowhere.safetensors", "There is no file nowhere.safetensors"),
    ],
)
def test_mistakes_are_told(words: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In one sentence, before any work, with exit status 2."""
    assert main(["digits", *words.split()]) == 2
    assert told in capsys.readouterr().err


def test_ctrl_c_keeps_what_was_learned(
    few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit status is 130, the file is whole, it says that it was stopped, and Ctrl+C means the same as before."""
    before, path = signal.getsignal(signal.SIGINT), tmp_path / "mine.safetensors"

    def interrupted(
        digits: Digits, settings: TrainSettings, controls: Controls
    ) -> Generator[TrainStep, None, TrainResult]:
        controls.follow("C1")
        steps = Following(training(digits, settings, controls))
        for step in steps:
            if step.batches == 3 and not controls.is_stopped:
                signal.raise_signal(signal.SIGINT)
            yield step
        return steps.value

    monkeypatch.setattr(digits_work, "training", interrupted)
    assert main(["digits", "train", "--epochs", "500", "--data", str(few), "--output", str(path), "--json"]) == 130
    facts = json.loads(capsys.readouterr().out)
    assert (facts["stopped"], facts["batches"]) == (True, 3)
    assert about_network(path)["batches"] == 3
    assert load_network(path).plan.name == "lenet5"
    assert signal.getsignal(signal.SIGINT) is before


def test_what_was_learned_is_told_to_people(few: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In one line."""
    assert main(["digits", "train", "--epochs", "1", "--data", str(few), "--quiet"]) == 0
    assert re.fullmatch(r"\d+ of 200 test digits right: [\d.]+% · 10 batches · [\d.]+ s\n", capsys.readouterr().out)
    assert main(["digits", "test", "--data", str(few)]) == 0
    assert re.fullmatch(r"\d+ of 200 digits right: [\d.]+%\n", capsys.readouterr().out)
