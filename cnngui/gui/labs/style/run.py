"""Runs of the style transfer: they live longer than the lab's widgets, and go on when photo, lab or language change."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import count

from PySide6.QtCore import QObject, Signal

from cnngui.engine.photos import Photo, read_photo
from cnngui.gui.lab.contract import LabContext
from cnngui.gui.labs.style.gallery import all_unpacked, drawn, packed, put_away
from cnngui.gui.labs.style.piece import Piece, as_result
from cnngui.gui.labs.style.state import StyleState, live_changes, settings_of, with_live
from cnngui.gui.labs.style.words import picture_title
from cnngui.gui.look.errors import note_text
from cnngui.gui.services.jobs import Lane
from cnngui.networks.network import Mode
from cnngui.networks.trouble import is_fall_back
from cnngui.tasks.style import StyleResult, StyleSettings, StyleStep, reconstruct, run
from cnngui.tasks.style.estimate import Estimate
from cnngui.tasks.style.run import KEPT_EVERY

MOST_KEPT = 24
"""Finished pictures in the gallery; the oldest go."""


class Studio(QObject):
    """Starts pictures and keeps them.

    ``grown`` carries a `Piece` that has a newer picture, ``ended`` one that is finished, stopped or failed.
    """

    grown = Signal(object)
    ended = Signal(object)

    def __init__(self, context: LabContext) -> None:
        super().__init__(context.workspace)
        self._jobs, self._networks, self._messages = context.jobs, context.networks, context.messages
        self._numbers = count(1)
        self._pieces: list[Piece] = []
        self.cost: object = None
        """What the estimate is for."""
        self.estimate: Estimate | None = None
        """What a picture will cost that is begun now."""
        self.pace = 1.0
        """Times as long as was measured, pictures took here so far."""
        self._measured: dict[object, Estimate] = {}
        self._lead_back = context.way_to("style")

    @property
    def pieces(self) -> Sequence[Piece]:
        """All pictures, the oldest first."""
        return self._pieces

    @property
    def running(self) -> Piece | None:
        """The picture that grows."""
        return next((piece for piece in reversed(self._pieces) if piece.is_running), None)

    def take_estimate(self, cost: object, found: Estimate | None) -> None:
        """Hear what a picture will cost; of two measurements for the same settings the shorter is less disturbed."""
        known = self._measured.get(cost)
        if found is not None and known is not None:
            found = replace(found, seconds=min(found.seconds, known.seconds))
        if found is not None:
            self._measured[cost] = found
        self.cost, self.estimate = cost, found

    def start(self, photo: Photo, state: StyleState, expected: float | None = None) -> Piece | None:
        """Begin a picture that is expected to take so many seconds; None while there is no network yet.

        Raises
        ------
        StyleError
            When the settings make no sense.
        """
        network = self._networks.network
        if network is None:
            return None
        settings = settings_of(state)
        piece = Piece(next(self._numbers), photo, state, network)
        piece.job = self._jobs.start(
            Lane.TORCH,
            _grown(piece, settings, self._networks.spare),
            title=lambda: picture_title(photo, state.styles),
            on_step=lambda step: self._follow(piece, step),
            on_result=lambda result: self._end(piece, result),
            on_error=lambda error: self._fail(piece, error),
            on_stop=lambda: self._stop_unseen(piece),
            lead_back=self._lead_back,
            outlives_window=True,
        )
        piece.job.expected = expected
        piece.needs = self.estimate.bytes if self.estimate is not None else 0
        piece.count()
        self._pieces.append(piece)
        self._let_old_ones_go()
        return piece

    def change(self, state: StyleState) -> None:
        """Let the picture that grows take over what it can of a new state.

        Raises
        ------
        StyleError
            When that makes no sense; nothing is changed then.
        """
        piece = self.running
        if piece is not None:
            wished = with_live(piece.state, state)
            changes = live_changes(piece.state, wished)
            if changes:
                piece.controls.change(**changes)
                piece.state = wished

    def stop(self, piece: Piece) -> None:
        """Stop after the step under way; the picture is kept."""
        piece.controls.stop()
        if piece.job is not None and piece.job.is_paused:
            piece.job.resume()

    def earlier(self, piece: Piece) -> int | None:
        """Return the step of the newest earlier picture that a running one can go back to."""
        limit = piece.step.step if piece.went_back_to is None and piece.step is not None else piece.went_back_to or 0
        steps = [snapshot.step for snapshot in piece.controls.snapshots if snapshot.step < limit]
        return max(steps, default=None)

    def go_back(self, piece: Piece) -> bool:
        """Let a running picture go on from the newest earlier one; tell whether there is one."""
        step = self.earlier(piece)
        if step is None or not piece.is_running:
            return False
        piece.went_back_to, piece.went_back_at = step, piece.step.step if piece.step else 0
        piece.controls.go_back(step)
        if piece.job is not None and piece.job.is_paused:
            piece.job.resume()
        return True

    def _follow(self, piece: Piece, step: object) -> None:
        if isinstance(step, StyleStep):
            piece.step = step
            piece.count()
            if step.step >= piece.went_back_at + KEPT_EVERY:
                piece.went_back_to = None
            for note in step.notes[piece.notes_told :]:
                if not is_fall_back(note) or self._networks.lose_device(piece.network):
                    self._messages.tell(note_text(note))
            piece.notes_told = len(step.notes)
            self.grown.emit(piece)

    def _end(self, piece: Piece, result: StyleResult) -> None:
        if piece.job is not None and piece.job.expected and not result.is_stopped:
            self.pace *= min(max(piece.job.seconds / piece.job.expected, 0.2), 5.0)
        piece.result, piece.job = result, None
        self._pack_early(piece)
        self.ended.emit(piece)

    def _fail(self, piece: Piece, error: Exception) -> None:
        piece.error, piece.job = error, None
        piece.count()
        self.ended.emit(piece)

    def _stop_unseen(self, piece: Piece) -> None:
        """Take what is there for the result: the job bar's Stop ends a job at once."""
        piece.job, piece.is_cut_off = None, True
        if piece.step is None:
            self._pieces.remove(piece)
        else:
            piece.result = as_result(piece, piece.step)
            self._pack_early(piece)
        self.ended.emit(piece)

    # From one day to the next

    def unsaved(self) -> int:
        """Return how many pictures are in no file, the one that grows among them."""
        return sum(not piece.is_saved and piece.image is not None for piece in self._pieces)

    def pack(self, *, portable: bool) -> dict[str, bytes]:
        """Return all pictures as files of a session; one that grows, as far as it is."""
        del portable  # they are always whole
        files: dict[str, bytes] = {}
        for piece in self._pieces:
            for name, content in packed(piece).items():
                files[f"{piece.number:04}/{name}"] = content
        return files

    def unpack(self, files: Mapping[str, bytes], place: Callable[[str], str]) -> int:
        """Take in the pictures of a session beside those that are here; return how many cannot be read."""
        found, lost = all_unpacked(files, lambda: next(self._numbers), self._pieces, place)
        self._pieces[:0] = found
        return lost

    def _pack_early(self, piece: Piece) -> None:
        """Draw up the files off the main thread: to quit is to be quick."""
        keep = partial(put_away, piece)
        self._jobs.start_lasting(Lane.FILES, partial(drawn, piece), keep, self._jobs.failed.emit)

    def _let_old_ones_go(self) -> None:
        done = [piece for piece in self._pieces if not piece.is_running]
        for piece in done[: max(len(self._pieces) - MOST_KEPT, 0)]:
            self._pieces.remove(piece)


def _grown(piece: Piece, settings: StyleSettings, spare: Mode) -> Generator[object, None, StyleResult]:
    """Read the style pictures, and let the picture grow."""
    state, network, controls = piece.state, piece.network, piece.controls
    if state.carries == "all":
        styles = [read_photo(style).pixels for style in state.styles]
        return (yield from run(network, piece.photo.pixels, styles, settings, controls, spare))
    alone = piece.photo.pixels if state.carries == "content" else read_photo(state.styles[0]).pixels
    grows = reconstruct(network, alone, state.layer, state.carries, settings=settings, controls=controls, spare=spare)
    return (yield from grows)
