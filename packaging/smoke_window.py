"""The window of the installed program, on a screen of its own (Xvfb), moved by keys as a person moves it (xdotool)."""

import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from smoke_root import SmokeError

PATIENCE = 90.0
"""Seconds that anything may take to appear."""


@contextmanager
def screen() -> Iterator[str]:
    """Start an X server without a network port, and return its name, such as ``:7``."""
    for tool in ("Xvfb", "xdotool"):
        if shutil.which(tool) is None:
            raise SmokeError(f"{tool} is not here: apt-get install xvfb xdotool")
    reading, writing = os.pipe()
    words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset", "-ac"]
    server = subprocess.Popen(words, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        ready, _, _ = select.select([reading], [], [], PATIENCE)
        if not ready:
            raise SmokeError("Xvfb does not start.")
        yield f":{os.read(reading, 16).decode().strip()}"
    finally:
        os.close(reading)
        server.terminate()
        server.wait()


def visit(
    command: Sequence[str], display: str, settings: Path, title: str, labs: Sequence[str], pictures: Path
) -> None:
    """Start the window, see that the photo named in ``title`` is open, go to each lab by its keys, and close it.

    Parameters
    ----------
    command : sequence of str
        Starts the program.
    display : str
    settings : Path
        The file in which it remembers the lab in front.
    title : str
        What the window's title begins with.
    labs : sequence of str
    pictures : Path
        A folder: a picture of the screen for each lab is kept there.
    """
    pictures.mkdir(parents=True, exist_ok=True)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        try:
            window = _appears(display, title, program)
            _tool(display, "windowfocus", "--sync", window)
            for number, lab in enumerate(labs, 1):
                _tool(display, "key", "--clearmodifiers", f"ctrl+{number}")
                _wait(lambda lab=lab: _front(settings) == lab, f"the lab {lab} does not come to the front")  # type: ignore[misc]
                time.sleep(1.5)  # it is being drawn; what it computes may take longer
                _photograph(display, pictures / f"{lab}.png")
            _tool(display, "key", "--clearmodifiers", "ctrl+q")
            status = _ended(program, display, pictures / "quitting.png")
        except BaseException:
            program.kill()
            raise
        told = program.stderr.read().strip() if program.stderr else ""
    if status or told:
        raise SmokeError(f"the window ended with {status} and said: {told}")


def _ended(program: "subprocess.Popen[str]", display: str, picture: Path) -> int:
    """Wait for the program to end, and return its status; what is on the screen instead is kept as a picture."""
    try:
        return program.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        _photograph(display, picture)
        raise SmokeError(f"the window does not close; what it shows: {picture}") from None


def _appears(display: str, title: str, program: "subprocess.Popen[str]") -> str:
    """Return the number of the window whose title begins so, once it is there."""
    found: list[str] = []

    def look() -> bool:
        if program.poll() is not None:
            told = program.stderr.read() if program.stderr else ""
            raise SmokeError(f"the window does not open: {told.strip()}")
        listed = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", f"^{title}"],
            env=os.environ | {"DISPLAY": display},
            capture_output=True,
            text=True,
            check=False,
        )
        found[:] = listed.stdout.split()
        return bool(found)

    _wait(look, f"no window is called “{title}…”")
    return found[0]


def _tool(display: str, *words: str) -> None:
    subprocess.run(["xdotool", *words], env=os.environ | {"DISPLAY": display}, check=True, timeout=PATIENCE)


def _front(settings: Path) -> str:
    try:
        known: Mapping[str, object] = json.loads(settings.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return str(known.get("lab", ""))


def _wait(holds: Callable[[], bool], otherwise: str) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise SmokeError(otherwise)
        time.sleep(0.1)


def _photograph(display: str, path: Path) -> None:
    """Keep a picture of the screen, and refuse one of a single colour."""
    from PIL import Image  # noqa: PLC0415  (only here)

    dump = subprocess.run(
        ["xwd", "-root", "-silent", "-display", display], capture_output=True, check=True, timeout=PATIENCE
    ).stdout
    header, width, height, bits, line, colours = (
        int.from_bytes(dump[at : at + 4], "big") for at in (0, 16, 20, 44, 48, 76)
    )
    data = dump[header + 12 * colours :]
    image = Image.frombuffer("RGB", (width, height), data, "raw", "BGRX" if bits == 32 else "BGR", line, 1)
    image.save(path)
    if image.getcolors(64) is not None:
        raise SmokeError(f"the screen is empty: {path}")
