"""EfficientNet-Lite0, which comes with the app: its weights, and the classifier that they make."""

from dataclasses import dataclass
from pathlib import Path

from cnngui.networks.classifiers.classifier import Classifier
from cnngui.networks.classifiers.preparation import Preparation
from cnngui.networks.classifiers.running import Runner
from cnngui.networks.classifiers.steps import steps_of
from cnngui.networks.network import Mode
from cnngui.networks.plans.blocks import Conv, Dense
from cnngui.networks.plans.known import TITLES, known
from cnngui.networks.weight_files import Tensors, read_tensors
from cnngui.networks.weights import Preprocessing, WeightsFile

NAME = "efficientnet-lite0"


@dataclass(frozen=True)
class Lite0File(WeightsFile):
    """The file of its weights."""

    @property
    def layers(self) -> dict[str, str]:
        """Names in the file are ours."""
        return {step.name: step.name for step in steps_of(known(NAME)) if isinstance(step.block, Conv | Dense)}

    def read(self, path: Path) -> Tensors:
        """Read all its tensors."""
        return read_tensors(path, shapes(), pickled=False)


VALUES = Preprocessing((127, 127, 127), (128, 128, 128), white=255)
"""Its authors': (RGB − 127)/128."""

LITE0 = Lite0File(
    name=NAME,
    file="efficientnet-lite0-f16.safetensors",
    bytes=9_409_848,
    sha256="8d17fab55880b6367acab8e8a87d3428eede6e9cf6e138dfcca9de70dea9dca7",
    licence="Apache-2.0",
    source="comes with CNNGUI",
    preprocessing=VALUES,
    form="cnngui",
    optional=False,
)
"""That of its authors (Google, 2020), in float16; batch normalisation stays apart."""

PREPARATION = Preparation(224, 1.0, "bicubic", VALUES)


def shapes() -> dict[str, tuple[int, ...]]:
    """Return the shapes of all its tensors.

    >>> len(shapes()), shapes()["depth2_1.weight"], shapes()["fc9.bias"]
    (247, (32, 1, 3, 3), (1000,))
    """
    found: dict[str, tuple[int, ...]] = {}
    for step in steps_of(known(NAME)):
        block = step.block
        if isinstance(block, Conv):
            found[f"{step.name}.weight"] = block.filters, step.given[2] // block.groups, block.size, block.size
        elif isinstance(block, Dense):
            found[f"{step.name}.weight"] = block.units, step.given[0]
            found[f"{step.name}.bias"] = (block.units,)
        for part in ("weight", "bias", "running_mean", "running_var") if step.norm else ():
            found[f"{step.norm}.{part}"] = (step.output[-1],)
    return found


def lite0(weights: Tensors, mode: Mode | None = None) -> Classifier:
    """Return the network with its weights, as `cnngui.networks.weights.reading` gives those of `LITE0`."""
    return Classifier(NAME, TITLES[NAME], Runner(known(NAME), weights, mode), PREPARATION, "pool9", "conv9")
