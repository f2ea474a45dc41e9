"""Where the cells of a mosaic lie: every one in its place, and as large as can be."""

import math

from hypothesis import given
from hypothesis import strategies as st

from cnngui.engine.mosaic_layout import Room, lay_out


@given(
    count=st.integers(1, 600),
    aspect=st.floats(0.2, 5),
    width=st.integers(40, 2000),
    height=st.integers(40, 2000),
    columns=st.none() | st.integers(1, 40),
)
def test_cells_never_overlap_nor_leave_the_room(
    count: int, aspect: float, width: int, height: int, columns: int | None
) -> None:
    """Every place is found at its own corners; no cell lies beside the room, and all are in the height that is told."""
    layout = lay_out(count, aspect, Room(width, height, bar=12, margin=6), columns)
    assert layout.places(layout.rows - 1)[-1] == count - 1
    for place in {0, count // 2, count - 1}:
        x, y = layout.corner(place)
        assert layout.place_at(x, y) == place
        assert layout.place_at(x + layout.width - 1, y + layout.height - 1) == place
        assert x >= 6
        assert y + layout.height + 6 <= layout.extent
        scrolls = layout.extent > height
        assert x + layout.width <= max(width - 6 - (12 if scrolls else 0), x + 1)


@given(count=st.integers(1, 300), aspect=st.floats(0.3, 3), width=st.integers(300, 900), height=st.integers(300, 900))
def test_what_fits_is_as_large_as_can_be(count: int, aspect: float, width: int, height: int) -> None:
    """No number of columns shows all maps in cells a px wider, whole px high."""
    layout = lay_out(count, aspect, Room(width, height))
    if layout.extent > height:
        return
    wider = layout.width + 1
    for columns in range(1, count + 1):
        rows = -(-count // columns)
        fits_across = columns * (wider + 2) - 2 <= width
        fits_down = rows * (math.ceil(wider * aspect) + 2) - 2 <= height
        assert not (fits_across and fits_down)
