"""The Compare lab: wishes become a new state, the state a ranking and a comparison, those pictures and words."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from cnngui.engine.errors import CnnguiError, Note
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter
from cnngui.gui.errors import note_text
from cnngui.gui.i18n import language
from cnngui.gui.lab import LabContext
from cnngui.gui.labs.compare import state as states
from cnngui.gui.labs.compare.asking import Asking
from cnngui.gui.labs.compare.display import Shown
from cnngui.gui.labs.compare.panel import ComparePanel
from cnngui.gui.labs.compare.presenter import Presenter
from cnngui.gui.labs.compare.ranker import Ranker, Ranking
from cnngui.gui.labs.compare.results import Kept, Request, Result
from cnngui.gui.labs.compare.runner import Runner
from cnngui.gui.labs.compare.saving import Saver
from cnngui.gui.labs.compare.state import FIRST, State
from cnngui.gui.labs.compare.surgeon import Surgeon, cut_of
from cnngui.gui.labs.compare.view import CompareView
from cnngui.gui.undo import History
from cnngui.networks.architectures import VGG16
from cnngui.networks.network import Network
from cnngui.tasks.compare import SMALL_KERNELS, CompareError
from cnngui.tasks.feature_maps import Photo

FRAME_MS = 16.0
"""Time between two frames: wishes that come faster are followed together."""


@dataclass(frozen=True)
class Carried:
    """What the lab takes along when the window is built anew."""

    history: History[State]
    kept: Kept


class CompareLab(QObject):
    """My filter beside the network's."""

    def __init__(self, context: LabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._workspace = context.workspace
        source = self._workspace.source
        self._history = History(State(source.identity, source.shape[2], self._workspace.chain))
        self._view, self._panel = CompareView(), ComparePanel()
        self.canvas: QWidget = self._view
        self.panel: QWidget = self._panel
        self._kept = Kept()
        self._result: Result | None = None
        self._ranking: Ranking | None = None
        self._told = self._workspace.chain
        self._in_front = False
        self._has_complained = False
        self._last_follow = 0.0
        self._ranker = Ranker(context, self._kept, self)
        self._presenter = Presenter(self._view, context, self._ranker, self)
        self._runner = Runner(context.jobs, context.networks, self._kept, self)
        self._surgeon = Surgeon(self._view.pages.surgery, context, self._kept, self)
        self._asking = Asking(self._view, context, self._kept, self)
        self._saver = Saver(context, self._presenter, lambda: self._ranking, self.start_again, self)
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._follow)
        self._connect_panel()
        self._connect_view()
        self._connect_workers()

    # The protocol of a lab

    def actions(self) -> Sequence[QAction]:
        """Save the sheet or the ranking, copy, start again, ask the class."""
        return [*self._saver.actions, self._asking.action]

    def enter(self) -> None:
        """Show what the workspace holds now."""
        self._in_front = True
        self._context.networks.request()
        self._take_chain()
        self._follow()

    def leave(self) -> None:
        """Leave off what nobody waits for."""
        self._in_front = False
        self._ranker.leave_off()
        self._surgeon.leave_off()

    def undo(self) -> None:
        """Take the last change back: a number, a pin, an operation on the network."""
        self._panel.editor.finish_edit()
        self._step(self._history.undo)

    def redo(self) -> None:
        """Do it again."""
        self._panel.editor.finish_edit()
        self._step(self._history.redo)

    def _step(self, step: Callable[[], State]) -> None:
        """Go to another state; which page is open below is no part of it."""
        page = self._state.page
        self._history.amend(replace(step(), page=page))
        self._soon()

    def state(self) -> object:
        """Give what `restore` takes."""
        return Carried(self._history, self._kept)

    def restore(self, state: object) -> None:
        """Come back to a former ``state()``."""
        if isinstance(state, Carried):
            self._history = state.history
            for part in (self._ranker, self._runner, self._surgeon, self._asking):
                part.kept = state.kept
            self._kept = state.kept

    def settle(self) -> bool:
        """Tell whether everything asked for is on screen."""
        if not self._workspace.source.is_photo:
            return True
        parts = (self._runner, self._ranker, self._presenter, self._surgeon, self._asking)
        if self._later.isActive() or any(part.is_busy for part in parts):
            return False
        return self._result is not None and self._result.request == self._request() and self._ranking is not None

    # Wishes → state

    def _connect_panel(self) -> None:
        panel, photos = self._panel, self._context.photos
        panel.photo.open_wished.connect(photos.ask)
        panel.photo.photo_wished.connect(photos.open_path)
        panel.photo.menu_wished.connect(lambda: panel.photo.show_photos(photos.samples(), photos.recent()))
        panel.size_wished.connect(self._set_size)
        panel.mine_picked.connect(lambda at, number: self._wish(states.with_my, at, number))
        panel.picker.kernel_chosen.connect(lambda name: self._wish(states.with_named, find(name).filter))
        panel.editor.filter_edited.connect(lambda edited: self._wish(states.with_mine, edited, merge="kernel"))
        panel.editor.refused.connect(self._complain)
        panel.editor.edit_started.connect(self._seal)
        panel.editor.edit_finished.connect(self._seal)
        panel.space_wished.connect(lambda space: self._wish(states.with_space, space))
        panel.spread_wished.connect(lambda spread: self._wish(replace, spread=spread))
        panel.transforms_wished.connect(lambda wanted: self._wish(replace, transforms=wanted))
        panel.before_relu_wished.connect(lambda before: self._wish(replace, before_relu=before))
        panel.layer_wished.connect(self._go_to_layer)
        panel.channel_wished.connect(self._pick)
        panel.best_wished.connect(lambda: self._wish(replace, channel=None))
        panel.pin_wished.connect(lambda: self._toggle_pin(self._channel()))
        panel.take_wished.connect(self._take_over)
        panel.quiz_wished.connect(self._asking.begin)
        panel.sheet_wished.connect(self._saver.ask_sheet)
        panel.ranking_wished.connect(self._saver.ask_ranking)
        panel.start_again_wished.connect(self.start_again)

    def _connect_view(self) -> None:
        view, pages = self._view, self._view.pages
        view.strip.channel_picked.connect(self._pick)
        view.strip.pin_toggled.connect(self._toggle_pin)
        view.look_wished.connect(lambda look: self._look(replace, look=look))
        view.share_wished.connect(lambda share: self._look(replace, share=share))
        pages.page_wished.connect(lambda page: self._look(replace, page=page))
        pages.pinned_picked.connect(self._go_to_pinned)
        pages.twin_picked.connect(self._go_to_twins)
        pages.surgery.cut_wished.connect(self._operate)
        pages.surgery.undo_wished.connect(lambda: self._wish(replace, cuts=(), is_after=False))
        pages.surgery.after_wished.connect(lambda after: self._look(replace, is_after=after))

    def _connect_workers(self) -> None:
        self._runner.result_ready.connect(self._take)
        self._runner.fell_back.connect(self._tell_note)
        self._runner.failed.connect(self._context.messages.tell_error)
        self._runner.stopped.connect(self._tell_stopped)
        self._ranker.found.connect(self._soon)
        self._workspace.source_changed.connect(self._soon)
        self._workspace.chain_changed.connect(self._take_chain)
        self._context.networks.changed.connect(self._soon)

    @property
    def _state(self) -> State:
        """What is set, on today's photo."""
        source = self._workspace.source
        height, width, channels = source.shape
        return states.on_photo(self._history.current, source.identity, channels, (height, width))

    def _size(self) -> tuple[int, int]:
        height, width, _ = self._workspace.source.shape
        return height, width

    def _wish(self, change: Callable[..., State], *arguments: object, merge: str = "", **fields: object) -> None:
        """Go on to a new state; a wish that makes no sense is refused in words and changes nothing."""
        try:
            state = change(self._state, *arguments, **fields)
            if self._workspace.source.is_photo:
                states.resolve(state, self._size())
        except CnnguiError as error:
            self._complain(error)
            self._show_state()
            return
        if self._has_complained:
            self._has_complained = False
            self._context.messages.clear()
        self._history.push(state, merge)
        self._soon()

    def _seal(self) -> None:
        """Begin or end a drag: what lies between is one step back."""
        self._history.seal()

    def _complain(self, error: Exception) -> None:
        """Say what is wrong, until the next wish that makes sense."""
        self._has_complained = True
        self._context.messages.tell_error(error)

    def _look(self, change: Callable[..., State], *arguments: object, **fields: object) -> None:
        """Look at something else; that is no step to take back."""
        self._history.amend(change(self._state, *arguments, **fields))
        self._soon()

    def _set_size(self, size: object) -> None:
        if states.has_layer(self._size(), size, self._state.layer):  # type: ignore[arg-type]
            self._wish(replace, size=size)
        else:
            self._show_state()

    def _go_to_layer(self, layer: str) -> None:
        if states.has_layer(self._size(), self._state.size, layer):
            self._wish(states.with_layer, layer)
            return
        self._context.messages.tell(self.tr("The photo is too small for {layer} at this size.").format(layer=layer))
        self._show_state()

    def _pick(self, channel: int) -> None:
        count = VGG16.layer(self._state.layer).channels
        self._wish(replace, channel=min(max(channel, 0), count - 1), merge="channel")

    def _toggle_pin(self, channel: int) -> None:
        self._wish(states.toggled, self._state.layer, channel)

    def _go_to_pinned(self, row: int) -> None:
        pinned = self._state.pinned
        if row < len(pinned):
            layer, channel = pinned[row]
            self._wish(lambda state: replace(states.with_layer(state, layer), channel=channel))

    def _go_to_twins(self, row: int, column: int) -> None:
        """Compare a named kernel with a learned filter."""
        chosen = SMALL_KERNELS[row].filter
        self._wish(
            lambda state: replace(states.with_named(states.with_space(state, "weights"), chosen), channel=column)
        )

    def _operate(self, kind: str, value: float) -> None:
        cut = cut_of(kind, value, self._state, self._channel())
        state = replace(self._state, cuts=(*self._state.cuts, cut), is_after=True, channel=self._channel())
        try:
            self._runner.network(state.cuts)
        except CnnguiError as error:
            self._complain(error)
            return
        self._wish(lambda _: state)

    def _take_over(self) -> None:
        """Make the learned filter mine, and go to the Filters lab with it."""
        network, state = self._network(), self._state
        if network is None or state.layer != FIRST:
            return
        weights = network.weights[f"{FIRST}.weight"][self._channel()]
        slices = tuple(tuple(tuple(float(each) for each in line) for line in part) for part in weights)
        self._wish(states.with_learned, Filter(slices))
        self._follow()
        self._context.show_lab("filters")

    def start_again(self) -> None:
        """Go back to the numbers of the first layer; photo, filters and pins stay, and it can be undone."""
        self._wish(lambda state: State(state.source, state.channels, state.chain, pinned=state.pinned))

    def _take_chain(self) -> None:
        """Another lab changed the chain."""
        if self._workspace.chain != self._told:
            self._told = self._workspace.chain
            self._history.push(states.with_chain(self._state, self._workspace.chain))
            self._soon()

    # State → ranking, comparison → pictures

    def _network(self) -> Network | None:
        return self._runner.network(self._state.cuts)

    def _channel(self) -> int:
        """Give the learned filter on the right: the one that was picked, or the best."""
        picked = self._state.channel
        if picked is not None:
            return picked
        return self._ranking.matches[0].channel if self._ranking is not None else 0

    def _request(self) -> Request:
        state = self._state
        each = self._workspace.source.shape[2] if state.at == 0 and state.chain.channels == "each" else 1
        return Request(
            state.source, state.size, state.layer, state.before_relu, state.chain, state.at, state.number * each
        )

    def _pixels(self) -> Photo:
        return self._workspace.source.data.astype(np.uint8, copy=False)

    def _soon(self) -> None:
        """Follow the state at once, or at the end of the frame when one has just been drawn."""
        elapsed = (time.perf_counter() - self._last_follow) * 1000
        if elapsed >= FRAME_MS:
            self._follow()
        elif not self._later.isActive():
            self._later.start(int(FRAME_MS - elapsed) + 1)

    def _follow(self) -> None:
        """Show what is set, and see to the comparison for it."""
        self._later.stop()
        self._last_follow = time.perf_counter()
        state, source = self._state, self._workspace.source
        self._show_state()
        self._told = state.chain
        self._workspace.set_chain(state.chain)
        if not self._in_front:
            return
        if not source.is_photo:
            text = self.tr("The network sees photos, and this is a grid of numbers. Open a photo.")
            self._context.messages.tell(text)
            return
        request = self._request()
        if self._result is None or self._result.request != request or self._is_other_network(self._result):
            self._runner.ask(request, self._pixels(), state.cuts)
        self._present()

    def _is_other_network(self, result: Result) -> bool:
        network = self._network()
        return network is not None and network.name != result.network.name

    def _take(self, result: Result) -> None:
        if result.request.seen != self._request().seen or self._is_other_network(result):
            return
        self._result = result
        if result.milliseconds >= 1:
            self._context.show_time(self._context.networks.title, result.milliseconds)
        self._present()

    def _present(self) -> None:
        """Show ranking and pictures as far as they are there; those of before stay until then."""
        network, state, result = self._network(), self._state, self._result
        if network is None:
            return
        is_ours = result is not None and result.request.seen == self._request().seen
        result = result if is_ours else None
        if state.space == "photos" and result is not None:
            self._ranker.search(self._request(), network)
        try:
            ranking = self._ranker.rank(state, network, result)
        except CompareError as error:
            self._complain(error)
            ranking = None
        if ranking is not None:
            self._ranking = ranking
        if self._ranking is None or len(self._ranking.matches) != VGG16.layer(state.layer).channels:
            return
        channel = self._channel()
        self._presenter.show_ranking(state, self._ranking, network, channel)
        count = VGG16.layer(state.layer).channels
        self._panel.show_state(state, channel, count)
        if result is not None:
            shown = Shown(state, result, next(match for match in result.ranking if match.channel == channel))
            self._presenter.show(shown, self._title())
            self._presenter.show_page(shown, network, self._ranking)
        if state.page == "surgery":
            original = self._context.networks.network
            if original is not None:
                self._surgeon.show(state, self._pixels(), original)
        self._view.pages.surgery.show_operated(
            is_operated=bool(state.cuts), is_after=state.is_after, can_replace=state.layer == FIRST
        )

    def _title(self) -> str:
        mine = self._state.mine
        return find(mine.name).words(language()).title if mine.name else self.tr("own kernel")

    def _show_state(self) -> None:
        source, state = self._workspace.source, self._state
        height, width = source.full_size
        self._panel.show_source(source.name, f"{width} × {height} px")
        titles = [
            (f"{at + 1}.{number + 1}", (at, number))
            for at, layer in enumerate(state.chain.layers)
            for number in range(len(layer.filters))
        ]
        self._panel.show_filters(titles, (state.at, state.number))
        self._panel.show_state(state, self._channel(), VGG16.layer(state.layer).channels)
        self._view.pages.show_page(state.page)

    def _tell_note(self, note: Note) -> None:
        self._context.messages.tell(note_text(note))

    def _tell_stopped(self) -> None:
        text = self.tr("Stopped. The comparison is still that of before.")
        self._context.messages.tell(text, self.tr("Compare"), self._follow)
