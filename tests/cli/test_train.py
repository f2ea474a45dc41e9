"""Tests of `cnngui train`, and of `cnngui classify --model`."""

import json
import signal
from collections.abc import Generator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cnngui.cli import main, train_work
from cnngui.tasks.transfer import Base, Controls, PictureSet, TransferResult, TransferSettings, TransferStep, load_model
from cnngui.tasks.transfer import train as training
from tests.tasks.transfer.sets import colours


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of three classes with 8 pictures each, in several formats."""
    root = tmp_path_factory.mktemp("colours")
    for at, example in enumerate(colours().examples):
        kind, name = example.name.split("/")
        path = root / kind / f"{name}.{('png', 'jpg', 'webp', 'tif')[at % 4]}"
        path.parent.mkdir(exist_ok=True)
        Image.fromarray(example.pixels()).save(path)
    return root


def test_folder_to_answers(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Train, keep, and classify with it; the same seed gives the same file."""
    paths = [tmp_path / name for name in ("a.safetensors", "b.safetensors")]
    found = []
    for path in paths:
        assert main(["train", str(folder), "--seed", "3", "--output", str(path), "--json"]) == 0
        found.append(json.loads(capsys.readouterr().out))
    facts = found[0]
    assert facts["classes"] == ["blue", "green", "red"]
    assert facts["train_accuracy"] == facts["validation_accuracy"] == 1
    assert (facts["trainable_parameters"], facts["frozen_parameters"]) == (3_843, 3_371_008)
    assert facts["seconds"] > 0
    assert (facts["skipped"], facts["stopped"], facts["output"]) == ([], False, str(paths[0]))
    assert found[1]["sha256"] == facts["sha256"] == load_model(paths[0]).sha256
    photo = str(next((folder / "green").iterdir()))
    assert main(["classify", photo, "--model", str(paths[0]), "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["file"], told["classes"][0]["name"], told["classes"][0]["index"]) == (photo, "green", 1)
    assert len(told["classes"]) == 3
    assert main(["classify", photo, "--model", str(paths[0]), "--top", "1"]) == 0
    assert capsys.readouterr().out.splitlines()[1].endswith("  green")
    picture = tmp_path / "map.png"
    explaining = ["explain", photo, "--model", str(paths[0]), "--output", str(picture), "--method", "gradients"]
    assert main([*explaining, "--class", "Blue"]) == 0
    assert "blue (" in capsys.readouterr().err
    assert picture.stat().st_size > 1000
    assert main([*explaining, "--class", "tabby"]) == 2
    assert "it knows blue, green, red" in capsys.readouterr().err


def test_for_people(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What learned, how much of it is right, how long it took."""
    assert main(["train", str(folder), "--retrain", "head", "--hidden", "16", "--epochs", "20"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "classes: blue, green, red"
    assert lines[1] == "20,547 numbers have learned, 3,371,008 are frozen"
    assert "18 of 18 pictures right that it learned from: 100.0%" in lines[2]
    assert "of 6 right that it did not learn from" in lines[3]
    assert " s" in lines[4]


def test_damaged_pictures(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """5 of 30 are named on the error stream and left out; the rest train."""
    random = np.random.default_rng(0)
    for at in range(30):
        path = tmp_path / f"class{at % 2}" / f"{at}.png"
        path.parent.mkdir(exist_ok=True)
        pixels = np.full((32, 32, 3), 60 + 100 * (at % 2), np.uint8)
        pixels[::4] = random.integers(0, 255, (8, 32, 3))
        Image.fromarray(pixels).save(path)
        if at % 6 == 0:
            path.write_bytes(path.read_bytes()[: at + 9])
    assert main(["train", str(tmp_path), "--json", "--epochs", "5"]) == 0
    told = capsys.readouterr()
    facts = json.loads(told.out)
    assert facts["pictures"] == 25
    assert facts["skipped"] == [f"class0/{at}.png" for at in (0, 6, 12, 18, 24)]
    assert all(f"{at}.png" in told.err for at in (0, 6, 12, 18, 24))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nowhere"], "There is no folder nowhere"),
        (["{folder}/red"], "make one for each class"),
        (["{folder}", "--epochs", "0"], "epochs is 0"),
        (["{folder}", "--batch", "x"], "not a whole number"),
        (["{folder}", "--output", "m.pt"], "end it in .safetensors"),
        (["{folder}", "--output", "no/m.safetensors"], "no folder to write"),
        (["{folder}", "--hidden", "9"], "--hidden goes with --retrain head"),
        (["{folder}", "--retrain", "all"], "invalid choice"),
        (["{folder}", "--network", "resnet"], "invalid choice"),
        (["{folder}", "--device", "cuda:9"], "cuda:9"),
    ],
)
def test_mistakes(words: list[str], sentence: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence and status 2, before anything is computed."""
    assert main(["train", *(word.format(folder=folder) for word in words)]) == 2
    told = capsys.readouterr()
    assert sentence in told.err
    assert not told.out
    assert len(told.err.strip().splitlines()) == 1


def test_sets_that_do_not_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One class; an empty one; two pictures; two classes with the same."""
    pictures = [example.pixels() for example in colours(4).examples]
    cases = {
        "second folder": {"a": pictures[:4]},
        "b has no picture": {"a": pictures[:4], "b": []},
        "too few pictures (1)": {"a": pictures[:1], "b": pictures[4:5]},
        "hold the same pictures": {"a": pictures[:4], "b": pictures[:4]},
    }
    for number, (sentence, classes) in enumerate(cases.items()):
        for name, theirs in classes.items():
            place = tmp_path / str(number) / name
            place.mkdir(parents=True)
            for at, each in enumerate(theirs):
                Image.fromarray(each).save(place / f"{at}.png")
        assert main(["train", str(tmp_path / str(number))]) == 2
        assert sentence in capsys.readouterr().err


def test_a_signal_keeps_the_best(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """SIGTERM after the third epoch: what was best is written, and the status is that of the signal."""

    def ended(
        pictures: PictureSet, base: Base, settings: TransferSettings, controls: Controls
    ) -> Generator[TransferStep, None, TransferResult]:
        steps = training(pictures, base, settings, controls)
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                return end.value  # type: ignore[no-any-return]
            if len(controls.records()) == 3 and not controls.is_stopped:
                signal.raise_signal(signal.SIGTERM)
            yield step

    monkeypatch.setattr(train_work, "train", ended)
    path = tmp_path / "m.safetensors"
    assert main(["train", str(folder), "-o", str(path), "--json", "--epochs", "900"]) == 128 + signal.SIGTERM
    facts = json.loads(capsys.readouterr().out)
    assert facts["stopped"] is True
    assert facts["epochs"] < 900
    assert load_model(path).classes == ("blue", "green", "red")


def test_a_model_that_does_not_do(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Foreign files are refused in a sentence; a model names its network itself."""
    photo = str(next((folder / "red").iterdir()))
    foreign = tmp_path / "x.safetensors"
    foreign.write_bytes(b"nothing")
    assert main(["classify", photo, "--model", str(foreign)]) == 2
    assert "no network with classes of your own" in capsys.readouterr().err
    assert main(["classify", photo, "--model", str(foreign), "--network", "vgg16"]) == 2
    assert "exclude each other" in capsys.readouterr().err


def test_a_class_for_nothing(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pieces of the photos that come with the app are one class more, in the file too."""
    path = tmp_path / "with.safetensors"
    assert main(["train", str(folder), "--with-nothing", "--epochs", "2", "--output", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["classes"] == ["blue", "green", "red", "nothing"]
    assert load_model(path).classes[-1] == "nothing"
