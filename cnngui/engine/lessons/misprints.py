"""Numbers that the course's slides print wrongly, as far as they belong to the Step by step lab."""

from dataclasses import dataclass

from cnngui.engine.sizes import Pair


@dataclass(frozen=True)
class Misprint:
    """A printed number, and the right one, which is the one that is shown.

    Parameters
    ----------
    place : (row, column) or None
        Cell of the output, from 0; None for a count.
    printed, right : float
    english, french : str
        One sentence that says so.
    """

    place: Pair | None
    printed: float
    right: float
    english: str
    french: str

    def note(self, language: str) -> str:
        """Return the sentence in "fr" or, for any other language, in English.

        >>> STRIDE[0].note("en")
        'The slide prints 83 in row 1, column 3; it is 88.'
        """
        return self.french if language.startswith("fr") else self.english


STRIDE = (
    Misprint(
        (0, 2),
        83,
        88,
        "The slide prints 83 in row 1, column 3; it is 88.",
        "La diapositive imprime 83 à la ligne 1, colonne 3 ; c’est 88.",
    ),
    Misprint(
        (1, 2),
        127,
        117,
        "The slide prints 127 in row 2, column 3; it is 117.",
        "La diapositive imprime 127 à la ligne 2, colonne 3 ; c’est 117.",
    ),
)
"""On the stride slide; the other seven numbers are right."""

PARAMETERS = Misprint(
    None,
    156,
    456,
    "The slide prints 156 parameters, which holds for one channel; for the RGB input it shows there are 456.",
    "La diapositive imprime 156 paramètres, ce qui vaut pour un canal ; pour l’entrée RVB montrée, il y en a 456.",
)
"""On the slide that asks why convolutions: the filters' depth was left out."""

MISPRINTS = (*STRIDE, PARAMETERS)
