"""The Architectures lab: a network becomes a table, boxes and bars, and wishes another network."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from cnngui.gui.lab.base import LabBase
from cnngui.gui.lab.commands import Command
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.architectures import saving, words
from cnngui.gui.labs.architectures import state as states
from cnngui.gui.labs.architectures.panel import ArchitecturesPanel
from cnngui.gui.labs.architectures.presenter import ArchitecturesPresenter
from cnngui.gui.labs.architectures.state import ArchitecturesState
from cnngui.gui.labs.architectures.view import ArchitecturesView
from cnngui.gui.services.jobs import Lane
from cnngui.gui.services.open_file import ask_for_file
from cnngui.networks.plans.digits import for_digits
from cnngui.networks.plans.exports.files import load
from cnngui.networks.plans.plan import Plan
from cnngui.networks.plans.troubles import PlanError


class ArchitecturesLab(LabBase[ArchitecturesState]):
    """Networks on paper."""

    name = "architectures"

    def __init__(self, context: LabContext, parent: QObject | None = None) -> None:
        self._view, self._panel = ArchitecturesView(), ArchitecturesPanel()
        super().__init__(context, ArchitecturesState(), self._view, self._panel, parent)
        self._presenter = ArchitecturesPresenter(self._view, self)
        self._connect_panel()
        self._connect_view()

    def _connect_panel(self) -> None:
        panel = self._panel
        panel.network_wished.connect(partial(self.wish, states.of_network))
        panel.input_wished.connect(lambda *side: self.wish(states.with_input, *side, merge=f"input {side[0]}"))
        panel.classes_wished.connect(lambda count: self.wish(states.with_classes, count, merge="classes"))
        panel.looked.connect(self._look)
        panel.command_wished.connect(self._command)

    def _connect_view(self) -> None:
        view, build = self._view, self._view.build
        view.page_wished.connect(lambda page: self._look({"page": page}))
        view.picked.connect(lambda name: self._look({"layer": name}))
        view.trouble.repair_wished.connect(partial(self.wish, states.repaired))
        view.table.column_picked.connect(partial(self.wish, states.sorted_by))
        build.added.connect(partial(self.wish, states.added))
        build.removed.connect(partial(self.wish, states.removed))
        build.moved.connect(partial(self.wish, states.moved))
        build.emptied.connect(lambda: self.wish(states.empty, self.tr("my network")))
        build.train_wished.connect(self.train_on_digits)
        build.set_wished.connect(self._set)

    def _look(self, fields: dict[str, Any]) -> None:
        self.wish(**fields)

    def _command(self, name: str) -> None:
        self.action(name).trigger()

    def _set(self, field: str, value: object) -> None:
        self.wish(states.with_setting, field, value, merge=f"{self.now.layer} {field}")

    def commands(self) -> Sequence[Command]:
        """Save, copy, open a network, and let it learn."""
        return [
            *saving.commands(self),
            Command("open", self.tr("Open network…"), self._ask_network),
            Command("train", self.tr("Train the network on digits"), self.train_on_digits),
        ]

    # State

    def resolve(self, state: ArchitecturesState) -> None:
        """Refuse what is no network at all; what does not fit together is shown up to where it breaks."""
        Plan(state.name, state.variant, state.input, state.blocks)

    def first_again(self, state: ArchitecturesState) -> ArchitecturesState:
        """Go back to the first network."""
        return states.with_plan(replace(state, layer="", sort=("", False)), ArchitecturesState().plan)

    def finish_edit(self) -> None:
        """Take what is being typed."""
        self._view.build.finish_edit()

    def turn_page(self, step: int) -> bool:
        """Go on to the next layer, as a clicker asks."""
        if self.now.page in {"books", "scale"}:
            return False
        self.wish(states.chosen_step, step)
        return True

    def train_on_digits(self) -> None:
        """Take the network to the Digits lab; where it does not fit there, say why."""
        try:
            plan = for_digits(self.now.plan)
        except PlanError as error:
            self.complain(error)
            return
        self.workspace.hand_over(plan)
        self.context.show_lab("digits")

    # A network from a file

    def _ask_network(self) -> None:
        title = self.tr("Open a network")
        kinds = self.tr("Networks ({patterns});;All files (*)")
        path = ask_for_file(self.context.settings, title, [".json"], kinds, is_own=True)
        if path is not None:
            self.open_network(path)

    def open_network(self, path: Path) -> None:
        """Read a network from a file, and show it."""
        self.context.jobs.start(
            Lane.FILES,
            partial(load, path),
            title="",
            quiet=True,
            on_result=self._take,
            on_error=self.complain,
            replaces="architectures-open",
        )

    def _take(self, plan: Plan) -> None:
        self.wish(states.with_plan, plan)

    # State → pictures

    def show_settings(self, state: ArchitecturesState) -> None:
        """Show what is set."""
        self._panel.show_state(state)
        self._view.build.show_block(state.block, states.sources(state))
        self._panel.show_about(words.source_text(state.plan), words.errata_texts(state.plan))
        enabled = {name: state.page in {"layers", "build"} for name in saving.OF_TABLE}
        enabled |= dict.fromkeys(saving.OF_DIAGRAM, state.page != "books")
        enabled["copy-table"] = state.page != "scale"
        for name, is_on in enabled.items():
            self.action(name).setEnabled(is_on)
        self._panel.show_commands(enabled)

    def work(self, state: ArchitecturesState) -> None:
        """Show the page that is open."""
        self._presenter.show(state)
