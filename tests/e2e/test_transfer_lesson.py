"""A lesson through the window: folders are dropped, a network learns, errs, is explained, corrected, saved and used."""

import json
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtTest import QTest

from cnngui.cli import main
from cnngui.gui.labs.transfer import state as states
from cnngui.gui.labs.transfer.controller import TransferLab
from cnngui.gui.widgets.pictures.heat_picture import HeatPicture
from cnngui.gui.window.main_window import MainWindow
from tests.e2e.open_window import Visit
from tests.gui.labs.bench import choose_item
from tests.gui.labs.transfer.conftest import EACH, LEFT, drop_files, write_classes

pytestmark = pytest.mark.usefixtures("home")


def transfer(window: MainWindow) -> TransferLab:
    """Return the lab, in front."""
    window.show_lab("transfer")
    return cast("TransferLab", window.lab())


class Lesson:
    """The steps of the lesson, each by hand; False while there is something to wait for."""

    def __init__(self, folder: Path, saved: Path) -> None:
        self.folder, self.saved = folder, saved
        self.wrong = str(folder / "green" / "not green.png")

    def drops(self, window: MainWindow) -> bool:
        """Drop a folder of two classes."""
        lab = transfer(window)
        if not lab.settle():
            return False
        drop_files(lab.view.pictures.shelf.viewport(), self.folder)
        lab.wish(states.with_lesson, epochs=8)
        return True

    def trains(self, window: MainWindow) -> bool:
        """Press Train."""
        lab = transfer(window)
        if not lab.settle() or list(lab.laid.pictures.counts) != [EACH + 1, EACH]:
            return False
        QTest.mouseClick(lab.side.runs.buttons["train"], LEFT)
        return lab.workshop.running is not None

    def asks_why(self, window: MainWindow) -> bool:
        """Open the picture that the network takes for something else."""
        lab = transfer(window)
        if lab.workshop.running is not None or not lab.settle():
            return False
        lab.explain(self.wrong)
        return True

    def fixes(self, window: MainWindow) -> bool:
        """See where the network looked, put the picture into the other class, and train again."""
        lab = transfer(window)
        if not lab.settle():
            return False
        assert isinstance(lab.view.answers.mistakes.picture.picture, HeatPicture)
        assert lab.view.answers.mistakes.bars.rows[0].name == "red"
        combo = lab.side.answers.label
        assert combo.currentText() == "green"
        choose_item(combo, combo.findText("red"))
        QTest.mouseClick(lab.side.runs.buttons["train"], LEFT)
        return True

    def saves(self, window: MainWindow) -> bool:
        """Save the second network, which makes no mistake."""
        lab = transfer(window)
        if lab.workshop.running is not None or len(lab.workshop.runs) < 2 or not lab.settle():
            return False
        assert lab.first is not None
        assert lab.first.accuracy == 1.0
        QTest.mouseClick(lab.side.runs.buttons["save-network"], LEFT)
        return True

    def is_saved(self, _window: MainWindow) -> bool:
        """Wait for the file."""
        return self.saved.exists()


def test_the_lesson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Every step by hand; what is saved answers from the command line as it did in the window."""
    saved = tmp_path / "mine.safetensors"
    lesson = Lesson(write_classes(tmp_path / "colours"), saved)
    monkeypatch.setattr("cnngui.gui.services.saving.ask_where", lambda *_: saved)
    steps = (lesson.drops, lesson.trains, lesson.asks_why, lesson.fixes, lesson.saves, lesson.is_saved)
    assert Visit(*steps).main() == 0
    capsys.readouterr()
    assert main(["classify", lesson.wrong, "--model", str(saved), "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert told["classes"][0]["name"] == "red"
