"""What is drawn: the grids of a layer at one step, a stack of layers, an input before and after a shift."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from cnngui.engine.arithmetic import Explanation, padded
from cnngui.engine.arrays import Doubles
from cnngui.engine.chain import Chain, Planes, run
from cnngui.engine.colours import signed
from cnngui.engine.lessons.grid_scene import Block, Group, Scene, digits_of, scale_of
from cnngui.engine.lessons.leftovers import hatched
from cnngui.engine.lessons.quiz import Question
from cnngui.engine.lessons.rectangles import Rectangle, spanned
from cnngui.engine.lessons.shifts import Absorbed, compare_shift, shifted
from cnngui.engine.lessons.stack import fields, seen
from cnngui.engine.sizes import Pair
from cnngui.gui.labs.steps.state import StepsState, known_example
from cnngui.gui.labs.steps.walked import Walked, walked
from cnngui.gui.look.i18n import number

tr = QCoreApplication.translate

EDGES: tuple[Literal["zero"], Literal["wrap"]] = ("zero", "wrap")
"""What a shift brings in: nothing, or what went out on the other side."""


WEIGHT_DIGITS = 3
"""Decimals of a kernel where there is room, as in the panel."""


def channel_title(at: int, count: int) -> str:
    """Name a channel of the input: of three, by its colour."""
    if count == 3:
        return (tr("Arithmetic", "R"), tr("Arithmetic", "G"), tr("Arithmetic", "B"))[at]
    return number(at + 1)


class Drawing:
    """The grids of one walk, made once; `scene` adds what changes from step to step.

    Parameters
    ----------
    walked : Walked
    """

    def __init__(self, walked: Walked) -> None:
        self.walked = walked
        walk = walked.walk
        layer, shape = walk.layer, walk.shape
        self._ring = (shape.rows.before, shape.rows.after, shape.columns.before, shape.columns.after)
        self._left = hatched(shape)
        given = [plane.astype(np.float64) for plane in walk.given]
        rings = [padded(plane, self._ring, layer.border) for plane in given]
        scale, count = scale_of(given), len(given)
        self._inputs = tuple(
            Block(
                f"input {at}",
                _titled(tr("Arithmetic", "Input"), channel_title(at, count), count),
                (plane.shape[0], plane.shape[1]),
                plane,
                scale,
                digits_of(given),
                ring=self._ring,
                ring_numbers=rings[at],
                hatched=self._left.pooling if walked.pools_only else self._left.convolution,
            )
            for at, plane in enumerate(given)
        )
        self._responses = self._blocks("response", walk.convolved(), tr("Arithmetic", "Response"))
        outputs = [plane.astype(np.float64) for plane in walk.output]
        self._outputs = self._blocks("output", outputs, tr("Arithmetic", "Output"))

    def _blocks(self, key: str, planes: Sequence[Doubles], title: str) -> tuple[Block, ...]:
        if not planes:
            return ()
        scale, digits = scale_of(planes), digits_of(planes)
        return tuple(
            Block(
                f"{key} {at}",
                _titled(title, number(at + 1), len(planes)),
                (plane.shape[0], plane.shape[1]),
                plane,
                scale,
                digits,
            )
            for at, plane in enumerate(planes)
        )

    def scene_at(self, state: StepsState) -> Scene:
        """Draw the grids as they are at the step of a state, known misprints marked."""
        example = known_example(state)
        misprints = example.misprints if example is not None and state.question is None else ()
        marked = [misprint.place for misprint in misprints if misprint.place is not None]
        return self.scene(state.step, state.question, marked)

    def scene(self, step: int, question: Question | None, marked: Sequence[Pair] = ()) -> Scene:
        """Draw the grids as they are after a step.

        Parameters
        ----------
        step : int
            -1 is before the first.
        question : Question or None
            What is hidden.
        marked : sequence of (row, column)
            Output numbers with a mark: known misprints.
        """
        walk, explanation = self.walked.walk, self.walked.explanation(step)
        channel = explanation.channel if explanation else 0
        hides_kernel = question is not None and question.hidden == "kernel"
        groups = [Group(self._lit_inputs(explanation, shows_factors=not (hides_kernel or self.walked.pools_only)))]
        if not self.walked.pools_only:
            groups.append(Group(self._kernels(channel, hidden=hides_kernel), "∗"))
        outputs = self._filled_outputs(step, question, marked)
        gives = "→" if walk.layer.relu or any(walk.layer.bias) else "="  # what comes out is more than the sum
        if walk.layer.pooling and not self.walked.pools_only:
            groups.append(Group(self._lit_responses(explanation), gives))
            groups.append(Group(outputs, "→"))
        else:
            groups.append(Group(outputs, "→" if self.walked.pools_only else gives))
        return Scene((tuple(groups),))

    def _lit_inputs(self, explanation: Explanation | None, *, shows_factors: bool) -> tuple[Block, ...]:
        """Lay the window over the channels that the number sees; with a pool, all that is under it."""
        if explanation is None:
            return self._inputs
        walk = self.walked.walk
        window = spanned(explanation.rows, explanation.columns)
        taps = None
        if walk.layer.dilation != (1, 1) and walk.layer.pooling is None:
            rows, columns = walk.shape.rows.pixels(explanation.row), walk.shape.columns.pixels(explanation.column)
            taps = frozenset((row, column) for row in rows for column in columns)
        parts = {part.channel: part for part in explanation.sums[explanation.strongest].slices}
        blocks = []
        for at, block in enumerate(self._inputs):
            if at not in parts:
                blocks.append(block)
                continue
            factors = walk.factors(explanation, parts[at].kernel) if shows_factors else None
            blocks.append(replace(block, window=window, taps=taps, factors=factors))
        return tuple(blocks)

    def _kernels(self, channel: int, *, hidden: bool) -> tuple[Block, ...]:
        """Return the slices of the filter that makes a channel, as they slide."""
        walk = self.walked.walk
        shape = walk.shape.convolved
        explanation = self.walked.explanation(walk.step_of(0, 0, channel))
        assert explanation is not None  # noqa: S101  (a step is given)
        slices = explanation.sums[0].slices
        filters = walk.shape.filters
        title = tr("Arithmetic", "Kernel") if filters == 1 else tr("Arithmetic", "Filter {number} of {count}")
        which = channel // (shape[2] // filters) + 1
        title = title.format(number=number(which), count=number(filters))
        if walk.layer.true_convolution:
            title = tr("Arithmetic", "{kernel}, turned by 180°").format(kernel=title)
        kernels = [np.array(part.kernel, np.float64) for part in slices]
        limit = max(float(np.abs(kernel).max()) for kernel in kernels) or 1.0
        return tuple(
            Block(
                f"kernel {channel} {at}",
                _titled(title, channel_title(at, len(kernels)), len(kernels)),
                (kernel.shape[0], kernel.shape[1]),
                kernel,
                signed(limit),
                WEIGHT_DIGITS,
                hidden="all" if hidden else frozenset(),
                weights=True,
            )
            for at, kernel in enumerate(kernels)
        )

    def _lit_responses(self, explanation: Explanation | None) -> tuple[Block, ...]:
        """Show what is pooled, with the pool's window over it."""
        left = tuple(replace(block, hatched=self._left.pooling) for block in self._responses)
        walk = self.walked.walk
        if explanation is None or walk.shape.pool_rows is None or walk.shape.pool_columns is None:
            return left
        rows, columns = walk.shape.pool_rows, walk.shape.pool_columns
        window = Rectangle(rows.start(explanation.row), columns.start(explanation.column), rows.window, columns.window)
        strongest = explanation.sums[explanation.strongest]
        current = (strongest.row, strongest.column) if explanation.pool_kind == "max" else None
        return tuple(
            replace(block, window=window, current=current) if at == explanation.channel else block
            for at, block in enumerate(left)
        )

    def _filled_outputs(self, step: int, question: Question | None, marked: Sequence[Pair]) -> tuple[Block, ...]:
        walk = self.walked.walk
        height, width, _ = walk.shape.output
        cells = height * width
        place = walk.place(step) if step >= 0 else None
        blocks = []
        for at, block in enumerate(self._outputs):
            filled = min(max(step + 1 - at * cells, 0), cells)
            hidden: frozenset[Pair] = frozenset()
            if question is not None:
                asked = ((row, column) for row in range(height) for column in range(width))
                hidden = frozenset(cell for cell in asked if question.hides((*cell, at)))
                filled = filled if question.hidden == "output" else cells
            marks = np.zeros((height, width), np.bool_) if marked and at == 0 else None
            if marks is not None:
                for row, column in marked:
                    marks[row, column] = True
            current = place[:2] if place is not None and place[2] == at else None
            blocks.append(replace(block, filled=filled, current=current, hidden=hidden, marked=marks))
        return tuple(blocks)


def _titled(title: str, which: str, count: int) -> str:
    return title if count == 1 else tr("Arithmetic", "{title} · {which}").format(title=title, which=which)


def field_scene(state: StepsState) -> Scene:
    """Draw the units of every layer of the stack, and those that one unit of the last can see.

    Raises
    ------
    SizeError, LessonError
        When the stack does not fit its input.
    """
    levels = fields(state.stack, state.ground)
    grids = (state.ground, *(level.grid for level in levels))
    unit = unit_of(state)
    groups = []
    for level in reversed(seen(state.stack, state.ground, unit)):
        title = tr("Arithmetic", "Input") if level.level == 0 else tr("Arithmetic", "Layer {number}")
        title = title.format(number=number(level.level))
        is_last = level.level == len(levels)
        block = Block(
            f"level {level.level}",
            title,
            grids[level.level],
            lit=() if is_last else (level.clipped,),
            current=unit if is_last else None,
        )
        groups.append(Group((block,), "→" if level.level else ""))
    return Scene((tuple(groups),))


def unit_of(state: StepsState) -> Pair:
    """Return the unit that is followed: the one that was clicked, as far as there is one, or the middle one."""
    height, width = fields(state.stack, state.ground)[-1].grid
    row, column = state.unit or (height // 2, width // 2)
    return min(row, height - 1), min(column, width - 1)


def shift_scene(state: StepsState) -> tuple[Scene, Absorbed]:
    """Draw input, response and pooled response before a shift, and below after it; what has changed is marked."""
    planes, edge = walked(state).planes, EDGES[state.wraps]
    absorbed = compare_shift(state.chain, planes, *state.shift, edge)
    after = shifted(planes, *state.shift, edge)
    return Scene((_stages(state, planes, "before", None), _stages(state, after, "after", absorbed))), absorbed


def scene_of(state: StepsState) -> Scene:
    """Draw the grids of the page that is open; those of the sliding window where it has none."""
    if state.page == "field":
        return field_scene(state)
    return shift_scene(state)[0] if state.page == "shift" else Drawing(walked(state)).scene_at(state)


def _stages(state: StepsState, planes: Planes, key: str, absorbed: Absorbed | None) -> tuple[Group, ...]:
    layers = state.chain.layers
    last = replace(layers[-1], pooling=None)
    convolved = run(Chain((*layers[:-1], last), state.chain.channels), planes)[-1]
    titles = (tr("Arithmetic", "Input"), tr("Arithmetic", "Response"), tr("Arithmetic", "Pooled"))
    if absorbed is not None:
        titles = (tr("Arithmetic", "Shifted"), tr("Arithmetic", "Response"), tr("Arithmetic", "Pooled"))
    marks: dict[int, NDArray[np.bool_] | None] = {0: None, 1: None, 2: None}
    if absorbed is not None:
        marks |= {1: absorbed.convolved, 2: absorbed.pooled}
    stages = {0: planes, 1: convolved}
    if layers[-1].pooling is not None:
        stages[2] = run(state.chain, planes)[-1]
    if len(layers) == 1 and walked(state).pools_only:
        del stages[1]  # it is the input itself
        marks[0] = marks[1]
    return tuple(
        Group(_stage(f"{key} {at}", titles[at], stage, marks[at], is_input=not at), "→" if at else "")
        for at, stage in stages.items()
    )


def _stage(
    key: str, title: str, planes: Planes, marks: NDArray[np.bool_] | None, *, is_input: bool
) -> tuple[Block, ...]:
    """Draw every channel of one stage; those of the input have their colours' names."""
    grids = [plane.astype(np.float64) for plane in planes]
    scale, digits, count = scale_of(grids), digits_of(grids), len(grids)
    return tuple(
        Block(
            f"{key} {at}",
            _titled(title, channel_title(at, count) if is_input else number(at + 1), count),
            (grid.shape[0], grid.shape[1]),
            grid,
            scale,
            digits,
            marked=None if marks is None else marks[:, :, at],
        )
        for at, grid in enumerate(grids)
    )
