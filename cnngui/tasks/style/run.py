"""A photo restyled: a generator that yields as the picture grows, from a rough first look to all details.

The method is that of Gatys, Ecker and Bethge 2016; which losses, and where they differ from the paper's, is told in
`cnngui.tasks.style.settings`. The picture of the last good step is always on the CPU, so that a device that fails
loses nothing.
"""

from collections.abc import Generator, Sequence
from math import isfinite
from time import perf_counter
from typing import TypeVar

import numpy as np

from cnngui.engine.arrays import Array, Pixels
from cnngui.engine.errors import QT_TRANSLATE_NOOP, Note, is_out_of_memory
from cnngui.networks.network import CPU, Mode, Network
from cnngui.networks.trouble import fell_back
from cnngui.tasks.feature_maps import FellBack
from cnngui.tasks.pacing import paced
from cnngui.tasks.style.canvas import Canvas
from cnngui.tasks.style.clock import Clock
from cnngui.tasks.style.controls import Controls
from cnngui.tasks.style.losses import Losses
from cnngui.tasks.style.optimisers import LBFGS, Adam, Optimiser
from cnngui.tasks.style.passage import Passage
from cnngui.tasks.style.pyramid import enlarged, narrow_notes, resized, scales_of, smaller_size, started
from cnngui.tasks.style.scale import Scale
from cnngui.tasks.style.settings import StyleError, StyleSettings
from cnngui.tasks.style.steps import Record, Snapshot, StyleResult, StyleStep, TookBack
from cnngui.tasks.style.waves import Waves

Result = TypeVar("Result")
Told = StyleStep | FellBack | TookBack

LIVE = 0.12
"""Seconds from one drawn picture to the next."""

RISE = 3.0
"""A loss that grows by this factor in a step is no accident: the step was too long, and is quietly taken back."""

PATIENCE = 8
"""Steps taken back in a row before it is given up."""

KEPT_EVERY = 10
"""Steps from one snapshot to the next."""


def run(
    network: Network,
    content: Pixels,
    styles: Sequence[Pixels],
    settings: StyleSettings | None = None,
    controls: Controls | None = None,
    spare: Mode | None = None,
) -> Generator[Told, None, StyleResult]:
    """Restyle a photo.

    Parameters
    ----------
    network : Network
    content : (H, W, 3) uint8 RGB
        Of any size; the result's longer side is ``settings.size``.
    styles : sequence of (h, w, 3) uint8 RGB
        One or more.
    settings : StyleSettings, optional
    controls : Controls, optional
        What may be changed while it runs.
    spare : Mode, optional
        How the CPU computes when the device fails; by default in plain float32.

    Yields
    ------
    StyleStep
        At every step, first with the picture that it begins with; and again in the middle of a long one.
    TookBack
        A step was taken back, since its numbers were out of bounds.
    FellBack
        The device failed, or a memory is full: the picture goes on smaller, or on the CPU.

    Returns
    -------
    StyleResult
        The same for the same arguments on the same device, unless ``settings.seconds`` is given.

    Raises
    ------
    StyleError
        When there is no style picture, not enough memory even for a small result, or no finite loss.

    Examples
    --------
    >>> weights = {"conv1_1.weight": np.ones((64, 3, 3, 3), np.float32), "conv1_1.bias": np.zeros(64, np.float32)}
    >>> settings = StyleSettings(size=32, steps=9, content_layers={}, style_layers={"relu1_1": 1}, tv_weight=0)
    >>> photo, style = np.full((32, 32, 3), 150, np.uint8), np.full((32, 32, 3), 200, np.uint8)
    >>> first, *_, last = run(Network(weights), photo, [style], settings)
    >>> first.step, last.step, last.fraction, bool(last.image.mean() > first.image.mean())
    (0, 9, 1.0, True)
    """
    if not styles:
        raise StyleError(QT_TRANSLATE_NOOP("Errors", "There is no style picture: give one."))
    wanted = settings or StyleSettings()
    return (yield from _Run(network, content, styles, wanted, controls or Controls(), spare or Mode(CPU)).work())


class _Run:
    """One picture on its way."""

    def __init__(
        self,
        network: Network,
        content: Pixels,
        styles: Sequence[Pixels],
        settings: StyleSettings,
        controls: Controls,
        spare: Mode,
    ) -> None:
        self._network, self._content, self._styles, self._spare = network, content, styles, spare
        self._asked, self._controls = settings, controls
        self._revision = controls.revision
        self._settings = controls.applied(settings)
        self._sizes = scales_of(settings)
        self._clock = Clock(settings, self._sizes)
        self._level, self._done = 0, 0
        self._canvas = self._canvas_at(0)
        self._picture: Array = started(self._canvas.content, settings.start, settings.seed)
        self._factor: float | None = None
        self._losses: Losses | None = None
        self._notes: list[Note] = narrow_notes((content.shape[0], content.shape[1]), settings.size)
        self._step = 0
        self._image = self._canvas.drawn(self._picture)
        self._drawn_at = self._yielded = perf_counter()

    def work(self) -> Generator[Told, None, StyleResult]:
        """Go through all scales."""
        yield from self._tell(self._state())
        while self._level < len(self._sizes) and not self._is_over():
            try:
                yield from self._scale()
            except (RuntimeError, MemoryError) as error:
                note = self._recovered(error)
            else:
                self._level, self._done = self._level + 1, 0
                continue
            self._notes.append(note)
            yield from self._tell(FellBack(note, self._clock.fraction))
        stopped = self._controls.is_stopped
        self._enter(len(self._sizes) - 1)
        self._image = self._canvas.drawn(self._picture)
        self._clock.finish()
        yield from self._tell(self._state())
        settings, seconds, notes = self._settings, self._clock.seconds, tuple(self._notes)
        return StyleResult(self._image, settings, self._losses, self._step, seconds, self._network, notes, stopped)

    def _is_over(self) -> bool:
        return self._controls.is_stopped or not self._clock.has_time_for(self._level, self._done)

    def _canvas_at(self, level: int) -> Canvas:
        return Canvas.at(self._sizes[level], self._content, self._styles, self._settings)

    def _enter(self, level: int) -> None:
        """Bring the picture to a scale."""
        canvas = self._canvas_at(level)
        if canvas.size != self._canvas.size:
            self._picture = enlarged(self._picture, self._canvas.content, canvas.content)
        self._canvas = canvas

    def _scale(self) -> Generator[Told, None, None]:
        """Make all steps of a scale, or those that are left after a failure."""
        self._enter(self._level)
        passage = Passage(self._network, self._settings.pooling)
        scale = Scale(passage, self._canvas, self._settings)
        yield from self._paced(scale.prepare())
        optimiser = self._optimiser()
        picture = good = scale.sent(self._picture)
        least, back = float("inf"), 0
        while not self._is_over():
            if self._is_changed():
                optimiser.forget()
                least = float("inf")
                picture = good = scale.sent(self._picture)
            scale.weigh(self._settings)
            scale.factor = yield from self._calibration(scale)
            losses, slope = yield from self._paced(scale.loss_and_slope(picture))
            finite = isfinite(losses.total) and scale.is_finite(slope)
            if not finite or losses.total > RISE * least:
                picture, back = good, back + 1
                optimiser.slow_down()
                scale.forget()
                yield from self._took_back(told=not finite, times=back)
                continue
            good, least, back = picture, losses.total, 0
            self._made(losses, scale.fetched(picture))
            picture = optimiser.step(picture.flatten(), slope.flatten()).view(picture.shape)
            yield from self._tell(self._state())
        self._picture = scale.fetched(good)  # whose losses are known: the last step of all has not been looked at

    def _optimiser(self) -> Optimiser:
        return LBFGS(waves=Waves(self._canvas.size)) if self._settings.optimizer == "lbfgs" else Adam()

    def _is_changed(self) -> bool:
        """Take over what was changed from outside; tell whether the loss or the picture is another one."""
        snapshot = self._controls.taken()
        changed = self._controls.revision != self._revision
        if changed:
            self._revision = self._controls.revision
            before, self._settings = self._settings, self._controls.applied(self._asked)
            if _calibrated_by(before) != _calibrated_by(self._settings):
                self._factor = None
        if snapshot is not None:
            image = np.asarray(snapshot.image, np.float32)
            self._picture = np.clip(resized(image, self._canvas.size), 0, 255)
        return changed or snapshot is not None

    def _calibration(self, scale: Scale) -> Generator[Told, None, float]:
        """Return what the style's weights are multiplied by; found at the coarsest scale, and when layers change."""
        strength = self._settings.strength
        if strength is None:
            return 1.0
        if self._factor is None:
            self._factor = yield from self._paced(scale.calibration())
        return self._factor * scale.reach(strength)

    def _made(self, losses: Losses, picture: Array) -> None:
        """Note down a step that is good."""
        self._step, self._done = self._step + 1, self._done + 1
        self._losses, self._picture = losses, picture
        self._clock.step(self._level)
        self._controls.record(Record(self._step, self._canvas.size, losses, self._clock.seconds))
        if self._step % KEPT_EVERY == 0:
            image = np.rint(picture).astype(np.uint8)
            self._controls.keep(Snapshot(self._step, image, self._canvas.drawn(picture)))

    def _took_back(self, *, told: bool, times: int) -> Generator[Told, None, None]:
        if times > PATIENCE:
            text = QT_TRANSLATE_NOOP(
                "Errors", "The numbers went out of bounds again and again: take smaller weights or another device."
            )
            raise StyleError(text)
        if told:
            text = QT_TRANSLATE_NOOP("Notes", "The numbers went out of bounds, so a step was taken back.")
            self._notes.append(Note(text))
            yield from self._tell(TookBack(self._notes[-1], self._step, self._clock.fraction))

    def _recovered(self, error: RuntimeError | MemoryError) -> Note:
        """Go on smaller or on the CPU, and give a note; an error that is neither's fault passes."""
        device, full = self._network.mode.device, is_out_of_memory(error)
        longest = self._sizes[-1]
        smaller = smaller_size(longest) if full else None
        if full and smaller is not None and (device == CPU or longest == self._asked.size):
            self._sizes = (*(size for size in self._sizes if size < smaller), smaller)
            self._level = min(self._level, len(self._sizes) - 1)
            self._clock.shrink(self._sizes, self._level)
            text = QT_TRANSLATE_NOOP("Notes", "The memory of {device} is full, so the picture became {size} px.")
            return Note(text, {"device": device, "size": smaller})
        if device != CPU:
            self._network = self._network.in_mode(self._spare)
            return fell_back(device, error)
        if not full:
            raise error
        text = QT_TRANSLATE_NOOP("Errors", "There is not enough memory even for a small picture: close other programs.")
        raise StyleError(text) from error

    def _paced(self, work: Generator[None, None, Result]) -> Generator[Told, None, Result]:
        """Yield every now and then."""
        return (yield from paced(work, lambda: self._yielded, lambda: self._tell(self._last)))

    def _tell(self, told: Told) -> Generator[Told, None, None]:
        """Yield, with the clock stopped meanwhile."""
        if isinstance(told, StyleStep):
            self._last = told
        self._clock.stop()
        yield told
        self._clock.start()
        self._yielded = perf_counter()

    def _state(self) -> StyleStep:
        """Return how far it is; the picture is drawn anew where the last one is old enough."""
        if perf_counter() - self._drawn_at > LIVE or self._step <= 1:
            self._image, self._drawn_at = self._canvas.drawn(self._picture), perf_counter()
        clock = self._clock
        return StyleStep(
            self._step,
            self._canvas.size,
            self._image,
            self._losses,
            clock.seconds,
            clock.fraction,
            clock.seconds_left,
            tuple(self._notes),
            min(self._level + 1, len(self._sizes)),
            len(self._sizes),
        )


def _calibrated_by(settings: StyleSettings) -> tuple[object, ...]:
    """Return the settings on which the style's calibration depends."""
    layers = dict(settings.content_layers), dict(settings.style_layers)
    return *layers, settings.content_weight, settings.style_weight, settings.style_mix
