"""Networks that learned → files and back; digits of a folder."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from cnngui.gui.labs.digits.learning import keeping
from cnngui.networks.digits import load_network
from tests.gui.labs.bench import PATIENCE_MS
from tests.gui.labs.digits.learning_bench import TRAIN, LearningBench, learning

__all__ = ["learning"]


def test_saved_and_opened_again(learning: LearningBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same weights; a file that is none is refused in a sentence."""
    pupil = learning.learned()
    path = tmp_path / "mine.safetensors"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    learning.action("Save the network…").trigger()
    learning.qtbot.waitUntil(lambda: path.exists() and pupil.is_saved, timeout=PATIENCE_MS)
    assert pupil.network is not None
    saved = load_network(path)
    assert all(np.array_equal(values, saved.weights[name]) for name, values in pupil.network.weights.items())
    learning.learning.take(path)
    learning.qtbot.waitUntil(lambda: len(learning.pupils) == 2, timeout=PATIENCE_MS)
    learning.wait()
    loaded = learning.pupils[1]
    assert learning.lab.school.title(loaded.key) == "2. mine"
    assert loaded.examined is not None
    assert pupil.examined is not None
    assert loaded.examined.accuracy == pupil.examined.accuracy
    (tmp_path / "other.safetensors").write_bytes(b"nothing")
    learning.learning.take(tmp_path / "other.safetensors")
    learning.qtbot.waitUntil(lambda: bool(learning.messages.errors), timeout=PATIENCE_MS)
    assert "other.safetensors" in str(learning.messages.errors[-1])
    assert len(learning.pupils) == 2


def test_a_dropped_network_is_taken(learning: LearningBench, tmp_path: Path) -> None:
    """A file of ours, dropped on the canvas; a picture is left to the window."""
    pupil = learning.learned()
    path = tmp_path / "mine.safetensors"
    keeping.save(pupil, path)
    for name, is_taken in (("mine.safetensors", True), ("photo.png", False)):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        nothing, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        event = QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, button, nothing)
        learning.canvas.dropEvent(event)
        learning.qtbot.waitUntil(learning.context.jobs.is_idle, timeout=PATIENCE_MS)
        assert len(learning.pupils) == 2, name
        assert event.isAccepted() or not is_taken
    learning.wait()


def test_networks_come_back_the_next_day(learning: LearningBench) -> None:
    """With weights, curves and names; a damaged one is told, and the others come."""
    pupil = learning.learned()
    room = learning.learning._room
    assert room.unsaved() == 1
    files = room.pack(portable=False)
    files["9999.safetensors"] = b"damaged"
    room._pupils.clear()
    room.unpack(files)
    learning.qtbot.waitUntil(lambda: bool(learning.pupils), timeout=PATIENCE_MS)
    learning.wait()
    back = learning.pupils[0]
    assert back is not pupil
    assert back.key == pupil.key
    assert pupil.network is not None
    assert back.network is not None
    for name, values in pupil.network.weights.items():
        assert np.array_equal(values, back.network.weights[name])
    assert len(back.records) == len(pupil.records)
    assert back.settings.seed == pupil.settings.seed
    assert back.seen == TRAIN
    assert learning.messages.errors


def test_digits_of_a_folder(learning: LearningBench, tmp_path: Path) -> None:
    """Fashion-MNIST brings its own names; a folder without the files is refused, and the digits stay."""
    digits = learning.lab.school.digits
    assert digits is not None
    folder = tmp_path / "fashion"
    folder.mkdir()
    for part, name in ((digits.train.first(128), "train"), (digits.test.first(60), "t10k")):
        head = bytes([0, 0, 8, 3]) + b"".join(each.to_bytes(4, "big") for each in part.pictures.shape)
        (folder / f"{name}-images-idx3-ubyte").write_bytes(head + part.pictures.tobytes())
        head = bytes([0, 0, 8, 1]) + len(part).to_bytes(4, "big")
        (folder / f"{name}-labels-idx1-ubyte").write_bytes(head + part.labels.tobytes())
    learning.learning.take(folder)
    learning.qtbot.waitUntil(lambda: learning.lab.school.folder == str(folder), timeout=PATIENCE_MS)
    pupil = learning.learned()
    assert pupil.classes[0] == "T-shirt"
    assert pupil.seen == 128
    assert " → " in learning.digits_shown()[0]
    assert learning.digits_shown()[0].split(" → ")[0] in pupil.classes
    learning.learning.take(tmp_path)
    learning.qtbot.waitUntil(lambda: bool(learning.messages.errors), timeout=PATIENCE_MS)
    learning.settle()
    assert learning.lesson.folder == str(folder) == learning.lab.school.folder
    learning.teach(folder="")
    assert learning.lab.school.digits is digits
