"""What is told of a network with classes of one's own in the Classify lab. No Qt."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class OwnModel:
    """What is told of a network of one's own.

    Parameters
    ----------
    path : str
    classes : tuple of str
    base : str
        The network that it was built on, as it is written.
    parameters : int
    """

    path: str
    classes: tuple[str, ...]
    base: str
    parameters: int

    @property
    def title(self) -> str:
        """The name of its file.

        >>> OwnModel("/home/ada/birds.safetensors", ("robin", "wren"), "VGG-16", 14_715_714).title
        'birds'
        """
        return Path(self.path).stem
