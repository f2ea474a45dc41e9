"""The Compare lab: wishes become a new state, the state a ranking and a comparison, those pictures and words."""

from collections.abc import Generator, Sequence
from dataclasses import replace
from functools import lru_cache, partial

import numpy as np
from PySide6.QtCore import QObject, QTimer

from cnngui.engine.arrays import Pixels
from cnngui.engine.chain import Chain
from cnngui.engine.editing import Edited
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter
from cnngui.engine.sizes import Pair
from cnngui.gui.lab.base import LabBase
from cnngui.gui.lab.commands import Command
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.lab.latest import LatestJob
from cnngui.gui.lab.pins import toggled
from cnngui.gui.labs.compare import saving
from cnngui.gui.labs.compare import state as states
from cnngui.gui.labs.compare.learning import Learning
from cnngui.gui.labs.compare.pages import ComparePages
from cnngui.gui.labs.compare.panel import ComparePanel
from cnngui.gui.labs.compare.presenter import ComparePresenter
from cnngui.gui.labs.compare.question import ClassQuestion
from cnngui.gui.labs.compare.ranking import Ranker, Ranking, may_stay, weights_of
from cnngui.gui.labs.compare.shown import Shown
from cnngui.gui.labs.compare.state import COLOURS, MOST_PINNED, CompareState, first_of
from cnngui.gui.labs.compare.surgery import Surgery, cut_of, with_cut
from cnngui.gui.labs.compare.view import CompareView
from cnngui.gui.labs.compare.words import waiting_text
from cnngui.gui.labs.compare.work import Depth, Kept, Request, Result, Wish, compute
from cnngui.gui.look.errors import sentence
from cnngui.gui.services.throttle import FRAME_MS
from cnngui.gui.services.workspace import Selection
from cnngui.networks.network import Network
from cnngui.tasks.compare import SMALL_KERNELS, CompareError
from cnngui.tasks.surgery import operated


class CompareLab(LabBase[CompareState]):
    """My filter beside the network's."""

    name = "compare"
    needs_photo = True

    def __init__(self, context: LabContext, parent: QObject | None = None) -> None:
        network, chain = context.networks.architecture, context.workspace.chain
        self._view, self._panel = CompareView(), ComparePanel(network)
        edited = Edited(chain, COLOURS).with_chain(chain)
        first = CompareState(context.workspace.photo.identity, edited, first_of(network))
        super().__init__(context, first, self._view, self._panel, parent)
        self._kept = context.kept("compare", partial(Kept, context.networks.cache))
        self._operated = lru_cache(maxsize=2)(operated)
        self._result: Result | None = None
        self._ranking: Ranking | None = None
        self._best = "", 0
        self._failed: dict[Request, str] = {}
        self._ranker = Ranker(self, self)
        self._presenter = ComparePresenter(self._view, self)
        self._pages = ComparePages(self._view.pages, self._ranker, self, self)
        self._surgery = Surgery(self._view.pages.surgery, self, self)
        self._learning = Learning(self._view.pages.learning, self, self)
        self._question = ClassQuestion(self._view, self, self)
        title = self.tr("Comparing")
        self._comparison = LatestJob(
            self, "comparison", title, self._compute, self._take, may_end=Wish.is_like, failed=self._take_failure
        )
        self._after_paint = QTimer(self, singleShot=True)
        self._after_paint.timeout.connect(self._show_pictures)
        self._connect_panel()
        self._connect_view()

    def commands(self) -> Sequence[Command]:
        """Save the sheet or the ranking, copy, ask the class."""
        ask = Command("ask", self.tr("Ask the class: learned or hand-made?"), self._question.begin)
        return [*saving.commands(self.context, lambda: self._presenter.shown, lambda: self._ranking), ask]

    # State

    def on_photo(self, state: CompareState) -> CompareState:
        """Take another photo, for which the layer may be too deep."""
        return states.on_photo(state, self.workspace.photo.identity, self._size, self.architecture)

    def resolve(self, state: CompareState) -> None:
        """Refuse a kernel that is larger than the photo, and a layer that is too deep for it."""
        states.resolve(state, self._size, self.architecture)

    def first_again(self, state: CompareState) -> CompareState:
        """Go back to the numbers of the first layer; photo, pins and filters stay, but for one without such numbers."""
        edited = states.comparable(state.edited.at(0))
        return CompareState(state.source, edited, first_of(self.architecture), pinned=state.pinned)

    def finish_edit(self) -> None:
        """End a number that is being typed."""
        self._panel.editor.finish_edit()

    def chain_of(self, state: CompareState) -> Chain:
        """Return the hand-made layers."""
        return state.edited.chain

    def with_chain(self, state: CompareState, chain: Chain) -> CompareState:
        """Take the hand-made layers of another lab; my filter is the same of them, as far as there is one."""
        return states.with_edited(state, state.edited.with_chain(chain))

    def selection_of(self, state: CompareState) -> Selection | None:
        """Return the learned filter that was picked; the best of the ranking wasn't."""
        return None if state.channel is None else Selection(state.layer, state.channel)

    def with_selection(self, state: CompareState, selection: Selection) -> CompareState:
        """Go to a filter that was picked in another lab; a pooling has none."""
        layer, channel = self.architecture.layer(selection.layer), selection.channel
        there = replace(states.with_layer(state, layer.name, self.architecture), channel=channel)
        is_possible = layer.kind == "conv" and states.has_layer(there, self._size, self.architecture)
        return there if is_possible else state

    @property
    def _size(self) -> Pair:
        return self.workspace.photo.shape[:2]

    @property
    def _pixels(self) -> Pixels:
        return self.workspace.photo.data.astype(np.uint8, copy=False)

    @property
    def network(self) -> Network | None:
        """The network as it is after what was done to it; None until it is loaded."""
        network = self.context.networks.network
        return None if network is None else self._operated(network, self.now.cuts)

    @property
    def channel(self) -> int:
        """The learned filter on the right: the one that was picked, or the best."""
        state, (layer, best) = self.now, self._best
        if state.channel is not None:
            return state.channel
        return best if layer == state.layer else 0

    def entering(self) -> None:
        """See to the network."""
        self.context.networks.request()

    def leaving(self) -> None:
        """Leave off what nobody waits for."""
        self._after_paint.stop()
        self._ranker.leave_off()
        self._surgery.leave_off()
        self._learning.leave_off()

    def turn_page(self, step: int) -> bool:
        """Let the filter learn step by step, with a clicker."""
        return self._learning.turn_page(step)

    def wished(self, before: CompareState) -> None:
        """Go back to comparing: the user wants to see what is set."""
        del before
        self._question.close()

    def photo_changed(self) -> None:
        """Ask the class about the new photo."""
        self._after_paint.stop()
        self._question.follow_photo()

    def drag_ended(self) -> None:
        """Find out what was put off."""
        self.follow_soon()

    # Wishes

    def _connect_panel(self) -> None:
        panel = self._panel
        panel.wished.connect(lambda fields: self.wish(**fields))
        panel.editor.filter_edited.connect(lambda mine: self._edit(self.now.edited.with_filter(mine), merge="kernel"))
        panel.editor.refused.connect(self.complain)
        panel.mine_picked.connect(lambda layer, number: self._edit(self.now.edited.at(layer, number)))
        panel.picker.kernel_chosen.connect(lambda name: self._edit(self.now.edited.with_kernel(find(name).filter)))
        panel.space_wished.connect(lambda space: self.wish(states.with_space, space, self.architecture))
        panel.layer_wished.connect(lambda layer: self.wish(states.with_layer, layer, self.architecture))
        panel.channel_wished.connect(self._pick)
        panel.pin_wished.connect(lambda: self._toggle_pin(self.channel))
        panel.take_wished.connect(self._take_over)
        panel.command_wished.connect(lambda name: self.action(name).trigger())

    def _connect_view(self) -> None:
        view, pages = self._view, self._view.pages
        view.strip.channel_picked.connect(self._pick)
        view.strip.pin_toggled.connect(self._toggle_pin)
        view.strip.painted.connect(self._show_pictures_soon)
        view.look.chosen.connect(lambda look: self.wish(look=look))
        view.share.valueChanged.connect(lambda share: self.wish(share=share))
        pages.page_wished.connect(lambda page: self.wish(page=page))
        pages.table.cellClicked.connect(self._go_to_pinned)
        pages.table.cellActivated.connect(self._go_to_pinned)
        pages.matrix.pixel_clicked.connect(self._go_to_twins)
        pages.surgery.cut_wished.connect(lambda kind, value: self.wish(self._cut, kind, value))
        pages.surgery.undo.clicked.connect(lambda: self.wish(cuts=()))
        pages.surgery.after.clicked.connect(lambda after: self.wish(is_after=after))

    def _edit(self, edited: Edited, merge: str = "") -> None:
        self.wish(states.with_edited, edited, merge=merge)

    def _pick(self, channel: int) -> None:
        count = self.architecture.layer(self.now.layer).channels
        self.wish(channel=min(max(channel, 0), count - 1), merge="channel")

    def _toggle_pin(self, channel: int) -> None:
        state = self.now
        self.wish(pinned=toggled(state.pinned, state.layer, channel, MOST_PINNED))

    def _go_to_pinned(self, row: int, _column: int) -> None:
        if row < len(self.now.pinned):
            layer, channel = self.now.pinned[row]
            self.wish(lambda state: replace(states.with_layer(state, layer, self.architecture), channel=channel))

    def _go_to_twins(self, row: int, column: int) -> None:
        """Compare a named kernel with a learned filter."""
        self.wish(states.with_pair, SMALL_KERNELS[row].filter, column, self.architecture)

    def _cut(self, state: CompareState, kind: str, value: float) -> CompareState:
        return with_cut(state, cut_of(kind, value, state, self.channel), self.channel, self.network)

    def _take_over(self) -> None:
        """Make the learned filter mine, and go to the Filters lab with it."""
        network = self.network
        if network is None or self.now.layer != first_of(self.architecture):
            return
        slices = weights_of(network)[self.channel].tolist()
        if self.wish(states.with_learned, Filter(tuple(tuple(map(tuple, part)) for part in slices))):
            self.context.show_lab("filters")

    # State → ranking, comparison → pictures

    def show_settings(self, state: CompareState) -> None:
        """Show what is set."""
        self._panel.photo.show_source(self.workspace.photo)
        self._panel.show_state(state, self.channel)
        self._view.pages.show_page(state.page)

    def work(self, state: CompareState) -> None:
        """Show the ranking, and see to the pictures.

        In numbers the ranking does not depend on the pictures, so they wait until it has been painted; on a low canvas
        another page may be in front of it.
        """
        is_new = self._show_ranking(state)
        if is_new and state.space == "weights" and self._view.strip.isVisible():
            self._after_paint.start(round(FRAME_MS))
        elif not self._after_paint.isActive():
            self._show_pictures()
        self._surgery.show(state, self._pixels)
        self._learning.show(state, self._pixels)

    def _show_pictures_soon(self) -> None:
        """Show pictures that wait for the painting of the ranking in the next turn."""
        if self._after_paint.isActive():
            self._after_paint.start(0)

    def is_settled(self) -> bool:
        """Tell whether the comparison that is set is on screen."""
        return self._is_there(self.now) and not self._after_paint.isActive()

    def _show_ranking(self, state: CompareState) -> bool:
        """Rank as is set, and tell whether that is new; where there is no ranking, say why."""
        network, why = self.network, ""
        if network is None:
            return False
        try:
            ranked = self._ranker.rank(state, network, self._fitting) or self._ranking
            self._ranking = ranked if may_stay(ranked, state, self._failed) else None
            if self._ranking is None:
                why = self._failed.get(Request.of(state)) or waiting_text(state)
        except CompareError as error:
            self._ranking, why = None, sentence(error)
        ranking = self._ranking_of(state)
        if ranking is not None:
            self._best = state.layer, ranking.matches[0].channel
        channel = self.channel
        self._panel.show_channel(state, channel)
        if ranking is None:
            self._presenter.show_no_ranking(why)
            return False
        return self._presenter.show_ranking(replace(state, space=ranking.space), ranking, network, channel)

    def _ranking_of(self, state: CompareState) -> Ranking | None:
        """Return the ranking, unless it is still that of another layer."""
        return self._ranking if self._ranking is not None and self._ranking.layer == state.layer else None

    def _take_failure(self, wish: Wish, error: Exception) -> None:
        """Say why there is no comparison for as long as that is so."""
        self._failed = {wish.request: sentence(error)}
        self.complain(error)
        self._show_ranking(self.now)

    def _show_pictures(self) -> None:
        """Show the newest comparison that has to do with what is set, and see to the one that is set."""
        state, network, result, shown = self.now, self.network, self._fitting, self._presenter.shown
        is_there, is_news = self._is_there(state), shown is None or result is not shown.result
        if network is not None and result is not None and (is_there or is_news):
            shown = Shown(state, result, self.channel)
            self._presenter.show(shown)
            self._pages.show(shown, network, self._ranking_of(state))
            if is_there and state.space == "photos":
                self._ranker.search(state, result)
        if is_there:
            self._comparison.rest()
        else:
            self._comparison.ask(Wish(Request.of(state), self._pixels, state.cuts, self._depth(state)))

    def _depth(self, state: CompareState) -> Depth:
        """Return how much is needed: in numbers only the response, and while a drag goes on no chance."""
        if state.space == "weights":
            return Depth.RESPONSE
        return Depth.RANKING if self.is_dragging else Depth.CHANCE

    @property
    def _fitting(self) -> Result | None:
        """The newest comparison if it is of this photo, layer and network, but perhaps of an earlier kernel."""
        result, network = self._result, self.network
        if result is None or result.request.seen != Request.of(self.now).seen:
            return None
        return result if network is None or network.name == result.network.name else None

    def _is_there(self, state: CompareState) -> bool:
        """Tell whether the comparison that is set is there, with all that is needed of it."""
        result = self._fitting
        return result is not None and result.request == Request.of(state) and result.depth >= self._depth(state)

    def _compute(self, wish: Wish, network: Network) -> Generator[object, None, Result]:
        used, original = self._operated(network, wish.cuts), network if wish.cuts else None
        return compute(wish, used, original, self._kept, self.context.networks.spare)

    def _take(self, _wish: Wish, result: Result) -> None:
        """Show a comparison; on the way to the one that was asked for, those of earlier kernels may come."""
        before, self._result = self._result, result
        if not self.is_in_front or self._fitting is None:
            self._result = before
            return
        if result.milliseconds >= 1:
            self.context.show_time(self.context.networks.title, result.milliseconds)
        self.work(self.now)
