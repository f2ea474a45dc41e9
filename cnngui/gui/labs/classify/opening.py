"""Opens a network with classes of one's own, off the main thread."""

from collections.abc import Generator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from cnngui.gui.lab.base import LabBase
from cnngui.gui.lab.file_drops import FileDrops
from cnngui.gui.lab.latest import LatestJob
from cnngui.gui.labs.classify.jobs import ClassifyJobs
from cnngui.gui.labs.classify.model_box import SUFFIXES
from cnngui.gui.labs.classify.state import MODEL, ClassifyState, with_model
from cnngui.gui.labs.classify.work import Step
from cnngui.gui.services.open_file import ask_for_file


class ModelOpening(QObject):
    """Asks for a file, or takes one that is dropped or handed over; a file that is no model changes nothing.

    Parameters
    ----------
    lab : LabBase
    jobs : ClassifyJobs
    """

    def __init__(self, lab: LabBase[ClassifyState], jobs: ClassifyJobs) -> None:
        super().__init__(lab)
        self._lab, self._jobs = lab, jobs
        self._drops = FileDrops((lab.canvas, lab.panel), SUFFIXES, self._drop, self)
        self._reading: LatestJob[Path, str] = LatestJob(
            lab,
            "model",
            self.tr("Opening the model"),
            self._read,
            self._take,
            needs_network=False,
            parent=self,
        )

    def ask(self) -> None:
        """Ask for the file."""
        title, kinds = self.tr("Open a model of my own"), self.tr("Models of Transfer ({patterns})")
        path = ask_for_file(self._lab.context.settings, title, SUFFIXES, kinds, is_own=True)
        if path is not None:
            self.open(path)

    def take_handed_over(self) -> None:
        """Open what another lab has handed over."""
        path = self._lab.workspace.take_model()
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Let a network of one's own answer, once it is read."""
        self._reading.ask(path.absolute())

    def _drop(self, paths: Sequence[Path]) -> None:
        self.open(paths[0])

    def _read(self, path: Path, _: object) -> Generator[Step, None, str]:
        """Read a model anew, also one that is known: its file may have been written again."""
        shelf, name = self._jobs.shelf, f"{MODEL}{path}"
        yield Step(0.0)
        shelf.read_own(name)
        return str(path)

    def _take(self, _: Path, model: str) -> None:
        if model != self._lab.now.model:
            self._lab.wish(with_model, model)
        self._jobs.ask_anew()
