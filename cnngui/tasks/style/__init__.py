"""Style transfer: content of one picture, style of another; see `run`."""

from cnngui.tasks.style.about import Made, read_made, written
from cnngui.tasks.style.controls import LIVE, Controls
from cnngui.tasks.style.estimate import Estimate, estimate
from cnngui.tasks.style.losses import Losses
from cnngui.tasks.style.reconstruct import reconstruct, reconstruction
from cnngui.tasks.style.run import run
from cnngui.tasks.style.settings import StyleError, StyleSettings, layer_name
from cnngui.tasks.style.steps import Record, Snapshot, StyleResult, StyleStep, TookBack

__all__ = [
    "LIVE",
    "Controls",
    "Estimate",
    "Losses",
    "Made",
    "Record",
    "Snapshot",
    "StyleError",
    "StyleResult",
    "StyleSettings",
    "StyleStep",
    "TookBack",
    "estimate",
    "layer_name",
    "read_made",
    "reconstruct",
    "reconstruction",
    "run",
    "written",
]
