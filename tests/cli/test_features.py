"""`cnngui features` writes the numbers that the network gives, and every mistake is one sentence."""

import os
import sys
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cnngui.cli import features_work, main
from cnngui.engine.arrays import Array
from cnngui.engine.mosaics import GAP, GAP_GREY
from cnngui.engine.photos import read_photo
from cnngui.networks.architectures import VGG16
from cnngui.networks.devices import Device
from cnngui.networks.loading import Loaded, Loading, load
from cnngui.networks.network import Mode
from cnngui.tasks.feature_maps import Size, feature_maps, sized
from cnngui.tasks.maps import Maps

PHOTO = "été à Łódź.png"
OUT = ["-o", "maps.npy"]


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    """Return the network as the command loads it."""
    return load("cpu")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a photo that is not square, and with what is none; and go there."""
    pixels = np.random.default_rng(2).integers(0, 256, (5, 8, 3)).astype(np.uint8)
    Image.fromarray(pixels).resize((80, 50), Image.Resampling.BICUBIC).save(tmp_path / PHOTO)
    Image.new("RGB", (1, 1), (200, 10, 60)).save(tmp_path / "dot.png")
    (tmp_path / "grid.csv").write_text("3,0,1\n1,5,8\n")
    np.save(tmp_path / "grid.npy", np.zeros((4, 4), np.float32))
    (tmp_path / "notes.png").write_text("buy milk\n")
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def wanted(loaded: Loaded, photo: str, *layers: str, size: Size = 224, before_relu: bool = False) -> dict[str, Array]:
    """Return the maps as a program of its own would compute them."""
    steps = feature_maps(loaded.network, sized(read_photo(photo).pixels, size), layers, before_relu=before_relu)
    return {step.layer.name: step.array() for step in steps if isinstance(step, Maps)}


def features(*words: str) -> None:
    """Run the command on the photo, on the CPU."""
    assert main(["features", PHOTO, "--device", "cpu", *words]) == 0


@pytest.mark.usefixtures("folder")
def test_the_numbers_of_one_layer(loaded: Loaded, capsys: pytest.CaptureFixture[str]) -> None:
    """C×H×W float32, those of the network; one line on stderr, with width before height for photos."""
    features("--layer", "conv2_1", "--size", "32", "--output", "cartes.npy")
    saved = np.load("cartes.npy")
    assert (saved.shape, saved.dtype) == ((128, 16, 25), np.float32)
    np.testing.assert_allclose(saved, wanted(loaded, PHOTO, "conv2_1", size=32)["conv2_1"], atol=1e-3)
    assert saved.min() == 0
    said, line = capsys.readouterr()
    assert (said, line.count("\n")) == ("", 1)
    assert line.startswith("80×50 → seen at 51×32 · conv2_1 16×25×128 · CPU, float32")
    assert line.endswith(" ms\n")


@pytest.mark.usefixtures("folder")
def test_one_channel_before_relu(loaded: Loaded) -> None:
    """H×W, counted from 0, with its negative numbers."""
    features("-l", "CONV1_2", "--channel", "5", "--before-relu", "-o", "map.npy", "-q")
    expected = wanted(loaded, PHOTO, "conv1_2", before_relu=True)["conv1_2"][5]
    assert expected.min() < 0
    np.testing.assert_allclose(np.load("map.npy"), expected, atol=1e-3)


@pytest.mark.parametrize(
    ("word", "shape"), [("full", (50, 80)), ("exact", (224, 224)), ("500", (50, 80)), ("25", (25, 40))]
)
@pytest.mark.usefixtures("folder")
def test_sizes(word: str, shape: tuple[int, int]) -> None:
    """A photo is never enlarged, but for `exact`."""
    features("--layer", "conv1_1", "--size", word, "--output", "maps.npy", "--quiet")
    assert np.load("maps.npy").shape == (64, *shape)


@pytest.mark.usefixtures("folder")
def test_several_layers(loaded: Loaded) -> None:
    """Each once, in the order of the network, whatever was typed."""
    features("-l", "pool2", "-l", "conv1_1", "-l", "pool2", "--size", "20", "-o", "maps.npz", "-q")
    expected = wanted(loaded, PHOTO, "conv1_1", "pool2", size=20)
    with np.load("maps.npz") as saved:
        assert saved.files == ["conv1_1", "pool2"]
        for layer, planes in expected.items():
            np.testing.assert_allclose(saved[layer], planes, atol=1e-3)


def test_every_layer_into_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`all` is every layer; the line names the first and the last."""
    features("--layer", "all", "--size", "32", "--output", "maps/")
    assert sorted(path.name for path in (folder / "maps").iterdir()) == sorted(f"{name}.npy" for name in VGG16.names)
    assert np.load(folder / "maps" / "pool5.npy").shape == (512, 1, 1)
    assert " · 18 layers, conv1_1 32×51×64 to pool5 1×1×512 · " in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_a_mosaic_and_a_map(capsys: pytest.CaptureFixture[str]) -> None:
    """All maps of a layer are one picture, about as wide as high; the line tells the scale."""
    features("-l", "conv1_1", "--size", "20", "--before-relu", "-o", "mosaic.png")
    with Image.open("mosaic.png") as picture:
        pixels = np.asarray(picture)
    columns, rows = (pixels.shape[1] + GAP) // (32 + GAP), (pixels.shape[0] + GAP) // (20 + GAP)
    assert columns * rows >= 64 > (columns - 1) * rows
    assert (pixels[20:24] == GAP_GREY).all()
    line = capsys.readouterr().err
    assert " · before ReLU · " in line
    assert "drawn from -" in line
    assert "(blue) over 0 (light grey)" in line
    features("-l", "conv1_1", "--size", "20", "--channel", "63", "-o", "map.png")
    with Image.open("map.png") as picture:
        assert picture.size == (32, 20)
    assert " · channel 63 · " in (line := capsys.readouterr().err)
    assert "drawn from 0 (dark violet) to " in line


@pytest.mark.usefixtures("folder")
def test_a_photo_of_one_pixel() -> None:
    """It is enough for the first layer; a deep one says how much it needs."""
    assert main(["features", "dot.png", "-l", "conv1_2", *OUT, "--quiet"]) == 0
    assert np.load("maps.npy").shape == (64, 1, 1)


def test_a_device_that_fails(
    folder: Path, loaded: Loaded, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The CPU goes on with the same numbers, and it is said, also to who wants quiet."""
    # Torch's "meta" tensors hold no numbers: to ask for one raises, as a device that has failed does.
    gone = replace(
        loaded,
        network=loaded.network.in_mode(Mode("meta")),
        device=Device("meta", "Fake GPU", works=True, reason="", milliseconds=1.0),
    )

    def loading(wanted: str) -> Generator[Loading, None, Loaded]:
        assert wanted == "auto"
        yield Loading(1.0)
        return gone

    monkeypatch.setattr(features_work, "loading", loading)
    words = ["features", PHOTO, "-l", "conv2_1", "--size", "20", "-o", "maps.npy"]
    assert main([*words, "--quiet"]) == 0
    (note,) = capsys.readouterr().err.splitlines()
    assert note.startswith("meta failed (")
    assert note.endswith("so the CPU went on.")
    expected = wanted(loaded, str(folder / PHOTO), "conv2_1", size=20)["conv2_1"]
    np.testing.assert_allclose(np.load("maps.npy"), expected, atol=1e-3)
    assert main(words) == 0
    assert " · CPU, float32 · " in capsys.readouterr().err.splitlines()[1]


MISTAKES = {
    "no words": ([], "the following arguments are required: PHOTO, -o/--output, -l/--layer"),
    "no layer": ([PHOTO, *OUT], "the following arguments are required: -l/--layer"),
    "a missing file": (["none.png", "-l", "conv4_2", *OUT], "There is no file none.png"),
    "a folder": (["sub", "-l", "conv4_2", *OUT], "sub is a folder"),
    "a text called picture": (["notes.png", "-l", "conv4_2", *OUT], "notes.png is not a picture"),
    "a grid as text": (["grid.csv", "-l", "conv4_2", *OUT], "grid.csv is a grid of numbers"),
    "a grid": (["grid.npy", "-l", "conv4_2", *OUT], "grid.npy is a grid of numbers"),
    "a photo that is too small": (
        ["dot.png", "-l", "conv2_1", *OUT],
        "conv2_1 needs a photo of 2 × 2 px or more, and this one is seen at 1 × 1",
    ),
    "a size that is too small": ([PHOTO, "-l", "pool5", "--size", "20", *OUT], "seen at 32 × 20: take a larger one"),
    "a layer that is close": (
        [PHOTO, "-l", "conv4-2", *OUT],
        "no layer “conv4-2” (did you mean conv4_2?): take one from",
    ),
    "a dense layer": (
        [PHOTO, "-l", "conv1_1", "-l", "fc6", *OUT],
        "no layer “fc6”: take one from conv1_1 to pool5, or all",
    ),
    "no name of a layer": ([PHOTO, "-l", "", *OUT], "no layer “”: take one"),
    "a channel beyond the last": (
        [PHOTO, "-l", "conv4_2", "--channel", "512", *OUT],
        "conv4_2 has 512 channels: --channel takes 0 to 511",
    ),
    "a channel that one layer lacks": (
        [PHOTO, "-l", "all", "--channel", "64", "-o", "all.npz"],
        "conv1_1 has 64 channels",
    ),
    "a negative channel": (
        [PHOTO, "-l", "conv4_2", "--channel", "-1", *OUT],
        "--channel: -1 is too small; it must be at least 0",
    ),
    "half a channel": ([PHOTO, "-l", "conv4_2", "--channel", "1.5", *OUT], "'1.5' is not a whole number"),
    "size 0": ([PHOTO, "-l", "conv4_2", "--size", "0", *OUT], "--size: 0 is too small; it must be at least 1"),
    "a size in words": ([PHOTO, "-l", "conv4_2", "--size", "half", *OUT], "neither a whole number nor full nor exact"),
    "a device that is none": ([PHOTO, "-l", "conv4_2", "--device", "tpu", *OUT], "There is no device tpu here"),
    "several layers as .npy": ([PHOTO, "-l", "conv4_2", "-l", "pool1", *OUT], "end maps.npy in .npz"),
    "several layers as a picture": ([PHOTO, "-l", "all", "-o", "maps.tif"], "end maps.tif in .npz"),
    "an unknown suffix": ([PHOTO, "-l", "conv4_2", "-o", "maps.csv"], "maps.csv is no name for feature maps"),
    "no suffix": ([PHOTO, "-l", "conv4_2", "-o", "maps"], "“maps” does not say what to write"),
    "a folder without its slash": ([PHOTO, "-l", "conv4_2", "-o", "sub"], "“sub” does not say what to write"),
    "no output": ([PHOTO, "-l", "conv4_2", "-o", ""], "“” does not say what to write"),
    "the terminal as output": ([PHOTO, "-l", "conv4_2", "-o", "-"], "“-” does not say what to write"),
    "the photo as output": ([PHOTO, "-l", "conv4_2", "-o", f"sub/../{PHOTO}"], "is the photo itself"),
    "no folder for the output": (
        [PHOTO, "-l", "conv1_1", "-o", "none/maps.npy"],
        "no folder to write none/maps.npy in",
    ),
    "a file in the place of the folder": ([PHOTO, "-l", "conv1_1", "-o", "grid.csv/"], "grid.csv"),
    "an unknown option": ([PHOTO, "--layers", "conv4_2", *OUT, "-l", "conv1_1"], "did you mean --layer?"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistakes(folder: Path, capsys: pytest.CaptureFixture[str], mistake: str) -> None:
    """The sentence names what is wrong; nothing is written, not even a part."""
    words, sentence = MISTAKES[mistake]
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert main(["features", *words]) == 2
    said, line = capsys.readouterr()
    assert said == ""
    assert line.startswith("cnngui: ")
    assert line.count("\n") == 1
    assert sentence in line
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_huge_photo(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is refused before a pixel is decoded; a merely large one is made smaller."""
    Image.new("1", (15_000, 15_000)).save(folder / "huge.png")
    assert main(["features", "huge.png", "-l", "conv1_1", *OUT]) == 2
    assert "225 megapixels where 200 are allowed" in capsys.readouterr().err
    Image.new("L", (6000, 4000)).save(folder / "large.png")
    assert main(["features", "large.png", "-l", "conv1_1", *OUT]) == 0
    assert "6000×4000 → seen at 336×224 · " in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root and Windows write everywhere")
@pytest.mark.parametrize("output", ["sub/maps.npz", "sub/maps.png", "sub/maps/", "sub/"])
def test_an_unwritable_folder(folder: Path, capsys: pytest.CaptureFixture[str], output: str) -> None:
    """A folder without permission is a sentence, and nothing is left behind."""
    (folder / "sub").chmod(0o500)
    assert main(["features", PHOTO, "-l", "conv1_1", "-o", output]) == 2
    assert "written" in capsys.readouterr().err
    assert list((folder / "sub").iterdir()) == []


@pytest.mark.parametrize(("output", "writer"), [("maps.npz", "savez"), ("maps.npy", "save"), ("maps/", "save")])
def test_a_disk_that_is_full(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, output: str, writer: str
) -> None:
    """When writing breaks off, nothing is left behind."""
    before = sorted(folder.rglob("*"))

    def full(*arguments: object, **options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(np, writer, full)
    assert main(["features", PHOTO, "-l", "conv1_1", "-o", output]) == 2
    assert "has no room for" in capsys.readouterr().err
    assert sorted(folder.rglob("*")) == before


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("layer", "least"), [("conv5_3", 16), ("pool5", 32), ("conv2_1", 2), ("all", 32)])
def test_a_photo_that_is_too_small(layer: str, least: int, capsys: pytest.CaptureFixture[str]) -> None:
    """How many pixels it takes is said, and nothing of kernels and padding; at just that size it goes."""
    Image.new("RGB", (least + 1, least - 1)).save("small.png")
    words = ["--layer", layer, "--device", "cpu", "-o", "maps.npz"]
    assert main(["features", "small.png", *words]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert f"needs a photo of {least} × {least} px or more, and this one is seen at {least + 1} × {least - 1}" in line
    assert not any(word in line for word in ("kernel", "padding", "pool "))
    Image.new("RGB", (least, least)).save("enough.png")
    assert main(["features", "enough.png", *words]) == 0


@pytest.mark.usefixtures("folder")
def test_maps_come_back_through_filter(capsys: pytest.CaptureFixture[str]) -> None:
    """C×H×W goes out; read with --channels-first it is H×W×C again, and a grid without channels is refused."""
    features("--layer", "conv1_1", "--size", "32", "-q", *OUT)
    assert main(["filter", "maps.npy", "--channels-first", "-k", "identity", "-q", "-o", "back.npy"]) == 0
    assert np.array_equal(np.load("back.npy"), np.load("maps.npy").transpose(1, 2, 0))
    assert main(["filter", "grid.csv", "--channels-first", "-o", "back.npy"]) == 2
    assert "without channels: leave out --channels-first" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_an_enlarged_picture(loaded: Loaded) -> None:
    """Each number a square, the colour scale and a caption below; without the option a pixel each."""
    for words in ((), ("--enlarged",)):
        features("-l", "conv5_1", "--channel", "3", "-o", "map.png", "-q", *words)
        pixels = read_photo("map.png").pixels
        height, width = wanted(loaded, PHOTO, "conv5_1")["conv5_1"].shape[1:]
        if not words:
            assert pixels.shape[:2] == (height, width)
    side = 1600 // max(height, width)
    assert pixels.shape[1] == side * width + 48
    assert (pixels[-60:] < 100).any(), "no caption"
