"""What the Compare lab says in words: how alike two filters are, and what a filter is like."""

from PySide6.QtCore import QCoreApplication

from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Kernel
from cnngui.engine.spectra import character, direction, separation
from cnngui.gui.labs.compare.state import CompareState, Space
from cnngui.gui.look.i18n import language, number
from cnngui.tasks.compare import Chance, Match, meaning

tr = QCoreApplication.translate


def my_title(state: CompareState) -> str:
    """Name my filter."""
    name = state.mine.name
    return find(name).words(language()).title if name else tr("Compare", "own kernel")


def transform_title(transform: str) -> str:
    """Say what was done to my kernel so that it matches, in the language on screen."""
    titles = {
        "identity": tr("Compare", "as it is"),
        "rotate-90": tr("Compare", "turned by 90°"),
        "rotate-180": tr("Compare", "turned by 180°"),
        "rotate-270": tr("Compare", "turned by 270°"),
        "flip": tr("Compare", "left and right swapped"),
        "flip-vertical": tr("Compare", "top and bottom swapped"),
        "transpose": tr("Compare", "mirrored at the diagonal"),
        "anti-transpose": tr("Compare", "mirrored at the other diagonal"),
    }
    return titles[transform]


def verdict(layer: str, match: Match, chance: Chance) -> str:
    """Say in one sentence how alike mine and a learned filter are, with the numbers."""
    found = meaning(match.similarity, chance)
    if found == "unrelated":
        text = tr(
            "Compare",
            "Mine is unrelated to filter {number} of {layer}: {similarity}; chance gives {level}.",
        )
    elif match.similarity < 0:
        same = tr("Compare", "Mine is the opposite of filter {number} of {layer}: {similarity}.")
        alike = tr(
            "Compare", "Mine is like the opposite of filter {number} of {layer}: {similarity}; chance gives {level}."
        )
        text = same if found == "identical" else alike
    else:
        same = tr("Compare", "Mine is the same as filter {number} of {layer} but for its strength: {similarity}.")
        alike = tr("Compare", "Mine is like filter {number} of {layer}: {similarity}; chance gives {level}.")
        text = same if found == "identical" else alike
    similarity, level = _told_apart(match.similarity, chance.threshold)
    told = text.format(number=number(match.channel + 1), layer=layer, similarity=similarity, level=level)
    if match.transform != "identity":
        told += tr("Compare", " Mine is {transform}.").format(transform=transform_title(match.transform))
    return told


def _told_apart(similarity: float, level: float) -> tuple[str, str]:
    """Write two numbers with two decimals, and with more where that would hide which is larger.

    >>> _told_apart(0.834, 0.4), _told_apart(-0.4021, 0.4019)
    (('0.83', '0.40'), ('−0.4021', '0.4019'))
    """
    digits = next((each for each in (2, 3, 4) if number(abs(similarity), each) != number(level, each)), 2)
    return number(similarity, digits), number(level, digits)


def waiting_text(state: CompareState) -> str:
    """Say why there is no ranking yet, where it takes longer than a blink."""
    text = tr("Compare", "My filter is not compared on all samples yet: the ranking comes once it is.")
    return text if state.space == "photos" else ""


def ranking_title(state: CompareState, count: int) -> str:
    """Say what the strip shows."""
    ways: dict[Space, str] = {
        "weights": tr("Compare", "{count} of {count} filters of {layer}, by the cosine of their 27 numbers to mine"),
        "photo": tr("Compare", "{count} of {count} maps of {layer}, by their correlation with mine on this photo"),
        "photos": tr("Compare", "{count} of {count} maps of {layer}, by their correlation with mine on all samples"),
    }
    return ways[state.space].format(count=number(count), layer=state.layer)


def item_hint(layer: str, match: Match) -> str:
    """Say what a bar is, for its tooltip."""
    text = tr("Compare", "Filter {number} of {layer}: {similarity}")
    told = text.format(number=number(match.channel + 1), layer=layer, similarity=number(match.similarity, 3))
    return told if match.transform == "identity" else f"{told}, {transform_title(match.transform)}"


def anatomy_text(kernel: Kernel) -> str:
    """Say what kind of kernel it is, how separable, and which way it looks."""
    kinds = {
        "blur": tr("Compare", "a blur"),
        "edge": tr("Compare", "an edge filter"),
        "mixed": tr("Compare", "neither blur nor edge"),
        "nothing": tr("Compare", "nothing but zeros"),
    }
    parts = [kinds[character(kernel)]]
    if kinds["nothing"] in parts:
        return parts[0]
    angle = direction(kernel)
    if angle is not None:
        parts = [_edges(angle)]
    share = separation(kernel).share
    parts.append(tr("Compare", "{share} % column × row").format(share=number(100 * share, 0)))
    return ", ".join(parts)


def _edges(crossed: float) -> str:
    """Name an edge filter by the edges that it finds; those are crossed at so many degrees, 0 from left to right."""
    if abs(crossed) <= 22.5:
        return tr("Compare", "for vertical edges")
    if abs(crossed) >= 67.5:
        return tr("Compare", "for horizontal edges")
    return tr("Compare", "for edges like \\") if crossed > 0 else tr("Compare", "for edges like /")
