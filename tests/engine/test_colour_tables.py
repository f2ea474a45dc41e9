"""The tables of colours: recentred, read-only, and safe for colour-blind eyes."""

import numpy as np
import pytest

from cnngui.engine.colour_tables import NO_NUMBER, Name, argb, rgb
from cnngui.paths import resources

NAMES: tuple[Name, ...] = ("signed", "magnitude", "grey")


@pytest.mark.parametrize("name", NAMES)
def test_256_colours_that_nobody_can_overwrite(name: Name) -> None:
    """RGB bytes and opaque 0xAARRGGBB words of the same colours."""
    table, words = rgb(name), argb(name)
    assert (table.shape, words.shape) == ((256, 3), (256,))
    assert table.dtype == np.uint8
    assert words.dtype == np.uint32
    assert [f"{word:08x}" for word in words] == ["ff" + bytes(colour).hex() for colour in table]
    for array in (table, words):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_signed_is_blue_below_and_ochre_above_a_neutral_middle() -> None:
    """The middle has no hue; each half has one, and grows as light or dark as the other."""
    table = rgb("signed").astype(int)
    assert table[128].tolist() == [237, 237, 237]
    red, blue = table[1:, 0], table[1:, 2]
    assert (blue[:120] > red[:120] + 5).all()
    assert (red[135:] > blue[135:] + 5).all()
    luminance = table[1:] @ (0.2126, 0.7152, 0.0722)
    np.testing.assert_allclose(luminance[:127], luminance[:-128:-1], atol=8)


@pytest.mark.parametrize(
    ("name", "ends"), [("signed", ([58, 144, 254], [168, 144, 8])), ("magnitude", ([68, 1, 84], [253, 231, 37]))]
)
def test_the_ends_are_those_of_the_published_tables(name: Name, ends: tuple[list[int], list[int]]) -> None:
    """CET-CBD1 and viridis, from low to high."""
    assert (rgb(name)[1].tolist(), rgb(name)[255].tolist()) == ends


@pytest.mark.parametrize(("name", "file"), [("signed", "cet-cbd1.csv"), ("magnitude", "viridis.csv")])
def test_recentring_moves_no_colour_by_more_than_a_step(name: Name, file: str) -> None:
    """255 colours in place of 256, still in order."""
    given = np.loadtxt(resources() / "colours" / file, delimiter=",", comments=";") * 255
    assert given.shape == (256, 3)
    step = np.abs(np.diff(given, axis=0)).max()
    ours = rgb(name)[1:].astype(float)
    assert np.abs(ours - given[:255]).max() <= step + 1
    assert np.abs(ours - given[1:]).max() <= step + 1


def test_magnitudes_grow_brighter_all_the_way() -> None:
    """Viridis can be read in black and white."""
    assert (np.diff(rgb("magnitude")[1:].astype(float) @ (0.2126, 0.7152, 0.0722)) > -0.5).all()


def test_grey_is_the_photo_itself() -> None:
    """Entry n is the grey n."""
    np.testing.assert_array_equal(rgb("grey"), np.arange(256)[:, None].repeat(3, axis=1))


@pytest.mark.parametrize("name", ["signed", "magnitude"])
def test_what_is_no_number_has_a_colour_of_its_own(name: Name) -> None:
    """A grey that no number is near to."""
    table = rgb(name).astype(int)
    assert tuple(table[0]) == NO_NUMBER
    assert np.abs(table[1:] - table[0]).max(axis=1).min() > 20
