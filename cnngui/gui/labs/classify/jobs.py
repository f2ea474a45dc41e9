"""The jobs of the Classify lab, and what they have brought."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from cnngui.engine.arrays import Pixels
from cnngui.gui.lab.base import LabBase
from cnngui.gui.lab.latest import LatestJob
from cnngui.gui.labs.classify.explaining import Checked, Why, WhyRequest, WhyStep, check, why
from cnngui.gui.labs.classify.known import TOP, Known
from cnngui.gui.labs.classify.own_sliding import OwnRequest, OwnSlid, slide_own
from cnngui.gui.labs.classify.sliding import Measured, Slid, one_by_one, slide
from cnngui.gui.labs.classify.state import ClassifyState, with_model
from cnngui.gui.labs.classify.work import Answers, Request, Shelf, Step, answers, boxes
from cnngui.networks.classifiers import available
from cnngui.tasks.detect import Looked

KEPT = 8
"""Explanations that are kept of one photo."""


class ClassifyJobs(QObject):
    """Asks for what is not there yet, keeps what came, and lets the lab show it.

    Parameters
    ----------
    lab : LabBase
    photo : callable
        Returns what is open, or the newest live picture.
    """

    def __init__(self, lab: LabBase[ClassifyState], photo: Callable[[], Pixels]) -> None:
        super().__init__(lab)
        self._lab, self._photo = lab, photo
        self.shelf = lab.context.kept("classifiers", Shelf)
        self._answers: Answers | None = None
        self._looked: tuple[int, Looked] | None = None
        self._whys: dict[WhyRequest, Why] = {}
        self._checked: dict[WhyRequest, Checked] = {}
        self.slid: Slid | None = None
        self.own_slid: OwnSlid | None = None
        self.measured: Measured | None = None
        self._failed: set[object] = set()
        self._wished: WhyRequest | None = None
        self._build()

    def _build(self) -> None:
        job: Any = partial(LatestJob, self._lab, needs_network=False, parent=self)
        telling: dict[str, Any] = {"failed": self._fail}
        title = self.tr("Asking the networks")
        self._answering: LatestJob[Request, Answers] = job(
            "answers", title, self._answer, self._take_answers, step=self._follow_answers, **telling
        )
        title = self.tr("Looking for things")
        self._looking: LatestJob[Request, Looked] = job("boxes", title, self._look, self._take_looked, **telling)
        title = self.tr("Explaining the answer")
        self._explaining: LatestJob[WhyRequest, Why] = job(
            "why", title, self._explain, self._take_why, step=self._follow_why, **telling
        )
        take = self._take_checked
        self._checking: LatestJob[WhyRequest, Checked] = job(
            "check", self._check_title, self._check, take, step=take, awaited=False
        )
        title = self.tr("Sliding the window")
        self._sliding: LatestJob[int, Slid] = job("slide", title, self._slide, self._take_slid, **telling)
        title = self.tr("Sliding the model over the photo")
        self._finding: LatestJob[OwnRequest, OwnSlid] = job("find", title, self._find, self._take_found, **telling)
        title = self.tr("Asking about every window")
        self._measuring: LatestJob[int, Measured] = job(
            "one-by-one", title, self._one_by_one, self._take_measured, awaited=False
        )

    # Work, off the main thread

    def _answer(self, request: Request, _: object) -> Generator[Step, None, Answers]:
        return answers(request, self.shelf)

    def _look(self, request: Request, _: object) -> Generator[Step, None, Looked]:
        return boxes(request, self.shelf)

    def _explain(self, request: WhyRequest, _: object) -> Generator[WhyStep, None, Why]:
        return why(request, self.shelf)

    def _check(self, request: WhyRequest, _: object) -> Generator[Checked, None, Checked]:
        return check(self._whys[request], self.shelf)

    def _check_title(self, request: WhyRequest) -> str:
        """Say what is done where it was wished; what is checked by itself is quiet."""
        return self.tr("Checking the explanation") if request == self._wished else ""

    def _slide(self, scene: int, _: object) -> Generator[object, None, Slid]:
        return slide(scene)

    def _find(self, request: OwnRequest, _: object) -> Generator[Step, None, OwnSlid]:
        return slide_own(request, self.shelf)

    def _one_by_one(self, _scene: int, _: object) -> Generator[object, None, Measured]:
        assert self.slid is not None  # noqa: S101  (asked only with it)
        return one_by_one(self.slid)

    # Asking

    def ask(self, state: ClassifyState) -> None:
        """Ask for what the page shows and is not there yet; what has failed is not tried again at once."""
        request = Request(state.source, self._photo(), state.model)
        for job, wanted in self._missing(state, request):
            if (id(job), wanted) not in self._failed:
                job.ask(wanted)
        if state.page == "why":
            self._ask_check(state)

    def _missing(self, state: ClassifyState, request: Request) -> Iterator[tuple[LatestJob[Any, Any], object]]:
        """Return what the page shows and is not there yet, with who computes it."""
        if state.page == "where" and state.way == "sliding":
            if self.slid is None or self.slid.scene != state.scene:
                yield self._sliding, state.scene
            return
        if state.slides_own:
            if self._own_slid_of(state) is None:
                yield self._finding, OwnRequest(state.source, request.photo, state.model, state.pasted)
            return
        if state.page != "where" and not self._has_answers(state):
            yield self._answering, request
        needs_boxes = state.page == "where" or (state.page == "answers" and state.has_boxes)
        if needs_boxes and not self._has_boxes(state):
            yield self._looking, request
        wanted = self.request(state) if state.page == "why" else None
        if wanted is not None and (wanted not in self._whys or not self._whys[wanted].is_whole):
            yield self._explaining, wanted

    def _ask_check(self, state: ClassifyState) -> None:
        """Check what is explained by the small network in the background: it takes a second or two."""
        wanted = self.request(state)
        found = None if wanted is None else self._whys.get(wanted)
        if wanted is None or found is None or wanted in self._checked or state.network != state.main:
            return
        if found.is_whole and found.found is not None:
            self._checking.ask(wanted)

    def check(self) -> None:
        """Check the explanation on screen."""
        wanted = self.request(self._lab.now)
        found = None if wanted is None else self._whys.get(wanted)
        if wanted is not None and found is not None and found.is_whole and found.found is not None:
            self._checked.pop(wanted, None)
            self._wished = wanted
            self._checking.ask(wanted)

    def measure(self, scene: int) -> None:
        """Ask about every window by itself."""
        if self.slid is not None and self.slid.scene == scene:
            self._measuring.ask(scene)

    def leave_off(self) -> None:
        """Leave off what nobody waits for."""
        self._checking.leave_off()

    def request(self, state: ClassifyState) -> WhyRequest | None:
        """Return what is to be explained; None while there is no answer."""
        found = self._answers_of(state)
        if found is None or state.network not in found.of:
            return None
        answer = found.of[state.network]
        others = tuple(each.index for each in answer.top(TOP))
        target = others[0] if state.target is None else state.target
        layer = state.layer if state.method == "grad-cam" else ""
        photo: Pixels = self._photo()
        return WhyRequest(state.source, state.network, state.method, layer, target, others, photo)

    # What is there

    def layers(self, network: str) -> tuple[str, ...]:
        """Return the layers of a network that can be explained, the last first; none until it was read."""
        known = self.shelf.known(network)
        return () if known is None else known.layers[::-1]

    def known(self, state: ClassifyState, photo: Pixels) -> Known:
        """Return what is there of a photo."""
        found = self._answers_of(state)
        seen = self._looked[1] if self._looked is not None and self._looked[0] == state.source else None
        wanted = self.request(state)
        why_found = None if wanted is None else self._whys.get(wanted)
        checked = None if wanted is None else self._checked.get(wanted)
        slid = self.slid if self.slid is not None and self.slid.scene == state.scene else None
        measured = self.measured if self.measured is not None and self.measured.scene == state.scene else None
        own_slid = self._own_slid_of(state)
        shown = own_slid.pixels if own_slid is not None and state.slides_own else photo
        return Known(state, shown, found, seen, why_found, checked, slid, measured, own_slid)

    def _own_slid_of(self, state: ClassifyState) -> OwnSlid | None:
        wanted = OwnRequest(state.source, self._photo(), state.model, state.pasted)
        return self.own_slid if self.own_slid is not None and self.own_slid.request == wanted else None

    def _has_answers(self, state: ClassifyState) -> bool:
        found = self._answers_of(state)
        return found is not None and found.is_whole

    def _answers_of(self, state: ClassifyState) -> Answers | None:
        """Return what the networks that are asked have said of the photo."""
        found = self._answers
        is_it = found is not None and (found.source, found.model) == (state.source, state.model)
        return found if is_it else None

    def _has_boxes(self, state: ClassifyState) -> bool:
        return self._looked is not None and self._looked[0] == state.source

    def is_whole(self, state: ClassifyState) -> bool:
        """Tell whether everything that the page shows is there, or cannot be had."""
        missing = self._missing(state, Request(state.source, self._photo(), state.model))
        return all((id(job), wanted) in self._failed for job, wanted in missing)

    def try_again(self) -> None:
        """Forget what has failed, and ask anew where another network has come: it may be there by now."""
        self._failed.clear()
        found = self._answers
        if found is not None and not found.model and set(found.of) != set(available()):
            self._answers = replace(found, is_whole=False)

    # Results

    def _fail(self, request: object, error: Exception) -> None:
        jobs = (self._answering, self._looking, self._explaining, self._sliding, self._finding)
        self._failed |= {(id(job), request) for job in jobs}
        self._lab.complain(error)
        if isinstance(request, Request) and request.model and request.model == self._lab.now.model:
            self._lab.look(with_model, "")  # such as the file of an earlier session that is gone
            return
        self._lab.follow_soon()

    def _follow_answers(self, _: Request, step: Step) -> None:
        if step.ready is not None and not step.ready.is_whole:
            self._keep(step.ready)

    def _take_answers(self, _: Request, found: Answers) -> None:
        self._keep(found)
        first = next(iter(found.of.values()))
        self._lab.context.show_time("CPU", 1000 * first.seconds)

    def _keep(self, found: Answers) -> None:
        now, before = self._lab.now, self._answers
        if (found.source, found.model) != (now.source, now.model):
            return
        if before is None or (before.source, before.model) != (found.source, found.model):
            self._whys.clear()
            self._checked.clear()
        self._answers = found
        self._lab.follow_soon()

    def ask_anew(self) -> None:
        """Forget what failed, and what a network of one's own has said: its file was read again."""
        self._failed.clear()
        if self._answers is not None and self._answers.model:
            self._answers = None
        self.own_slid = None
        self._lab.follow_soon()

    def _take_looked(self, request: Request, found: Looked) -> None:
        self._looked = request.source, found
        self._lab.context.show_time("CPU", found.milliseconds)
        self._lab.follow_soon()

    def _follow_why(self, request: WhyRequest, step: WhyStep) -> None:
        if step.ready is not None:
            self._take_why(request, step.ready)

    def _take_why(self, request: WhyRequest, found: Why) -> None:
        self._whys.pop(request, None)
        self._whys[request] = found
        while len(self._whys) > KEPT:
            self._whys.pop(next(iter(self._whys)))
        self._lab.follow_soon()

    def _take_checked(self, request: WhyRequest, found: Checked) -> None:
        if request in self._whys:
            self._checked[request] = found
            self._lab.follow_soon()

    def _take_slid(self, _: int, found: Slid) -> None:
        self.slid = found
        self._lab.context.show_time("CPU", found.milliseconds)
        self._lab.follow_soon()

    def _take_found(self, _: OwnRequest, found: OwnSlid) -> None:
        self.own_slid = found
        self._lab.context.show_time("CPU", found.milliseconds)
        self._lab.follow_soon()

    def _take_measured(self, _: int, found: Measured) -> None:
        self.measured = found
        self._lab.follow_soon()
