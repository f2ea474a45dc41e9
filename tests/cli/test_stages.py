"""The line about the stages tells what happened, with the numbers of today."""

import numpy as np
import pytest

from cnngui.cli.stages import told
from cnngui.engine.chain import Chain, Channels, Layer, Pooling, planes_for, run, shapes
from cnngui.engine.kernels.values import Filter, parse

EDGE = Filter(parse("1,0,-1/1,0,-1/1,0,-1"))


def line(photo: tuple[int, ...], layer: Layer, channels: Channels, *remarks: str) -> str:
    """Run a layer on zeros and give its line."""
    planes = planes_for(np.zeros(photo, np.float32), channels)
    chain = Chain((layer,), channels)
    (shape,) = shapes(chain, (photo[0], photo[1], len(planes)))
    return told(photo, channels, layer, shape, run(chain, planes)[-1], *remarks)


@pytest.mark.parametrize(
    ("photo", "layer", "channels", "expected"),
    [
        (
            (6, 6),
            Layer((EDGE,), padding=0),
            "each",
            "input (6, 6, 1) → 1 filter 3×3 (4, 4, 1) [(6 + 0 − 3)/1 + 1 = 4]; response from 0 to 0",
        ),
        (
            (6, 6, 3),
            Layer((EDGE,) * 3, padding=0, relu=True),
            "sum",
            "input (6, 6, 3) → 3 filters 3×3×3 (4, 4, 3) [(6 + 0 − 3)/1 + 1 = 4] → ReLU; response from 0 to 0",
        ),
        (
            (4, 5, 2),
            Layer((EDGE,)),
            "each",
            (
                "input (4, 5, 2) → 1 filter 3×3 on each of 2 channels (4, 5, 2) "
                "[rows (4 + 2·1 − 3)/1 + 1 = 4, columns (5 + 2·1 − 3)/1 + 1 = 5]; response from 0 to 0"
            ),
        ),
        (
            (8, 9, 3),
            Layer((EDGE,), padding=0, stride=(2, 4), pooling=Pooling("max")),
            "grey",
            (
                "input (8, 9, 3) → grey (8, 9, 1) → 1 filter 3×3 (3, 2, 1) "
                "[rows ⌊(8 + 0 − 3)/2⌋ + 1 = 3, columns ⌊(9 + 0 − 3)/4⌋ + 1 = 2] → max pool 2×2 (1, 1, 1) "
                "[rows ⌊(3 + 0 − 2)/2⌋ + 1 = 1, columns (2 + 0 − 2)/2 + 1 = 1]; "
                "the filter does not reach 1 row and 2 columns at the end; the pool does not reach 1 row at the end; "
                "response from 0 to 0"
            ),
        ),
    ],
)
def test_told(photo: tuple[int, ...], layer: Layer, channels: Channels, expected: str) -> None:
    """Shapes, formulas, leftovers and limits are those of the layer."""
    assert line(photo, layer, channels) == expected


def test_remarks_come_last() -> None:
    """What else is said is added; what is empty is not."""
    said = line((6, 6), Layer((EDGE,)), "each", "", "This is the first of 3 pictures.")
    assert said.endswith("response from 0 to 0; This is the first of 3 pictures")
