"""`cnngui filter` does what SciPy does, and takes every option to the letter."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage, signal

from cnngui.cli import main
from cnngui.engine.arrays import Array

LOPSIDED = "-1,0,3/2,-5,1/0,4,-2"
KERNEL = np.array([[-1, 0, 3], [2, -5, 1], [0, 4, -2]], np.float32)
MODES = {"zero": "constant", "replicate": "nearest", "reflect": "mirror", "wrap": "wrap"}


@pytest.fixture
def grid(tmp_path: Path) -> tuple[Path, Array]:
    """Return a grid that is not square, as a file and as numbers."""
    numbers = np.random.default_rng(1).integers(-9, 10, (7, 11)).astype(np.float32)
    np.save(tmp_path / "grid.npy", numbers)
    return tmp_path / "grid.npy", numbers


@pytest.fixture
def photo(tmp_path: Path) -> tuple[Path, NDArray[np.uint8]]:
    """Return a small photo, as a file with an accent and as pixels."""
    pixels = np.random.default_rng(2).integers(0, 256, (8, 13, 3)).astype(np.uint8)
    path = tmp_path / "été à Łódź.png"
    Image.fromarray(pixels).save(path)
    return path, pixels


def filtered(path: Path, *words: str) -> Array:
    """Filter to .npy beside the input, and give the numbers."""
    output = path.with_name("réponse.npy")
    assert main(["filter", str(path), *words, "--quiet", "--output", str(output)]) == 0
    response: Array = np.load(output)
    assert response.dtype == np.float32
    return response


def test_defaults_of_a_grid(grid: tuple[Path, Array]) -> None:
    """Without options: the vertical edge, padding same, stride 1."""
    path, numbers = grid
    expected = signal.correlate2d(numbers, np.array([[1, 0, -1]] * 3), mode="same")
    assert np.array_equal(filtered(path), expected)


def test_defaults_of_a_photo(photo: tuple[Path, NDArray[np.uint8]]) -> None:
    """A photo is made grey first."""
    path, pixels = photo
    grey = pixels.astype(np.float64) @ (0.299, 0.587, 0.114)
    expected = signal.correlate2d(grey, np.array([[1, 0, -1]] * 3), mode="same")
    np.testing.assert_allclose(filtered(path), expected, atol=1e-3)


def test_every_channel_apart(photo: tuple[Path, NDArray[np.uint8]]) -> None:
    """With `each`, channels stay apart: for every kernel red, green, blue."""
    path, pixels = photo
    response = filtered(path, "--channels", "each", "--kernel", LOPSIDED, "--kernel", "identity")
    red_green_blue = [signal.correlate2d(pixels[..., channel], KERNEL, mode="same") for channel in range(3)]
    assert np.array_equal(response, np.dstack([*red_green_blue, pixels]))


def test_summed_channels(photo: tuple[Path, NDArray[np.uint8]]) -> None:
    """With `sum`, a kernel of one slice is used on every channel, one of three slices on each its own."""
    path, pixels = photo
    alike = filtered(path, "--channels", "sum", "--kernel", LOPSIDED)
    assert np.array_equal(alike, signal.correlate2d(pixels.sum(axis=2, dtype=np.float32), KERNEL, mode="same"))
    apart = filtered(path, "--channels", "sum", "--kernel", "1;0;-1")
    assert np.array_equal(apart, pixels[..., 0].astype(np.float32) - pixels[..., 2])


@pytest.mark.parametrize("border", sorted(MODES))
def test_borders(grid: tuple[Path, Array], border: str) -> None:
    """Every border is SciPy's of that meaning."""
    path, numbers = grid
    expected = ndimage.correlate(numbers, KERNEL, mode=MODES[border])
    assert np.array_equal(filtered(path, "--kernel", LOPSIDED, "--border", border), expected)


def test_true_convolution(grid: tuple[Path, Array]) -> None:
    """The switch turns the kernel."""
    path, numbers = grid
    expected = signal.convolve2d(numbers, KERNEL, mode="same")
    assert np.array_equal(filtered(path, f"--kernel={LOPSIDED}", "--convolution"), expected)


def test_stride_and_dilation_by_rows_and_columns(grid: tuple[Path, Array]) -> None:
    """`2x1` is rows x columns, for both."""
    path, numbers = grid
    every = signal.correlate2d(numbers, KERNEL, mode="valid")
    assert np.array_equal(filtered(path, "-k", LOPSIDED, "--padding", "0", "--stride", "2x3"), every[::2, ::3])
    spread = np.zeros((5, 3), np.float32)
    spread[::2] = KERNEL
    every = signal.correlate2d(numbers, spread, mode="valid")
    assert np.array_equal(filtered(path, "-k", LOPSIDED, "--padding", "0", "--dilation", "2x1"), every)


def test_bias_and_relu(grid: tuple[Path, Array]) -> None:
    """The bias is added before ReLU; one for all kernels, or one for each; it may begin with a minus sign."""
    path, numbers = grid
    response = filtered(path, "--kernel", "identity", "--kernel", "0,0,0/0,-1,0/0,0,0", "--bias", "-3", "--relu")
    assert np.array_equal(response, np.maximum(np.dstack([numbers - 3, -numbers - 3]), 0))
    response = filtered(path, "--kernel", "identity", "--kernel", "0,0,0/0,-1,0/0,0,0", "--bias", "-.5e1", "--bias=2")
    assert np.array_equal(response, np.dstack([numbers - 5, -numbers + 2]))


def test_pooling(grid: tuple[Path, Array]) -> None:
    """A pool is 2×2 with the stride of its size, unless told otherwise."""
    path, numbers = grid
    only = ("--kernel", "identity", "--pool")
    whole = numbers[:6, :10].reshape(3, 2, 5, 2)
    assert np.array_equal(filtered(path, *only, "max"), whole.max(axis=(1, 3)))
    assert np.array_equal(filtered(path, *only, "average"), whole.mean(axis=(1, 3)))
    wide = numbers[:, :9].reshape(7, 3, 3).max(axis=2)
    assert np.array_equal(filtered(path, *only, "max", "--pool-size", "1x3"), wide)
    close = np.lib.stride_tricks.sliding_window_view(numbers, (3, 3)).max(axis=(2, 3))
    assert np.array_equal(filtered(path, *only, "max", "--pool-size", "3", "--pool-stride", "1"), close)


def test_the_line_and_quiet(grid: tuple[Path, Array], capsys: pytest.CaptureFixture[str]) -> None:
    """One line on stderr, nothing on stdout; with --quiet not even that."""
    path, _ = grid
    words = ["filter", str(path), "--stride", "3", "--output", str(path.with_name("out.png"))]
    assert main(words) == 0
    said, line = capsys.readouterr()
    assert said == ""
    assert line.count("\n") == 1
    assert "rows (7 + 2·1 − 3)/3 + 1 = 3, columns ⌊(11 + 2·1 − 3)/3⌋ + 1 = 4" in line
    assert "the filter does not reach 1 column at the end" in line
    assert "response from -" in line
    assert "drawn from -" in line
    assert main([*words, "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_what_was_done_to_the_photo_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Transparency is put on white, and the line says so."""
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(tmp_path / "clear.png")
    assert main(["filter", str(tmp_path / "clear.png"), "--kernel", "identity", "--output", "-"]) == 0
    said, line = capsys.readouterr()
    assert said == "255,255,255,255\n" * 4
    assert "white" in line


def test_grey_drawing(photo: tuple[Path, NDArray[np.uint8]]) -> None:
    """Drawn as a photo, the identity gives the photo back, a channel beside the other."""
    path, pixels = photo
    output = path.with_name("grey.png")
    words = ["--kernel", "identity", "--channels", "each", "--draw", "grey", "--output", str(output)]
    assert main(["filter", str(path), *words]) == 0
    with Image.open(output) as picture:
        drawn = np.asarray(picture)
    for channel in range(3):
        left = channel * (13 + 4)
        assert np.array_equal(drawn[:, left : left + 13, 1], pixels[..., channel])


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".tif"])
def test_every_kind_of_picture(photo: tuple[Path, NDArray[np.uint8]], suffix: str) -> None:
    """Every picture that the help names is written, with the size of the response."""
    path, _ = photo
    output = path.with_name(f"out{suffix}")
    assert main(["filter", str(path), "--stride", "2x1", "--output", str(output)]) == 0
    with Image.open(output) as picture:
        assert picture.size == (13, 4)


def test_an_old_output_is_replaced(grid: tuple[Path, Array]) -> None:
    """The output may be there already; nothing else is left beside it."""
    path, _ = grid
    output = path.with_name("out.csv")
    output.write_text("old")
    assert main(["filter", str(path), "--output", str(output)]) == 0
    assert len(output.read_text().splitlines()) == 7
    assert sorted(found.name for found in path.parent.iterdir()) == ["grid.npy", "out.csv"]


@pytest.mark.parametrize("kernel", ["0.5 0.25/1 0.125", "0.5,0.25/1,0.125", "0,5;0,25\n1;0,125", "0,5\t0,25\n1\t0,125"])
def test_both_decimal_signs_are_read_as_the_help_says(
    grid: tuple[Path, Array], capsys: pytest.CaptureFixture[str], kernel: str
) -> None:
    """A point everywhere; a comma on lines of their own, between tabs or semicolons; in a bias, either."""
    assert main(["filter", "--help"]) == 0
    help_text = capsys.readouterr().out
    assert "0,5 in rows on lines of their own" in help_text
    assert "0.5 or 0,5" in help_text
    path, _ = grid
    expected = filtered(path, "--kernel", "0.5 0.25/1 0.125", "--bias", "0.5", "--padding", "0")
    found = filtered(path, "--kernel", kernel, "--bias", "0,5", "--padding", "0")
    assert np.array_equal(found, expected)


@pytest.mark.parametrize("kernel", ["0,5 0,25/1 0,125", "0,5 1"])
def test_a_comma_that_may_be_two_numbers_is_refused(grid: tuple[Path, Array], kernel: str) -> None:
    """As the help says, too."""
    path, _ = grid
    assert main(["filter", str(path), "--kernel", kernel, "--quiet", "--output", str(path.with_name("o.npy"))]) != 0
