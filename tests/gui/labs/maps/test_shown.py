"""From maps to what is drawn: colours, scales, orders, windows, captions; against NumPy."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from cnngui.engine.colours import magnitude, paint_argb, signed
from cnngui.gui.labs.maps.shown import (
    Shown,
    layer_caption,
    layer_hint,
    name_of_input,
    shape_text,
)
from cnngui.gui.labs.maps.state import MapsState
from cnngui.gui.labs.maps.work import Request, Result
from cnngui.networks.architectures import VGG16
from cnngui.networks.network import Network
from cnngui.tasks.maps import Maps
from tests.gui.labs.maps.conftest import computed, shown_of
from tests.gui.labs.photos import cat, near, right


@pytest.fixture(scope="module")
def shown(network: Network) -> Shown:
    """Show map 12 of conv2_1."""
    return shown_of(network, MapsState(1, layer="conv2_1", channel=11))


@pytest.fixture(scope="module")
def signed_shown(network: Network) -> Shown:
    """Show it before ReLU."""
    return shown_of(network, MapsState(1, layer="conv2_1", channel=11, before_relu=True), before_relu=True)


def test_the_large_map(shown: Shown) -> None:
    """Its numbers, its layer, and how many px of the photo lie between its units."""
    assert near(shown.plane, right("conv2_1")[11])
    assert (shown.layer.name, shown.shape, shown.jump) == ("conv2_1", (32, 48, 128), 2)


def test_scales(shown: Shown, signed_shown: Shown) -> None:
    """A map's own ends at its largest number; that of all maps is the same for each; before ReLU it is signed."""
    assert shown.scale == magnitude(float(shown.plane.max()))
    assert signed_shown.scale == signed(float(np.abs(signed_shown.plane).max()))
    assert not shown.is_clipped
    together = [Shown(replace(shown.state, scope="all", channel=channel), shown.result).scale for channel in (0, 11)]
    assert together[0] == together[1] != shown.scale


@pytest.mark.parametrize("scope", ["each", "all"])
@pytest.mark.parametrize("before_relu", [False, True])
def test_the_texture_has_the_colours_of_the_numbers(
    shown: Shown, signed_shown: Shown, scope: str, before_relu: bool
) -> None:
    """Each map on its own scale, or all on one: as if each were painted alone."""
    one = signed_shown if before_relu else shown
    one = Shown(replace(one.state, scope=scope), one.result)  # type: ignore[arg-type]
    texture = one.texture()
    thumbnails = one.result.thumbnails
    assert texture.shape == thumbnails.shape
    for channel in (0, 11, 127):
        scale = Shown(replace(one.state, channel=channel), one.result).scale
        expected = paint_argb(scale, thumbnails[channel])
        apart = np.abs(texture[channel].view(np.uint8).astype(int) - expected.view(np.uint8).astype(int))
        assert apart.max() <= 1  # divided before or after


def test_a_map_of_zeros_is_dark(shown: Shown) -> None:
    """And not a division by zero."""
    empty = Shown(shown.state, replace_channel(shown, 11))
    assert empty.scale == magnitude(1.0)
    zero = paint_argb(magnitude(1.0), np.zeros((1, 1), np.float32))[0, 0]
    assert (empty.texture()[11] == zero).all()
    counts, low, high, zeros = empty.histogram()
    assert (low, high, zeros) == (0.0, 1.0, 1.0)
    assert counts[0] == 32 * 48


def replace_channel(shown: Shown, channel: int) -> Result:
    """Return the result with one map that is 0 everywhere."""
    maps = shown.result.maps
    tensor = maps.tensor.clone()
    tensor[0, channel] = 0
    emptied = Maps(maps.layer, maps.before_relu, maps.photo, maps.mode, 0.0, 1.0, tensor)
    return replace(shown.result, maps=emptied, thumbnails=emptied.array(), statistics=emptied.statistics)


def test_orders_follow_the_state(shown: Shown) -> None:
    """By the unit that is kept; where there is none any more, by number."""
    there = Shown(replace(shown.state, sort="place", unit=(5, 6)), shown.result)
    values = shown.result.maps.at(5, 6)[there.order()]
    assert (np.diff(values) <= 0).all()
    gone = Shown(replace(shown.state, sort="place", unit=(99, 99)), shown.result)
    assert gone.order().tolist() == list(range(128))


def test_the_picture_lies_over_the_photo(network: Network) -> None:
    """A pooling leaves a row and a column over: the frame is as large as what the units stand for."""
    odd = cat().pixels[:63, :95]
    one = Shown(MapsState(1, layer="pool1"), computed(network, Request(1, 224, "pool1", before_relu=False), odd))
    picture, frame = one.picture()
    assert picture.shape == (31, 47)
    assert frame == QRectF(0, 0, 94, 62)
    assert one.extent() == QRectF(0, 0, 95, 63)
    photo, whole = one.photo()
    assert (photo.shape, whole) == ((63, 95), one.extent())
    assert one.unit_over((62, 94)) == (30, 46)
    assert one.unit_over((3, 5)) == (1, 2)


def test_the_window_of_a_unit(shown: Shown) -> None:
    """Cut out of the photo, told in words; at the corner most of it is padding."""
    seen = shown.seen((10, 20))
    span = shown.window((10, 20))
    (top, bottom), (left, after) = span.rows, span.columns
    assert np.array_equal(seen, cat().pixels[top:bottom, left:after])
    assert shown.window_text((10, 20)) == (
        f"The unit sees rows {top} to {bottom - 1} and columns {left} to {after - 1} of the photo."
    )
    value = f"{right('conv2_1')[11][10, 20]:,.2f}"
    assert shown.unit_text((10, 20)) == f"row 10, column 20: {value} · sees 10 × 10 px"
    assert "padding" in shown.unit_text((0, 0))


def test_the_histogram_counts_every_number(shown: Shown) -> None:
    """Between the smallest and the largest."""
    counts, low, high, zeros = shown.histogram()
    assert (low, high) == (shown.plane.min(), shown.plane.max())
    assert sum(counts) == shown.plane.size
    assert zeros == pytest.approx((shown.plane == 0).mean())


def test_captions() -> None:
    """What a layer is, in the numbers of today's photo; what it would be for a photo too small."""
    assert layer_caption(VGG16.layer("conv3_1"), (56, 84, 256)) == (
        "conv3_1 · (56, 84, 256) · receptive field 24 × 24 px · 256 filters of 3 × 3 × 128"
    )
    assert layer_caption(VGG16.layer("pool1"), (112, 168, 64)).endswith("the largest of every 2 × 2 numbers")
    assert layer_hint(VGG16.layer("conv5_1"), None) == "conv5_1: the photo is too small for it at this size."
    assert shape_text((7, 7, 512)) == "(7, 7, 512)"


def test_names_of_what_a_filter_sees() -> None:
    """Colours of the photo, numbers of maps."""
    assert [name_of_input("conv1_1", channel, VGG16) for channel in range(3)] == ["red", "green", "blue"]
    assert name_of_input("conv1_2", 0, VGG16) == "1"
