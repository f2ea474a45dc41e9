"""How a map is made, as it is printed: shares add up to what is said of them, the bias is never 0, nothing is cut."""

import re
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QFontMetricsF

from cnngui.engine.colours import magnitude
from cnngui.gui.labs.maps.cards import recipe_items, share_text
from cnngui.gui.look.theme import least_type
from cnngui.networks.architectures import VGG16
from cnngui.networks.network import Network
from cnngui.tasks.contributions import Part, Recipe, recipe
from tests.calculator import assert_adds_up, assert_rounded, worked_out
from tests.gui.labs.maps.conftest import Build
from tests.gui.labs.maps.test_details import titles, turn_to, view_of
from tests.gui.labs.photos import cat

NUMBER = r"−?\d[\d.,·⁻⁰¹²³⁴⁵⁶⁷⁸⁹\N{NARROW NO-BREAK SPACE}]*"


def last_number(text: str) -> str:
    """Return the last number of a text."""
    return str(re.findall(NUMBER, text)[-1])


def a_recipe(rng: np.random.Generator) -> Recipe:
    """Draw shares and a bias; the pictures are the same grey."""
    plane = np.ones((4, 6), np.float32)
    weights = np.ones((3, 3), np.float32)
    shares = rng.dirichlet(np.full(int(rng.integers(3, 20)), 10.0 ** rng.integers(-1, 2)))[:8]
    parts = tuple(Part(at, plane, weights, plane, plane, float(share)) for at, share in enumerate(shares))
    bias = float(rng.normal(0, 10.0 ** rng.integers(-9, 3)))
    return Recipe(0, parts, 64, plane, bias, plane)


@pytest.mark.parametrize("seed", range(60))
def test_shares_add_up(decimal: str, seed: int) -> None:
    """Those on the cards, added with a calculator, give what is said of them together, or nearly behind ≈."""
    found = a_recipe(np.random.default_rng(seed))
    first, *others = recipe_items("conv1_2", found, magnitude(1.0), VGG16)
    cards = [last_number(item.title.removesuffix(" %")) for item in others]
    told = share_text([part.share for part in found.parts])
    assert_adds_up(" + ".join(cards), "≈" if told.startswith("≈") else "=", told.removeprefix("≈ "), decimal)
    bias = last_number(first.title)
    assert worked_out(bias, decimal) != 0
    assert_rounded(bias, found.bias, decimal)


@pytest.mark.parametrize(("layer", "channel"), [("conv1_1", 0), ("conv1_2", 5), ("conv3_1", 30), ("conv5_3", 100)])
def test_the_lab_says_so(build: Build, network: Network, decimal: str, layer: str, channel: int) -> None:
    """The cards, the caption and the bias on screen; of the first layer the photo's colours."""
    bench = build()
    bench.settle()
    bench.lab.wish(replace, layer=layer, channel=channel)
    bench.settle()
    turn_to(bench, "How it is made")
    first, *others = titles(view_of(bench).recipe)
    bias = float(network.weights[f"{layer}.bias"][channel])
    assert_rounded(last_number(first), bias, decimal)
    caption = view_of(bench).caption.whole
    sign = "≈" if "≈" in caption else "="
    cards = [last_number(title.removesuffix(" %")) for title in others]
    assert_adds_up(" + ".join(cards), sign, last_number(caption), decimal)
    turn_to(bench, "Its filter")
    assert_rounded(last_number(view_of(bench).caption.whole), bias, decimal)


@pytest.mark.parametrize(("size", "px"), [((1280, 800), 14), ((1024, 640), 14), ((1280, 800), 27), ((1920, 1080), 27)])
def test_a_long_bias_is_never_cut(build: Build, network: Network, decimal: str, size: tuple[int, int], px: int) -> None:
    """In the smallest type that can be read, and then with more room."""
    bench = build()
    bench.window.resize(*size)
    font = bench.view.font()
    font.setPixelSize(px)
    bench.view.setFont(font)
    turn_to(bench, "How it is made")
    strip = view_of(bench).recipe
    found = replace(recipe(network, cat().pixels, "conv1_1", 0), bias=-1.234567e-12)
    strip.set_items(recipe_items("conv1_1", found, magnitude(1.0), VGG16), (-1, -1))
    for row in range(strip.count()):
        item, rect = strip.item(row), strip.visualItemRect(strip.item(row))
        metrics = QFontMetricsF(item.font())
        assert metrics.horizontalAdvance(item.text()) <= rect.width() - 6
        assert item.font().pixelSize() == px or item.font().pixelSize() >= least_type(strip.font())
        assert strip.picture_size.height() + metrics.height() <= rect.height()
    assert last_number(strip.item(0).text()) == f"−1{decimal}23·10⁻¹²"
