"""Networks that have learned → files of the user's; and what is asked for when one, or digits, are to be opened."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from cnngui.gui.lab.commands import Command, SaveAs
from cnngui.gui.labs.digits.learning import keeping
from cnngui.gui.labs.digits.learning.pupil import Pupil
from cnngui.gui.labs.digits.learning.words import plan_title
from cnngui.gui.services.open_file import ask_for_file
from cnngui.gui.services.saving import Kind, folder_of, really
from cnngui.gui.services.settings import Settings

tr = QCoreApplication.translate


def save_command(shown: Callable[[], Pupil | None]) -> Command:
    """Return the command that saves the network on screen."""

    def name() -> str:
        pupil = shown()
        return "" if pupil is None else f"{plan_title(pupil.plan)} {pupil.settings.seed}"

    def write() -> Callable[[Path], object] | None:
        pupil = shown()
        return None if pupil is None or pupil.now is None else partial(keeping.save, pupil)

    kinds = (Kind(tr("Learning", "Networks (*.safetensors)"), (keeping.SUFFIX,)),)
    save = SaveAs(tr("Learning", "Save the network"), name, kinds, write)
    return Command("save-network", tr("Learning", "Save the network…"), save)


def ask_network(settings: Settings) -> Path | None:
    """Ask for the file of a network."""
    kinds = tr("Learning", "Networks ({patterns});;All files (*)")
    return ask_for_file(settings, tr("Learning", "Open a network of digits"), [keeping.SUFFIX], kinds, is_own=True)


def ask_folder(settings: Settings) -> Path | None:
    """Ask for a folder of digits."""
    title = tr("Learning", "Folder with the four files of MNIST")
    found = QFileDialog.getExistingDirectory(None, title, str(folder_of(settings)))
    if not found:
        return None
    settings.set("last_folder", found)
    return really(found)
