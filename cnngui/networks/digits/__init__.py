"""Networks that read digits: their plans, what each layer makes of a digit, their files."""

from cnngui.networks.digits.files import bundled_network, load_network, packed, save_network
from cnngui.networks.digits.network import DigitNetwork, LayerMap, Passage, as_input, one_thread
from cnngui.networks.digits.plans import fully_connected, lenet

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
