"""The sheet shows what it is given, within its margins, whatever the shapes and however long the words."""

import re
import sys
from dataclasses import fields, replace

import numpy as np
import pytest

from cnngui.engine.arrays import Pixels
from cnngui.engine.colours import paint, signed
from cnngui.engine.filter_colours import filter_colours
from cnngui.engine.kernels.table import find
from cnngui.engine.kernels.values import Filter
from cnngui.tasks.compare import Beside, Match, SheetWords, ranking_csv, sheet
from cnngui.tasks.compare.sheet import MOST, WIDTH
from tests.calculator import assert_rounded, worked_out

WORDS = SheetWords(
    title="Mon noyau à côté de « conv1_1 »",
    sentence="Le noyau ressemble à l’opposé du canal 48 (−0,834).",
    photo="Photo, 451×300",
    kernel="contour vertical",
    response="Sa réponse",
    colours="en couleurs",
    red="rouge",
    green="vert",
    blue="bleu",
    map="carte",
    decimal=",",
)
KERNEL = find("vertical-edge").filter


def drawn(
    size: tuple[int, int] = (40, 60),
    kernel: Filter = KERNEL,
    count: int = 2,
    words: SheetWords = WORDS,
    *,
    has_weights: bool = True,
) -> Pixels:
    """Draw a sheet with random numbers, always the same."""
    chance = np.random.default_rng(0)
    photo = chance.integers(0, 256, (*size, 3)).astype(np.uint8)
    response = chance.normal(size=size).astype(np.float32)
    beside = [
        Beside(
            f"Canal {number + 1} sur 64 : −0,834, semblable",
            chance.normal(size=size).astype(np.float32),
            chance.normal(size=(3, 3, 3)).astype(np.float32) if has_weights else None,
        )
        for number in range(count)
    ]
    return sheet(photo, kernel, response, beside, words, is_signed=True)


def colours(picture: Pixels) -> set[tuple[int, ...]]:
    """Return every colour there is."""
    packed = np.unique(picture.astype(np.int64) @ [1 << 16, 1 << 8, 1])
    return {(colour >> 16, colour >> 8 & 255, colour & 255) for colour in packed.tolist()}


LARGE = Filter((tuple(tuple(float(row * column) for column in range(15)) for row in range(15)),))
DEEP = Filter((((1.0, -2.0, 3.25),) * 3,) * 3)


@pytest.mark.parametrize("size", [(1, 1), (40, 60), (300, 20), (20, 300), (500, 700)])
@pytest.mark.parametrize("kernel", [KERNEL, LARGE, DEEP], ids=["3×3", "15×15", "three slices"])
@pytest.mark.parametrize("has_weights", [False, True])
def test_nothing_leaves_the_page(size: tuple[int, int], kernel: Filter, has_weights: bool) -> None:
    """Of any shape, with long words too: the margin stays white on all four sides."""
    long = replace(WORDS, **{each.name: f"{getattr(WORDS, each.name)} " * 6 for each in fields(WORDS)[:-1]})
    for words in (WORDS, long):
        picture = drawn(size, kernel, 5, words, has_weights=has_weights)
        assert picture.shape[1] == WIDTH
        assert picture.dtype == np.uint8
        inside = np.zeros(picture.shape[:2], bool)
        inside[24:-24, 24:-24] = True
        assert (picture[~inside] == 255).all()


def test_kernel_and_filters_are_in_their_colours() -> None:
    """Cells on the signed scale, and the RGB look; a cell without a number would be one colour."""
    chance = np.random.default_rng(0)
    weights = chance.normal(size=(3, 3, 3)).astype(np.float32)
    flat = np.zeros((10, 10), np.float32)
    photo = np.full((10, 10, 3), (12, 34, 56), np.uint8)
    picture = sheet(photo, KERNEL, flat, [Beside("", flat, weights)], WORDS, is_signed=True)
    there = colours(picture)
    cells = paint(signed(1.0), np.array(KERNEL.slices[0], np.float32)).reshape(-1, 3)
    limit = float(np.abs(weights).max())
    slices = paint(signed(limit), weights.reshape(9, 3)).reshape(-1, 3)
    look = filter_colours(weights).reshape(-1, 3)
    for colour in [*cells, *slices, *look, (12, 34, 56)]:
        assert tuple(int(part) for part in colour) in there


@pytest.mark.parametrize("word", [each.name for each in fields(SheetWords)])
def test_every_word_is_written(word: str) -> None:
    """Another word makes another picture; so does another sign for decimals."""
    kernel = Filter((((1.5, 2.5), (-0.5, 1.0)),))
    assert not np.array_equal(drawn(kernel=kernel), drawn(kernel=kernel, words=replace(WORDS, **{word: "!"})))


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("decimal", [".", ","])
def test_no_weight_is_written_as_zero(monkeypatch: pytest.MonkeyPatch, seed: int, decimal: str) -> None:
    """Every number of the kernel and of the slices stands there, to its last digit, however small."""
    rng = np.random.default_rng(seed)
    shape = ((1, 3, 3), (3, 3, 3), (1, 7, 7), (3, 7, 7))[seed % 4]
    numbers = rng.normal(size=shape) * 10.0 ** rng.integers(-7, 2, shape)
    numbers.flat[0], numbers.flat[1] = 0, 1 / 9
    weights = rng.normal(0, 10.0 ** -(seed % 5), (3, 3, 3)).astype(np.float32)
    kernel = Filter(tuple(tuple(map(tuple, part)) for part in numbers.tolist()))
    told: list[str] = []
    monkeypatch.setattr(sys.modules[SheetWords.__module__], "draw_text", lambda _, __, text, *___: told.append(text))
    plane = np.zeros((40, 60), np.float32)
    photo = np.zeros((40, 60, 3), np.uint8)
    sheet(photo, kernel, plane, [Beside("", plane, weights)], replace(WORDS, decimal=decimal), is_signed=True)
    cells = [text for text in told if re.fullmatch(r"[−\d.,/·⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+", text)]
    values = [*numbers.ravel().tolist(), *weights.ravel().tolist()]
    assert len(cells) == len(values)
    for text, value in zip(cells, values, strict=True):
        assert (text == "0") == (value == 0)
        if "/" in text:
            assert float(worked_out(text, decimal)) == pytest.approx(value, rel=1e-8)
        else:
            assert_rounded(text, value, decimal)


def test_rows() -> None:
    """Two filters a row with their slices, four without; the sheet grows with them."""
    heights = [drawn(count=count).shape[0] for count in (1, 2, 3, MOST)]
    assert heights[0] == heights[1] < heights[2] < heights[3]
    without = [drawn(count=count, has_weights=False).shape[0] for count in (1, 4, 5)]
    assert without[0] == without[1] < without[2]


def test_the_ranking_as_csv() -> None:
    """One line a channel, in the order given, with a point for decimals."""
    text = ranking_csv([Match(51, 0.8869350338409752, "rotate-90"), Match(0, -1.0), Match(7, 0.0)])
    assert text.splitlines() == [
        "channel,similarity,transform",
        "51,0.886935,rotate-90",
        "0,-1.000000,identity",
        "7,0.000000,identity",
    ]
