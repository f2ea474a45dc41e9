"""Tests of `cnngui.engine.digits.idx`."""

import gzip
import struct
from pathlib import Path

import numpy as np
import pytest

from cnngui.engine.arrays import Pixels
from cnngui.engine.digits import DigitsError, idx, read_folder, read_idx, read_pair

NAMES = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")


def as_idx(array: Pixels) -> bytes:
    """Write IDX as its page describes it: 0, 0, type, axes, each length in four bytes, the largest first."""
    return struct.pack(f">BBBB{array.ndim}I", 0, 0, 8, array.ndim, *array.shape) + array.tobytes()


def arrays(count: int = 6) -> tuple[Pixels, Pixels]:
    """Return pictures and labels."""
    random = np.random.default_rng(0)
    return random.integers(0, 256, (count, 28, 28)).astype(np.uint8), (np.arange(count) % 10).astype(np.uint8)


def write(folder: Path, *, packed: bool = False, mark: str = "-") -> Path:
    """Write the four files."""
    folder.mkdir(exist_ok=True)
    for name, array in zip(NAMES, (*arrays(12), *arrays(6)), strict=True):
        data = as_idx(array)
        path = folder / f"{name.replace('-idx', f'{mark}idx')}{'.gz' * packed}"
        path.write_bytes(gzip.compress(data) if packed else data)
    return folder


@pytest.mark.parametrize(("packed", "mark"), [(False, "-"), (True, "-"), (False, ".")])
def test_a_folder_is_read(packed: bool, mark: str, tmp_path: Path) -> None:
    """Packed or not, and as some programs name the files that they unpack."""
    digits = read_folder(write(tmp_path / "mnist", packed=packed, mark=mark))
    assert np.array_equal(digits.train.pictures, arrays(12)[0])
    assert (len(digits.train), len(digits.test), digits.name) == (12, 6, "MNIST")


def test_fashion_has_its_own_classes(tmp_path: Path) -> None:
    """Its files have the names of MNIST's; the folder tells."""
    digits = read_folder(write(tmp_path / "fashion-mnist"))
    assert (digits.name, digits.classes[9]) == ("Fashion-MNIST", "ankle boot")


PICTURES, LABELS = arrays()

BAD = {
    "no IDX file": (b"GIF89a......................", 3, "is no IDX file"),
    "floats": (b"\0\0\x0d\3" + as_idx(PICTURES)[4:], 3, "is no IDX file"),
    "too short for its head": (b"\0\0\x08\3\0\0", 3, "is no IDX file"),
    "labels for pictures": (as_idx(LABELS) + bytes(20), 3, "has 1 axes and not 3"),
    "cut off": (as_idx(PICTURES)[:-10], 3, "should hold 4720 bytes and holds 4710"),
    "more than it says": (as_idx(LABELS) + b"\0", 1, "should hold 14 bytes and holds 15"),
    "nothing in it": (as_idx(PICTURES[:0]), 3, "should hold 16 bytes"),
    "packed and cut off": (gzip.compress(as_idx(PICTURES))[:-200], 3, "cut off or damaged"),
    "packed and changed": (gzip.compress(as_idx(PICTURES))[:40] + b"abcdef" + bytes(90), 3, "cut off or damaged"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_told_in_one_sentence(kind: str, tmp_path: Path) -> None:
    """What is wrong, and what to do."""
    data, axes, words = BAD[kind]
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(DigitsError, match=words):
        read_idx(path, axes)


def test_pictures_and_labels_must_go_together(tmp_path: Path) -> None:
    """Sizes, counts and classes are looked at."""
    files = {
        "pictures": PICTURES,
        "labels": LABELS,
        "fewer": LABELS[:4],
        "large": PICTURES[:, :20],
        "eleven": np.full(6, 10, np.uint8),
    }
    for name, array in files.items():
        (tmp_path / name).write_bytes(as_idx(np.ascontiguousarray(array)))
    for pictures, labels, words in (
        ("pictures", "fewer", "holds 6 pictures, but .* what 4 are"),
        ("large", "labels", "have 20×28 pixels"),
        ("pictures", "eleven", "names the class 10"),
    ):
        with pytest.raises(DigitsError, match=words):
            read_pair(tmp_path / pictures, tmp_path / labels)


def test_a_folder_that_lacks_a_file_says_which(tmp_path: Path) -> None:
    """And what is no folder is refused."""
    (write(tmp_path / "mnist") / NAMES[2]).unlink()
    with pytest.raises(DigitsError, match=r"has no file t10k-images-idx3-ubyte, nor t10k-images-idx3-ubyte\.gz"):
        read_folder(tmp_path / "mnist")
    with pytest.raises(DigitsError, match="is no folder"):
        read_folder(tmp_path / "mnist" / NAMES[0])


def test_a_small_file_that_unpacks_to_a_flood_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read no further than is allowed."""
    monkeypatch.setattr(idx, "_MOST", 1000)
    path = tmp_path / "flood.gz"
    path.write_bytes(gzip.compress(bytes(100_000)))
    with pytest.raises(DigitsError, match="far too large"):
        read_idx(path, 1)
