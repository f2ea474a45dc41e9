"""The state of the Filters lab: which response is shown, what fits a photo; `Edited` has tests of its own. No Qt."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnngui.engine.chain import Chain, Layer, Pooling
from cnngui.engine.editing import Edited
from cnngui.engine.errors import SizeError
from cnngui.engine.kernels.table import KERNELS, find
from cnngui.gui.labs.filters.state import FiltersState, changed_by, on_photo, resolve

EDGE = find("vertical-edge").filter
START = FiltersState(1, Edited(Chain((Layer((EDGE,)),)), 3))

Change = Callable[[Edited], Edited]


def sees(channels: str) -> Change:
    """Return the change of what the first layer sees."""
    return lambda edited: edited.with_channels(channels)  # type: ignore[arg-type]


def test_a_second_filter_is_shown() -> None:
    """Adding edits the new filter and shows its response; taking it away shows what is left."""
    two = changed_by(START, Edited.with_another_filter)
    assert two.shown == (0, 1)
    assert changed_by(two, Edited.without_filter).shown == (0, 0)


def test_a_layer_is_shown() -> None:
    """The new one, and the last of those that are left."""
    deep = changed_by(changed_by(START, Edited.with_another_filter), Edited.with_another_layer)
    assert deep.shown == (1, 0)
    assert changed_by(deep, Edited.without_layer).shown == (0, 0)


def test_an_edit_leaves_what_is_shown() -> None:
    """Another kernel, a bias: the response that one looks at stays on screen."""
    two = replace(changed_by(START, Edited.with_another_filter), shown=(0, 0))
    assert changed_by(two, lambda edited: edited.with_bias(3.0)).shown == (0, 0)


def test_each_filter_has_three_responses_with_each() -> None:
    """The second filter's first response is number 3, also when it is picked in the editor or the mode changes."""
    two = changed_by(changed_by(START, sees("each")), Edited.with_another_filter)
    assert two.shown == (0, 3)
    first = changed_by(two, lambda edited: edited.at(0, 0))
    assert changed_by(first, lambda edited: edited.at(0, 1)).shown == (0, 3)
    grey = changed_by(two, sees("grey"))
    assert grey.shown == (0, 1)
    assert changed_by(grey, sees("each")).shown == (0, 3)
    assert changed_by(two, Edited.without_filter).shown == (0, 0)


def test_another_photo_keeps_the_chain() -> None:
    """From RGB to a grid of one channel: slices that have no channel go."""
    own = changed_by(changed_by(START, sees("sum")), lambda edited: edited.with_own_slices(own=True))
    moved = on_photo(own, 2, (6, 6, 1))
    assert (moved.source, moved.edited.channels) == (2, 1)
    assert moved.edited.edited_filter.depth == 1
    assert on_photo(moved, 2, (6, 6, 1)) is moved


def test_what_is_shown_exists() -> None:
    """A response that is gone is replaced by one that is there."""
    assert resolve(replace(START, shown=(2, 7)), (20, 20, 3)).shown == (0, 0)


def test_too_much_pooling_is_refused() -> None:
    """A pool larger than the response raises the engine's sentence."""
    pooled = changed_by(START, lambda edited: edited.with_pooling("max", (9, 9), (9, 9)))
    with pytest.raises(SizeError, match="needs 9 pixels"):
        resolve(pooled, (6, 6, 1))


CHANGES: list[Change] = [
    Edited.with_another_filter,
    Edited.without_filter,
    Edited.without_layer,
    Edited.with_another_layer,
    *(sees(channels) for channels in ("grey", "each", "sum")),
    lambda edited: edited.with_own_slices(own=True),
    lambda edited: edited.with_own_slices(own=False),
    lambda edited: edited.with_kernel(KERNELS[hash(edited) % len(KERNELS)].filter),
    lambda edited: edited.at(0, 1),
    lambda edited: edited.at(2, 0),
    lambda edited: edited.with_settings(relu=not edited.edited_layer.relu, pooling=Pooling("max")),
    lambda edited: edited.with_bias(2.5),
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(range(len(CHANGES) + 1)), max_size=25))
def test_any_walk_through_the_panel_fits(walk: list[int]) -> None:
    """However one clicks about, the chain can be resolved, and a response that exists is shown."""
    state = START
    for number in walk:
        channels = state.edited.channels
        if number == len(CHANGES):
            state = on_photo(state, state.source + 1, (64, 48, 1 if channels == 3 else 3))
        else:
            state = changed_by(state, CHANGES[number])
        resolved = resolve(state, (256, 192, state.edited.channels))
        layer, channel = resolved.shown
        assert channel < resolved.shapes[layer].output[2]
