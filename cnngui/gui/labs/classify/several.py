"""Several photos at once: opened or dropped, answered one after the other, each a row."""

from collections.abc import Generator, Sequence
from pathlib import Path
from textwrap import wrap

from PySide6.QtCore import QCoreApplication

from cnngui.engine.folders import SUFFIXES
from cnngui.gui.lab.base import LabBase
from cnngui.gui.lab.file_drops import FileDrops
from cnngui.gui.lab.latest import LatestJob
from cnngui.gui.labs.classify.jobs import ClassifyJobs
from cnngui.gui.labs.classify.several_view import SeveralBox, SeveralView
from cnngui.gui.labs.classify.several_work import MOST, PhotoRow, Several, SeveralRequest, SeveralStep, several
from cnngui.gui.labs.classify.state import ClassifyState, with_several
from cnngui.gui.labs.classify.words import shortened
from cnngui.gui.look.errors import sentence
from cnngui.gui.look.i18n import language, number
from cnngui.gui.services.open_file import ask_for_files
from cnngui.gui.widgets.networks.answer_bars import chance
from cnngui.gui.widgets.networks.layer_cells import Column, TableRow
from cnngui.networks.imagenet import name_of

tr = QCoreApplication.translate

LONGEST = 24
"""Letters of a name in a row."""


class SeveralPhotos:
    """Asks for photos, keeps their answers, and shows them.

    Parameters
    ----------
    lab : LabBase
    jobs : ClassifyJobs
        Who has the networks.
    view : SeveralView
    box : SeveralBox
    """

    def __init__(self, lab: LabBase[ClassifyState], jobs: ClassifyJobs, view: SeveralView, box: SeveralBox) -> None:
        self._lab, self._shelf, self._view = lab, jobs.shelf, view
        self._found: Several | None = None
        self._failed: SeveralRequest | None = None
        self._drops = FileDrops((lab.canvas, lab.panel), SUFFIXES, self.open, lab, least=2)
        self._asking: LatestJob[SeveralRequest, Several] = LatestJob(
            lab,
            "several",
            tr("Classify", "Asking about several photos"),
            self._ask,
            self._take,
            step=self._follow,
            failed=self._fail,
            needs_network=False,
            parent=lab,
        )
        view.picked.connect(self._show_photo)
        box.open_wished.connect(self.ask_for_photos)

    def ask_for_photos(self) -> None:
        """Ask for the files."""
        self.open(ask_for_files(self._lab.context.settings, tr("Classify", "Open several photos"), SUFFIXES))

    def open(self, paths: Sequence[Path]) -> None:
        """Ask about photos, and turn to their page; the first of them is opened."""
        if paths:
            chosen = tuple(str(path.absolute()) for path in paths[:MOST])
            self._lab.wish(with_several, chosen)
            self._lab.context.photos.open_path(Path(chosen[0]))

    def _show_photo(self, at: int) -> None:
        self._lab.context.photos.open_path(Path(self._lab.now.several[at]))

    # Work

    def _ask(self, request: SeveralRequest, _: object) -> Generator[SeveralStep, None, Several]:
        return several(request, self._shelf)

    def _follow(self, _: SeveralRequest, step: SeveralStep) -> None:
        if step.ready is not None:
            self._found = step.ready
            self.show(self._lab.now)

    def _take(self, _: SeveralRequest, found: Several) -> None:
        self._found = found
        self._lab.follow_soon()

    def _fail(self, request: SeveralRequest, error: Exception) -> None:
        self._failed = request
        self._lab.complain(error)

    # State → view

    def work(self, state: ClassifyState) -> None:
        """Show what is known, and ask about the rest."""
        if state.page == "several":
            self.show(state)
            if not self.is_settled(state):
                self._asking.ask(_request(state))

    def is_settled(self, state: ClassifyState) -> bool:
        """Tell whether every photo has its row, or cannot have one."""
        request = _request(state)
        found = self.found(state)
        return not request.paths or request == self._failed or (found is not None and found.is_whole)

    def found(self, state: ClassifyState) -> Several | None:
        """Return the answers so far to the photos of a state."""
        return self._found if self._found is not None and self._found.request == _request(state) else None

    def forget(self) -> None:
        """Ask anew: a network was read again, or what has failed may do by now."""
        self._failed = None

    def show(self, state: ClassifyState) -> None:
        """List the photos."""
        found, source = self.found(state), self._lab.workspace.source.path
        rows = () if found is None else found.rows
        here = "" if source is None else str(source.absolute())
        current = next((str(at) for at, row in enumerate(rows) if row.path == here), "")
        told = [_table_row(found, at, row) for at, row in enumerate(rows)] if found is not None else []
        self._view.show_rows(_told(state, found), _columns() if told else (), told, current)


def _request(state: ClassifyState) -> SeveralRequest:
    return SeveralRequest(state.several, state.model)


def _told(state: ClassifyState, found: Several | None) -> str:
    if not state.several:
        return tr("Classify", "Open or drop several photos: each gets a row with its answer.")
    count = 0 if found is None else len(found.rows)
    text = tr("Classify", "{done} of {all} photos are answered.")
    told = text.format(done=number(count), all=number(len(state.several)))
    failed = 0 if found is None else sum(row.error is not None for row in found.rows)
    if not failed:
        return told
    return f"{told} {tr('Classify', 'Not readable: {count}.').format(count=number(failed))}"


def _columns() -> tuple[Column, ...]:
    return Column("", tr("Classify", "photo → answers"), is_left=True), Column("", "%")


def _table_row(found: Several, at: int, row: PhotoRow) -> TableRow:
    """Return the photo, and below its name what it shows, or why it could not be read."""
    name = shortened(row.name, LONGEST)
    if row.answer is None:
        reason = "" if row.error is None else sentence(row.error)
        return TableRow(str(at), ("\n".join([name, *wrap(reason, LONGEST)]), "–"))
    best = row.answer.top(2)
    names = [_name(found, each.index) for each in best]
    if row.answer.is_unsure:
        names[0] = tr("Classify", "{name}?").format(name=names[0])
    lines = [name, *(f"→ {shortened(each, LONGEST)}" for each in names)]
    return TableRow(str(at), ("\n".join(lines), "\n".join(["", *(chance(each.probability) for each in best)])))


def _name(found: Several, index: int) -> str:
    return name_of(index, language()) if found.own is None else found.own.classes[index]
