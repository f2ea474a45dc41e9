"""Saving and copying the response: the chosen kind, the folder, and nothing slow on the main thread."""

import threading
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QGuiApplication, QImage

from cnngui.engine.colours import Scale, paint, paint_argb, signed
from cnngui.engine.grids import read_grid
from cnngui.engine.photos import read_photo
from cnngui.gui.lab_list import delete_now
from cnngui.gui.labs.filters import saving as filters_saving
from cnngui.gui.labs.filters.shown import Shown
from cnngui.gui.services import saving
from tests.fakes_gui import FakeFileDialog
from tests.gui.labs.filters.conftest import Bench

PICTURES, NUMBERS = "Pictures (*.png *.jpg *.webp *.tiff)", "Numbers, signed (*.npy *.csv)"


def save(bench: Bench, monkeypatch: pytest.MonkeyPatch, *answers: tuple[str, str]) -> FakeFileDialog:
    """Run the command with a dialog that answers; wait until the file is there, and give the dialog."""
    dialog = FakeFileDialog(*answers)
    monkeypatch.setattr(saving, "QFileDialog", dialog)
    bench.lab.actions()[0].trigger()
    bench.qtbot.waitUntil(bench.context.jobs.is_idle)
    return dialog


def copied(bench: Bench) -> QImage:
    """Run the command, and give what is on the clipboard then."""
    QGuiApplication.clipboard().clear()
    bench.lab.actions()[1].trigger()
    bench.qtbot.waitUntil(bench.context.jobs.is_idle)
    return QGuiApplication.clipboard().image()


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("pattern-response.png", PICTURES, "pattern-response.png"),
        ("pattern-response.png", NUMBERS, "pattern-response.npy"),
        ("other.csv", NUMBERS, "other.csv"),
        ("other", NUMBERS, "other.npy"),
        ("other", PICTURES, "other.png"),
        ("photo of 3.5.2026", PICTURES, "photo of 3.5.2026.png"),
        ("other.tif", PICTURES, "other.tif"),
        ("other.csv", PICTURES, "other.csv"),
        ("other.csv", "", "other.csv"),
        ("other", "", "other.png"),
    ],
)
def test_what_is_typed_is_written(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, kind: str, expected: str
) -> None:
    """A known ending that is typed wins, then the kind that is chosen; the file is of that kind inside."""
    folder = tmp_path / "saved"
    folder.mkdir()
    dialog = save(bench, monkeypatch, (str(folder / name), kind))
    assert [path.name for path in folder.iterdir()] == [expected]
    assert dialog.asked[0][2] == f"{PICTURES};;{NUMBERS}"
    assert bench.messages.said == [f"Saved as {folder / expected}."]
    if Path(expected).suffix in {".npy", ".csv"}:
        assert read_grid(folder / expected).numbers.min() < 0
    else:
        assert read_photo(folder / expected).size == (40, 30)


def test_the_folder_is_remembered(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Once something was saved there; Cancel saves nothing."""
    folder = tmp_path / "saved"
    folder.mkdir()
    dialog = save(bench, monkeypatch, ("", ""))
    assert dialog.asked[0][1] == str(Path.home() / "pattern-response.png")
    save(bench, monkeypatch, (str(tmp_path / "missing" / "a.png"), PICTURES))
    assert len(bench.messages.errors) == 1
    assert bench.context.settings.text("save_folder") == ""
    save(bench, monkeypatch, (str(folder / "a.png"), PICTURES))
    dialog = save(bench, monkeypatch, ("", ""))
    assert dialog.asked[0][1] == str(folder / "pattern-response.png")


def test_no_file_is_replaced_unasked(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the name got another suffix and that file is there, the dialog asks again, about that one."""
    there = tmp_path / "a.npy"
    there.write_bytes(b"precious")
    dialog = save(bench, monkeypatch, (str(tmp_path / "a"), NUMBERS), ("", ""))
    assert there.read_bytes() == b"precious"
    assert dialog.asked[1][1] == str(there)
    save(bench, monkeypatch, (str(tmp_path / "a"), NUMBERS), (str(there), NUMBERS))
    assert read_grid(there).numbers.shape == (30, 40)


def test_the_copy_has_the_colours_of_the_screen(bench: Bench) -> None:
    """At full size, and what was copied is said."""
    image = copied(bench)
    assert (image.width(), image.height()) == (40, 30)
    plane = np.array([[-2, 0], [1, 2], [-1, 5]], np.float32)
    picture = saving.painted(signed(2.0), plane)
    colours = [[picture.pixelColor(x, y) for x in range(2)] for y in range(3)]
    numbers = [[[colour.red(), colour.green(), colour.blue()] for colour in row] for row in colours]
    assert numbers == paint(signed(2.0), plane).tolist()
    assert bench.messages.said == ["The picture of the response is copied."]


def test_the_copy_is_drawn_off_the_main_thread(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large one would hold up the window; its end is told."""
    threads: list[str] = []

    def paint_noted(scale: Scale, plane: NDArray[np.float32], out: NDArray[np.uint32]) -> NDArray[np.uint32]:
        threads.append(threading.current_thread().name)
        return paint_argb(scale, plane, out)

    monkeypatch.setattr(saving, "paint_argb", paint_noted)
    assert not copied(bench).isNull()
    assert threads == ["cnngui-opencv"]
    assert bench.messages.said == ["The picture of the response is copied."]


def test_no_room_for_the_copy_is_said(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what is on the clipboard is left alone."""

    def fail(*_arguments: object) -> None:
        raise cv2.error("(-4:Insufficient memory) Failed to allocate 9 bytes")

    monkeypatch.setattr(saving, "paint_argb", fail)
    assert copied(bench).isNull()
    assert len(bench.messages.errors) == 1


def test_a_save_outlives_its_window(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Another language builds the window anew: the file is written, and that is told, without the lab that asked."""
    go_on = threading.Event()
    write = filters_saving.write

    def write_slowly(shown: Shown, path: Path) -> None:
        assert go_on.wait(20)
        write(shown, path)

    monkeypatch.setattr(filters_saving, "write", write_slowly)
    monkeypatch.setattr(saving, "QFileDialog", FakeFileDialog((str(tmp_path / "a.npy"), NUMBERS)))
    bench.lab.actions()[0].trigger()
    bench.context.jobs.abandon()
    delete_now(bench.lab)
    go_on.set()
    bench.qtbot.waitUntil(bench.context.jobs.is_idle)
    assert read_grid(tmp_path / "a.npy").numbers.shape == (30, 40)
    assert bench.messages.said == [f"Saved as {tmp_path / 'a.npy'}."]
