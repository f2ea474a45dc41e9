"""Every way a photo gets in."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, QUrl
from PySide6.QtGui import QColor, QColorSpace, QGuiApplication, QImage, QPixmap
from pytestqt.qtbot import QtBot

from cnngui.engine.grids import read_input
from cnngui.engine.photos import Photo, read_photo
from cnngui.engine.saving import save_picture
from cnngui.engine.sources import source_of
from cnngui.gui.services import open_file, photo_opener
from cnngui.gui.services.jobs import JobRunner
from cnngui.gui.services.photo_opener import MOST_RECENT, PhotoOpener
from cnngui.gui.services.settings import Settings
from cnngui.gui.services.workspace import Workspace
from cnngui.paths import bundled_photos
from tests.fakes_gui import FakeFileDialog, FakeMessages


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


class Slow:
    """Stands in for a function that a job calls: it waits until it is let, and tells on which threads it ran."""

    def __init__(self, real: Callable[..., Any], *, is_open: bool = False) -> None:
        self._real = real
        self.gate = threading.Event()
        self.threads: list[str] = []
        if is_open:
            self.gate.set()

    def __call__(self, *arguments: object) -> Any:  # noqa: ANN401  (as the real one)
        """Wait, then do what the real one does."""
        self.threads.append(threading.current_thread().name)
        assert self.gate.wait(20)
        return self._real(*arguments)


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: object) -> Iterator[World]:
    """Return a world of its own."""
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


def test_recent_photos_are_few(world: World) -> None:
    """Ten at most, without doubles; one that was deleted is told of when it is opened, and not offered any more."""
    paths = [world.save(f"{number}.png") for number in range(MOST_RECENT + 2)]
    for path in (*paths, paths[5]):
        world.open(path)
    assert len(world.opener.recent()) == MOST_RECENT
    assert world.opener.recent()[0] == paths[5]
    paths[5].unlink()
    paths[6].write_text("broken, but there")
    for path in paths[5:7]:
        world.open(path)
    assert [paths[number].name in str(error) for number, error in zip((5, 6), world.messages.errors, strict=True)]
    assert paths[5] not in world.opener.recent()
    assert paths[6] in world.opener.recent()


def test_offering_recent_photos_asks_no_disk(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network drive that does not answer would hold up every menu."""
    path = world.save("a.png")
    world.open(path)

    looked_at: list[Path] = []
    real_stat = Path.stat

    def stat(self: Path, **_options: object) -> os.stat_result:
        looked_at.append(self)
        return real_stat(self)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "stat", stat)
        recent = world.opener.recent()
    assert (recent, looked_at) == ([path], [])


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


# Sizes while something is under way


def large(world: World, name: str = "large.png") -> Path:
    """Save a photo that every working size but the full one makes smaller."""
    path = world.save(name)
    save_picture(np.zeros((60, 2100, 3), np.uint8), path)
    return path


def test_a_photo_that_is_being_opened_comes_at_the_newest_size(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Changing the size meanwhile does not drop it."""
    slow = Slow(read_input)
    monkeypatch.setattr(photo_opener, "read_input", slow)
    world.opener.open_path(large(world))
    world.qtbot.waitUntil(lambda: bool(slow.threads))
    world.settings.set("working_size", 512)
    world.settings.set("working_size", 2048)
    slow.gate.set()
    world.wait()
    assert world.workspace.source.name == "large.png"
    assert world.workspace.source.shape[1] == world.workspace.working_size == 2048


def test_a_photo_that_cannot_be_read_leaves_the_newest_size(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The size was asked for meanwhile; it is for the photo that stays, then."""
    world.open(large(world))
    slow = Slow(read_input)
    monkeypatch.setattr(photo_opener, "read_input", slow)
    world.opener.open_path(world.folder / "missing.png")
    world.settings.set("working_size", 512)
    slow.gate.set()
    world.wait()
    assert len(world.messages.errors) == 1
    assert world.workspace.source.shape[1] == world.workspace.working_size == 512


def test_there_and_back_stays(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another size and the former one again, before the first is through: nothing has to be computed."""
    world.settings.set("working_size", 512)
    world.open(large(world))
    source = world.workspace.source
    slow = Slow(source_of)
    monkeypatch.setattr(photo_opener, "source_of", slow)
    world.settings.set("working_size", 2048)
    world.qtbot.waitUntil(lambda: bool(slow.threads))
    world.settings.set("working_size", 512)
    slow.gate.set()
    world.wait()
    assert world.workspace.source is source
    assert world.workspace.working_size == 512
    assert len(slow.threads) == 1


def test_another_size_that_is_stopped_or_fails_is_taken_back(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings say what is on screen, so that the size can be asked for again."""
    world.settings.set("working_size", 512)
    world.open(large(world))
    slow = Slow(source_of)
    monkeypatch.setattr(photo_opener, "source_of", slow)
    world.settings.set("working_size", 0)
    (job,) = world.jobs.jobs()
    job.cancel()
    slow.gate.set()
    world.wait()
    assert world.settings.integer("working_size") == world.workspace.working_size == 512

    def fail(*_arguments: object) -> object:
        raise MemoryError

    monkeypatch.setattr(photo_opener, "source_of", fail)
    world.settings.set("working_size", 0)
    world.wait()
    assert isinstance(world.messages.errors[0], MemoryError)
    assert world.settings.integer("working_size") == world.workspace.working_size == 512


# Pictures that are no pictures, and work that is not done on the main thread


def test_a_picture_that_cannot_be_decoded(world: World) -> None:
    """The clipboard promises a picture and there is none in it: a sentence."""
    for nothing in (QImage(), QPixmap(), b"no picture"):
        data = QMimeData()
        data.setImageData(nothing)
        assert data.hasImage()
        assert world.opener.drop(data)
    assert len(world.messages.said) == 3
    assert world.messages.said[0].startswith("This picture comes in a form that cannot be read.")
    assert world.jobs.is_idle()


def test_a_pixmap_is_a_picture(world: World) -> None:
    """As another part of a program may drop one."""
    pixmap = QPixmap(3, 2)
    pixmap.fill(QColor(1, 2, 3))
    data = QMimeData()
    data.setImageData(pixmap)
    assert world.opener.drop(data)
    world.wait()
    assert world.workspace.source.data.tolist() == [[[1, 2, 3]] * 3] * 2


@pytest.mark.parametrize("work", ["_pixels", "read_neighbour"])
def test_it_is_done_off_the_main_thread(world: World, monkeypatch: pytest.MonkeyPatch, work: str) -> None:
    """Converting a large picture, and listing a folder on a drive that does not answer."""
    slow = Slow(getattr(photo_opener, work), is_open=True)
    monkeypatch.setattr(photo_opener, work, slow)
    world.open(world.save("a.png"))
    if work == "_pixels":
        image = QImage(5, 3, QImage.Format.Format_RGB32)
        QGuiApplication.clipboard().setImage(image)
        world.opener.paste()
    else:
        world.opener.next()
    world.wait()
    assert slow.threads == ["cnngui-files"]


def test_what_cannot_be_read_is_passed_over(world: World) -> None:
    """A clicker does not get stuck at a broken file: it is named, and the next one is opened."""
    first = world.save("a.png", 1)
    world.save("c.png", 3)
    (first.parent / "b.jpg").write_text("no picture")
    world.open(first)
    world.opener.next()
    world.wait()
    assert world.workspace.source.name == "c.png"
    assert world.messages.said == ["Passed over, since it cannot be read: b.jpg."]
    world.opener.previous()
    world.wait()
    assert world.workspace.source.name == "a.png"


def test_quick_steps_add_up(world: World) -> None:
    """Three clicks while one photo loads are three photos on, and one back again two."""
    first = world.save("0.png", 0)
    for number in range(1, 6):
        world.save(f"{number}.png", number)
    world.open(first)
    for _ in range(3):
        world.opener.next()
    world.wait()
    assert world.workspace.source.name == "3.png"
    world.opener.next()
    world.opener.previous()
    world.opener.previous()
    world.wait()
    assert world.workspace.source.name == "2.png"


# The dialog


def test_asking_for_a_file(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """It begins in the folder of the last photo, offers what can be read, and Cancel changes nothing."""
    path = world.save("a.png")
    dialog = FakeFileDialog((str(path), ""), ("", ""))
    monkeypatch.setattr(open_file, "QFileDialog", dialog)
    world.opener.ask()
    world.wait()
    assert world.workspace.source.name == "a.png"
    world.opener.ask()
    world.wait()
    assert world.workspace.source.name == "a.png"
    assert [start for _, start, _ in dialog.asked] == [str(Path.home()), str(path.parent)]
    assert "*.png" in dialog.asked[0][2]
    assert "*.csv" in dialog.asked[0][2]


latin_1 = pytest.mark.skipif(os.name == "nt", reason="names of files are text there")


@latin_1
def test_names_that_are_no_utf_8(world: World) -> None:
    """They open by every way, are recent, and settings can be changed afterwards."""
    first = world.save("a.png")
    odd = Path(os.fsdecode(os.fsencode(first.parent) + b"/\xe9t\xe9.png"))
    odd.write_bytes(first.read_bytes())
    world.open(first)
    world.opener.next()
    world.wait()
    assert world.workspace.opened.path == odd
    assert world.opener.recent() == [odd, first]
    world.settings.set("theme", "dark")
    assert Settings(world.folder / "settings.json").texts("recent_photos") == (str(odd), str(first))
    world.open(first)
    data = QMimeData()
    data.setUrls([QUrl.fromEncoded(b"file://" + os.fsencode(first.parent) + b"/%E9t%E9.png")])
    assert world.opener.drop(data)
    world.wait()
    assert world.workspace.opened.path == odd
    assert world.messages.said == []


def test_photos_that_another_window_opened_stay_recent(world: World) -> None:
    """Each adds to the list of the other."""
    ours, theirs = world.save("a.png"), world.save("b.png")
    Settings(world.folder / "settings.json").set("recent_photos", (str(theirs),))
    world.open(ours)
    assert world.opener.recent() == [ours, theirs]


@pytest.mark.parametrize("text", ["https://example.org/cat.png", " http://example.org/a?b=c \n"])
def test_an_address_is_told_as_one(world: World, text: str) -> None:
    """Dropped as an address or pasted as text."""
    for is_url in (True, False):
        data = QMimeData()
        if is_url:
            data.setUrls([QUrl(text.strip())])
        else:
            data.setText(text)
        assert world.opener.drop(data)
        assert "is an address, not a picture. Save the picture first" in world.messages.said[-1]
    assert world.workspace.opened.name == "first"


@pytest.mark.parametrize("name", ["DisplayP3", "AdobeRgb", "ProPhotoRgb", "SRgbLinear"])
def test_what_is_pasted_has_the_colours_of_what_is_opened(name: str, tmp_path: Path) -> None:
    """The profile that Qt hands over counts by the same rules."""
    space = QColorSpace(getattr(QColorSpace.NamedColorSpace, name))
    y, x = np.mgrid[:40, :60]
    picture = np.dstack([x * 4, y * 6, 255 - x * 4]).astype(np.uint8)
    Image.fromarray(picture).save(tmp_path / "p.png", icc_profile=bytes(space.iccProfile().data()))
    opened, pasted = read_photo(tmp_path / "p.png"), photo_opener.photo_of_image(QImage(str(tmp_path / "p.png")), "p")
    assert np.abs(opened.pixels.astype(int) - pasted.pixels).max() <= 1
    assert [str(note) for note in pasted.notes] == [str(note) for note in opened.notes]


@pytest.mark.parametrize("form", [QImage.Format.Format_Grayscale8, QImage.Format.Format_CMYK8888])
def test_grey_and_inks_with_a_profile(form: QImage.Format) -> None:
    """No profile of another kind of colours makes a picture unreadable."""
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(QColor(90, 90, 90))
    image = image.convertToFormat(form)
    if form == QImage.Format.Format_Grayscale8:
        image.setColorSpace(QColorSpace(QPointF(0.3457, 0.3585), QColorSpace.TransferFunction.SRgb))
    photo = photo_opener.photo_of_image(image, "p")
    assert np.abs(photo.pixels.astype(int) - 90).max() <= 2


def test_a_pasted_picture_with_empty_alpha_is_seen() -> None:
    """As it comes from programs that know no alpha."""
    image = QImage(4, 3, QImage.Format.Format_ARGB32)
    image.fill(QColor(200, 10, 20, 0))
    assert (photo_opener.photo_of_image(image, "p").pixels == (200, 10, 20)).all()


def test_a_video_is_told_where_it_belongs(world: World, tmp_path: Path) -> None:
    """It is no photo, and nothing is read."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "street.MP4"))])
    assert world.opener.drop(data)
    assert world.messages.said == ["street.MP4 is a video: open it in Maps, under Live, or drop it on the maps."]
    assert world.messages.errors == []
