"""The Style lab: wishes become a new state, the state a picture that grows in the studio."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QWidget

from cnngui import paths
from cnngui.engine.animations import save_animation
from cnngui.engine.errors import CnnguiError, Note
from cnngui.engine.folders import SUFFIXES
from cnngui.engine.photos import Photo, read_photo
from cnngui.engine.saving import save_picture
from cnngui.gui import saving
from cnngui.gui.errors import note_text
from cnngui.gui.i18n import number
from cnngui.gui.jobs import Lane
from cnngui.gui.lab import LabContext
from cnngui.gui.labs.style.names import style_name
from cnngui.gui.labs.style.panel import StylePanel
from cnngui.gui.labs.style.presenter import Presenter
from cnngui.gui.labs.style.state import State, settings_of, with_live, with_style
from cnngui.gui.labs.style.studio import Piece, Studio
from cnngui.gui.labs.style.view import StyleView
from cnngui.gui.saving import PICTURES, Kind
from cnngui.gui.undo import History
from cnngui.gui.widgets.picture_grid import GridItem
from cnngui.gui.widgets.pictures import rgb_image
from cnngui.tasks.style import Estimate, estimate

FIRST_STYLE = "stained-glass"

ESTIMATE_MS = 400
"""An estimate is made once people have stopped changing for so long."""

THUMBNAIL = 128


@dataclass(frozen=True)
class Carried:
    """What the lab takes along when the window is built anew: pictures go on growing meanwhile."""

    history: History[State]
    studio: Studio
    own: tuple[str, ...]
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
        self._own: tuple[str, ...] = ()
        self._estimate = ""
        self._wants_start = False
        self._presenter = Presenter(self._view, context, self)
        self._studio = Studio(context.jobs, context.networks, context.workspace)
        self._later = QTimer(self, singleShot=True, interval=ESTIMATE_MS)
        self._later.timeout.connect(self._ask_estimate)
        self.actions_ = self._build_actions()
        self._connect()
        self._take_studio(self._studio)

    def _build_actions(self) -> tuple[QAction, ...]:
        keys = QKeySequence
        rows = (
            (self.tr("Start the picture"), self.start, keys("Ctrl+Return")),
            (self.tr("Stop and keep the picture"), self.stop, keys("Ctrl+.")),
            (self.tr("Save the picture…"), self.ask_save, keys(keys.StandardKey.Save)),
            (self.tr("Save how it grew…"), self.ask_growth, keys()),
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
        """Give what `restore` takes."""
        return Carried(self._history, self._studio, self._own, self._presenter.number)

    def restore(self, state: object) -> None:
        """Come back to a former ``state()``; what grows goes on growing."""
        if isinstance(state, Carried):
            self._history, self._own = state.history, state.own
            self._studio.deleteLater()
            self._take_studio(state.studio)
            shown = next((piece for piece in state.studio.pieces if piece.number == state.shown), None)
            self._presenter.show(shown)

    def settle(self) -> bool:
        """Tell whether everything asked for is on screen."""
        return not self._later.isActive() and self._context.networks.network is not None and bool(self._estimate)

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
        panel.save_wished.connect(self.ask_save)
        panel.growth_wished.connect(self.ask_growth)
        panel.start_again_wished.connect(self.start_again)
        view.wipe_wished.connect(self._presenter.wipe)
        view.gram_layer_wished.connect(self._presenter.look_at_layer)
        view.piece_picked.connect(self._pick)
        view.flipped.connect(self._presenter.flip)
        self._context.workspace.source_changed.connect(self._follow)
        self._context.networks.changed.connect(self._network_came)
        self._context.networks.failed.connect(self._context.messages.tell_error)

    def _take_studio(self, studio: Studio) -> None:
        self._studio = studio
        studio.lead_back = partial(self._context.show_lab, "style")
        studio.grown.connect(self._grow)
        studio.ended.connect(self._end)
        studio.told.connect(self._tell_note)

    @property
    def _state(self) -> State:
        return self._history.current

    def _wish(self, state: State, merge: str = "") -> None:
        """Go on to a new state; what a running picture can take over, it does."""
        if state == self._state:
            return
        try:
            settings_of(state)
            running = self._studio.running
            if running is not None:
                self._studio.change(running, with_live(running.state, state))
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

    def _take_own(self, files: Sequence[Path]) -> None:
        """Take people's own pictures as styles: those of a folder, or single ones; what is no picture is told."""
        found: list[Path] = []
        for file in files:
            found += (
                sorted(each for each in file.iterdir() if each.suffix.lower() in SUFFIXES) if file.is_dir() else [file]
            )
        good: list[str] = []
        for path in found:
            try:
                read_photo(path)
            except CnnguiError as error:
                self._context.messages.tell_error(error)
            else:
                good.append(str(path))
        if good:
            self._own = tuple(dict.fromkeys((*good, *self._own)))
            self._show_styles()
            self._wish(with_style(self._state, good[0], also=False))

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
            piece = self._studio.start(photo, self._state, title)
        except CnnguiError as error:
            self._context.messages.tell_error(error)
            return
        self._wants_start = piece is None
        if piece is None:
            self._context.networks.request()
            return
        self._presenter.show(piece)
        self._show_run()

    def stop(self) -> None:
        """Stop the picture that grows, and keep it."""
        running = self._studio.running
        if running is not None:
            self._studio.stop(running)

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
        """Ask where to, and save the picture that is shown."""
        piece = self._presenter.piece
        if piece is None or piece.image is None:
            return
        kinds = [Kind(self.tr("Pictures (*.png *.jpg *.webp *.tiff)"), PICTURES)]
        path = saving.ask_where(self.tr("Save the picture"), self._proposed(piece, ".png"), kinds)
        if path is not None:
            self._save(path, partial(save_picture, piece.image, path))

    def ask_growth(self) -> None:
        """Ask where to, and save how the picture grew."""
        piece = self._presenter.piece
        if piece is None or piece.image is None:
            return
        kinds = [Kind(self.tr("Moving picture (*.gif)"), (".gif",)), Kind(self.tr("A folder of pictures (*)"), ("",))]
        path = saving.ask_where(self.tr("Save how it grew"), self._proposed(piece, ".gif"), kinds)
        if path is not None:
            frames = [snapshot.image for snapshot in piece.controls.snapshots] + [piece.image]
            self._save(path, partial(save_animation, frames, path))

    def _proposed(self, piece: Piece, suffix: str) -> Path:
        folder = saving.folder_of(self._context.settings)
        return folder / f"{Path(piece.photo.name).stem}-{piece.names.replace(', ', '-')}{suffix}"

    def _save(self, path: Path, write: "partial[None]") -> None:
        context = self._context
        saving.save(context.jobs, context.messages, context.settings, path, write, Lane.FILES)

    # State → pictures

    def _follow(self) -> None:
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
        settings, size = settings_of(self._state), (source.shape[0], source.shape[1])
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
        self._show_run()

    def _show_run(self) -> None:
        running, piece = self._studio.running, self._presenter.piece
        is_paused = running is not None and running.job is not None and running.job.is_paused
        has_picture = piece is not None and piece.image is not None
        self._panel.show_run(
            is_running=running is not None, is_paused=is_paused, has_picture=has_picture, estimate=self._estimate
        )

    def _show_sources(self) -> None:
        source = self._context.workspace.source
        if source.is_photo:
            style = _thumbnail(Path(self._state.styles[0]))
            self._presenter.show_sources(source, style, self._style_names())

    def _style_names(self) -> str:
        return " + ".join(style_name(Path(style)) for style in self._state.styles)

    def _show_styles(self) -> None:
        """Show the styles to choose from, people's own first."""
        files = [Path(own) for own in self._own] + list(paths.bundled_styles())
        items = [GridItem(str(path), style_name(path), rgb_image(_thumbnail(path))) for path in files]
        self._panel.styles.set_items(items)
        self._panel.styles.set_chosen(self._state.styles)


def _thumbnail(path: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Read a picture and cut a small square out of its middle."""
    pixels = read_photo(path).pixels
    side = min(pixels.shape[:2])
    top, left = (pixels.shape[0] - side) // 2, (pixels.shape[1] - side) // 2
    square = pixels[top : top + side, left : left + side]
    return np.asarray(cv2.resize(square, (THUMBNAIL, THUMBNAIL), interpolation=cv2.INTER_AREA), np.uint8)
