"""The Compare lab: wishes become a new state, the state a ranking and a comparison, those pictures and words."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from cnngui.engine.errors import CnnguiError
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.compare import state as states
from cnngui.gui.labs.compare.answers import Answers
from cnngui.gui.labs.compare.falling_back import FallingBack
from cnngui.gui.labs.compare.panel import ComparePanel
from cnngui.gui.labs.compare.picking import Picking, learned_filter
from cnngui.gui.labs.compare.presenter import Presenter
from cnngui.gui.labs.compare.question import Asking
from cnngui.gui.labs.compare.ranking import Ranker, Ranking
from cnngui.gui.labs.compare.saving import Saver
from cnngui.gui.labs.compare.shown import Shown
from cnngui.gui.labs.compare.state import FIRST, State
from cnngui.gui.labs.compare.surgery import Surgeon
from cnngui.gui.labs.compare.view import CompareView
from cnngui.gui.labs.compare.words import my_title
from cnngui.gui.labs.compare.work import Kept, Result
from cnngui.gui.services.undo import History
from cnngui.networks.architectures import VGG16
from cnngui.networks.network import Network
from cnngui.tasks.compare import CompareError

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
        self._ranking: Ranking | None = None
        self._told = self._workspace.chain
        self._has_news = False
        self._complaint: str | None = None
        self._refused_source: int | None = None
        self._last_follow = 0.0
        self._falling_back = FallingBack(context, self)
        fell_back = self._falling_back.tell
        self._ranker = Ranker(context, self._kept, fell_back, self)
        self._presenter = Presenter(self._view, context, self._ranker, self)
        self._answers = Answers(context, self._kept, fell_back, lambda: self.state_now, self)
        self._surgeon = Surgeon(self._view.pages.surgery, context, self._kept, fell_back, self)
        self._picking = Picking(self._panel, self._view, self, self)
        self._asking = Asking(self._view, context, self._kept, fell_back, self)
        self._saver = Saver(context, self._presenter, lambda: self._ranking, self.start_again, self)
        self._after_paint = QTimer(self, singleShot=True)
        self._after_paint.timeout.connect(self._catch_up)
        self._view.strip.painted.connect(self._hasten)
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._follow)
        self._connect_panel()
        self._connect_workers()

    # The protocol of a lab

    def actions(self) -> Sequence[QAction]:
        """Save the sheet or the ranking, copy, start again, ask the class."""
        return [*self._saver.actions, self._asking.action]

    def enter(self) -> None:
        """Show what the workspace holds now."""
        self._answers.is_awaited = True
        self._refused_source = None
        self._context.networks.request()
        self._take_chain()
        self._follow()

    def leave(self) -> None:
        """Hand on what was edited last, and leave off what nobody waits for."""
        if self._later.isActive():
            self._follow()
        self._answers.is_awaited = False
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
        page = self.state_now.page
        self._history.amend(replace(step(), page=page))
        self._soon()

    def state(self) -> object:
        """Return what `restore` takes."""
        return Carried(self._history, self._kept)

    def restore(self, state: object) -> None:
        """Come back to a former ``state()``."""
        if isinstance(state, Carried):
            self._history = state.history
            for part in (self._ranker, self._surgeon, self._asking):
                part.kept = state.kept
            self._kept = state.kept
            self._answers.keep(state.kept)
            self._told = state.history.current.chain  # what another lab made of it meanwhile is heard on coming in

    def settle(self) -> bool:
        """Tell whether everything asked for is on screen."""
        if not self._workspace.source.is_photo:
            return True
        parts = (self._answers, self._ranker, self._presenter, self._surgeon, self._asking)
        if self._later.isActive() or self._after_paint.isActive() or any(part.is_busy for part in parts):
            return False
        return self._answers.is_there

    # Wishes → state

    def _connect_panel(self) -> None:
        panel, photos = self._panel, self._context.photos
        panel.photo.open_wished.connect(photos.ask)
        panel.photo.photo_wished.connect(photos.open_path)
        panel.photo.menu_wished.connect(lambda: panel.photo.show_photos(photos.samples(), photos.recent()))
        panel.editor.filter_edited.connect(lambda edited: self.wish(states.with_mine, edited, merge="kernel"))
        panel.editor.refused.connect(self._complain)
        panel.editor.edit_started.connect(self._begin_drag)
        panel.editor.edit_finished.connect(self._end_drag)
        panel.take_wished.connect(self._take_over)
        panel.quiz_wished.connect(self._asking.begin)
        panel.sheet_wished.connect(self._saver.ask_sheet)
        panel.ranking_wished.connect(self._saver.ask_ranking)
        panel.start_again_wished.connect(self.start_again)

    def _connect_workers(self) -> None:
        self._answers.news.connect(self._take_news)
        self._answers.failed.connect(self._context.messages.tell_error)
        self._answers.stopped.connect(self._tell_stopped)
        self._ranker.found.connect(self._soon)
        self._ranker.stopped.connect(self._tell_stopped)
        self._workspace.source_changed.connect(self._soon)
        self._workspace.chain_changed.connect(self._take_chain)
        self._context.networks.changed.connect(self._soon)

    @property
    def state_now(self) -> State:
        """What is set, on today's photo."""
        source = self._workspace.source
        height, width, channels = source.shape
        return states.on_photo(self._history.current, source.identity, channels, (height, width))

    def _size(self) -> tuple[int, int]:
        height, width, _ = self._workspace.source.shape
        return height, width

    def wish(self, change: Callable[..., State], *arguments: object, merge: str = "", **fields: object) -> None:
        """Go on to a new state; a wish that makes no sense is refused in words and changes nothing."""
        try:
            state = change(self.state_now, *arguments, **fields)
            if self._workspace.source.is_photo:
                states.resolve(state, self._size())
        except CnnguiError as error:
            self._complain(error)
            self._show_state()
            return
        if self._complaint is not None:
            self._complaint = None
            self._context.messages.clear()
        self._history.push(state, merge)
        self._asking.close()
        self._soon()

    def _begin_drag(self) -> None:
        """Make one step back of all that comes until its end."""
        self._history.seal()
        self._answers.is_dragging = True

    def _end_drag(self) -> None:
        """Find out what was put off."""
        self._history.seal()
        self._answers.is_dragging = False
        self._soon()

    def _complain(self, error: Exception) -> None:
        """Say what is wrong, once, until the next wish that makes sense."""
        if str(error) != self._complaint:
            self._complaint = str(error)
            self._context.messages.tell_error(error)

    def look(self, change: Callable[..., State], *arguments: object, **fields: object) -> None:
        """Look at something else; that is no step to take back."""
        self._history.amend(change(self.state_now, *arguments, **fields))
        self._soon()

    def _take_over(self) -> None:
        """Make the learned filter mine, and go to the Filters lab with it."""
        network, state = self.network, self.state_now
        if network is None or state.layer != FIRST:
            return
        self.wish(states.with_learned, learned_filter(network, self.channel))
        self._follow()
        self._context.show_lab("filters")

    def start_again(self) -> None:
        """Go back to the numbers of the first layer; photo, filters and pins stay, and it can be undone."""
        self.wish(lambda state: State(state.source, state.channels, state.chain, pinned=state.pinned))

    def _take_chain(self) -> None:
        """Another lab changed the chain."""
        if self._workspace.chain != self._told:
            self._told = self._workspace.chain
            self._history.push(states.with_chain(self.state_now, self._workspace.chain), merge="another lab")
            self._soon()

    # State → ranking, comparison → pictures

    @property
    def network(self) -> Network | None:
        """The network as it is after what was done to it; None until it is loaded."""
        return self._answers.network

    @property
    def channel(self) -> int:
        """Return the learned filter on the right: the one that was picked, or the best."""
        picked = self.state_now.channel
        if picked is not None:
            return picked
        ranking = self._ranking
        return ranking.matches[0].channel if ranking is not None and ranking.layer == self.state_now.layer else 0

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
        if self._workspace.source.is_photo:
            self._share_chain()
        if self._answers.is_awaited:
            self._see_to_result()
        self._show_state()

    def _share_chain(self) -> None:
        """Let the other labs have the chain as it is here."""
        self._told = self.state_now.chain
        self._workspace.set_chain(self._told)

    def _see_to_result(self) -> None:
        source = self._workspace.source
        if not source.is_photo:
            if self._refused_source != source.identity:
                self._refused_source = source.identity
                text = self.tr("The network sees photos, and this is a grid of numbers. Open a photo.")
                self._context.messages.tell(text)
            return
        if self._answers.is_there:
            self._present(self._answers.result)
        elif self.state_now.space == "weights":
            is_to_be_painted = self._view.strip.isVisible()  # on a low canvas another page may be in front of it
            self._after_paint.start(round(FRAME_MS) if is_to_be_painted else 0)
            self._present(None)
        else:
            self._answers.ask()
            self._present(None)

    def _catch_up(self) -> None:
        """See to the pictures once the ranking has been painted, which in numbers does not depend on them."""
        if self._has_news and self._answers.is_for_today(self._answers.result):
            self._present(self._answers.result)
            self._show_state()
        self._has_news = False
        self._answers.ask()

    def _hasten(self) -> None:
        """Go on in the next turn to what waits for the painting of the ranking."""
        if self._after_paint.isActive():
            self._after_paint.start(0)

    def _take_news(self) -> None:
        """Show what was computed, but not between an edit in numbers and the painting of its ranking."""
        self._has_news = True
        is_to_follow = self._later.isActive() and self.state_now.space == "weights"
        if not self._after_paint.isActive() and not is_to_follow:
            self._catch_up()

    def _present(self, result: Result | None) -> None:
        """Show ranking and pictures as far as they are there; those of before stay until then."""
        network, state = self.network, self.state_now
        if network is None:
            return
        self._rank(network, result)
        ranking = self._ranking if self._ranking is not None and self._ranking.layer == state.layer else None
        channel = self.channel
        if ranking is not None:
            self._presenter.show_ranking(replace(state, space=ranking.space), ranking, network, channel)
        if result is not None:
            shown = Shown(state, result, channel)
            self._presenter.show(shown, my_title(state))
            self._presenter.show_page(shown, network, ranking)
        self._surgeon.show(state, self._answers.pixels)

    def _rank(self, network: Network, result: Result | None) -> None:
        """Rank as is set; the ranking of before stays where that takes longer, or makes no sense."""
        state = self.state_now
        if state.space == "photos" and result is not None:
            self._ranker.search(self._answers.request, network)
        try:
            self._ranking = self._ranker.rank(state, network, result) or self._ranking
        except CompareError as error:
            self._complain(error)
            if self._ranking is not None and self._ranking.layer != state.layer:
                self._ranking = None
                self._presenter.show_no_ranking()

    def _show_state(self) -> None:
        source, state = self._workspace.source, self.state_now
        height, width = source.full_size
        self._panel.show_source(source.name, f"{width} × {height} px")
        self._panel.show_filters(state.chain, (state.at, state.number))
        self._panel.show_state(state, self.channel, VGG16.layer(state.layer).channels)
        self._view.pages.show_page(state.page)

    def _tell_stopped(self) -> None:
        text = self.tr("Stopped. The comparison is still that of before.")
        self._context.messages.tell(text, self.tr("Compare"), self._follow)
