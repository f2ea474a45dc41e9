"""The Transfer lab: pictures, what learns, answers; each page sees to its own."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject

from cnngui.engine.errors import CnnguiError
from cnngui.gui.lab.base import LabBase
from cnngui.gui.lab.commands import Command
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.lab.live_source import LiveSource, Source
from cnngui.gui.labs.transfer import state as states
from cnngui.gui.labs.transfer.answers.page import AnswersPage
from cnngui.gui.labs.transfer.gathering import Laid
from cnngui.gui.labs.transfer.jobs import TransferJobs
from cnngui.gui.labs.transfer.library import library_of
from cnngui.gui.labs.transfer.page import TransferPage
from cnngui.gui.labs.transfer.panel import TransferPanel
from cnngui.gui.labs.transfer.pictures.camera import LivePicture, live_pictures
from cnngui.gui.labs.transfer.pictures.page import PicturesPage
from cnngui.gui.labs.transfer.run import Run
from cnngui.gui.labs.transfer.saving import ask_network, classify_with, save_commands
from cnngui.gui.labs.transfer.state import Page, TransferState
from cnngui.gui.labs.transfer.state import Source as PictureSource
from cnngui.gui.labs.transfer.training.page import TrainingPage
from cnngui.gui.labs.transfer.view import TransferView
from cnngui.gui.labs.transfer.words import accuracy_text, run_parts, share_lead, title_of
from cnngui.gui.labs.transfer.workshop import workshop_of
from cnngui.gui.look.durations import time_left
from cnngui.gui.services.throttle import Throttle, every
from cnngui.gui.widgets.networks.score_board import Score
from cnngui.networks.network import Network
from cnngui.tasks.transfer import refuse_classes

TELL_MS, FRAME_MS = 200, 250.0
"""So often the panel tells how long it still takes, and curves are drawn at most, while a network learns."""


class TransferLab(LabBase[TransferState]):
    """A network is taught classes of one's own."""

    name = "transfer"

    def __init__(self, context: LabContext, parent: QObject | None = None) -> None:
        self.view, self.side = TransferView(), TransferPanel()
        super().__init__(context, TransferState(), self.view, self.side, parent)
        self.library, self.workshop = library_of(context), workshop_of(context)
        self.library.unpack(context.packed("transfer-pictures"))
        self.workshop.unpack(context.packed("transfer-workshop"))
        self.jobs = TransferJobs(self, self.workshop)
        self.live: LiveSource[LivePicture] = LiveSource(self.side.pictures.live, self, self, needs_network=False)
        self._frames = Throttle(self._show_growing, self, FRAME_MS)
        self._clock = every(TELL_MS, self._show_what_can_be_done, self)
        view, side = self.view, self.side
        pictures = PicturesPage(self, view.pictures, side.pictures, self)
        training = TrainingPage(self, view.training, side.training, self)
        answers = AnswersPage(self, view.answers, side.answers, self)
        self.pages: dict[Page, TransferPage] = {"pictures": pictures, "train": training, "answers": answers}
        self._pictures, self._answers = pictures, answers
        self._connect()

    def _connect(self) -> None:
        self.view.page_wished.connect(self._turn_to)
        self.view.dropped.connect(self._pictures.take)
        self.side.runs.command_wished.connect(self.do)
        self.side.runs.looked.connect(self._look_at)
        self.library.changed.connect(self.follow_soon)
        self.library.failed.connect(self._leave_source)
        self.workshop.grown.connect(self._grow)
        self.workshop.ended.connect(self._end)
        self.workshop.changed.connect(self.follow_soon)

    def commands(self) -> Sequence[Command]:
        """Those of all pages."""
        return [
            Command("train", self.tr("Train"), self.train, "Ctrl+Return"),
            Command("stop", self.tr("Stop and keep the best weights"), self.workshop.stop, "Ctrl+."),
            *save_commands(lambda: self.first),
            Command("classify", self.tr("Let it classify the photo"), self._classify),
            Command("open-network", self.tr("Open a network with classes of your own…"), self._ask_network),
            *(command for page in self.pages.values() for command in page.commands()),
        ]

    def do(self, name: str) -> None:
        """Do what a command does."""
        self.action(name).trigger()

    # Wishes

    def _turn_to(self, page: str) -> None:
        self.wish(page=page)

    def _look_at(self, fields: dict[str, Any]) -> None:
        self.wish(**fields, cell=None, asked="", target=None)

    def explain(self, picture: str) -> None:
        """Show what the network says of a picture that is opened."""
        if self.first is not None and self.first.model is not None:
            self.wish(page="answers", part="mistakes", asked=picture, target=None)

    def find(self, picture: str) -> None:
        """Show a picture among those of its class."""
        self._pictures.find(picture)

    def _classify(self) -> None:
        classify_with(self, self.first)

    def _ask_network(self) -> None:
        path = ask_network(self.context.settings)
        if path is not None:
            self.workshop.load(path)

    def train(self) -> None:
        """Let a network begin to learn."""
        state = self.now
        if self.workshop.running is not None or not self.is_read:
            return
        try:
            settings = states.settings_of(state.lesson)
        except CnnguiError as error:
            self.complain(error)
            return
        try:
            refuse_classes(self.laid.pictures)
        except CnnguiError as error:
            self.complain(error)
            return
        before = self.first
        run = self.workshop.start(self.laid, settings)
        self.context.messages.move_on()
        page = "train" if state.page == "pictures" else state.page
        self.look(
            shown=run.key, other="" if before is None else before.key, cell=None, asked="", target=None, page=page
        )

    def first_again(self, state: TransferState) -> TransferState:
        """Go back to how the open page began."""
        first = TransferState()
        if state.page == "pictures":
            again = states.with_lesson(state, share=first.lesson.share)
            return replace(again, album=first.album, flags=(), chosen="", only_suspects=False)
        if state.page == "train":
            return replace(state, lesson=replace(first.lesson, share=state.lesson.share))
        return replace(state, cell=None, asked="", target=None)

    def resolve(self, state: TransferState) -> None:
        """Refuse settings that make no sense."""
        states.settings_of(state.lesson)

    def finish_edit(self) -> None:
        """Take what is being typed."""
        for page in self.pages.values():
            page.finish_edit()

    def turn_page(self, step: int) -> bool:
        """Hand a clicker's key to the page."""
        return self.pages[self.now.page].turn_page(step)

    # Live pictures

    def live_work(self, source: Source, network: Network | None) -> Any:  # noqa: ANN401  (a generator of pictures)
        """Return what hands pictures of the camera on."""
        return live_pictures(source, network)

    def take_live(self, step: LivePicture) -> None:
        """Show a picture of the camera."""
        self._pictures.show_camera(step)

    def end_live(self) -> None:
        """Hear that no more come."""
        self._pictures.end_live()

    # What there is

    @property
    def laid(self) -> Laid:
        """The pictures that were read so far, in their classes."""
        return self.library.laid(self.now.album)

    @property
    def is_read(self) -> bool:
        """Whether all pictures are read."""
        return self.library.is_whole(self.now.album)

    @property
    def is_live(self) -> bool:
        """Whether pictures of the camera come."""
        return self.live.is_on

    @property
    def first(self) -> Run | None:
        """The network that is shown; the newest where the one that is meant is gone."""
        return self.workshop.run(self.now.shown) or next(reversed(self.workshop.runs), None)

    @property
    def pair(self) -> list[Run]:
        """The network that is shown, and the one beside it."""
        first, other = self.first, self.workshop.run(self.now.other)
        return [each for each in (first, other if other is not first else None) if each is not None]

    def _leave_source(self, source: PictureSource) -> None:
        """Take a source that cannot be read out again; where it had replaced all pictures, bring those back."""
        if source not in self.now.album.sources:
            return
        self.library.forget(source)
        if self.now.album.sources == (source,):
            self.undo()
        sources = tuple(each for each in self.now.album.sources if each != source)
        self.look(states.with_album, sources=sources)

    def _grow(self, _run: Run) -> None:
        if self.is_in_front:
            self._frames.soon()

    def _end(self, run: Run) -> None:
        if run.model is not None:
            self.look(shown=run.key)
        self.follow_soon()

    # State → pictures

    def entering(self) -> None:
        """Look for cameras, and read the pictures."""
        self.live.look_for_cameras()

    def leaving(self) -> None:
        """Let no more pictures come."""
        self.live.stop()

    def show_settings(self, state: TransferState) -> None:
        """Show what is set."""
        self.view.show_page(state.page)
        self.side.show_page(state.page)
        for page in self.pages.values():
            page.show_settings(state)
        items = [(run.key, title_of(run)) for run in self.workshop.runs]
        pair = self.pair
        shown, other = (pair[0].key if pair else ""), (pair[1].key if len(pair) > 1 else "")
        self.side.runs.show_runs(items, shown, other)
        self._show_what_can_be_done()

    def work(self, state: TransferState) -> None:
        """Read the pictures, and show the page that is open."""
        self.library.read(state.album)
        self._show_scores()
        if state.page != "train" or self.workshop.running is not None:
            self.jobs.leave_forecast()
        self.pages[state.page].work(state)

    def _show_growing(self) -> None:
        if self.is_in_front:
            self._show_scores()
            if self.now.page == "train":
                self.pages["train"].work(self.now)

    def _show_scores(self) -> None:
        scores = [
            Score(title_of(run), accuracy_text(run), run_parts(run), at, share_lead(run))
            for at, run in enumerate(self.pair)
        ]
        self.view.scores.set_scores(scores)

    def _show_what_can_be_done(self) -> None:
        """Say what can be done, and how long it still takes."""
        running, first = self.workshop.running, self.first
        if (running is not None) != self._clock.isActive():
            (self._clock.start if running is not None else self._clock.stop)()
        can = {
            "train": self.is_read and running is None,
            "stop": running is not None,
            "save-network": first is not None and first.model is not None,
            "classify": first is not None and first.model is not None,
            "save-answers": first is not None and first.answered is not None,
        }
        for name, is_on in can.items():
            self.action(name).setEnabled(is_on)
        left = running.job.seconds_left if running is not None and running.job is not None else None
        self.side.runs.show_doing(can, "" if left is None else time_left(left))

    def is_settled(self) -> bool:
        """Tell whether the page shows what was asked for."""
        is_quiet = not self._frames.is_waiting and self.workshop.running is None
        return self.is_read and is_quiet and self.pages[self.now.page].is_settled()
