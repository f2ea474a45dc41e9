"""The Style lab: wishes become a new state, the state a picture that grows in the studio."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QWidget

from cnngui import paths
from cnngui.engine.errors import CnnguiError, Note
from cnngui.engine.folders import SUFFIXES
from cnngui.engine.photos import Photo
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.style.library import Contents, Library
from cnngui.gui.labs.style.names import style_name
from cnngui.gui.labs.style.painter import Painting
from cnngui.gui.labs.style.panel import StylePanel
from cnngui.gui.labs.style.presenter import Presenter
from cnngui.gui.labs.style.run import Piece, Studio
from cnngui.gui.labs.style.saving import Keeper, found_styles
from cnngui.gui.labs.style.state import State, for_photo, settings_of, state_of, with_style
from cnngui.gui.labs.style.view import StyleView
from cnngui.gui.look.errors import note_text
from cnngui.gui.look.i18n import number
from cnngui.gui.services.jobs import Lane
from cnngui.gui.services.undo import History
from cnngui.gui.widgets.pictures.picture_grid import GridItem
from cnngui.gui.widgets.pictures.pictures import rgb_image
from cnngui.tasks.style import Estimate, estimate
from cnngui.tasks.style.about import Made

FIRST_STYLE = "stained-glass"

ESTIMATE_MS = 400
"""An estimate is made once people have stopped changing for so long."""


@dataclass(frozen=True)
class Carried:
    """What the lab takes along when the window is built anew: pictures go on growing meanwhile."""

    history: History[State]
    studio: Studio
    library: Contents
    shown: int


class StyleLab(QObject):
    """The photo in the style of another picture."""

    def __init__(self, context: LabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        first = next(path for path in paths.bundled_styles() if path.stem == FIRST_STYLE)
        self._history = History(State((str(first),)))
        self._view, self._panel = StyleView(), StylePanel()
        self.canvas: QWidget = self._view
        self.panel: QWidget = self._panel
        self._estimate = ""
        self._wants_start = False
        self._presenter = Presenter(self._view, context, self)
        self._keeper = Keeper(context, self)
        self._painting = Painting(self._view, self._panel.region, context, self)
        self._studio = Studio(context.jobs, context.networks, context.workspace)
        self._library = Library(context.jobs, self)
        self._later = QTimer(self, singleShot=True, interval=ESTIMATE_MS)
        self._later.timeout.connect(self._ask_estimate)
        self.actions_ = self._build_actions()
        self._connect()
        self._take_studio(self._studio)

    def _build_actions(self) -> tuple[QAction, ...]:
        keys = QKeySequence
        rows = (
            (self.tr("Start the picture"), self.start, keys("Ctrl+Return")),
            (self.tr("Paste a style picture"), self._paste_style, keys("Ctrl+Shift+V")),
            (self.tr("Stop and keep the picture"), self.stop, keys("Ctrl+.")),
            (self.tr("Save the picture…"), self.ask_save, keys(keys.StandardKey.Save)),
            (self.tr("Save how it grew…"), self.ask_growth, keys()),
            (self.tr("Settings of a saved picture…"), self._keeper.ask_reopen, keys()),
            (self.tr("Go back ten steps"), self.go_back, keys("Ctrl+Backspace")),
            (self.tr("Take the picture as the photo"), self.use_as_photo, keys()),
            (self.tr("Start again"), self.start_again, keys("Ctrl+Shift+N")),
        )
        actions = []
        for text, slot, shortcut in rows:
            action = QAction(text, self)
            action.setShortcut(shortcut)
            action.triggered.connect(slot)
            actions.append(action)
        return tuple(actions)

    # The protocol of a lab

    def actions(self) -> Sequence[QAction]:
        """Start, stop, save, start again."""
        return self.actions_

    def enter(self) -> None:
        """Show what the workspace holds now."""
        self._context.networks.request()
        self._library.load()
        self._show_styles()
        self._follow()

    def leave(self) -> None:
        """Let the picture go on growing: it does not need the window."""
        self._later.stop()

    def undo(self) -> None:
        """Take the last change back."""
        self._history.undo()
        self._follow()

    def redo(self) -> None:
        """Do it again."""
        self._history.redo()
        self._follow()

    def state(self) -> object:
        """Return what `restore` takes."""
        return Carried(self._history, self._studio, self._library.contents(), self._presenter.number)

    def restore(self, state: object) -> None:
        """Come back to a former ``state()``; what grows goes on growing."""
        if isinstance(state, Carried):
            self._history = state.history
            self._studio.deleteLater()
            self._take_studio(state.studio)
            self._library.take_over(state.library)
            shown = next((piece for piece in state.studio.pieces if piece.number == state.shown), None)
            self._presenter.show(shown)
            self._presenter.show_gallery(state.studio.pieces)

    def settle(self) -> bool:
        """Tell whether everything asked for is on screen."""
        is_loaded = self._library.is_loaded and self._context.networks.network is not None
        return is_loaded and not self._later.isActive() and bool(self._estimate)

    # Wishes

    def _connect(self) -> None:
        panel, photos, view = self._panel, self._context.photos, self._view
        panel.photo.open_wished.connect(photos.ask)
        panel.photo.photo_wished.connect(photos.open_path)
        panel.photo.menu_wished.connect(lambda: panel.photo.show_photos(photos.samples(), photos.recent()))
        panel.changed.connect(lambda fields: self._wish(replace(self._state, **fields), merge="-".join(fields)))
        panel.styles.picked.connect(lambda path, also: self._wish(with_style(self._state, path, also=also)))
        panel.styles.dropped.connect(self._take_own)
        panel.own_style_wished.connect(self._ask_own)
        panel.start_wished.connect(self.start)
        panel.pause_wished.connect(self._pause)
        panel.stop_wished.connect(self.stop)
        panel.back_wished.connect(self.go_back)
        panel.reopen_wished.connect(self._keeper.ask_reopen)
        panel.save_wished.connect(self.ask_save)
        panel.growth_wished.connect(self.ask_growth)
        panel.start_again_wished.connect(self.start_again)
        view.wipe_wished.connect(self._presenter.wipe)
        view.gram_layer_wished.connect(self._presenter.look_at_layer)
        view.piece_picked.connect(self._pick)
        view.flipped.connect(self._presenter.flip)
        self._listen_to(self._library)
        self._keeper.reopened.connect(self._reopen)
        self._painting.painted.connect(lambda region, merge: self._wish(replace(self._state, region=region), merge))
        self._painting.left.connect(lambda: self._presenter.cover(is_covered=False))
        self._context.workspace.source_changed.connect(self._follow)
        self._context.networks.changed.connect(self._network_came)
        self._context.networks.failed.connect(self._context.messages.tell_error)

    def _take_studio(self, studio: Studio) -> None:
        self._studio = studio
        studio.lead_back = partial(self._context.show_lab, "style")
        studio.grown.connect(self._grow)
        studio.ended.connect(self._end)
        studio.told.connect(self._tell_note)

    def _listen_to(self, library: Library) -> None:
        library.changed.connect(self._show_styles)
        library.changed.connect(self._show_sources)
        library.came.connect(lambda found: self._wish(with_style(self._state, found[0], also=False)))
        library.failed.connect(self._context.messages.tell_error)

    @property
    def _state(self) -> State:
        return self._history.current

    @property
    def _asked(self) -> State:
        """The state as it goes for the photo that is open."""
        return for_photo(self._state, self._context.workspace.source.identity)

    def _wish(self, state: State, merge: str = "") -> None:
        """Go on to a new state, if it makes sense."""
        if state == self._state:
            return
        try:
            if state.region is None or not state.region.is_empty:
                settings_of(state)
        except CnnguiError as error:
            self._context.messages.tell_error(error)
            self._show_state()
            return
        self._history.push(state, merge)
        self._follow()

    def _ask_own(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES if suffix not in {".csv", ".npy"})
        kinds = self.tr("Pictures ({patterns});;All files (*)").format(patterns=patterns)
        folder = self._context.settings.text("last_folder") or str(Path.home())
        files, _ = QFileDialog.getOpenFileNames(None, self.tr("Open style pictures"), folder, kinds)
        if files:
            self._take_own([Path(file) for file in files])

    def _paste_style(self) -> None:
        if not self._library.paste():
            self._context.messages.tell(self.tr("There is no picture on the clipboard. Copy one, then paste again."))

    def _take_own(self, files: Sequence[Path]) -> None:
        self._library.take(files)

    def start(self) -> None:
        """Let a picture grow; where the network is still being loaded, as soon as it is there."""
        source = self._context.workspace.source
        if not source.is_photo:
            self._context.messages.tell(self.tr("This is a grid of numbers. Open a photo to restyle it."))
            return
        if self._studio.running is not None:
            return
        photo = Photo(source.data.astype(np.uint8, copy=False), source.name)
        title = self.tr("{photo} in the style of {style}").format(
            photo=Path(source.name).stem, style=self._style_names()
        )
        try:
            piece = self._studio.start(photo, self._asked, title)
        except CnnguiError as error:
            self._context.messages.tell_error(error)
            return
        self._wants_start = piece is None
        if piece is None:
            self._context.networks.request()
            return
        self._painting.turn(False)  # noqa: FBT003  (a slot)
        self._presenter.show(piece)
        self._show_run()

    def stop(self) -> None:
        """Stop the picture that grows, and keep it."""
        running = self._studio.running
        if running is not None:
            self._studio.stop(running)

    def go_back(self) -> None:
        """Let the picture that grows go on from an earlier one; again, from one before that."""
        running = self._studio.running
        if running is not None and self._studio.go_back(running):
            self._show_run()

    def _pause(self) -> None:
        running = self._studio.running
        if running is not None and running.job is not None:
            if running.job.is_paused:
                running.job.resume()
            else:
                running.job.pause()
            self._show_run()

    def _pick(self, piece_number: int) -> None:
        for piece in self._studio.pieces:
            if piece.number == piece_number:
                self._presenter.show(piece)
        self._show_run()

    def start_again(self) -> None:
        """Go back to the first settings; photo, style and pictures stay."""
        self._wish(State(self._state.styles))

    def use_as_photo(self) -> None:
        """Let the picture go through all labs."""
        piece = self._presenter.piece
        if piece is not None and piece.image is not None:
            self._context.workspace.open(Photo(piece.image, f"{Path(piece.photo.name).stem}-{piece.names}.png"))

    def ask_save(self) -> None:
        """Save the picture that is shown."""
        piece = self._presenter.piece
        if piece is not None and piece.image is not None:
            self._keeper.ask_save(piece)

    def ask_growth(self) -> None:
        """Save how the picture that is shown grew."""
        piece = self._presenter.piece
        if piece is not None and piece.image is not None:
            self._keeper.ask_growth(piece)

    def _reopen(self, made: Made, folder: Path) -> None:
        """Take over the settings of a saved picture; what is not here is told."""
        styles, missing = found_styles(made, folder, self._library.paths)
        self._wish(state_of(made.settings, styles or self._state.styles))
        text = self.tr("The settings of a saved picture of {photo} are taken over.").format(photo=made.content)
        if missing:
            text += " " + self.tr("Not here: {styles}.").format(styles=", ".join(missing))
        if made.has_mask:
            text += " " + self.tr("Its region is not kept in the file.")
        self._context.messages.tell(text)

    # State → pictures

    def _follow(self) -> None:
        """Show what is set; what a running picture can take over of it, it does."""
        self._studio.change(self._state)
        self._show_state()
        self._show_sources()
        self._later.start()

    def _network_came(self) -> None:
        if self._wants_start:
            self.start()
        self._later.start()

    def _grow(self, piece: Piece) -> None:
        if self._presenter.piece is piece:
            self._presenter.show(piece)
            self._show_run()

    def _end(self, piece: Piece) -> None:
        if piece.error is not None:
            self._context.messages.tell_error(piece.error)
        self._presenter.end(piece, self._studio.pieces)
        self._show_run()

    def _tell_note(self, note: Note) -> None:
        self._context.messages.tell(note_text(note))

    def _ask_estimate(self) -> None:
        """Measure how long a picture will take, when nobody computes."""
        network, source = self._context.networks.network, self._context.workspace.source
        if network is None or not source.is_photo or self._studio.running is not None:
            return
        settings, size = settings_of(replace(self._state, region=None)), (source.shape[0], source.shape[1])
        self._context.jobs.start(
            Lane.TORCH,
            partial(estimate, network, size, settings, len(self._state.styles)),
            title="",
            quiet=True,
            on_result=self._show_estimate,
            on_error=lambda _: None,
            replaces="style-estimate",
        )

    def _show_estimate(self, found: Estimate) -> None:
        gigabytes, device = number(found.bytes / (1 << 30), 1), self._context.networks.title
        seconds = number(round(found.seconds) or 1)
        text = self.tr("about {seconds} s · {gigabytes} GB on {device}")
        if not found.fits and found.smaller is not None:
            text = self.tr("needs {gigabytes} GB, more than is free on {device}: take {smaller} px or less")
        smaller = number(found.smaller or 0)
        self._estimate = text.format(seconds=seconds, gigabytes=gigabytes, device=device, smaller=smaller)
        self._show_run()

    def _show_state(self) -> None:
        source = self._context.workspace.source
        height, width = source.full_size
        self._panel.photo.show_name(source.name, f"{width} × {height} px")
        self._panel.show_state(self._state)
        self._painting.show(self._asked.region)
        self._presenter.cover(is_covered=self._painting.is_on)
        self._show_run()

    def _show_run(self) -> None:
        running, piece = self._studio.running, self._presenter.piece
        is_paused = running is not None and running.job is not None and running.job.is_paused
        has_picture = piece is not None and piece.image is not None
        self._panel.show_run(
            is_running=running is not None,
            is_paused=is_paused,
            has_picture=has_picture,
            can_go_back=running is not None and self._studio.earlier(running) is not None,
            estimate=self._estimate,
        )

    def _show_sources(self) -> None:
        source = self._context.workspace.source
        if source.is_photo:
            style = self._library.thumbnail(self._state.styles[0])
            self._presenter.show_sources(source, style, self._style_names())

    def _style_names(self) -> str:
        return " + ".join(style_name(Path(style)) for style in self._state.styles)

    def _show_styles(self) -> None:
        """Show the styles to choose from, people's own first."""
        library = self._library
        items = [GridItem(path, style_name(Path(path)), rgb_image(library.thumbnail(path))) for path in library.paths]
        self._panel.styles.set_items(items)
        self._panel.styles.set_chosen(self._state.styles)
