"""From a name to a classifier with its weights."""

from collections.abc import Generator
from pathlib import Path

from cnngui.engine.following import finish
from cnngui.networks.classifiers import efficientnet, vgg16
from cnngui.networks.classifiers.classifier import Classifier
from cnngui.networks.network import Mode
from cnngui.networks.weight_files import Progress
from cnngui.networks.weights import reading

NETWORKS = (efficientnet.NAME, vgg16.NAME)
"""Names, the one that comes with the app first."""


def available(folder: Path | None = None) -> tuple[str, ...]:
    """Return the networks whose weights are here; ``folder`` is the teacher's, see `cnngui.networks.weights.places`.

    >>> available()[0]
    'efficientnet-lite0'
    """
    return NETWORKS if vgg16.here(folder) else NETWORKS[:1]


def reading_classifier(
    name: str = efficientnet.NAME, mode: Mode | None = None, folder: Path | None = None
) -> Generator[Progress, None, Classifier]:
    """Read a network; see `bundled` for the one that is always there.

    Parameters
    ----------
    name : str
        One of `NETWORKS`.
    mode : Mode, optional
        Where and how it computes; by default on the CPU in float32.
    folder : Path, optional
        The teacher's.

    Raises
    ------
    WeightsError
        When its weights are not here, or damaged.
    """
    if name == vgg16.NAME:
        file, whole = yield from vgg16.reading_whole(folder)
        return vgg16.network_of(whole, file, mode)
    weights = yield from reading(efficientnet.LITE0, folder)
    return efficientnet.lite0(weights, mode)


def bundled(mode: Mode | None = None) -> Classifier:
    """Return EfficientNet-Lite0, which comes with the app.

    >>> bundled().classes
    1000
    """
    return finish(reading_classifier(mode=mode))
