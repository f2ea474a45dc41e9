"""The English words about the course's examples: title, explanation, what to expect in the output.

The title fits a button; each sentence has 160 characters at most and ends with a full stop.
"""

from collections.abc import Mapping
from typing import Final

from cnngui.engine.kernels.words import Words

WORDS: Final[Mapping[str, Words]] = {
    "convolution": Words(
        "Convolution",
        "A 3×3 filter slides over a 6×6 grid: nine products at each place, and their sum.",
        "A 4×4 output: positive where the left is brighter than the right, negative where it is darker.",
    ),
    "padding": Words(
        "Padding",
        "The same filter on the same grid, with a ring of zeros around it: p = 1.",
        "The output is 6×6, as large as the input; its inner 4×4 numbers are those without padding.",
    ),
    "stride": Words(
        "Stride",
        "The 3×3 filter moves on by two cells at a time, s = 2, over a 7×7 grid.",
        "A 3×3 output; two of the nine numbers on the slide are misprints.",
    ),
    "rgb": Words(
        "Convolution on RGB",
        "A slice for each channel: three times nine products, one sum, the bias of 1.",
        "Three channels go in and one comes out, 4×4×1.",
    ),
    "filters": Words(
        "Several filters",
        "Three filters on the same RGB input, each with a slice for every channel.",
        "Each filter gives one channel of the output: 4×4×3.",
    ),
    "max-pooling": Words(
        "Max pooling",
        "The largest of every 2×2 numbers is kept: f = 2, s = 2.",
        "The output is 3×3, half as high and half as wide; there is nothing to learn in it.",
    ),
    "average-pooling": Words(
        "Average pooling",
        "The mean of every 2×2 numbers is kept: f = 2, s = 2.",
        "The output is 3×3, and smoother than with max pooling.",
    ),
    "max-pooling-channels": Words(
        "Max pooling, 2 channels",
        "Every channel is pooled by itself: the largest of every 2×2 numbers.",
        "Two channels go in and two come out, 3×3×2.",
    ),
    "average-pooling-channels": Words(
        "Average pooling, 2 channels",
        "Every channel is pooled by itself: the mean of every 2×2 numbers.",
        "Two channels go in and two come out, 3×3×2.",
    ),
    "stacked": Words(
        "Stacked 3×3 layers",
        "Three 3×3 layers in a row on a 7×7 grid, without padding.",
        "5×5, 3×3 and at last a single number, which sees all of the 7×7 input: 2·3 + 1 = 7.",
    ),
    "points": Words(
        "Pooling absorbs a shift",
        "Three single points move one cell to the right: each stays in its 2×2 pool.",
        "Six numbers of the input change, and none of the nine after max pooling.",
    ),
    "blocks": Words(
        "Three blocks of a CNN",
        "Convolution, pooling and a fully connected layer, one after the other.",
        "(6, 6, 1) → (4, 4, 2) → (2, 2, 2) → three numbers; there is nothing to learn in the pooling.",
    ),
}
