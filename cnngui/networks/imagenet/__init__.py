"""What the 1,000 answers of a network that knows ImageNet are called, in English and in French; groups of them."""

from cnngui.networks.imagenet.groups import GROUPS, Group
from cnngui.networks.imagenet.names import COUNT, index_of, name_of, search

__all__ = ["COUNT", "GROUPS", "Group", "index_of", "name_of", "search"]
