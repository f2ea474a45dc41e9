"""Saving and copying as every lab does it: the chosen kind, the folder, and nothing slow on the main thread."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from cnngui.engine.colours import Scale, magnitude, paint, signed
from cnngui.gui.services import saving
from cnngui.gui.services.jobs import JobRunner, Lane
from cnngui.gui.services.saving import (
    Kind,
    ask_where,
    copy,
    folder_of,
    listed,
    named,
    painted,
    really,
    save,
    save_folder_of,
    tell_saved,
)
from cnngui.gui.services.settings import Settings
from tests.fakes_gui import FakeFileDialog, FakeMessages

KINDS = (Kind("Pictures", (".png", ".jpg")), Kind("Numbers", (".npy", ".csv")), Kind("Folder", ("",)))


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[JobRunner]:
    """Return a runner that is shut down after the test."""
    runner = JobRunner()
    yield runner
    runner.shutdown()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return settings of the test's own."""
    return Settings(tmp_path / "settings.json")


def ask(monkeypatch: pytest.MonkeyPatch, *answers: tuple[str, str]) -> tuple[Path | None, FakeFileDialog]:
    """Ask with a dialog that answers."""
    dialog = FakeFileDialog(*answers)
    monkeypatch.setattr(saving, "QFileDialog", dialog)
    return ask_where("Save", Path("there", "proposed.png"), KINDS), dialog


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("a.png", "Pictures", "a.png"),
        ("a.JPG", "Pictures", "a.JPG"),
        ("a", "Pictures", "a.png"),
        ("x.csv", "Pictures", "x.csv"),
        ("a.NPY", "Pictures", "a.NPY"),
        ("a.png", "Numbers", "a.png"),
        ("a.csv", "Numbers", "a.csv"),
        ("a", "Numbers", "a.npy"),
        ("there/proposed.png", "Numbers", "there/proposed.npy"),
        ("there/proposed.png", "Folder", "there/proposed"),
        ("a.csv", "Folder", "a.csv"),
        ("photo of 3.5.2026", "Numbers", "photo of 3.5.2026.npy"),
        ("a.png", "Folder", "a"),
        ("a.b", "Folder", "a.b"),
        ("a.csv", "", "a.csv"),
        ("a", "", "a.png"),
    ],
)
def test_a_known_ending_that_is_typed_wins(
    monkeypatch: pytest.MonkeyPatch, name: str, kind: str, expected: str
) -> None:
    """Over the kind that is chosen; without one, or where the proposed name was left, the chosen kind holds."""
    path, dialog = ask(monkeypatch, (name, kind))
    assert path == Path(expected)
    assert dialog.asked == [("Save", str(Path("there", "proposed.png")), "Pictures;;Numbers;;Folder")]


def test_changing_one_s_mind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cancel gives nothing."""
    assert ask(monkeypatch, ("", ""))[0] is None


def test_no_file_is_replaced_unasked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the name got another suffix and that file is there, the dialog asks again, about that one."""
    there = tmp_path / "a.npy"
    there.write_bytes(b"precious")
    path, dialog = ask(monkeypatch, (str(tmp_path / "a"), "Numbers"), ("", ""))
    assert path is None
    assert dialog.asked[1][1] == str(there)
    path, dialog = ask(monkeypatch, (str(tmp_path / "a"), "Numbers"), (str(there), "Numbers"))
    assert path == there
    assert len(dialog.asked) == 2
    path, dialog = ask(monkeypatch, (str(there), "Numbers"))  # of this one the dialog itself has asked
    assert path == there


@pytest.mark.parametrize(("name", "kind"), [("a.xyz", "Pictures"), ("a.bmp", ""), ("a.npz", "Numbers")])
def test_an_unknown_ending_gets_one_sentence(monkeypatch: pytest.MonkeyPatch, name: str, kind: str) -> None:
    """It names the endings that there are; then the dialog asks again, with the name as it was typed."""
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "information", lambda _parent, _title, text: told.append(text))
    path, dialog = ask(monkeypatch, (name, kind), ("a.csv", kind))
    assert path == Path("a.csv")
    assert dialog.asked[1][1] == name
    ending = Path(name).suffix
    assert told == [f"{name}: this cannot be saved as {ending}. End the name in .png, .jpg, .npy, .csv."]


def test_names() -> None:
    """A suffix of the kind stays, in any case; a known one of another kind gives way; others belong to the name."""
    assert named(Path("a.CSV"), (".npy", ".csv")) == Path("a.CSV")
    assert named(Path("x", "a.png"), (".npy",)) == Path("x", "a.npy")
    assert named(Path("a.npz"), (".npy",)) == Path("a.npz.npy")
    assert named(Path("a.npz"), ("",), (".npz",)) == Path("a")


def test_a_file_is_written_off_the_main_thread(
    qtbot: QtBot, jobs: JobRunner, settings: Settings, tmp_path: Path
) -> None:
    """And then told; its folder is where the next dialog begins."""
    messages, threads = FakeMessages(), []
    assert folder_of(settings) == Path.home()

    def write() -> None:
        threads.append(threading.current_thread().name)
        (tmp_path / "a.txt").write_text("saved")

    save(jobs, messages, settings, tmp_path / "a.txt", write, Lane.FILES)
    (job,) = jobs.jobs()
    assert job.title == "Saving a.txt"
    assert job.outlives_window
    qtbot.waitUntil(jobs.is_idle)
    assert threads == ["cnngui-files"]
    assert messages.said == [f"Saved as {tmp_path / 'a.txt'}."]
    assert folder_of(settings) == tmp_path


def test_trouble_while_writing(qtbot: QtBot, jobs: JobRunner, settings: Settings, tmp_path: Path) -> None:
    """Is told, and the folder is not remembered."""
    messages = FakeMessages()

    def write() -> None:
        message = "the disk is full"
        raise OSError(message)

    save(jobs, messages, settings, tmp_path / "a.txt", write, Lane.FILES)
    qtbot.waitUntil(jobs.is_idle)
    assert [str(error) for error in messages.errors] == ["the disk is full"]
    assert messages.said == []
    assert settings.text("save_folder") == ""


def test_saves_stay_out_of_the_folders_of_pictures(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They begin among the documents, then where something was saved last, whatever was opened meanwhile."""
    documents = tmp_path / "Documents"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(documents))
    settings.set("last_folder", str(tmp_path / "photos"))
    assert save_folder_of(settings) == Path.home()
    documents.mkdir()
    assert save_folder_of(settings) == documents
    tell_saved(FakeMessages(), settings, tmp_path / "sheets" / "a.pdf")
    settings.set("last_folder", str(tmp_path / "photos"))
    assert save_folder_of(settings) == tmp_path / "sheets"


def red() -> QImage:
    """Draw a small red picture."""
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    return image


def test_copying(qtbot: QtBot, jobs: JobRunner) -> None:
    """The picture is on the clipboard, and that is said: nothing else on screen shows it."""
    messages = FakeMessages()
    QGuiApplication.clipboard().clear()
    copy(jobs, messages, red, Lane.OPENCV, "It is copied.")
    qtbot.waitUntil(jobs.is_idle)
    assert QGuiApplication.clipboard().image().pixelColor(1, 1) == QColor("red")
    assert messages.said == ["It is copied."]


def test_the_last_copy_counts(qtbot: QtBot, jobs: JobRunner) -> None:
    """Of two in a row."""
    go_on = threading.Event()

    def slowly() -> QImage:
        assert go_on.wait(20)
        return QImage(9, 9, QImage.Format.Format_RGB32)

    messages = FakeMessages()
    copy(jobs, messages, slowly, Lane.OPENCV, "")
    copy(jobs, messages, red, Lane.OPENCV, "")
    go_on.set()
    qtbot.waitUntil(jobs.is_idle)
    assert QGuiApplication.clipboard().image().width() == 3


def test_a_copy_that_fails(qtbot: QtBot, jobs: JobRunner) -> None:
    """Is told, and what is on the clipboard is left alone."""
    messages = FakeMessages()
    QGuiApplication.clipboard().setImage(red())

    def draw() -> QImage:
        raise MemoryError

    copy(jobs, messages, draw, Lane.OPENCV, "")
    qtbot.waitUntil(jobs.is_idle)
    assert isinstance(messages.errors[0], MemoryError)
    assert QGuiApplication.clipboard().image().width() == 3


@pytest.mark.parametrize("scale", [signed(2.0), magnitude(3.0)])
def test_a_plane_is_painted_a_pixel_a_number(scale: Scale) -> None:
    """In the colours of its scale, also where a row is no multiple of four bytes."""
    plane = np.random.default_rng(0).normal(size=(4, 7)).astype(np.float32)
    image = painted(scale, plane)
    places = [[image.pixelColor(x, y) for x in range(7)] for y in range(4)]
    found = [[(colour.red(), colour.green(), colour.blue()) for colour in row] for row in places]
    assert np.array_equal(found, paint(scale, plane))


def test_no_room_for_a_picture() -> None:
    """More pixels than there can be: no crash, an error that has a sentence."""
    plane = np.broadcast_to(np.float32(0), (200_000, 200_000))
    with pytest.raises(MemoryError):
        painted(magnitude(1.0), plane)


def asked(monkeypatch: pytest.MonkeyPatch, *, answer: bool) -> list[str]:
    """Answer the question about other files, and return what is asked."""
    questions: list[str] = []

    def question(_parent: object, _title: str, text: str, *_buttons: object) -> QMessageBox.StandardButton:
        questions.append(text)
        return QMessageBox.StandardButton.Yes if answer else QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", question)
    return questions


def answers_of(path: Path) -> list[Path]:
    """Return what is written beside a worksheet."""
    return [path.with_name(f"{path.stem}-answers.pdf")]


@pytest.mark.parametrize("answer", [True, False])
def test_files_beside_are_asked_about(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, answer: bool) -> None:
    """The dialog knows nothing of them; who says no is asked for another name."""
    (tmp_path / "sheet-answers.pdf").write_text("of last week, with notes")
    monkeypatch.setattr(
        saving,
        "QFileDialog",
        FakeFileDialog((str(tmp_path / "sheet.pdf"), "PDF"), (str(tmp_path / "other.pdf"), "PDF")),
    )
    questions = asked(monkeypatch, answer=answer)
    path = ask_where("Save", tmp_path / "sheet.pdf", [Kind("PDF", (".pdf",))], answers_of)
    assert path == tmp_path / ("sheet.pdf" if answer else "other.pdf")
    assert questions == ["Already there: sheet-answers.pdf. Replace?"]


def test_files_beside_are_named(qtbot: QtBot, jobs: JobRunner, settings: Settings, tmp_path: Path) -> None:
    """Of many, the first three."""
    messages, path = FakeMessages(), tmp_path / "a.pdf"
    save(jobs, messages, settings, path, lambda: None, Lane.FILES, beside=answers_of(path))
    qtbot.waitUntil(jobs.is_idle)
    assert messages.said == [f"Saved as {path}, with a-answers.pdf."]
    assert listed([Path(f"{number:03}.png") for number in range(5)]) == "000.png, 001.png, 002.png and 2 more"


@pytest.mark.skipif(os.name == "nt", reason="names of files are text there")
def test_names_that_are_no_utf_8(tmp_path: Path, settings: Settings) -> None:
    """Qt's dialogs put � for what they cannot write: what is meant is found, and no such folder proposed."""
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9t\xe9"))
    folder.mkdir()
    assert really(f"{tmp_path}/\N{REPLACEMENT CHARACTER}t\N{REPLACEMENT CHARACTER}/new.png") == folder / "new.png"
    assert really(str(tmp_path / "plain.png")) == tmp_path / "plain.png"
    assert really(f"{tmp_path}/no\N{REPLACEMENT CHARACTER}/a") == tmp_path / "no\N{REPLACEMENT CHARACTER}" / "a"
    settings.set("last_folder", str(folder))
    assert folder_of(settings) == Path.home()
