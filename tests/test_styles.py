"""Tests of the bundled style pictures and of the script that draws them."""

import itertools
from functools import cache
from pathlib import Path

import make_styles
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from cnngui.paths import bundled_styles, resources

STYLES = bundled_styles()


@cache
def pixels(path: Path) -> NDArray[np.float32]:
    """Return a style picture as numbers from 0 to 255."""
    with Image.open(path) as picture:
        return np.asarray(picture, np.float32)


def fine(grey: NDArray[np.float32]) -> float:
    """Return how much of a picture is finer than 16 pixels: the mean spread inside blocks of 16 × 16."""
    height, width = (side // 16 * 16 for side in grey.shape)
    blocks = grey[:height, :width].reshape(height // 16, 16, width // 16, 16)
    return float(blocks.std(axis=(1, 3)).mean())


def test_library_is_whole_and_small() -> None:
    """At least fourteen, by name, exactly those that the script draws, two megabytes at most."""
    names = [path.stem for path in STYLES]
    assert len(names) >= 14
    assert names == sorted(names) == sorted(make_styles.STYLES)
    assert {path.name for path in STYLES} == {path.name for path in (resources() / "styles").iterdir()}
    assert all(name.replace("-", "").isalpha() and name == name.lower() and name.isascii() for name in names)
    assert max(path.stat().st_size for path in STYLES) <= 150_000
    assert sum(path.stat().st_size for path in STYLES) <= 2_100_000
    assert set(make_styles.SIZES) <= set(names)


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_style_is_fit_for_style_transfer(path: Path) -> None:
    """RGB, of a fit size, rich in contrast, in colours and in fine texture, with no large empty part."""
    with Image.open(path) as picture:
        assert (picture.mode, picture.format) == ("RGB", "JPEG")
        assert 384 <= min(picture.size) <= max(picture.size) <= 640
        assert not picture.getexif()
    values = pixels(path)
    grey = values.mean(axis=2)
    assert grey.std() > 35
    assert np.ptp(values, axis=2).mean() > 14
    assert fine(grey) > 14
    quarters = [half for rows in np.array_split(grey, 4) for half in np.array_split(rows, 4, axis=1)]
    assert min(fine(quarter) for quarter in quarters) > 5


def test_no_two_alike() -> None:
    """Any two differ, in how their colours are spread and in where they are light or dark."""
    spread, small = {}, {}
    for path in STYLES:
        boxes = (pixels(path) // 43).astype(int) @ (36, 6, 1)
        spread[path] = np.bincount(boxes.ravel(), minlength=216) / boxes.size
        with Image.open(path) as picture:
            small[path] = np.asarray(picture.convert("L").resize((64, 64)), np.float64).ravel()
    for one, other in itertools.combinations(STYLES, 2):
        assert np.minimum(spread[one], spread[other]).sum() < 0.9, (one.stem, other.stem)
        assert abs(np.corrcoef(small[one], small[other])[0, 1]) < 0.6, (one.stem, other.stem)


def test_every_style_has_a_licence() -> None:
    """One row each in LICENCES.md; the drawn ones are CNNGUI's own, and say how they are made."""
    text = (resources() / "LICENCES.md").read_text("utf-8")
    rows = {line.split("`")[1]: line for line in text.splitlines() if line.startswith("| `styles/")}
    assert sorted(rows) == [f"styles/{path.name}" for path in STYLES]
    own = [row for name, row in rows.items() if name != "styles/tissue.jpg"]
    assert all("made for CNNGUI" in row and "| MIT |" in row and "packaging/make_styles.py" in row for row in own)
    assert "no known copyright restrictions" in rows["styles/tissue.jpg"]


@pytest.mark.parametrize("name", ["mosaic", "woven"])
def test_drawing_is_deterministic(name: str) -> None:
    """The same name gives the same pixels, also when another style was drawn in between."""
    first = make_styles.picture(name, 96, 128)
    make_styles.picture("linocut", 48, 48)
    assert first.shape == (96, 128, 3)
    assert first.dtype == np.uint8
    np.testing.assert_array_equal(make_styles.picture(name, 96, 128), first)


@pytest.mark.parametrize("name", sorted(make_styles.STYLES))
def test_every_style_can_be_drawn_small(name: str) -> None:
    """No style depends on its size: a small one is drawn without a warning and is not flat."""
    drawn = make_styles.picture(name, 80, 112)
    assert drawn.shape == (80, 112, 3)
    assert drawn.std() > 20


@pytest.mark.parametrize("name", ["woven", "tissue"])
def test_bundled_file_is_what_the_script_draws(name: str) -> None:
    """The file shows what the script draws today: nobody changed one without the other."""
    made = make_styles.encoded(make_styles.picture(name, *make_styles.SIZES.get(name, make_styles.SQUARE)))
    assert make_styles.same(resources() / "styles" / f"{name}.jpg", made)


def test_check_tells_pictures_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slightly different JPEG is the same picture; a missing, larger or other one is not."""
    drawn = make_styles.picture("linocut", 64, 64)
    made, path = make_styles.encoded(drawn), tmp_path / "linocut.jpg"
    assert not make_styles.same(path, made)
    path.write_bytes(make_styles.encoded(np.clip(drawn.astype(int) + 1, 0, 255).astype(np.uint8)))
    assert path.read_bytes() != made
    assert make_styles.same(path, made)
    path.write_bytes(make_styles.encoded(drawn[::-1]))
    assert not make_styles.same(path, made)
    path.write_bytes(make_styles.encoded(drawn[:32]))
    assert not make_styles.same(path, made)
    assert [line.split()[2] for line in capsys.readouterr().out.splitlines()] == [
        "missing",
        "the",
        "another",
        "another",
    ]


def test_budget_lowers_the_quality(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture that is too large is written again, smaller, but never below the least quality."""
    drawn = make_styles.picture("linocut", 64, 64)
    best = make_styles.encoded(drawn)
    monkeypatch.setattr(make_styles, "BUDGET", len(best) - 1)
    lower = make_styles.encoded(drawn)
    assert len(lower) < len(best)
    monkeypatch.setattr(make_styles, "BUDGET", 0)
    least = make_styles.encoded(drawn)
    assert 0 < len(least) < len(lower)
