"""`cnngui style` writes the picture that the engine makes, and every mistake is one sentence."""

import json
import os
import signal
import sys
from collections.abc import Generator
from dataclasses import replace
from importlib import import_module
from math import isfinite
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from cnngui import __version__
from cnngui.cli import ends, main, style, style_work
from cnngui.engine.about import read_about
from cnngui.engine.errors import PhotoError
from cnngui.engine.following import Following, finish
from cnngui.engine.photos import read_photo
from cnngui.engine.saving import save_picture
from cnngui.networks.devices import Device
from cnngui.networks.loading import Loaded, load
from cnngui.networks.network import Mode
from cnngui.paths import bundled_styles
from cnngui.tasks.style import Controls, Estimate, StyleResult, StyleSettings, StyleStep, read_made, run
from cnngui.tasks.style.canvas import Canvas
from tests.cli.test_progress import stand_in

PHOTO = "été à Łódź.png"
SMALL = ("--size", "64", "--steps", "2", "--device", "cpu")
OUT = ("-o", "out.png")
HALF = StyleSettings(size=64, steps=2, strength=0.5)


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    """Return the network as the command loads it."""
    return load("cpu")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loaded: Loaded) -> Path:
    """Return a folder with a photo that is not square, a style, and with what is neither; and go there."""
    pixels = np.random.default_rng(2).integers(0, 256, (5, 8, 3)).astype(np.uint8)
    Image.fromarray(pixels).resize((80, 50), Image.Resampling.BICUBIC).save(tmp_path / PHOTO)
    Image.fromarray(pixels[::-1, ::-1]).resize((60, 60), Image.Resampling.NEAREST).save(tmp_path / "blocks.png")
    (tmp_path / "grid.csv").write_text("3,0,1\n1,5,8\n")
    (tmp_path / "notes.png").write_text("buy milk\n")
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def restyled(loaded: Loaded, settings: StyleSettings, *styles: str, controls: Controls | None = None) -> StyleResult:
    """Return the picture as a program of its own would make it."""
    pictures = [read_photo(each).pixels for each in styles or ("blocks.png",)]
    return finish(run(loaded.network, read_photo(PHOTO).pixels, pictures, settings, controls))


def saved(name: str = "out.png") -> Any:  # noqa: ANN401  (as JSON is)
    """Read the settings that a picture keeps."""
    return json.loads(read_about(name) or "")


def test_the_picture_of_the_engine(loaded: Loaded, capsys: pytest.CaptureFixture[str]) -> None:
    """To the pixel; one line on stderr, with width before height, and its making in the file."""
    assert main(["style", PHOTO, "blocks.png", *SMALL, *OUT]) == 0
    expected = restyled(loaded, HALF)
    assert np.array_equal(read_photo("out.png").pixels, expected.image)
    assert expected.image.shape == (40, 64, 3)
    said, line = capsys.readouterr()
    assert (said, line.count("\n")) == ("", 1)
    assert line.startswith(f"80×50 → 64×40 · blocks · {expected.steps} steps · ")
    assert expected.losses is not None
    assert f"CPU, float32 · content loss {expected.losses.content_sum:.4g}, style loss " in line
    kept = saved()
    assert (kept["version"], kept["content"], kept["styles"]) == (__version__, PHOTO, ["blocks.png"])
    assert (kept["settings"]["seed"], kept["settings"]["style_layers"]["conv3_1"]) == (0, 1.0)


def test_every_option_reaches_the_engine() -> None:
    """What is typed is what is kept; layers go by their convolution's name."""
    words = (
        "--strength .9 --keep-colours linear --optimizer adam --content-layers relu3_2:0.5,conv4_2 "
        "--style-layers RELU1_1,relu2_1:2 --start blend --style-scale 0.75 --pooling average --seed 7"
    )
    assert main(["style", PHOTO, "blocks.png", "mosaic", *SMALL, *words.split(), "-o", "out.jpg", "-q"]) == 0
    kept = saved("out.jpg")
    assert kept["styles"] == ["blocks.png", "mosaic.jpg"]
    expected = {
        "size": 64,
        "steps": 2,
        "seconds": None,
        "strength": 0.9,
        "keep_colours": "linear",
        "optimizer": "adam",
        "content_layers": {"conv3_2": 0.5, "conv4_2": 1.0},
        "style_layers": {"conv1_1": 1.0, "conv2_1": 2.0},
        "start": "blend",
        "style_scale": 0.75,
        "pooling": "average",
        "seed": 7,
    }
    assert {name: kept["settings"][name] for name in expected} == expected


def test_what_is_not_typed() -> None:
    """The engine's own settings, but for the strength."""
    settings = style_work.settings_of(style.parser().parse_args([PHOTO, "waves", *OUT]))
    plain = StyleSettings()
    for name in vars(plain):
        assert getattr(settings, name) == (0.5 if name == "strength" else getattr(plain, name)), name


def saved_mask(name: str = "mask.png", kind: str = "L") -> NDArray[np.bool_]:
    """Write a mask of the left half, as large as SMALL's result; and tell what it has."""
    inside = np.zeros((40, 64), bool)
    inside[:, :32] = True
    levels = np.where(inside, 255, 0).astype(np.uint8)
    flat = np.full_like(levels, 200)
    Image.fromarray(levels if kind == "L" else np.dstack([flat, flat, flat, levels])).save(name)
    return inside


@pytest.mark.parametrize("kind", ["L", "RGBA"])
def test_a_mask(loaded: Loaded, kind: str) -> None:
    """What is white, or opaque, is restyled; what is black, or clear, stays the photo to the pixel."""
    inside = saved_mask(kind=kind)
    assert main(["style", PHOTO, "blocks.png", *SMALL, *OUT, "-q", "--mask", "mask.png"]) == 0
    pixels, photo = read_photo("out.png").pixels, Canvas.at(64, read_photo(PHOTO).pixels, [], HALF).photo
    assert np.array_equal(pixels[~inside], np.rint(photo).astype(np.uint8)[~inside])
    assert np.abs(pixels.astype(float) - photo)[inside].mean() > 2
    assert np.array_equal(pixels, restyled(loaded, replace(HALF, mask=inside.astype(np.float32))).image)
    made = read_made(read_about("out.png") or "")
    assert made is not None
    assert made.has_mask
    assert "mask" not in saved()["settings"]


def test_a_huge_mask() -> None:
    """It is made smaller, also where it is of other proportions; its edges stay where they are."""
    levels = np.zeros((3000, 2000), np.uint8)
    levels[:, :1000] = 255
    Image.fromarray(levels).save("mask.png")
    mask = style_work.mask_of(Path("mask.png"), read_photo(PHOTO), 64)
    assert mask.shape == (80, 128)
    assert (mask[:, :64].min(), mask[:, 64:].max()) == (pytest.approx(1), 0)
    Image.fromarray(levels[:50]).save("mask.png")
    assert style_work.mask_of(Path("mask.png"), read_photo(PHOTO), 64).shape == (50, 128)
    assert main(["style", PHOTO, "blocks.png", *SMALL, *OUT, "-q", "--mask", "mask.png"]) == 0
    photo = np.rint(Canvas.at(64, read_photo(PHOTO).pixels, [], HALF).photo)
    assert np.array_equal(read_photo("out.png").pixels[:, 32:], photo[:, 32:])


def test_a_mask_of_a_dot() -> None:
    """However small, it is no mistake: all but a dot stays."""
    levels = np.zeros((400, 640), np.uint8)
    levels[200, 320] = 255
    Image.fromarray(levels).save("mask.png")
    assert main(["style", PHOTO, "blocks.png", *SMALL, *OUT, "-q", "--mask", "mask.png"]) == 0
    photo = np.rint(Canvas.at(64, read_photo(PHOTO).pixels, [], HALF).photo)
    assert (read_photo("out.png").pixels != photo).any(axis=2).sum() <= 1


@pytest.mark.parametrize("image", [Image.new("RGB", (9, 5)), Image.new("RGBA", (9, 5), (255, 255, 255, 0))])
def test_a_mask_of_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], image: Image.Image
) -> None:
    """It is refused before any work, and in one sentence."""
    image.save("mask.png")
    monkeypatch.setattr(style_work, "load", lambda _: pytest.fail("work has begun"))
    assert main(["style", PHOTO, "waves", *SMALL, *OUT, "--mask", "mask.png"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line == (
        "cnngui: The mask mask.png is black or clear all over, so nothing would be restyled: make a part of it white."
    )
    assert not Path("out.png").exists()


def test_a_mask_is_not_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    """It is one of the pictures, too."""
    saved_mask()
    before = Path("mask.png").read_bytes()
    assert main(["style", PHOTO, "waves", *SMALL, "--mask", "mask.png", "-o", "sub/../mask.png"]) == 2
    assert "mask.png is one of the pictures themselves" in capsys.readouterr().err
    assert Path("mask.png").read_bytes() == before


def test_same_seed_same_file(folder: Path) -> None:
    """Byte by byte; another seed gives another picture."""
    for seed, name in (("3", "a.png"), ("3", "b.png"), ("4", "c.png")):
        words = ["--start", "noise", "--seed", seed, "-q", "-o", name]
        assert main(["style", PHOTO, "blocks.png", *SMALL, *words]) == 0
    first, second, other = ((folder / name).read_bytes() for name in ("a.png", "b.png", "c.png"))
    assert first == second
    assert not np.array_equal(read_photo("a.png").pixels, read_photo("c.png").pixels)
    assert other != first


def test_json_lines(loaded: Loaded, capsys: pytest.CaptureFixture[str]) -> None:
    """A line a step, each step once, with the losses of the engine."""
    words = ["--size", "96", "--steps", "2", "--device", "cpu", "--json-lines", "--quiet"]
    assert main(["style", PHOTO, "blocks.png", *words, *OUT]) == 0
    said, errors = capsys.readouterr()
    assert errors == ""
    lines = [json.loads(line) for line in said.splitlines()]
    controls = Controls()
    restyled(loaded, replace(HALF, size=96), controls=controls)
    records = controls.records()
    assert [line["step"] for line in lines] == [record.step for record in records] == list(range(1, len(lines) + 1))
    assert [tuple(line["scale"]) for line in lines] == [record.scale for record in records]
    assert lines[-1]["scale"] == [60, 96]
    for line, record in zip(lines, records, strict=True):
        assert set(line) == {"step", "scale", "content_loss", "style_loss", "total_loss", "seconds"}
        assert all(isfinite(line[name]) for name in ("content_loss", "style_loss", "total_loss", "seconds"))
        assert line["total_loss"] == pytest.approx(record.losses.total, rel=1e-5)
        assert line["style_loss"] == pytest.approx(record.losses.style_sum, rel=1e-5)


def test_keep_colours_alone() -> None:
    """Without a word after it, brightness alone is restyled: a grey photo stays grey."""
    Image.open(PHOTO).convert("L").save("grey.png")
    assert main(["style", "grey.png", "blocks.png", *SMALL, *OUT, "-q", "--keep-colours"]) == 0
    pixels = read_photo("out.png").pixels.astype(int)
    assert np.ptp(pixels, axis=2).max() <= 1
    assert saved()["settings"]["keep_colours"] == "luminance"


def test_ctrl_c_keeps_the_picture(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The picture so far is written, the status is that of Ctrl+C, and Ctrl+C means the same as before."""
    before = signal.getsignal(signal.SIGINT)

    def interrupted(*given: Any) -> Generator[Any, None, StyleResult]:  # noqa: ANN401
        steps = Following(run(*given))
        for told in steps:
            if isinstance(told, StyleStep) and told.step == 3 and not given[4].is_stopped:
                signal.raise_signal(signal.SIGINT)
            yield told
        return steps.value

    monkeypatch.setattr(style_work, "restyling", interrupted)
    words = ["--size", "64", "--steps", "40", "--device", "cpu", "--json-lines"]
    assert main(["style", PHOTO, "blocks.png", *words, *OUT]) == 130
    said, line = capsys.readouterr()
    assert [json.loads(each)["step"] for each in said.splitlines()] == [1, 2, 3]
    assert " · stopped after 3 steps · " in line.splitlines()[-1]
    assert read_photo("out.png").size == (64, 40)
    assert signal.getsignal(signal.SIGINT) is before


def test_ctrl_c_twice() -> None:
    """The second one ends the program at once."""
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), ends.stopped_by_signals(Controls()) as stopping:  # noqa: PT012
        signal.raise_signal(signal.SIGINT)
        assert stopping.controls.is_stopped
        signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal it is told how far the work is; only the last line stays."""
    terminal = stand_in(monkeypatch)
    assert main(["style", PHOTO, "blocks.png", *SMALL, *OUT]) == 0
    shown = terminal.getvalue()
    assert "step 1, 32×20" in shown
    assert " left … " in shown
    assert terminal.line.strip().startswith("80×50 → 64×40 · ")


def test_long_work_is_announced(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Before it starts; in minutes when there are many; and not to who wants quiet."""
    for seconds, words, expected in (
        (40.2, (), "about 40 s and 0.9 GB on CPU"),
        (240, (), "about 4 min and 0.9 GB on"),
    ):
        cost = Estimate(seconds, 900_000_000, 64, fits=True, smaller=None)
        monkeypatch.setattr(style_work, "estimate", lambda *_, cost=cost: cost)
        assert main(["style", PHOTO, "blocks.png", *SMALL, *OUT, *words]) == 0
        assert capsys.readouterr().err.splitlines()[0].startswith(expected)
    assert main(["style", PHOTO, "blocks.png", *SMALL, *OUT, "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_too_little_memory(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It is refused before it starts, with a size that fits, which then does."""
    module = import_module("cnngui.tasks.style.estimate")
    monkeypatch.setattr(module, "free_memory", lambda: 800 << 20)
    words = ["style", PHOTO, "blocks.png", "--device", "cpu", "--steps", "1", *OUT]
    assert main([*words, "--size", "2000"]) == 2
    line = capsys.readouterr().err
    assert line.startswith("cnngui: A picture of 2000 px needs about ")
    size = line.rpartition("take --size ")[2].rstrip(".\n")
    assert 64 <= int(size) < 2000
    assert not (folder / "out.png").exists()
    settings = StyleSettings(size=int(size))
    assert module.bytes_needed(load("cpu").network, (50, 80), settings) <= 800 << 20
    monkeypatch.setattr(module, "free_memory", lambda: 1 << 20)
    assert main([*words, "--size", "64"]) == 2
    assert "more than is free: close other programs." in capsys.readouterr().err


def test_a_device_that_fails(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The CPU goes on to the same picture, and it is said, also to who wants quiet."""
    # Torch's "meta" tensors hold no numbers: to ask for one raises, as a device that has failed does.
    fake = Device("meta", "Fake GPU", works=True, reason="", milliseconds=1.0)
    gone = replace(loaded, network=loaded.network.in_mode(Mode("meta")), device=fake)
    cost = Estimate(1.0, 900_000_000, 64, fits=True, smaller=None)
    monkeypatch.setattr(style_work, "load", lambda _: gone)
    monkeypatch.setattr(style_work, "estimate", lambda *_: cost)
    words = ["style", PHOTO, "blocks.png", "--size", "64", "--steps", "2", *OUT]
    assert main([*words, "--quiet"]) == 0
    (note,) = capsys.readouterr().err.splitlines()
    assert note.startswith("meta failed (")
    assert note.endswith("so the CPU went on.")
    assert np.array_equal(read_photo("out.png").pixels, restyled(loaded, HALF).image)
    assert main(words) == 0
    assert " · CPU, float32 · " in capsys.readouterr().err.splitlines()[1]


def test_a_huge_photo(capsys: pytest.CaptureFixture[str]) -> None:
    """It is made smaller, be it the content or a style."""
    Image.new("RGB", (6000, 4000), (20, 90, 200)).save("large.jpg")
    assert main(["style", "large.jpg", "large.jpg", *SMALL, *OUT]) == 0
    assert capsys.readouterr().err.startswith("6000×4000 → 64×43 · large · ")
    assert read_photo("out.png").size == (64, 43)


def test_a_file_called_as_a_style() -> None:
    """What is here comes before what is in the app."""
    Path("waves").write_bytes(Path("blocks.png").read_bytes())
    assert style_work.style_path("waves") == Path("waves")
    assert style_work.style_path("Stained-Glass") in bundled_styles()


def test_help_names_every_style(capsys: pytest.CaptureFixture[str]) -> None:
    """Those of the app, each whole."""
    assert main(["style", "--help"]) == 0
    words = capsys.readouterr().out.split()
    assert {path.stem for path in bundled_styles()} <= set(words)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root and Windows write everywhere")
def test_an_unwritable_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said before the work begins, and nothing is left behind."""
    (folder / "sub").chmod(0o500)
    monkeypatch.setattr(style_work, "load", lambda _: pytest.fail("work has begun"))
    assert main(["style", PHOTO, "waves", "-o", "sub/a.png"]) == 2
    assert "may not be written" in capsys.readouterr().err
    assert list((folder / "sub").iterdir()) == []


def test_an_output_that_was_there(folder: Path) -> None:
    """What was there stays when the words are refused later on, and is replaced at the end."""
    (folder / "out.png").write_bytes(b"former")
    assert main(["style", PHOTO, "xyzzy", *SMALL, *OUT]) == 2
    assert (folder / "out.png").read_bytes() == b"former"
    assert main(["style", PHOTO, "blocks.png", *SMALL, *OUT, "-q"]) == 0
    assert read_photo("out.png").size == (64, 40)


@pytest.mark.usefixtures("folder")
def test_a_very_long_strip_is_said_to_be_wider(capsys: pytest.CaptureFixture[str]) -> None:
    """A side has 16 px at least, so that the deepest layers have something to see."""
    Image.new("RGB", (640, 20), (200, 90, 40)).save("strip.png")
    words = ["--size", "64", "--steps", "2", "--device", "cpu"]
    assert main(["style", "strip.png", "blocks.png", *words, *OUT]) == 0
    assert "its short side would have 2 px: it was made 16 px, and looks wider" in capsys.readouterr().err
    assert read_photo("out.png").size == (64, 16)


@pytest.mark.usefixtures("folder")
def test_whoever_reads_the_steps_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in `… | head -1`: the picture so far is kept, and the status is that of a closed pipe."""

    def leave(step: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(style_work, "_answer_step", leave)
    monkeypatch.setattr("cnngui.cli.guard._drop_output", lambda: None)
    words = ["--size", "64", "--steps", "40", "--device", "cpu", "--json-lines"]
    assert main(["style", PHOTO, "blocks.png", *words, *OUT]) == 141
    assert read_photo("out.png").size == (64, 40)


@pytest.mark.usefixtures("folder")
def test_a_disk_that_fills_during_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The picture is kept elsewhere, and one sentence says where; the status is 2."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setattr("pathlib.Path.home", lambda: home)

    def full(pixels: NDArray[np.uint8], path: Path, about: str | None = None) -> None:
        if home not in path.parents:
            text = "The disk has no room for {name}: free some, or choose another folder."
            raise PhotoError(text, name=path.name)
        save_picture(pixels, path, about)

    monkeypatch.setattr(style_work, "save_picture", full)
    assert main(["style", PHOTO, "blocks.png", *SMALL, *OUT]) == 2
    said = capsys.readouterr().err.splitlines()[-1]
    assert said.startswith("cnngui: The disk has no room for out.png: free some, or choose another folder. ")
    assert said.endswith(f" It is kept as {home / 'out.png'}.")
    assert read_photo(home / "out.png").size == (64, 40)
