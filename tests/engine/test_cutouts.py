"""Tests of the bundled cut-outs and of the grounds that they are set on."""

import io
import tomllib
from pathlib import Path

import cutout_list
import make_cutouts
import numpy as np
import pytest
from PIL import Image

from cnngui.engine.cutouts import GROUNDS, KINDS, SIDE, Cutout, ground_of, on_ground, pasted, read_cutouts
from cnngui.engine.errors import PhotoError
from cnngui.paths import bundled_cutouts, resources

PHOTOS = resources() / "photos"


def test_what_comes_with_the_app() -> None:
    """Five kinds, about 120 pictures, each 224 px on its longer side and cropped to what can be seen; below 4 MB."""
    cutouts = read_cutouts(bundled_cutouts())
    assert len(cutouts) == 119
    assert tuple(dict.fromkeys(cutout.kind for cutout in cutouts)) == KINDS == tuple(cutout_list.KINDS)
    assert min(sum(cutout.kind == kind for cutout in cutouts) for kind in KINDS) >= 18
    for cutout in cutouts:
        assert max(cutout.pixels.shape[:2]) == SIDE
        alpha = cutout.pixels[:, :, 3]
        assert alpha[0].max() > 0, cutout.name
        assert alpha[:, -1].max() > 0, cutout.name
        assert (alpha < 10).mean() > 0.01, cutout.name
    assert sum(path.stat().st_size for path in bundled_cutouts().rglob("*") if path.is_file()) < 4_000_000


def test_each_has_its_source_and_licence() -> None:
    """Every file has its row with stamp, author and licence; the text of the licence and the metadata are there."""
    folder = bundled_cutouts()
    text = (folder / "LICENCES.md").read_text("utf-8")
    rows = [line.split("|")[1:-1] for line in text.splitlines() if line.startswith("| `")]
    listed = [row[0].strip(" `") for row in rows]
    assert listed == sorted(path.relative_to(folder).as_posix() for path in folder.glob("*/*"))
    assert all(len(row) == 4 and all(cell.strip() for cell in row) for row in rows)
    assert text == make_cutouts.about()
    assert "GNU GENERAL PUBLIC LICENSE" in (folder / "LICENCE.txt").read_text("utf-8")
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    assert "GPL-2.0-or-later" in project["license"]
    assert {"resources/cutouts/LICENCE.txt", "resources/cutouts/LICENCES.md"} <= set(project["license-files"])


def test_a_stamp_is_cropped_and_brought_to_size() -> None:
    """What is clear goes; the colour that was hidden in it does not shine through at the edge."""
    stamp = np.zeros((60, 90, 4), np.uint8)
    stamp[:, :, 1] = 255  # green, hidden
    stamp[20:40, 30:70] = (200, 10, 10, 255)
    data = io.BytesIO()
    Image.fromarray(stamp).save(data, "PNG")
    made = np.array(make_cutouts.cut(data.getvalue()))
    assert made.shape == (112, 224, 4)
    assert made[:, :, 1].max() < 30
    assert made[56, 112].tolist() == [200, 10, 10, 255]


@pytest.mark.parametrize("ground", GROUNDS)
def test_grounds(ground: str) -> None:
    """The same seed gives the same piece; another seed another one, but for white."""
    chosen = next(each for each in GROUNDS if each == ground)
    one, again, other = (ground_of(chosen, PHOTOS, seed) for seed in (1, 1, 2))
    assert one.shape == (SIDE, SIDE, 3)
    assert (one == again).all()
    assert (one == other).all() == (ground == "white")
    channels = one.reshape(-1, 3).mean(0)
    assert {"white": len(set(channels)) == 1, "grass": channels[1] == channels.max()}.get(
        ground, channels[0] > channels[2]
    )


def test_set_on_a_ground() -> None:
    """In the middle, at 9 tenths of the side; the corners are ground."""
    bird = read_cutouts(bundled_cutouts())[0]
    picture, ground = on_ground(bird, "gravel", PHOTOS, 5), ground_of("gravel", PHOTOS, 5)
    changed = np.argwhere((picture != ground).any(2))
    height = int(changed[:, 0].max() - changed[:, 0].min()) + 1
    assert abs(height - 0.9 * SIDE) <= 3
    assert abs(float(changed[:, 0].max() + changed[:, 0].min()) / 2 - SIDE / 2) <= 3
    assert (picture[0] == ground[0]).all()
    assert on_ground(bird, "white", PHOTOS, side=96).shape == (96, 96, 3)


@pytest.mark.parametrize(("place", "seen"), [((-3, 1), 1), ((4, 5), 1), ((-9, 0), 0), ((7, 7), 0)])
def test_pasted_over_an_edge(place: tuple[int, int], seen: int) -> None:
    """What lies outside is left out; the picture that was given stays."""
    picture = np.zeros((6, 6, 3), np.uint8)
    made, box = pasted(picture, Cutout("square", "shapes", np.full((8, 8, 4), 255, np.uint8)), place, 4)
    assert box == (*place, 4, 4)
    assert bool(made.any()) == bool(seen)
    assert not picture.any()


def test_half_clear_mixes_with_the_ground() -> None:
    """Half of the cut-out's colour, half of what is under it."""
    half = Cutout("half", "shapes", np.full((4, 4, 4), (200, 100, 0, 128), np.uint8))
    made, _ = pasted(np.full((4, 4, 3), 100, np.uint8), half, (0, 0), 4)
    assert np.abs(made[1, 1].astype(int) - [150, 100, 50]).max() <= 1


def test_none_there_or_damaged(tmp_path: Path) -> None:
    """One sentence each."""
    with pytest.raises(PhotoError, match="are gone"):
        read_cutouts(tmp_path)
    (tmp_path / "birds").mkdir()
    (tmp_path / "birds" / "crow.webp").write_bytes((bundled_cutouts() / "birds" / "crow.webp").read_bytes()[:900])
    with pytest.raises(PhotoError, match=r"crow\.webp"):
        read_cutouts(tmp_path)
