"""What the page that reads a digit has measured off the main thread: curves, accuracies, what the answer needs."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import QObject

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.digits import DigitSet, ink_of_photo
from cnngui.gui.lab.base import LabBase
from cnngui.gui.lab.latest import LatestJob
from cnngui.gui.labs.digits.reading.work import CurveRequest, SpoiltRequest, curves, sheet_of_photo, spoilt_accuracy
from cnngui.gui.labs.digits.school import School
from cnngui.gui.labs.digits.state import DigitsState
from cnngui.gui.services.jobs import Lane
from cnngui.networks.digits import DigitNetwork, Passage
from cnngui.tasks.digits import Bench, Curve, Examined, occlusion

_KEPT = 12
"""Results that are kept: sliders go to and fro, but each may hold a network."""


@dataclass(frozen=True)
class Needed:
    """Which parts of a picture, (28, 28) as bytes, a network's answer needs."""

    network: DigitNetwork
    picture: bytes
    answer: int
    probability: float


@dataclass(frozen=True)
class Changed:
    """The accuracy of a network that was changed by hand, and of the one that it was."""

    base: DigitNetwork
    network: DigitNetwork


@dataclass(frozen=True)
class Read:
    """A picture's way through a network that is too large for the main thread."""

    network: DigitNetwork
    picture: bytes


@dataclass(frozen=True)
class Photographed:
    """The ink of a photo, (H, W, 3) uint8, that ``source`` names."""

    source: int


class Results:
    """Keeps the newest results by what was asked for."""

    def __init__(self) -> None:
        self._found: dict[Hashable, Any] = {}

    def get(self, request: Hashable) -> Any:  # noqa: ANN401
        """Return a result, which is then the newest; None where there is none."""
        found = self._found.pop(request, None)
        if found is not None:
            self._found[request] = found
        return found

    def keep(self, request: Hashable, result: Any) -> None:  # noqa: ANN401
        """Keep a result, and forget the oldest."""
        self._found.pop(request, None)
        self._found[request] = result
        while len(self._found) > _KEPT:
            self._found.pop(next(iter(self._found)))


class Measures(QObject):
    """Returns what is known at once; else asks for it, and calls ``tell`` when it is there."""

    def __init__(self, lab: LabBase[DigitsState], school: School, tell: Callable[[], None]) -> None:
        super().__init__(lab)
        self._lab, self._school, self._tell = lab, school, tell
        self._results = Results()
        self._photos = Results()
        self._benches: dict[DigitNetwork, Bench] = {}
        measuring = self.tr("Measuring accuracy")
        self._curves = self._job("curves", measuring, self._curves_of, step=True)
        self._spoilt = self._job("spoilt", "", self._spoilt_of)
        self._changed = self._job("changed", measuring, self._changed_of)
        self._unchanged = self._job("unchanged", "", self._changed_of)
        self._needed = self._job("needed", "", self._needed_of, pause_ms=150)
        self._read = self._job("read", "", self._read_of)
        self._inks: LatestJob[Photographed, tuple[Array, Pixels]] = LatestJob(
            lab, "ink", "", self._ink_of, self._take_photo, lane=Lane.OPENCV, needs_network=False
        )

    def _job(
        self, key: str, title: str, work: Callable[[Any], Any], *, pause_ms: int = 0, step: bool = False
    ) -> LatestJob[Any, Any]:
        return LatestJob(
            self._lab,
            key,
            title,
            lambda request, _: work(request),
            self._take,
            step=self._take if step else None,
            needs_network=False,
            pause_ms=pause_ms,
        )

    def _take(self, request: Hashable, result: object) -> None:
        self._results.keep(request, result)
        self._tell()

    def _take_photo(self, request: Photographed, result: tuple[Array, Pixels]) -> None:
        self._photos.keep(request, result)
        self._tell()

    def _known(self, job: LatestJob[Any, Any], request: Hashable) -> Any:  # noqa: ANN401
        found = self._results.get(request)
        if found is None:
            job.ask(request)
        return found

    @property
    def _test(self) -> DigitSet:
        digits = self._school.digits
        assert digits is not None  # noqa: S101  (the page works only with digits)
        return digits.test

    # What can be asked for

    def curves(self, request: CurveRequest) -> tuple[Curve, ...]:
        """Return the curves as far as they are measured."""
        found: tuple[Curve, ...] = self._results.get(request) or ()
        if len(found) < len(request.transforms) or any(curve.fraction < 1 for curve in found):
            self._curves.ask(request)
        return found

    def spoilt(self, request: SpoiltRequest) -> Examined | None:
        """Return the accuracy on digits that are spoilt like this."""
        found: Examined | None = self._known(self._spoilt, request)
        return found

    def changed(self, base: DigitNetwork, network: DigitNetwork) -> tuple[Examined | None, Examined | None]:
        """Return the accuracy of a network before and after it was changed by hand."""
        before = self._known(self._unchanged, Changed(base, base))
        after = before if network is base else self._known(self._changed, Changed(base, network))
        return before, after

    def needed(self, network: DigitNetwork, picture: Pixels, passage: Passage) -> Array | None:
        """Return by which share the answer's probability falls where a part is covered, (28, 28)."""
        answer = passage.answer
        request = Needed(network, picture.tobytes(), answer, float(passage.probabilities[answer]))
        found: Array | None = self._known(self._needed, request)
        return found

    def passage(self, network: DigitNetwork, picture: Pixels) -> Passage | None:
        """Return a picture's way through a large network."""
        found: Passage | None = self._known(self._read, Read(network, picture.tobytes()))
        return found

    def photo(self) -> tuple[Array, Pixels] | None:
        """Return the ink of the photo that is open, and the photo on as many pixels."""
        request = Photographed(self._lab.workspace.photo.identity)
        found: tuple[Array, Pixels] | None = self._photos.get(request)
        if found is None:
            self._inks.ask(request)
        return found

    # What is done in other threads

    def _curves_of(self, request: CurveRequest) -> object:
        return curves(request, self._test)

    def _spoilt_of(self, request: SpoiltRequest) -> object:
        return spoilt_accuracy(request, self._test)

    def _changed_of(self, request: Changed) -> object:
        bench = self._benches.get(request.base)
        if bench is None:
            self._benches.clear()
            bench = self._benches[request.base] = Bench(request.base, self._test)
        return bench.examined(request.network)

    def _needed_of(self, request: Needed) -> Callable[[], Array]:
        return partial(_falls, request)

    def _read_of(self, request: Read) -> Callable[[], Passage]:
        return partial(request.network.passage, _picture(request.picture))

    def _ink_of(self, _request: Photographed, _network: object) -> Callable[[], tuple[Array, Pixels]]:
        photo = self._lab.workspace.photo
        return partial(_inked, np.asarray(photo.data, np.uint8))


def _picture(data: bytes) -> Pixels:
    return np.frombuffer(data, np.uint8).reshape(28, 28)


def _falls(request: Needed) -> Array:
    left = occlusion(request.network, _picture(request.picture), request.answer)
    return np.asarray(1 - left / max(request.probability, 1e-6), np.float32)


def _inked(photo: Pixels) -> tuple[Array, Pixels]:
    ink = ink_of_photo(photo)
    return ink, sheet_of_photo(photo, ink)
