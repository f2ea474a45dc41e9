"""Moving pictures, read back: a GIF by Pillow, a folder by our own reader."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageSequence

from cnngui.engine.animations import LAST_MS, frames_in, save_animation
from cnngui.engine.arrays import Pixels
from cnngui.engine.errors import PhotoError
from cnngui.engine.photos import read_photo

RED, GREEN, BLUE = (200, 30, 20), (10, 160, 60), (30, 60, 220)


def plain(colour: tuple[int, int, int], height: int, width: int) -> Pixels:
    """Return a picture of one colour."""
    return np.full((height, width, 3), colour, np.uint8)


@pytest.fixture
def growth() -> list[Pixels]:
    """Return pictures as a run makes them: small ones, then larger ones, none square, each of a colour of its own."""
    return [plain(RED, 10, 15), plain(GREEN, 20, 30), plain(BLUE, 20, 30)]


def gradients(count: int) -> list[Pixels]:
    """Return pictures with thousands of colours, each another one."""
    rows, columns = np.mgrid[:40, :60]
    steps = range(count)
    return [np.stack([4 * columns, 6 * rows, 20 * step + 2 * columns], 2).astype(np.uint8) for step in steps]


def frames_of(path: Path) -> list[tuple[Pixels, int]]:
    """Return the frames of a GIF and how many milliseconds each stays."""
    with Image.open(path) as image:
        assert image.format == "GIF"
        return [(np.asarray(frame.convert("RGB")), frame.info["duration"]) for frame in ImageSequence.Iterator(image)]


def times_of(path: Path) -> list[int]:
    """Return only the milliseconds."""
    return [time for _, time in frames_of(path)]


def test_gif_has_a_frame_a_picture(growth: Sequence[Pixels], tmp_path: Path) -> None:
    """Each of the last one's size and of its own colour, in order; nothing else is left in the folder."""
    path = tmp_path / "growth.gif"
    save_animation(growth, path)
    frames = [frame for frame, _ in frames_of(path)]
    assert [frame.shape for frame in frames] == [(20, 30, 3)] * 3
    for frame, colour in zip(frames, (RED, GREEN, BLUE), strict=True):
        assert np.abs(frame.astype(int) - colour).max() <= 4
    assert list(tmp_path.iterdir()) == [path]


def test_gif_colours_are_near(tmp_path: Path) -> None:
    """Of thousands of colours 256 are left in each frame, which lie close to those that were."""
    pictures = gradients(4)
    save_animation(pictures, tmp_path / "growth.gif")
    for (frame, _), picture in zip(frames_of(tmp_path / "growth.gif"), pictures, strict=True):
        away = np.abs(frame.astype(int) - picture)
        assert away.mean() < 6
        assert np.quantile(away, 0.99) < 30


def test_gif_stays_longest_at_the_end_and_begins_anew(growth: Sequence[Pixels], tmp_path: Path) -> None:
    """300 ms each, or as long as is wanted; then the last one; for ever."""
    save_animation(growth, tmp_path / "usual.gif")
    save_animation(growth, tmp_path / "fast.GIF", milliseconds=50)
    assert LAST_MS > 300
    assert times_of(tmp_path / "usual.gif") == [300, 300, LAST_MS]
    assert times_of(tmp_path / "fast.GIF") == [50, 50, LAST_MS]
    with Image.open(tmp_path / "usual.gif") as image:
        assert image.info["loop"] == 0


def test_gif_of_equal_pictures_takes_as_long(growth: Sequence[Pixels], tmp_path: Path) -> None:
    """Where two in a row are the same, one frame may stand for both, but no time is lost."""
    save_animation([growth[1], growth[1], growth[2], growth[2]], tmp_path / "growth.gif")
    assert sum(times_of(tmp_path / "growth.gif")) == 3 * 300 + LAST_MS


def test_gif_of_one_picture(growth: Sequence[Pixels], tmp_path: Path) -> None:
    """It need not move."""
    save_animation(growth[:1], tmp_path / "one.gif")
    with Image.open(tmp_path / "one.gif") as image:
        assert np.abs(np.asarray(image.convert("RGB")).astype(int) - RED).max() <= 4
        assert image.size == (15, 10)


def test_folder_keeps_every_pixel(tmp_path: Path) -> None:
    """Numbered from 1, so that they sort; a smaller picture is brought to the last one's size."""
    pictures = gradients(3)
    small = plain(RED, 10, 15)
    save_animation([small, *pictures], tmp_path / "growth")
    files = sorted((tmp_path / "growth").iterdir())
    assert [file.name for file in files] == ["001.png", "002.png", "003.png", "004.png"]
    found = [read_photo(file).pixels for file in files]
    assert np.array_equal(found[0], plain(RED, 40, 60))
    for pixels, picture in zip(found[1:], pictures, strict=True):
        assert np.array_equal(pixels, picture)


def test_a_small_picture_is_enlarged_in_place(tmp_path: Path) -> None:
    """Neither turned nor mirrored: each quarter stays in its corner."""
    quarters = np.zeros((10, 16, 3), np.uint8)
    quarters[:5, :8], quarters[:5, 8:], quarters[5:, :8] = RED, GREEN, BLUE
    save_animation([quarters, plain(RED, 40, 64)], tmp_path / "growth")
    large = read_photo(tmp_path / "growth" / "001.png").pixels
    found = [tuple(large[row, column]) for row, column in ((8, 12), (8, 50), (32, 12), (32, 50))]
    assert found == [RED, GREEN, BLUE, (0, 0, 0)]


@pytest.mark.parametrize("name", ["growth", "growth.v2"])
def test_folder_that_is_there(name: str, growth: Sequence[Pixels], tmp_path: Path) -> None:
    """Pictures of these numbers are replaced; what else lies in it stays; its name may have a full stop."""
    folder = tmp_path / name
    folder.mkdir()
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    (folder / "001.png").write_bytes(b"old")
    save_animation(growth, folder)
    assert sorted(file.name for file in folder.iterdir()) == ["001.png", "002.png", "003.png", "notes.txt"]
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert np.array_equal(read_photo(folder / "001.png").pixels, plain(RED, 20, 30))


@pytest.mark.parametrize("name", ["growth.mp4", "growth.png", "growth.gif.zip", "a.b"])
def test_another_suffix(name: str, growth: Sequence[Pixels], tmp_path: Path) -> None:
    """The sentence names what to do; neither file nor folder is made."""
    with pytest.raises(PhotoError, match=r"growth|a\.b") as caught:
        save_animation(growth, tmp_path / name)
    assert str(caught.value).endswith(f"{name} is no name for moving pictures: end it in .gif, or name a folder.")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "says"), [("growth.gif", "There is no folder to write"), ("growth", "cannot be made")]
)
def test_parent_folder_is_missing(name: str, says: str, growth: Sequence[Pixels], tmp_path: Path) -> None:
    """It is not made unasked: the name may be mistyped."""
    with pytest.raises(PhotoError, match=says):
        save_animation(growth, tmp_path / "missing" / name)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_the_folder(growth: Sequence[Pixels], tmp_path: Path) -> None:
    """It stays as it is."""
    path = tmp_path / "growth"
    path.write_bytes(b"mine")
    with pytest.raises(PhotoError, match="cannot be made"):
        save_animation(growth, path)
    assert path.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_the_place_of_the_file(growth: Sequence[Pixels], tmp_path: Path) -> None:
    """A GIF does not replace a folder, nor is it put inside."""
    path = tmp_path / "growth.gif"
    path.mkdir()
    with pytest.raises(PhotoError, match="is not an ordinary file"):
        save_animation(growth, path)
    assert list(tmp_path.rglob("*")) == [path]


def test_failing_encoder_leaves_no_half_file(
    growth: Sequence[Pixels], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the disk fills half-way, the old GIF is there and no other; of the folder, whole pictures only."""
    path = tmp_path / "growth.gif"
    save_animation(growth, path)
    before = path.read_bytes()
    real, calls = Image.Image.save, []

    def fail(self: Image.Image, stream: object, *args: object, **options: object) -> None:
        calls.append(1)
        if len(calls) == 2:
            real(self, stream, *args, **options)  # type: ignore[arg-type]  # as it was called
            return
        getattr(stream, "write")(b"half")  # noqa: B009  (a plain object)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Image.Image, "save", fail)
    with pytest.raises(PhotoError, match=r"has no room for .*growth\.gif"):
        save_animation(growth[::-1], path)
    assert path.read_bytes() == before
    calls.clear()
    with pytest.raises(PhotoError, match=r"has no room for .*growth.001\.png: free some"):
        save_animation(growth, tmp_path / "growth")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["growth.gif"]


def test_a_shorter_series_takes_the_place_of_a_longer_one(growth: Sequence[Pixels], tmp_path: Path) -> None:
    """Its pictures are no longer among those of another; other files stay."""
    save_animation([*growth, *growth], tmp_path / "growth")
    (tmp_path / "growth" / "notes.txt").write_text("mine")
    (tmp_path / "growth" / "cat.png").write_bytes(b"mine")
    save_animation(growth, tmp_path / "growth")
    assert [path.name for path in frames_in(tmp_path / "growth")] == [f"{n:03}.png" for n in range(1, len(growth) + 1)]
    assert (tmp_path / "growth" / "notes.txt").exists()
    assert (tmp_path / "growth" / "cat.png").exists()


def test_pictures_are_left_alone(growth: Sequence[Pixels], tmp_path: Path) -> None:
    """They belong to the run."""
    before = [picture.copy() for picture in growth]
    for name in ("growth.gif", "growth"):
        save_animation(growth, tmp_path / name)
    assert all(np.array_equal(one, other) for one, other in zip(growth, before, strict=True))


def test_pictures_may_be_views(tmp_path: Path) -> None:
    """Cut-outs and mirrored arrays are written as they look, in both kinds."""
    view = cv2.resize(gradients(1)[0], (80, 60))[::-1, 10:50].astype(np.uint8)
    save_animation([view], tmp_path / "growth")
    assert np.array_equal(read_photo(tmp_path / "growth" / "001.png").pixels, view)
    save_animation([view], tmp_path / "growth.gif")
    with Image.open(tmp_path / "growth.gif") as image:
        assert np.abs(np.asarray(image.convert("RGB")).astype(int) - view).mean() < 6
