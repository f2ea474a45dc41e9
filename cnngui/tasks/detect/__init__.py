"""Finding things in pictures: a network that slides, and one that says where all at once; see `detections`."""

from cnngui.tasks.detect.borders import BorderDifference, border_difference
from cnngui.tasks.detect.detector import (
    THRESHOLD,
    Candidates,
    DetectError,
    Detection,
    Detections,
    Looked,
    above,
    detections,
    looked,
    refuse_odd,
)
from cnngui.tasks.detect.hits import Hits, heat, hits
from cnngui.tasks.detect.own_classes import PhotoWindows, sliding_over
from cnngui.tasks.detect.scenes import CutOut, Scene, scene
from cnngui.tasks.detect.scoring import Marks, Match, Truth, marked
from cnngui.tasks.detect.sliding import Cost, Sliding, Windows, slid
from cnngui.tasks.detect.suppression import OVERLAP, Kept, Suppressed, Suppression, suppressed, suppressing

__all__ = [
    "OVERLAP",
    "THRESHOLD",
    "BorderDifference",
    "Candidates",
    "Cost",
    "CutOut",
    "DetectError",
    "Detection",
    "Detections",
    "Hits",
    "Kept",
    "Looked",
    "Marks",
    "Match",
    "PhotoWindows",
    "Scene",
    "Sliding",
    "Suppressed",
    "Suppression",
    "Truth",
    "Windows",
    "above",
    "border_difference",
    "detections",
    "heat",
    "hits",
    "looked",
    "marked",
    "refuse_odd",
    "scene",
    "slid",
    "sliding_over",
    "suppressed",
    "suppressing",
]
