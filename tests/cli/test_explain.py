"""Tests of `cnngui explain`."""

from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cnngui.cli import explain_work, main
from cnngui.paths import resources
from cnngui.tasks.explain import grad_cam, occlusion, slopes
from tests.networks.classifiers.networks import lite0, photo

CHELSEA, COFFEE = (str(resources() / "photos" / name) for name in ("chelsea.png", "coffee.jpg"))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_picture(capsys: pytest.CaptureFixture[str]) -> None:
    """The photo in its size, with a scale and a caption below; what was found and checked is told."""
    assert main(["explain", COFFEE, "-o", "map.png"]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    first, second = told.err.splitlines()
    assert first.startswith(f"{COFFEE}: espresso (93.9%), EfficientNet-Lite0, grad-cam, conv9; largest number: 0.7")
    assert second.startswith("Checked: with random weights the map is another one (rank correlation ")
    with Image.open("map.png") as picture:
        assert picture.size[0] == 848
        pixels = np.asarray(picture.convert("RGB")).astype(int)
    cut_off, seen = pixels[24:424, 124:224], pixels[24:424, 224:624]
    assert np.ptp(cut_off, axis=2).max() <= 6
    assert np.ptp(seen, axis=2).mean() > 20


def test_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    """Those of the task, for a class by its name; with --quiet nothing is said."""
    assert main(["explain", CHELSEA, "--class", "tiger cat", "--layer", "sum6_3", "-o", "map.npy", "-q"]) == 0
    assert capsys.readouterr().err == ""
    right = grad_cam(lite0(), lite0().seen(photo("chelsea.png")), 282, "sum6_3").spread
    assert np.load("map.npy") == pytest.approx(right, abs=1e-4)
    assert main(["explain", CHELSEA, "--class", "285", "--method", "gradients", "-o", "slopes.npy", "-q"]) == 0
    of = slopes(lite0(), lite0().seen(photo("chelsea.png")), 285)
    assert np.load("slopes.npy") == pytest.approx(of.heat, abs=1e-5)


def test_cam_and_occlusion(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """CAM is Grad-CAM of the last layer; occlusion has a number a square."""
    assert main(["explain", COFFEE, "-m", "cam", "-o", "cam.npy"]) == 0
    assert main(["explain", COFFEE, "-o", "grad-cam.npy"]) == 0
    assert np.load("cam.npy") == pytest.approx(np.load("grad-cam.npy"), abs=1e-4)
    capsys.readouterr()
    monkeypatch.setattr(explain_work, "occlusion", partial(occlusion, sizes=(112, 56)))  # the finest takes seconds
    assert main(["explain", COFFEE, "-m", "occlusion", "-o", "covered.npy"]) == 0
    assert np.load("covered.npy").shape == (4, 4)
    assert "of the probability, lost when covered" in capsys.readouterr().err


MISTAKES = {
    "no class": (["--class", "unicorn"], "ImageNet has no class “unicorn”"),
    "no layer": (["--layer", "conv5_3"], "EfficientNet-Lite0 has no layer conv5_3 with maps: take one from conv1 to"),
    "a layer with another method": (["--layer", "conv9", "-m", "cam"], "--layer goes with --method grad-cam"),
    "no method": (["-m", "lime"], "invalid choice: 'lime'"),
    "no weights": (["-n", "vgg16"], "bring them in with cnngui weights import"),
    "no suffix": (["-o", "map"], "“map” does not say what to write"),
    "no folder": (["-o", "none/map.png"], "none"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistakes(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, 2, and nothing is written."""
    words, sentence = MISTAKES[name]
    monkeypatch.setenv("CNNGUI_DATA_DIR", str(folder / "data"))
    monkeypatch.delenv("CNNGUI_WEIGHTS_DIR", raising=False)
    assert main(["explain", CHELSEA, "-o", "map.png", *words]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert sentence in told.err
    assert told.err.count("\n") == 1
    assert list(folder.iterdir()) == []


def test_the_photo_is_not_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another name is asked for."""
    own = folder / "own.png"
    own.write_bytes(Path(CHELSEA).read_bytes())
    assert main(["explain", str(own), "-o", str(own)]) == 2
    assert "is the input itself" in capsys.readouterr().err
    assert own.read_bytes() == Path(CHELSEA).read_bytes()
