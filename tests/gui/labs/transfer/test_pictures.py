"""The page of pictures: sets, folders, classes, moves, suspects, the camera; all can be undone."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from cnngui.engine.video import Frame
from cnngui.gui.labs.transfer.gathering import lay_out
from cnngui.gui.labs.transfer.pictures.camera import LivePicture
from cnngui.gui.labs.transfer.pictures.shelf import pictures_data
from cnngui.gui.labs.transfer.state import Album, Flag, Source
from cnngui.tasks.transfer import NOTHING, TransferError
from tests.gui.labs.bench import PATIENCE_MS, Benches
from tests.gui.labs.transfer.conftest import EACH, Bench, drop, drop_files, write_classes


def test_cut_outs_are_there_at_once(bench: Bench) -> None:
    """Five classes with their counts, and the pictures of the first one."""
    assert bench.counts == {"birds": 32, "flowers": 23, "fruit": 18, "hoofed animals": 28, "vegetables": 18}
    assert bench.view.pictures.classes.texts[0] == "birds\n32 pictures"
    assert len(bench.view.pictures.shelf.keys) == 32
    assert bench.reads("Nothing leaves this computer")


def test_other_sets(bench: Bench) -> None:
    """Each replaces what is there; undo brings it back."""
    bench.choose("Bundled pictures", "Digits: not like ImageNet")
    bench.settle()
    assert list(bench.counts) == list("0123456789")
    bench.lab.undo()
    bench.settle()
    assert "birds" in bench.counts


def test_a_dropped_folder_replaces_the_first_set(bench: Bench, folder: Path) -> None:
    """Its folders are classes; a second one comes beside."""
    bench.open(folder)
    assert bench.counts == {"green": EACH + 1, "red": EACH}
    write_classes(folder.parent / "more", 2)
    (folder.parent / "more" / "green").rename(folder.parent / "more" / "blue")
    bench.open(folder.parent / "more")
    assert bench.counts == {"green": EACH + 1, "red": EACH + 2, "blue": 3}


def test_damaged_pictures_are_named(bench: Bench, folder: Path) -> None:
    """Quietly: the rest is there."""
    (folder / "red" / "broken.jpg").write_bytes(b"\xff\xd8\xff nothing")
    bench.open(folder)
    assert bench.counts["red"] == EACH
    assert "broken.jpg" in bench.panel.pictures.note.text()
    assert not bench.messages.errors


def test_a_folder_that_is_none_is_refused_and_left(bench: Bench, tmp_path: Path) -> None:
    """One sentence; the album is as before."""
    (tmp_path / "empty").mkdir()
    bench.lab.wish(album=bench.state.album.__class__(sources=(Source(), Source("folder", (str(tmp_path / "empty"),)))))
    bench.qtbot.waitUntil(lambda: len(bench.state.album.sources) == 1, timeout=PATIENCE_MS)
    bench.settle()
    assert len(bench.messages.errors) == 1
    assert bench.counts["birds"] == 32


def test_a_dropped_folder_that_is_none_loses_nothing(bench: Bench, tmp_path: Path) -> None:
    """The pictures that it would have replaced are back."""
    (tmp_path / "empty").mkdir()
    drop_files(bench.view, tmp_path / "empty")
    bench.qtbot.waitUntil(lambda: bool(bench.messages.errors), timeout=PATIENCE_MS)
    bench.settle()
    assert bench.counts["birds"] == 32
    assert isinstance(bench.messages.current, TransferError)


def test_pictures_are_dragged_to_another_class(bench: Bench, folder: Path) -> None:
    """One step of undo; the keyboard moves them too."""
    bench.open(folder)
    shelf, classes = bench.view.pictures.shelf, bench.view.pictures.classes
    wrong = str(folder / "green" / "not green.png")
    assert wrong in shelf.keys
    place = classes.visualItemRect(classes.item(1)).center()
    drop(classes.viewport(), pictures_data([wrong]), QPointF(place))
    bench.settle()
    assert bench.counts == {"green": EACH, "red": EACH + 1}
    bench.lab.undo()
    bench.settle()
    assert bench.counts == {"green": EACH + 1, "red": EACH}
    shelf.select([wrong])
    bench.choose("Move to", "red")
    bench.settle()
    assert bench.counts == {"green": EACH, "red": EACH + 1}


def test_delete_takes_marked_pictures_away(bench: Bench, folder: Path) -> None:
    """The files stay; undo brings the pictures back."""
    bench.open(folder)
    shelf = bench.view.pictures.shelf
    shelf.select(shelf.keys[:2])
    QTest.keyClick(shelf, Qt.Key.Key_Delete)
    bench.settle()
    assert bench.counts["green"] == EACH - 1
    assert len(list((folder / "green").iterdir())) == EACH + 1
    bench.lab.undo()
    bench.settle()
    assert bench.counts["green"] == EACH + 1


def test_classes_are_added_renamed_and_removed(bench: Bench, folder: Path) -> None:
    """A name that is taken is refused in words."""
    bench.open(folder)
    page = bench.lab._pictures
    page.add_class("blue")
    bench.settle()
    assert bench.counts["blue"] == 0
    assert page.chosen(bench.state) == "blue"
    drop_files(bench.view.pictures.shelf.viewport(), folder / "red" / "red 0.png", folder / "red" / "red 1.png")
    bench.settle()
    assert bench.counts == {"green": EACH + 1, "red": EACH - 2, "blue": 2}  # they are here already, and go over
    page.add_class("red")
    assert "already" in str(bench.messages.errors[-1])
    bench.panel.pictures.name.setText("sky")
    bench.panel.pictures.name.setModified(True)
    bench.panel.pictures.name.editingFinished.emit()
    bench.settle()
    assert list(bench.counts) == ["green", "red", "sky"]
    bench.lab.do("remove-class")
    bench.settle()
    assert list(bench.counts) == ["green", "red"]
    bench.lab.undo()
    assert list(bench.counts) == ["green", "red", "sky"]


def test_a_class_for_nothing(bench: Bench, folder: Path) -> None:
    """Pieces of pictures, under the name by which a network that slides knows it; removed, it can come back."""
    bench.open(folder)
    for _ in range(2):
        bench.lab.do("add-nothing")
        bench.settle()
        assert bench.counts[NOTHING] > 100
        bench.lab.wish(chosen=NOTHING)
        bench.lab.do("remove-class")
        bench.settle()
        assert list(bench.counts) == ["green", "red"]


def test_files_come_into_the_class_that_is_chosen(bench: Bench, folder: Path) -> None:
    """Also into one that was just made, beside a set of one's own."""
    bench.lab.do("empty")
    bench.settle()
    drop_files(bench.view.pictures.shelf.viewport(), folder / "red" / "red 0.png")
    assert "class first" in bench.messages.said[-1]
    bench.lab._pictures.add_class("warm")
    drop_files(bench.view.pictures.shelf.viewport(), folder / "red" / "red 0.png", folder / "red" / "red 1.png")
    bench.settle()
    assert bench.counts == {"warm": 2}


def test_suspects_are_flagged_and_remembered(bench: Bench, folder: Path, benches: Benches) -> None:
    """The picture in the wrong class is among them, is kept over a restart, and can be called right."""
    bench.open(folder)
    wrong = str(folder / "green" / "not green.png")
    bench.lab.do("suspects")
    bench.qtbot.waitUntil(lambda: bool(bench.state.flags), timeout=PATIENCE_MS)
    bench.settle()
    assert wrong in [flag.picture for flag in bench.state.flags]
    assert bench.view.pictures.shelf.keys == [flag.picture for flag in bench.state.flags]
    told = bench.lab.state()
    bench.lab.leave()
    other = benches.build(Bench, enter=False)
    other.lab.restore(told)
    other.lab.enter()
    other.settle()
    assert other.counts == {"green": EACH + 1, "red": EACH}
    assert wrong in other.view.pictures.shelf.keys
    other.view.pictures.shelf.select([wrong])
    other.lab.do("fine")
    other.settle()
    assert wrong not in other.view.pictures.shelf.keys
    assert any(flag == Flag(wrong, "green", "red", flag.probability) for flag in other.state.flags)


def test_a_burst_goes_into_the_class(bench: Bench, benches: Benches, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the button is held, three pictures a second; let go, they are one step of undo."""
    page, panel = bench.lab._pictures, bench.panel.pictures
    panel.burst_begun.emit()
    assert "camera first" in panel.taken.text()
    monkeypatch.setattr(type(bench.lab.live), "is_on", True)
    panel.burst_begun.emit()
    random = np.random.default_rng(3)
    for number in range(10):
        pixels = random.integers(0, 256, (480, 640, 3), np.uint8)
        page.show_camera(LivePicture(Frame(pixels, number, 0.1 * number, None), 10.0))
    assert panel.taken.text() == "3 pictures"
    panel.burst_ended.emit()
    bench.settle()
    assert bench.counts["birds"] == 35
    kept, album = bench.lab.library.pack(portable=True), bench.state.album
    assert len(kept) == 3
    bench.lab.leave()
    other = benches.build(Bench, enter=False)
    other.lab.library.unpack(kept)
    other.lab.history.amend(replace(other.state, album=album))
    other.lab.enter()
    other.settle()
    assert other.counts["birds"] == 35
    bench.lab.enter()
    bench.lab.undo()
    bench.settle()
    assert bench.counts["birds"] == 32


def test_a_folder_that_is_dropped_again_is_read_again(bench: Bench, folder: Path) -> None:
    """What was taken away of it comes back, and what is new in it is there."""
    bench.open(folder)
    bench.lab.do("remove-class")
    bench.settle()
    assert list(bench.counts) == ["red"]
    (folder / "red" / "red 0.png").rename(folder / "red" / "renamed.png")
    (folder / "red" / "red 1.png").unlink()
    drop_files(bench.view, folder)
    bench.qtbot.waitUntil(lambda: bench.counts == {"green": EACH + 1, "red": EACH - 1}, timeout=PATIENCE_MS)


def test_page_keys_go_through_the_classes(bench: Bench) -> None:
    """As on a clicker; at the ends they are the window's."""
    assert bench.lab.turn_page(1)
    assert bench.lab._pictures.chosen(bench.state) == "flowers"
    assert bench.lab.turn_page(-1)
    assert not bench.lab.turn_page(-1)


def test_nothing_has_a_name_of_the_language() -> None:
    """Of the window, as the classes of the cut-outs; before its pieces are read, too."""
    album = Album(sources=(Source("nothing", into=NOTHING),))
    assert lay_out(album, {}, {NOTHING: "rien"}).pictures.classes == ("rien",)
