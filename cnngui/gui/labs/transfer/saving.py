"""Networks that were taught → files of the user's; and what is asked for when something is to be opened."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from cnngui.gui.lab.base import LabBase
from cnngui.gui.lab.commands import Command, SaveAs
from cnngui.gui.labs.transfer import keeping
from cnngui.gui.labs.transfer.run import Run
from cnngui.gui.labs.transfer.words import scope_title
from cnngui.gui.services.jobs import Lane
from cnngui.gui.services.open_file import ask_for_file
from cnngui.gui.services.saving import Kind, folder_of, really
from cnngui.gui.services.settings import Settings
from cnngui.paths import data_folder
from cnngui.tasks.transfer import TransferModel, save_model

tr = QCoreApplication.translate


def save_commands(shown: Callable[[], Run | None]) -> list[Command]:
    """Return the commands that save the network on screen, and what it answers."""

    def name() -> str:
        run = shown()
        return "" if run is None else (run.name or f"{scope_title(run.settings.scope)} {run.settings.seed}")

    def write() -> Callable[[Path], object] | None:
        run = shown()
        return None if run is None or run.model is None else partial(keeping.save, run)

    def write_answers() -> Callable[[Path], object] | None:
        run = shown()
        return None if run is None or run.answered is None else partial(keeping.save_answers, run)

    others = Kind(tr("Transfer", "ONNX, for other programs (*.onnx)"), (keeping.ONNX,))
    networks = (Kind(tr("Transfer", "Networks (*.safetensors)"), (keeping.SUFFIX,)), others)
    tables = (Kind(tr("Transfer", "Tables (*.csv)"), (".csv",)),)
    save = SaveAs(tr("Transfer", "Save the network"), name, networks, write)
    answers = SaveAs(tr("Transfer", "Save the answers"), name, tables, write_answers)
    return [
        Command("save-network", tr("Transfer", "Save the network…"), save),
        Command("save-answers", tr("Transfer", "Save the answers…"), answers),
    ]


def classify_with(lab: LabBase[Any], run: Run | None) -> None:
    """Let the Classify lab answer with a network, from a file of it in the program's own folder."""
    if run is not None and run.model is not None:
        name = run.name or scope_title(run.settings.scope)
        path = data_folder() / "models" / run.key / f"{name}{keeping.SUFFIX}"
        keep, done = partial(_keep, run.model, path), partial(_hand_over, lab, path)
        lab.context.jobs.start_lasting(Lane.FILES, keep, done, lab.complain)


def _keep(model: TransferModel, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    save_model(model, path)


def _hand_over(lab: LabBase[Any], path: Path, _: None) -> None:
    lab.workspace.hand_over_model(path)
    lab.context.show_lab("classify")


def ask_network(settings: Settings) -> Path | None:
    """Ask for the file of a network."""
    kinds = tr("Transfer", "Networks ({patterns});;All files (*)")
    title = tr("Transfer", "Open a network with classes of your own")
    return ask_for_file(settings, title, [keeping.SUFFIX], kinds, is_own=True)


def ask_folder(settings: Settings) -> Path | None:
    """Ask for a folder of pictures."""
    title = tr("Transfer", "Folder whose folders are classes")
    found = QFileDialog.getExistingDirectory(None, title, str(folder_of(settings)))
    if not found:
        return None
    settings.set("last_folder", found)
    return really(found)
