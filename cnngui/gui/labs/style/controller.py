"""The Style lab: wishes become a new state, the state a picture that grows in the studio."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QObject

from cnngui import paths
from cnngui.engine.errors import CnnguiError
from cnngui.engine.folders import SUFFIXES
from cnngui.engine.photos import Photo
from cnngui.gui.lab.base import LabBase
from cnngui.gui.lab.commands import Command
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.lab.fields import looked_at_as
from cnngui.gui.lab.latest import LatestJob
from cnngui.gui.lab.plain import Plain
from cnngui.gui.labs.style import saving
from cnngui.gui.labs.style import state as states
from cnngui.gui.labs.style.gallery import moved
from cnngui.gui.labs.style.library import FROM_FILES, Library
from cnngui.gui.labs.style.painter import RegionPainter
from cnngui.gui.labs.style.panel import StylePanel
from cnngui.gui.labs.style.piece import Piece
from cnngui.gui.labs.style.presenter import StylePresenter
from cnngui.gui.labs.style.run import Studio
from cnngui.gui.labs.style.shown import StyleShown
from cnngui.gui.labs.style.state import StyleState
from cnngui.gui.labs.style.view import StyleView
from cnngui.gui.labs.style.words import file_name, style_name
from cnngui.gui.labs.style.work import Cost, cost_of, estimated
from cnngui.gui.look.durations import about, time_left
from cnngui.gui.look.i18n import number
from cnngui.gui.services.open_file import ask_for_file, ask_for_files
from cnngui.gui.services.saving import NUMBERS, PICTURES
from cnngui.gui.services.throttle import every
from cnngui.gui.services.undo import History
from cnngui.gui.widgets.pictures.picture_grid import GridItem
from cnngui.gui.widgets.pictures.pictures import rgb_image
from cnngui.tasks.style import Estimate
from cnngui.tasks.style.about import Made, read_settings

FIRST_STYLE = "stained-glass"

TELL_MS = 200
"""So often the panel tells how long a picture still takes, as the job bar does."""

ESTIMATE_MS = 400
"""An estimate is made once the user has stopped changing for so long."""


class StyleLab(LabBase[StyleState]):
    """The photo in the style of another picture."""

    name = "style"
    needs_photo = True

    def __init__(self, context: LabContext, parent: QObject | None = None) -> None:
        first = next(path for path in paths.bundled_styles() if path.stem == FIRST_STYLE)
        layers = [layer.name for layer in context.networks.architecture.convolutional]
        self._view, self._panel = StyleView(), StylePanel(layers)
        super().__init__(context, StyleState((str(first),)), self._view, self._panel, parent)
        self._library = Library(self, self)
        self._studio: Studio = context.kept("style-studio", lambda: Studio(context))
        lost = self._studio.unpack(context.packed("style-studio"), self._library.place)
        if lost:
            context.messages.tell(self.tr("%n picture(s) of the gallery cannot be read.", None, lost))
        self._piece: Piece | None = None
        self._wants_start = False
        self._presenter = StylePresenter(self._view, self, self)
        self._painter = RegionPainter(self._view.result_view, self._panel.region, self)
        self._costs: LatestJob[Cost, Estimate] = LatestJob(
            self,
            "estimate",
            "",
            lambda cost, network: partial(estimated, cost, network),
            self._take_estimate,
            pause_ms=ESTIMATE_MS,
            failed=lambda cost, _: self._take_estimate(cost, None),
        )
        title, read = self.tr("Reading the settings of {name}"), lambda path, _: partial(read_settings, path)
        self._reading: LatestJob[Path, Made] = LatestJob(
            self, "settings", lambda path: title.format(name=path.name), read, self._take_settings, **FROM_FILES
        )
        self._clock = every(TELL_MS, self._show_run, self)
        self._connect()

    def commands(self) -> Sequence[Command]:
        """Start, paste, stop, save, go back."""
        return [
            Command("start", self.tr("Start the picture"), self.start, "Ctrl+Return"),
            Command("paste", self.tr("Paste a style picture"), self._paste_style, "Ctrl+Shift+V"),
            Command("stop", self.tr("Stop and keep the picture"), self.stop, "Ctrl+."),
            *saving.commands(lambda: self._piece),
            Command("reopen", self.tr("Settings of a saved picture…"), self._ask_settings),
            Command("back", self.tr("Go back ten steps"), self.go_back, "Ctrl+Backspace"),
            Command("use", self.tr("Take the picture as the photo"), self.use_as_photo),
        ]

    # State

    def on_photo(self, state: StyleState) -> StyleState:
        """Leave a region aside that was painted on another photo."""
        return states.for_photo(state, self.workspace.photo.identity)

    def resolve(self, state: StyleState) -> None:
        """Refuse settings that make no sense; that nothing is painted yet is told at the start only."""
        if state.region is None or not state.region.is_empty:
            states.settings_of(state)

    def first_again(self, state: StyleState) -> StyleState:
        """Go back to the first settings; photo, style and pictures stay."""
        return looked_at_as(StyleState(state.styles), state)

    def wished(self, _before: StyleState) -> None:
        """Let the picture that grows take over what it can."""
        self._studio.change(self.now)

    def travelled(self, before: StyleState) -> None:
        """Let the picture that grows take over what it can."""
        self.wished(before)

    def more_state(self) -> Mapping[str, Plain]:
        """Return which of the pictures is large; they themselves are in the studio."""
        return {"piece": self._piece.key if self._piece else ""}

    def restore_more(self, data: Mapping[str, Any]) -> None:
        """Show that picture again; style pictures of another machine are where they were unpacked."""
        self.history = History.of([moved(state, self._library.place) for state in self.history.states], self.history.at)
        self._piece = next((each for each in self._studio.pieces if each.key == data["piece"]), None)

    def entering(self) -> None:
        """See to the network and the styles."""
        self.context.networks.request()
        self._library.load()
        self._show_styles()
        self.device_changed()

    def device_changed(self) -> None:
        """Start what waited for the network."""
        if self._wants_start:
            self.start()

    def is_settled(self) -> bool:
        """Tell whether no picture grows, or is about to."""
        return self._studio.running is None and not self._wants_start

    # Wishes

    def _connect(self) -> None:
        panel, view, studio = self._panel, self._view, self._studio
        panel.wished.connect(lambda fields: self.wish(merge="-".join(fields), **fields))
        panel.styles.picked.connect(lambda path, also: self.wish(states.with_style, path, also=also))
        panel.styles.dropped.connect(self._library.take)
        panel.own_style_wished.connect(self._ask_own)
        panel.pause_wished.connect(self._pause)
        panel.begun.connect(view.result_view.setFocus)
        panel.command_wished.connect(lambda name: self.action(name).trigger())
        view.wipe.valueChanged.connect(lambda percent: self.wish(wipe=percent))
        view.gram_layer.activated.connect(lambda at: self.wish(grams=states.BLOCKS[at]))
        view.gallery.picked.connect(lambda _, piece: self._pick(piece))
        view.result_view.flipped.connect(self._presenter.flip)
        self._library.changed.connect(self._show_styles)
        self._library.came.connect(lambda path: self.wish(states.with_style, path, also=False))
        studio.grown.connect(self._grow)
        studio.ended.connect(self._end)

    def _ask_own(self) -> None:
        suffixes = [suffix for suffix in SUFFIXES if suffix not in NUMBERS]
        self._library.take(ask_for_files(self.context.settings, self.tr("Open style pictures"), suffixes))

    def _paste_style(self) -> None:
        if not self._library.paste():
            self.context.messages.tell(self.tr("There is no picture on the clipboard. Copy one, then paste again."))

    def _ask_settings(self) -> None:
        path = ask_for_file(self.context.settings, self.tr("Settings of a saved picture"), PICTURES, is_own=True)
        if path is not None:
            self._reading.ask(path)

    def _take_settings(self, path: Path, made: Made) -> None:
        """Take over the settings of a saved picture; what is not here is told."""
        styles, missing = saving.found_styles(made, path.parent, self._library.paths)
        self.wish(lambda now: looked_at_as(states.state_of(made.settings, styles or now.styles), now))
        text = self.tr("The settings of a saved picture of {photo} are taken over.").format(photo=made.content)
        if missing:
            text += " " + self.tr("Not here: {styles}.").format(styles=", ".join(missing))
        if made.has_mask:
            text += " " + self.tr("Its region is not kept in the file.")
        self.context.messages.tell(text)

    def start(self) -> None:
        """Let a picture grow; where the network is still being loaded, as soon as it is there."""
        photo = self.workspace.photo
        self._start(Photo(photo.data.astype(np.uint8, copy=False), photo.name, photo.path), self.now)

    def _start(self, photo: Photo, state: StyleState) -> None:
        if self._studio.running is not None:
            return
        try:
            piece = self._studio.start(photo, state, self._expected(state))
        except CnnguiError as error:
            self.complain(error)
            return
        self._wants_start = piece is None
        if piece is None:
            self.context.networks.request()
        else:
            self._piece = piece
            self.look(is_painting=False)
            self.follow()

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
            (running.job.resume if running.job.is_paused else running.job.pause)()
            self._show_run()

    def _pick(self, piece_number: int) -> None:
        self._piece = next((each for each in self._studio.pieces if each.number == piece_number), None)
        self.follow_soon()

    def use_as_photo(self) -> None:
        """Let the picture go through all labs."""
        piece = self._piece
        if piece is not None and piece.image is not None:
            self.workspace.open(Photo(piece.image, f"{file_name(piece.photo.name, piece.state.styles)}.png"))

    # State → pictures

    def show_settings(self, state: StyleState) -> None:
        """Show what is set, and the pictures: those that are there need no photo."""
        self._panel.photo.show_source(self.workspace.photo)
        self._panel.show_state(state)
        self._painter.show(state)
        self._show_run()
        self._show_pictures()

    def work(self, state: StyleState) -> None:
        """Measure how long a picture will take, when none grows."""
        cost = cost_of(state, self.workspace.photo.shape[:2], self.context.networks.title)
        if self._studio.running is None and cost not in {self._studio.cost, self._costs.request}:
            self._costs.ask(cost)
            self._show_run()

    def _grow(self, piece: Piece) -> None:
        if piece is self._piece and self.is_in_front:
            self._show_pictures()
            self._show_run()

    def _end(self, piece: Piece) -> None:
        """Show a picture that has come to its end; of one that was let go, the last before."""
        if piece is self._piece and piece not in self._studio.pieces:
            self._piece = next(reversed(self._studio.pieces), None)
        if piece.error is not None:
            self.complain(piece.error)
        if piece.is_cut_off:
            self.tell_stopped(partial(self._start, piece.photo, piece.state))
        if self.is_in_front:
            self.follow()

    def _show_pictures(self) -> None:
        state = self.now
        style = self._library.thumbnail(state.styles[0])
        self._presenter.show(StyleShown(state, self.workspace.photo, style, self._piece, self._studio.pieces))

    def _take_estimate(self, cost: Cost, found: Estimate | None) -> None:
        self._studio.take_estimate(cost, found)
        self._show_run()

    def _expected(self, state: StyleState) -> float | None:
        """Return how many seconds a picture will take, if that has been measured for just these settings."""
        cost = cost_of(state, self.workspace.photo.shape[:2], self.context.networks.title)
        found = self._studio.estimate
        return found.seconds * self._studio.pace if found is not None and cost == self._studio.cost else None

    def _estimate(self) -> str:
        running, found = self._studio.running, self._studio.estimate
        if running is not None:
            left = None if running.job is None else running.job.seconds_left
            return "" if left is None else time_left(left)
        if self._costs.is_busy:
            return self.tr("measuring how long it takes…")
        if found is None:
            return ""
        gigabytes, device = number(found.bytes / (1 << 30), 1), self.context.networks.title
        if found.fits or found.smaller is None:
            text = self.tr("{time} · {gigabytes}\N{NO-BREAK SPACE}GB on {device}")
            time = about(found.seconds * self._studio.pace)
            return text.format(time=time, gigabytes=gigabytes, device=device)
        text = self.tr(
            "needs {gigabytes}\N{NO-BREAK SPACE}GB, more than is free on {device}: take {smaller} px or less"
        )
        return text.format(gigabytes=gigabytes, device=device, smaller=number(found.smaller))

    def _show_run(self) -> None:
        running, piece = self._studio.running, self._piece
        if (running is not None) != self._clock.isActive():
            (self._clock.start if running is not None else self._clock.stop)()
        has_picture = piece is not None and piece.image is not None
        can = {
            "start": running is None,
            "stop": running is not None,
            "back": running is not None and self._studio.earlier(running) is not None,
            "save": has_picture,
            "growth": has_picture,
        }
        self._panel.show_run(
            can,
            is_paused=running is not None and running.job is not None and running.job.is_paused,
            estimate=self._estimate(),
        )

    def _show_styles(self) -> None:
        """Show the styles to choose from, the user's own first."""
        library = self._library
        items = [GridItem(path, style_name(Path(path)), rgb_image(library.thumbnail(path))) for path in library.paths]
        self._panel.styles.set_items(items)
        self._panel.styles.set_chosen(self.now.styles)
        self.follow_soon()
