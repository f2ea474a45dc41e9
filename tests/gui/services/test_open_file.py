"""Asking for files: of some kinds, in the folder of last time."""

from pathlib import Path

import pytest

from cnngui.gui.services import open_file
from cnngui.gui.services.open_file import ask_for_file, ask_for_files
from cnngui.gui.services.settings import Settings
from tests.fakes_gui import FakeFileDialog


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return settings of the test's own."""
    return Settings(tmp_path / "settings.json")


def test_one_file(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The dialog begins at home, then where the last file was; Cancel gives none and remembers nothing."""
    path = tmp_path / "été" / "a.mp4"
    dialog = FakeFileDialog((str(path), ""), ("", ""))
    monkeypatch.setattr(open_file, "QFileDialog", dialog)
    kinds = "Videos ({patterns});;All files (*)"
    assert ask_for_file(settings, "Open a video", (".mp4", ".avi"), kinds) == path
    assert ask_for_file(settings, "Open a picture", (".png",)) is None
    assert dialog.asked == [
        ("Open a video", str(Path.home()), "Videos (*.mp4 *.avi);;All files (*)"),
        ("Open a picture", str(path.parent), "Pictures (*.png);;All files (*)"),
    ]
    assert settings.text("last_folder") == str(path.parent)


def test_files_of_the_app_lie_where_one_saves(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A session is looked for there; pictures, and the folder that is remembered for them, are another matter."""
    settings.set("last_folder", str(tmp_path / "photos"))
    settings.set("save_folder", str(tmp_path / "sheets"))
    dialog = FakeFileDialog((str(tmp_path / "mine" / "a.cnngui"), ""))
    monkeypatch.setattr(open_file, "QFileDialog", dialog)
    ask_for_file(settings, "Open a session", (".cnngui",), is_own=True)
    assert dialog.asked[0][1] == str(tmp_path / "sheets")
    assert settings.text("save_folder") == str(tmp_path / "mine")
    assert settings.text("last_folder") == str(tmp_path / "photos")


def test_several_files(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that were chosen, in their order; Cancel gives none."""
    paths = [tmp_path / "b.png", tmp_path / "a.png"]
    dialog = FakeFileDialog(("|".join(map(str, paths)), ""), ("", ""))
    monkeypatch.setattr(open_file, "QFileDialog", dialog)
    assert ask_for_files(settings, "Open style pictures", (".png",)) == paths
    assert ask_for_files(settings, "Open style pictures", (".png",)) == []
    assert dialog.asked[1][1] == str(tmp_path)
