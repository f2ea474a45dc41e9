"""Tests of the pictures that a network is taught with: folders, near-duplicates, what is needed, the two parts."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cnngui.engine.arrays import Pixels
from cnngui.engine.cutouts import on_ground, read_cutouts
from cnngui.engine.following import Following, finish
from cnngui.engine.photos import read_photo
from cnngui.paths import bundled_cutouts, bundled_photos, resources
from cnngui.tasks.transfer.augmentation import Augmentation, augmented
from cnngui.tasks.transfer.checks import refuse_unfit
from cnngui.tasks.transfer.errors import TransferError
from cnngui.tasks.transfer.likeness import groups
from cnngui.tasks.transfer.pictures import Example, PictureSet, Skipped, of_pictures, reading
from cnngui.tasks.transfer.splitting import split
from tests.tasks.transfer.sets import noise


def saved(path: Path, pixels: Pixels) -> Path:
    """Write a picture, and the folders that it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path)
    return path


def unfit(pictures: PictureSet) -> str:
    """Return what a set is told that it lacks."""
    with pytest.raises(TransferError) as caught:
        refuse_unfit(pictures, groups(pictures))
    return str(caught.value)


def test_a_folder_of_classes(tmp_path: Path) -> None:
    """Any format, also deeper down, in natural order; what is called otherwise is passed over; files are read anew."""
    for at, name in enumerate(("cats/b10.png", "cats/b9.JPG", "dogs/deep/c.webp", "dogs/a.bmp", "10/x.tif", "9/x.gif")):
        saved(tmp_path / name, noise(at))
    for name in ("cats/notes.txt", "cats/.hidden.png", "cats/grid.csv", "beside.png", ".git/x.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"1,2")
    steps = Following(reading(tmp_path))
    fractions = [step.fraction for step in steps]
    found = steps.value
    assert fractions[-1] == 1
    assert len(fractions) == 6
    assert found.classes == ("9", "10", "cats", "dogs")
    assert [each.name for each in found.examples] == [
        "9/x.gif",
        "10/x.tif",
        "cats/b9.JPG",
        "cats/b10.png",
        "dogs/a.bmp",
        "dogs/deep/c.webp",
    ]
    assert found.counts.tolist() == [1, 1, 2, 2]
    assert not found.skipped
    assert (found.examples[3].pixels() == noise(0)).all()
    assert len({each.key for each in found.examples}) == 6


def test_damaged_pictures_are_named_and_skipped(tmp_path: Path) -> None:
    """5 of 100; the 95 others are there."""
    for at in range(100):
        saved(tmp_path / f"class{at % 2}" / f"{at}.png", noise(at))
    broken = (3, 14, 15, 92, 65)
    for at in broken:
        path = tmp_path / f"class{at % 2}" / f"{at}.png"
        path.write_bytes(path.read_bytes()[:200] if at % 2 else b"no picture")
    found = finish(reading(tmp_path))
    assert len(found) == 95
    assert {each.name for each in found.skipped} == {f"class{at % 2}/{at}.png" for at in broken}
    assert all(f"{each.name.split('/')[1]}" in str(each.error) for each in found.skipped)
    refuse_unfit(found, groups(found))


def test_folders_that_do_not_do(tmp_path: Path) -> None:
    """None, a file, no folders in it."""
    with pytest.raises(TransferError, match="no folder"):
        finish(reading(tmp_path / "nowhere"))
    with pytest.raises(TransferError, match="no folder that can be read"):
        finish(reading(saved(tmp_path / "a.png", noise(0))))
    with pytest.raises(TransferError, match="one for each class"):
        finish(reading(tmp_path))


def test_what_is_needed() -> None:
    """One class, an empty one, two pictures, two classes with the same: each is told what it lacks."""
    many = [noise(at) for at in range(6)]
    assert "second folder" in unfit(of_pictures({"cats": many}))
    assert "dogs has no picture" in unfit(of_pictures({"cats": many, "dogs": []}))
    assert "too few pictures (1)" in unfit(of_pictures({"cats": many[:1], "dogs": many[1:2]}))
    assert "too few pictures (2)" in unfit(of_pictures({"cats": many[:2], "dogs": many[2:]}))
    assert "only 1 that differ" in unfit(of_pictures({"cats": [many[0]] * 5, "dogs": many[1:]}))
    assert "cats and dogs hold the same pictures (6 of them)" in unfit(of_pictures({"cats": many, "dogs": many}))
    assert "two" in unfit(of_pictures({}))
    enough = of_pictures({"cats": many[:3], "dogs": many[3:]})
    refuse_unfit(enough, groups(enough))


@pytest.mark.parametrize("change", ["jpeg", "half", "brighter", "noise"])
def test_nearly_the_same_is_found(change: str) -> None:
    """A picture saved again, smaller, brighter or grainy belongs to the first; the bundled photos are all different."""
    photos = [read_photo(path).pixels for path in bundled_photos()]
    pictures = of_pictures({"first": photos, "again": [_changed(each, change) for each in photos]})
    found = groups(pictures)
    assert found.tolist() == [*range(len(photos)), *range(len(photos))]


def _changed(pixels: Pixels, change: str) -> Pixels:
    image = Image.fromarray(pixels)
    if change == "jpeg":
        stream = io.BytesIO()
        image.save(stream, "JPEG", quality=50)
        return np.asarray(Image.open(stream), np.uint8)
    if change == "half":
        return np.asarray(image.resize((image.width // 2, image.height // 2)), np.uint8)
    if change == "brighter":
        return np.asarray(np.clip(pixels * 1.12, 0, 255), np.uint8)
    return np.asarray(np.clip(pixels + np.random.default_rng(0).normal(0, 8, pixels.shape), 0, 255), np.uint8)


def test_cutouts_are_all_different() -> None:
    """Red and green apples are two pictures, on white as on brick."""
    for ground in ("white", "brick"):
        pictures = [
            on_ground(each, ground, resources() / "photos", at)
            for at, each in enumerate(read_cutouts(bundled_cutouts()))
        ]
        assert len(set(groups(of_pictures({"all": pictures})).tolist())) == len(pictures)


def test_many_of_one_make_one_group() -> None:
    """Beyond one block; flat pictures are told apart by their colour."""
    pictures = of_pictures({"a": [noise(at % 300) for at in range(700)]})
    assert groups(pictures).tolist() == [at % 300 for at in range(700)]
    flat = of_pictures({"a": [np.full((9, 9, 3), grey, np.uint8) for grey in (10, 11, 200)]})
    assert groups(flat).tolist() == [0, 0, 2]
    assert groups(of_pictures({})).tolist() == []


def test_both_parts_have_their_share() -> None:
    """A quarter of each class; the same seed gives the same; all are in one of the two."""
    labels = np.repeat([0, 1, 2], (40, 12, 3))
    alone = np.arange(55)
    one, again, other = (split(labels, alone, 0.25, seed) for seed in (1, 1, 2))
    assert np.bincount(labels[one.validation]).tolist() == [10, 3, 1]
    assert sorted([*one.train, *one.validation]) == list(range(55))
    assert (one.validation == again.validation).all()
    assert one.validation.tolist() != other.validation.tolist()


@pytest.mark.parametrize("seed", range(20))
def test_what_is_alike_stays_together(seed: int) -> None:
    """Bursts of one scene, also over two classes, are on one side; each class has something on both."""
    random = np.random.default_rng(seed)
    labels = np.repeat([0, 1, 2], 20)
    together = np.concatenate([np.sort(random.integers(0, 5, 20)) + 100 * label for label in range(3)])
    together[labels == 1] = np.where(together[labels == 1] == 100, 0, together[labels == 1])
    parts = split(labels, together, 0.25, seed)
    assert not set(together[parts.train]) & set(together[parts.validation])
    assert np.bincount(labels[parts.train], minlength=3).min() > 0
    assert np.bincount(labels[parts.validation], minlength=3).min() > 0


def test_augmentation() -> None:
    """The same for the same seed; off, nothing changes; each kind changes something; sizes stay."""
    picture = noise(1, 64)
    assert augmented(picture, Augmentation(), np.random.default_rng(0)) is picture
    for how in (
        Augmentation(crop=0.3),
        Augmentation(colour=0.3),
        Augmentation(turn=15),
        Augmentation(flip=True, crop=0.2, colour=0.2, turn=9),
    ):
        one, again = (augmented(picture, how, np.random.default_rng(5)) for _ in range(2))
        assert how.is_on
        assert one.shape == picture.shape
        assert (one == again).all()
        assert 0 < np.abs(one.astype(int) - picture).mean() < 90


def test_a_crop_shows_a_part() -> None:
    """Cut by 40 %: what is seen is 60 % of the row, enlarged."""
    row = np.repeat(np.arange(0, 240, dtype=np.uint8)[None, :, None], 240, 0).repeat(3, 2)
    for seed in range(20):
        seen = augmented(row, Augmentation(crop=0.4), np.random.default_rng(seed))[:, :, 0].astype(int)
        span = seen[120, -1] - seen[120, 0]
        assert 0.58 * 240 <= span <= 240
        assert (np.diff(seen[120]) >= 0).all()


def test_labels_are_mended() -> None:
    """A picture moves to another class, or goes; the set that was there stays."""
    pictures = of_pictures({"a": [noise(0), noise(1)], "b": [noise(2)]})
    moved, fewer = pictures.relabelled(0, 1), pictures.without(2)
    assert (moved.counts.tolist(), fewer.counts.tolist(), pictures.counts.tolist()) == ([1, 2], [2, 0], [2, 1])
    assert [each.name for each in moved.of(1)] == ["a/1", "b/1"]
    assert isinstance(pictures.chosen([2]).examples[0], Example)
    assert Skipped("x", TransferError("y")).name == "x"
