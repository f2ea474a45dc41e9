"""A text about a picture comes back from its file, and no file does harm."""

import random
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cnngui.engine.about import LONGEST_IN_JPEG, read_about
from cnngui.engine.errors import PhotoError
from cnngui.engine.photos import read_photo
from cnngui.engine.saving import save_picture
from tests.corpus_bytes import drawn

TEXTS = ('{"seed": 7, "style": "waves"}', "été, Łódź, 日本\ntwo lines", "")


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "tif"])
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_comes_back(tmp_path: Path, suffix: str, text: str) -> None:
    """In every kind of file, letter by letter; the pixels are those of a file without it."""
    save_picture(drawn(), tmp_path / f"with.{suffix}", text)
    save_picture(drawn(), tmp_path / f"without.{suffix}")
    assert read_about(tmp_path / f"with.{suffix}") == text
    assert read_about(tmp_path / f"without.{suffix}") is None
    photo = read_photo(tmp_path / f"with.{suffix}")
    assert np.array_equal(photo.pixels, read_photo(tmp_path / f"without.{suffix}").pixels)
    assert photo.notes == ()


def test_where_other_programs_find_it(tmp_path: Path) -> None:
    """A text chunk in a PNG, EXIF's ImageDescription elsewhere."""
    for suffix in ("png", "jpg", "webp", "tif"):
        save_picture(drawn(), tmp_path / f"a.{suffix}", "seed 7")
        with Image.open(tmp_path / f"a.{suffix}") as image:
            found = image.info["cnngui"] if suffix == "png" else image.getexif()[0x010E]
        assert found == "seed 7"


def test_a_text_that_is_too_long_for_a_jpeg(tmp_path: Path) -> None:
    """The picture is written without it; the others have room."""
    text = "x" * (LONGEST_IN_JPEG + 1)
    for suffix, expected in (("jpg", None), ("png", text), ("webp", text), ("tif", text)):
        save_picture(drawn(), tmp_path / f"a.{suffix}", text)
        assert read_about(tmp_path / f"a.{suffix}") == expected
    save_picture(drawn(), tmp_path / "fits.jpg", text[1:])
    assert read_about(tmp_path / "fits.jpg") == text[1:]


def test_what_is_no_picture(tmp_path: Path) -> None:
    """It says nothing; a file that is not there is an error."""
    (tmp_path / "notes.png").write_text("buy milk\n")
    assert read_about(tmp_path / "notes.png") is None
    with pytest.raises(PhotoError, match="There is no file"):
        read_about(tmp_path / "none.png")


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "tif"])
def test_damaged_files(tmp_path: Path, suffix: str) -> None:
    """Whatever is wrong with the bytes, the answer is a text or nothing."""
    save_picture(drawn(), tmp_path / f"whole.{suffix}", TEXTS[0])
    whole = (tmp_path / f"whole.{suffix}").read_bytes()
    dice, path = random.Random(3), tmp_path / "damaged"  # noqa: S311  (no secret)
    for _ in range(60):
        damaged = bytearray(whole)
        for _ in range(dice.randint(1, 6)):
            damaged[dice.randrange(12, min(len(damaged), 400))] = dice.randrange(256)
        path.write_bytes(damaged[: dice.randint(20, len(damaged))])
        assert isinstance(read_about(path), str | None)
