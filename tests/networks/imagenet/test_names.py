"""Tests of `cnngui.networks.imagenet.names`: what the classes are called, and how they are found."""

import re
from collections import Counter
from pathlib import Path

import pytest

from cnngui import paths
from cnngui.networks.imagenet import COUNT, index_of, name_of, names, search
from tests.networks.imagenet.checked import ANIMALS, CHECKED, FOODS, TOOLS
from tests.networks.imagenet.loans import SAME_NAMES, SAME_WORDS

ENGLISH = [name_of(index) for index in range(COUNT)]
FRENCH = [name_of(index, "fr") for index in range(COUNT)]

ALWAYS_SO = """
albatros ananas anolis bus cacatoes cadenas fox hautbois hors justaucorps lynx mais minibus ours palais paresseux
pekinois perdrix putois souris sous tapis tetras tournevis triceratops trolleybus velours vis
"""
"""First words of French names that end so in the singular."""

NO_SINGULAR = " barres jumelles lunettes pates"
"""First words in the plural: bars come in pairs, pasta in plates."""

plain = names._plain


def joined(name: str) -> str:
    """Return a name for comparison, its words written together."""
    return plain(name).replace(" ", "")


def test_the_file_has_every_class_once() -> None:
    """Comments first; then 1,000 lines of index, English and French, in order."""
    lines = (paths.resources() / "imagenet" / "names.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert lines[-COUNT:] == ["\t".join(row) for row in rows]
    assert [row[0] for row in rows] == [str(index) for index in range(COUNT)]
    assert {len(row) for row in rows} == {3}


@pytest.mark.parametrize("language", [ENGLISH, FRENCH], ids=["en", "fr"])
def test_names_are_distinct(language: list[str]) -> None:
    """Also for those who type neither capitals nor accents."""
    assert len(language) == COUNT
    assert [name for name, count in Counter(map(joined, language)).items() if count > 1] == []


def test_no_name_means_another_class_in_the_other_language() -> None:
    """So that `index_of` need not be told the language."""
    for index in range(COUNT):
        assert index_of(ENGLISH[index]) == index
        assert index_of(FRENCH[index]) == index


def test_only_known_names_are_the_same_in_both_languages() -> None:
    """Junco is junco; but nobody left a name untranslated."""
    same = {
        joined(french) for english, french in zip(ENGLISH, FRENCH, strict=True) if joined(english) == joined(french)
    }
    assert same == SAME_NAMES


def test_no_english_is_left_in_french() -> None:
    """Each word that some English name has too was looked at."""
    english = {word for name in ENGLISH for word in plain(name).split()}
    found = {
        word for name in FRENCH if joined(name) not in SAME_NAMES for word in plain(name).split() if word in english
    }
    assert found == SAME_WORDS


def test_names_fit_on_a_label() -> None:
    """The longest is a dog's, with 34 letters."""
    assert max(map(len, ENGLISH)) <= 34
    assert max(map(len, FRENCH)) <= 34


@pytest.mark.parametrize("language", [ENGLISH, FRENCH], ids=["en", "fr"])
def test_typography(language: list[str]) -> None:
    """Letters, hyphens, the apostrophe ’, and brackets at the end only; no blank too many."""
    word = r"[A-Za-zàâçèéêëîïôöûüœ]+(?:(?:-|’-?)[A-Za-zàâçèéêëîïôöûüœ]+)*"
    shape = re.compile(rf"{word}(?: {word})*(?: \({word}(?: {word})*\))?")
    assert [name for name in language if not shape.fullmatch(name)] == []


def test_french_spelling() -> None:
    """The ligature œ; small letters, but in what is called after a place, a person or a maker."""
    assert [name for name in FRENCH if "oe" in name.lower()] == ["berger belge groenendael"]
    assert [name for name in FRENCH if name[0].isupper()] == ["Ford T"]


def test_labels_have_no_article() -> None:
    """As on a label: "chat", neither "le chat" nor "a cat"."""
    assert [name for name in FRENCH if re.match(r"(?:l’|d’|(?:le|la|les|un|une|des|du|de)\b)", name.lower())] == []
    assert [name for name in ENGLISH if re.match(r"(?:the|an?)\b", name.lower())] == []


def test_labels_are_in_the_singular() -> None:
    """French names begin with words in -s or -x only where the singular has them too, or there is none."""
    first = {plain(name).split()[0] for name in FRENCH}
    assert {word for word in first if word.endswith(("s", "x"))} == set((ALWAYS_SO + NO_SINGULAR).split())


def test_enough_was_checked() -> None:
    """At least 150 of the commonest animals, tools and foods."""
    assert len(ANIMALS | TOOLS | FOODS) >= 150
    assert min(len(ANIMALS), len(TOOLS), len(FOODS)) >= 40


@pytest.mark.parametrize("index", CHECKED)
def test_what_was_checked_stays(index: int) -> None:
    """Each was read with the meaning of its class beside it."""
    assert (name_of(index), name_of(index, "fr")) == CHECKED[index]


@pytest.mark.parametrize("index", [-1, COUNT, 10**9])
def test_there_is_no_such_class(index: int) -> None:
    """A class that does not exist is not quietly the last one."""
    with pytest.raises(IndexError, match=str(index)):
        name_of(index)


def test_other_languages_are_told_in_english() -> None:
    """As everywhere in the engine; and "fr_CA" is French."""
    assert name_of(286, "de") == name_of(286) == "cougar"
    assert name_of(286, "fr_CA") == "puma"


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("boeuf", 345),
        ("BŒUF", 345),
        ("noeud papillon", 457),
        ("  Chat   égyptien ", 285),
        ("chat egyptien", 285),
        ("bernard l'ermite", 125),
        ("bernard-l’ermite", 125),
        ("t shirt", 610),
        ("carpenter's plane", 726),
        ("crane", 134),
        ("grue", 134),
        ("construction crane", 517),
        ("bibliothèque", 624),
        ("bibliothèque (meuble)", 453),
        ("0", 0),
        (" 999 ", 999),
        ("1000", None),
        ("-1", None),
        ("chat", None),
        ("", None),
        ("()", None),
        ("licorne", None),
    ],
)
def test_index_of(text: str, index: int | None) -> None:
    """Case, accents, ligatures, hyphens, apostrophes and brackets are forgiven; half a name is not."""
    assert index_of(text) == index


def test_search_puts_the_likeliest_first() -> None:
    """Names that begin so, then words that begin so, then what is inside; by the alphabet in each."""
    assert [name_of(index, "fr") for index in search("ours", "fr")] == [
        *("ours brun", "ours en peluche", "ours lippu", "ours noir d’Amérique", "ours polaire", "oursin"),
        *("chaussure de course", "velours", "voiture de course"),
    ]
    assert search("lion")[0] == 291


def test_search_forgives_and_takes_words_in_any_order() -> None:
    """Picking a class needs few keys."""
    assert search("allem berg", "fr") == [235]
    assert search("NOEUD", "fr") == [616, 457]
    assert search("polar bear") == search("bear polar") == [296]
    assert search("puma") == []
    assert search("285", "fr") == search("285") == [285]


def test_search_without_text_gives_all_by_the_alphabet() -> None:
    """A picker that opens shows all."""
    found = search("  ", "fr")
    assert sorted(found) == list(range(COUNT))
    assert [plain(FRENCH[index]) for index in found] == sorted(map(plain, FRENCH))


def test_signs_find_nothing() -> None:
    """Signs are not "no text"."""
    assert search("?!") == []


def test_the_file_is_read_once_and_not_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Importing reads nothing; the second question reads nothing."""
    opened = []

    def seen() -> Path:
        opened.append(1)
        return paths.resources()

    monkeypatch.setattr(names, "resources", seen)
    names._both.cache_clear()
    assert [name_of(0), name_of(0, "fr"), *map(name_of, search("tench"))] == ["tench", "tanche", "tench"]
    assert len(opened) == 1
