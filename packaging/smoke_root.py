"""A bare Debian to install into: no Python, no desktop, no network. For `packaging/smoke.py`, as root on Linux.

The root is made by debootstrap once (``build/smoke/base``) and lies under an overlay that is thrown away, so that each
part of the test starts from the same empty system.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SUITE = os.environ.get("CNNGUI_SMOKE_SUITE", "bookworm")
MIRROR = os.environ.get("CNNGUI_SMOKE_MIRROR", "http://deb.debian.org/debian")
DESKTOP = ("libgl1", "libegl1", "libxkbcommon0", "libfontconfig1", "libdbus-1-3", "libglib2.0-0", "fonts-dejavu-core")
"""What every desktop has, and a bare root has not."""

USER, IDENTITY = "Élève Dupré 3", 1000
"""The name of a home folder with accents and a space, and the number of its owner."""


class SmokeError(Exception):
    """Something is not as it should be."""


@dataclass(frozen=True)
class Told:
    """What a command said: its exit status and both streams."""

    status: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one line on the error stream.

        Raises
        ------
        SmokeError
            When there is none, or a traceback, or several.
        """
        lines = [line for line in self.err.splitlines() if line.strip()]
        if len(lines) != 1:
            raise SmokeError(f"not one sentence, but {len(lines)}: {self.err.strip() or self.out.strip()!r}")
        return lines[0]


@dataclass(frozen=True)
class Root:
    """A system in a folder."""

    folder: Path

    @property
    def home(self) -> str:
        """The user's home folder, as the user sees it."""
        return f"/home/{USER}"

    def outside(self, path: str) -> Path:
        """Return where a path of that system lies in ours."""
        return self.folder / path.lstrip("/")

    def run(
        self,
        *command: str,
        user: bool = False,
        variables: Mapping[str, str] | None = None,
        network: bool = False,
        seconds: float = 300,
    ) -> Told:
        """Run a command in it, without a network unless that is asked for, as root or as the user."""
        done = subprocess.run(
            self.words(command, user=user, variables=variables, network=network),
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=seconds,
            check=False,
        )
        return Told(done.returncode, done.stdout, done.stderr)

    def words(
        self, command: Sequence[str], *, user: bool, variables: Mapping[str, str] | None, network: bool = False
    ) -> list[str]:
        """Return the words that run a command in it."""
        owner = [f"--userspec={IDENTITY}:{IDENTITY}"] if user else []
        own = {"HOME": self.home if user else "/root", "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"}
        own |= {"LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"} | dict(variables or {})
        facts = [f"{name}={value}" for name, value in own.items()]
        pulled = [] if network else ["unshare", "--net"]
        return [*pulled, "chroot", *owner, str(self.folder), "/usr/bin/env", "-i", *facts, *command]

    def done(self, *command: str, user: bool = False, network: bool = False, seconds: float = 600) -> str:
        """Run a command that must not fail, and return what it said."""
        told = self.run(*command, user=user, network=network, seconds=seconds)
        if told.status:
            raise SmokeError(f"{' '.join(command)}: exit status {told.status}\n{told.out[-2000:]}{told.err[-2000:]}")
        return told.out

    def files(self) -> set[str]:
        """Return every path that lies on its disk but what dpkg and apt write about themselves."""
        skipped = ("proc", "dev", "sys", "run", "tmp", "var/lib/dpkg", "var/lib/apt", "var/log", "var/cache", "X11")
        found = set()
        for place, folders, files in os.walk(self.folder):
            inside = Path(place).relative_to(self.folder)
            folders[:] = [name for name in folders if str(inside / name) not in skipped]
            found |= {str(inside / name) for name in (*folders, *files)}
        return found


def base(folder: Path) -> Path:
    """Make the bare system, or take the one that was made before."""
    if not (folder / "usr/bin/dpkg").exists():
        if shutil.which("debootstrap") is None:
            raise SmokeError("debootstrap is not here: apt-get install debootstrap")
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["debootstrap", "--variant=minbase", SUITE, str(folder), MIRROR], check=True, stdout=subprocess.DEVNULL
        )
    return folder


@contextmanager
def fresh(below: Path, socket: Path | None = None) -> Iterator[Root]:
    """Return a system like that in ``below``, which stays as it is; what is written goes at the end.

    Parameters
    ----------
    below : Path
    socket : Path, optional
        The folder of an X server's socket, to be seen inside.
    """
    with tempfile.TemporaryDirectory(prefix="cnngui-root-") as name:
        upper, work, merged = (Path(name, each) for each in ("upper", "work", "merged"))
        for each in (upper, work, merged):
            each.mkdir()
        _mount("-t", "overlay", "overlay", "-o", f"lowerdir={below},upperdir={upper},workdir={work}", merged)
        mounted = [merged]
        try:
            for kind, place in (("proc", "proc"), ("devtmpfs", "dev")):
                _mount("-t", kind, kind, merged / place)
                mounted.append(merged / place)
            if socket is not None:
                inside = merged / "tmp/.X11-unix"
                inside.mkdir(parents=True)
                _mount("--bind", socket, inside)
                mounted.append(inside)
            root = Root(merged)
            home = root.outside(root.home)
            home.mkdir(parents=True)
            os.chown(home, IDENTITY, IDENTITY)
            yield root
        finally:
            for each in reversed(mounted):
                subprocess.run(["umount", "--lazy", str(each)], check=False)


def _mount(*words: str | Path) -> None:
    subprocess.run(["mount", *map(str, words)], check=True)


def with_desktop(below: Path, folder: Path) -> Path:
    """Return the bare system with `DESKTOP` in it; made once."""
    if not (folder / "usr/bin/dpkg").exists():
        unfinished = folder.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        subprocess.run(["cp", "-a", str(below), str(unfinished)], check=True)
        root = Root(unfinished)
        shutil.copyfile("/etc/resolv.conf", root.outside("/etc/resolv.conf"))
        root.done("apt-get", "update", "-qq", network=True)
        root.done("apt-get", "install", "-y", "-qq", "--no-install-recommends", *DESKTOP, network=True)
        unfinished.rename(folder)
    return folder
