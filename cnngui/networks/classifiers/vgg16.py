"""VGG-16 with its own fully connected layers, where a whole file of it was brought in: ``cnngui weights import``."""

from collections.abc import Generator
from pathlib import Path

from cnngui.engine.arrays import Array
from cnngui.networks.classifiers.classifier import Classifier
from cnngui.networks.classifiers.preparation import Preparation
from cnngui.networks.classifiers.running import Runner
from cnngui.networks.head import DENSE
from cnngui.networks.network import Mode
from cnngui.networks.plans.known import TITLES, known
from cnngui.networks.weight_files import Progress, Tensors, WeightsError, read_tensors
from cnngui.networks.weights import KNOWN, WeightsFile, checking, find, not_here, places

NAME = "vgg16"

WHOLE = tuple(file for file in KNOWN if file.form != "cnngui")
"""Files that hold the fully connected layers too."""

UNITS = (25_088, 4096, 4096, 1000)
"""Numbers that go into fc6, fc7 and fc8, and that come out of the last."""

SHARE = 224 / 256
"""As torchvision's weights were tested: the shorter side at 256, the middle 224 of it."""

_THEIRS = {
    "torchvision": ("classifier.0", "classifier.3", "classifier.6"),
    "timm": ("pre_logits.fc1", "pre_logits.fc2", "head.fc"),
}


def here(folder: Path | None = None) -> WeightsFile | None:
    """Return the whole file that is here, or None; see `cnngui.networks.weights.places` for ``folder``."""
    return next((file for file in WHOLE if find(file, folder)), None)


def reading_whole(folder: Path | None = None) -> Generator[Progress, None, tuple[WeightsFile, Tensors]]:
    """Read all 16 layers of the first sound file that is here.

    Raises
    ------
    WeightsError
        When there is none, or it is damaged.
    """
    troubles: list[WeightsError] = [not_here(WHOLE[0])]
    for file in WHOLE:
        for path in places(file, folder):
            try:
                yield from checking(file, path)
                return file, {**file.read(path), **read_dense(file, path)}
            except WeightsError as error:  # a damaged file does not hide a sound one
                troubles.append(error)
    raise troubles[:2][-1]


def read_dense(file: WeightsFile, path: Path) -> Tensors:
    """Read fc6, fc7 and fc8: ``fc6.weight`` (4096, 25088), ``fc6.bias`` (4096,) and so on.

    Raises
    ------
    WeightsError
        When the file does not hold them.
    """
    wanted: dict[str, tuple[int, ...]] = {}
    for number, theirs in enumerate(_THEIRS[file.form]):
        inside, outside = UNITS[number : number + 2]
        # timm has its first two as convolutions: a window of 7×7, then one of 1×1.
        window = {0: (outside, inside // 49, 7, 7), 1: (outside, inside, 1, 1)} if file.form == "timm" else {}
        wanted[f"{theirs}.weight"] = window.get(number, (outside, inside))
        wanted[f"{theirs}.bias"] = (outside,)
    found = read_tensors(path, wanted, pickled=file.file.endswith(".pth"))
    return {
        f"{ours}.{part}": _flat(found[f"{theirs}.{part}"])
        for ours, theirs in zip(DENSE, _THEIRS[file.form], strict=True)
        for part in ("weight", "bias")
    }


def _flat(values: Array) -> Array:
    return values.reshape(len(values), -1) if values.ndim > 1 else values


def network_of(weights: Tensors, file: WeightsFile, mode: Mode | None = None) -> Classifier:
    """Return the network with its weights, as `reading_whole` gives them."""
    preparation = Preparation(224, SHARE, "bilinear", file.preprocessing)
    return Classifier(NAME, TITLES[NAME], Runner(known(NAME), weights, mode), preparation, "fc7", "pool5")
