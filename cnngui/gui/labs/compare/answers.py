"""Which comparison is wanted for what is set, whether it is there, and what came of asking for it."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, Signal

from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import Note
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.compare.runner import Runner
from cnngui.gui.labs.compare.state import State
from cnngui.gui.labs.compare.work import Depth, Kept, Request, Result
from cnngui.networks.network import Network


class Answers(QObject):
    """Asks for comparisons, and keeps the newest that has to do with what is set.

    Attributes
    ----------
    result : Result or None
        Perhaps that of another photo, layer or kernel: see `is_there` and `is_for_today`.
    is_awaited : bool
        Whether anybody looks at the lab.
    is_dragging : bool
        Whether my kernel is just being dragged.
    """

    news = Signal()
    """Another comparison is there; on the way to the one that was asked for, those of earlier kernels may come."""

    failed = Signal(object)
    stopped = Signal()

    def __init__(
        self,
        context: LabContext,
        kept: Kept,
        fell_back: Callable[[Note | None], None],
        state: Callable[[], State],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._state = state
        self.result: Result | None = None
        self.is_awaited = self.is_dragging = False
        self._runner = Runner(context.jobs, context.networks, kept, self)
        self._runner.result_ready.connect(self._take)
        self._runner.fell_back.connect(fell_back)
        self._runner.failed.connect(self.failed)
        self._runner.stopped.connect(self.stopped)

    @property
    def is_busy(self) -> bool:
        """Whether one is being computed, or waits for the network."""
        return self._runner.is_busy

    def keep(self, kept: Kept) -> None:
        """Use what former comparisons left."""
        self._runner.kept = kept

    @property
    def network(self) -> Network | None:
        """The network as it is after what was done to it; None until it is loaded."""
        return self._runner.network(self._state().cuts)

    @property
    def request(self) -> Request:
        """What is wanted for what is set."""
        state = self._state()
        each = state.channels if state.at == 0 and state.chain.channels == "each" else 1
        return Request(
            state.source, state.size, state.layer, state.before_relu, state.chain, state.at, state.number * each
        )

    @property
    def pixels(self) -> Pixels:
        """The photo."""
        return self._context.workspace.source.data.astype(np.uint8, copy=False)

    @property
    def is_there(self) -> bool:
        """Whether the comparison for what is set is there, with all that is needed of it."""
        result = self.result
        return (
            result is not None
            and result.request == self.request
            and result.depth >= self._depth
            and not self._is_of_other_network(result)
        )

    def is_for_today(self, result: Result | None) -> bool:
        """Tell whether a comparison is of this photo, layer and network, if perhaps of the kernel of a moment ago."""
        if result is None or not self.is_awaited or not self._context.workspace.source.is_photo:
            return False
        return result.request.seen == self.request.seen and not self._is_of_other_network(result)

    def ask(self) -> None:
        """Ask for the comparison for what is set, unless it is there."""
        if self.is_awaited and self._context.workspace.source.is_photo and not self.is_there:
            self._runner.ask(self.request, self.pixels, self._state().cuts, self._depth)

    @property
    def _depth(self) -> Depth:
        """How much is needed: in numbers only the response, and while a drag goes on no chance."""
        if self._state().space == "weights":
            return Depth.RESPONSE
        return Depth.RANKING if self.is_dragging else Depth.CHANCE

    def _is_of_other_network(self, result: Result) -> bool:
        network = self.network
        return network is not None and network.name != result.network.name

    def _take(self, result: Result) -> None:
        if not self.is_for_today(result):
            return
        self.result = result
        if result.milliseconds >= 1:
            self._context.show_time(self._context.networks.title, result.milliseconds)
        self.news.emit()
