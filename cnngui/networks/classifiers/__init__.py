"""Networks that tell what is on a photo, one of ImageNet's thousand classes: EfficientNet-Lite0 and VGG-16."""

from cnngui.networks.classifiers.classifier import Classifier
from cnngui.networks.classifiers.efficientnet import LITE0, lite0
from cnngui.networks.classifiers.loading import NETWORKS, available, bundled, reading_classifier
from cnngui.networks.classifiers.preparation import Box, Preparation, Seen
from cnngui.networks.classifiers.running import Cut, Runner

__all__ = [
    "LITE0",
    "NETWORKS",
    "Box",
    "Classifier",
    "Cut",
    "Preparation",
    "Runner",
    "Seen",
    "available",
    "bundled",
    "lite0",
    "reading_classifier",
]
