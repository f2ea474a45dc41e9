"""Steps carry what happened before them, and who stops looking closes the work."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
import pytest

from cnngui.engine.errors import Note
from cnngui.engine.following import Following, finish
from cnngui.networks.architectures import VGG16
from cnngui.networks.network import Mode, Network
from cnngui.tasks.feature_maps import FellBack, Passed, Step
from cnngui.tasks.following import Passing, maps_of, noted, pictured
from cnngui.tasks.maps import Maps
from cnngui.tasks.sights import Sight
from tests.tasks.test_places import maps_of as made_maps

NOTE = Note("The device failed.")
NEWER = Note("It failed again.")


@dataclass(frozen=True)
class Progress:
    """A step of another kind that has something to tell."""

    fraction: float
    note: Note


class Work:
    """Makes the given steps, and knows when it was closed."""

    def __init__(self, *steps: object) -> None:
        self.is_closed = False
        self._steps = steps

    def run(self) -> Generator[object, None, str]:
        """Make them."""
        try:
            yield from self._steps
            return "done"
        finally:
            self.is_closed = True


class Pass:
    """A photo on its way through a network that finishes as another one."""

    def __init__(self) -> None:
        self.network = Network({}, Mode())
        self.maps = made_maps("conv1_2", np.ones((8, 9), np.float32), (8, 9))
        self.fell_back = FellBack(NOTE, 0.5)
        self.is_closed = False

    def run(self) -> Generator[Step, None, Network]:
        """Pass one layer, fail, and reach the other one."""
        try:
            yield Passed("conv1_1", 0.4)
            yield self.fell_back
            yield self.maps
            return self.network
        finally:
            self.is_closed = True


def test_a_note_stays() -> None:
    """From the step that has it on, whatever kind of step that is; a newer one takes its place."""
    steps = ["first", FellBack(NOTE, 0.5), "third", Progress(0.9, NEWER), "last"]
    found = list(noted(Work(*steps).run()))
    assert [each.step for each in found] == steps
    assert [each.note for each in found] == [None, NOTE, NOTE, NEWER, NEWER]
    assert [each.fraction for each in found] == [None, 0.5, None, 0.9, None]
    assert finish(noted(Work("a").run())) == "done"


def test_a_picture_stays() -> None:
    """In the steps that have none of their own, with their own numbers; other steps pass as they are."""
    picture = np.zeros((2, 2, 3), np.uint8)
    fell_back = FellBack(NOTE, 0.5)
    steps = [Sight(None, 1, 0, 0), Sight(picture, 2, 1, 0.1), fell_back, Sight(None, 3, 2, 0.2)]
    first, second, third, fourth = pictured(Work(*steps).run())
    assert isinstance(first, Sight)
    assert first.picture is None
    assert second is steps[1]
    assert third is fell_back
    assert isinstance(fourth, Sight)
    assert fourth.picture is picture
    assert (fourth.activation, fourth.step, fourth.fraction) == (3, 2, 0.2)
    assert finish(pictured(Work(*steps).run())) == "done"


def test_stopping_closes_the_work() -> None:
    """At once, and not when the garbage is collected."""
    for wrap in (noted, pictured):
        work = Work("a", "b")
        steps = wrap(work.run())
        next(steps)
        steps.close()
        assert work.is_closed


def test_a_pass_tells_what_it_has_brought() -> None:
    """At every step: the maps, the layers that were passed, and that the device failed; at last, the network."""
    a_pass = Pass()
    steps = Passing(a_pass.run())
    seen = [(step, dict(steps.maps), set(steps.ready), steps.note) for step in steps]
    first: tuple[Step, dict[str, Maps], set[str], Note | None] = (Passed("conv1_1", 0.4), {}, {"conv1_1"}, None)
    assert seen == [
        first,
        (a_pass.fell_back, {}, {"conv1_1"}, NOTE),
        (a_pass.maps, {"conv1_2": a_pass.maps}, {"conv1_1", "conv1_2"}, NOTE),
    ]
    assert steps.value is a_pass.network
    assert VGG16.layer("conv1_2") is a_pass.maps.layer


def test_the_maps_of_one_layer() -> None:
    """Failures are told; maps and network come at the end."""
    a_pass = Pass()
    steps = Following(maps_of(a_pass.run()))
    assert list(steps) == [a_pass.fell_back]
    assert steps.value == (a_pass.maps, a_pass.network)


@pytest.mark.parametrize("is_raised", [False, True])
def test_a_pass_that_is_left_is_closed(is_raised: bool) -> None:
    """By break or by an error, at once."""
    a_pass = Pass()

    def look(steps: Passing) -> None:
        for step in steps:
            if isinstance(step, Maps | FellBack):
                if is_raised:
                    raise KeyError
                break

    if is_raised:
        with pytest.raises(KeyError):
            look(Passing(a_pass.run()))
    else:
        look(Passing(a_pass.run()))
    assert a_pass.is_closed
