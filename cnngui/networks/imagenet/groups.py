"""Classes of ImageNet that belong together, for questions such as "a cat, yes or no?": their probabilities add up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain


@dataclass(frozen=True)
class Group:
    """Classes under one title.

    Parameters
    ----------
    key : str
        What it is called in files and on the command line.
    english, french : str
        Titles, in the plural.
    classes : tuple of ints
        Indices, ascending.
    """

    key: str
    english: str
    french: str
    classes: tuple[int, ...]

    def title(self, language: str = "en") -> str:
        """Return the title in "fr" or, for any other language, in English.

        Examples
        --------
        >>> GROUPS["cats"].title(), GROUPS["cats"].title("fr"), GROUPS["cats"].classes
        ('Cats', 'Chats', (281, 282, 283, 284, 285))
        """
        return self.french if language.startswith("fr") else self.english


def _group(key: str, english: str, french: str, *classes: int | tuple[int, int]) -> Group:
    """Return a group of single classes, and of runs given by their first and last class."""
    runs: Iterable[Iterable[int]] = ([c] if isinstance(c, int) else range(c[0], c[1] + 1) for c in classes)
    return Group(key, english, french, tuple(sorted(chain.from_iterable(runs))))


_ANIMALS = (
    _group("animals", "Animals", "Animaux", (0, 397)),
    _group("mammals", "Mammals", "Mammifères", (101, 106), (147, 299), (330, 388)),
    _group("cats", "Cats", "Chats", (281, 285)),
    _group("dogs", "Dogs", "Chiens", (151, 268)),
    _group("terriers", "Terriers", "Terriers", 158, (179, 195), (199, 203)),
    _group("wild-dogs", "Wolves, foxes and wild dogs", "Loups, renards et chiens sauvages", (269, 275), (277, 280)),
    _group("big-cats", "Big cats", "Grands félins", 286, (288, 293)),
    _group("felines", "Felines, tame and wild", "Félins, domestiques et sauvages", (281, 293)),
    _group("bears", "Bears", "Ours", (294, 297), 388),
    _group("primates", "Monkeys, apes and lemurs", "Singes et lémuriens", (365, 384)),
    _group("elephants", "Elephants", "Éléphants", 101, 385, 386),
    _group("ungulates", "Hoofed animals", "Animaux à sabots", (339, 355)),
    _group("rodents", "Rodents", "Rongeurs", (333, 338)),
    _group("rabbits", "Rabbits and hares", "Lapins et lièvres", (330, 332)),
    _group("marsupials", "Marsupials", "Marsupiaux", (104, 106)),
    _group("sea-mammals", "Sea mammals", "Mammifères marins", (147, 150)),
    _group("birds", "Birds", "Oiseaux", (7, 24), (80, 100), (127, 146)),
    _group("birds-of-prey", "Birds of prey", "Oiseaux de proie", (21, 24)),
    _group("reptiles", "Reptiles", "Reptiles", (33, 68)),
    _group("snakes", "Snakes", "Serpents", (52, 68)),
    _group("lizards", "Lizards", "Lézards", (38, 48)),
    _group("turtles", "Turtles", "Tortues", (33, 37)),
    _group("amphibians", "Amphibians", "Amphibiens", (25, 32)),
    _group("fish", "Fish", "Poissons", (0, 6), (389, 397)),
    _group("sharks", "Sharks and rays", "Requins et raies", (2, 6)),
    _group("insects", "Insects", "Insectes", (300, 326)),
    _group("beetles", "Beetles", "Coléoptères", (300, 307)),
    _group("butterflies", "Butterflies", "Papillons", (321, 326)),
    _group("spiders", "Spiders", "Araignées", (72, 77)),
    _group("crustaceans", "Crustaceans", "Crustacés", (118, 126)),
)

_FOOD = (
    _group("food", "Food and drink", "Aliments et boissons", (924, 957), (959, 969)),
    _group("fruit", "Fruit", "Fruits", (948, 957)),
    _group("vegetables", "Vegetables", "Légumes", (936, 946)),
    _group("dishes", "Dishes and baked goods", "Plats, pains et desserts", (924, 935), (959, 965)),
    _group("drinks", "Drinks", "Boissons", (966, 969)),
    _group("fungi", "Mushrooms", "Champignons", 947, (991, 997)),
)

_TRANSPORT = (
    _group("cars", "Cars", "Voitures", 407, 436, 468, 511, 609, 627, 656, 661, 717, 751, 817),
    _group("lorries", "Lorries and buses", "Camions et autobus", 555, 569, 654, 675, 734, 779, 864, 867, 874),
    _group("cycles", "Bicycles and scooters", "Vélos et scooters", 444, 665, 670, 671, 870, 880),
    _group("trains", "Trains and trams", "Trains et tramways", 466, 547, 565, 705, 820, 829),
    _group("boats", "Boats and ships", "Bateaux", 403, 472, 484, 510, 554, 576, 625, 628, 724, 780, 814, 833, 871, 914),
    _group("aircraft", "Aircraft", "Aéronefs", 404, 405, 417, 812, 895),
)

_MUSIC = (
    *(401, 402, 420, 432, 486, 494, 513, 541, 546, 558, 566, 577, 579),
    *(593, 594, 641, 642, 683, 684, 687, 699, 776, 822, 875, 881, 889),
)

_FURNITURE = (423, 431, 453, 492, 493, 495, 516, 520, 526, 532, 548, 553, 559, 564, 703, 765, 831, 857, 894)

_CLOTHES = (
    *(399, 400, 411, 445, 459, 474, 501, 568, 578, 601, 608, 610, 614, 617, 638),
    *(639, 652, 655, 658, 689, 697, 735, 775, 806, 824, 834, 841, 842, 869, 887),
)

_KITCHEN = (
    *(469, 473, 499, 504, 505, 512, 521, 534, 544, 550, 567, 618, 647),
    *(651, 659, 666, 760, 766, 809, 813, 827, 828, 849, 859, 891, 909, 910),
)

_BUILDINGS = (425, 437, 442, 449, 483, 497, 498, 500, 580, 624, 634, 663, 668, 698, 727, 743, 832, 900, 915)

_THINGS = (
    _group("instruments", "Musical instruments", "Instruments de musique", *_MUSIC),
    _group("tools", "Tools", "Outils", 477, 491, 587, 596, 677, 726, 731, 740, 783, 784, 792),
    _group("furniture", "Furniture", "Meubles", *_FURNITURE),
    _group("clothes", "Clothes", "Vêtements", *_CLOTHES),
    _group("shoes", "Shoes", "Chaussures", 502, 514, 630, 770, 774),
    _group("headgear", "Headgear", "Coiffures et casques", 433, 439, 452, 515, 518, 560, 667, 715, 793, 796, 808),
    _group("kitchen", "Kitchenware", "Ustensiles et appareils de cuisine", *_KITCHEN),
    _group("bottles", "Bottles", "Bouteilles et flacons", 440, 720, 737, 898, 907),
    _group("balls", "Balls", "Balles et ballons de sport", 429, 430, 522, 574, 722, 768, 805, 852, 890),
    _group(
        "computing",
        "Computers and what goes with them",
        "Informatique",
        508,
        527,
        590,
        592,
        620,
        662,
        664,
        673,
        681,
        742,
    ),
    _group("clocks", "Clocks and watches", "Horloges et montres", 409, 530, 531, 604, 826, 835, 892),
    _group("weapons", "Weapons", "Armes", 413, 456, 471, 657, 744, 763, 764),
)

_PLACES = (
    _group("landscapes", "Landscapes", "Paysages", 970, (972, 980)),
    _group("buildings", "Buildings", "Bâtiments", *_BUILDINGS),
    _group("shops", "Shops", "Magasins", 415, 424, 454, 467, 509, 582, 788, 860, 865),
    _group("bridges", "Bridges", "Ponts", 821, 839, 888),
    _group("people", "People", "Personnes", (981, 983)),
)

GROUPS: Mapping[str, Group] = {group.key: group for group in (*_ANIMALS, *_FOOD, *_TRANSPORT, *_THINGS, *_PLACES)}
"""The groups by key, in the order in which they are offered."""
