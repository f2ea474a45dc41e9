"""The window: labs, keys, language, projector, dropping, closing."""

import threading
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFont, QGuiApplication, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cnngui.engine.grids import Grid, read_input
from cnngui.engine.photos import Photo
from cnngui.engine.saving import save_picture
from cnngui.gui.look import i18n
from cnngui.gui.look.errors import ErrorLog
from cnngui.gui.look.theme import Theme
from cnngui.gui.services.jobs import JobRunner, Lane
from cnngui.gui.services.messages import BarOfToday
from cnngui.gui.services.network_hub import NetworkHub
from cnngui.gui.services.photo_opener import PhotoOpener
from cnngui.gui.services.services import Services
from cnngui.gui.services.settings import Settings
from cnngui.gui.services.weights_fetcher import WeightsFetcher
from cnngui.gui.services.workspace import Workspace
from cnngui.gui.window.fetch_dialog import FetchDialog
from cnngui.gui.window.help_dialog import HelpDialog
from cnngui.gui.window.main_window import MainWindow
from cnngui.gui.window.placement import SMALLEST
from cnngui.gui.window.settings_dialog import SettingsDialog
from tests.fakes_gui import FakeLab, fake_entry

ENTRIES = (fake_entry("one", "Step by step"), fake_entry("two", "Compare"))
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """Return the application, and its looks and language back afterwards."""
    before = QPalette(qapp.palette()), QFont(qapp.font()), qapp.style().objectName()
    i18n.install(qapp, "en")
    yield qapp
    i18n.install(qapp, "en")
    qapp.setStyle(before[2])
    qapp.setPalette(before[0])
    qapp.setFont(before[1])


def services_for(app: QApplication, workspace: Workspace, settings: Settings) -> Services:
    """Build what lives as long as the application around a photo and settings."""
    jobs, messages = JobRunner(), BarOfToday()
    photos = PhotoOpener(workspace, jobs, settings, messages, workspace)
    networks = NetworkHub(jobs, settings, workspace)
    fetcher = WeightsFetcher(jobs, settings, messages, networks)
    return Services(
        app, workspace, jobs, settings, Theme(app, settings), ErrorLog(), messages, photos, networks, fetcher
    )


@pytest.fixture
def services(app: QApplication, tmp_path: Path) -> Iterator[Services]:
    """Return what a window is built on, with a small photo out of a folder of three."""
    folder = tmp_path / "photos"
    folder.mkdir()
    pixels = [np.full((20, 30, 3), value, np.uint8) for value in (10, 20, 30)]
    for name, each in zip("abc", pixels, strict=True):
        save_picture(each, folder / f"{name}.png")
    settings = Settings(tmp_path / "config" / "settings.json")
    settings.set("language", "en")
    settings.set("theme", "light")
    workspace = Workspace(Photo(pixels[1], "b.png", folder / "b.png"), 1024)
    made = services_for(app, workspace, settings)
    yield made
    made.jobs.shutdown()


@pytest.fixture
def open_window(services: Services, qtbot: QtBot) -> Callable[[], MainWindow]:
    """Return what opens a window and brings it to the front."""

    def open_one() -> MainWindow:
        window = MainWindow(services, ENTRIES)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return open_one


@pytest.fixture
def window(open_window: Callable[[], MainWindow]) -> MainWindow:
    """Return a window in front."""
    return open_window()


def lab_of(window: MainWindow) -> FakeLab:
    """Return the lab in front."""
    lab = window.lab()
    assert isinstance(lab, FakeLab)
    return lab


def focus() -> QWidget:
    """Return the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def drop(window: MainWindow, data: QMimeData) -> bool:
    """Drop something in the middle of the window, as the system would; tell whether it was let in."""
    middle = window.rect().center()
    actions, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(middle, actions, data, button, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(middle), actions, data, button, none))
    return enter.isAccepted()


# Labs


def test_a_lab_is_built_when_it_is_first_shown(window: MainWindow, qtbot: QtBot) -> None:
    """By digit and by click; the one before is told to leave."""
    first = lab_of(window)
    assert (first.name, first.asked) == ("one", ["enter"])
    QTest.keyClick(window, Qt.Key.Key_2, CONTROL)
    second = lab_of(window)
    assert (second.name, second.asked) == ("two", ["enter"])
    assert first.asked == ["enter", "leave"]
    assert second.canvas.isVisible()
    assert second.panel.isVisible()
    assert not first.canvas.isVisible()
    QTest.mouseClick(window.frame.rail.button("one"), Qt.MouseButton.LeftButton)
    assert lab_of(window) is first
    assert first.asked == ["enter", "leave", "enter"]
    window.show_lab("one")
    assert first.asked == ["enter", "leave", "enter"]


def test_the_last_lab_is_remembered(open_window: Callable[[], MainWindow], services: Services) -> None:
    """A lab that is no more is not."""
    open_window().show_lab("two")
    assert lab_of(open_window()).name == "two"
    services.settings.set("lab", "gone")
    assert lab_of(open_window()).name == "one"


def test_undo_and_redo_go_to_the_lab_in_front(window: MainWindow) -> None:
    """Unless a field has the keyboard."""
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    QTest.keyClick(window, Qt.Key.Key_Y, CONTROL)
    assert lab_of(window).asked == ["enter", "undo", "redo"]
    lab_of(window).field.setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_Z, CONTROL)
    assert lab_of(window).asked == ["enter", "undo", "redo"]


def test_only_the_lab_in_front_hears_its_keys(window: MainWindow) -> None:
    """Both labs have the same shortcut."""
    first = lab_of(window)
    QTest.keyClick(window, Qt.Key.Key_J, CONTROL)
    window.show_lab("two")
    QTest.keyClick(window, Qt.Key.Key_J, CONTROL)
    QTest.keyClick(window, Qt.Key.Key_J, CONTROL)
    assert (first.counts, lab_of(window).counts) == ([0, 1], [0, 1, 2])


# Keys


def test_page_keys_walk_the_folder(window: MainWindow, services: Services, qtbot: QtBot) -> None:
    """As a clicker sends them, round the ends; the title tells which photo it is."""
    assert window.windowTitle().startswith("b.png")
    for key, name in ((Qt.Key.Key_PageDown, "c.png"), (Qt.Key.Key_PageDown, "a.png"), (Qt.Key.Key_PageUp, "c.png")):
        with qtbot.waitSignal(services.workspace.source_changed):
            QTest.keyClick(window, key)
        assert services.workspace.source.name == name
        assert window.windowTitle().startswith(name)


def test_the_title_tells_what_the_lab_shows(window: MainWindow, services: Services) -> None:
    """A grid of numbers in Filters; in a lab that needs a photo, the photo that stays behind it."""
    services.workspace.open(Grid(np.ones((6, 6), np.float32), "grid.csv"))
    assert window.windowTitle().startswith("grid.csv")
    window.show_lab("two")
    assert window.windowTitle().startswith("b.png")
    window.show_lab("one")
    assert window.windowTitle().startswith("grid.csv")


def test_ctrl_k_runs_a_command(window: MainWindow, services: Services) -> None:
    """Found by a few letters, also one inside a menu of choices."""
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(focus(), "dark")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert services.settings.text("theme") == "dark"


def test_ctrl_k_finds_the_commands_of_the_lab(window: MainWindow) -> None:
    """Save, copy and the like are found as well."""
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(focus(), "count in")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert lab_of(window).counts == [0, 1]


def test_f1_lists_the_keys_of_window_and_lab(window: MainWindow) -> None:
    """In one list."""
    QTest.keyClick(window, Qt.Key.Key_F1)
    (dialog,) = window.findChildren(HelpDialog)
    rows = [dialog.keys.topLevelItem(row) for row in range(dialog.keys.topLevelItemCount())]
    keys = {item.text(0): item.text(1) for item in rows if item is not None}
    assert keys["Lab › Count in one"] == "Ctrl+J"
    assert keys["Lab › Compare"] == "Ctrl+2"
    assert keys["View › Projector mode"] == "F11"
    dialog.close()


def test_f9_hides_and_shows_the_panel(window: MainWindow) -> None:
    """For a larger picture."""
    width = lab_of(window).canvas.width()
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert not lab_of(window).panel.isVisible()
    assert not window.action("controls").isChecked()
    QApplication.processEvents()
    assert lab_of(window).canvas.width() > width + 200
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert lab_of(window).panel.isVisible()


def test_text_grows_and_shrinks_by_keys(window: MainWindow, app: QApplication) -> None:
    """Ctrl++, Ctrl+-, Ctrl+0; the panel grows along."""
    normal, width = app.font().pointSizeF(), lab_of(window).panel.width()
    QTest.keyClick(window, Qt.Key.Key_Plus, CONTROL)
    QApplication.processEvents()
    assert app.font().pointSizeF() > normal
    assert lab_of(window).panel.width() > width
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_Minus, CONTROL)
    assert app.font().pointSizeF() < normal
    QTest.keyClick(window, Qt.Key.Key_0, CONTROL)
    assert app.font().pointSizeF() == normal


# Projector


def test_projector_mode_gives_the_screen_to_the_canvas(window: MainWindow, app: QApplication) -> None:
    """Large type, no rail, no panel, no menu bar; F9 brings the panel; Esc leaves, whatever has the focus."""
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert app.font().pointSizeF() >= 20
    frame = window.frame
    assert not any(part.isVisible() for part in (frame.rail, lab_of(window).panel, window.menuBar()))
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert lab_of(window).panel.isVisible()
    lab_of(window).button.setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert all(part.isVisible() for part in (frame.rail, lab_of(window).panel, window.menuBar()))
    assert not window.action("projector").isChecked()


def test_escape_closes_the_message(window: MainWindow) -> None:
    """The second thing that Esc is for."""
    window.frame.messages.tell("Something.")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.frame.messages.text() == ""


# Language


def test_another_language_keeps_photo_labs_and_place(window: MainWindow, services: Services, qtbot: QtBot) -> None:
    """Everything is built anew in French, in place; states are carried, also of a lab that is not in front."""
    window.show_lab("two")
    QTest.keyClick(window, Qt.Key.Key_J, CONTROL)
    window.show_lab("one")
    QTest.keyClick(window, Qt.Key.Key_J, CONTROL)
    QTest.keyClick(window, Qt.Key.Key_J, CONTROL)
    place, source, old = window.geometry(), services.workspace.source, lab_of(window)
    services.settings.set("language", "fr")
    qtbot.waitUntil(lambda: i18n.language() == "fr")
    assert window.menu("file").title() == "&Fichier"
    assert lab_of(window) is not old
    assert lab_of(window).counts == [0, 1, 2]
    assert lab_of(window).asked == ["enter"]
    window.show_lab("two")
    assert lab_of(window).counts == [0, 1]
    assert window.geometry() == place
    assert services.workspace.source is source
    services.settings.set("language", "en")
    qtbot.waitUntil(lambda: i18n.language() == "en")
    assert (lab_of(window).name, lab_of(window).counts) == ("two", [0, 1])
    QTest.keyClick(window, Qt.Key.Key_J, CONTROL)
    assert lab_of(window).counts == [0, 1, 2], "its keys work, and work once"


def test_the_dense_layers_can_be_asked_for(window: MainWindow, services: Services) -> None:
    """From the menu of files; opening the dialog asks nobody for anything."""
    window.action("dense").trigger()
    (dialog,) = window.findChildren(FetchDialog)
    assert dialog.isVisible()
    assert services.jobs.is_idle()
    dialog.close()


def test_the_settings_dialog_comes_back_in_the_new_language(
    window: MainWindow, services: Services, qtbot: QtBot
) -> None:
    """The one who chose the language there still looks at it."""
    window.action("settings").trigger()
    (dialog,) = window.findChildren(SettingsDialog)
    dialog.boxes["language"].setFocus()
    QTest.keyClick(dialog.boxes["language"], Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: i18n.language() == "fr")
    (dialog,) = window.findChildren(SettingsDialog)
    assert dialog.windowTitle() == "Réglages"
    dialog.close()


def test_jobs_of_the_old_labs_tell_nobody(window: MainWindow, services: Services, qtbot: QtBot) -> None:
    """What the labs asked for before the change of language ends in silence."""
    go_on = threading.Event()
    told: list[object] = []

    def work() -> Generator[int, None, int]:
        yield 1
        assert go_on.wait(20)
        yield 2
        return 3

    services.jobs.start(Lane.TORCH, work(), title="t", on_step=told.append, on_result=told.append)
    qtbot.waitUntil(lambda: told == [1])
    services.settings.set("language", "fr")
    qtbot.waitUntil(lambda: i18n.language() == "fr")
    go_on.set()
    qtbot.waitUntil(services.jobs.is_idle)
    assert told == [1]


def test_a_photo_that_is_being_opened_comes_in_the_new_language(
    window: MainWindow, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """It belongs to no lab; and what goes wrong with another is said in the bar of the new window."""
    go_on = threading.Event()

    def read_slowly(path: Path) -> Photo | Grid:
        assert go_on.wait(20)
        return read_input(path)

    monkeypatch.setattr("cnngui.gui.services.photo_opener.read_input", read_slowly)
    for name in ("c.png", "missing.png"):
        go_on.clear()
        old = window.frame.messages
        window.photos.open_path(tmp_path / "photos" / name)
        wanted = "fr" if i18n.language() == "en" else "en"
        services.settings.set("language", wanted)
        qtbot.waitUntil(lambda wanted=wanted: i18n.language() == wanted)  # type: ignore[misc]
        assert window.frame.messages is not old
        go_on.set()
        qtbot.waitUntil(services.jobs.is_idle)
    assert services.workspace.source.name == "c.png"
    assert window.windowTitle().startswith("c.png")
    assert "missing.png" in window.frame.messages.text()


def test_projector_mode_survives_another_language(window: MainWindow, services: Services, qtbot: QtBot) -> None:
    """The screen stays full."""
    window.set_projector(on=True)
    services.settings.set("language", "fr")
    qtbot.waitUntil(lambda: i18n.language() == "fr")
    assert window.isFullScreen()
    assert not window.menuBar().isVisible()
    assert window.action("projector").isChecked()
    window.set_projector(on=False)
    assert window.menuBar().isVisible()


def test_changing_language_leaks_nothing(window: MainWindow, services: Services, qtbot: QtBot) -> None:
    """Ten changes leave as many widgets, actions and children as two."""
    counts = []
    for number in range(12):
        wanted = "fr" if number % 2 == 0 else "en"
        services.settings.set("language", wanted)
        qtbot.waitUntil(lambda wanted=wanted: i18n.language() == wanted)  # type: ignore[misc]
        QApplication.processEvents()
        counts.append((len(window.findChildren(QWidget)), len(window.actions()), len(window.children())))
    assert counts[1] == counts[-1]


# Photos


def test_a_dropped_file_is_opened(window: MainWindow, services: Services, tmp_path: Path, qtbot: QtBot) -> None:
    """Anywhere on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "photos" / "c.png"))])
    with qtbot.waitSignal(services.workspace.source_changed):
        assert drop(window, data)
    assert services.workspace.source.name == "c.png"


def test_a_dropped_picture_is_opened(window: MainWindow, services: Services, qtbot: QtBot) -> None:
    """As a browser drops it."""
    image = QImage(7, 5, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    data = QMimeData()
    data.setImageData(image)
    with qtbot.waitSignal(services.workspace.source_changed):
        assert drop(window, data)
    assert services.workspace.source.shape == (5, 7, 3)
    assert services.workspace.source.data[0, 0].tolist() == [0x33, 0x66, 0x99]


def test_what_is_no_picture_is_refused(window: MainWindow, services: Services, tmp_path: Path, qtbot: QtBot) -> None:
    """Text is not let in; a link to the web is refused in words; a broken file says what is wrong with it."""
    text = QMimeData()
    text.setText("hello")
    assert not drop(window, text)
    link = QMimeData()
    link.setUrls([QUrl("https://example.org/a.png")])
    assert drop(window, link)
    assert "picture" in window.frame.messages.text()
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture at all")
    window.frame.messages.clear()
    window.photos.open_path(broken)
    qtbot.waitUntil(lambda: "broken.png" in window.frame.messages.text())
    assert services.workspace.source.name == "b.png"


def test_ctrl_v_pastes_a_picture(window: MainWindow, services: Services, qtbot: QtBot) -> None:
    """From anywhere but a field."""
    image = QImage(9, 4, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    with qtbot.waitSignal(services.workspace.source_changed):
        QTest.keyClick(window, Qt.Key.Key_V, CONTROL)
    assert services.workspace.source.shape == (4, 9, 3)


def test_recent_photos_are_offered(window: MainWindow, services: Services, tmp_path: Path, qtbot: QtBot) -> None:
    """After one was opened."""
    with qtbot.waitSignal(services.workspace.source_changed):
        window.photos.open_path(tmp_path / "photos" / "a.png")
    menu = window.menu("recent")
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["a.png"]


# Trouble


def test_an_error_that_nobody_waited_for_is_said_in_words(window: MainWindow, services: Services) -> None:
    """The sentence in the bar, the details in the report, once."""
    error = ValueError("deep inside")
    services.log.catch(ValueError, error, None)
    assert "Help › Report" in window.frame.messages.text()
    assert services.log.details().count("deep inside") == 1


def test_broken_settings_are_told_at_the_start(
    open_window: Callable[[], MainWindow], services: Services, tmp_path: Path, app: QApplication
) -> None:
    """Kept aside, and said where."""
    path = tmp_path / "broken" / "settings.json"
    path.parent.mkdir()
    path.write_text("{", encoding="utf-8")
    settings = Settings(path)
    window = MainWindow(services_for(app, services.workspace, settings), ENTRIES)
    assert "settings.broken.json" in window.frame.messages.text()
    window.close()
    window.deleteLater()


# Size and closing


def test_it_fits_the_smallest_screen(window: MainWindow) -> None:
    """Usable at 1024×640, in both languages."""
    assert window.minimumSizeHint().width() <= SMALLEST.width()
    assert window.minimumSizeHint().height() <= SMALLEST.height()
    window.resize(SMALLEST)
    QApplication.processEvents()
    assert window.size() == SMALLEST
    assert lab_of(window).canvas.width() > 600


def test_the_place_of_the_window_is_remembered(open_window: Callable[[], MainWindow]) -> None:
    """From one day to the next."""
    first = open_window()
    first.resize(QSize(700, 650))
    first.move(QPoint(20, 30))
    QApplication.processEvents()
    first.close()
    assert open_window().size() == QSize(700, 650)


def test_closing_stops_the_work_and_waits(window: MainWindow, services: Services, qtbot: QtBot) -> None:
    """No thread outlives the window."""
    steps: list[int] = []

    def work() -> Generator[int, None, None]:
        try:
            while True:
                yield 1
        finally:
            steps.append(-1)

    services.jobs.start(Lane.TORCH, work(), title="t", on_step=steps.append)
    qtbot.waitUntil(lambda: bool(steps))
    QTest.keyClick(window, Qt.Key.Key_Q, CONTROL)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert steps[-1] == -1
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("cnngui")]


def test_tab_follows_the_reading_order(window: MainWindow) -> None:
    """Rail, message bar, canvas, panel."""
    window.frame.messages.tell("Something.", "Do it", lambda: None)
    QApplication.processEvents()
    window.frame.rail.button("one").setFocus()
    stops = []
    for _ in range(4):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        stops.append(focus())
    bar, lab = window.frame.messages, lab_of(window)
    assert stops == [bar.button, bar.close_button, lab.button, lab.field]


def test_everything_that_takes_the_focus_has_a_name(window: MainWindow) -> None:
    """For screen readers: its accessible name, or the text on it."""
    window.frame.messages.tell("Something.", "Do it", lambda: None)
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
    ]
    assert [widget for widget in nameless if not isinstance(widget, QPushButton) or not widget.text()] == [
        lab_of(window).field
    ]


def test_keys_stay_in_the_lab_when_what_had_them_is_greyed_out(window: MainWindow, qtbot: QtBot) -> None:
    """Or is hidden: Qt would give them to a neighbour, a button of another lab."""
    lab = shown_lab(window)
    for part, leave in ((lab.button, lab.button.setDisabled), (lab.field, lab.field.setHidden)):
        lab.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        part.setFocus()
        qtbot.waitUntil(part.hasFocus)
        leave(True)  # noqa: FBT003 (Qt)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert window.frame.is_of_lab(focus)


def test_page_keys_are_offered_to_the_lab_first(window: MainWindow, qtbot: QtBot) -> None:
    """From anywhere in the window: from the panel and from the rail."""
    lab = shown_lab(window)
    places = [lab.button, lab.field, window.frame.rail.button("one"), lab.canvas]
    for part in places:
        part.setFocus()
        QTest.keyClick(part, Qt.Key.Key_PageDown)
        QTest.keyClick(part, Qt.Key.Key_PageUp)
    assert [each for each in lab.asked if each.startswith("turn")] == ["turn_page 1", "turn_page -1"] * len(places)


def test_a_message_goes_when_the_next_thing_is_done(window: MainWindow, qtbot: QtBot) -> None:
    """But not what is said about that very thing."""
    bar = window.frame.messages
    bar.tell("Saved as cat.png.")
    QApplication.processEvents()
    window.show_lab("two")
    assert bar.text() == ""
    bar.tell("This lab needs a photo.")
    bar.move_on()
    assert bar.text() == "This lab needs a photo."
    QApplication.processEvents()
    bar.move_on()
    assert bar.text() == ""


def shown_lab(window: MainWindow) -> FakeLab:
    """Return the lab in front."""
    lab = window.lab()
    assert isinstance(lab, FakeLab)
    return lab


def test_keys_that_open_a_lab_lead_into_it(window: MainWindow) -> None:
    """From the rail too: no ring stays on the button of another lab, and Tab comes back to that of this one."""
    rail = window.frame.rail
    rail.button("one").setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_2, CONTROL)
    assert window._shown == "two"
    assert not rail.isAncestorOf(focus())
    for _ in range(30):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        if rail.isAncestorOf(focus()):
            break
    assert focus() is rail.button("two")
    QTest.keyClick(focus(), Qt.Key.Key_Up)
    assert focus() is rail.button("one")


def test_a_button_hides_and_shows_the_controls(window: MainWindow) -> None:
    """In the normal window and in projector mode; F9 and the menu say the same."""
    frame = window.frame
    for is_projector in (False, True):
        window.set_projector(on=is_projector, full_screen=False)
        for _ in range(2):
            before = frame.has_panel
            assert frame.controls.isVisible()
            QTest.mouseClick(frame.controls, Qt.MouseButton.LeftButton)
            assert frame.has_panel is not before
            assert window.action("controls").isChecked() is frame.has_panel
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert frame.controls.accessibleName() == ("Hide the controls" if frame.has_panel else "Show the controls")
