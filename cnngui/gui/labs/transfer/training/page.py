"""The page where a network learns: the ladder, what it takes, the curves."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from cnngui.gui.lab.commands import Command
from cnngui.gui.labs.transfer import state as states
from cnngui.gui.labs.transfer.house import House
from cnngui.gui.labs.transfer.run import Run
from cnngui.gui.labs.transfer.state import TransferState
from cnngui.gui.labs.transfer.training.ladder import Cold, Rung
from cnngui.gui.labs.transfer.training.panel import TrainingPanel
from cnngui.gui.labs.transfer.training.view import TrainingView
from cnngui.gui.labs.transfer.words import scope_hint, scope_title, time_text
from cnngui.gui.labs.transfer.work import Forecast, ForecastRequest, of_scope
from cnngui.gui.look.errors import note_text
from cnngui.gui.look.i18n import number
from cnngui.gui.widgets.plots.progress_plot import Line, Points
from cnngui.tasks.transfer import SCOPES, Scope

tr = QCoreApplication.translate

BLOCKS = {"efficientnet-lite0": (9, 2), "vgg16": (5, 1)}
"""Blocks of each network, and how many of them are the last block; until that is read from the network itself."""


class TrainingPage(QObject):
    """Wishes become another lesson."""

    def __init__(self, lab: House, view: TrainingView, panel: TrainingPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._lab = lab
        self._view, self._panel = view, panel
        self._view.ladder.picked.connect(self._pick)
        self._panel.wished.connect(self._wish)
        self._panel.command_wished.connect(lab.do)

    def commands(self) -> Sequence[Command]:
        """Return the page's commands."""
        return [Command("advise", self.tr("Let learn what is recommended"), self._follow_advice)]

    def _wish(self, fields: dict[str, Any]) -> None:
        self._lab.wish(states.with_lesson, merge="-".join(fields), **fields)

    def _pick(self, at: int) -> None:
        self._lab.wish(states.with_lesson, scope=SCOPES[at])

    def _follow_advice(self) -> None:
        told = self._told(self._lab.now)
        if told is not None and told.recommendation is not None:
            self._lab.wish(states.with_lesson, scope=told.recommendation.scope)

    def turn_page(self, step: int) -> bool:
        """Climb the ladder by a clicker's keys."""
        at = SCOPES.index(self._lab.now.lesson.scope) + step
        if 0 <= at < len(SCOPES):
            self._pick(at)
        return 0 <= at < len(SCOPES)

    # State → pictures

    def request(self, state: TransferState) -> ForecastRequest:
        """Return what the forecast depends on: what changes nothing in the seconds an epoch takes, is left out."""
        settings = replace(states.settings_of(replace(state.lesson, epochs=None, learning_rate=None)), seed=0)
        done = sum(run.model is not None and run.laid is self._lab.laid for run in self._lab.workshop.runs)
        return ForecastRequest(self._lab.laid, settings, done)

    def _told(self, state: TransferState) -> Forecast | None:
        """Return the forecast of today's network; an older one of the same pictures as long as there is no newer."""
        told = self._lab.jobs.forecast
        if told is None or told.request.settings.network != state.lesson.network:
            return None
        if told.request.laid is self._lab.laid:
            return told
        return replace(told, estimates={}, too_large=frozenset(), recommendation=None)

    def show_settings(self, state: TransferState) -> None:
        """Show what is set."""
        self._panel.show_what_is_set(state.lesson, states.settings_of(state.lesson))
        told = self._told(state)
        self._view.ladder.set_rungs(self._rungs(state, told), SCOPES.index(state.lesson.scope))
        self._view.advice.setText(self._advice(told))
        has_advice = told is not None and told.recommendation is not None
        self._panel.show_counts(self._counts(state, told), can_advise=has_advice)

    def _rungs(self, state: TransferState, told: Forecast | None) -> list[Rung]:
        blocks, last = BLOCKS[state.lesson.network] if told is None else (told.blocks, told.last_block)
        best = told.recommendation.scope if told is not None and told.recommendation is not None else None
        rungs = []
        for scope in SCOPES:
            count = "" if told is None else number(told.counts[scope].trainable)
            rungs.append(
                Rung(
                    *(scope_title(scope), scope_hint(scope), *blocks_of(scope, blocks, last)),
                    *(count, self._time(state, told, scope)),
                    is_recommended=scope == best,
                )
            )
        return rungs

    def _time(self, state: TransferState, told: Forecast | None, scope: Scope) -> str:
        """Return how long a scope takes at most, with the epochs that are set."""
        if told is not None and scope in told.too_large:
            return self.tr("memory full")
        if told is None or scope not in told.estimates:
            return "—" if self._lab.jobs.has_failed(self.request(state)) else "…"
        settings = states.settings_of(state.lesson)
        epochs = of_scope(settings, scope).epochs
        return time_text(replace(told.estimates[scope], epochs=epochs).seconds)

    def _counts(self, state: TransferState, told: Forecast | None) -> str:
        if told is None:
            return ""
        found = told.counts[state.lesson.scope]
        text = self.tr("Frozen: {frozen} numbers. Learning: {trains} ({share} %).")
        share = number(100 * found.share, 2 if found.share < 0.1 else 0)
        return text.format(frozen=number(found.frozen), trains=number(found.trainable), share=share)

    def _advice(self, told: Forecast | None) -> str:
        if told is None or told.recommendation is None:
            return self.tr("What is recommended is found out from the pictures…")
        reason = note_text(told.recommendation.reason)
        return self.tr("{scope} is recommended. {reason}").format(
            scope=scope_title(told.recommendation.scope), reason=reason
        )

    def work(self, state: TransferState) -> None:
        """Ask for the forecast, and show the curves."""
        if self._lab.workshop.running is None and self._lab.is_read:
            self._lab.jobs.want_forecast(self.request(state))
        accuracies, losses = run_curves(self._lab.pair)
        self._view.accuracy.set_lines(accuracies)
        self._view.loss.set_lines(losses)

    def is_settled(self) -> bool:
        """Tell whether it is known what the scope takes."""
        return self._lab.workshop.running is not None or self._lab.jobs.is_told(self.request(self._lab.now))

    def finish_edit(self) -> None:
        """End what is being typed."""
        self._panel.finish_edit()


def blocks_of(scope: Scope, blocks: int, last: int) -> tuple[tuple[Cold, ...], tuple[Cold, ...]]:
    """Return how each block learns, and each new layer.

    >>> [each.name for each in blocks_of("last-block", 3, 1)[0]]
    ['ICE', 'ICE', 'FIRE']
    """
    all_of_it = {"everything": Cold.FIRE, "scratch": Cold.DICE}.get(scope)
    found = (all_of_it,) * blocks if all_of_it else (Cold.ICE,) * (blocks - last) + (Cold.FIRE,) * last
    if scope in {"last-layer", "head"}:
        found = (Cold.ICE,) * blocks
    return found, (Cold.DICE,) * (2 if scope == "head" else 1)


def run_curves(runs: Sequence[Run]) -> tuple[list[Line], list[Line]]:
    """Return the curves of accuracy, in percent, and of loss: unseen pictures drawn through, learned ones dotted."""
    accuracies: list[Line] = []
    losses: list[Line] = []
    names = (tr("Transfer", "unseen"), tr("Transfer", "learned from"))
    for colour, run in enumerate(runs):
        told = names if len(runs) == 1 else tuple(f"{run.number}. {name}" for name in names)
        records = run.records
        right: list[Points] = [
            [(each.epoch, 100 * each.validation_accuracy) for each in records],
            [(each.epoch, 100 * each.accuracy) for each in records if each.accuracy is not None],
        ]
        wrong: list[Points] = [
            [(each.epoch, each.validation_loss) for each in records],
            [(each.epoch, each.loss) for each in records if each.loss is not None],
        ]
        for found, parts in ((accuracies, right), (losses, wrong)):
            found += [Line(told[at], points, colour, bool(at)) for at, points in enumerate(parts)]
    return accuracies, losses
