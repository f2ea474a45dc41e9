"""Favourites of a lab."""

from hypothesis import given
from hypothesis import strategies as st

from cnngui.gui.lab.pins import Pins, toggled

MOST = 6


@given(st.lists(st.tuples(st.sampled_from(("conv1_1", "conv2_1")), st.integers(0, 9)), max_size=30))
def test_pins(picked: list[tuple[str, int]]) -> None:
    """At most six, each once, the newest last; pinning twice lets go."""
    pinned: Pins = ()
    for pin in picked:
        before, pinned = pinned, toggled(pinned, *pin, MOST)
        if pin in before:
            assert pinned == tuple(each for each in before if each != pin)
        else:
            assert pinned == (*before, pin)[-MOST:]
    assert len(set(pinned)) == len(pinned) <= MOST
