"""The window: it shows one lab at a time, and hands commands on to those who know what to do."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from cnngui.gui.lab.contract import Lab, LabContext, LabEntry
from cnngui.gui.lab_list import Rooms, delete_now
from cnngui.gui.look import i18n
from cnngui.gui.services.collector import search_all
from cnngui.gui.services.photo_opener import PhotoOpener
from cnngui.gui.services.services import Services
from cnngui.gui.window.actions import Menus, build_menus, find_all
from cnngui.gui.window.command_palette import CommandPalette
from cnngui.gui.window.fetch_dialog import FetchDialog
from cnngui.gui.window.frame import Frame
from cnngui.gui.window.guide import open_guide
from cnngui.gui.window.help_dialog import HelpDialog
from cnngui.gui.window.menus import LabMenu, offer_choices, offer_photos
from cnngui.gui.window.placement import Placement, kept_geometry
from cnngui.gui.window.rail import RailItem
from cnngui.gui.window.session import Sessions
from cnngui.gui.window.session_data import Begun
from cnngui.gui.window.settings_dialog import SettingsDialog


class MainWindow(QMainWindow):
    """Rail, canvas, panel, menus.

    Parameters
    ----------
    services : Services
    entries : sequence of LabEntry
        The labs; each is built when it is first shown.
    begun : Begun, optional
        Where a former window was closed.
    """

    _shown: str
    _frame: Frame
    _rooms: Rooms
    _menus: Menus
    _lab_menu: LabMenu

    def __init__(self, services: Services, entries: Sequence[LabEntry], begun: Begun | None = None) -> None:
        super().__init__()
        self._services = services
        self._entries = entries
        self._before_full_screen = Qt.WindowState.WindowNoState
        self.setAcceptDrops(True)
        Placement(self, services.settings.text("geometry"))
        self.sessions = Sessions(services, self)
        last = begun.lab if begun else services.settings.text("lab")
        self._build(last, begun.states if begun else {})
        for signal in (services.jobs.failed, services.log.unexpected, services.settings.troubled):
            signal.connect(self._tell_error)
        services.settings.changed.connect(self._follow)
        services.workspace.source_changed.connect(self._show_title)
        services.app.focusChanged.connect(self._keep_focus)
        services.workspace.name_changed.connect(self._show_title)
        if services.settings.trouble is not None:
            self._tell_error(services.settings.trouble)

    def begun(self) -> Begun:
        """Return what another window would begin with, to be as this one is."""
        return Begun(self._shown, self._rooms.states())

    def begin(self, find: Callable[[], Begun]) -> None:
        """Build everything anew with what is found once the labs are gone."""
        self._rebuild(find)

    @property
    def photos(self) -> PhotoOpener:
        """What opens photos."""
        return self._services.photos

    @property
    def frame(self) -> Frame:
        """The parts of the window."""
        return self._frame

    def lab(self) -> Lab:
        """Return the lab in front."""
        return self._rooms.lab(self._shown)

    def action(self, name: str) -> QAction:
        """Return a command by its name in the table of actions."""
        return self._menus.actions[name]

    def menu(self, name: str) -> QMenu:
        """Return a menu by its name in the table of actions."""
        return self._menus.menus[name]

    def show_lab(self, name: str) -> None:
        """Bring a lab to the front; it is built when this is its first time."""
        if name == self._shown:
            return
        if self._shown:
            self.lab().leave()
            self._frame.messages.move_on()
            self._frame.chip.clear()
        self._shown = name
        lab = self.lab()
        self._frame.rail.set_current(name)
        self._frame.show_lab(lab.canvas, lab.panel)
        self._lab_menu.show(name, lab.actions())
        self._services.settings.set("lab", name)
        self._shows_photo = lab.needs_photo
        self._show_title()
        lab.enter()
        if self.focusWidget() is not self._frame.rail.button(name):  # where keys walk along the rail
            lab.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_projector(self, *, on: bool, full_screen: bool = True) -> None:
        """Large type, high contrast, the whole screen for the canvas; or back."""
        self._services.theme.set_projector(on=on)
        self._frame.show_rail(on=not on)
        self.menuBar().setVisible(not on)
        self.set_controls(on=not on)
        self.action("projector").setChecked(on)
        if full_screen:
            self._before_full_screen = self.windowState() if on else self._before_full_screen
            self.setWindowState(Qt.WindowState.WindowFullScreen if on else self._before_full_screen)

    def set_controls(self, *, on: bool) -> None:
        """Show the panel, or hide it for a larger picture."""
        self._frame.show_panel(on=on)
        self.action("controls").setChecked(on)

    def _build(self, lab: str, states: Mapping[str, object]) -> None:
        """Make all widgets in the language of today."""
        services = self._services
        translate = partial(QCoreApplication.translate, "Labs")
        items = [RailItem(e.name, translate(e.title), translate(e.hint), e.icon) for e in self._entries]
        lab = lab if lab in {entry.name for entry in self._entries} else self._entries[0].name
        self._shown, self._shows_photo = "", False
        self._frame = Frame(items, services.jobs, services.log)
        self._frame.rail.chosen.connect(self.show_lab)
        self.setCentralWidget(self._frame)
        holder = QObject(self)
        settings, messages, photos = services.settings, services.messages, services.photos
        messages.speak_through(self._frame.messages)
        context = LabContext(
            services.workspace,
            services.jobs,
            settings,
            messages,
            photos,
            services.networks,
            self.show_lab,
            self._frame.chip.show_time,
            services.lasting,
        )
        self._rooms = Rooms(self._entries, context, holder, states)
        self._menus = build_menus(self, self._handlers())
        self._frame.controls.follow(self._menus.actions["controls"])
        self._lab_menu = LabMenu(
            self, self.menu("lab"), items, self.show_lab, self.menu("file"), self.action("save-session")
        )
        offer_choices(self.menu("language"), settings, "language")
        offer_choices(self.menu("theme"), settings, "theme")
        offer_photos(self.menu("recent"), photos.recent, photos.open_path)
        offer_photos(self.menu("samples"), photos.samples, photos.open_path)
        self.show_lab(lab)
        self.set_projector(on=services.theme.is_projector, full_screen=False)

    def _rebuild(self, find: Callable[[], Begun] | None = None) -> None:
        """Make all widgets anew, in the language of the settings; the labs carry on where they were, or as is found."""
        dialogs, had_settings = self.findChildren(QDialog), bool(self.findChildren(SettingsDialog))
        self.lab().leave()
        self._services.jobs.abandon()  # the labs that asked are about to go; photos and saved files are not theirs
        self._services.messages.speak_later()
        states = self._rooms.close()
        self.setMenuBar(QMenuBar())
        for old in (*dialogs, *self.actions(), self._frame):
            delete_now(old)
        search_all()  # labs hold large pictures in rings
        i18n.install(self._services.app, self._services.settings.text("language"))
        begun = find() if find else Begun(self._shown, states)
        self._build(begun.lab, begun.states)
        self._frame.rail.button(self._shown).setFocus()
        if had_settings:
            self._open_settings()

    def _handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return what each command of the table does."""
        photos, theme = self._services.photos, self._services.theme
        return {
            "open": photos.ask,
            "next": photos.next,
            "previous": photos.previous,
            "paste": photos.paste,
            "save-session": self.sessions.save,
            "open-session": self.sessions.open,
            "dense": self._open_fetch,
            "quit": lambda: QTimer.singleShot(0, self, self.close),
            "undo": lambda: self.lab().undo(),
            "redo": lambda: self.lab().redo(),
            "settings": self._open_settings,
            "projector": lambda: self.set_projector(on=not theme.is_projector),
            "controls": lambda: self.set_controls(on=not self._frame.has_panel),
            "larger": partial(theme.zoom, 1),
            "smaller": partial(theme.zoom, -1),
            "normal": partial(theme.zoom, 0),
            "guide": lambda: open_guide(self._frame.messages),
            "keys": partial(self._open_help, "keys"),
            "report": partial(self._open_help, "report"),
            "palette": self._open_palette,
        }

    def _open_settings(self) -> None:
        SettingsDialog(self._services.settings, self).show()

    def _open_fetch(self) -> None:
        FetchDialog(self._services.fetcher, self._services.settings, self).show()

    def _open_help(self, page: str) -> None:
        HelpDialog(find_all(self._menus.top()), self._services.log, self._services.jobs, page, self).show()

    def _open_palette(self) -> None:
        palette = CommandPalette(find_all(self._menus.top()), self)
        palette.closed.connect(palette.deleteLater)
        palette.open()

    def _follow(self, key: str) -> None:
        if key == "language":  # once the menu or the dialog that asked has had its say
            QTimer.singleShot(0, self, self._rebuild)

    def _keep_focus(self, left: QWidget | None, taken: QWidget | None) -> None:
        """Keep the keys in the lab when what had them has gone, or is greyed out: Qt gives them to any neighbour."""
        if not (self._shown and isValid(self._frame) and self.isActiveWindow()):
            return
        has_gone = left is not None and self._frame.isAncestorOf(left) and not (left.isVisible() and left.isEnabled())
        if taken is None or (has_gone and not self._frame.is_of_lab(taken)):
            self.lab().canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_page(self, step: int) -> None:
        """Let the lab take a clicker's Page key; where it has no use for it, it leads to another photo."""
        if not self.lab().turn_page(step):
            (self.photos.next if step > 0 else self.photos.previous)()

    def _tell_error(self, error: Exception) -> None:
        self._frame.messages.tell_error(error)

    def _show_title(self) -> None:
        self.setWindowTitle(f"{self._services.workspace.name(of_photo=self._shows_photo)} – CNNGUI")

    def keep(self) -> None:
        """Keep what there is, without a question: the window is about to end."""
        self._keep_geometry()
        self.sessions.keep()

    def _keep_geometry(self) -> None:
        if not self.isFullScreen():
            self._services.settings.set("geometry", kept_geometry(self))

    # Overrides of Qt

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Keep what can be kept, or ask; cancel what runs, wait for its last step, then go."""
        if not self.sessions.may_leave():
            event.ignore()
            return
        self._keep_geometry()
        self.hide()
        self._services.jobs.shutdown()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take the keys that nobody with the focus wanted: Esc, and the Page keys as a clicker sends them."""
        is_projector = self._services.theme.is_projector
        leave = partial(self.set_projector, on=False) if is_projector else self._frame.messages.clear
        table: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Escape: leave,
            Qt.Key.Key_PageDown: partial(self._turn_page, 1),
            Qt.Key.Key_PageUp: partial(self._turn_page, -1),
        }
        table.get(event.key(), partial(super().keyPressEvent, event))()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Let pictures and files be dropped anywhere."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open what was dropped."""
        if self.photos.drop(event.mimeData()):
            event.acceptProposedAction()
        else:
            self._frame.messages.tell(self.tr("That is no picture. Drop a picture file, or a picture itself."))
