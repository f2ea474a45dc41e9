"""`cnngui detect` tells the boxes in px of the photo, draws them, and refuses mistakes in one sentence."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cnngui.cli import detect_work, main
from cnngui.engine.errors import CnnguiError
from cnngui.networks.classifiers import bundled
from cnngui.networks.detectors import ENGLISH
from cnngui.networks.detectors.files import SSD_MOBILENET
from cnngui.networks.devices import Device
from cnngui.networks.weights import not_here
from cnngui.paths import resources
from cnngui.tasks.transfer import NOTHING, TransferModel, read_base, save_model

PHOTO = "tasse à café.jpg"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a photo, and with what is none; and go there."""
    shutil.copy(resources() / "photos" / "coffee.jpg", tmp_path / PHOTO)
    (tmp_path / "grid.csv").write_text("3,0,1\n1,5,8\n")
    (tmp_path / "notes.png").write_text("buy milk\n")
    Image.new("RGB", (1, 1), (200, 10, 60)).save(tmp_path / "dot.png")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def detect(*words: str) -> int:
    """Run the command on the photo, on the CPU."""
    return main(["detect", PHOTO, "--device", "cpu", *words])


@pytest.mark.usefixtures("folder")
def test_as_json(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Class in English in every language, score, and the box in px of the photo; nothing else on stdout."""
    monkeypatch.setenv("LANGUAGE", "fr")
    assert detect("--json") == 0
    (cup,) = json.loads(capsys.readouterr().out)
    assert list(cup) == ["class", "score", "box"]
    assert (cup["class"], cup["score"]) == ("Coffee cup", pytest.approx(0.53, abs=0.02))
    assert cup["box"] == pytest.approx([173, 23, 247, 296], abs=3)


@pytest.mark.usefixtures("folder")
def test_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    """A line a box; what became of the 1,917 goes to stderr, and not where quiet is wanted."""
    assert detect() == 0
    said, told = capsys.readouterr()
    assert said.startswith("Coffee cup           0.53  at (17")
    assert said.count("\n") == 1
    assert told.startswith("600×400 · 1917 boxes → ")
    assert "with at least 0.4 → 1 after suppression · CPU, float32 · " in told
    assert detect("--quiet", "--threshold", "0.9") == 0
    assert capsys.readouterr() == ("Nothing is found with a score of at least 0.9.\n", "")
    assert detect("--quiet", "--threshold", "1", "--json") == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.usefixtures("folder")
def test_what_the_options_do(capsys: pytest.CaptureFixture[str]) -> None:
    """A lower threshold and a higher overlap give more boxes, the best first; over all classes fewer."""
    counts = []
    for words in (["--overlap", "0,5"], ["--overlap", "1/1"], ["--over-all-classes"]):
        assert detect("--json", "--quiet", "--threshold", "0.1", *words) == 0
        found = json.loads(capsys.readouterr().out)
        scores = [each["score"] for each in found]
        assert scores == sorted(scores, reverse=True)
        assert {each["class"] for each in found} <= set(ENGLISH)
        counts.append(len(found))
    assert counts[1] > counts[0] >= counts[2] >= 1


@pytest.mark.parametrize("name", ["boxes.png", "boîtes.jpg", "boxes.webp"])
def test_a_picture(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The photo at its size with the box on it; the photo itself stays as it is."""
    before = (folder / PHOTO).read_bytes()
    assert detect("--output", name) == 0
    with Image.open(name) as picture, Image.open(PHOTO) as given:
        assert picture.size == given.size == (600, 400)
        drawn, plain = (np.asarray(each.convert("RGB")).astype(int) for each in (picture, given))
    changed = np.abs(drawn - plain).max(axis=2) > 40
    rows, columns = np.nonzero(changed)
    assert (columns.min(), columns.max()) == (pytest.approx(173, abs=4), pytest.approx(420, abs=4))
    assert rows.max() == pytest.approx(318, abs=4)
    assert not changed[100:250, 200:400].any()
    assert (folder / PHOTO).read_bytes() == before
    assert capsys.readouterr().out.startswith("Coffee cup")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "the following arguments are required: PHOTO"),
        (["no.png"], "There is no file no.png"),
        (["notes.png"], "notes.png"),
        (["grid.csv"], "grid.csv is a grid of numbers"),
        ([PHOTO, "--threshold", "1.5"], "The threshold is 1.5; it must be from 0 to 1."),
        ([PHOTO, "--threshold", "-0.5"], "The threshold is −0.5; it must be from 0 to 1."),
        ([PHOTO, "--overlap", "2"], "The limit of the overlap is 2; it must be from 0 to 1."),
        ([PHOTO, "--threshold", "much"], "'much' is not a number"),
        ([PHOTO, "-o", "boxes.txt"], "“boxes.txt” does not say what to write: end it in .png, .jpg, .webp or .tif."),
        ([PHOTO, "-o", PHOTO], "is the photo itself: choose another name"),
        ([PHOTO, "-o", "no/boxes.png"], "no"),
        ([PHOTO, "--device", "cuda:9"], "cuda:9"),
        ([PHOTO, "--treshold", "1"], "did you mean --threshold?"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_mistakes(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence on stderr, nothing on stdout, exit 2, and nothing written."""
    assert main(["detect", *words]) == 2
    said, line = capsys.readouterr()
    assert said == ""
    assert told in line
    assert line.count("\n") == 1
    assert not Path("boxes.png").exists()


@pytest.mark.usefixtures("folder")
def test_a_photo_of_one_pixel(capsys: pytest.CaptureFixture[str]) -> None:
    """It has nothing on it, and every box of it lies within."""
    assert main(["detect", "dot.png", "--json", "--threshold", "0", "--quiet"]) == 0
    for each in json.loads(capsys.readouterr().out):
        x, y, width, height = each["box"]
        assert 0 <= x <= x + width <= 1.2
        assert 0 <= y <= y + height <= 1.2


@pytest.mark.usefixtures("folder")
def test_weights_that_are_gone(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence that says what to do."""

    def gone(_mode: object) -> CnnguiError:
        raise not_here(SSD_MOBILENET)

    monkeypatch.setattr(detect_work, "bundled_detector", gone)
    assert detect() == 2
    assert "ssd-mobilenet-v2, which come with CNNGUI, are gone: install it again" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_a_device_that_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The CPU goes on, and it is said, also to who wants quiet."""
    # Torch's "meta" tensors hold no numbers: to ask for one raises, as a device that has failed does.
    fake = Device("meta", "Fake GPU", works=True, reason="", milliseconds=1.0)
    monkeypatch.setattr(detect_work, "probe", lambda: (fake,))
    assert main(["detect", PHOTO, "--quiet"]) == 0
    said, told = capsys.readouterr()
    assert said.startswith("Coffee cup")
    assert "so the CPU went on" in told


@pytest.fixture
def model(folder: Path) -> Path:
    """Return a saved network that knows coffee, by the scores that ImageNet's own network has for it, and nothing."""
    base, whole = read_base("efficientnet-lite0"), bundled()
    last = whole.runner.steps[-1].name
    weight, bias = (np.asarray(whole.runner.weights[f"{last}.{part}"], np.float32) for part in ("weight", "bias"))
    rows = [967, 111]  # espresso, and a nematode, which is nowhere
    learned = {"classes.weight": weight[rows], "classes.bias": bias[rows] + np.array([0, 3], np.float32)}
    path = folder / "coffee.safetensors"
    save_model(TransferModel(base, ("café", NOTHING), "last-layer", 0, learned), path)
    return path


def test_own_classes(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same JSON, with people's own names; what is nothing is not told; a picture with the boxes."""
    assert detect("--model", str(model), "--json", "--output", "boxes.png") == 0
    said, told = capsys.readouterr()
    found = json.loads(said)
    assert found
    assert all(list(each) == ["class", "score", "box"] and each["class"] == "café" for each in found)
    assert found[0]["score"] >= 0.3
    x, y, width, height = found[0]["box"]
    assert 100 < x + width / 2 < 500
    assert 50 < y + height / 2 < 350
    assert f" windows → {len(found)} boxes · float32 · " in told
    with Image.open("boxes.png") as drawn:
        assert drawn.size == (600, 400)
    assert detect("--model", str(model), "--threshold", "1", "--quiet") == 0
    assert capsys.readouterr() == ("Nothing is found with a score of at least 1.\n", "")


@pytest.mark.parametrize(
    ("words", "mistake"),
    [
        (("--model", "notes.png"), "notes.png"),
        (("--model", "gone.safetensors"), "gone.safetensors"),
        (("--model", "notes.png", "--over-all-classes"), "always does it"),
        (("--model", "notes.png", "--threshold", "2"), "from 0 to 1"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_mistakes_with_a_model(words: tuple[str, ...], mistake: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, and nothing on stdout."""
    assert detect(*words) == 2
    said, told = capsys.readouterr()
    assert said == ""
    assert mistake in told
    assert len(told.strip().splitlines()) == 1
