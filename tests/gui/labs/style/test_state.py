"""What follows from what people set."""

from dataclasses import replace

import pytest

from cnngui.gui.labs.style.state import MOST_STYLES, StyleState, live_changes, settings_of, with_live, with_style
from cnngui.tasks.style import StyleError

FIRST = StyleState(("a.jpg",))


def test_the_settings_are_those_of_the_state() -> None:
    """Every field reaches the engine."""
    state = replace(
        FIRST, strength=0.7, size=512, steps=60, keep_colours="linear", start="noise", seed=9, smoothing=0.5
    )
    settings = settings_of(replace(state, optimizer="adam", pooling="average", style_scale=2.0))
    assert (settings.strength, settings.size, settings.steps, settings.seed) == (0.7, 512, 60, 9)
    assert (settings.keep_colours, settings.start, settings.optimizer) == ("linear", "noise", "adam")
    assert (settings.pooling, settings.style_scale, settings.tv_weight) == ("average", 2.0, 0.5)
    assert list(settings.style_layers) == [f"conv{block}_1" for block in range(1, 6)]


def test_no_style_layer_but_content_is_a_picture_too() -> None:
    """The photo's content alone; what makes no sense is refused by the engine."""
    assert settings_of(replace(FIRST, blocks=(False,) * 5)).layers == ("conv4_2",)
    with pytest.raises(StyleError):
        settings_of(replace(FIRST, style_scale=99.0))


def test_styles_mix_up_to_three() -> None:
    """The first is the one chosen last; the last one cannot be taken away."""
    state = FIRST
    for name in "bcd":
        state = with_style(state, name, also=True)
    assert state.styles == ("d", "c", "b")
    assert len(state.styles) == MOST_STYLES
    assert with_style(state, "x", also=False).styles == ("x",)
    assert with_style(FIRST, "a.jpg", also=True).styles == ("a.jpg",)


def test_a_running_picture_takes_over_what_it_can() -> None:
    """Strength, smoothing and layers; size and seed are for the next one."""
    wished = replace(FIRST, strength=0.9, smoothing=1.0, blocks=(True, False, True, True, True), size=768, seed=4)
    assert set(live_changes(FIRST, wished)) == {"strength", "tv_weight", "style_layers"}
    live = with_live(FIRST, wished)
    assert (live.strength, live.size, live.seed) == (0.9, FIRST.size, 0)
    assert live_changes(FIRST, replace(FIRST, size=768)) == {}
