"""Networks that find things in photos: SSD-MobileNetV2, its boxes, its classes, its file."""

from cnngui.networks.detectors.anchors import anchors, decoded, map_of
from cnngui.networks.detectors.classes import ENGLISH, FRENCH, class_name
from cnngui.networks.detectors.files import bundled_detector
from cnngui.networks.detectors.network import Detector, RawBoxes
from cnngui.networks.detectors.preparation import in_pixels, squeezed

__all__ = [
    "ENGLISH",
    "FRENCH",
    "Detector",
    "RawBoxes",
    "anchors",
    "bundled_detector",
    "class_name",
    "decoded",
    "in_pixels",
    "map_of",
    "squeezed",
]
