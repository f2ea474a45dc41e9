"""Saving a map, the mosaic and all layers, and copying: the right numbers and colours, in the right kind of file."""

import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from cnngui.engine.colours import magnitude, paint, signed
from cnngui.engine.grids import read_grid
from cnngui.engine.mosaics import GAP, GAP_GREY, squarest
from cnngui.engine.photos import read_photo
from cnngui.gui.lab_list import delete_now
from cnngui.gui.labs.maps import saving as maps_saving
from cnngui.gui.labs.maps.shown import Shown
from cnngui.gui.services import saving
from tests.fakes_gui import FakeFileDialog
from tests.gui.labs.maps.conftest import Bench, Build
from tests.gui.labs.photos import near, pixels_of, right
from tests.networks.reference import NAMES

PICTURES, NUMBERS = "Pictures (*.png *.jpg *.webp *.tiff)", "Numbers (*.npy *.csv)"
NPY, NPZ, FOLDER = "Numbers (*.npy)", "One file, an array a layer (*.npz)", "A folder of files (*)"


def save(bench: Bench, monkeypatch: pytest.MonkeyPatch, button: str, *answers: tuple[str, str]) -> FakeFileDialog:
    """Press a button of the panel with a dialog that answers; wait until the file is there, and give the dialog."""
    bench.idle()
    dialog = FakeFileDialog(*answers)
    monkeypatch.setattr(saving, "QFileDialog", dialog)
    bench.button(button).click()
    bench.idle()
    return dialog


def as_computed(bench: Bench) -> None:
    """Ask for pictures of a pixel a number."""
    bench.panel._form.chosen.emit("computed")


def at_map(bench: Bench, layer: str, channel: int) -> None:
    """Go to a map."""
    bench.pick_layer(layer)
    bench.pick_map(channel)
    bench.settle()


@pytest.mark.parametrize("name", ["map.npy", "map.csv"])
def test_the_numbers_of_a_map(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    """As they are, with the name of the photo, the layer and the map proposed."""
    at_map(bench, "conv2_1", 41)
    path = tmp_path / name
    dialog = save(bench, monkeypatch, "Map…", (str(path), NUMBERS))
    assert near(read_grid(path).numbers, right("conv2_1")[41])
    assert dialog.asked == [("Save map", str(Path.home() / "chelsea-conv2_1-42.png"), f"{PICTURES};;{NUMBERS}")]
    assert bench.messages.said == [f"Saved as {path}."]


def test_the_picture_of_a_map(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In the colours of the screen, a pixel a number; by the key for saving."""
    at_map(bench, "conv2_1", 41)
    as_computed(bench)
    path = tmp_path / "map.png"
    monkeypatch.setattr(saving, "QFileDialog", FakeFileDialog((str(path), PICTURES)))
    bench.action("Save map…").trigger()
    bench.idle()
    plane = right("conv2_1")[41]
    expected = paint(magnitude(float(plane.max())), plane)
    assert np.abs(read_photo(path).pixels.astype(int) - expected).max() <= 1


@pytest.mark.parametrize(("layer", "button"), [("conv5_3", "Map…"), ("conv1_1", "Map…"), ("conv5_3", "Mosaic…")])
def test_pictures_are_saved_at_a_useful_size(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, layer: str, button: str
) -> None:
    """Of their own accord: at least 800 px wide, whole squares, the scale and a caption below, on white."""
    at_map(bench, layer, 3)
    path = tmp_path / "map.png"
    save(bench, monkeypatch, button, (str(path), PICTURES))
    pixels = read_photo(path).pixels
    assert pixels.shape[1] >= 800
    assert (pixels[:10] == 255).all()
    assert (pixels[-60:] < 100).any(), "no caption"


def test_an_enlarged_map_is_what_is_on_screen(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With the photo through it as far as the slider says; without any, squares of its own colours."""
    at_map(bench, "conv4_1", 7)
    pictures = {}
    for blend in (0, 60):
        bench.view.blend.setValue(blend)
        bench.settle()
        save(bench, monkeypatch, "Map…", (str(tmp_path / "map.png"), PICTURES))
        pictures[blend] = read_photo(tmp_path / "map.png").pixels
    plane = right("conv4_1")[7]
    side = 1600 // max(plane.shape)
    squares = pictures[0][24 + side // 2 :: side, 24 + side // 2 :: side][: plane.shape[0], : plane.shape[1]]
    expected = paint(magnitude(float(plane.max())), plane)
    assert np.abs(squares.astype(int) - expected).max() <= 1
    high = side * plane.shape[0]
    assert (pictures[0][24 : 24 + high] != pictures[60][24 : 24 + high]).any()


def test_a_copied_map_is_large_too(bench: Bench) -> None:
    """As it is saved."""
    at_map(bench, "conv5_3", 3)
    QGuiApplication.clipboard().clear()
    bench.action("Copy picture of the map").trigger()
    bench.idle()
    assert QGuiApplication.clipboard().image().width() >= 800


def test_negative_numbers_are_saved_too(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Before ReLU: signed numbers, and a signed picture."""
    at_map(bench, "conv3_2", 10)
    bench.panel.before_relu_wished.emit(True)  # noqa: FBT003  (a Qt signal takes no keywords)
    bench.settle()
    plane = right("conv3_2", before_relu=True)[10]
    save(bench, monkeypatch, "Map…", (str(tmp_path / "map.npy"), NUMBERS))
    assert near(np.load(tmp_path / "map.npy"), plane)
    as_computed(bench)
    save(bench, monkeypatch, "Map…", (str(tmp_path / "map.png"), PICTURES))
    expected = paint(signed(float(np.abs(plane).max())), plane)
    assert np.abs(read_photo(tmp_path / "map.png").pixels.astype(int) - expected).max() <= 1


@pytest.mark.parametrize("scope", ["each", "all"])
def test_the_mosaic_as_a_picture(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, scope: str) -> None:
    """All maps at full size, a pixel a number, with gaps; each on the scale of the screen."""
    bench.pick_layer("conv2_2")
    bench.view.scope.chosen.emit(scope)
    as_computed(bench)
    bench.settle()
    path = tmp_path / "mosaic.png"
    dialog = save(bench, monkeypatch, "Mosaic…", (str(path), PICTURES))
    assert Path(dialog.asked[0][1]).name == "chelsea-conv2_2.png"
    pixels = read_photo(path).pixels
    maps = right("conv2_2")
    count, height, width = maps.shape
    columns = squarest(count, (height, width))
    rows = -(-count // columns)
    assert pixels.shape == (rows * (height + GAP) - GAP, columns * (width + GAP) - GAP, 3)
    assert (pixels[height] == GAP_GREY).all()
    for channel in (0, 5, 127):
        top, left = channel // columns * (height + GAP), channel % columns * (width + GAP)
        bench.pick_map(channel)
        bench.settle()
        scale = bench.view.bar._scale
        assert scale is not None
        there = pixels[top : top + height, left : left + width]
        assert np.abs(there.astype(int) - paint(scale, maps[channel])).max() <= 1


def test_the_mosaic_as_numbers(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """C × H × W."""
    bench.pick_layer("pool3")
    save(bench, monkeypatch, "Mosaic…", (str(tmp_path / "mosaic.npy"), NPY))
    assert near(np.load(tmp_path / "mosaic.npy"), right("pool3"))


def test_all_layers_as_one_file(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An array under each layer's name, also of those that were never looked at."""
    dialog = save(bench, monkeypatch, "Layers…", (str(tmp_path / "maps.npz"), NPZ))
    assert Path(dialog.asked[0][1]).name == "chelsea-layers.npz"
    with np.load(tmp_path / "maps.npz") as found:
        assert tuple(found) == NAMES
        for name in ("conv1_1", "conv4_3", "pool5"):
            assert near(found[name], right(name))


def test_all_layers_as_a_folder(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file for each; the suffix of the other kind is taken off the folder's name."""
    bench.panel.before_relu_wished.emit(True)  # noqa: FBT003
    bench.settle()
    save(bench, monkeypatch, "Layers…", (str(tmp_path / "chelsea-layers.npz"), FOLDER))
    folder = tmp_path / "chelsea-layers"
    assert {path.name for path in folder.iterdir()} == {f"{name}.npy" for name in NAMES}
    assert near(np.load(folder / "conv5_1.npy"), right("conv5_1", before_relu=True))
    assert near(np.load(folder / "pool2.npy"), right("pool2"))
    assert bench.messages.said == [f"Saved as {folder}."]


def test_copying(bench: Bench) -> None:
    """The clipboard holds the map in its colours, a pixel a number."""
    at_map(bench, "conv2_1", 41)
    as_computed(bench)
    QGuiApplication.clipboard().clear()
    bench.action("Copy picture of the map").trigger()
    bench.idle()
    image = QGuiApplication.clipboard().image()
    plane = right("conv2_1")[41]
    expected = paint(magnitude(float(plane.max())), plane)
    assert np.abs(pixels_of(image)[..., :3].astype(int) - expected).max() <= 1


def test_the_folder_is_remembered(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """For whatever is saved next; Cancel saves nothing."""
    folder = tmp_path / "saved"
    folder.mkdir()
    save(bench, monkeypatch, "Map…", (str(folder / "a.npy"), NUMBERS))
    dialog = save(bench, monkeypatch, "Mosaic…", ("", ""))
    assert dialog.asked[0][1] == str(folder / "chelsea-conv1_1.png")
    assert [path.name for path in folder.iterdir()] == ["a.npy"]


def test_saving_where_it_cannot_be(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A sentence."""
    for button, name, kind in (("Map…", "a.png", PICTURES), ("Mosaic…", "a.npy", NPY), ("Layers…", "a.npz", NPZ)):
        save(bench, monkeypatch, button, (str(tmp_path / "no" / "such" / name), kind))
    assert len(bench.messages.errors) == 3
    assert bench.messages.said == []


def test_nothing_to_save_yet(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the first maps are there no dialog is opened."""
    bench = build(enter=False)
    for button in ("Map…", "Mosaic…", "Layers…"):
        assert save(bench, monkeypatch, button).asked == []
    bench.action("Copy picture of the map").trigger()
    assert bench.context.jobs.is_idle()


def test_a_save_outlives_its_window(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Another language builds the window anew: the file is written, and that is told, without the lab that asked."""
    go_on = threading.Event()
    write = maps_saving.write_mosaic

    def write_slowly(shown: Shown, photo: str, path: Path) -> None:
        assert go_on.wait(20)
        write(shown, photo, path)

    monkeypatch.setattr(maps_saving, "write_mosaic", write_slowly)
    monkeypatch.setattr(saving, "QFileDialog", FakeFileDialog((str(tmp_path / "a.npy"), NPY)))
    bench.idle()
    bench.action("Save mosaic of all maps…").trigger()
    bench.lab.leave()
    bench.context.jobs.abandon()
    delete_now(bench.lab)
    go_on.set()
    bench.idle()
    assert near(np.load(tmp_path / "a.npy"), right("conv1_1"))
    assert bench.messages.said == [f"Saved as {tmp_path / 'a.npy'}."]


def test_a_plot_that_is_saved_is_told(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As every file that is written is, in the bar."""
    path = tmp_path / "numbers.svg"
    monkeypatch.setattr(saving, "QFileDialog", FakeFileDialog((str(path), "")))
    bench.panel.histogram.ask_save()
    assert bench.panel.histogram.folder() == tmp_path  # the next time the dialog begins here
    assert path.read_bytes().startswith(b"<?xml")
    assert bench.messages.said == [f"Saved as {path}."]
