"""What the Style lab computes off the main thread: an estimate. No Qt."""

from dataclasses import replace

from cnngui.engine.sizes import Pair
from cnngui.gui.lab.fields import looked_at_as
from cnngui.gui.labs.style.state import StyleState, settings_of
from cnngui.networks.network import Network
from cnngui.tasks.style import Estimate, estimate

Cost = tuple[StyleState, Pair, str]
"""What an estimate is for: a state without what costs nothing, the photo's (H, W), and the device."""


def cost_of(state: StyleState, photo: Pair, device: str) -> Cost:
    """Return what a picture costs, however it is looked at and wherever it is restyled."""
    return replace(looked_at_as(state, StyleState(state.styles)), region=None), photo, device


def estimated(cost: Cost, network: Network) -> Estimate:
    """Measure it; takes about half a second."""
    state, photo, _ = cost
    return estimate(network, photo, settings_of(state), len(state.styles))
