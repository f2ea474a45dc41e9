"""Steps of long work, each with what happened before it, so that who looks at the newest step only misses nothing."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from cnngui.engine.errors import Note
from cnngui.engine.following import Following
from cnngui.networks.network import Network
from cnngui.tasks.feature_maps import FellBack
from cnngui.tasks.feature_maps import Step as PassStep
from cnngui.tasks.maps import Maps
from cnngui.tasks.sights import Sight

Step = TypeVar("Step")
Result = TypeVar("Result")


class Passing(Following[PassStep, Network]):
    """The steps of `feature_maps`, once, and what they have brought so far; after the last one `value` is the network.

    Parameters
    ----------
    steps : generator
        As `feature_maps` returns it.

    Attributes
    ----------
    value : Network
        The one that finished: after a `FellBack` another than the one that began.
    maps : dict of str to Maps
        Those that were asked for, by layer.
    ready : frozenset of str
        All layers that were passed.
    note : Note or None
        The device failed, and the CPU goes on.

    Examples
    --------
    >>> import numpy as np
    >>> from cnngui.tasks.feature_maps import feature_maps
    >>> weights = {"conv1_1.weight": np.ones((64, 3, 3, 3), np.float32), "conv1_1.bias": np.zeros(64, np.float32)}
    >>> steps = Passing(feature_maps(Network(weights), np.full((4, 4, 3), 255, np.uint8), ["conv1_1"]))
    >>> [step.fraction for step in steps], steps.maps["conv1_1"].shape, steps.value.mode.device
    ([1.0], (4, 4, 64), 'cpu')
    """

    def __init__(self, steps: Generator[PassStep, None, Network]) -> None:
        super().__init__(steps)
        self.maps: dict[str, Maps] = {}
        self.ready: frozenset[str] = frozenset()
        self.note: Note | None = None

    def __iter__(self) -> Iterator[PassStep]:
        for step in super().__iter__():
            if isinstance(step, FellBack):
                self.note = step.note
            elif isinstance(step, Maps):
                self.maps[step.layer.name] = step
                self.ready |= {step.layer.name}
            else:
                self.ready |= {step.layer}
            yield step


def maps_of(steps: Generator[PassStep, None, Network]) -> Generator[FellBack, None, tuple[Maps, Network]]:
    """Return the maps of the one layer that was asked for, and the network that finished.

    Parameters
    ----------
    steps : generator
        As `feature_maps` returns it. Of its steps, `FellBack` is passed on.

    Examples
    --------
    >>> import numpy as np
    >>> from cnngui.engine.following import finish
    >>> from cnngui.tasks.feature_maps import feature_maps
    >>> weights = {"conv1_1.weight": np.ones((64, 3, 3, 3), np.float32), "conv1_1.bias": np.zeros(64, np.float32)}
    >>> maps, network = finish(maps_of(feature_maps(Network(weights), np.zeros((4, 5, 3), np.uint8), ["conv1_1"])))
    >>> maps.shape
    (4, 5, 64)
    """
    passing = Passing(steps)
    for step in passing:
        if isinstance(step, FellBack):
            yield step
    (maps,) = passing.maps.values()
    return maps, passing.value


@dataclass(frozen=True)
class Noted:
    """A step, and the last note up to it.

    Parameters
    ----------
    step : object
    note : Note or None
        The device failed, and the CPU goes on.
    """

    step: object
    note: Note | None

    @property
    def fraction(self) -> float | None:
        """Share of the work that is done; None where the step does not tell it."""
        return getattr(self.step, "fraction", None)


def noted(steps: Generator[object, None, Result]) -> Generator[Noted, None, Result]:
    """Let every step carry the last note.

    Parameters
    ----------
    steps : generator
        A step that has something to tell has it in ``note``.

    Examples
    --------
    >>> def work():
    ...     yield FellBack(Note("The device failed."), 0.5)
    ...     yield "more work"
    >>> [(each.step, each.note.template) for each in noted(work())][1]
    ('more work', 'The device failed.')
    """
    note: Note | None = None
    following = Following(steps)
    for step in following:
        note = getattr(step, "note", None) or note
        yield Noted(step, note)
    return following.value


def pictured(steps: Generator[Step, None, Result]) -> Generator[Step | Sight, None, Result]:
    """Let every `Sight` carry the last picture: not every one has a picture of its own.

    >>> def work():
    ...     yield Sight("a picture", 1.0, 1, 0.1)
    ...     yield Sight(None, 2.0, 2, 0.2)
    >>> [step.picture for step in pictured(work())]
    ['a picture', 'a picture']
    """
    newest: Sight | None = None
    following = Following(steps)
    for step in following:
        if isinstance(step, Sight):
            newest = step if step.picture is not None or newest is None else replace(step, picture=newest.picture)
            yield newest
        else:
            yield step
    return following.value
