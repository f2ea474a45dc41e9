"""Networks learn to read digits, are examined, changed, and put to the test; see `train`."""

from cnngui.tasks.digits.controls import LIVE, Controls
from cnngui.tasks.digits.examination import Examined, examined
from cnngui.tasks.digits.settings import TrainSettings
from cnngui.tasks.digits.steps import OneStep, Record, TrainResult, TrainStep
from cnngui.tasks.digits.train import changes, train

__all__ = [
    "LIVE",
    "Controls",
    "Examined",
    "OneStep",
    "Record",
    "TrainResult",
    "TrainSettings",
    "TrainStep",
    "changes",
    "examined",
    "train",
]
