"""What the detector knows: the 23 classes, in the order of its scores, in English and French."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final = (
    *("Bicycle", "Boot", "Laptop", "Person", "Chair", "Cattle", "Desk", "Cat", "Computer mouse", "Computer monitor"),
    *("Box", "Mug", "Coffee cup", "Stationary bicycle", "Table", "Bottle", "High heels", "Vehicle", "Footwear", "Dog"),
    *("Book", "Camera", "Car"),
)
"""As the label file beside the weights has them; class 0 of the network, "nothing here", is not among them."""

FRENCH: Final = (
    *("vélo", "botte", "ordinateur portable", "personne", "chaise", "bovin", "bureau", "chat"),
    *("souris d’ordinateur", "écran d’ordinateur", "boîte", "grande tasse (mug)", "tasse à café"),
    *("vélo d’appartement", "table", "bouteille", "chaussures à talons hauts", "véhicule", "chaussure", "chien"),
    *("livre", "appareil photo", "voiture"),
)
"""In the same order; a desk is the piece of furniture."""

NAMES: Final[Mapping[str, tuple[str, ...]]] = {"en": ENGLISH, "fr": FRENCH}
"""By language."""


def class_name(number: int, language: str = "en") -> str:
    """Return the name of a class, 0 to 22; in English where the language has no names.

    >>> class_name(7), class_name(7, "fr"), class_name(7, "de")
    ('Cat', 'chat', 'Cat')
    """
    return NAMES.get(language, ENGLISH)[number]
