"""Read a number the way people type it: decimal comma or point, a fraction, a typographic minus."""

from cnngui.engine.errors import QT_TRANSLATE_NOOP, KernelError
from cnngui.engine.kernels.check import HIGHEST
from cnngui.engine.numbers import read_number


def parse_number(text: str) -> float:
    """Read one number.

    Parameters
    ----------
    text : str
        As for `cnngui.engine.numbers.read_number`, such as ``"-1"``, ``"0,5"``, ``"1e-3"``, ``"1/9"`` or ``"−1 000"``.

    Returns
    -------
    float

    Raises
    ------
    KernelError
        When it is not a number, divides by 0, or is beyond ±1e30.

    Examples
    --------
    >>> [parse_number(text) for text in ("−1", "0,5", " .25 ", "-1/4", "+3", "1\u202f000")]
    [-1.0, 0.5, 0.25, -0.25, 3.0, 1000.0]
    >>> parse_number("one")
    Traceback (most recent call last):
    ...
    cnngui.engine.errors.KernelError: “one” is not a number. Type one such as -1, 0.5 or 1/9; the old one is kept.
    """
    value = read_number(text)
    if value is None or not any(letter.isnumeric() for letter in text):  # NaN in words
        sentence = QT_TRANSLATE_NOOP(
            "Errors", "“{text}” is not a number. Type one such as -1, 0.5 or 1/9; the old one is kept."
        )
        raise KernelError(sentence, text=text.strip())
    if not abs(value) <= HIGHEST:
        sentence = QT_TRANSLATE_NOOP("Errors", "“{text}” is too large. Type one up to 1e30; the old one is kept.")
        raise KernelError(sentence, text=text.strip())
    return value
