"""Surgery: some learned filters are changed in a copy of the network; see `operated` and `changes`.

The network that is given stays as it is, so undo is to go on with it. The two have different names, so
`cnngui.tasks.feature_maps.feature_maps` gives the maps of a layer before and after with one cache and one key.
"""

from cnngui.tasks.surgery.changes import Change, Outcome, changes
from cnngui.tasks.surgery.cuts import Cut, KeptTop, Replaced, Scaled, SurgeryError, Zeroed, operated

__all__ = [
    "Change",
    "Cut",
    "KeptTop",
    "Outcome",
    "Replaced",
    "Scaled",
    "SurgeryError",
    "Zeroed",
    "changes",
    "operated",
]
