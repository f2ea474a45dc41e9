"""Many photos, one after the other: one that cannot be read is told, and the rest go on."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import CnnguiError, Note
from cnngui.networks.classifiers import Classifier
from cnngui.networks.modes import FAILURES
from cnngui.networks.network import CPU, Mode
from cnngui.networks.trouble import fell_back
from cnngui.tasks.classify.answers import Answer, answer_of


@dataclass(frozen=True)
class Asked:
    """A photo to ask about.

    Parameters
    ----------
    name : str
        What it is called.
    read : callable
        Returns its pixels, (H, W, 3) uint8, or raises a `CnnguiError`; it is read when its turn comes.
    """

    name: str
    read: Callable[[], Pixels]


@dataclass(frozen=True, eq=False)
class Told:
    """The answer to one photo.

    Parameters
    ----------
    number : int
        Its place among those that were asked, from 0.
    name : str
    answer : Answer
    fraction : float
        Share of the photos that are done.
    note : Note or None
        That the device failed at this photo, and that the CPU goes on.
    """

    number: int
    name: str
    answer: Answer
    fraction: float
    note: Note | None = None


@dataclass(frozen=True, eq=False)
class Failed:
    """A photo that could not be read.

    Parameters
    ----------
    number : int
    name : str
    error : CnnguiError
    fraction : float
    """

    number: int
    name: str
    error: CnnguiError
    fraction: float


def classified(
    network: Classifier, photos: Sequence[Asked], temperature: float = 1.0
) -> Generator[Told | Failed, None, tuple[Told, ...]]:
    """Ask a network about several photos; a batch would be slower here, and tell less often.

    Yields
    ------
    Told or Failed
        One for each photo, in their order.

    Returns
    -------
    tuple of Told
        The answers.

    Examples
    --------
    >>> from cnngui.engine.following import finish
    >>> from cnngui.networks.classifiers import bundled
    >>> finish(classified(bundled(), []))
    ()
    """
    found: list[Told] = []
    for number, asked in enumerate(photos):
        fraction = (number + 1) / len(photos)
        try:
            photo = asked.read()
        except CnnguiError as error:
            yield Failed(number, asked.name, error, fraction)
            continue
        note = None
        try:
            answer = answer_of(network, photo, temperature)
        except FAILURES as error:
            if network.mode.device == CPU:
                raise
            note = fell_back(network.mode.device, RuntimeError(str(error)))
            network = network.in_mode(Mode(CPU))
            answer = answer_of(network, photo, temperature)
        found.append(Told(number, asked.name, answer, fraction, note))
        yield found[-1]
    return tuple(found)
