"""Numbers about the known networks that are printed wrongly, or that two books print differently, and why."""

from dataclasses import dataclass

from cnngui.engine.lessons.misprints import Misprint
from cnngui.networks.plans.plan import Plan


@dataclass(frozen=True)
class Erratum(Misprint):
    """A printed number about a network, and the right one.

    Parameters
    ----------
    layer : str
        The row that it is about; empty for the whole network.
    network : str
    variants : tuple of str
        Of the network, those that it belongs to; empty: all.
    """

    layer: str = ""
    network: str = ""
    variants: tuple[str, ...] = ()


def _deck(layer: str, printed: int, right: int, why: tuple[str, str]) -> Erratum:
    return Erratum(
        None,
        printed,
        right,
        f"The slide prints {_grouped(printed, ',')} parameters for {layer}; "
        f"there are {_grouped(right, ',')}: {why[0]}.",
        f"La diapositive imprime {_grouped(printed, NARROW)} paramètres pour {layer} ; il y en a "
        f"{_grouped(right, NARROW)} : {why[1]}.",
        layer,
        "lenet5",
        ("deck",),
    )


def _grouped(number: int, sign: str) -> str:
    return f"{number:,}".replace(",", sign)


NARROW = "\N{NARROW NO-BREAK SPACE}"

_DEPTH = "the depth of the filters was left out", "la profondeur des filtres a été oubliée"
_BIAS = (
    "each unit has a bias of its own, not one for the whole layer",
    "chaque unité a son propre biais, et non un seul pour toute la couche",
)

ERRATA = (
    _deck("CONV1", 208, 608, _DEPTH),
    _deck("CONV2", 416, 3216, _DEPTH),
    _deck("FC3", 48_001, 48_120, _BIAS),
    _deck("FC4", 10_081, 10_164, _BIAS),
    _deck("Softmax", 841, 850, _BIAS),
    Erratum(
        None,
        46,
        16,
        "The slide prints (10, 10, 46) for the activation of CONV2; it is (10, 10, 16), as the 1,600 beside it says.",
        "La diapositive imprime (10, 10, 46) pour l’activation de CONV2 ; c’est (10, 10, 16), comme le dit le "
        f"1{NARROW}600 d’à côté.",
        "CONV2",
        "lenet5",
        ("deck",),
    ),
    Erratum(
        None,
        16,
        60,
        "Are there 16 kernels in C3, or 60? 16 filters with 60 slices of 5×5 in all: each filter has a slice for each "
        "of the three, four or six maps that it sees.",
        "Y a-t-il 16 noyaux dans C3, ou 60 ? 16 filtres avec 60 tranches de 5×5 en tout : chaque filtre a une tranche "
        "pour chacune des trois, quatre ou six cartes qu’il voit.",
        "C3",
        "lenet5",
        ("1998",),
    ),
    Erratum(
        None,
        60,
        96,
        "The filters of C3 have 96 slices of 5×5 here, 16 times 6; in 1998 there were 60, because not every filter saw "
        "every map.",
        "Ici les filtres de C3 ont 96 tranches de 5×5, 16 fois 6 ; en 1998 il y en avait 60, parce que chaque filtre "
        "ne voyait pas toutes les cartes.",
        "C3",
        "lenet5",
        ("modern",),
    ),
    Erratum(
        None,
        224,
        227,
        "The paper prints an input of 224×224, which does not go with its conv1: (224 − 11)/4 is not a whole number. "
        "With 227×227 it is (227 − 11)/4 + 1 = 55, the size that the paper gives for conv1.",
        "L’article imprime une entrée de 224×224, qui ne va pas avec son conv1 : (224 − 11)/4 n’est pas entier. Avec "
        "227×227, (227 − 11)/4 + 1 = 55, la taille que l’article donne pour conv1.",
        "input",
        "alexnet",
        ("grouped", "ungrouped"),
    ),
    Erratum(
        None,
        93,
        60.95,
        "A widely read course prints “24M × 4 bytes ≈ 93 MB” for the activations of one 224×224 picture; the rows sum "
        "to 15,237,608 numbers, 60.95 MB in float32.",
        "Un cours très lu imprime « 24M × 4 bytes ≈ 93 MB » pour les activations d’une image de 224×224 ; la somme "
        f"des lignes fait 15{NARROW}237{NARROW}608 nombres, soit 60,95 Mo en float32.",
        "",
        "vgg16",
        ("paper",),
    ),
    Erratum(
        None,
        407,
        385,
        "Its authors print 407 million multiply-adds. Convolutions and the fully connected layer, which are what is "
        "counted here for every network, make 385,187,552; batch normalisation, which can be made a part of the "
        "convolution before it, would add one for each of 6,737,696 numbers.",
        "Ses auteurs impriment 407 millions de multiplications-additions. Les convolutions et la couche entièrement "
        f"connectée, qui sont ce que l’on compte ici pour chaque réseau, en font 385{NARROW}187{NARROW}552{NARROW}; "
        "la normalisation par lot, qui peut être intégrée à la convolution d’avant, en ajouterait une pour chacun de "
        f"6{NARROW}737{NARROW}696 nombres.",
        "",
        "efficientnet-lite0",
    ),
)
"""In the order of their networks and layers."""


def errata(plan: Plan) -> tuple[Erratum, ...]:
    """Return what is printed otherwise about a plan's network.

    >>> from cnngui.networks.plans.known import known
    >>> [erratum.right for erratum in errata(known("lenet5", "deck"))]
    [608, 3216, 48120, 10164, 850, 16]
    """
    return tuple(
        each for each in ERRATA if each.network == plan.name and (not each.variants or plan.variant in each.variants)
    )
