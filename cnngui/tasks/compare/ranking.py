"""A ranking as text for a spreadsheet."""

from collections.abc import Iterable

from cnngui.tasks.compare.weights import Match


def ranking_csv(matches: Iterable[Match]) -> str:
    r"""Write a ranking as CSV, channels from 0.

    Parameters
    ----------
    matches : iterable of Match

    Returns
    -------
    str
        A line for each after the header, with six decimals and a point before them; with a line break at the end.

    Examples
    --------
    >>> ranking_csv([Match(51, -0.25, "flip")])
    'channel,similarity,transform\n51,-0.250000,flip\n'
    """
    lines = (f"{match.channel},{match.similarity:.6f},{match.transform}" for match in matches)
    return "\n".join(["channel,similarity,transform", *lines]) + "\n"
