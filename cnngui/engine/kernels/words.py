"""What is said about a named kernel in one language; the words are in ``words_en`` and ``words_fr``."""

from typing import NamedTuple


class Words(NamedTuple):
    """A title that fits a button, and two sentences of at most 160 characters.

    Parameters
    ----------
    title : str
        As on screen.
    explanation : str
        What the kernel does.
    expect : str
        What to expect in the response.

    Examples
    --------
    >>> Words("Box", "The mean of nine pixels.", "A light blur.").title
    'Box'
    """

    title: str
    explanation: str
    expect: str
