"""The lab as people use it: choose a style, start, watch, change, stop, save."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QSlider

from cnngui.engine.grids import Grid
from cnngui.engine.photos import Photo, read_photo
from cnngui.gui.labs.style.words import NAMES
from cnngui.gui.services import open_file, saving
from cnngui.gui.widgets.pictures.pictures import WipePicture
from cnngui.paths import bundled_styles
from tests.fakes_gui import FakeFileDialog
from tests.gui.labs.style.conftest import Bench


def test_a_picture_grows_and_is_kept(bench: Bench) -> None:
    """From the first look to the end: another picture than the photo, losses that fall, a place in the gallery."""
    piece = bench.start()
    assert not bench.button("Start").isEnabled()
    bench.wait(piece)
    assert piece.result is not None
    assert piece.result.image.shape == (43, 64, 3)
    photo = np.asarray(Image.fromarray(piece.photo.pixels).resize((64, 43)))
    assert np.abs(piece.result.image.astype(int) - photo).mean() > 10
    curves = {curve.name: curve.values for curve in bench.view.losses.curves}
    assert set(curves) == {"content conv4_2", *(f"conv{block}_1" for block in range(1, 6))}
    assert bench.view.gallery.count() == 1
    assert bench.button("Start").isEnabled()
    assert bench.view.result_view.picture is not None
    assert bench.view.result_view.picture.shape == (43, 64)
    assert bench.view.caption.text().startswith(f"Done: 64 × 43 px · {piece.result.steps} steps in ")
    assert piece.step is not None
    assert (piece.step.place, piece.step.places) == (2, 2)


def test_it_is_said_which_size_is_under_way(bench: Bench) -> None:
    """The picture is small first; stopped, it is not called done."""
    bench.set(steps=120)
    piece = bench.start()
    caption = bench.view.caption
    bench.qtbot.waitUntil(lambda: "small to large: size 1 of 2, 32 × " in caption.text(), timeout=30_000)
    bench.button("Stop").click()
    bench.wait(piece)
    assert caption.text().startswith("Stopped: ")


@pytest.mark.slow
def test_gram_matrices_are_drawn(bench: Bench) -> None:
    """Of the result and of the style, of the layer that is chosen."""
    bench.wait(bench.start())
    bench.qtbot.waitUntil(lambda: bench.view.grams[0].image is not None, timeout=20_000)
    first = bench.view.grams[1].image
    assert first is not None
    assert (first.width(), first.height()) == (64, 64)
    bench.choose(bench.view.gram_layer, "conv2_1")
    bench.qtbot.waitUntil(
        lambda: (image := bench.view.grams[1].image) is not None and image.width() == 128, timeout=20_000
    )


def test_it_can_be_changed_while_it_grows(bench: Bench) -> None:
    """The strength reaches the running picture, and can be undone; the size waits for the next one."""
    bench.set(steps=120)
    piece = bench.start()
    bench.set(strength=0.9)
    assert piece.state.strength == 0.9
    assert piece.controls.revision == 1
    bench.set(size=256)
    assert piece.state.size == 64
    bench.lab.undo()
    bench.lab.undo()
    assert bench.state.strength == 0.5
    bench.lab.stop()
    bench.wait(piece)


def test_stop_keeps_the_picture(bench: Bench) -> None:
    """By the button, and by the job bar's Stop, which ends the job at once."""
    bench.set(steps=120)
    piece = bench.start()
    bench.qtbot.waitUntil(lambda: piece.step is not None and piece.step.step > 2, timeout=30_000)
    bench.button("Stop").click()
    bench.wait(piece)
    assert piece.result is not None
    assert piece.result.is_stopped
    other = bench.start()
    bench.qtbot.waitUntil(lambda: other.step is not None and other.step.step > 2, timeout=30_000)
    assert other.job is not None
    other.job.cancel()
    bench.wait(other)
    assert other.result is not None
    assert bench.view.gallery.count() == 2


def test_pause_and_resume(bench: Bench) -> None:
    """While it is paused nothing grows."""
    bench.set(steps=120)
    piece = bench.start()
    bench.qtbot.waitUntil(lambda: piece.step is not None, timeout=30_000)
    bench.button("Pause").click()
    assert piece.job is not None
    paused = piece.job.is_paused
    assert paused
    bench.button("Resume").click()
    assert not piece.job.is_paused
    bench.lab.stop()
    bench.wait(piece)


@pytest.mark.slow
def test_a_run_goes_on_when_photo_and_window_change(bench: Bench) -> None:
    """It belongs to its own pair of pictures; the new lab shows it, and the job bar leads back."""
    bench.set(steps=30)
    piece = bench.start()
    bench.context.workspace.open(Photo(np.full((40, 40, 3), 90, np.uint8), "grey.png"))
    bench.lab.leave()
    bench.context.jobs.abandon()
    carried = bench.lab.state()
    bench.close()
    bench.show()
    bench.lab.restore(carried)
    bench.wait(piece)
    assert piece.result is not None
    assert piece.result.image.shape == (43, 64, 3)
    assert piece.photo.name == "cat.png"
    assert bench.lab._piece is piece
    bench.lab._studio._lead_back()
    assert bench.shown_labs == ["style"]


def test_styles_are_chosen_and_mixed(bench: Bench, tmp_path: Path) -> None:
    """From the library, several with Ctrl, and people's own; what is no picture is told and changes nothing."""
    waves = next(str(path) for path in bundled_styles() if path.stem == "waves")
    bench.panel.styles.picked.emit(waves, False)  # noqa: FBT003  (a signal)
    assert bench.styles() == (waves,)
    mosaic = next(str(path) for path in bundled_styles() if path.stem == "mosaic")
    bench.panel.styles.picked.emit(mosaic, True)  # noqa: FBT003  (a signal)
    assert bench.styles() == (mosaic, waves)
    own, broken = tmp_path / "été.png", tmp_path / "broken.png"
    Image.new("RGB", (40, 30), (200, 10, 10)).save(own)
    broken.write_bytes(b"no picture")
    bench.panel.styles.dropped.emit([broken])
    bench.qtbot.waitUntil(lambda: len(bench.messages.errors) == 1)
    assert bench.styles() == (mosaic, waves)
    bench.panel.styles.dropped.emit([own])
    bench.qtbot.waitUntil(lambda: bench.styles() == (str(own),))
    assert bench.panel.styles.count() == len(bundled_styles()) + 1


def test_a_pasted_picture_becomes_a_style(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is kept as a file, so that the picture can be made again; an empty clipboard is told."""
    monkeypatch.setenv("CNNGUI_DATA_DIR", str(tmp_path / "data"))
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    bench.action("Paste a style picture").trigger()
    assert "no picture on the clipboard" in bench.messages.said[-1]
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    clipboard.setImage(image)
    bench.action("Paste a style picture").trigger()
    bench.qtbot.waitUntil(lambda: "pasted" in bench.styles()[0])
    (path,) = bench.styles()
    assert (read_photo(path).pixels == (0x33, 0x66, 0x99)).all()


def test_every_bundled_style_has_a_name() -> None:
    """In both languages, by the table."""
    assert set(NAMES) == {path.stem for path in bundled_styles()}


@pytest.mark.slow
def test_the_photo_is_wiped_over_the_result(bench: Bench) -> None:
    """To compare; Space shows the photo alone."""
    bench.wait(bench.start())
    bench.view.findChildren(QSlider)[0].setValue(50)
    picture = bench.view.result_view.picture
    assert isinstance(picture, WipePicture)
    left, right = picture.cell(10, 5)[1], picture.cell(10, 60)[1]
    image = bench.lab._piece.image if bench.lab._piece else None
    assert image is not None
    assert right == tuple(int(value) for value in image[10, 60])
    assert left != tuple(int(value) for value in image[10, 5])


@pytest.mark.parametrize("carries", ["content", "style"])
def test_what_a_layer_carries(bench: Bench, carries: str) -> None:
    """Content alone or style alone, from noise."""
    bench.set(carries=carries, layer="conv2_1")
    piece = bench.start()
    bench.wait(piece)
    assert piece.error is None
    assert piece.result is not None
    assert bool(piece.result.settings.content_layers) is (carries == "content")


def test_it_is_saved(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The picture, and how it grew as GIF or single pictures."""
    bench.set(steps=21)
    piece = bench.start()
    bench.wait(piece)
    for action, name in (
        ("Save the picture…", "a.png"),
        ("Save how it grew…", "b.gif"),
        ("Save how it grew…", "frames"),
    ):
        monkeypatch.setattr(saving, "QFileDialog", FakeFileDialog((str(tmp_path / name), "A folder of pictures (*)")))
        if name == "b.gif":
            dialog = FakeFileDialog((str(tmp_path / name), "Moving picture (*.gif)"))
            monkeypatch.setattr(saving, "QFileDialog", dialog)
        bench.action(action).trigger()
        bench.qtbot.waitUntil(bench.context.jobs.is_idle, timeout=20_000)
    assert piece.result is not None
    assert (read_photo(tmp_path / "a.png").pixels == piece.result.image).all()
    with Image.open(tmp_path / "b.gif") as gif:
        assert getattr(gif, "n_frames", 1) > 2
        assert gif.size == (64, 43)
    assert len(list((tmp_path / "frames").iterdir())) > 2


def test_settings_come_back_from_a_file(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the picture was made, with its styles, whatever was set since; a picture that tells nothing is told."""
    waves, mosaic = (str(bundled_styles()[0].with_name(name)) for name in ("waves.jpg", "mosaic.jpg"))
    bench.set(styles=(waves, mosaic), mix=0.25, strength=0.7, seed=5, blocks=(True, False, True, True, True))
    made = bench.state
    bench.wait(bench.start())
    dialog = FakeFileDialog((str(tmp_path / "a.png"), "Pictures (*.png *.jpg *.webp *.tiff)"))
    monkeypatch.setattr(saving, "QFileDialog", dialog)
    bench.action("Save the picture…").trigger()
    bench.qtbot.waitUntil(lambda: (tmp_path / "a.png").exists() and bench.context.jobs.is_idle())
    bench.lab.start_again()
    bench.set(styles=(mosaic,))
    Image.new("RGB", (9, 9)).save(tmp_path / "other.png")
    monkeypatch.setattr(
        open_file, "QFileDialog", FakeFileDialog((str(tmp_path / "a.png"), ""), (str(tmp_path / "other.png"), ""))
    )
    bench.action("Settings of a saved picture…").trigger()
    bench.qtbot.waitUntil(lambda: bench.state == made)
    assert "cat.png" in bench.messages.said[-1]
    bench.action("Settings of a saved picture…").trigger()
    bench.qtbot.waitUntil(lambda: len(bench.messages.errors) == 1)
    assert bench.state == made


def test_it_goes_back_while_it_grows(bench: Bench) -> None:
    """To the picture of ten steps before, and again to an earlier one."""
    bench.set(steps=200)
    piece = bench.start()
    bench.qtbot.waitUntil(lambda: len(piece.controls.snapshots) >= 3, timeout=30_000)
    bench.button("Pause").click()
    bench.qtbot.waitUntil(lambda: bench.button("Back").isEnabled())
    bench.button("Back").click()
    first = piece.went_back_to
    assert first is not None
    bench.qtbot.waitUntil(lambda: bench.button("Back").isEnabled())
    bench.button("Back").click()
    assert piece.went_back_to is not None
    assert piece.went_back_to < first
    bench.lab.stop()
    bench.wait(piece)
    assert piece.error is None


def test_the_picture_becomes_the_photo(bench: Bench) -> None:
    """And goes through all labs."""
    piece = bench.start()
    bench.wait(piece)
    bench.action("Take the picture as the photo").trigger()
    assert bench.context.workspace.source.shape[:2] == (43, 64)


def test_behind_a_grid_the_photo_grows(bench: Bench) -> None:
    """It is told once, and a picture grows of the photo that was there before."""
    photo = bench.context.workspace.photo
    bench.context.workspace.open(Grid(np.zeros((6, 6), np.float32), "grid.csv"))
    bench.frame()
    assert bench.messages.said == ["This is a grid of numbers: Filters and Steps show it. Here the photo stays."]
    piece = bench.start()
    bench.wait(piece)
    assert piece.photo.name == photo.name
    assert piece.image is not None
    assert piece.image.shape[0] * photo.data.shape[1] == pytest.approx(
        piece.image.shape[1] * photo.data.shape[0], rel=0.02
    )


def test_an_estimate_is_told(bench: Bench) -> None:
    """Seconds and gigabytes, measured here; more for a larger picture."""
    bench.qtbot.waitUntil(lambda: bench.reads("GB on"), timeout=30_000)
    assert bench.reads("about ")
