"""The Classify lab: wishes become a new state, the state answers, reasons and boxes."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import QObject

from cnngui.engine.arrays import Pixels
from cnngui.engine.boxes import Box
from cnngui.gui.lab.base import LabBase
from cnngui.gui.lab.commands import Command
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.lab.file_drops import FileDrops
from cnngui.gui.lab.live_source import LiveSource, Source
from cnngui.gui.labs.classify import saving, words
from cnngui.gui.labs.classify import state as states
from cnngui.gui.labs.classify.jobs import ClassifyJobs
from cnngui.gui.labs.classify.known import Known
from cnngui.gui.labs.classify.live import LivePicture, Wanted, asked_live
from cnngui.gui.labs.classify.opening import ModelOpening
from cnngui.gui.labs.classify.own_sliding import pastable
from cnngui.gui.labs.classify.panel import ClassifyPanel
from cnngui.gui.labs.classify.presenter import ClassifyPresenter
from cnngui.gui.labs.classify.several import SeveralPhotos
from cnngui.gui.labs.classify.state import ClassifyState
from cnngui.gui.labs.classify.view import ClassifyView
from cnngui.gui.services.open_file import VIDEOS
from cnngui.gui.services.workspace import Selection
from cnngui.networks.classifiers import NETWORKS
from cnngui.networks.network import Network

CHANGES: dict[str, Callable[..., ClassifyState]] = {
    "group": states.with_group,
    "own": states.with_own,
    "network": states.with_network,
    "score": states.with_score,
    "overlap": states.with_overlap,
    "model": states.with_model,
    "way": states.with_way,
    "pasted": states.with_pasted,
}
"""Wishes of the panel that change more than one field."""

DRAGGED = frozenset({"warmth", "yes_from", "score", "overlap", "sure", "blend", "digit"})
"""Wishes of sliders and numbers: several within a drag are one step."""

STEPS = 7
"""Of an explanation."""


class ClassifyLab(LabBase[ClassifyState]):
    """What is on the photo, why, and where."""

    name = "classify"
    needs_photo = True

    def __init__(self, context: LabContext, parent: QObject | None = None) -> None:
        self._view, self._panel = ClassifyView(), ClassifyPanel()
        super().__init__(context, ClassifyState(context.workspace.photo.identity), self._view, self._panel, parent)
        self._presenter = ClassifyPresenter(self._view)
        self._jobs_of = ClassifyJobs(self, lambda: self.photo)
        self._live_picture: LivePicture | None = None
        self._wanted = Wanted()
        self._live: LiveSource[LivePicture] = LiveSource(self._panel.live, self, self, needs_network=False)
        self._drops = FileDrops((self._view, self._panel), VIDEOS, self._live.drop, self)
        self.opening = ModelOpening(self, self._jobs_of)
        self.several = SeveralPhotos(self, self._jobs_of, self._view.several, self._panel.several)
        self.action("freeze").setEnabled(False)
        self._connect()

    def _connect(self) -> None:
        panel, view = self._panel, self._view
        self.context.networks.weights_came.connect(self._ask_another)
        panel.wished.connect(self._set)
        panel.command_wished.connect(self._do)
        panel.model.open_wished.connect(partial(self._do, "open-model"))
        panel.model.back_wished.connect(partial(self._set, "model", ""))
        panel.why.check_wished.connect(self._check)
        panel.where.side_wished.connect(self._set_side)
        panel.where.one_by_one_wished.connect(self._measure)
        panel.where.scene_wished.connect(self._other_scene)
        panel.where.paste_wished.connect(self._paste)
        view.page_wished.connect(partial(self._set, "page"))
        view.step_picked.connect(partial(self._set, "step"))
        view.answers.why_wished.connect(self._explain)
        view.why.class_picked.connect(self._pick_class)
        view.where.step_wished.connect(self._step_boxes)
        view.where.picked.connect(partial(self._set, "at"))
        view.picture.box_drawn.connect(self._draw_box)
        view.picture.pixel_moved.connect(self._move_box)

    def commands(self) -> Sequence[Command]:
        """Save, copy, freeze, and the pages."""
        freeze = Command("freeze", self.tr("Freeze the live picture"), self._freeze, "F")
        pages = [
            Command("page-answers", self.tr("Answers: what is on the photo?"), partial(self._set, "page", "answers")),
            Command("page-why", self.tr("Why does the network say so?"), partial(self._set, "page", "why")),
            Command("page-where", self.tr("Where is it?"), partial(self._set, "page", "where")),
            Command("page-several", self.tr("Several photos"), partial(self._set, "page", "several")),
            Command("open-several", self.tr("Open several photos…"), self._ask_for_photos),
            Command("open-model", self.tr("Open a model of my own…"), self._ask_for_model),
            Command("check", self.tr("Check this explanation"), self._check),
        ]
        return [*saving.commands(self, self._view.picture, self._known_now), freeze, *pages]

    def _known_now(self) -> Known | None:
        return self._presenter.known

    def _ask_for_photos(self) -> None:
        self.several.ask_for_photos()

    def _ask_for_model(self) -> None:
        self.opening.ask()

    def _freeze(self) -> None:
        self._live.freeze()

    def _do(self, name: str) -> None:
        self.action(name).trigger()

    # State

    def on_photo(self, state: ClassifyState) -> ClassifyState:
        """Take another photo."""
        return states.on_photo(state, self.workspace.photo.identity)

    def first_again(self, state: ClassifyState) -> ClassifyState:
        """Go back to the first answers; photo and page stay."""
        return states.again(state)

    def with_selection(self, state: ClassifyState, selection: Selection) -> ClassifyState:
        """Explain the layer that was picked in Maps, where the network is the one of Maps."""
        network = self._jobs_of.shelf.known(state.network)
        is_there = state.network == NETWORKS[1] and network is not None and selection.layer in network.layers
        return replace(state, layer=selection.layer) if is_there else state

    def turn_page(self, step: int) -> bool:
        """Go on to the next step of an explanation, or decide one more box, as a clicker asks."""
        state = self.now
        if state.page == "why":
            return self._turn_step(step)
        return state.page == "where" and state.way != "sliding" and self._turn_box(step)

    def _turn_step(self, step: int) -> bool:
        known = self._presenter.known
        if known is None or known.why is None or known.why.found is None:
            return False
        self.wish(step=min(max(self.now.step + step, 0), STEPS - 1))
        return True

    def _turn_box(self, step: int) -> bool:
        known = self._presenter.known
        if known is None or not known.steps:
            return False
        self._step_boxes(step)
        return True

    # Wishes

    def _set(self, name: str, value: Any, *_: object) -> None:  # noqa: ANN401  (each field has its own kind)
        change, merge = CHANGES.get(name), name if name in DRAGGED else ""
        if change is None:
            self.wish(merge=merge, **{name: value})
        else:
            self.wish(change, value, merge=merge)

    def _set_side(self, at: int, value: float) -> None:
        self.wish(states.with_side, at, value, self._size, merge=f"side {at}")

    def _explain(self, network: str, index: int) -> None:
        """Ask why: the page of reasons, at this class."""
        self.wish(states.explained, index, self.now.main if network == NETWORKS[0] else network)
        self.wish(page="why")

    def _pick_class(self, index: int) -> None:
        self.wish(states.explained, index, self.now.network)

    def _step_boxes(self, step: int) -> None:
        known = self._presenter.known
        if step == 0:
            self.wish(at=-1)
        elif known is not None:
            self.wish(states.stepped, step, known.steps)

    def _draw_box(self, box: Box) -> None:
        self.wish(drawn=states.within(box, self._size), merge="drawn")

    def _move_box(self, down: int, right: int) -> None:
        if self.now.page == "where" and self.now.way != "sliding":
            self.wish(states.moved, down, right, self._size, run=True)

    def _check(self) -> None:
        self._jobs_of.check()

    def _measure(self) -> None:
        self._jobs_of.measure(self.now.scene)

    def _paste(self) -> None:
        self.wish(states.with_pasted, self.now.pasted + 1)

    def _other_scene(self) -> None:
        self.wish(scene=self.now.scene + 1)

    # State → work → pictures

    @property
    def photo(self) -> Pixels:
        """What is asked about: a live picture, or the photo."""
        if self._live_picture is not None:
            return self._live_picture.frame.pixels
        return self.workspace.photo.data.astype(np.uint8, copy=False)

    @property
    def _size(self) -> tuple[int, int]:
        """(H, W) of the picture on screen."""
        return self.photo.shape[0], self.photo.shape[1]

    def show_settings(self, state: ClassifyState) -> None:
        """Show what is set."""
        if self._live_picture is not None:
            height, width = self._size
            self._panel.photo.show_name(self.workspace.name(of_photo=True), f"{width} × {height} px")
        else:
            self._panel.photo.show_source(self.workspace.photo)
        self._panel.why.show_networks(words.networks_known(state), self._jobs_of.layers(state.network))
        self._panel.show_state(state, self._size)
        own = self._jobs_of.shelf.own(state.main)
        self._panel.model.show_model(state.model, own)
        self._panel.where.show_pastable(can=own is not None and bool(pastable(own.classes)))

    def work(self, state: ClassifyState) -> None:
        """Show what is known, and ask for what is not."""
        wanted = self._wanted
        wanted.network = state.main
        wanted.has_answers = state.page != "where"
        wanted.has_reason, wanted.target = state.page == "why", state.target
        wanted.has_boxes = (state.page == "where" and state.way == "once") or state.has_boxes
        self._presenter.show(self._known(state))
        self.several.work(state)
        if self._live_picture is None or (state.page == "where" and state.way == "sliding") or state.slides_own:
            self._jobs_of.ask(state)

    def _known(self, state: ClassifyState) -> Known:
        shown, jobs = self._live_picture, self._jobs_of
        if shown is not None and not state.slides_own:
            found = shown.answers, shown.looked, shown.why
            return Known(state, shown.frame.pixels, *found, slid=jobs.slid, measured=jobs.measured)
        return jobs.known(state, self.photo)

    def is_settled(self) -> bool:
        """Tell whether everything that the page shows is there."""
        return (self._live_picture is not None or self._jobs_of.is_whole(self.now)) and (
            self.now.page != "several" or self.several.is_settled(self.now)
        )

    def entering(self) -> None:
        """See to the cameras, and to what has failed before."""
        self._jobs_of.try_again()
        self.several.forget()
        self.opening.take_handed_over()
        self._live.look_for_cameras()

    def leaving(self) -> None:
        """Stop the camera, and leave off what nobody waits for."""
        self._live.stop()
        self._jobs_of.leave_off()

    def _ask_another(self) -> None:
        """Let a network answer whose weights have just come."""
        self._jobs_of.try_again()
        self.follow_soon()

    # Live pictures

    def live_work(self, source: Source, network: Network | None) -> Generator[LivePicture, None, None]:
        """Return what asks about live pictures."""
        del network
        return asked_live(source, self._wanted, self._jobs_of.shelf)

    def take_live(self, step: LivePicture) -> None:
        """Show a picture of a camera or a video."""
        is_first, self._live_picture = self._live_picture is None, step
        self.context.show_time("CPU", step.milliseconds)
        if is_first:
            self._begin_live()
        self._presenter.show(self._known(self.now))

    def _begin_live(self) -> None:
        self._jobs_of.own_slid = None
        self.action("freeze").setEnabled(True)
        self.show_settings(self.now)

    def end_live(self) -> None:
        """Go back to the photo."""
        self.action("freeze").setEnabled(False)
        self._live_picture = self._jobs_of.own_slid = None
        self.follow()
