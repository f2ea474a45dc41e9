"""Grad-CAM: what it takes beyond the answer alone, on both networks, of VGG-16 at an early layer too.

EfficientNet-Lite0 has 40 ms at 224 px, VGG-16 a second. VGG-16 answers here with small dense layers of random numbers:
behind the last maps they take next to nothing of either time.
"""

import sys

import numpy as np

from cnngui.engine.photos import read_photo
from cnngui.networks.classifiers import Classifier, bundled
from cnngui.networks.classifiers.vgg16 import WHOLE, network_of
from cnngui.networks.weights import VGG16_CONV, read_conv
from cnngui.paths import resources
from cnngui.tasks.explain import grad_cam
from tests.benchmarks.harness import Row, milliseconds, report, took
from tests.networks.classifiers.test_vgg16 import dense

ROUNDS = 7

LITE0_MS, VGG16_MS = 40.0, 1000.0


def vgg16() -> Classifier:
    """Return VGG-16 with dense layers of random numbers."""
    return network_of({**read_conv(VGG16_CONV), **dense((25_088, 24, 12, 10))}, WHOLE[0])


def extra(network: Classifier, layer: str, limit: float) -> Row:
    """Measure how much longer an explanation takes than the answer: the shortest of several, in turns."""
    of = network.seen(read_photo(resources() / "photos" / "chelsea.png").pixels)
    times = [
        (milliseconds(lambda: network.logits(of.pixels)), milliseconds(lambda: grad_cam(network, of, 7, layer)))
        for _ in range(ROUNDS)
    ]
    alone, explained = np.min(times, axis=0)
    return took(f"{network.title}, {layer}: beyond the answer", float(explained - alone), limit)


def main() -> int:
    """Measure and print."""
    network = vgg16()
    rows = [extra(bundled(), "conv9", LITE0_MS), *(extra(network, layer, VGG16_MS) for layer in ("pool5", "conv1_2"))]
    return report("Grad-CAM", rows)


if __name__ == "__main__":
    sys.exit(main())
