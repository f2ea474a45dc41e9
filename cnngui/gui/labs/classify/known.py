"""What is known of the picture on screen. No Qt."""

from dataclasses import dataclass
from functools import cached_property

from cnngui.engine.arrays import Pixels
from cnngui.gui.labs.classify.explaining import Checked, Why
from cnngui.gui.labs.classify.own_model import OwnModel
from cnngui.gui.labs.classify.own_sliding import OwnSlid
from cnngui.gui.labs.classify.sliding import LEAST_INK, Measured, Slid
from cnngui.gui.labs.classify.state import ClassifyState
from cnngui.gui.labs.classify.work import Answers
from cnngui.gui.look.i18n import language
from cnngui.networks.detectors import class_name
from cnngui.networks.imagenet import name_of
from cnngui.tasks.classify import Answer, YesNo, yes_no
from cnngui.tasks.detect import Detections, Hits, Looked, Marks, Suppression, detections, hits, marked

TOP = 5
"""Classes that are shown of an answer."""


@dataclass(frozen=True, eq=False)
class Known:
    """Results, each None until it is there.

    Parameters
    ----------
    state : ClassifyState
        What is set.
    photo : (H, W, 3) uint8 RGB
        On screen: the photo, or a live picture.
    answers, looked, why, checked, slid, measured, own_slid
        What was computed last, if it is of this photo.
    """

    state: ClassifyState
    photo: Pixels
    answers: Answers | None = None
    looked: Looked | None = None
    why: Why | None = None
    checked: Checked | None = None
    slid: Slid | None = None
    measured: Measured | None = None
    own_slid: OwnSlid | None = None

    @property
    def size(self) -> tuple[int, int]:
        """(H, W) of the photo."""
        return self.photo.shape[0], self.photo.shape[1]

    def answer(self, network: str) -> Answer | None:
        """Return a network's answer at the temperature that is set."""
        found = None if self.answers is None else self.answers.of.get(network)
        return None if found is None else found.at(self.state.temperature)

    @property
    def own(self) -> OwnModel | None:
        """The network of one's own that has answered."""
        return None if self.answers is None else self.answers.own

    def named(self, index: int) -> str:
        """Return the name of a class in the language on screen, or as people have named it."""
        return name_of(index, language()) if self.own is None else self.own.classes[index]

    @cached_property
    def first(self) -> Answer | None:
        """The answer of the network that is always here, or of that of one's own."""
        return self.answer(self.state.main)

    @cached_property
    def question(self) -> YesNo | None:
        """The answer with yes or no."""
        state = self.state
        if self.first is None or self.state.model:
            return None  # the sets are of ImageNet's classes
        return yes_no(self.first, state.asked, state.yes_from / 100)

    @cached_property
    def found(self) -> Detections | None:
        """The boxes that are believed, and what becomes of each."""
        state = self.state
        if state.slides_own:
            slid, (score, overlap) = self.own_slid, state.limits
            return None if slid is None else detections(slid.windows, score / 100, overlap / 100, is_per_class=False)
        if self.looked is None:
            return None
        return detections(self.looked, state.score / 100, state.overlap / 100, is_per_class=state.is_per_class)

    @cached_property
    def marks(self) -> Marks | None:
        """How good the boxes are, where it is known what is there."""
        if self.own_slid is None or not self.own_slid.truths or self.found is None:
            return None
        return marked([(self.found.found, self.own_slid.truths)])

    def thing(self, number: int) -> str:
        """Return the name of a class of boxes in the language on screen, or as people have named it."""
        is_own = self.state.slides_own and self.own_slid is not None
        return self.own_slid.own.classes[number] if is_own else class_name(number, language())  # type: ignore[union-attr]

    @property
    def steps(self) -> int:
        """How many boxes are decided one by one."""
        return 0 if self.found is None else len(self.found.fates)

    @property
    def at(self) -> int:
        """How many of them are decided on screen; -1 for all."""
        return min(self.state.at, self.steps) if self.steps else -1

    @cached_property
    def hits(self) -> Hits | None:
        """The windows that are sure of the digit that is looked for."""
        if self.slid is None:
            return None
        found = self.slid.windows
        return hits(found, self.state.sure / 100, wanted=self.state.digit, least_ink=LEAST_INK, margin=4)

    @cached_property
    def left(self) -> Suppression | None:
        """Which of them stay."""
        return None if self.hits is None else self.hits.suppressed(self.state.overlap / 100)
