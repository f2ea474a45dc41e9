"""`cnngui shots` draws every lab, as asked for, and touches nothing else."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from cnngui.cli import main
from cnngui.gui.lab_list import LABS
from cnngui.gui.look.theme import CONTRAST_DARK, DARK, LIGHT


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder for settings that must stay empty."""
    folder = tmp_path / "config"
    monkeypatch.setenv("CNNGUI_CONFIG_DIR", str(folder))
    return folder


def colours_of(image: QImage) -> int:
    """Tell how many different colours a picture has."""
    return len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)})


def test_every_lab_is_drawn(
    tmp_path: Path, config: Path, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    """At the size asked for, in the theme asked for, with a photo in it; the user's settings stay untouched."""
    folder = tmp_path / "new" / "pictures"
    assert main(["shots", str(folder), "--size", "1400x900"]) == 0
    paths = [folder / f"{entry.name}.png" for entry in LABS]
    assert capsys.readouterr().out.split() == [str(path) for path in paths]
    assert sorted(folder.iterdir()) == sorted(paths)
    for path in paths:
        image = QImage(str(path))
        assert (image.width(), image.height()) == (1400, 900)
        assert colours_of(image) > 100
        assert image.pixelColor(image.width() // 2, image.height() - 2) == QColor(LIGHT.ground)
    assert not config.exists()


@pytest.mark.parametrize(
    ("options", "ground"),
    [
        (["--theme", "dark", "--language", "fr"], DARK.ground),
        (["--theme", "dark", "--projector"], CONTRAST_DARK.ground),
    ],
)
def test_theme_language_and_projector_change_the_picture(
    tmp_path: Path, qapp: QApplication, options: list[str], ground: str
) -> None:
    """And the application has its looks back afterwards."""
    before = qapp.palette(), qapp.font()
    assert main(["shots", str(tmp_path), *options]) == 0
    image = QImage(str(tmp_path / f"{LABS[0].name}.png"))
    assert image.pixelColor(image.width() // 2, image.height() - 2) == QColor(ground)
    assert (qapp.palette(), qapp.font()) == before


def test_a_folder_that_cannot_be_made_is_one_sentence(
    tmp_path: Path, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    """And no traceback."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert main(["shots", str(tmp_path / "file" / "pictures")]) != 0
    said = capsys.readouterr().err
    assert "filters.png cannot be written" in said
    assert len(said.strip().splitlines()) == 1
