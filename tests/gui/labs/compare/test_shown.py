"""What the lab draws, number by number, and what it says."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from cnngui.engine.arrays import Array
from cnngui.engine.kernels.table import find
from cnngui.engine.point_density import Brush
from cnngui.engine.spectra import frequency_response
from cnngui.gui.labs.compare.shown import Shown, learned_anatomy, my_anatomy, spectrum_of
from cnngui.gui.labs.compare.state import LOOKS
from cnngui.gui.labs.compare.words import anatomy_text, item_hint, my_title, ranking_title, transform_title, verdict
from cnngui.gui.widgets.pictures.pictures import PhotoPicture, PlanePicture
from cnngui.networks.network import Network
from cnngui.tasks.compare import TRANSFORMS, Chance, Match
from cnngui.tasks.surgery import Zeroed, operated
from tests.gui.labs.compare.conftest import VERTICAL, a_request, a_state, chain_of, computed
from tests.gui.labs.photos import cat

STATE = a_state(chain_of(*VERTICAL.slices[0]))
Make = Callable[..., Shown]


@pytest.fixture(scope="module")
def made(network: Network) -> Make:
    """Return what shows channel 48, or another, in a state."""
    result = computed(network, a_request())

    def make(channel: int = 48, **fields: object) -> Shown:
        return Shown(replace(STATE, **fields), result, channel)  # type: ignore[arg-type]

    return make


def drawn(shown: Shown) -> tuple[Array, Array]:
    """Return the numbers of both pictures."""
    left, right = shown.pictures(None)
    assert isinstance(left, PlanePicture)
    assert isinstance(right, PlanePicture)
    return left._planes[0], right._planes[0]


def scaled(plane: Array) -> Array:
    """Divide by the root mean square."""
    return np.asarray(plane / np.sqrt(np.mean(plane.astype(np.float64) ** 2)), np.float32)


def test_both_are_drawn_on_one_scale(made: Make) -> None:
    """Each in units of its own root mean square; the left one is never touched by how the right one is made."""
    shown = made()
    mine, learned = scaled(shown.result.plane), scaled(shown.result.learned(48)[0])
    for look in LOOKS:
        assert np.allclose(drawn(made(look=look))[0], mine, atol=1e-4)
    assert np.allclose(drawn(shown)[1], learned, atol=1e-4)


@pytest.mark.parametrize("share", [0, 25, 100])
def test_wipe_and_blend(made: Make, share: int) -> None:
    """Mine up to the slider, or so much of it."""
    mine, learned = drawn(made())
    wiped = drawn(made(look="wipe", share=share))[1]
    edge = round(share / 100 * mine.shape[1])
    assert (wiped[:, :edge] == mine[:, :edge]).all()
    assert (wiped[:, edge:] == learned[:, edge:]).all()
    blended = drawn(made(look="blend", share=share))[1]
    assert np.allclose(blended, share / 100 * mine + (1 - share / 100) * learned, atol=1e-5)


def test_opposites_are_turned_before_they_are_subtracted(made: Make) -> None:
    """So that what is alike cancels; the caption says it."""
    mine, learned = drawn(made())
    assert np.allclose(drawn(made(look="difference"))[1], mine - learned, atol=1e-5)
    assert made(look="difference").captions("x")[1] == "Mine − learned: conv1_1 · 49 of 64"
    opposite = next(match.channel for match in made().result.ranking if match.similarity < -0.5)
    mine, learned = drawn(made(opposite))
    assert np.allclose(drawn(made(opposite, look="difference"))[1], -mine - learned, atol=1e-5)
    assert made(opposite, look="difference").captions("x")[1].startswith("−Mine − learned")


def test_captions(made: Make) -> None:
    """What the pictures are, and by what they were divided."""
    assert made().captions("Vertical edge") == ("Mine: Vertical edge", "Learned: conv1_1 · 49 of 64")
    shown = made()
    rms = [float(np.sqrt(np.mean(each.astype(np.float64) ** 2))) for each in (shown.left, shown.learned)]
    assert shown.units() == (f"1 on the scale: {rms[0]:.2f} of mine, {rms[1]:.2f} of learned. Space: the photo.")


def test_a_pixel_is_read(made: Make) -> None:
    """Both numbers as they are; nothing beyond the edge."""
    shown = made()
    mine, learned = (f"{float(each[3, 5]):.2f}".replace("-", "−") for each in (shown.left, shown.learned))
    assert shown.pixel_text(3, 5) == f"row 3, column 5: mine {mine}, learned {learned}"
    assert shown.pixel_text(64, 0) == shown.pixel_text(0, -1) == ""


def test_marked_pixels(made: Make) -> None:
    """Those whose two numbers lie in the brush stay bright on the photo, all others are dim."""
    shown = made()
    x, y = shown.left, shown.learned
    brush = Brush(0.0, float(x.max()), 0.0, float(y.max()))
    mask = (x >= 0) & (y >= 0)
    picture, _ = shown.pictures(brush)
    assert isinstance(picture, PhotoPicture)
    assert shown.marked_share(brush) == pytest.approx(mask.mean())
    for row, column in ((0, 0), (10, 20), (33, 71), (63, 95)):
        whole = cat().pixels[row, column]
        expected = whole if mask[row, column] else (whole * 0.25).astype(np.uint8)
        assert list(picture.cell(row, column)[1]) == expected.tolist()


def test_clipped_numbers_are_told(made: Make) -> None:
    """The cat's edges are stronger than three times the usual; a plain scale is not."""
    shown = made()
    beyond = max(float(np.abs(scaled(each)).max()) for each in (shown.left, shown.learned))
    assert shown.is_clipped == (beyond > 3)


def test_before_and_after(network: Network) -> None:
    """In the same units, whatever has become of the map."""
    changed = operated(network, [Zeroed("conv1_1", 48)])
    result = computed(changed, a_request(), original=network)
    shown = Shown(replace(STATE, is_after=True), result, 48)
    before, after = drawn(shown)
    assert np.allclose(before, scaled(computed(network, a_request()).learned(48)[0]), atol=1e-4)
    assert not after.any()
    assert shown.captions("x") == ("Before: conv1_1 · 49 of 64", "After: conv1_1 · 49 of 64")
    assert "before and after" in shown.units()
    assert Shown(STATE, result, 48).captions("x")[0] == "Mine: x"


def test_my_anatomy() -> None:
    """A grey kernel is spread over red, green and blue as is set; a large one, or one of zeros, is shown as it is."""
    weights = my_anatomy(STATE).weights
    assert weights.shape == (3, 3, 3)
    assert np.allclose(weights[:, 0, 0], (0.299, 0.587, 0.114))
    assert np.allclose(my_anatomy(replace(STATE, spread="equal")).weights[:, 0, 0], 1 / 3)
    large = a_state(chain_of(*(((1.0,) * 5,) * 5)))
    assert my_anatomy(large).weights.shape == (1, 5, 5)
    zeros = a_state(chain_of(*(((0.0,) * 3,) * 3)))
    assert not my_anatomy(zeros).weights.any()
    assert my_anatomy(zeros).text.startswith("nothing but zeros")


def test_spectra_are_those_of_the_kernel() -> None:
    """The largest number is 1; the vertical edge passes nothing that is constant from left to right."""
    kernel = VERTICAL.slices[0]
    found = spectrum_of(kernel)
    assert found.max() == 1
    assert np.allclose(found * frequency_response(kernel, 48).max(), frequency_response(kernel, 48), atol=1e-5)
    assert found[:, 24].max() < 1e-6
    weights = np.ones((3, 3, 3), np.float32)
    assert learned_anatomy(weights).text == "a blur, 100 % column × row"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("vertical-edge", "for vertical edges"),
        ("horizontal-edge", "for horizontal edges"),
        ("box-3", "a blur"),
        ("laplacian", "an edge filter"),
    ],
)
def test_what_a_filter_is_like(name: str, text: str) -> None:
    """In words."""
    assert anatomy_text(find(name).filter.slices[0]).startswith(text)


@pytest.mark.parametrize(
    ("similarity", "text"),
    [
        (0.995, "Mine is the same as filter 6 of conv1_1 but for its strength: 1.00."),
        (-0.995, "Mine is the opposite of filter 6 of conv1_1: −1.00."),
        (0.8, "Mine is like filter 6 of conv1_1: 0.80; chance gives 0.60."),
        (-0.8, "Mine is like the opposite of filter 6 of conv1_1: −0.80; chance gives 0.60."),
        (0.3, "Mine is unrelated to filter 6 of conv1_1: 0.30; chance gives 0.60."),
        (-0.3, "Mine is unrelated to filter 6 of conv1_1: −0.30; chance gives 0.60."),
    ],
)
def test_verdicts(similarity: float, text: str) -> None:
    """One sentence with the numbers; what was turned is told after it."""
    assert verdict("conv1_1", Match(5, similarity), Chance(0.6)) == text
    turned = verdict("conv1_1", Match(5, similarity, "rotate-90"), Chance(0.6))
    assert turned == f"{text} Mine is turned by 90°."


def test_all_transforms_have_words() -> None:
    """Eight different ones."""
    assert len({transform_title(each) for each in TRANSFORMS}) == len(TRANSFORMS) == 8


def test_bars_are_explained() -> None:
    """Their number counts from 1."""
    assert item_hint("conv2_1", Match(0, 0.1234)) == "Filter 1 of conv2_1: 0.123"
    assert item_hint("conv2_1", Match(41, -1.0, "flip")) == "Filter 42 of conv2_1: −1.000, left and right swapped"


def test_titles() -> None:
    """The kernel's name, or none; n of n is told in all three ways to compare."""
    assert my_title(a_state(chain_of((1.0, 2.0)))) == "own kernel"
    titles = {ranking_title(replace(STATE, space=space), 64) for space in ("weights", "photo", "photos")}
    assert len(titles) == 3
    assert all(title.startswith("64 of 64") for title in titles)
    assert my_title(a_state()) == "Vertical edge"
