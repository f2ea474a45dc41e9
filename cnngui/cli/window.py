"""`cnngui [PHOTO]`: open the window."""

import argparse
import ctypes
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from cnngui import __version__
from cnngui.cli.parsing import Parser
from cnngui.engine.errors import CnnguiError

_DESCRIPTION = "A laboratory for convolutional neural networks: open a photo, filter it, see every number."

_EXAMPLES = """\
examples:
  cnngui                         open the window, with a bundled photo
  cnngui holiday.jpg             open the window, with your photo
  cnngui filter holiday.jpg --kernel sobel-x --output edges.png
  cnngui doctor                  what is missing here?

More on a command: cnngui COMMAND --help. A photo that is called like a command: cnngui ./filter
"""


_NOBODY_ANSWERS = (
    "No window can be opened: nobody answers at the display {display}, which DISPLAY names. "
    "Set it to one that runs, or draw the labs without one: cnngui shots"
)
_NO_DISPLAY = (
    "There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). "
    "Without one, filter a photo with cnngui filter, or draw the labs with cnngui shots."
)
_NO_QT = "Qt does not load ({reason}). What to install: cnngui doctor"

_FRENCH = {
    _NOBODY_ANSWERS: (
        "Impossible d’ouvrir une fenêtre\N{NO-BREAK SPACE}: personne ne répond à l’écran {display}, que nomme DISPLAY. "
        "Nommez-en un qui fonctionne, ou dessinez les ateliers sans écran\N{NO-BREAK SPACE}: cnngui shots"
    ),
    _NO_DISPLAY: (
        "Il n’y a pas d’écran où ouvrir une fenêtre (ni DISPLAY ni WAYLAND_DISPLAY n’est défini). "
        "Sans écran, filtrez une photo avec cnngui filter, ou dessinez les ateliers avec cnngui shots."
    ),
    _NO_QT: "Qt ne se charge pas ({reason}). Ce qu’il faut installer\N{NO-BREAK SPACE}: cnngui doctor",
}
"""Why there is no window, for those who expected one in French: Qt, which translates the rest, is not there yet."""


class WindowError(CnnguiError):
    """The window cannot be opened here."""


def parser(commands: Mapping[str, str]) -> Parser:
    """Return the words that it takes; its help lists the other ``commands`` with a summary each.

    >>> "kernels   list them" in parser({"kernels": "list them"}).format_help()
    True
    """
    width = max(map(len, commands), default=0) + 2
    listed = "".join(f"  {name:{width}} {summary}\n" for name, summary in commands.items())
    words = Parser("cnngui", _DESCRIPTION, f"commands:\n{listed}\n{_EXAMPLES}")
    words.usage = "cnngui [PHOTO]\n       cnngui COMMAND …"
    words.add_argument("photo", metavar="PHOTO", nargs="?", type=Path, help="a picture or a grid of numbers to open")
    words.add_argument("--fresh", action="store_true", help="begin anew, and not where the last window was closed")
    words.add_argument("--self-test", action="store_true", help="try what is installed, without a window: 10 seconds")
    words.add_argument("--version", action="version", version=f"cnngui {__version__}")
    return words


def run(options: argparse.Namespace) -> int:
    """Open the window and wait until it is closed; or try what is installed, where that is asked for.

    Raises
    ------
    WindowError
        When there is no display, or Qt does not load.
    """
    if options.self_test:
        from cnngui.cli.self_test import run as self_test  # noqa: PLC0415  (NumPy)

        return self_test()
    refuse_without_display(sys.platform, os.environ)
    try:
        from cnngui.gui.app import run as open_window  # noqa: PLC0415  (Qt)
    except ImportError as error:
        raise qt_error(error) from error
    return open_window(options.photo, fresh=options.fresh)


def refuse_without_display(system: str, environment: Mapping[str, str]) -> None:
    """Say so before Qt ends the process; a platform that was asked for by name is believed.

    >>> refuse_without_display("linux", {"WAYLAND_DISPLAY": "wayland-0"})
    >>> refuse_without_display("linux", {"QT_QPA_PLATFORM": "offscreen"})
    >>> refuse_without_display("darwin", {})
    """
    if system in {"win32", "darwin"}:
        return
    asked = [name for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM") if environment.get(name)]
    if asked == ["DISPLAY"] and not x11_answers(environment["DISPLAY"]):
        raise WindowError(_spoken(_NOBODY_ANSWERS, environment), display=environment["DISPLAY"])
    if not asked:
        raise WindowError(_spoken(_NO_DISPLAY, environment))


def x11_answers(display: str) -> bool:
    """Tell whether an X server can be reached, since Qt would abort the process; True where libxcb is not there."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))  # never null, errors are asked for
    has_error = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not has_error


def qt_error(error: ImportError, environment: Mapping[str, str] = os.environ) -> CnnguiError:
    """Say what does not load, and who knows more.

    >>> str(qt_error(ImportError("libEGL.so.1: cannot open shared object file"), {}))
    'Qt does not load (libEGL.so.1: cannot open shared object file). What to install: cnngui doctor'
    """
    return WindowError(_spoken(_NO_QT, environment), reason=str(error).partition("\n")[0])


def _spoken(text: str, environment: Mapping[str, str]) -> str:
    """Return the text in the system's language, which the first of three variables names that is set."""
    named = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return _FRENCH[text] if re.match(r"fr(?![a-z])", named) else text
