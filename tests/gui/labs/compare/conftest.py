"""The real Compare lab with the real weights on a small photo."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

import pytest

from cnngui.engine.arrays import Array
from cnngui.engine.chain import Chain, Layer
from cnngui.engine.editing import Edited
from cnngui.engine.following import finish
from cnngui.engine.kernels.values import Filter
from cnngui.gui.labs.compare import work as results
from cnngui.gui.labs.compare.controller import CompareLab
from cnngui.gui.labs.compare.panel import ComparePanel
from cnngui.gui.labs.compare.state import CompareState
from cnngui.gui.labs.compare.view import CompareView
from cnngui.gui.labs.compare.work import Depth, Kept, Request, Result, Wish, compute
from cnngui.gui.widgets.pictures.pictures import PlanePicture
from cnngui.networks.network import Mode, Network
from cnngui.tasks import compare as tasks
from tests.gui.labs.bench import Benches, LabBench
from tests.gui.labs.photos import cat

EDGE = (1.0, 0.0, -1.0)
VERTICAL = Filter(((EDGE, EDGE, EDGE),), name="vertical-edge")


def chain_of(*rows: tuple[float, ...]) -> Chain:
    """Make a chain of one grey kernel."""
    return Chain((Layer((Filter((rows,)),)),))


def a_state(chain: Chain | None = None, **fields: object) -> CompareState:
    """Set a chain, by default the vertical edge."""
    edited = Edited(chain or Chain((Layer((VERTICAL,)),)), 3)
    return CompareState(1, edited, "conv1_1", **fields)  # type: ignore[arg-type]


def a_request(chain: Chain | None = None, layer: str = "conv1_1", *, before_relu: bool = True) -> Request:
    """Ask about the small cat."""
    return Request(1, 224, layer, before_relu, chain or Chain((Layer((VERTICAL,)),)), 0, 0)


def computed(
    network: Network,
    request: Request,
    *,
    original: Network | None = None,
    kept: Kept | None = None,
    depth: Depth = Depth.CHANCE,
) -> Result:
    """Compare as the lab does, at once."""
    wish = Wish(request, cat().pixels, depth=depth)
    return finish(compute(wish, network, original, kept or Kept(), Mode()))


class Bench(LabBench[CompareLab, CompareView, ComparePanel, CompareState]):
    """The Compare lab in a window."""

    name = "compare"
    size = (1300, 850)

    # What hands do

    def edit(self, *rows: tuple[float, ...]) -> None:
        """Change the numbers of my filter, as the editor does."""
        self.panel.editor.filter_edited.emit(Filter((rows,)))

    def go(self, layer: str = "conv1_1", space: str = "weights") -> None:
        """Go to a layer and a way to compare, and wait."""
        self.panel.layer_wished.emit(layer)
        self.panel.space_wished.emit(space)
        self.settle()

    def turn_to(self, page: str) -> None:
        """Turn to a page below the ranking, and wait for what is on it."""
        self.view.pages.page_wished.emit(page)
        self.settle()

    # What eyes see

    @property
    def ranked(self) -> list[tuple[int, float]]:
        """The bars: channel and similarity."""
        return [(item.channel, item.similarity) for item in self.view.strip._items]

    @property
    def sentence(self) -> str:
        """What is said about the two filters."""
        return self.view.sentence.text()

    @property
    def captions(self) -> tuple[str, str]:
        """What is written over the pictures."""
        left, right = self.view._captions
        return left.whole, right.whole

    def planes(self) -> tuple[Array, Array]:
        """Return the numbers of both pictures."""
        left, right = self.view.mine.picture, self.view.learned.picture
        assert isinstance(left, PlanePicture)
        assert isinstance(right, PlanePicture)
        return left._planes[0], right._planes[0]


Build = Callable[..., Bench]


@dataclass
class Held:
    """Comparisons that wait until they may go on."""

    may_go_on: threading.Event = field(default_factory=threading.Event)
    begun: list[Chain] = field(default_factory=list)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Held]]:
    """Return what lets all comparisons wait from now on."""
    made = Held()
    hand_made = tasks.hand_made

    def slowly(chain: Chain, *arguments: object) -> object:
        made.begun.append(chain)
        assert made.may_go_on.wait(20)
        return hand_made(chain, *arguments)  # type: ignore[arg-type]

    def hold() -> Held:
        monkeypatch.setattr(results, "hand_made", slowly)
        return made

    yield hold
    made.may_go_on.set()


@pytest.fixture
def build(benches: Benches) -> Build:
    """Return what builds the lab around a photo and a way to load the network."""
    return partial(benches.build, Bench)


@pytest.fixture
def bench(build: Build) -> Bench:
    """Build the lab on the small cat, shown and settled."""
    made = build()
    made.settle()
    return made
