"""The page that reads a digit: wishes, pictures, commands."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import QObject

from cnngui.engine.digits import DigitsError, Transform
from cnngui.engine.errors import QT_TRANSLATE_NOOP
from cnngui.engine.kernels.slices import Slices
from cnngui.gui.lab.base import LabBase
from cnngui.gui.lab.commands import Command
from cnngui.gui.labs.digits import reading_state as states
from cnngui.gui.labs.digits.reading import saving
from cnngui.gui.labs.digits.reading import work as works
from cnngui.gui.labs.digits.reading.measures import Measures
from cnngui.gui.labs.digits.reading.panel import ReadingPanel
from cnngui.gui.labs.digits.reading.presenter import Place, ReadingPresenter, Shown, picked
from cnngui.gui.labs.digits.reading.sidebar import Sidebar
from cnngui.gui.labs.digits.reading.view import ReadingView
from cnngui.gui.labs.digits.reading_state import Edit, Reading, ReadingLook
from cnngui.gui.labs.digits.school import School
from cnngui.gui.labs.digits.state import DigitsState
from cnngui.gui.services.throttle import Pause, Throttle
from cnngui.networks.digits import DigitNetwork
from cnngui.tasks.digits import kernel_of

REST_MS = 80
"""How long a hand that draws rests until the sum of the number that is picked follows."""


STROKE_MS = 8.0
"""Time between two looks at a stroke: half a frame, of which LeNet-5 takes a part."""


class ReadingPage(QObject):
    """A digit becomes maps, scores and an answer."""

    def __init__(self, view: ReadingView, panel: ReadingPanel, lab: LabBase[DigitsState], school: School) -> None:
        super().__init__(lab)
        self._view, self._panel = view, panel
        self._lab, self._school = lab, school
        self._presenter = ReadingPresenter(view)
        self._measures = Measures(lab, school, lab.follow_soon)
        self._sidebar = Sidebar(panel, self._measures)
        self._networks: tuple[DigitNetwork, tuple[Edit, ...], DigitNetwork] | None = None
        self._opened = lab.workspace.opened
        self._known: tuple[object, Shown] | None = None
        self._strokes = Throttle(lab.follow_now, self, STROKE_MS)
        self._is_resting = False
        self._rest = Pause(self._take_rest, self, REST_MS)
        self._connect_view()
        self._connect_panel()
        lab.workspace.source_changed.connect(self._take_photo)

    def _connect_view(self) -> None:
        view = self._view
        view.drawing.begun.connect(self._begin)
        view.drawing.went.connect(self._go_on)
        view.drawing.erase_wished.connect(self._erase)
        view.drawing.digit_typed.connect(self._take_label)
        view.digit.cover_moved.connect(self._move_cover)
        view.picked.connect(self._pick)
        view.layers.hovered.connect(self._presenter.point)
        view.scores.picked.connect(self._pick_score)

    def _connect_panel(self) -> None:
        panel = self._panel
        panel.wished.connect(self._set)
        panel.looked.connect(self._look)
        panel.network_wished.connect(partial(self._wish, states.read_by))
        panel.erase_wished.connect(self._erase)
        panel.label_wished.connect(self._take_label)
        panel.another_wished.connect(self._take_another)
        panel.cover_wished.connect(self._cover)
        panel.cover_side_wished.connect(self._size_cover)
        panel.command_wished.connect(self._command)
        panel.folded.connect(self._lab.follow_now)
        panel.spoil.spoil_wished.connect(self._spoil)
        panel.spoil.mend_wished.connect(partial(self._wish, states.unspoilt))
        panel.kernel.edited.connect(self._edit)
        panel.kernel.silence_wished.connect(self._silence)
        panel.kernel.put_back_wished.connect(self._put_back)
        panel.kernel.all_back_wished.connect(partial(self._set, {"edits": ()}))

    # Wishes

    @property
    def _now(self) -> Reading:
        return self._lab.now.reading

    def _wish(self, change: Callable[..., Reading], *arguments: object, merge: str = "") -> None:
        self._lab.wish(_read, change, *arguments, merge=merge)

    def _set(self, fields: dict[str, Any]) -> None:
        self._lab.wish(_with_fields, fields, merge="-".join(fields))

    def _look(self, fields: dict[str, Any]) -> None:
        self._lab.wish(seen=replace(self._lab.now.seen, **fields))

    def _begin(self, x: float, y: float) -> None:
        self._draw(states.begun, (x, y))

    def _go_on(self, x: float, y: float) -> None:
        self._draw(states.prolonged, (x, y))

    def _draw(self, change: Callable[..., Reading], point: tuple[float, float]) -> None:
        self._wish(change, point, merge="stroke")
        if self._lab.is_behind:  # a frame would be too late
            self._strokes.soon()

    def _erase(self, what: str) -> None:
        self._wish(states.erased if what == "all" else states.without_last)

    def _take_label(self, label: int) -> None:
        if self._school.digits is not None:
            number = works.next_of(self._school.digits.test, label, self._now.number)
            self._set({"origin": "test", "number": number})

    def _take_another(self) -> None:
        if self._school.digits is not None:
            count = len(self._school.digits.test)
            step = random.randrange(1, count)  # never the one that is there  # noqa: S311
            self._set({"origin": "test", "number": (self._now.number + step) % count})

    def _take_photo(self) -> None:
        """Read the photo that was opened while the page is open."""
        opened, self._opened = self._opened, self._lab.workspace.opened
        is_here = self._lab.is_in_front and self._lab.now.page == "read"
        if is_here and self._opened is not opened and self._lab.workspace.source.is_photo:
            self._set({"origin": "photo"})

    def _cover(self, is_on: bool) -> None:
        self._set({"cover": states.Cover() if is_on else None})

    def _size_cover(self, side: int) -> None:
        self._wish(states.resized, side, merge="cover")

    def _move_cover(self, row: int, column: int) -> None:
        self._wish(states.covered_at, row, column, merge="cover")

    def _spoil(self, transform: Transform, amount: int) -> None:
        seen = replace(self._lab.now.seen, curve=transform)
        self._lab.wish(_spoilt, transform, amount, seen, merge=transform)

    def _pick(self, layer: str, place: Place) -> None:
        self._look({"layer": layer, "place": place})

    def _pick_score(self, at: int) -> None:
        shown = self._presenter.shown
        if shown is not None:
            self._pick(shown.passage.layers[-1].name, (0, 0, at))

    def _command(self, name: str) -> None:
        self._lab.action(name).trigger()

    # A kernel

    def _kernel(self) -> tuple[str, int] | None:
        """Return the kernel behind the number that is picked."""
        shown = self._presenter.shown
        if shown is None:
            return None
        layer, place = picked(shown.passage, self._lab.now.seen)
        return works.kernel_behind(shown.network, layer, place[2])

    def _edit(self, slices: Slices | None, bias: float) -> None:
        shown, which = self._presenter.shown, self._kernel()
        if shown is None or which is None:
            return
        kernel, _ = kernel_of(shown.network, *which)
        numbers = works.numbers_of(slices) if slices is not None else tuple(kernel.ravel().tolist())
        if len(numbers) == kernel.size:
            self._wish(states.with_edit, Edit(*which, numbers, bias), merge="kernel")
            return
        text = QT_TRANSLATE_NOOP("Errors", "The kernel of {layer} has {wanted} numbers, and not {found}.")
        self._lab.complain(DigitsError(text, layer=which[0], wanted=kernel.size, found=len(numbers)))
        self._lab.follow_soon()

    def _silence(self) -> None:
        shown, which = self._presenter.shown, self._kernel()
        if shown is not None and which is not None:
            kernel, _ = kernel_of(shown.network, *which)
            self._wish(states.with_edit, Edit(*which, (0.0,) * kernel.size, 0.0))

    def _put_back(self) -> None:
        which = self._kernel()
        if which is not None:
            self._wish(states.without_edit, *which)

    # What the lab asks for

    def commands(self) -> Sequence[Command]:
        """Return the page's commands."""
        return [
            *saving.commands(self._view, self._presenter),
            Command("read-open", self.tr("Open a photo of a digit…"), self._lab.context.photos.ask),
            Command("read-paste", self.tr("Paste a photo of a digit"), self._lab.context.photos.paste),
        ]

    def show_settings(self, state: DigitsState) -> None:
        """Show what is set."""
        self._panel.show_state(state.reading, state.seen)
        titles = {key: self._school.title(key) for key in self._school.networks}
        self._panel.show_networks(titles, state.reading.network)

    def work(self, state: DigitsState) -> None:
        """Show the digit's way through the network."""
        digits, base = self._school.digits, self._school.network(state.reading.network)
        if digits is None or base is None:
            return
        network = self._changed(base, state.reading)
        shown = self._shown(state.reading, network)
        if shown is None:
            return
        is_asked = state.seen.has_needed and not shown.seen.made.is_empty
        needed = self._measures.needed(network, shown.seen.picture, shown.passage) if is_asked else None
        is_moving = self._lab.is_dragging and not self._is_resting
        self._is_resting = False
        self._presenter.show(shown, state.seen, digits, needed, with_sum=not is_moving)
        if is_moving:
            self._rest.put_off()
        else:
            self._rest.drop()
        self._sidebar.show(state, shown, base, digits)

    def _take_rest(self) -> None:
        """Show what was put off while the hand moved."""
        self._is_resting = True
        self._lab.follow_now()

    def drag_ended(self) -> None:
        """Show what was put off."""
        if self._rest.is_waiting:
            self._lab.follow_soon()

    def _changed(self, base: DigitNetwork, reading: Reading) -> DigitNetwork:
        """Return the network with what was changed by hand, the same one as long as that is the same."""
        if not reading.edits:
            return base
        known = self._networks
        if known is None or known[0] is not base or known[1] != reading.edits:
            known = self._networks = base, reading.edits, works.changed_network(base, reading.edits)
        return known[2]

    def _shown(self, reading: Reading, network: DigitNetwork) -> Shown | None:
        """Return what the network makes of the digit; None while that is being computed."""
        digits = self._school.digits
        photo = self._measures.photo() if reading.origin == "photo" else None
        if digits is None or (reading.origin == "photo" and photo is None):
            return None
        key = (reading, id(network), id(digits), id(photo))
        if self._known is not None and self._known[0] == key:
            return self._known[1]
        seen = works.seen_of(reading, digits, None if photo is None else photo[0])
        if works.is_quick(network):
            passage = network.passage(seen.picture)
        else:
            found = self._measures.passage(network, seen.picture)
            if found is None:
                return None
            passage = found
        sheet = works.sheet_of(seen) if photo is None else photo[1]
        self._known = key, Shown(reading, network, seen, passage, sheet)
        return self._known[1]

    def is_settled(self) -> bool:
        """Tell whether what was asked for is on screen."""
        shown = self._presenter.shown
        return shown is not None and shown.reading == self._now and not self._rest.is_waiting

    def turn_page(self, step: int) -> bool:
        """Go on to the next layer, as a clicker asks."""
        shown = self._presenter.shown
        if shown is None:
            return False
        names = [layer.name for layer in shown.passage.layers]
        layer, place = picked(shown.passage, self._lab.now.seen)
        at = names.index(layer) + step
        if not 0 <= at < len(names):
            return False
        self._pick(names[at], _carried(place, shown.passage.layer(layer).values, shown.passage.layer(names[at]).values))
        return True

    def finish_edit(self) -> None:
        """End what is being typed."""
        self._panel.finish_edit()

    def leaving(self) -> None:
        """Leave off what nobody waits for."""
        self._opened = self._lab.workspace.opened


def _carried(place: Place, old: np.ndarray, new: np.ndarray) -> Place:
    """Return the place in another layer that lies where a number lay."""
    if new.ndim == 1:
        return 0, 0, min(place[2], len(new) - 1)
    shape = old.shape if old.ndim == 3 else (1, 1, 1)
    row, column = (
        min(int((at + 0.5) * after / before), after - 1)
        for at, before, after in zip(place[:2], shape[:2], new.shape[:2], strict=True)
    )
    return row, column, min(place[2], new.shape[2] - 1)


def _read(state: DigitsState, change: Callable[..., Reading], *arguments: object) -> DigitsState:
    return replace(state, reading=change(state.reading, *arguments))


def _with_fields(state: DigitsState, fields: dict[str, Any]) -> DigitsState:
    return replace(state, reading=replace(state.reading, **fields))


def _spoilt(state: DigitsState, transform: str, amount: int, seen: ReadingLook) -> DigitsState:
    return replace(_with_fields(state, {transform: amount}), seen=seen)
