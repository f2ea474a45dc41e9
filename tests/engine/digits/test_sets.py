"""Tests of `cnngui.engine.digits.sets`."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from convert_mnist import arrays_of
from converting import packed

from cnngui.engine.digits import Digits, DigitsError, DigitSet, read_bundled
from cnngui.paths import bundled_digits


def few(count: int = 3) -> Digits:
    """Return a few empty digits."""
    one = DigitSet(np.zeros((count, 28, 28), np.uint8), np.arange(count, dtype=np.uint8))
    return Digits(one, one)


def test_the_bundled_digits_are_those_of_mnist() -> None:
    """How often each digit stands among the first 10,000 training digits is known; of the test digits half are here."""
    digits = read_bundled(bundled_digits())
    assert np.bincount(digits.train.labels).tolist() == [1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978]
    assert (digits.train.pictures.shape, digits.test.pictures.shape) == ((10_000, 28, 28), (5_000, 28, 28))
    assert digits.test.labels[:5].tolist() == [7, 1, 4, 4, 5]  # of 7 2 1 0 4 1 4 9 5 9
    assert abs(float(digits.train.pictures.mean()) / 255 - 0.1307) < 0.001  # the mean that everybody takes away


def test_the_file_is_small_and_is_the_one_that_was_converted() -> None:
    """About 2.4 MB; packing what was read again gives the same arrays."""
    data = bundled_digits().read_bytes()
    assert len(data) < 2_500_000
    assert hashlib.sha256(data).hexdigest() == "f262796823f2f3eddf6da1894ab33195695205095cf984ec35b26f9270feb318"


def test_what_is_packed_is_read_back(tmp_path: Path) -> None:
    """The converter's own form goes through the reader."""
    path = tmp_path / "few.npz"
    path.write_bytes(packed(arrays_of(few())))
    assert read_bundled(path).test.labels.tolist() == [0, 1, 2]


def test_digits_cannot_be_changed() -> None:
    """They are shared by all who ask."""
    with pytest.raises(ValueError, match="read-only"):
        read_bundled(bundled_digits()).train.pictures[0] = 0


def broken() -> dict[str, bytes]:
    """Return files that are wrong, each in its way."""
    whole = packed(arrays_of(few()))
    large = packed(arrays_of(few()) | {"test_labels": np.full(3, 10, np.uint8)})
    floats = packed(arrays_of(few()) | {"test_pictures": np.zeros((3, 28, 28), np.float32)})
    short = packed(arrays_of(few()) | {"train_labels": np.zeros(2, np.uint8)})
    lacking = packed({"train_pictures": few().train.pictures})
    return {
        "cut off": whole[: len(whole) // 2],
        "text": b"digits",
        "bytes of another kind": whole[:60] + bytes(40) + whole[100:],
        "a class too many": large,
        "floats": floats,
        "labels missing": short,
        "arrays missing": lacking,
    }


@pytest.mark.parametrize("kind", broken())
def test_a_broken_file_is_told_in_one_sentence(kind: str, tmp_path: Path) -> None:
    """Whatever is wrong with it."""
    path = tmp_path / "mnist.npz"
    path.write_bytes(broken()[kind])
    with pytest.raises(DigitsError, match=r"mnist\.npz is not the file of digits that comes with CNNGUI"):
        read_bundled(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """And an empty one too."""
    with pytest.raises(DigitsError, match="There is no file"):
        read_bundled(tmp_path / "no.npz")
    (tmp_path / "empty.npz").touch()
    with pytest.raises(DigitsError, match="is empty"):
        read_bundled(tmp_path / "empty.npz")
