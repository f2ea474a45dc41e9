"""Which numbers of a picture are black and white, and what is said about it."""

import warnings

import numpy as np
import pytest
from numpy.typing import NDArray

from cnngui.engine.brightness import bright

RAMP = np.tile(np.linspace(0, 1, 64), (48, 1))


@pytest.mark.parametrize(
    ("numbers", "brightest", "note"),
    [
        (np.float32(RAMP), 255, ""),
        (np.float32(RAMP * 1.02), 255, "from 0 to 1.02 were cut to 0 to 1."),
        (np.float32(RAMP * 1.04 - 0.02), 255, "from −0.02 to 1.02 were cut to 0 to 1."),
        (np.float16(RAMP * 0.01), 255, "stretched"),
        (np.float64(RAMP * 255), 255, ""),
        (np.float32(RAMP * 262), 255, "were cut to 0 to 255."),
        (np.float32(RAMP * 4095), 255, "reach 4,095: 0 to 4,095 became 0 to 255."),
        (np.float32(RAMP * 3), 255, "from 0 to 3 were stretched"),
        (np.float32(RAMP * 65535), 255, ""),
        (np.float64(RAMP * 2e9 - 2.113e9), 255, "from −2,113,000,000 to −113,000,000 were stretched"),
        (np.int8(RAMP * 100), 100, ""),
        (np.int8(RAMP * 200 - 100), 255, "from −100 to 100 were stretched"),
        (np.int16(RAMP * 4095), 255, "reach 4,095"),
        (np.int16(RAMP * 4095 - 1024), 255, "from −1,024 to 3,071"),
        (np.int32(RAMP * 4095), 255, "reach 4,095"),
        (np.int32(RAMP * 255), 255, ""),
        (np.int64(RAMP * 255), 255, ""),
        (np.uint16(RAMP * 65535), 255, "16 bits a channel were brought to 8"),
        (np.uint16(RAMP * 30000), 117, "16 bits a channel were brought to 8"),
        (np.uint16(RAMP * 16383), 255, "uses 14 of its 16 bits: 0 to 16,383"),
        (np.uint16(RAMP * 4095), 255, "uses 12 of its 16 bits"),
        (np.uint16(1000 + RAMP * 300), 162, "uses 11 of its 16 bits"),
        (np.uint16(RAMP * 5), 255, "from 0 to 5 were stretched"),
        (np.uint32(RAMP * (2**32 - 1)), 255, "32 bits a channel were brought to 8"),
        (np.uint32(RAMP * 4095), 255, "reach 4,095"),
        (np.uint64(RAMP * 255), 255, ""),
        (np.uint8(RAMP * 20), 20, ""),
    ],
)
def test_there_is_something_to_see(numbers: NDArray[np.generic], brightest: int, note: str) -> None:
    """Black is darkest, nothing is turned round, and what had to be guessed is said."""
    levels, notes = bright(numbers)
    assert (levels[0, -1], levels.max()) == (brightest, brightest)
    assert (np.diff(levels[0].astype(int)) >= 0).all()
    assert note in " ".join(map(str, notes))
    assert bool(notes) == bool(note)


def test_zero_is_white() -> None:
    """The very same, as a negative."""
    numbers = (RAMP * 65535).astype(np.uint16)
    assert np.array_equal(bright(numbers, zero_is_white=True)[0], 255 - bright(numbers)[0])


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_huge_numbers_overflow_nowhere(kind: type[np.floating]) -> None:
    """From the least to the largest number that the type has, without a warning."""
    most = np.finfo(kind).max
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        levels, notes = bright(np.array([[-most, 0, most, np.nan, np.inf]], kind))
    assert levels.tolist() == [[0, 128, 255, 0, 0]]
    assert [str(note) for note in notes][1:] == ["Its numbers that are not finite were made black."]


def test_missing_numbers_do_not_count() -> None:
    """What GDAL wrote where nothing was measured is black, and no end of the scale."""
    levels, notes = bright(np.array([[-9999, 300, 400]], np.float32), missing=-9999)
    assert levels[0, 0] == 0
    assert "9,999" not in str(notes[0])


@pytest.mark.parametrize("value", [0, 0.1, 1, 7, 300, -7, np.nan])
def test_flat(value: float) -> None:
    """One number all over is no reason for an error."""
    assert bright(np.full((2, 3), value, np.float32))[0].shape == (2, 3)
