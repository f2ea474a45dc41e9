"""The state of the Style lab, and the settings that follow from it. No Qt, no torch."""

from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from cnngui.tasks.style.settings import KeepColours, Optimizer, Pooling, Start, StyleSettings

SIZES = (128, 256, 384, 512, 768, 1024)
"""Px of the result's longer side."""

STEPS = (15, 30, 60, 120)

KEEP: tuple[KeepColours, ...] = get_args(KeepColours)
STARTS: tuple[Start, ...] = get_args(Start)
OPTIMIZERS: tuple[Optimizer, ...] = get_args(Optimizer)
POOLINGS: tuple[Pooling, ...] = get_args(Pooling)

Carries = Literal["all", "content", "style"]
"""What is grown: the photo in the style, or what one layer carries of the photo's content or of the style alone."""

MOST_STYLES = 3


@dataclass(frozen=True)
class State:
    """What people have set.

    Parameters
    ----------
    styles : tuple of str
        Paths of the style pictures, the first one chosen last.
    strength : float
        0 to 1.
    size, steps : int
        Steps are those at the final scale.
    keep_colours, start, optimizer, pooling
        As `StyleSettings` has them.
    style_scale : float
    smoothing : float
        Weight of the total variation.
    seed : int
    blocks : tuple of bool
        Which of the five style layers are on.
    carries : Carries
    layer : str
        Whose content or style alone is grown.
    wipe : int
        Where the result begins over the photo, in percent from the left.
    """

    styles: tuple[str, ...]
    strength: float = 0.5
    size: int = 384
    steps: int = 30
    keep_colours: KeepColours = "no"
    start: Start = "photo"
    optimizer: Optimizer = "lbfgs"
    pooling: Pooling = "max"
    style_scale: float = 1.0
    smoothing: float = 0.001
    seed: int = 0
    blocks: tuple[bool, ...] = (True,) * 5
    carries: Carries = "all"
    layer: str = "conv4_2"
    wipe: int = 0


def settings_of(state: State) -> StyleSettings:
    """Give the engine's settings.

    Raises
    ------
    StyleError
        When they make no sense, such as no layer at all.

    Examples
    --------
    >>> dict(settings_of(State(("a.jpg",), blocks=(True, False, False, False, True))).style_layers)
    {'conv1_1': 1.0, 'conv5_1': 1.0}
    """
    return StyleSettings(
        style_layers=style_layers(state),
        tv_weight=state.smoothing,
        pooling=state.pooling,
        size=state.size,
        steps=state.steps,
        optimizer=state.optimizer,
        start=state.start,
        seed=state.seed,
        keep_colours=state.keep_colours,
        style_scale=state.style_scale,
        strength=state.strength,
    )


def style_layers(state: State) -> dict[str, float]:
    """Give the style layers that are on."""
    return {f"conv{block}_1": 1.0 for block, is_on in enumerate(state.blocks, 1) if is_on}


def with_live(running: State, wished: State) -> State:
    """Give the state of a running picture with what it can take over of another."""
    return replace(running, strength=wished.strength, smoothing=wished.smoothing, blocks=wished.blocks)


def live_changes(before: State, after: State) -> dict[str, Any]:
    """Give what of a change a running picture takes over at once.

    >>> live_changes(State(("a",)), State(("a",), strength=0.9, seed=3))
    {'strength': 0.9}
    """
    changes: dict[str, Any] = {}
    if before.strength != after.strength:
        changes["strength"] = after.strength
    if before.smoothing != after.smoothing:
        changes["tv_weight"] = after.smoothing
    if before.blocks != after.blocks:
        changes["style_layers"] = style_layers(after)
    return changes


def with_style(state: State, path: str, *, also: bool) -> State:
    """Take a style picture: alone, or ``also`` beside those that are chosen (again to take it away).

    >>> with_style(State(("a",)), "b", also=True).styles, with_style(State(("a", "b")), "a", also=True).styles
    (('b', 'a'), ('b',))
    """
    if not also:
        return replace(state, styles=(path,))
    others = tuple(style for style in state.styles if style != path)
    if path in state.styles:
        return replace(state, styles=others or (path,))
    return replace(state, styles=(path, *others)[:MOST_STYLES])
