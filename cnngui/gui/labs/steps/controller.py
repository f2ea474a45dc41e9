"""The Steps lab: wishes become a new state, the state grids, sums and words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject

from cnngui.engine.chain import Chain
from cnngui.engine.editing import Edited
from cnngui.engine.lessons.inputs import placed
from cnngui.engine.lessons.spots import jumps, patch_around, step_at
from cnngui.engine.lessons.stack import fields
from cnngui.gui.lab.base import LabBase
from cnngui.gui.lab.commands import Command
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.lab.plain import Plain, built, plain
from cnngui.gui.labs.steps import saving
from cnngui.gui.labs.steps import state as states
from cnngui.gui.labs.steps.panel import StepsPanel
from cnngui.gui.labs.steps.patch import StepsPatch
from cnngui.gui.labs.steps.player import StepsPlayer
from cnngui.gui.labs.steps.presenter import StepsPresenter
from cnngui.gui.labs.steps.question import Round, StepsQuestion
from cnngui.gui.labs.steps.sheet_box import SheetBox
from cnngui.gui.labs.steps.state import StepsState
from cnngui.gui.labs.steps.view import StepsView
from cnngui.gui.labs.steps.walked import at_step, made_to_fit, refuse_wide, walked


class StepsLab(LabBase[StepsState]):
    """The arithmetic of a layer, number by number."""

    name = "steps"

    def __init__(self, context: LabContext, parent: QObject | None = None) -> None:
        self._view, self._panel = StepsView(), StepsPanel()
        super().__init__(context, states.first(), self._view, self._panel, parent)
        self._source_seen: int | None = None
        self._presenter = StepsPresenter(self._view, self)
        self._player = StepsPlayer(self._view, self)
        self._patch = StepsPatch(self._panel.sources, self)
        self._question = StepsQuestion(self._view.question, self)
        self._sheets = SheetBox(
            [self.action(name) for name in saving.COPIES],
            [self.action(name) for name in saving.SAVES],
            self.action("sheets"),
        )
        self._panel.commands.addWidget(self._sheets)
        self._view.wished.connect(lambda looks: self.wish(**looks))
        self._view.ask.clicked.connect(self._ask)
        self._connect_panel()

    def _connect_panel(self) -> None:
        panel = self._panel
        panel.example_wished.connect(lambda name: self.wish(states.of_example, name))
        panel.ground_wished.connect(lambda *ground: self.wish(ground=ground, unit=None, merge="ground"))
        panel.stack.stack_edited.connect(lambda stack: self.wish(states.with_stack, stack, merge="stack"))
        panel.turned.connect(self._player.turn)
        panel.chain.wished.connect(lambda change, merge: self.wish(states.changed_by, change, merge=merge))
        panel.chain.looked.connect(lambda change: self.look(states.changed_by, change))
        panel.chain.refused.connect(self.complain)

    def commands(self) -> Sequence[Command]:
        """Save pictures, print a worksheet, copy as code."""
        walk_on = [
            Command("forward", self.tr("Next step"), lambda: self.turn_page(1)),
            Command("back", self.tr("Previous step"), lambda: self.turn_page(-1)),
        ]
        return [*saving.commands(self, self._view, self._wished_sheets), *walk_on]

    # State

    def resolve(self, state: StepsState) -> None:
        """Refuse what doesn't fit its grid, and a stack that doesn't fit its input."""
        refuse_wide(state)
        fields(state.stack, state.ground)

    def on_photo(self, state: StepsState) -> StepsState:
        """Put the patch where the photo has one; the grid on screen stays."""
        return replace(state, patch=placed(self.workspace.source.shape[:2], *state.patch))

    def first_again(self, state: StepsState) -> StepsState:
        """Go back to the first example."""
        return replace(states.first(), patch=state.patch)

    def chain_of(self, state: StepsState) -> Chain:
        """Return the layers that are walked over."""
        return state.chain

    def with_chain(self, state: StepsState, chain: Chain) -> StepsState:
        """Walk over the chain of another lab, made to fit the grid if it has to be; the other lab keeps its own."""
        return made_to_fit(states.with_chain(state, chain))

    def more_state(self) -> Mapping[str, Plain]:
        """Return the round of questions."""
        return {"round": plain(self._question.round)}

    def restore_more(self, data: Mapping[str, Any]) -> None:
        """Go on with the round."""
        self._question.round = built(Round, data["round"])

    def entering(self) -> None:
        """Go to the window that another lab points to: over the chain that it has, on a patch of the photo."""
        spot = self.workspace.take_spot()
        if spot is None:
            return
        chain, photo = self.workspace.chain, self.workspace.source.shape[:2]
        rectangle = patch_around(spot, photo, jumps(chain, spot.layer))
        state = replace(self.now, edited=Edited(chain, self.now.edited.channels, spot.layer), page="slide")
        state = made_to_fit(states.of_planes(state, self._patch.cut(rectangle), "photo", rectangle))
        step = step_at(spot, rectangle, walked(state).walk)
        self.history.push(replace(state, step=step, shared=state.chain == chain))
        self._sharing.adopt(state.chain)

    def leaving(self) -> None:
        """Stop playing."""
        self._player.play(on=False)

    def photo_changed(self) -> None:
        """Show the photo to choose a patch on; a small grid of numbers that is opened here is followed at once."""
        self._patch.show_source()
        source = self.workspace.source
        if source.identity != self._source_seen:
            is_opened_here = self._source_seen is not None and self.is_in_front
            self._source_seen = source.identity
            if is_opened_here and not source.is_photo:
                self._patch.take_opened()

    def turn_page(self, step: int) -> bool:
        """Go on as a clicker asks, wherever the focus is."""
        self._player.turn(step)
        return True

    def start_again(self) -> None:
        """Go back to the first example, and ask nothing any more."""
        self._question.reset()
        self._view.show_asking(is_on=False)
        super().start_again()

    def finish_edit(self) -> None:
        """Take what is being typed."""
        self._panel.chain.finish_edit()

    def travelled(self, before: StepsState) -> None:
        """Stop playing, at a step that there is."""
        self.wished(before)
        self.history.amend(replace(self.now, step=at_step(self.now, self.now.step)))

    def wished(self, before: StepsState) -> None:  # noqa: ARG002
        """Stop playing; the layers of an example are no others' business."""
        self._player.play(on=False)
        if not self.now.shared:
            self._sharing.adopt(self.now.chain)

    # Wishes

    def _ask(self, on: bool) -> None:
        if on:
            self._question.show(self.now)
        else:
            self._question.stop()

    def _wished_sheets(self) -> saving.Wished:
        return saving.Wished(self._sheets.count, self._sheets.seed)

    # State → pictures

    def show_settings(self, state: StepsState) -> None:
        """Show what is set."""
        self._panel.show_state(state, walked(state).walk.shape)
        hint = self.tr("Only on the page “Sliding window”: it is about the grids there.")
        for name in saving.OF_SLIDE:
            action = self.action(name)
            action.setEnabled(state.page == "slide")
            action.setToolTip(action.text() if action.isEnabled() else hint)

    def work(self, state: StepsState) -> None:
        """Show the page that is open, and what is asked."""
        self._presenter.show(state)
        self._question.show(state)
        if state.question is not None:
            self._view.show_asking(is_on=True)
