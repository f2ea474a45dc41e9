"""The names of ImageNet's classes, and how a class is found by what somebody types."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from cnngui.paths import resources

COUNT = 1000
"""How many classes there are; a class is known by its index, from 0."""

_IN_BRACKETS = re.compile(r" \([^)]*\)")


@dataclass(frozen=True)
class _Names:
    """The names of one language, by index, and in the form in which they are compared."""

    shown: tuple[str, ...]
    plain: tuple[str, ...]


def name_of(index: int, language: str = "en") -> str:
    """Return what a class is called, in French for "fr", in English for any other language.

    Raises
    ------
    IndexError
        If there is no such class.

    Examples
    --------
    >>> name_of(285), name_of(285, "fr")
    ('Egyptian cat', 'chat égyptien')
    """
    if not 0 <= index < COUNT:
        raise IndexError(f"ImageNet has no class {index}")
    return _names(language).shown[index]


def index_of(text: str) -> int | None:
    """Return the class that is called so in either language, or has that number; None if there is none.

    Case, accents, hyphens and apostrophes do not matter; what stands in brackets may be left out.

    Examples
    --------
    >>> index_of("tiger cat"), index_of("Boeuf"), index_of("crane"), index_of("285"), index_of("unicorn")
    (282, 345, 134, 285, None)
    """
    number = _number(text)
    return _indices().get(_plain(text)) if number is None else number


def search(text: str, language: str = "en") -> list[int]:
    """Return the classes whose names have all the words typed, or their beginnings, the likeliest first.

    First come names that begin with the text, then those whose words begin with the words typed, then those that have
    them inside; by the alphabet in each. Without text these are all classes. A number finds the class of that index.

    Examples
    --------
    >>> [name_of(index, "fr") for index in search("chat", "fr")][:3]
    ['chat égyptien', 'chat persan', 'chat siamois']
    """
    number = _number(text)
    if number is not None:
        return [number]
    typed = _plain(text)
    if text.strip() and not typed:
        return []
    found = [
        (rank, name, index) for index, name in enumerate(_names(language).plain) if (rank := _rank(typed, name)) < 3
    ]
    return [index for _, _, index in sorted(found)]


def _rank(typed: str, name: str) -> int:
    """Return how well a name answers what was typed: 0 best, 3 not at all."""
    if name.startswith(typed):
        return 0
    words = typed.split()
    if all(f" {word}" in f" {name}" for word in words):
        return 1
    return 2 if all(word in name for word in words) else 3


def _number(text: str) -> int | None:
    """Return the index that is typed as a number."""
    digits = text.strip()
    return int(digits) if digits.isdecimal() and len(digits) <= 3 else None


def _plain(text: str) -> str:
    """Return a text for comparison: small letters without accents, one blank between words.

    Examples
    --------
    >>> _plain("Nœud  papillon"), _plain("bernard-l’ermite")
    ('noeud papillon', 'bernard l ermite')
    """
    letters = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in letters if not unicodedata.combining(c))))


def _names(language: str) -> _Names:
    return _both()[language.startswith("fr")]


@lru_cache(maxsize=1)
def _both() -> tuple[_Names, _Names]:
    """Return the names in English and in French."""
    lines = (resources() / "imagenet" / "names.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    english, french = (tuple(row[column] for row in rows) for column in (1, 2))
    return _Names(english, tuple(map(_plain, english))), _Names(french, tuple(map(_plain, french)))


@lru_cache(maxsize=1)
def _indices() -> Mapping[str, int]:
    """Return the class of each name; a whole name counts before one whose brackets are left out."""
    indices: dict[str, int] = {}
    for name, index in (*_called(brackets=True), *_called(brackets=False)):
        indices.setdefault(name, index)
    return indices


def _called(*, brackets: bool) -> Iterator[tuple[str, int]]:
    for names in _both():
        for index, name in enumerate(names.shown):
            yield _plain(name if brackets else _IN_BRACKETS.sub("", name)), index
