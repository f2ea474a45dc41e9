"""What can be done to a whole filter."""

from hypothesis import strategies as st

from cnngui.engine.kernels.slices import Slices
from cnngui.engine.kernels.values import Filter, parse
from cnngui.gui.widgets.kernels.kernel_tools import FORMATS, TOOLS

NUMBERS = st.integers(-9, 9).map(float)
DEEP: Slices = (((1.0, 2.0), (3.0, 4.0)), ((5.0, 6.0), (7.0, 8.0)))


def use(name: str, slices: Slices) -> Slices:
    """Apply the tool of that name."""
    return next(tool for tool in TOOLS if tool.name == name).change(slices)


def test_tools_change_every_slice() -> None:
    """Each turned, flipped, negated for itself."""
    assert use("Rotate", DEEP) == (((3.0, 1.0), (4.0, 2.0)), ((7.0, 5.0), (8.0, 6.0)))
    assert use("Flip left and right", DEEP) == (((2.0, 1.0), (4.0, 3.0)), ((6.0, 5.0), (8.0, 7.0)))
    assert use("Flip top and bottom", DEEP) == (((3.0, 4.0), (1.0, 2.0)), ((7.0, 8.0), (5.0, 6.0)))
    assert use("Negate", DEEP)[1] == ((-5.0, -6.0), (-7.0, -8.0))
    assert use("Zero", DEEP) == (((0.0, 0.0), (0.0, 0.0)),) * 2


def test_a_copied_filter_reads_back() -> None:
    """The tables and the code that hold numbers alone."""
    edited = Filter(parse("1,0.5,0/-1,2,3"), bias=2.0)
    write = dict(FORMATS)
    for title in ("CSV", "NumPy"):
        assert parse(write[title](edited)) == edited.slices
    assert "cv2.filter2D" in write["OpenCV"](edited)
    assert "torch" in write["PyTorch"](edited)
