"""The named kernels, in teaching order, and how to find one.

The numbers are built in `cnngui.engine.kernels.parts`; the words are in `cnngui.engine.kernels.words_en` and ``_fr``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from cnngui.engine.errors import QT_TRANSLATE_NOOP, KernelError
from cnngui.engine.kernels import parts
from cnngui.engine.kernels.values import Filter, Kernel, parse
from cnngui.engine.kernels.words import Words
from cnngui.engine.kernels.words_en import WORDS as ENGLISH
from cnngui.engine.kernels.words_fr import WORDS as FRENCH


@dataclass(frozen=True)
class Group:
    """Kernels that belong together on screen.

    Parameters
    ----------
    name : str
        As in `NamedKernel.group`.
    title_en, title_fr : str
        On screen.
    """

    name: str
    title_en: str
    title_fr: str


GROUPS = (
    Group("basics", "First steps", "Premiers pas"),
    Group("edges", "Edges", "Contours"),
    Group("lines", "Lines and corners", "Traits et coins"),
    Group("smoothing", "Smoothing", "Lissage"),
    Group("sharpening", "Sharpening", "Netteté"),
    Group("effects", "Effects", "Effets"),
)


@dataclass(frozen=True)
class NamedKernel:
    """A row of the table.

    Parameters
    ----------
    name : str
        As on the command line: lower case with hyphens.
    group : str
        Name of one of the `GROUPS`.
    filter : Filter
        One slice, no bias, and the same name.
    english, french : Words
        Title, explanation and what to expect.
    aliases : tuple of str
        Other names that `find` knows.
    """

    name: str
    group: str
    filter: Filter
    english: Words
    french: Words
    aliases: tuple[str, ...] = ()

    def words(self, language: str) -> Words:
        """Return title, explanation and what to expect in "fr" or, for any other language, in English.

        >>> find("identity").words("fr").title
        'Identité'
        """
        return self.french if language.startswith("fr") else self.english


def _row(group: str, name: str, kernel: Kernel, *aliases: str) -> NamedKernel:
    return NamedKernel(name, group, Filter((kernel,), name=name), ENGLISH[name], FRENCH[name], aliases)


KERNELS = (
    _row("basics", "identity", parts.IDENTITY, "copy"),
    _row("basics", "vertical-edge", parts.VERTICAL_EDGE, "prewitt-x", "prewitt", "prewitt-vertical", "edge"),
    _row("basics", "horizontal-edge", parts.HORIZONTAL_EDGE, "prewitt-y", "prewitt-horizontal"),
    _row("basics", "course-stride", parts.COURSE_STRIDE),
    _row("basics", "negative", parts.NEGATIVE),
    _row("edges", "diagonal-edge-up", parts.DIAGONAL_EDGE_UP, "diagonal-edge"),
    _row("edges", "diagonal-edge-down", parts.DIAGONAL_EDGE_DOWN),
    _row("edges", "difference", parts.DIFFERENCE, "centred-difference"),
    _row("edges", "sobel-x", parts.SOBEL_X, "sobel", "sobel-vertical"),
    _row("edges", "sobel-y", parts.SOBEL_Y, "sobel-horizontal"),
    _row("edges", "scharr-x", parts.SCHARR_X, "scharr", "scharr-vertical"),
    _row("edges", "scharr-y", parts.SCHARR_Y, "scharr-horizontal"),
    _row("edges", "roberts-up", parts.ROBERTS_UP, "roberts", "roberts-x"),
    _row("edges", "roberts-down", parts.ROBERTS_DOWN, "roberts-y"),
    _row("edges", "laplacian", parts.LAPLACIAN, "laplacian-4"),
    _row("edges", "laplacian-8", parts.LAPLACIAN_8),
    _row("edges", "log-5", parts.LOG_5, "log", "laplacian-of-gaussian"),
    _row("edges", "log-7", parts.LOG_7),
    _row("edges", "difference-of-gaussians", parts.DIFFERENCE_OF_GAUSSIANS, "dog"),
    _row("lines", "line-vertical", parts.LINE_VERTICAL, "line", "vertical-line"),
    _row("lines", "line-horizontal", parts.LINE_HORIZONTAL, "horizontal-line"),
    _row("lines", "line-diagonal-up", parts.LINE_DIAGONAL_UP, "line-diagonal"),
    _row("lines", "line-diagonal-down", parts.LINE_DIAGONAL_DOWN),
    _row("lines", "corner", parts.CORNER),
    _row("smoothing", "box-3", parts.BOX_3, "box", "blur", "mean"),
    _row("smoothing", "box-5", parts.BOX_5),
    _row("smoothing", "gaussian-3", parts.GAUSSIAN_3, "gaussian"),
    _row("smoothing", "gaussian-5", parts.GAUSSIAN_5),
    _row("smoothing", "gaussian-7", parts.GAUSSIAN_7),
    _row("sharpening", "sharpen", parts.SHARPEN),
    _row("sharpening", "sharpen-strong", parts.SHARPEN_STRONG),
    _row("sharpening", "unsharp", parts.UNSHARP, "unsharp-mask"),
    _row("sharpening", "high-pass", parts.HIGH_PASS),
    _row("effects", "emboss", parts.EMBOSS),
    _row("effects", "motion", parts.MOTION, "motion-diagonal", "motion-blur"),
    _row("effects", "motion-horizontal", parts.MOTION_HORIZONTAL),
    _row("effects", "shift-left", parts.SHIFT_LEFT),
    _row("effects", "shift-right", parts.SHIFT_RIGHT, "shift"),
    _row("effects", "shift-up", parts.SHIFT_UP),
    _row("effects", "shift-down", parts.SHIFT_DOWN),
)
"""Every named kernel, group by group in the order of `GROUPS`."""


def find(name: str) -> NamedKernel:
    """Return the kernel called ``name``.

    Parameters
    ----------
    name : str
        A name or another name for it; capitals, spaces and underscores do no harm.

    Raises
    ------
    KernelError
        When there is none; the sentence suggests names that look alike.

    Examples
    --------
    >>> find("Prewitt X").name
    'vertical-edge'
    >>> find("embos")
    Traceback (most recent call last):
    ...
    cnngui.engine.errors.KernelError: There is no kernel named “embos”; did you mean emboss?
    """
    wanted = re.sub(r"[\s_-]+", "-", name.strip().lower())
    names = dict(_names())
    if wanted in names:
        return names[wanted]
    near = get_close_matches(wanted[:60], names, n=3)
    if near:
        text = QT_TRANSLATE_NOOP("Errors", "There is no kernel named “{name}”; did you mean {near}?")
        raise KernelError(text, name=name[:60], near=", ".join(near))
    text = QT_TRANSLATE_NOOP(
        "Errors",
        "There is no kernel named “{name}”; “cnngui kernels” lists them all, and numbers such as 1,0,-1 will do.",
    )
    raise KernelError(text, name=name[:60])


def _names() -> Iterator[tuple[str, NamedKernel]]:
    for row in KERNELS:
        yield row.name, row
        yield from ((alias, row) for alias in row.aliases)


def parse_or_find(text: str) -> Filter:
    """Read what ``--kernel`` takes: a name, or numbers.

    Parameters
    ----------
    text : str
        A name is anything made of letters, digits, spaces, hyphens and underscores that starts with a letter.

    Returns
    -------
    Filter
        Without bias; with its name if it was found by name.

    Raises
    ------
    KernelError
        When there is no such name, or the numbers are no kernel.

    Examples
    --------
    >>> parse_or_find("sobel-x").name, parse_or_find("-1,0,1").slices
    ('sobel-x', (((-1.0, 0.0, 1.0),),))
    """
    looks_like_a_name = text.strip()[:1].isalpha() and re.fullmatch(r"[\w \t-]+", text.strip())
    endless = text.strip().lower() in {"nan", "inf", "infinity"}
    if looks_like_a_name and not endless:
        return find(text).filter
    return Filter(parse(text))


def named(slices: tuple[Kernel, ...]) -> NamedKernel | None:
    """Return the row with exactly these numbers, so that an edited kernel gets its name back.

    >>> row = named(parse("1,0,-1/1,0,-1/1,0,-1"))
    >>> row.name if row else None
    'vertical-edge'
    """
    return next((row for row in KERNELS if row.filter.slices == slices), None)
