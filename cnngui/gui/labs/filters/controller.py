"""The Filters lab: wishes become a new state, the state a result, the result a picture."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPointF
from PySide6.QtGui import QAction

from cnngui.engine.chain import Chain
from cnngui.engine.chain_results import Result
from cnngui.engine.editing import Edited
from cnngui.engine.errors import CnnguiError
from cnngui.engine.following import finish
from cnngui.engine.sizes import Pair
from cnngui.gui.lab.base import LabBase
from cnngui.gui.lab.commands import Command
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.lab.latest import LatestJob
from cnngui.gui.lab.plain import Plain
from cnngui.gui.labs.filters import saving
from cnngui.gui.labs.filters import state as states
from cnngui.gui.labs.filters.kernel_menu import kernel_menu
from cnngui.gui.labs.filters.panel import FiltersPanel
from cnngui.gui.labs.filters.presenter import FiltersPresenter
from cnngui.gui.labs.filters.shown import Shown
from cnngui.gui.labs.filters.state import FiltersState
from cnngui.gui.labs.filters.thumbnails import thumbnails
from cnngui.gui.labs.filters.view import FiltersView
from cnngui.gui.labs.filters.work import ChainRequest, Runs
from cnngui.gui.services.jobs import Lane
from cnngui.gui.services.workspace import first_chain

AT_ONCE_MS = 40.0
"""Runs that are expected to take longer go to the job runner."""

STOPPED_MS = 500.0
"""Runs that are expected to take longer are stopped when the user goes on; shorter ones are shown first."""


class FiltersLab(LabBase[FiltersState]):
    """One photo, hand-made filters, live."""

    name = "filters"

    def __init__(self, context: LabContext, parent: QObject | None = None) -> None:
        self._view, self._panel = FiltersView(), FiltersPanel()
        source = context.workspace.source
        first = FiltersState(source.identity, Edited(context.workspace.chain, source.shape[2]))
        super().__init__(context, first, self._view, self._panel, parent)
        self._presenter = FiltersPresenter(self._view, self, self)
        self._runs = Runs()
        self._run: LatestJob[ChainRequest, tuple[Result, float]] = LatestJob(
            self,
            "run",
            self.tr("Filtering the photo"),
            lambda request, _: self._runs.run(request),
            lambda _, done: self._take(*done),
            lane=Lane.OPENCV,
            needs_network=False,
            may_end=lambda running, _: self._runs.expected_ms(running) <= STOPPED_MS,
            failed=lambda _, error: self._give_up(partial(self.complain, error)),
            stopped=lambda request: self._give_up(partial(self.tell_stopped, partial(self._run.ask, request))),
        )
        self._kernels = kernel_menu(self._panel.chain.choose, self._view)
        self._connect()

    def commands(self) -> Sequence[Command]:
        """Save, copy, follow step by step."""
        follow = Command("follow", self.tr("Follow this window step by step"), self._go_to_steps, "Ctrl+Return")
        return [*saving.commands(lambda: self._presenter.shown), follow]

    def actions(self) -> Sequence[QAction]:
        """Return the commands, and every named kernel."""
        return [*super().actions(), self._kernels.menuAction()]

    def _connect(self) -> None:
        view, panel = self._view, self._panel
        view.strip.picked.connect(lambda *shown: self.look(shown=shown))
        view.scope.chosen.connect(lambda scope: self.wish(scope=scope))
        view.whole.clicked.connect(lambda whole: self.wish(whole=whole))
        view.follow.clicked.connect(self._go_to_steps)
        panel.working_size_wished.connect(lambda longest: self.context.settings.set("working_size", longest))
        panel.chain.wished.connect(self._change)
        panel.chain.looked.connect(lambda change: self.look(states.changed_by, change))
        panel.chain.refused.connect(self.complain)
        panel.chain.picker.opening.connect(lambda: panel.chain.picker.set_thumbnails(thumbnails(self.workspace.source)))
        self._presenter.rested.connect(lambda milliseconds: self.context.show_time("CPU", milliseconds))

    def _change(self, change: Callable[[Edited], Edited], merge: str) -> None:
        """Change the chain, and say what that cut off elsewhere: a matrix was pasted that is smaller, for one."""
        before = self.now.edited
        self.wish(states.changed_by, change, merge=merge)
        if count := states.slices_cut(before, self.now.edited):
            text = self.tr(
                "All slices of a layer have one size: of {count} others, numbers beyond it were cut off."
                " Ctrl+Z brings them back."
            )
            if count == 1:
                text = self.tr(
                    "All slices of a layer have one size: of another one, numbers beyond it were cut off."
                    " Ctrl+Z brings them back."
                )
            self.context.messages.tell(text.format(count=count))

    # State

    def on_photo(self, state: FiltersState) -> FiltersState:
        """Take another photo; a chain that is too large for it is made to fit."""
        source = self.workspace.source
        state = states.on_photo(state, source.identity, source.shape)
        try:
            self.resolve(state)
        except CnnguiError:
            return replace(state, edited=state.edited.made_to_fit())
        return state

    def resolve(self, state: FiltersState) -> None:
        """Refuse a chain that does not fit the photo."""
        states.resolve(state, self.workspace.source.shape)

    def first_again(self, state: FiltersState) -> FiltersState:
        """Go back to the first chain; the photo stays."""
        return FiltersState(state.source, Edited(first_chain(), state.edited.channels))

    def chain_of(self, state: FiltersState) -> Chain:
        """Share the chain."""
        return state.chain

    def with_chain(self, state: FiltersState, chain: Chain) -> FiltersState:
        """Take another chain, made to fit the photo if it has to be."""
        return self.on_photo(replace(state, edited=state.edited.with_chain(chain)))

    def photo_changed(self) -> None:
        """Say when the chain is too large for the photo."""
        current, source = self.history.current, self.workspace.source
        if current.source != source.identity:
            wished = states.on_photo(current, source.identity, source.shape)
            if wished.chain != self.now.chain:
                text = self.tr("The chain is too large for this photo: padding keeps the size and nothing is pooled.")
                self.context.messages.tell(text)

    def finish_edit(self) -> None:
        """Take what is being typed."""
        self._panel.chain.finish_edit()

    def more_state(self) -> Mapping[str, Plain]:
        """Keep the part of the photo that is looked at."""
        zoom, centre = self._view.viewport.part
        return {"part": [zoom, centre.x(), centre.y()]}

    def restore_more(self, data: Mapping[str, Any]) -> None:
        """Look at the same part of the photo."""
        zoom, x, y = data["part"]
        self._presenter.look_at(zoom, QPointF(x, y))

    # The pinned pixel

    @property
    def pinned(self) -> Pair | None:
        """The pixel whose sum is kept in sight."""
        return self.history.current.pinned

    def pin(self, pixel: Pair | None, on: tuple[int, int, int] | None = None) -> None:
        """Keep another pixel in sight, or none; ``on`` names photo, layer and channel where they are others."""
        current = self.history.current
        self.history.amend(replace(current, pinned=pixel, pinned_on=on or current.pinned_on))

    def _go_to_steps(self) -> None:
        """Let the Steps lab follow the window that is pinned; without one, it shows what it showed before."""
        spot = self._presenter.spot()
        if spot is not None:
            self.workspace.point_to(spot)
        self.context.show_lab("steps")

    # State → result → picture

    def show_settings(self, state: FiltersState) -> None:
        """Show what is set."""
        source = self.workspace.source
        self._panel.show_state(state, source, self.workspace.working_size or 0)
        self._panel.chain.show_shape(states.resolve(state, source.shape).shapes[state.edited.layer])

    def work(self, state: FiltersState) -> None:
        """Show the result if it is known, compute it at once if that is quick, and else as a job."""
        request = self._request(state)
        if self._runs.is_known(request):
            self._show()
        elif not self._run.is_busy and self._runs.expected_ms(request) <= AT_ONCE_MS:
            self._try(lambda: self._take(*finish(self._runs.run(request))))
        else:
            self._presenter.put_off_rest()
            self._run.ask(request)

    def _give_up(self, tell: Callable[[], None]) -> None:
        """Say why there is no other result."""
        tell()
        self._presenter.catch_up()

    def is_settled(self) -> bool:
        """Tell whether the picture on screen is that of the state."""
        return self._presenter.is_settled and self._runs.is_known(self._request(self.now))

    def _request(self, state: FiltersState) -> ChainRequest:
        source = self.workspace.source
        return ChainRequest(source.identity, state.chain, source, states.resolve(state, source.shape).shapes)

    def _take(self, result: Result, work_done: float) -> None:
        self._runs.keep(result, work_done)
        self._show()

    def _show(self) -> None:
        """Draw the last result, which may be an earlier one while the next is computed."""
        result, source = self._runs.latest, self.workspace.source
        if result is None or result.source != source.identity:
            return
        state = replace(self.now, edited=self.now.edited.with_chain(result.chain))
        shown = Shown(source, state, states.resolve(state, source.shape), result)
        self._keep_pin(shown)
        self._try(lambda: self._presenter.show(shown))

    def _keep_pin(self, shown: Shown) -> None:
        """Keep the pinned pixel while its response of its photo is on screen; else begin with a strong one."""
        height, width, _ = shown.shape.output
        pinned, on = self.pinned, (shown.source.identity, *shown.resolved.shown)
        is_outside = pinned is not None and (pinned[0] >= height or pinned[1] >= width)
        if is_outside or on != self.history.current.pinned_on:
            self.pin(shown.result.eye_catcher(*shown.resolved.shown), on)

    def _try(self, show: Callable[[], None]) -> None:
        """Say why not: numbers that no colour scale can hold, for one."""
        try:
            show()
        except CnnguiError as error:
            self.complain(error)
