"""Shows a state on the canvas; only what has changed is drawn again."""

from functools import partial
from math import prod

from PySide6.QtCore import QCoreApplication, QObject

from cnngui.engine.chain import LayerShape
from cnngui.engine.colours import Scale
from cnngui.engine.lessons.counts import all_links, connections, slid_output
from cnngui.engine.lessons.grid_scene import scale_of
from cnngui.engine.listings.arithmetic_text import MOST_SLICES
from cnngui.gui.lab.drawn import Drawn
from cnngui.gui.labs.steps.blocks import blocks_html, blocks_text
from cnngui.gui.labs.steps.scenes import Drawing, channel_title, field_scene, shift_scene
from cnngui.gui.labs.steps.state import StepsState
from cnngui.gui.labs.steps.view import StepsView
from cnngui.gui.labs.steps.walked import walked
from cnngui.gui.labs.steps.words import (
    border_text,
    count_texts,
    example_text,
    features_text,
    field_text,
    layers_text,
    misprint_text,
    notation_text,
    place_text,
    shift_text,
    size_texts,
)
from cnngui.gui.look.i18n import locale, number

tr = QCoreApplication.translate


class StepsPresenter(QObject):
    """What is on the canvas."""

    def __init__(self, view: StepsView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._drawing: Drawing | None = None
        self._scale: Scale | None = None
        self._drawn = Drawn()
        self._output = 0
        self._shown_why: StepsState | None = None
        view.dense.output_picked.connect(self._follow_output)
        view.sparse.output_picked.connect(self._follow_output)

    def show(self, state: StepsState) -> None:
        """Show the page that is open."""
        about = example_text(state) if state.page != "field" and not misprint_text(state) else ""
        self._view.show_page(state.page, about)
        if state.page == "field":
            self._view.show_field(field_scene(state), field_text(state))
            return
        found = walked(state)
        if self._drawing is None or self._drawing.walked is not found:
            self._drawing = Drawing(found)
            self._scale = scale_of(found.walk.given)
            self._output = 0
        if state.page == "slide":
            self._show_slide(state, self._drawing)
        elif state.page == "blocks":
            self._view.blocks.show_blocks(partial(blocks_html, state), blocks_text(state))
        elif state.page == "shift":
            if self._drawn.is_new("shift", (found, state.shift, state.wraps)):
                scene, absorbed = shift_scene(state)
                self._view.show_shift(scene, shift_text(state, absorbed), state)
        else:
            self._show_why(state)

    def _show_slide(self, state: StepsState, drawing: Drawing) -> None:
        walk, view = drawing.walked.walk, self._view
        view.show_slide(drawing.scene_at(state), place_text(walk, state.step))
        view.transport.set_steps(len(walk), state.step)
        explanation = drawing.walked.explanation(state.step)
        is_asked = state.hides_kernel or (
            state.question is not None and state.step >= 0 and state.question.hides(walk.place(state.step))
        )
        count = len(walk.given)
        names = [channel_title(at, count) for at in range(count)] if count > 1 else [""]
        view.show_sums(is_shown=not state.hides_kernel)
        view.arithmetic.set_line_count(lines_for(walk.shape))
        view.arithmetic.set_explanation(None if is_asked else explanation, names, self._scale, 2)
        if self._drawn.is_new("texts", (drawing, state.origin, state.question is not None)):
            notes = " ".join(note for note in (misprint_text(state), border_text(state)) if note)
            view.show_texts(size_texts(walk.shape), notation_text(walk.shape), notes)

    def _show_why(self, state: StepsState) -> None:
        """Draw both layers' connections, and write the multiplications."""
        self._shown_why = state
        shape = walked(state).walk.shape
        inputs, outputs = prod(shape.input), prod(slid_output(shape))
        both, comma = connections(shape), locale().groupSeparator()
        current = self._output = min(self._output, outputs - 1)
        view = self._view
        title = tr("Arithmetic", "Fully connected: {count} parameters").format(count=number(both.dense.value))
        view.dense.set_connections(inputs, outputs, None, current, title, both.dense.text(comma))
        title, caption = tr("Arithmetic", "Pooling: 0 parameters"), tr("Arithmetic", "There is nothing to learn in it.")
        if both.convolution is not None:
            title = tr("Arithmetic", "Convolution: {count} parameters").format(count=number(both.convolution.value))
            caption = both.convolution.text(comma)
        view.sparse.set_connections(inputs, outputs, all_links(shape), current, title, caption)
        view.show_counts(layers_text(state), features_text(state), state.features, count_texts())

    def _follow_output(self, output: int) -> None:
        """Follow one unit's connections, in both pictures."""
        self._output = output
        if self._shown_why is not None:
            self._show_why(self._shown_why)


def lines_for(shape: LayerShape) -> int:
    """Return how many lines a sum takes: one, one more for several slices each, one more for a pooling.

    >>> from cnngui.engine.chain import shapes
    >>> from cnngui.engine.lessons.examples import example
    >>> lines_for(shapes(example("rgb").chain, (6, 6, 3))[0])
    4
    """
    if shape.pools_only:
        return 1
    slices = shape.depth if 1 < shape.depth <= MOST_SLICES else 0
    return 1 + slices + (shape.pool_rows is not None)
