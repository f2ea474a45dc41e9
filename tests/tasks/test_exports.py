"""Feature maps are written whole, in the form that the path names, and nothing is left of what fails."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cnngui.engine.colours import paint
from cnngui.engine.errors import CnnguiError, PhotoError
from cnngui.engine.mosaics import map_mosaic
from cnngui.tasks.exports import ExportError, draw_maps, kind_of, save_maps

RANDOM = np.random.default_rng(4)
MAPS = {
    "conv1_1": RANDOM.normal(0, 9, (64, 9, 14)).astype(np.float32),
    "pool5": RANDOM.normal(0, 9, (512, 1, 2)).astype(np.float32),
}
ONE = {"conv1_1": np.maximum(MAPS["conv1_1"], 0)}


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file in a folder, hidden ones too."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_npy(tmp_path: Path) -> None:
    """One layer is C×H×W float32; one map H×W."""
    path = tmp_path / "été.NPY"
    for planes in (MAPS["conv1_1"], MAPS["conv1_1"][51]):
        assert save_maps({"conv1_1": planes}, path) is None
        saved = np.load(path)
        assert saved.dtype == np.float32
        assert np.array_equal(saved, planes)


def test_npz(tmp_path: Path) -> None:
    """Each layer is an array under its name."""
    assert save_maps(MAPS, tmp_path / "maps.npz") is None
    with np.load(tmp_path / "maps.npz") as saved:
        assert saved.files == list(MAPS)
        for layer, planes in MAPS.items():
            assert saved[layer].dtype == np.float32
            assert np.array_equal(saved[layer], planes)


@pytest.mark.parametrize("name", ["made", "there", "the.re"])
def test_a_folder(tmp_path: Path, name: str) -> None:
    """A folder gets a file a layer, made or not; what else lies in it stays."""
    folder, kept = tmp_path / name, {}
    if name != "made":
        folder.mkdir()
        (folder / "notes.txt").write_bytes(b"mine")
        (folder / "pool5.npy").write_bytes(b"old")
        kept = {"notes.txt": b"mine"}
    assert save_maps(MAPS, folder) is None
    for layer, planes in MAPS.items():
        assert np.array_equal(np.load(folder / f"{layer}.npy"), planes)
    assert set(contents(folder)) == {*(f"{layer}.npy" for layer in MAPS), *kept}
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


@pytest.mark.parametrize("is_signed", [False, True])
def test_a_mosaic(tmp_path: Path, *, is_signed: bool) -> None:
    """A picture of a layer is its mosaic on the scale that is given back."""
    planes = MAPS["conv1_1"] if is_signed else ONE["conv1_1"]
    scale = save_maps({"conv1_1": planes}, tmp_path / "maps.png", is_signed=is_signed)
    assert scale is not None
    assert (scale.name, scale.low == -scale.high) == (("signed", True) if is_signed else ("magnitude", False))
    with Image.open(tmp_path / "maps.png") as picture:
        assert np.array_equal(np.asarray(picture), map_mosaic(scale, planes))


@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_one_map(tmp_path: Path, suffix: str) -> None:
    """A picture of one map has a pixel for each number."""
    plane = ONE["conv1_1"][3]
    scale = save_maps({"conv1_1": plane}, tmp_path / f"map{suffix}")
    assert scale is not None
    with Image.open(tmp_path / f"map{suffix}") as picture:
        assert np.array_equal(np.asarray(picture), paint(scale, plane))


def test_a_map_of_zeros_is_drawn() -> None:
    """A map in which the filter found nothing is of one colour, on a scale that ends at 1."""
    picture, scale = draw_maps(np.zeros((2, 3), np.float32), is_signed=False)
    assert scale.high == 1
    assert np.unique(picture.reshape(-1, 3), axis=0).shape == (1, 3)


@pytest.mark.parametrize("name", ["maps.npy", "maps.png", "maps.JPG"])
def test_several_layers_need_another_kind(tmp_path: Path, name: str) -> None:
    """The sentence names the kind that takes them; nothing is written."""
    with pytest.raises(ExportError, match=r"holds one layer, not 2: end .* in \.npz"):
        save_maps(MAPS, tmp_path / name)
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("name", ["maps.bmp", "maps.csv", "maps.npz.zip"])
def test_unknown_kinds(name: str) -> None:
    """A suffix that says nothing is refused."""
    with pytest.raises(ExportError, match=r"end it in \.npy, \.npz, \.png"):
        kind_of(Path(name), 1)


def fail_after(count: int, work: Callable[..., None], error: BaseException) -> Callable[..., None]:
    """Do the work ``count`` times, then break off half-way."""
    left = [count]

    def failing(target: object, *arguments: object, **options: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            if isinstance(target, Path):
                target.write_bytes(b"half")
            raise error
        work(target, *arguments, **options)

    return failing


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("is_there", [False, True])
def test_a_folder_that_breaks_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, *, is_there: bool
) -> None:
    """When the second file cannot be written, no layer's file has changed, and a new folder is gone."""
    folder = tmp_path / "maps"
    if is_there:
        folder.mkdir()
        (folder / "conv1_1.npy").write_bytes(b"old")
    before = contents(tmp_path)
    monkeypatch.setattr(np, "save", fail_after(1, np.save, error))
    with pytest.raises(PhotoError if isinstance(error, OSError) else KeyboardInterrupt) as caught:
        save_maps(MAPS, folder)
    assert isinstance(error, KeyboardInterrupt) or "has no room for" in str(caught.value)
    assert contents(tmp_path) == before
    assert folder.exists() == is_there


@pytest.mark.parametrize(("name", "writer"), [("maps.npz", "savez"), ("maps.npy", "save")])
def test_a_file_that_breaks_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, writer: str) -> None:
    """The old file is as it was."""
    (tmp_path / name).write_bytes(b"old")
    monkeypatch.setattr(np, writer, fail_after(0, getattr(np, writer), OSError(28, "No space left on device")))
    with pytest.raises(PhotoError, match="has no room"):
        save_maps(ONE, tmp_path / name)
    assert contents(tmp_path) == {name: b"old"}


@pytest.mark.parametrize("name", ["none/maps.npz", "none/maps", "notes.txt/maps", "notes.txt/maps.png"])
def test_places_that_cannot_be(tmp_path: Path, name: str) -> None:
    """A missing folder, or a file in its place, is a sentence that names the path; nothing is written."""
    (tmp_path / "notes.txt").write_bytes(b"mine")
    with pytest.raises(CnnguiError, match=name.partition("/")[0]):
        save_maps(ONE, tmp_path / name)
    assert contents(tmp_path) == {"notes.txt": b"mine"}
