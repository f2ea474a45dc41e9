"""The middle square of a photo, and where it lies."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cnngui.networks.classifiers.efficientnet import PREPARATION
from cnngui.networks.classifiers.preparation import Box, Preparation
from cnngui.networks.classifiers.vgg16 import SHARE
from cnngui.networks.weights import Preprocessing
from tests.networks.classifiers.networks import photo

VGG = Preparation(224, SHARE, "bilinear", Preprocessing((0.485, 0.456, 0.406), (0.229, 0.224, 0.225), white=1))


def test_chelsea() -> None:
    """300 rows of 451 columns: what is at the left and the right is cut off."""
    seen = PREPARATION.seen(photo("chelsea.png"))
    assert seen.box == Box(75, 0, 300, 300)
    right = Image.fromarray(photo("chelsea.png")[:, 75:375]).resize((224, 224), Image.Resampling.BICUBIC)
    assert np.array_equal(seen.pixels, np.asarray(right))


def test_vgg_sees_less() -> None:
    """224 of 256, as torchvision's own preparation: within two levels of it."""
    seen = VGG.seen(photo("chelsea.png"))
    assert seen.box == Box(94, 19, 262, 262)
    whole = Image.fromarray(photo("chelsea.png")).resize((385, 256), Image.Resampling.BILINEAR)
    right = np.asarray(whole.crop((80, 16, 304, 240)), np.float64)
    assert np.abs(seen.pixels - right).mean() < 2


@given(width=st.integers(1, 40), height=st.integers(1, 40), share=st.sampled_from([1.0, SHARE, 0.01]))
def test_any_size(width: int, height: int, share: float) -> None:
    """The square lies inside, in the middle; small photos are enlarged, and none is changed."""
    given_photo = np.arange(width * height * 3, dtype=np.uint32).astype(np.uint8).reshape(height, width, 3)
    kept = given_photo.copy()
    seen = Preparation(24, share, "bicubic", PREPARATION.values).seen(given_photo)
    box = seen.box
    assert seen.pixels.shape == (24, 24, 3)
    assert box.width == box.height == max(round(share * min(width, height)), 1)
    assert 0 <= 2 * box.x + box.width - width + 1 <= 1
    assert 0 <= 2 * box.y + box.height - height + 1 <= 1
    assert np.array_equal(given_photo, kept)


@pytest.mark.parametrize("turns", [0, 1])
def test_memory_may_lie_otherwise(turns: int) -> None:
    """A turned or cut photo is not contiguous."""
    turned = np.rot90(photo("chelsea.png"), turns)[::2]
    assert np.array_equal(PREPARATION.seen(turned).pixels, PREPARATION.seen(turned.copy()).pixels)
