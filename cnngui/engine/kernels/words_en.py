"""The English words about the named kernels: title, explanation, what to expect in the response.

The title fits a button; each sentence has 160 characters at most and ends with a full stop.
"""

from collections.abc import Mapping
from typing import Final

from cnngui.engine.kernels.words import Words

WORDS: Final[Mapping[str, Words]] = {
    "identity": Words(
        "Identity",
        "Copies every pixel: a single 1 in the centre of the kernel, zeros around it.",
        "The response is the photo itself; start from here and change one number at a time.",
    ),
    "vertical-edge": Words(
        "Vertical edge",
        "Adds the column on the left and subtracts the one on the right; also known as the Prewitt kernel.",
        "Vertical edges stand out: positive from bright to dark, negative from dark to bright; flat areas and "
        "horizontal edges give 0.",
    ),
    "horizontal-edge": Words(
        "Horizontal edge",
        "Adds the row above and subtracts the one below; the other kernel of Prewitt.",
        "Horizontal edges stand out: positive where it is brighter above, negative where it is brighter below; "
        "vertical edges give 0.",
    ),
    "course-stride": Words(
        "Stride example",
        "The filter of the course's stride example: ordinary numbers without a special purpose.",
        "With stride 2 on the course's 7×7 grid the first row is 91, 100, 88; a photo gets some 16 times brighter "
        "and a little blurred.",
    ),
    "negative": Words(
        "Negative",
        "Changes the sign of every pixel: a kernel of a single number, −1.",
        "The brighter the pixel, the more negative the response; with a bias of 255 it is a photographic negative.",
    ),
    "diagonal-edge-up": Words(
        "Edge /",
        "The vertical edge turned by 45°: adds the upper left corner and subtracts the lower right one.",
        "Edges that rise to the right (/) stand out; those that fall to the right (\\) give 0.",
    ),
    "diagonal-edge-down": Words(
        "Edge \\",
        "The vertical edge turned the other way: adds the lower left corner and subtracts the upper right one.",
        "Edges that fall to the right (\\) stand out; those that rise to the right (/) give 0.",
    ),
    "difference": Words(
        "Centred difference",
        "The left neighbour minus the right one: the smallest kernel for vertical edges, one row of three numbers.",
        "Thin vertical edges with some noise, because nothing is averaged over the rows above and below.",
    ),
    "sobel-x": Words(
        "Sobel x",
        "A vertical edge whose middle row counts double, so that near pixels weigh more.",
        "Vertical edges, cleaner than with the plain kernel; OpenCV and SciPy write it with the opposite sign.",
    ),
    "sobel-y": Words(
        "Sobel y",
        "A horizontal edge whose middle column counts double, so that near pixels weigh more.",
        "Horizontal edges: positive where it is brighter above; together with Sobel x it gives the direction of "
        "any edge.",
    ),
    "scharr-x": Words(
        "Scharr x",
        "A vertical edge with the weights 3, 10, 3, chosen to treat all directions as equally as possible.",
        "Much like Sobel x with numbers four times as large; slanted edges keep their true direction.",
    ),
    "scharr-y": Words(
        "Scharr y",
        "A horizontal edge with the weights 3, 10, 3, chosen to treat all directions as equally as possible.",
        "Much like Sobel y with numbers four times as large; slanted edges keep their true direction.",
    ),
    "roberts-up": Words(
        "Roberts /",
        "Subtracts the lower right pixel of a 2×2 square from the upper left one: one of the oldest edge kernels "
        "(1963).",
        "Very thin edges of the direction /; noise shows, because only two pixels are compared.",
    ),
    "roberts-down": Words(
        "Roberts \\",
        "Subtracts the lower left pixel of a 2×2 square from the upper right one.",
        "Very thin edges of the direction \\; noise shows, because only two pixels are compared.",
    ),
    "laplacian": Words(
        "Laplacian",
        "The four neighbours minus four times the centre: how far a pixel is from the mean of its neighbours.",
        "Edges in every direction, as a positive line beside a negative one; flat areas and even gradients give 0.",
    ),
    "laplacian-8": Words(
        "Laplacian, 8 neighbours",
        "All eight neighbours minus eight times the centre: the diagonal ones count too.",
        "Like the Laplacian, stronger, and above all on corners and isolated points; noise shows too.",
    ),
    "log-5": Words(
        "Laplacian of Gaussian 5×5",
        "Blurs with a 3×3 Gaussian and takes the Laplacian, both in a single kernel.",
        "Edges in every direction with less noise than the Laplacian; they lie where the sign changes.",
    ),
    "log-7": Words(
        "Laplacian of Gaussian 7×7",
        "Blurs with a 5×5 Gaussian and takes the Laplacian, both in a single kernel.",
        "Only larger shapes keep an outline; noise and fine texture vanish.",
    ),
    "difference-of-gaussians": Words(
        "Difference of Gaussians",
        "A light blur minus a stronger one; cells in the retina of the eye do something similar.",
        "Outlines and small spots: bright ones positive, dark ones negative; flat areas give 0.",
    ),
    "line-vertical": Words(
        "Vertical line",
        "Twice the middle column minus the columns on both sides.",
        "Thin bright vertical lines are positive, dark ones negative; an edge gives a pair of lines of opposite signs.",
    ),
    "line-horizontal": Words(
        "Horizontal line",
        "Twice the middle row minus the rows above and below.",
        "Thin bright horizontal lines are positive, dark ones negative; an edge gives a pair of lines of opposite "
        "signs.",
    ),
    "line-diagonal-up": Words(
        "Line /",
        "The vertical line turned by 45°: twice the diagonal / minus what lies on both sides.",
        "Thin lines that rise to the right (/) stand out: whiskers, grass, handwriting.",
    ),
    "line-diagonal-down": Words(
        "Line \\",
        "The vertical line turned the other way: twice the diagonal \\ minus what lies on both sides.",
        "Thin lines that fall to the right (\\) stand out: whiskers, grass, roofs.",
    ),
    "corner": Words(
        "Corner",
        "Adds two opposite corners and subtracts the other two: an edge in x and an edge in y at once.",
        "Corners of upright shapes give strong numbers, vertical and horizontal edges 0; slanted edges answer too.",
    ),
    "box-3": Words(
        "Box blur 3×3",
        "The mean of a pixel and its eight neighbours: nine times 1/9.",
        "A light blur: noise and fine detail fade, edges become softer.",
    ),
    "box-5": Words(
        "Box blur 5×5",
        "The mean of 25 pixels: 25 times 1/25.",
        "A stronger blur; isolated bright points become small squares.",
    ),
    "gaussian-3": Words(
        "Gaussian blur 3×3",
        "A mean in which near pixels count more: 1, 2, 1 down times 1, 2, 1 across, divided by 16.",
        "A light, even blur, softer than the box blur.",
    ),
    "gaussian-5": Words(
        "Gaussian blur 5×5",
        "A mean in which near pixels count more: 1, 4, 6, 4, 1 both ways, divided by 256.",
        "A soft blur without the squares of the box blur; the finest detail is gone.",
    ),
    "gaussian-7": Words(
        "Gaussian blur 7×7",
        "A mean in which near pixels count more: 1, 6, 15, 20, 15, 6, 1 both ways, divided by 4096.",
        "A soft, wider blur: large shapes stay, texture vanishes.",
    ),
    "sharpen": Words(
        "Sharpen",
        "The identity minus the Laplacian: moves every pixel away from its four neighbours.",
        "Crisper detail, with a bright and a dark rim along edges; noise becomes stronger too.",
    ),
    "sharpen-strong": Words(
        "Sharpen more",
        "The identity minus the Laplacian with eight neighbours.",
        "Very crisp and soon too much: rims around everything, and noise in flat areas.",
    ),
    "unsharp": Words(
        "Unsharp mask 5×5",
        "Twice the photo minus its 5×5 Gaussian blur, as photographers sharpen.",
        "Crisper detail with wide, gentle rims; calmer than the 3×3 kernels.",
    ),
    "high-pass": Words(
        "High-pass",
        "The photo minus its 3×3 mean: only what changes from pixel to pixel is left.",
        "Edges and fine detail, positive and negative; flat areas give 0, however bright they are.",
    ),
    "emboss": Words(
        "Emboss",
        "The photo plus its slope from the upper left to the lower right.",
        "A relief that seems lit from the upper left; flat areas keep their brightness.",
    ),
    "motion": Words(
        "Motion blur \\",
        "The mean of five pixels along the diagonal \\.",
        "As if the camera had moved along \\: lines in that direction stay sharp, all others smear.",
    ),
    "motion-horizontal": Words(
        "Motion blur, horizontal",
        "The mean of seven pixels side by side: a kernel of one row and seven columns.",
        "As if the camera had moved sideways: horizontal lines stay sharp, vertical ones smear.",
    ),
    "shift-left": Words(
        "Shift left",
        "Copies the neighbour on the right, so that everything moves one pixel to the left.",
        "The photo, one pixel further to the left; a CNN can move its picture with nothing but a kernel.",
    ),
    "shift-right": Words(
        "Shift right",
        "Copies the neighbour on the left, so that everything moves one pixel to the right.",
        "The photo, one pixel further to the right; the first column shows the padding.",
    ),
    "shift-up": Words(
        "Shift up",
        "Copies the neighbour below, so that everything moves up by one pixel.",
        "The photo, one pixel higher; the last row shows the padding.",
    ),
    "shift-down": Words(
        "Shift down",
        "Copies the neighbour above, so that everything moves down by one pixel.",
        "The photo, one pixel lower; the first row shows the padding.",
    ),
}
