"""Which photo comes next in a folder."""

from pathlib import Path

import numpy as np
import pytest

from cnngui.engine.errors import PhotoError
from cnngui.engine.folders import SUFFIXES, photos_beside, read_neighbour
from cnngui.engine.saving import save_picture
from tests.corpus import Kind, kinds


def save(path: Path) -> Path:
    """Save a photo of two pixels."""
    save_picture(np.zeros((1, 2, 3), np.uint8), path)
    return path


def test_natural_order(tmp_path: Path) -> None:
    """IMG_2 before IMG_10; a raised two is a digit and no number; hidden files and others are left out."""
    names = ["IMG_10.png", "IMG_2.png", "1²2.png", "٣.png"]
    for name in (*names, ".hidden.png"):
        save(tmp_path / name)
    (tmp_path / "notes.txt").write_text("no photo")
    found = [path.name for path in photos_beside(tmp_path / "IMG_2.png")]
    assert sorted(found) == sorted(names)
    assert found.index("IMG_2.png") < found.index("IMG_10.png")


def test_round_the_ends(tmp_path: Path) -> None:
    """After the last comes the first, before the first the last; several steps at once."""
    for name in "abc":
        save(tmp_path / f"{name}.png")
    assert read_neighbour(tmp_path / "c.png", 1).name == "a.png"
    assert read_neighbour(tmp_path / "a.png", -1).name == "c.png"
    assert read_neighbour(tmp_path / "a.png", 2).name == "c.png"


def test_a_photo_that_has_gone_has_neighbours(tmp_path: Path) -> None:
    """Next is the first, previous the last."""
    save(tmp_path / "a.png")
    save(tmp_path / "b.png")
    assert read_neighbour(tmp_path / "gone.png", 1).name == "a.png"
    assert read_neighbour(tmp_path / "gone.png", -1).name == "b.png"


@pytest.mark.parametrize("by", [1, -1])
def test_broken_files_are_passed_over_in_the_direction_of_the_step(tmp_path: Path, by: int) -> None:
    """Each is told once."""
    for name in "ae":
        save(tmp_path / f"{name}.png")
    for name in "bcd":
        (tmp_path / f"{name}.png").write_text("no picture")
    passed: list[Path] = []
    start, end = ("a", "e") if by == 1 else ("e", "a")
    assert read_neighbour(tmp_path / f"{start}.png", by, passed.append).name == f"{end}.png"
    assert [path.stem for path in passed] == list("bcd"[::by])


def test_nothing_to_read(tmp_path: Path) -> None:
    """An empty folder, one of broken files, and one that is not there."""
    (tmp_path / "broken.png").write_text("no picture")
    for path in (tmp_path / "broken.png", tmp_path / "no" / "a.png"):
        with pytest.raises(PhotoError, match="no other photo in this folder"):
            read_neighbour(path, 1)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_every_kind_that_is_read_is_seen(kind: Kind) -> None:
    """By the name that our own corpus gives it."""
    assert f".{kind.suffix}" in SUFFIXES


def test_names_that_browsers_and_scanners_give(tmp_path: Path) -> None:
    """In any case; what is read by chance, such as text, is not offered."""
    names = [
        "a.jpg",
        "b.JFIF",
        "c.jpe",
        "d.pbm",
        "e.tsv",
        "g.pnm",
        "h.j2k",
        "i.apng",
        "j.dib",
        "k.pjpeg",
        "l.pfm",
        "m.TIFF",
    ]
    for name in [*names, "f.txt", "no suffix"]:
        (tmp_path / name).write_bytes(b"x")
    assert [path.name for path in photos_beside(tmp_path / "a.jpg")] == names
