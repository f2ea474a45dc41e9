"""The state of the Style lab, and the settings that follow from it. No Qt, no torch."""

from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.masks import Region
from cnngui.gui.lab.fields import look
from cnngui.tasks.style.controls import LIVE
from cnngui.tasks.style.settings import (
    CONTENT_LAYERS,
    STYLE_LAYERS,
    KeepColours,
    Optimizer,
    Pooling,
    Start,
    StyleError,
    StyleSettings,
)

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

SAME = ("size", "steps", "keep_colours", "start", "optimizer", "pooling", "style_scale", "seed")
"""Fields that the engine's settings have too."""

BLOCKS = tuple(STYLE_LAYERS)
"""The layers whose Gram matrices are the style, one of each block."""

CONTENT = next(iter(CONTENT_LAYERS))


@dataclass(frozen=True)
class StyleState:
    """What the user has set.

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
    mix : float
        Share of the first of two styles, 0 to 1; three have equal shares.
    content_layer : str
        Where the photo's content is compared.
    blocks : tuple of bool
        Which of the five style layers are on.
    region : Region, optional
        Where the photo is restyled; None is everywhere.
    carries : Carries
    layer : str
        Whose content or style alone is grown.
    wipe : int
        Where the result begins over the photo, in percent from the left.
    grams : str
        Of which layer the Gram matrices are drawn.
    is_painting : bool
        Whether the photo is shown with a brush in hand, where there is a region.
    brush : int
        Radius in percent of the photo's longer side.
    erases : bool
        Whether the brush takes away what was painted.
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
    smoothing: float = 2.0
    seed: int = 0
    mix: float = 0.5
    content_layer: str = CONTENT
    blocks: tuple[bool, ...] = (True,) * len(BLOCKS)
    region: Region | None = None
    carries: Carries = "all"
    layer: str = CONTENT
    wipe: int = look(0)
    grams: str = look(BLOCKS[0])
    is_painting: bool = look(default=False)
    brush: int = look(8)
    erases: bool = look(default=False)

    @property
    def paints(self) -> bool:
        """Whether the brush is in hand."""
        return self.is_painting and self.region is not None


def settings_of(state: StyleState) -> StyleSettings:
    """Return the engine's settings.

    Raises
    ------
    StyleError
        When they make no sense, such as no layer at all, or nothing to be restyled.

    Examples
    --------
    >>> dict(settings_of(StyleState(("a.jpg",), blocks=(True, False, False, False, True))).style_layers)
    {'conv1_1': 1.0, 'conv5_1': 1.0}
    """
    if state.region is not None and state.region.is_empty:
        text = QT_TRANSLATE_NOOP("Errors", "Nothing is painted yet: paint where the style goes, or choose everywhere.")
        raise StyleError(text)
    return StyleSettings(
        content_layers={state.content_layer: 1.0},
        style_layers={layer: 1.0 for layer, is_on in zip(BLOCKS, state.blocks, strict=True) if is_on},
        tv_weight=state.smoothing,
        strength=state.strength,
        style_mix=style_mix(state),
        mask=None if state.region is None else state.region.mask,
        **{name: getattr(state, name) for name in SAME},
    )


def state_of(settings: StyleSettings, styles: tuple[str, ...]) -> StyleState:
    """Return the state that stands for the settings of a saved picture, as far as the lab has them.

    >>> state = StyleState(("a", "b"), strength=0.7, mix=0.25, blocks=(True, False, True, True, True), size=400)
    >>> state_of(settings_of(state), state.styles) == state
    True
    """
    first = next(iter(settings.content_layers), StyleState.content_layer)
    return StyleState(
        styles,
        strength=StyleState.strength if settings.strength is None else settings.strength,
        smoothing=settings.tv_weight,
        mix=settings.style_mix[0] / sum(settings.style_mix) if len(settings.style_mix) == 2 else StyleState.mix,
        content_layer=first,
        blocks=tuple(settings.style_layers.get(layer, 0) > 0 for layer in BLOCKS),
        **{name: getattr(settings, name) for name in SAME},
    )


def style_mix(state: StyleState) -> tuple[float, ...]:
    """Return the share of each style; none at all where they are equal.

    >>> style_mix(StyleState(("a", "b"), mix=0.25)), style_mix(StyleState(("a", "b", "c"), mix=0.25))
    ((0.25, 0.75), ())
    """
    return (state.mix, 1 - state.mix) if len(state.styles) == 2 else ()


def with_live(running: StyleState, wished: StyleState) -> StyleState:
    """Return the state of a running picture with what it can take over of another."""
    names = ("strength", "smoothing", "mix", "content_layer", "blocks")
    return replace(running, **{name: getattr(wished, name) for name in names})


def live_changes(before: StyleState, after: StyleState) -> dict[str, Any]:
    """Return what of a change a running picture takes over at once; what one layer carries is grown as it was begun.

    >>> live_changes(StyleState(("a",)), StyleState(("a",), strength=0.9, seed=3))
    {'strength': 0.9}
    """
    if before.carries != "all":
        return {}
    first, then = (settings_of(replace(each, region=None)) for each in (before, after))
    return {name: getattr(then, name) for name in LIVE if getattr(first, name) != getattr(then, name)}


def for_photo(state: StyleState, source: int) -> StyleState:
    """Leave a region aside that was painted on another photo."""
    if state.region is None or state.region.source == source:
        return state
    return replace(state, region=None, is_painting=False)


def with_style(state: StyleState, path: str, *, also: bool) -> StyleState:
    """Take a style picture: alone, or ``also`` beside those that are chosen (again to take it away).

    >>> with_style(StyleState(("a",)), "b", also=True).styles, with_style(StyleState(("a", "b")), "a", also=True).styles
    (('b', 'a'), ('b',))
    """
    if not also:
        return replace(state, styles=(path,))
    others = tuple(style for style in state.styles if style != path)
    if path in state.styles:
        return replace(state, styles=others or (path,))
    return replace(state, styles=(path, *others)[:MOST_STYLES])
