"""A question for the class: six pictures, three by hand-made filters and three by learned ones, in any order."""

from collections.abc import Generator
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QObject, QRectF

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.colours import signed
from cnngui.engine.kernels.table import NamedKernel, find
from cnngui.gui.lab.latest import Asker, LatestJob
from cnngui.gui.labs.compare.question_view import Card
from cnngui.gui.labs.compare.shown import SPREADS
from cnngui.gui.labs.compare.state import first_of
from cnngui.gui.labs.compare.view import CompareView
from cnngui.gui.labs.compare.work import rms
from cnngui.gui.look.i18n import language, number
from cnngui.gui.widgets.pictures.pictures import PlanePicture
from cnngui.networks.network import Mode, Network
from cnngui.tasks.cache import Cache
from cnngui.tasks.compare import chain_of, hand_made
from cnngui.tasks.feature_maps import Size, feature_maps, sized
from cnngui.tasks.feature_maps import Step as PassStep
from cnngui.tasks.following import Passing

SIZE = 384
"""Px of the photo's shorter side for this question."""

EACH = 3

FLAT = 0.02
"""Learned filters whose maps hardly change over the photo would give themselves away: they are left out."""

HAND_MADE = (
    "vertical-edge",
    "horizontal-edge",
    "diagonal-edge-up",
    "diagonal-edge-down",
    "sobel-x",
    "sobel-y",
    "scharr-x",
    "scharr-y",
    "laplacian",
    "laplacian-8",
    "line-vertical",
    "line-horizontal",
    "corner",
    "high-pass",
)


@dataclass(frozen=True)
class Asked:
    """What six pictures are made of.

    Parameters
    ----------
    source : int
        Names the photo.
    seed : int or None
        Chooses the filters; None takes others every time.
    pixels : (H, W, 3) uint8 RGB
        The photo.
    """

    source: int
    seed: int | None
    pixels: Pixels = field(compare=False)


@dataclass(frozen=True, eq=False)
class Question:
    """One picture, in units of its root mean square, and which filter made it.

    Parameters
    ----------
    plane : (H, W) float32
    kernel : NamedKernel or None
        The hand-made filter.
    channel : int or None
        The learned filter of the first layer.
    """

    plane: Array
    kernel: NamedKernel | None = None
    channel: int | None = None


Six = tuple[tuple[Question, ...], Pixels]
"""The questions, and the photo as it was seen."""


def questions(
    pixels: Pixels, size: Size, key: object, network: Network, cache: Cache, spare: Mode, seed: int | None
) -> Generator[PassStep, None, Six]:
    """Choose six filters and run them on a photo; the same seed chooses the same."""
    photo = sized(pixels, size)
    first = first_of(network.architecture)
    passing = Passing(feature_maps(network, photo, [first], before_relu=True, cache=cache, key=key, spare=spare))
    yield from passing
    maps = passing.maps[first]
    chance = np.random.default_rng(seed)
    numbers = maps.statistics
    lively = np.flatnonzero(numbers.most - numbers.least > FLAT * (numbers.most - numbers.least).max())
    learned = [int(each) for each in chance.choice(lively, EACH, replace=False)]
    by_hand = [find(str(name)) for name in chance.choice(HAND_MADE, EACH, replace=False)]
    found = [Question(_scaled(maps.map(channel)), channel=channel) for channel in learned]
    found += [Question(_scaled(hand_made(chain_of(row.filter), photo).plane), kernel=row) for row in by_hand]
    order = chance.permutation(len(found))
    return tuple(found[int(at)] for at in order), photo


def _scaled(plane: Array) -> Array:
    """Take the mean off and divide: neither brightness nor strength shall tell where a picture is from."""
    centred = plane - np.float32(plane.mean(dtype=np.float64))
    return np.asarray(centred / np.float32(rms(centred)), np.float32)


class ClassQuestion(QObject):
    """The guided question of the lab."""

    def __init__(self, view: CompareView, lab: Asker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._context = lab.context
        self._source = 0
        self.seed: int | None = None
        """Chooses the filters; None takes others every time."""
        self._job = LatestJob(lab, "question", self.tr("Making six pictures"), self._make, self._ask)
        view.question.again.clicked.connect(self.begin)
        view.question.back.clicked.connect(self.close)

    def begin(self) -> None:
        """Make six pictures of the photo."""
        source = self._context.workspace.photo
        self._source = source.identity
        self._job.ask(Asked(source.identity, self.seed, source.data.astype(np.uint8, copy=False)))

    def close(self) -> None:
        """Go back to comparing."""
        self._job.leave_off()
        self._view.show_question(is_on=False)

    def follow_photo(self) -> None:
        """Ask about another photo."""
        is_asking = self._view.is_asking or self._job.is_busy
        if is_asking and self._context.workspace.photo.identity != self._source:
            self.begin()

    def _make(self, asked: Asked, network: Network) -> Generator[PassStep, None, Six]:
        hub = self._context.networks
        return questions(asked.pixels, SIZE, (asked.source, SIZE), network, hub.cache, hub.spare, asked.seed)

    def _ask(self, _asked: Asked, found: Six) -> None:
        six, photo = found
        height, width = photo.shape[:2]
        cards = [
            Card(PlanePicture([each.plane], signed(SPREADS), 2), each.channel is not None, self._name(each))
            for each in six
        ]
        self._view.question.ask(cards, QRectF(0, 0, width, height))
        self._view.show_question(is_on=True)

    def _name(self, question: Question) -> str:
        if question.kernel is not None:
            return question.kernel.words(language()).title
        assert question.channel is not None  # noqa: S101  (it is one or the other)
        first = first_of(self._context.networks.architecture)
        return self.tr("filter {number} of {layer}").format(number=number(question.channel + 1), layer=first)
