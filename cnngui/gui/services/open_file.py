"""Asking for files to open, as every lab does it: in the folder of last time, which is remembered."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from cnngui.gui.services.saving import folder_of, really, save_folder_of
from cnngui.gui.services.settings import Settings

VIDEOS = (".mp4", ".avi", ".mov", ".mkv", ".webm", ".m4v", ".mpg")


def ask_for_file(
    settings: Settings, title: str, suffixes: Sequence[str], kinds: str = "", *, is_own: bool = False
) -> Path | None:
    """Ask for one file; None when the user changed their mind.

    Parameters
    ----------
    settings : Settings
        Remembers the folder.
    title : str
        Of the dialog.
    suffixes : sequence of str
        That a file may end in, such as ".png".
    kinds : str
        As the dialog offers them, with ``{patterns}`` for the suffixes; without it, pictures, and all files.
    is_own : bool
        Whether the app has written the file: then it is looked for, and remembered, where one saves.
    """
    folder = save_folder_of(settings) if is_own else folder_of(settings)
    file, _ = QFileDialog.getOpenFileName(None, title, str(folder), _offered(suffixes, kinds))
    return _remembered(settings, [file], "save_folder" if is_own else "last_folder")[0] if file else None


def ask_for_files(settings: Settings, title: str, suffixes: Sequence[str], kinds: str = "") -> list[Path]:
    """Ask for one file or several, as `ask_for_file` does; none when the user changed their mind."""
    files, _ = QFileDialog.getOpenFileNames(None, title, str(folder_of(settings)), _offered(suffixes, kinds))
    return _remembered(settings, files, "last_folder") if files else []


def _offered(suffixes: Sequence[str], kinds: str) -> str:
    text = kinds or QCoreApplication.translate("OpenFile", "Pictures ({patterns});;All files (*)")
    return text.format(patterns=" ".join(f"*{suffix}" for suffix in suffixes))


def _remembered(settings: Settings, files: Sequence[str], key: str) -> list[Path]:
    paths = [really(file) for file in files]
    settings.set(key, str(paths[0].absolute().parent))
    return paths
