"""Sessions: what was done is there after quitting, in a file to carry, and nothing is lost without a word."""

import json
import time
import zipfile
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from cnngui.engine.chain import Chain, Layer
from cnngui.engine.grids import Grid
from cnngui.engine.kernels.table import find
from cnngui.engine.photos import Photo, read_photo
from cnngui.engine.saving import save_picture
from cnngui.gui.app import build_services
from cnngui.gui.lab_list import LABS
from cnngui.gui.labs.style.piece import Piece
from cnngui.gui.labs.style.run import Studio
from cnngui.gui.labs.style.state import StyleState, settings_of
from cnngui.gui.services import open_file, saving
from cnngui.gui.services.jobs import Lane
from cnngui.gui.services.services import Services
from cnngui.gui.services.session import Session, SessionError, read_session, write_session
from cnngui.gui.services.settings import Settings
from cnngui.gui.window.main_window import MainWindow
from cnngui.gui.window.session import take_last
from cnngui.gui.window.session_data import session_of
from cnngui.networks.network import Network
from cnngui.paths import bundled_photos, bundled_styles
from cnngui.tasks.style import StyleResult
from tests.fakes_gui import FakeFileDialog

PATIENCE_MS = 60_000


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CNNGUI_DATA_DIR", str(tmp_path / "data"))


class House:
    """Starts the app again and again, as on one day after the other."""

    def __init__(self, app: QApplication, qtbot: QtBot, folder: Path) -> None:
        self.app, self.qtbot, self.folder = app, qtbot, folder
        self.last = folder / "last.cnngui"
        self.services: Services
        self.window: MainWindow
        self._open: list[tuple[Services, MainWindow]] = []

    def start(self, day: str = "today") -> MainWindow:
        """Open a window where the last one was closed; another day has settings of its own."""
        settings = Settings(self.folder / day / "settings.json")
        settings.set("language", "en")
        self.services = build_services(self.app, settings)
        self.window = MainWindow(self.services, LABS, take_last(self.services, self.last))
        self.window.sessions.keep_last_in(self.last)
        self.window.show()
        self._open.append((self.services, self.window))
        return self.window

    def settle(self) -> None:
        """Wait until the lab shows everything."""
        self.qtbot.waitUntil(lambda: self.window.lab().settle(), timeout=PATIENCE_MS)

    def studio(self) -> Studio:
        """Return the gallery; the Style lab is shown first."""
        self.window.show_lab("style")
        studio = self.services.lasting["style-studio"]
        assert isinstance(studio, Studio)
        return studio

    def close_all(self) -> None:
        """End what is open."""
        for services, window in self._open:
            services.jobs.shutdown()
            window.deleteLater()


@pytest.fixture
def house(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    """Return what starts the app."""
    made = House(qapp, qtbot, tmp_path)
    yield made
    made.close_all()


def answer(monkeypatch: pytest.MonkeyPatch, button: str) -> list[str]:
    """Press a button of the question that is asked, and write down what it says."""
    asked: list[str] = []

    def press(box: QMessageBox) -> int:
        asked.append(box.text())
        next(each for each in box.buttons() if each.text() == button).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    return asked


def painted(studio: Studio, number: int = 1) -> Piece:
    """Put a finished picture into the gallery."""
    state = StyleState((str(bundled_styles()[3]),), strength=0.7)
    photo = Photo(np.full((8, 10, 3), 50, np.uint8), "cat.png")
    piece = Piece(number, photo, state, Network({}))
    image = np.arange(240, dtype=np.uint8).reshape(8, 10, 3)
    piece.result = StyleResult(image, settings_of(state), None, 15, 3.5, piece.network, (), is_stopped=False)
    studio._pieces.append(piece)
    return piece


@dataclass(frozen=True)
class Step:
    """A step that knows how far it is."""

    fraction: float


def without_end() -> Generator[Step, None, None]:
    """Work until somebody stops it."""
    while True:
        time.sleep(0.01)
        yield Step(0.5)


def a_photo(folder: Path, name: str = "mine.png") -> Path:
    """Write a photo."""
    path = folder / name
    save_picture(np.random.default_rng(1).integers(0, 255, (40, 60, 3), np.uint8), path)
    return path


def open_photo(house: House, path: Path) -> None:
    """Open a photo, and wait until it is there."""
    house.services.photos.open_path(path)
    house.qtbot.waitUntil(lambda: house.services.workspace.source.name == path.name, timeout=PATIENCE_MS)


# From one day to the next


def test_what_was_done_is_there_the_next_day(house: House) -> None:
    """The photo, the lab, the filters, what was set in a lab, and what can be undone."""
    window = house.start()
    open_photo(house, a_photo(house.folder))
    window.show_lab("steps")
    house.settle()
    steps = window.lab()
    page = replace(steps.now, page="why")  # type: ignore[attr-defined]
    steps.history.push(page)  # type: ignore[attr-defined]
    window.show_lab("filters")
    chain = Chain((Layer((find("sharpen").filter,)),))
    window.lab().wish(lambda state: replace(state, edited=state.edited.with_chain(chain)))  # type: ignore[attr-defined]
    house.settle()
    assert window.close()

    window = house.start()
    assert house.services.workspace.source.name == "mine.png"
    assert house.services.workspace.source.path == house.folder / "mine.png"
    assert window.begun().lab == "filters"
    assert window.lab().now.chain == chain  # type: ignore[attr-defined]
    assert house.services.workspace.chain == chain
    window.lab().undo()
    assert window.lab().now.chain != chain  # type: ignore[attr-defined]
    window.show_lab("steps")
    assert window.lab().now.page == "why"  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", [entry.name for entry in LABS])
def test_every_lab_comes_back_as_it_was(house: House, name: str) -> None:
    """Its state through a file is its state."""
    window = house.start()
    window.show_lab(name)
    house.settle()
    before = window.lab().now  # type: ignore[attr-defined]
    assert window.close()
    window = house.start()
    assert window.begun().lab == name
    now = window.lab().now  # type: ignore[attr-defined]
    identity = house.services.workspace.source.identity
    for field in {"source", "pinned_on"} & set(vars(before)):
        value = getattr(before, field)
        before = replace(before, **{field: (identity, *value[1:]) if isinstance(value, tuple) else identity})
    assert now == before
    assert window.frame.messages.text() == ""


def test_the_gallery_comes_back(house: House) -> None:
    """Pixel by pixel, with how each was made, whichever lab is in front; what is in a file already is known to be."""
    house.start()
    piece = painted(house.studio())
    house.window.show_lab("filters")
    assert house.window.close()
    house.start()
    assert house.window.close()  # the Style lab was not even opened that day
    house.start()
    studio = house.studio()
    found = studio.pieces[0]
    assert found.image is not None
    assert piece.image is not None
    np.testing.assert_array_equal(found.image, piece.image)
    assert (found.key, found.state, found.photo.name) == (piece.key, piece.state, "cat.png")
    assert found.about is not None
    assert json.loads(found.about)["styles"] == [bundled_styles()[3].name]
    assert (found.result.steps, found.result.seconds) == (15, 3.5)  # type: ignore[union-attr]
    assert house.window.lab().canvas.gallery.count() == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("of_grid", [False, True])
def test_a_photo_without_a_file_comes_back(house: House, *, of_grid: bool) -> None:
    """Pasted pictures, and grids."""
    house.start()
    pixels = np.random.default_rng(0).integers(0, 255, (20, 30, 3), np.uint8)
    opened = (
        Grid(np.array([[1, -2.5], [0.1, 4]], np.float32), "numbers") if of_grid else Photo(pixels, "pasted picture")
    )
    house.services.workspace.open(opened)
    shown = house.services.workspace.source.data
    assert house.window.close()
    house.start()
    source = house.services.workspace.source
    assert (source.name, source.path) == (opened.name, None)
    np.testing.assert_array_equal(source.data, shown)


def test_a_grid_and_the_photo_behind_it_come_back(house: House) -> None:
    """The labs that need a photo show it, and what was set on either is on it again."""
    window = house.start()
    open_photo(house, a_photo(house.folder))
    window.show_lab("maps")
    window.show_lab("filters")
    house.services.workspace.open(Grid(np.eye(5, dtype=np.float32), "numbers"))
    assert window.close()
    window = house.start()
    workspace = house.services.workspace
    assert (workspace.source.name, workspace.photo.name) == ("numbers", "mine.png")
    states = window.begun().states
    assert states["maps"]["states"][-1]["source"] == workspace.photo.identity  # type: ignore[index]


def test_a_photo_that_has_gone_is_said(house: House) -> None:
    """In one sentence; the cat is there, and what was set in the labs."""
    house.start()
    path = a_photo(house.folder)
    open_photo(house, path)
    house.window.show_lab("steps")
    assert house.window.close()
    path.unlink()
    window = house.start()
    assert house.services.workspace.source.name == "chelsea.png"
    assert "mine.png" in window.frame.messages.text()
    assert window.begun().lab == "steps"


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 cut short"])
def test_a_broken_file_is_said(house: House, content: bytes) -> None:
    """The app starts as it did on the first day."""
    house.last.write_bytes(content)
    window = house.start()
    assert house.services.workspace.source.name == "chelsea.png"
    assert window.frame.messages.text().count(".cnngui") == 1


def test_states_that_make_no_sense_begin_anew(house: House) -> None:
    """One lab's; said in one sentence."""
    house.start()
    session = session_of(house.services, house.window.begun(), portable=False)
    filters = session.data["labs"]["filters"]
    filters["states"][0]["edited"] = {"is": "Edited", "chain": 3}
    write_session(session, house.last)
    window = house.start()
    assert "begins anew" in window.frame.messages.text()
    house.settle()
    assert window.lab().now.chain == house.services.workspace.chain  # type: ignore[attr-defined]


def test_one_can_begin_anew(house: House) -> None:
    """The setting keeps nothing, and leaves nothing."""
    house.start()
    open_photo(house, a_photo(house.folder))
    assert house.window.close()
    assert house.last.exists()
    house.start()
    house.services.settings.set("start", "fresh")
    assert house.window.close()
    assert not house.last.exists()
    house.start()
    assert house.services.workspace.source.name == "chelsea.png"


def test_a_signal_keeps_without_a_question(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Session and geometry."""
    asked = answer(monkeypatch, "Cancel")
    house.start()
    open_photo(house, a_photo(house.folder))
    house.window.resize(1100, 700)
    house.window.keep()
    assert read_session(house.last).data["photo"]["name"] == "mine.png"
    assert house.services.settings.text("geometry") != ""
    assert asked == []


# Leaving


def work_long(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have something under way for long enough to be missed."""
    monkeypatch.setattr("cnngui.gui.window.session.LONG", 0.0)
    house.services.jobs.start(Lane.FILES, without_end(), title="Looking for it")


def test_long_work_asks_before_it_is_lost(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cancel keeps it going; quiet work, and none at all, ask nothing."""
    house.start()
    work_long(house, monkeypatch)
    asked = answer(monkeypatch, "Cancel")
    assert not house.window.close()
    assert house.window.isVisible()
    assert "Looking for it" in asked[0]
    assert any(not job.is_cancelled for job in house.services.jobs.jobs())
    answer(monkeypatch, "Quit and keep")
    assert house.window.close()
    assert house.last.exists()


def test_unsaved_pictures_ask_where_nothing_is_kept(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """With "Begin anew" the gallery would be lost: save the session, stay, or quit."""
    house.start()
    piece = painted(house.studio())
    house.services.settings.set("start", "fresh")
    asked = answer(monkeypatch, "Cancel")
    assert not house.window.close()
    assert "in no file" in asked[0]
    path = house.folder / "evening.cnngui"
    monkeypatch.setattr(saving, "QFileDialog", FakeFileDialog((str(path), "")))
    answer(monkeypatch, "Save session…")
    assert not house.window.close()
    house.qtbot.waitUntil(path.exists, timeout=PATIENCE_MS)
    piece.is_saved = True
    asked = answer(monkeypatch, "Cancel")
    assert house.window.close()
    assert asked == []


def test_what_cannot_be_kept_is_asked_about(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk, or a folder that may not be written."""
    house.start()
    (house.folder / "in the way").write_text("a file")
    house.window.sessions.keep_last_in(house.folder / "in the way" / "last.cnngui")
    asked = answer(monkeypatch, "Cancel")
    assert not house.window.close()
    assert len(asked) == 1
    answer(monkeypatch, "Quit without saving")
    assert house.window.close()


# A file to carry


def saved(house: House, monkeypatch: pytest.MonkeyPatch, name: str = "lesson") -> Path:
    """Save the session under a name, as people do."""
    path = house.folder / f"{name}.cnngui"
    monkeypatch.setattr(saving, "QFileDialog", FakeFileDialog((str(house.folder / name), "")))
    house.window.action("save-session").trigger()
    house.qtbot.waitUntil(path.exists, timeout=PATIENCE_MS)
    return path


def opened(house: House, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Open a session, as people do; what labs then measure quietly is not waited for."""
    monkeypatch.setattr(open_file, "QFileDialog", FakeFileDialog((str(path), "")))
    house.window.action("open-session").trigger()
    house.qtbot.waitUntil(lambda: all(job.quiet for job in house.services.jobs.jobs()), timeout=PATIENCE_MS)


def test_a_session_is_carried_to_another_machine(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the photo and style pictures of one's own, which are not there; one can go back."""
    house.start()
    photo, style = a_photo(house.folder), a_photo(house.folder, "style of mine.png")
    open_photo(house, photo)
    painted(house.studio())
    house.window.lab()._library.take([style])  # type: ignore[attr-defined]
    house.qtbot.waitUntil(lambda: house.window.lab().now.styles == (str(style),), timeout=PATIENCE_MS)  # type: ignore[attr-defined]
    path = saved(house, monkeypatch)
    pixels = read_photo(photo).pixels
    photo.unlink()
    style.unlink()

    house.last.unlink(missing_ok=True)
    house.start("another")
    mine = painted(house.studio())
    house.window.show_lab("filters")
    opened(house, path, monkeypatch)
    np.testing.assert_array_equal(house.services.workspace.source.data, pixels)
    assert house.services.workspace.source.name == "mine.png"
    assert house.window.begun().lab == "style"
    assert "lesson.cnngui" in house.window.frame.messages.text()
    now = house.window.lab().now  # type: ignore[attr-defined]
    assert Path(now.styles[0]).is_file()
    np.testing.assert_array_equal(read_photo(now.styles[0]).pixels, pixels)
    assert mine in house.studio().pieces
    assert len(house.studio().pieces) == 2
    opened(house, path, monkeypatch)
    assert len(house.studio().pieces) == 2


def test_one_can_go_back_from_a_session(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """To the photo and the lab of before."""
    house.start()
    house.window.show_lab("steps")
    path = saved(house, monkeypatch)
    house.window.show_lab("filters")
    open_photo(house, a_photo(house.folder))
    opened(house, path, monkeypatch)
    assert (house.window.begun().lab, house.services.workspace.source.name) == ("steps", "chelsea.png")
    house.window.frame.messages.button.click()
    assert (house.window.begun().lab, house.services.workspace.source.name) == ("filters", "mine.png")


def test_a_session_is_dropped_like_a_photo(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is opened; no photo of that name is looked for."""
    house.start()
    house.window.show_lab("steps")
    path = saved(house, monkeypatch)
    house.window.show_lab("filters")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    assert house.services.photos.drop(data)
    house.qtbot.waitUntil(lambda: house.window.begun().lab == "steps", timeout=PATIENCE_MS)


def test_what_comes_with_the_app_is_named_without_its_folder(tmp_path: Path) -> None:
    """So that another machine finds it; nothing of the disk is in the file."""
    path, photo = tmp_path / "a.cnngui", str(bundled_photos()[0])
    write_session(Session({"styles": [str(bundled_styles()[0])], "photo": photo}), path)
    with zipfile.ZipFile(path) as archive:
        text = archive.read("session.json").decode()
    assert "/" not in text.replace("styles/", "").replace("photos/", "")
    assert read_session(path).data == {"styles": [str(bundled_styles()[0])], "photo": photo}


def _zip(path: Path, **members: object) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.json", json.dumps(content))


@pytest.mark.parametrize(
    "write",
    [
        lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100)),
        lambda path: _zip(path, other={}),
        lambda path: _zip(path, session=[1, 2]),
        lambda path: _zip(path, session={"program": "another", "version": 1, "data": {}}),
        lambda path: _zip(path, session={"program": "cnngui session", "version": 99, "data": {}}),
        lambda path: _zip(path, session={"program": "cnngui session", "version": 1, "data": 3}),
    ],
)
def test_what_is_no_session_is_refused(tmp_path: Path, write: Callable[[Path], object]) -> None:
    """In one sentence that names the file."""
    path = tmp_path / "bad.cnngui"
    write(path)
    with pytest.raises(SessionError, match=r"bad\.cnngui"):
        read_session(path)


def test_a_bad_session_changes_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its data are those of a session, and make no sense."""
    house.start()
    open_photo(house, a_photo(house.folder))
    path = house.folder / "bad.cnngui"
    write_session(Session({"labs": 3}), path)
    opened(house, path, monkeypatch)
    assert house.services.workspace.source.name == "mine.png"
    assert "make no sense" in house.window.frame.messages.text()


# Of several files, none is dropped without a word


def test_of_several_files_the_others_are_the_next_ones(house: House) -> None:
    """In the order in which they came, whatever folder they lie in; it is said."""
    window = house.start()
    others = house.folder / "elsewhere"
    others.mkdir()
    paths = [a_photo(house.folder, "z.png"), a_photo(others, "a.png"), a_photo(house.folder, "b.png")]
    a_photo(house.folder, "c.png")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    assert house.services.photos.drop(data)

    def comes(path: Path) -> None:
        house.qtbot.waitUntil(lambda: house.services.workspace.source.path == path, timeout=PATIENCE_MS)
        house.qtbot.waitUntil(house.services.jobs.is_idle, timeout=PATIENCE_MS)

    comes(paths[0])
    assert window.frame.messages.text().startswith("3 files were dropped.")
    for path in (paths[1], paths[2], paths[0]):
        house.services.photos.next()
        comes(path)
    house.services.photos.previous()
    comes(paths[2])
