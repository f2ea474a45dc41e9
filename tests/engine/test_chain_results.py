"""What a chain says about a photo: only what has changed is computed again; scales; a number to begin with."""

from dataclasses import replace

import numpy as np

from cnngui.engine.chain import Chain, Layer
from cnngui.engine.chain_results import Result, compute
from cnngui.engine.following import finish
from cnngui.engine.kernels.table import find
from cnngui.engine.photos import Photo
from cnngui.engine.sources import source_of

EDGE = Layer((find("vertical-edge").filter, find("horizontal-edge").filter))
STACK = Chain((EDGE, EDGE))
SOURCE = source_of(Photo(np.random.default_rng(0).integers(0, 256, (40, 60, 3), np.uint8), "noise"), None)


def computed(chain: Chain, earlier: Result | None = None) -> Result:
    """Run a chain on the photo."""
    return finish(compute(SOURCE, chain, earlier))


def test_the_first_layers_are_known_until_one_differs() -> None:
    """On the same photo, seen in the same colours."""
    first = computed(STACK)
    other = Chain((EDGE, replace(EDGE, stride=(2, 2))))
    assert first.known_for(SOURCE.identity, other) == first.planes[:1]
    assert first.known_for(SOURCE.identity + 1, other) == ()
    assert first.known_for(SOURCE.identity, replace(STACK, channels="each")) == ()
    assert computed(other, first).planes[0] is first.planes[0]


def test_scales_end_at_a_channel_or_at_the_whole_layer() -> None:
    """The largest of all channels is that of the layer."""
    result = computed(STACK)
    limits = [result.limit(0, channel, whole=True)[0] for channel in range(2)]
    assert limits == [float(np.abs(plane).max()) for plane in result.planes[0]]
    assert result.limit(0, None, whole=True) == (max(limits), False)
    together = np.stack(result.planes[0])
    assert result.input_range(1) == (float(together.min()), float(together.max()))


def test_the_eye_catcher_is_in_the_middle() -> None:
    """The strongest number there, though a stronger one may be at the edge."""
    result = computed(STACK)
    row, column = result.eye_catcher(1, 0)
    plane = np.abs(result.planes[1][0])
    height, width = plane.shape
    middle = plane[height // 4 : height - height // 4, width // 4 : width - width // 4]
    assert plane[row, column] == middle.max()
