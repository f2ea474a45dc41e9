"""The question for the class: six pictures, chosen by a seed, that tell nothing but what they show."""

from collections.abc import Sequence

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from cnngui.engine.colours import signed
from cnngui.engine.following import Following, finish
from cnngui.engine.grids import Grid
from cnngui.engine.photos import Photo
from cnngui.gui.labs.compare.question import HAND_MADE, Question, questions
from cnngui.gui.labs.compare.question_view import Card, QuestionView
from cnngui.gui.widgets.pictures.pictures import PlanePicture
from cnngui.networks.network import Mode, Network
from cnngui.tasks.cache import Cache
from cnngui.tasks.compare import chain_of, hand_made
from cnngui.tasks.feature_maps import FellBack
from tests.fakes_networks import FakeGpu
from tests.gui.labs.compare.conftest import Bench
from tests.gui.labs.photos import cat, right


def asked(network: Network, seed: int | None) -> tuple[Question, ...]:
    """Choose six for the small cat."""
    found, photo = finish(questions(cat().pixels, 384, "cat", network, Cache(), Mode(), seed))
    assert photo.shape == cat().pixels.shape
    return found


def places(found: Sequence[Question]) -> list[object]:
    """Name what was chosen, in order."""
    return [each.channel if each.kernel is None else each.kernel.name for each in found]


@pytest.mark.parametrize("seed", range(8))
def test_three_are_learned_and_three_hand_made(network: Network, seed: int) -> None:
    """All six different, the same ones for the same seed."""
    found = asked(network, seed)
    assert sum(each.channel is not None for each in found) == sum(each.kernel is not None for each in found) == 3
    assert len(set(places(found))) == 6
    assert places(asked(network, seed)) == places(found)


def test_seeds_choose_and_mix(network: Network) -> None:
    """Other seeds choose others, and learned ones do not always come first."""
    chosen = [places(asked(network, seed)) for seed in range(6)]
    assert len({tuple(each) for each in chosen}) == 6
    assert len({tuple(isinstance(one, int) for one in each) for each in chosen}) > 1


def test_neither_brightness_nor_strength_tells(network: Network) -> None:
    """Every picture has the mean 0 and the root mean square 1."""
    for question in asked(network, 3):
        numbers = question.plane.astype(np.float64)
        assert numbers.mean() == pytest.approx(0, abs=1e-3)
        assert np.sqrt((numbers**2).mean()) == pytest.approx(1, abs=1e-3)


def test_the_pictures_are_those_of_their_filters(network: Network) -> None:
    """By plain torch for the learned ones, by the chain for the others; but for mean and strength."""
    maps = right("conv1_1", before_relu=True)
    for question in asked(network, 5):
        if question.channel is not None:
            plane = maps[question.channel]
        else:
            assert question.kernel is not None
            plane = hand_made(chain_of(question.kernel.filter), cat().pixels).plane
        assert np.corrcoef(plane.ravel(), question.plane.ravel())[0, 1] > 0.9999


def test_flat_maps_are_left_out(network: Network) -> None:
    """A filter that hardly answers the photo would give itself away."""
    maps = right("conv1_1", before_relu=True)
    spans = np.ptp(maps.reshape(64, -1), axis=1)
    for seed in range(20):
        for question in asked(network, seed):
            assert question.channel is None or spans[question.channel] > 0.02 * spans.max()


def test_kernels_of_the_question_are_edges() -> None:
    """A blur would be seen at once; all names exist."""
    assert len(set(HAND_MADE)) == len(HAND_MADE)


def cards(learned: int) -> list[Card]:
    """Make six cards of plain pictures, the first ones by learned filters."""
    picture = PlanePicture([np.zeros((4, 6), np.float32)], signed(1.0), 2)
    return [Card(picture, place < learned, f"name {place}") for place in range(6)]


def test_guessing(qtbot: QtBot) -> None:
    """Right and wrong are marked, what was not guessed is named only; then the next question is open again."""
    view = QuestionView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.ask(cards(3), QRectF(0, 0, 6, 4))
    for place, guess in enumerate(("learned", "hand", "unsure", "hand", "hand", "learned")):
        view.guesses[place].set_current(guess)
    view.reveal.click()
    assert [name.whole for name in view._names] == [
        "learned: name 0 ✓",
        "learned: name 1 ✗",
        "learned: name 2",
        "hand-made: name 3 ✓",
        "hand-made: name 4 ✓",
        "hand-made: name 5 ✗",
    ]
    assert view.score.text() == "3 of 6 right"
    assert not view.reveal.isEnabled()
    assert all(answer.currentIndex() == 1 for answer in view._answers)
    view.ask(cards(0), QRectF(0, 0, 6, 4))
    assert view.score.text() == ""
    assert view.reveal.isEnabled()
    assert all(guess.current == "unsure" for guess in view.guesses)
    assert all(answer.currentIndex() == 0 for answer in view._answers)


@pytest.mark.parametrize(
    ("size", "extent"), [((1200, 500), (300, 200)), ((700, 900), (300, 200)), ((1200, 700), (100, 300))]
)
def test_pictures_use_the_room(qtbot: QtBot, size: tuple[int, int], extent: tuple[int, int]) -> None:
    """As many columns as make them largest: the other arrangement would make them smaller."""
    view = QuestionView()
    qtbot.addWidget(view)
    view.show()
    view.resize(*size)
    view.ask(cards(6), QRectF(0, 0, *extent))
    qtbot.waitUntil(lambda: view.pictures[5].height() > 10)
    found = view._columns
    scales = {columns: view._scale_with(columns) for columns in (2, 3)}
    assert scales[found] == max(scales.values())
    assert (
        view.pictures[found - 1].mapTo(view, view.pictures[0].pos()).y()
        == view.pictures[0].mapTo(view, view.pictures[0].pos()).y()
    )


# In the lab


def test_asking_and_coming_back(bench: Bench, network: Network) -> None:
    """The same six as from the engine; other filters on demand; back to where one was."""
    bench.lab._question.seed = 5
    bench.press("Ask the class")
    bench.settle()
    assert bench.view.is_asking
    assert [card.is_learned for card in bench.view.question.cards] == [
        each.channel is not None for each in asked(network, 5)
    ]
    bench.lab._question.seed = 6
    bench.press("Six others")
    bench.settle()
    assert [card.is_learned for card in bench.view.question.cards] == [
        each.channel is not None for each in asked(network, 6)
    ]
    bench.press("Back to comparing")
    assert not bench.view.is_asking


def test_the_next_photo_is_asked_about(bench: Bench) -> None:
    """A clicker turns the photo over: six pictures of that one. Behind a grid of numbers it stays."""
    bench.action("Ask the class: learned or hand-made?").trigger()
    bench.settle()
    before = bench.view.question.cards
    bench.context.workspace.open(Photo(cat().pixels[:, ::-1].copy(), "mirrored.png"))
    bench.settle()
    assert bench.view.is_asking
    assert bench.view.question.cards != before
    cards = bench.view.question.cards
    bench.context.workspace.open(Grid(np.ones((6, 6), np.float32), "grid.csv"))
    bench.settle()
    assert bench.view.is_asking
    assert bench.view.question.cards == cards


def test_another_photo_while_the_pictures_are_made(bench: Bench) -> None:
    """They are made of that one; a hidden lab asks about it on coming back."""
    bench.press("Ask the class")
    bench.context.workspace.open(Photo(cat().pixels[:40].copy(), "low.png"))
    bench.settle()
    assert bench.view.is_asking
    assert bench.view.question.viewport.extent.height() == 40
    bench.lab.leave()
    bench.context.workspace.open(Photo(cat().pixels[:30].copy(), "lower.png"))
    assert bench.context.jobs.is_idle()
    bench.lab.enter()
    bench.settle()
    assert bench.view.question.viewport.extent.height() == 30


def test_a_wish_leads_back(bench: Bench) -> None:
    """Whoever sets something in the panel wants to see it."""
    bench.press("Ask the class")
    bench.settle()
    bench.tick("turned and flipped too")
    assert not bench.view.is_asking


def test_a_device_that_fails_while_asking(network: Network) -> None:
    """It is told, and the pictures come."""
    steps = Following(questions(cat().pixels, 384, "cat", FakeGpu(network, "conv1_1"), Cache(), Mode(), 1))
    assert sum(isinstance(step, FellBack) for step in steps) == 1
    assert places(steps.value[0]) == places(asked(network, 1))
