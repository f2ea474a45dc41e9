"""Every way a photo gets in."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from cnngui.engine.photos import Photo, read_photo
from cnngui.engine.saving import save_picture
from cnngui.gui.jobs import JobRunner
from cnngui.gui.photo_opener import MOST_RECENT, PhotoOpener
from cnngui.gui.settings import Settings
from cnngui.gui.workspace import Workspace
from cnngui.paths import bundled_photos
from tests.fakes_gui import FakeMessages


class World:
    """An opener and all that it works on."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.folder = folder
        self.qtbot = qtbot
        self.workspace = Workspace(Photo(np.zeros((4, 4, 3), np.uint8), "first"))
        self.jobs = JobRunner()
        self.settings = Settings(folder / "settings.json")
        self.messages = FakeMessages()
        self.opener = PhotoOpener(self.workspace, self.jobs, self.settings, self.messages, self.workspace)

    def save(self, name: str, red: int = 0) -> Path:
        """Save a small photo."""
        path = self.folder / "photos" / name
        path.parent.mkdir(exist_ok=True)
        save_picture(np.full((6, 8, 3), (red, 0, 0), np.uint8), path)
        return path

    def wait(self) -> None:
        """Wait until every job has ended."""
        self.qtbot.waitUntil(self.jobs.is_idle)

    def open(self, path: Path) -> None:
        """Open a file, and wait."""
        self.opener.open_path(path)
        self.wait()


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: object) -> Iterator[World]:
    """Give a world of its own."""
    world = World(tmp_path, qtbot)
    yield world
    world.jobs.shutdown()


def test_opening_brings_the_photo_to_the_working_size(world: World) -> None:
    """The setting holds; the file is remembered as recent, with its folder."""
    world.settings.set("working_size", 512)
    cat = world.save("été à Noël.png")
    big = world.folder / "photos" / "big.png"
    save_picture(np.zeros((600, 1200, 3), np.uint8), big)
    world.open(cat)
    assert world.workspace.source.name == "été à Noël.png"
    world.open(big)
    assert world.workspace.source.shape == (256, 512, 3)
    assert world.opener.recent() == [big, cat]
    assert world.settings.text("last_folder") == str(big.parent)


def test_what_cannot_be_read_changes_nothing(world: World) -> None:
    """A sentence, and the photo before stays."""
    broken = world.folder / "broken.jpg"
    broken.write_text("no picture")
    for path in (broken, world.folder / "missing.png", world.folder):
        world.open(path)
    assert len(world.messages.errors) == 3
    assert world.workspace.source.name == "first"
    assert world.opener.recent() == []


def test_next_and_previous_go_round_in_natural_order(world: World) -> None:
    """IMG_2 comes before IMG_10; other files are passed over."""
    paths = [world.save(f"IMG_{number}.png", number) for number in (10, 2, 1)]
    (paths[0].parent / "notes.txt").write_text("no photo")
    world.open(paths[2])
    names = []
    for _ in range(3):
        world.opener.next()
        world.wait()
        names.append(world.workspace.source.name)
    assert names == ["IMG_2.png", "IMG_10.png", "IMG_1.png"]
    world.opener.previous()
    world.wait()
    assert world.workspace.source.name == "IMG_10.png"


def test_samples_are_not_recent(world: World) -> None:
    """The bundled photos have a menu of their own; from one of them, next walks through them."""
    world.open(bundled_photos()[0])
    assert world.opener.recent() == []
    world.opener.next()
    world.wait()
    assert world.workspace.source.name != bundled_photos()[0].name
    assert world.workspace.source.path in bundled_photos()
    assert world.opener.samples() == list(bundled_photos())


def test_recent_photos_are_few_and_there(world: World) -> None:
    """Ten at most, without doubles; those that were deleted are not offered."""
    paths = [world.save(f"{number}.png") for number in range(MOST_RECENT + 2)]
    for path in (*paths, paths[5]):
        world.open(path)
    assert len(world.opener.recent()) == MOST_RECENT
    assert world.opener.recent()[0] == paths[5]
    paths[5].unlink()
    assert paths[5] not in world.opener.recent()


def test_pasting_a_picture(world: World) -> None:
    """A copied picture comes in with its colours, transparent parts on white."""
    image = QImage(5, 3, QImage.Format.Format_ARGB32)
    image.fill(QColor(200, 100, 50))
    image.setPixelColor(0, 0, QColor(0, 0, 0, 0))
    QGuiApplication.clipboard().setImage(image)
    world.opener.paste()
    world.wait()
    data = world.workspace.source.data
    assert data.shape == (3, 5, 3)
    assert data[2, 4].tolist() == [200, 100, 50]
    assert data[0, 0].tolist() == [255, 255, 255]
    assert world.workspace.source.path is None


def test_pasting_nothing(world: World) -> None:
    """Text is no picture: a sentence."""
    QGuiApplication.clipboard().setText("hello")
    world.opener.paste()
    assert world.messages.said == ["There is no picture on the clipboard. Copy one, then paste again."]


def test_dropping_a_file(world: World) -> None:
    """The first of the files is opened; what is no file and no picture is refused."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(world.save("dropped.png", 7)))])
    assert world.opener.drop(data)
    world.wait()
    assert world.workspace.source.name == "dropped.png"
    text = QMimeData()
    text.setText("hello")
    assert not world.opener.drop(text)


def test_the_working_size_changes_off_the_main_thread(world: World) -> None:
    """Smaller and back: the photo itself is kept."""
    world.open(bundled_photos()[0])
    full = read_photo(bundled_photos()[0]).pixels
    world.opener.set_working_size(100)
    world.wait()
    assert max(world.workspace.source.shape) == 100
    world.opener.set_working_size(None)
    world.wait()
    assert np.array_equal(world.workspace.source.data, full)


def test_notes_are_told(world: World) -> None:
    """A picture with transparency says what was done to it."""
    image = QImage(4, 4, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    path = world.folder / "clear.png"
    assert image.save(str(path))
    world.open(path)
    assert len(world.messages.said) == 1
    assert world.messages.said[0].endswith(".")
