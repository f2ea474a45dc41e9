"""Text in pictures: every sign that the app writes is in the font, and lines are as wide as they are said to be."""

from itertools import pairwise
from unicodedata import normalize

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from cnngui.engine.lettering import draw_text, shortened, text_width, wrapped
from cnngui.paths import resources

LINE = 60
MISSING = "\N{CJK UNIFIED IDEOGRAPH-65E5}"


def written(text: str, size: int = 40) -> NDArray[np.bool_]:
    """Write on white, the line at `LINE`, and return where ink is."""
    picture = Image.new("L", (400, 90), 255)
    image = picture.convert("RGB")
    draw_text(ImageDraw.Draw(image), (10, LINE), text, size, (0, 0, 0))
    return np.asarray(image)[..., 0] < 128


@pytest.mark.parametrize("letter", "éèêëàâôùûçÉÀÊÇñ")
def test_accents(letter: str) -> None:
    """An accent is above its letter, or below the line, whichever way it is coded."""
    np.testing.assert_array_equal(written(letter), written(normalize("NFD", letter)))
    assert text_width(letter, 20) == text_width(normalize("NFD", letter), 20)
    rows = np.nonzero(written(letter))[0]
    plain = np.nonzero(written(normalize("NFD", letter)[0]))[0]
    if letter in "çÇ":
        assert rows.max() > plain.max() + 2
        assert rows.min() == plain.min()
    else:
        assert rows.min() < plain.min() - 2
        assert rows.max() == plain.max()


def test_every_sign_of_the_app_is_there() -> None:
    """Whatever the window or the command line can say, in both languages; only the rest is written as a box."""
    texts = "".join((resources() / "i18n" / f"cnngui_{name}.ts").read_text("utf-8") for name in ("en", "fr"))
    signs = {sign for sign in texts + "−×≥≤≈→–—œŒæÆ²·°\u2009" if not sign.isspace() or sign in "\u202f\xa0"}
    assert signs >= {"é", "−", "\u202f"}
    box = written(MISSING)
    assert box.any()
    assert [sign for sign in sorted(signs) if np.array_equal(written(sign), box)] == []


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
