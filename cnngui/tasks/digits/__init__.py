"""Networks learn to read digits, are examined, changed, and put to the test; see `train`."""

from cnngui.tasks.digits.bench import Bench, edited, kernel_of, silenced
from cnngui.tasks.digits.controls import LIVE, Controls
from cnngui.tasks.digits.curves import Curve, CurvePoint, curve, occlusion
from cnngui.tasks.digits.examination import Examined, examined
from cnngui.tasks.digits.explained import explanation_of
from cnngui.tasks.digits.settings import TrainSettings
from cnngui.tasks.digits.steps import OneStep, Record, TrainResult, TrainStep
from cnngui.tasks.digits.train import changes, train
from cnngui.tasks.digits.units import Unit, unit_of

__all__ = [
    "LIVE",
    "Bench",
    "Controls",
    "Curve",
    "CurvePoint",
    "Examined",
    "OneStep",
    "Record",
    "TrainResult",
    "TrainSettings",
    "TrainStep",
    "Unit",
    "changes",
    "curve",
    "edited",
    "examined",
    "explanation_of",
    "kernel_of",
    "occlusion",
    "silenced",
    "train",
    "unit_of",
]
