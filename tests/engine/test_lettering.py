"""Text in pictures: accents stand where they belong, and what the font lacks is written otherwise."""

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from cnngui.engine.lettering import draw_text, plain, shortened, text_width, wrapped

LINE = 60


def written(text: str, size: int = 40) -> NDArray[np.bool_]:
    """Write on white, the line at `LINE`, and give where ink is."""
    picture = Image.new("L", (400, 90), 255)
    image = picture.convert("RGB")
    draw_text(ImageDraw.Draw(image), (10, LINE), text, size, (0, 0, 0))
    return np.asarray(image)[..., 0] < 128


@pytest.mark.parametrize("letter", "éèêëàâôùûçÉÀÊÇñ")
def test_accents(letter: str) -> None:
    """The letter is as without its accent; the accent is above it, or below the line, not elsewhere."""
    if letter == "ñ":
        assert plain(letter) == [("n", "")]  # not in French or English: without it rather than "?"
        return
    ((base, accent),) = plain(letter)
    assert accent
    with_accent, without = written(letter), written(base)
    extra = with_accent & ~without
    assert extra.sum() >= 5
    assert (with_accent & without).sum() == without.sum()
    rows, columns = np.nonzero(without)
    where, across = np.nonzero(extra)
    if letter in "çÇ":
        assert where.min() >= LINE - 2
    else:
        assert where.max() < rows.min()
        assert where.min() > rows.min() - 20
    assert columns.min() - 2 <= across.min() <= across.max() <= columns.max() + 2


@pytest.mark.parametrize(
    ("text", "same"),
    [("−0.5", "-0.5"), ("3×3", "3x3"), ("≥ 2", ">= 2"), ("œil", "oeil"), ("1\u202f000\xa0%", "1 000 %"), ("日", "?")],
)
def test_what_the_font_lacks(text: str, same: str) -> None:
    """It is written with what the font has."""
    np.testing.assert_array_equal(written(text), written(same))
    assert text_width(text, 20) == text_width(same, 20)


def test_the_width_is_that_of_the_ink() -> None:
    """But for the room beside the first and the last letter."""
    columns = np.nonzero(written("HxxxxxxH"))[1]
    assert text_width("HxxxxxxH", 40) == pytest.approx(columns.max() - columns.min(), abs=10)


def test_lines() -> None:
    """No line is too wide but for a word that alone is; nothing is lost."""
    text = "Le noyau ressemble au canal quarante-huit de conv1_1, anticonstitutionnellement."
    lines = list(wrapped(text, 20, 200))
    assert " ".join(lines) == text
    assert all(text_width(line, 20) <= 200 or " " not in line for line in lines)
    assert all(text_width(f"{line} {after.split()[0]}", 20) > 200 for line, after in pairwise(lines))


def test_too_long() -> None:
    """The end is left out, and that is said."""
    short = shortened("un nom de noyau bien trop long", 20, 120)
    assert short.endswith("…")
    assert text_width(short, 20) <= 120
    assert shortened("court", 20, 120) == "court"
