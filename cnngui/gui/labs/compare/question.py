"""Asks the class: six pictures are made, shown, guessed and revealed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QAction

from cnngui.engine.arrays import Pixels
from cnngui.engine.colours import signed
from cnngui.engine.errors import Note
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.compare.quiz import Question, questions
from cnngui.gui.labs.compare.quiz_view import Card
from cnngui.gui.labs.compare.shown import SPREADS
from cnngui.gui.labs.compare.state import FIRST
from cnngui.gui.labs.compare.view import CompareView
from cnngui.gui.labs.compare.work import Kept
from cnngui.gui.look.i18n import language, number
from cnngui.gui.services.jobs import Job, Lane
from cnngui.gui.widgets.pictures.pictures import PlanePicture

SIZE = 384
"""Px of the photo's shorter side for this question."""


class Asking(QObject):
    """The guided question of the lab."""

    def __init__(
        self,
        view: CompareView,
        context: LabContext,
        kept: Kept,
        fell_back: Callable[[Note | None], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._context = context
        self.kept = kept
        self._fell_back = fell_back
        self._job: Job | None = None
        self.seed: int | None = None
        """Chooses the filters; None takes others every time."""
        self.action = QAction(self.tr("Ask the class: learned or hand-made?"), self)
        self.action.triggered.connect(self.begin)
        view.quiz.new_wished.connect(self.begin)
        view.quiz.closed.connect(self.close)
        context.workspace.source_changed.connect(self._follow_photo)

    @property
    def is_busy(self) -> bool:
        """Whether the pictures are being made."""
        return self._job is not None

    def close(self) -> None:
        """Go back to comparing."""
        self._view.show_quiz(is_on=False)

    def _follow_photo(self) -> None:
        """Ask about the new photo; there is nothing to ask about a grid."""
        if self._view.is_asking and self._context.workspace.source.is_photo:
            self.begin()
        else:
            self.close()

    def begin(self) -> None:
        """Make six pictures of today's photo."""
        context, source = self._context, self._context.workspace.source
        network = context.networks.network
        if network is None or not source.is_photo:
            context.messages.tell(self.tr("This takes a photo and the network: wait until both are there."))
            return
        pixels: Pixels = source.data.astype("uint8", copy=False)
        steps = questions(
            pixels, SIZE, (source.identity, SIZE), network, self.kept.cache, context.networks.spare, self.seed
        )
        self._job = context.jobs.start(
            Lane.TORCH,
            steps,
            title=self.tr("Making six pictures"),
            on_step=lambda step: self._fell_back(step.note),
            on_result=self._ask,
            on_error=self._fail,
            on_stop=self._stop,
            replaces="compare-quiz",
            lead_back=partial(context.show_lab, "compare"),
        )

    def _ask(self, found: tuple[tuple[Question, ...], Pixels]) -> None:
        self._job = None
        asked, photo = found
        height, width = photo.shape[:2]
        cards = [
            Card(PlanePicture([each.plane], signed(SPREADS), 2), each.channel is not None, self._name(each))
            for each in asked
        ]
        self._view.quiz.ask(cards, QRectF(0, 0, width, height))
        self._view.show_quiz(is_on=True)

    def _name(self, question: Question) -> str:
        if question.kernel is not None:
            return question.kernel.words(language()).title
        assert question.channel is not None  # noqa: S101  (it is one or the other)
        return self.tr("filter {number} of {layer}").format(number=number(question.channel + 1), layer=FIRST)

    def _fail(self, error: Exception) -> None:
        self._stop()
        self._context.messages.tell_error(error)

    def _stop(self) -> None:
        self._job = None
