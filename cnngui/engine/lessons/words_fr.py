"""The French words about the course's examples: title, explanation, what to expect in the output.

The title fits a button; each sentence has 160 characters at most and ends with a full stop.

Typography: a no-break space before ":", a narrow one before ";", the curly apostrophe.
"""

from collections.abc import Mapping
from typing import Final

from cnngui.engine.kernels.words import Words

WORDS: Final[Mapping[str, Words]] = {
    "convolution": Words(
        "Convolution",
        "Un filtre 3×3 glisse sur une grille 6×6 : à chaque place, neuf produits et leur somme.",
        "Une sortie 4×4 : positive là où la gauche est plus claire que la droite, négative là où elle est plus sombre.",
    ),
    "padding": Words(
        "Remplissage (padding)",
        "Le même filtre sur la même grille, entourée d’un anneau de zéros : p = 1.",
        "La sortie est 6×6, aussi grande que l’entrée ; ses 4×4 nombres du milieu sont ceux obtenus sans remplissage.",
    ),
    "stride": Words(
        "Pas (stride)",
        "Le filtre 3×3 avance de deux cases à la fois, s = 2, sur une grille 7×7.",
        "Une sortie 3×3 ; deux des neuf nombres de la diapositive sont des coquilles.",
    ),
    "rgb": Words(
        "Convolution en RVB",
        "Une tranche par canal : trois fois neuf produits, une somme, le biais de 1.",
        "Trois canaux entrent, un seul sort : 4×4×1.",
    ),
    "filters": Words(
        "Plusieurs filtres",
        "Trois filtres sur la même entrée RVB, chacun avec une tranche par canal.",
        "Chaque filtre donne un canal de la sortie : 4×4×3.",
    ),
    "max-pooling": Words(
        "Pooling max",
        "On garde le plus grand de chaque bloc de 2×2 nombres : f = 2, s = 2.",
        "La sortie est 3×3, deux fois moins haute et deux fois moins large ; il n’y a rien à y apprendre.",
    ),
    "average-pooling": Words(
        "Pooling moyen",
        "On garde la moyenne de chaque bloc de 2×2 nombres : f = 2, s = 2.",
        "La sortie est 3×3, plus lisse qu’avec le pooling max.",
    ),
    "max-pooling-channels": Words(
        "Pooling max, 2 canaux",
        "Chaque canal est traité à part : le plus grand de chaque bloc de 2×2 nombres.",
        "Deux canaux entrent et deux sortent : 3×3×2.",
    ),
    "average-pooling-channels": Words(
        "Pooling moyen, 2 canaux",
        "Chaque canal est traité à part : la moyenne de chaque bloc de 2×2 nombres.",
        "Deux canaux entrent et deux sortent : 3×3×2.",
    ),
    "stacked": Words(
        "Couches 3×3 empilées",
        "Trois couches 3×3 à la suite sur une grille 7×7, sans remplissage.",
        "5×5, 3×3, puis un seul nombre, qui voit toute l’entrée 7×7 : 2·3 + 1 = 7.",
    ),
    "points": Words(
        "Pooling et décalage",
        "Trois points avancent d’une case et restent chacun dans leur bloc de 2×2.",
        "Six nombres de l’entrée changent, et aucun des neuf après le pooling max.",
    ),
    "blocks": Words(
        "Les trois blocs d’un CNN",
        "Convolution, pooling, couche entièrement connectée : un bloc après l’autre.",
        "(6, 6, 1) → (4, 4, 2) → (2, 2, 2) → trois nombres ; il n’y a rien à apprendre dans le pooling.",
    ),
}
