"""Installations that are broken in a known way: each must say what is wrong in one sentence, and change nothing."""

import itertools
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from smoke_root import IDENTITY, Root, SmokeError, Told

_SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108  (where X servers have them)


def expect(told: Told, status: int, *texts: str) -> str:
    """Return the one sentence of a command that must end so, with these words in it."""
    sentence = told.sentence
    if told.status != status or not all(text in sentence for text in texts):
        raise SmokeError(f"exit status {told.status} with {sentence!r}, not {status} with {texts}")
    return sentence


def missing_library(root: Root, program: str, display: str) -> str:
    """Start the window where libEGL and libGL are not installed."""
    return expect(
        root.run(program, user=True, variables={"DISPLAY": display}), 2, "Qt does not load (lib", "cnngui doctor"
    )


def doctor_names_library(root: Root, program: str) -> str:
    """Ask the doctor there."""
    told = root.run(program, "doctor", user=True)
    wanted = "apt install libegl1"
    if told.status != 2 or wanted not in told.out:
        raise SmokeError(f"the doctor does not say {wanted!r}: {told.out[-800:]}{told.err}")
    return wanted


def no_display(root: Root, program: str) -> str:
    """Start the window without a display."""
    return expect(root.run(program, user=True), 2, "no display")


def dead_display(root: Root, program: str) -> str:
    """Start the window on a display that is not there."""
    free = next(number for number in itertools.count(77) if not (_SOCKETS / f"X{number}").exists())
    return expect(root.run(program, user=True, variables={"DISPLAY": f":{free}"}), 2, f":{free}")


def read_only_home(root: Root, program: str, display: str) -> str:
    """Work and open the window in a home folder that cannot be written; what was to be remembered is told of."""
    home = root.outside(root.home)
    home.chmod(0o555)
    try:
        told = root.run("sh", "-c", 'cd "$HOME" && exec "$@"', "sh", program, "kernels", "--json", user=True)
        if told.status or told.err:
            raise SmokeError(f"in a read-only home: {told.err or told.out}")
        words = {"DISPLAY": display, "CNNGUI_QUIT_AFTER_FIRST_PAINT": "1"}
        window = root.run(program, user=True, variables=words)
        if window.status or "first paint" not in window.out or "Traceback" in window.err:
            raise SmokeError(f"the window in a read-only home: {window.status}, {window.err}{window.out}")
        output = root.run("sh", "-c", 'cd "$HOME" && exec "$@"', "sh", program, "worksheet", "-o", "a.pdf", user=True)
        return expect(output, 2, "a.pdf")
    finally:
        home.chmod(0o755)


def full_disk(root: Root, program: str) -> str:
    """Write a result to a disk that is full."""
    place = root.outside("/mnt")
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)], check=True)
    try:
        (place / "rest").write_bytes(b"\0" * 60 * 1024)
        place.chmod(0o777)
        return expect(
            root.run(program, "filter", "/root.png", "--kernel", "sharpen", "--output", "/mnt/a.png", "-q", user=True),
            2,
            "no room",
        )
    finally:
        subprocess.run(["umount", str(place)], check=True)


# The .run alone


def run_into_full_disk(root: Root, installer: str) -> str:
    """Install where there is no room: it says how much is needed, and leaves nothing."""
    place = root.outside("/mnt")
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40m,mode=0777", "tmpfs", str(place)], check=True)
    try:
        sentence = expect(root.run("sh", installer, "--prefix", "/mnt/a/b", user=True), 2, "MB are needed", "free")
        if any(place.iterdir()):
            raise SmokeError("it leaves something on the full disk")
        return sentence
    finally:
        subprocess.run(["umount", str(place)], check=True)


def run_into_disk_that_fills(root: Root, installer: str) -> str:
    """Install where the disk fills up meanwhile: the first question is answered wrongly, as by a quota."""
    place = root.outside("/mnt")
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40m,mode=0777", "tmpfs", str(place)], check=True)
    lie = root.outside("/usr/local/bin/df")
    lie.write_text("#!/bin/sh\necho; echo d 1 1 99999999 1% /\n")
    lie.chmod(0o755)
    try:
        told = root.run("sh", installer, "--prefix", "/mnt/a/b", "--quiet", user=True)
        if told.status != 2 or "nothing was changed" not in told.err.splitlines()[-1]:
            raise SmokeError(f"a disk that fills: {told.status}, {told.err}")
        if any(place.iterdir()):
            raise SmokeError("it leaves something on the full disk")
        return told.err.splitlines()[-1]
    finally:
        lie.unlink()
        subprocess.run(["umount", str(place)], check=True)


def run_into_read_only(root: Root, installer: str) -> str:
    """Install into a home folder that cannot be written."""
    home = root.outside(root.home)
    home.chmod(0o555)
    try:
        return expect(root.run("sh", installer, user=True), 2, "cannot be written", "--prefix")
    finally:
        home.chmod(0o755)


def run_damaged(root: Root, installer: str) -> str:
    """Install a file that was not fetched to its end."""
    whole, half = root.outside(installer), root.outside("/opt/half.run")
    with whole.open("rb") as given, half.open("wb") as taken:
        taken.write(given.read(20_000_000))
    try:
        return expect(root.run("sh", "/opt/half.run", user=True), 2, "damaged or incomplete")
    finally:
        half.unlink()


def run_long_path(root: Root, installer: str) -> str:
    """Install below a path of 250 characters, and let it test itself."""
    start = f"{root.home}/"
    prefix = (start + "/".join(["un-dossier-au-nom-très-long"] * 9))[:250].rstrip("/ ")
    told = root.run("sh", installer, "--prefix", prefix, user=True)
    if told.status:
        raise SmokeError(f"below a long path: {told.err}")
    tested = root.run(f"{prefix}/bin/cnngui", "--self-test", user=True)
    if tested.status:
        raise SmokeError(f"below a long path: {tested.out}{tested.err}")
    removed = root.run("sh", f"{prefix}/lib/cnngui/uninstall.sh", user=True)
    if removed.status or root.outside(f"{root.home}/un-dossier-au-nom-très-long").exists():
        raise SmokeError(f"below a long path, uninstalling: {removed.err}")
    return f"{len(prefix)} characters: {tested.out.splitlines()[-1]}"


def run_beside_another(root: Root, installer: str) -> str:
    """Install over another version, and beside one in PATH: each is said, and each starts."""
    home = root.outside(f"{root.home}/.local/lib/cnngui")
    (home / "VERSION").write_text("0.0.9")
    over = root.run("sh", installer, user=True)
    if over.status or "CNNGUI 0.0.9 is in" not in over.out:
        raise SmokeError(f"over an older version: {over.out}{over.err}")
    other = root.outside("/usr/local/bin/cnngui")
    other.write_text("#!/bin/sh\necho another\n")
    other.chmod(0o755)
    try:
        beside = root.run("sh", installer, "--prefix", f"{root.home}/second", user=True)
        if beside.status or "Another CNNGUI is at /usr/local/bin/cnngui" not in beside.out:
            raise SmokeError(f"beside another: {beside.out}{beside.err}")
        for prefix in (".local", "second"):
            root.done(f"{root.home}/{prefix}/bin/cnngui", "--version", user=True)
        root.done("sh", f"{root.home}/second/lib/cnngui/uninstall.sh", user=True)
        root.done(f"{root.home}/.local/bin/cnngui", "--version", user=True)
        return next(line for line in beside.out.splitlines() if line.startswith("Another"))
    finally:
        other.unlink()


def own(path: Path) -> None:
    """Give a file to the user."""
    os.chown(path, IDENTITY, IDENTITY)


Try = tuple[str, Callable[[], str]]
"""What is broken, and what shows that it is told."""


def each(tries: list[Try]) -> None:
    """Do them all, and print the sentence of each."""
    for name, attempt in tries:
        print(f"    {name}: {attempt()}", flush=True)
