"""Networks that read digits: their plans, what each layer makes of a digit, their files."""

from cnngui.networks.digits.files import bundled_network, load_network, packed, save_network
from cnngui.networks.digits.network import DigitNetwork, LayerMap, Passage, as_input
from cnngui.networks.digits.plans import fully_connected, lenet
from cnngui.networks.threads import one_thread

__all__ = [
    "DigitNetwork",
    "LayerMap",
    "Passage",
    "as_input",
    "bundled_network",
    "fully_connected",
    "lenet",
    "load_network",
    "one_thread",
    "packed",
    "save_network",
]
