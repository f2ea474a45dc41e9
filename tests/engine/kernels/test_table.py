"""The table of named kernels: known values, what they answer to, and their words in both languages."""

import re
from typing import Any

import cv2
import numpy as np
import pytest
import scipy.ndimage
import scipy.signal
import skimage.filters
from numpy.typing import NDArray

from cnngui.engine.errors import KernelError
from cnngui.engine.kernels.table import GROUPS, KERNELS, NamedKernel, find, named, parse_or_find
from cnngui.engine.kernels.values import Filter, parse
from cnngui.engine.kernels.words_en import WORDS as ENGLISH
from cnngui.engine.kernels.words_fr import WORDS as FRENCH

SKIMAGE: Any = skimage.filters  # its functions have no types

each_row = pytest.mark.parametrize("row", KERNELS, ids=lambda row: row.name)
NAMES = [row.name for row in KERNELS]


def numbers(name: str) -> NDArray[np.float64]:
    """Return the numbers of a named kernel."""
    return np.array(find(name).filter.slices[0])


def correlated(name: str, picture: NDArray[np.float64]) -> NDArray[np.float64]:
    """Slide a named kernel over ``picture`` with SciPy; nothing is flipped."""
    return np.asarray(scipy.ndimage.correlate(picture, numbers(name), mode="nearest"))


@pytest.fixture
def picture() -> NDArray[np.float64]:
    """Return a picture without any symmetry."""
    return np.random.default_rng(5).integers(0, 256, (23, 31)).astype(np.float64)


def test_the_table_is_large_and_in_teaching_order() -> None:
    """At least 26; the identity, then the course's vertical edge; groups one after the other."""
    assert len(KERNELS) >= 26
    assert NAMES[:2] == ["identity", "vertical-edge"]
    order = [group.name for group in GROUPS]
    assert [order.index(row.group) for row in KERNELS] == sorted(order.index(row.group) for row in KERNELS)
    assert {row.group for row in KERNELS} == set(order)


def test_sizes_of_every_kind() -> None:
    """1×1, 2×2, 3×3, 5×5, 7×7 and non-square."""
    assert {row.filter.shape for row in KERNELS} == {(1, 1), (1, 3), (1, 7), (2, 2), (3, 3), (5, 5), (7, 7)}


def test_no_name_and_no_kernel_comes_twice() -> None:
    """Aliases included: a kernel that equals another is an alias of it."""
    names = [name for row in KERNELS for name in (row.name, *row.aliases)]
    assert len(set(names)) == len(names)
    assert len({row.filter.slices for row in KERNELS}) == len(KERNELS)


@each_row
def test_a_row_is_well_formed(row: NamedKernel) -> None:
    """A command-line name, one slice, no bias, and the name in the filter."""
    assert all(re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name) for name in (row.name, *row.aliases))
    assert row.filter == Filter(row.filter.slices, 0.0, row.name)
    assert row.filter.depth == 1
    assert not np.signbit(numbers(row.name)[numbers(row.name) == 0]).any()  # -0 would be seen in the editor's cells


@each_row
def test_sums(row: NamedKernel) -> None:
    """Edges, lines and what keeps only detail sum to 0, what keeps the brightness to 1."""
    total = numbers(row.name).sum()
    exceptions = {"identity": 1, "course-stride": 16, "negative": -1, "high-pass": 0}
    by_group = {"basics": 0, "edges": 0, "lines": 0, "smoothing": 1, "sharpening": 1, "effects": 1}
    assert total == pytest.approx(exceptions.get(row.name, by_group[row.group]), abs=1e-12)


def test_the_kernels_of_the_course() -> None:
    """The numbers on the slides."""
    assert numbers("vertical-edge").tolist() == [[1, 0, -1]] * 3
    assert numbers("course-stride").tolist() == [[3, 4, 4], [1, 0, 2], [-1, 0, 3]]


@pytest.mark.parametrize(("name", "axis"), [("sobel-x", 1), ("sobel-y", 0)])
def test_sobel_equals_scipy_scikit_image_and_opencv_with_the_other_sign(
    name: str, axis: int, picture: NDArray[np.float64]
) -> None:
    """Theirs is positive where it gets brighter to the right or below, ours, the course's, where it gets darker."""
    ours = -correlated(name, picture)
    np.testing.assert_allclose(ours, scipy.ndimage.sobel(picture, axis=axis, mode="nearest"))
    np.testing.assert_allclose(ours / 4, SKIMAGE.sobel(picture, axis=axis, mode="nearest"))
    opencv = cv2.Sobel(picture, cv2.CV_64F, axis, 1 - axis, ksize=3, borderType=cv2.BORDER_REPLICATE)
    np.testing.assert_allclose(ours, opencv)


@pytest.mark.parametrize(("name", "axis"), [("prewitt-x", 1), ("prewitt-y", 0)])
def test_prewitt_is_the_course_s_edge_with_the_other_sign(name: str, axis: int, picture: NDArray[np.float64]) -> None:
    """SciPy's Prewitt is minus the vertical or the horizontal edge: an alias, no second row."""
    np.testing.assert_allclose(-correlated(name, picture), scipy.ndimage.prewitt(picture, axis=axis, mode="nearest"))
    assert find(name).name in {"vertical-edge", "horizontal-edge"}


@pytest.mark.parametrize(("name", "axis"), [("scharr-x", 1), ("scharr-y", 0)])
def test_scharr_equals_scikit_image_and_opencv_with_the_other_sign(
    name: str, axis: int, picture: NDArray[np.float64]
) -> None:
    """Scikit-image divides by 16."""
    ours = -correlated(name, picture)
    np.testing.assert_allclose(ours / 16, SKIMAGE.scharr(picture, axis=axis, mode="nearest"))
    opencv = cv2.Scharr(picture, cv2.CV_64F, axis, 1 - axis, borderType=cv2.BORDER_REPLICATE)
    np.testing.assert_allclose(ours, opencv)


@pytest.mark.parametrize(("name", "theirs"), [("roberts-up", "pos_diag"), ("roberts-down", "neg_diag")])
def test_roberts_equals_scikit_image_with_the_other_sign(name: str, theirs: str, picture: NDArray[np.float64]) -> None:
    """Scikit-image flips the kernel; the response belongs to the upper left pixel of the four, as with "same"."""
    ours = scipy.signal.correlate2d(picture, numbers(name), mode="valid")
    other = getattr(SKIMAGE, f"roberts_{theirs}")(picture)
    np.testing.assert_allclose(-ours[1:, 1:], other[1:-1, 1:-1])


def test_laplacians(picture: NDArray[np.float64]) -> None:
    """SciPy's and OpenCV's have our negative centre, scikit-image's a positive one."""
    ours = correlated("laplacian", picture)
    np.testing.assert_allclose(ours, scipy.ndimage.laplace(picture, mode="nearest"))
    np.testing.assert_allclose(ours, cv2.Laplacian(picture, cv2.CV_64F, ksize=1, borderType=cv2.BORDER_REPLICATE))
    inner = (slice(1, -1), slice(1, -1))
    np.testing.assert_allclose(ours[inner], -SKIMAGE.laplace(picture)[inner])
    assert numbers("laplacian-8").tolist() == [[1, 1, 1], [1, -8, 1], [1, 1, 1]]


@pytest.mark.parametrize("size", [3, 5, 7])
def test_gaussians(size: int) -> None:
    """Pascal's triangle; OpenCV has the same for 3 and 5, and another bell for 7."""
    line = np.poly1d([0.5, 0.5]) ** (size - 1)
    np.testing.assert_allclose(numbers(f"gaussian-{size}"), np.outer(line.coeffs, line.coeffs))
    if size < 7:
        opencv = cv2.getGaussianKernel(size, 0, cv2.CV_64F)
        np.testing.assert_allclose(numbers(f"gaussian-{size}"), opencv @ opencv.T)


@pytest.mark.parametrize("size", [3, 5])
def test_boxes(size: int, picture: NDArray[np.float64]) -> None:
    """The mean of all neighbours."""
    uniform = scipy.ndimage.uniform_filter(picture, size, mode="nearest")
    np.testing.assert_allclose(correlated(f"box-{size}", picture), uniform)


@pytest.mark.parametrize(("name", "blur"), [("log-5", "gaussian-3"), ("log-7", "gaussian-5")])
def test_laplacian_of_gaussian_is_one_after_the_other(name: str, blur: str) -> None:
    """In one kernel, and negative in the middle like the Laplacian."""
    both = scipy.signal.convolve2d(numbers("laplacian"), numbers(blur))
    np.testing.assert_allclose(numbers(name), both, atol=1e-15)
    assert numbers(name).argmin() == numbers(name).size // 2


def test_sharpening() -> None:
    """The kernels of the textbooks; unsharp is known as -1/256 of ones with 476 turned negative in the middle."""
    assert numbers("sharpen").tolist() == [[0, -1, 0], [-1, 5, -1], [0, -1, 0]]
    assert numbers("sharpen-strong").tolist() == [[-1, -1, -1], [-1, 9, -1], [-1, -1, -1]]
    assert (numbers("unsharp") * -256).tolist() == [
        [1, 4, 6, 4, 1],
        [4, 16, 24, 16, 4],
        [6, 24, -476, 24, 6],
        [4, 16, 24, 16, 4],
        [1, 4, 6, 4, 1],
    ]
    np.testing.assert_allclose(numbers("high-pass") * 9, [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]])


def test_difference_of_gaussians(picture: NDArray[np.float64]) -> None:
    """The light blur minus the strong one."""
    expected = correlated("gaussian-3", picture) - correlated("gaussian-5", picture)
    np.testing.assert_allclose(correlated("difference-of-gaussians", picture), expected, atol=1e-9)


def test_other_known_kernels() -> None:
    """Emboss, lines, corner and motion."""
    assert numbers("emboss").tolist() == [[-2, -1, 0], [-1, 1, 1], [0, 1, 2]]
    assert numbers("line-vertical").tolist() == [[-1, 2, -1]] * 3
    assert numbers("line-diagonal-up").tolist() == [[-1, -1, 2], [-1, 2, -1], [2, -1, -1]]
    assert numbers("corner").tolist() == [[1, 0, -1], [0, 0, 0], [-1, 0, 1]]
    np.testing.assert_allclose(numbers("motion") * 5, np.eye(5))
    np.testing.assert_allclose(numbers("motion-horizontal"), np.full((1, 7), 1 / 7))


def ramp(name: str) -> NDArray[np.float64]:
    """Draw an edge: dark on one side, bright on the other."""
    y, x = np.mgrid[0:9, 0:9].astype(float)
    sides = {"|": x > 4, "-": y > 4, "/": x + y > 8, "\\": x > y}
    return np.asarray(sides[name] * 100.0)


@pytest.mark.parametrize(
    ("name", "found", "silent"),
    [
        ("vertical-edge", "|", "-"),
        ("horizontal-edge", "-", "|"),
        ("diagonal-edge-up", "/", "\\"),
        ("diagonal-edge-down", "\\", "/"),
        ("difference", "|", "-"),
        ("sobel-x", "|", "-"),
        ("sobel-y", "-", "|"),
        ("scharr-x", "|", "-"),
        ("scharr-y", "-", "|"),
        ("roberts-up", "/", "\\"),
        ("roberts-down", "\\", "/"),
    ],
)
def test_edge_kernels_find_their_edge_and_no_other(name: str, found: str, silent: str) -> None:
    """As their words promise: strong on one direction, exactly 0 on the one across it."""
    inside = (slice(2, -2), slice(2, -2))
    assert np.abs(correlated(name, ramp(found))[inside]).max() >= 100
    assert not correlated(name, ramp(silent))[inside].any()


@pytest.mark.parametrize("name", ["vertical-edge", "sobel-x", "scharr-x", "difference"])
def test_vertical_edges_are_positive_from_bright_to_dark(name: str) -> None:
    """One sign for all of them."""
    to_bright, to_dark = correlated(name, ramp("|")), correlated(name, 100 - ramp("|"))
    assert to_bright.min() < 0 == to_bright.max()
    assert to_dark.min() == 0 < to_dark.max()


def test_corners_answer_where_straight_edges_do_not() -> None:
    """The corner kernel on the corner of a square."""
    square = np.zeros((12, 12))
    square[6:, 6:] = 100.0
    assert np.abs(correlated("corner", square)).max() == 100
    for edge in "|-":
        assert not correlated("corner", ramp(edge)).any()


@pytest.mark.parametrize(
    ("name", "move"), [("shift-left", (0, -1)), ("shift-right", (0, 1)), ("shift-up", (-1, 0)), ("shift-down", (1, 0))]
)
def test_shifts_move_the_photo_as_they_say(name: str, move: tuple[int, int], picture: NDArray[np.float64]) -> None:
    """The whole photo by one pixel."""
    wrapped = scipy.ndimage.correlate(picture, numbers(name), mode="wrap")
    np.testing.assert_array_equal(wrapped, np.roll(picture, move, (0, 1)))


def test_both_languages_have_words_for_every_kernel() -> None:
    """No more and no fewer, and no language copied from the other."""
    assert list(ENGLISH) == list(FRENCH) == NAMES
    assert all(ENGLISH[name].explanation != FRENCH[name].explanation for name in NAMES)


@pytest.mark.parametrize("language", ["en", "fr"])
@each_row
def test_words_are_sentences(row: NamedKernel, language: str) -> None:
    """One short title, two sentences with a full stop, at most 160 characters; no kernel shares them with another."""
    words = row.words(language)
    assert 0 < len(words.title) <= 30
    for sentence in (words.explanation, words.expect):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert 20 < len(sentence) <= 160
        assert "  " not in sentence
    assert sum(other.words(language).title == words.title for other in KERNELS) == 1
    assert sum(other.words(language).explanation == words.explanation for other in KERNELS) == 1


@each_row
def test_french_typography(row: NamedKernel) -> None:
    """No-break spaces before double signs, curly apostrophes."""
    for text in row.french:
        assert "'" not in text
        assert not re.search(r"[ \w][:;!?]", text)


def test_the_row_s_words_by_language() -> None:
    """The same words under the names of their language."""
    row = find("identity")
    assert row.words("en") == row.words("de") == ENGLISH["identity"]
    assert row.words("fr") == row.words("fr_CA") == FRENCH["identity"]


def test_find_forgives_case_and_hyphens() -> None:
    """Names and aliases, however they are typed."""
    for name in ("sobel-x", "Sobel X", "SOBEL_X", " sobel ", "sobel"):
        assert find(name).name == "sobel-x"
    for row in KERNELS:
        assert all(find(alias) is row for alias in (row.name, *row.aliases))


def test_find_suggests_what_looks_alike() -> None:
    """One sentence, with near names or with what else to do."""
    with pytest.raises(KernelError, match="There is no kernel named “gausian-5”; did you mean gaussian-5, "):
        find("gausian-5")
    with pytest.raises(KernelError, match=r"There is no kernel named “qqq”; “cnngui kernels” lists them all"):
        find("qqq")


def test_parse_or_find() -> None:
    """What --kernel takes."""
    assert parse_or_find("sobel-x") == find("sobel-x").filter
    assert parse_or_find("Vertical edge") == find("vertical-edge").filter
    assert parse_or_find("-1,0,1/-1,0,1") == Filter(parse("-1,0,1/-1,0,1"))
    assert parse_or_find("np.array([[1, 2]])") == Filter(parse("1,2"))
    assert parse_or_find("1,2;3,4").depth == 2
    with pytest.raises(KernelError, match="There is no kernel named “sobl-x”; did you mean sobel-x"):
        parse_or_find("sobl-x")
    with pytest.raises(KernelError, match="“nan” in row 1, column 1"):
        parse_or_find("nan")
    with pytest.raises(KernelError, match="The kernel is empty"):
        parse_or_find("")


def test_an_edited_kernel_gets_its_name_back() -> None:
    """By its numbers alone."""
    assert all(named(row.filter.slices) is row for row in KERNELS)
    assert named(parse("1,0,-1/1,0,-1/1,0,-2")) is None
    assert named(parse("1,0,-1;1,0,-1")) is None
