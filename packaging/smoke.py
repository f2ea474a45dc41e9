"""Try an installer as a stranger would: ``smoke.py INSTALLER``, a .deb or a .run, as root on Linux.

It is installed into a bare Debian without Python, its network pulled; every command does its job on a photo, the window
opens it and goes through every lab; then it is removed, and nothing of it may be left. After that it is broken in every
way that is known, and must say so in one sentence. Pictures of the window stay in ``build/smoke``.

debootstrap fetches the bare system once; the .run is tried in a home folder whose name has accents and a space.
"""

import os
import shutil
import signal
import sys
import time
from pathlib import Path

import smoke_broken as broken
from smoke_jobs import PHOTO, do_all
from smoke_root import Root, SmokeError, base, fresh, with_desktop
from smoke_window import screen, visit

ROOT = Path(__file__).resolve().parent.parent
SMOKE = ROOT / "build" / "smoke"
SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108  (where X servers have them)
sys.path.insert(0, str(ROOT))

from cnngui.gui.lab_list import LABS  # noqa: E402

GRID = "3,0,1,2,7,4\n1,5,8,9,3,1\n2,7,2,5,1,3\n0,1,3,1,7,8\n4,2,1,6,2,8\n2,4,5,2,3,9\n"


def bring(root: Root, installer: Path) -> str:
    """Lay the installer, a photo and a grid of the user's own into the system; return where the installer is."""
    place = f"/opt/{installer.name}"
    root.outside("/opt").mkdir(exist_ok=True)
    shutil.copyfile(installer, root.outside(place))
    home = root.outside(root.home)
    shutil.copyfile(ROOT / "resources/photos/chelsea.png", home / PHOTO)
    shutil.copyfile(ROOT / "resources/photos/chelsea.png", root.outside("/root.png"))
    (home / "grid.csv").write_text(GRID)
    for kind in ("birds", "fruit"):
        shutil.copytree(ROOT / "resources/cutouts" / kind, home / "classes" / kind)
    for path in (home / PHOTO, home / "grid.csv", home / "classes", *(home / "classes").rglob("*")):
        broken.own(path)
    return place


def without_python(root: Root) -> None:
    """Make sure that the system has no Python that could help."""
    found = [path for path in root.files() if Path(path).name.startswith("python") and "bin/" in path]
    if found:
        raise SmokeError(f"the bare system has a Python: {found}")


def install(root: Root, place: str) -> tuple[str, float]:
    """Install without a network; return the program, and the seconds that it took."""
    start = time.monotonic()
    if place.endswith(".deb"):
        root.done("dpkg", "-i", place)
        return "/usr/bin/cnngui", time.monotonic() - start
    root.done("sh", place, user=True)
    return f"{root.home}/.local/bin/cnngui", time.monotonic() - start


def uninstall(root: Root, place: str) -> None:
    """Remove it the way that its users do."""
    if place.endswith(".deb"):
        root.done("dpkg", "--purge", "cnngui")
    else:
        root.done("sh", f"{root.home}/.local/lib/cnngui/uninstall.sh", user=True)


def whole_life(installer: Path, system: Path, display: str) -> None:
    """Install, do everything, remove, and look what is left."""
    labs = [entry.name for entry in LABS]
    with fresh(system, SOCKETS) as root:
        without_python(root)
        place = bring(root, installer)
        before = root.files()
        program, seconds = install(root, place)
        print(f"  installed in {seconds:.1f} s; the program has no network and there is no Python", flush=True)
        do_all(root, program, labs)
        words = root.words([program, f"{root.home}/{PHOTO}"], user=True, variables={"DISPLAY": display})
        settings = root.outside(f"{root.home}/.config/cnngui/settings.json")
        visit(words, display, settings, PHOTO, labs, SMOKE / f"{installer.suffix[1:]}-window")
        print(f"  the window opened “{PHOTO}” and went through {', '.join(labs)}", flush=True)
        uninstall(root, place)
        left = sorted(root.files() - before)
        strange = [path for path in left if not is_own(path, root)]
        if strange:
            raise SmokeError(f"left behind: {', '.join(strange[:20])}")
        print(f"  removed; {len(left)} files and folders of the user's own are left, and nothing else", flush=True)


def is_own(path: str, root: Root) -> bool:
    """Tell whether what is left is the user's own: what was made with the program, settings and sessions."""
    home = root.home.lstrip("/")
    if not path.startswith(f"{home}/"):
        return False
    inside = path.removeprefix(f"{home}/")
    allowed = (".config", ".local", ".local/share", ".local/share/cnngui", ".cache", ".config/cnngui")
    hidden_own = inside in allowed or inside.startswith((".config/cnngui/", ".local/share/cnngui/", ".cache/"))
    return hidden_own or not inside.startswith(".")


def try_broken(installer: Path, bare: Path, system: Path, display: str) -> None:
    """Break it in every way that is known."""
    is_run = installer.suffix == ".run"
    with fresh(bare, SOCKETS) as root:
        place = bring(root, installer)
        if is_run:
            program, _ = install(root, place)
        else:
            told = root.run("dpkg", "-i", place)
            if told.status == 0 or "libegl1" not in told.err:
                raise SmokeError(f"dpkg takes it without its libraries: {told.err}")
            root.done("dpkg", "-i", "--force-depends", place)
            program = "/usr/bin/cnngui"
        broken.each(
            [
                ("a missing system library", lambda: broken.missing_library(root, program, display)),
                ("the doctor on it", lambda: broken.doctor_names_library(root, program)),
            ]
        )
    with fresh(system, SOCKETS) as root:
        place = bring(root, installer)
        if is_run:
            broken.each(
                [
                    ("a damaged installer", lambda: broken.run_damaged(root, place)),
                    ("a read-only home", lambda: broken.run_into_read_only(root, place)),
                    ("a full disk", lambda: broken.run_into_full_disk(root, place)),
                    ("a disk that fills up", lambda: broken.run_into_disk_that_fills(root, place)),
                    ("a path of 250 characters", lambda: broken.run_long_path(root, place)),
                ]
            )
        program, _ = install(root, place)
        tries: list[broken.Try] = [
            ("no display", lambda: broken.no_display(root, program)),
            ("a display that is not there", lambda: broken.dead_display(root, program)),
            ("a read-only home", lambda: broken.read_only_home(root, program, display)),
            ("a full disk", lambda: broken.full_disk(root, program)),
        ]
        if is_run:
            tries.append(("two versions", lambda: broken.run_beside_another(root, place)))
        broken.each(tries)


def main() -> int:
    """Try the installer that is named."""
    installer = Path(sys.argv[1]).resolve()
    if os.geteuid() != 0 or sys.platform != "linux":
        print("smoke: it makes a system in a folder and mounts things in it: root on Linux is needed.")
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what was mounted is taken down
    print(f"{installer.name}, {installer.stat().st_size / 1e6:.1f} MB", flush=True)
    try:
        bare = base(SMOKE / "base")
        system = with_desktop(bare, SMOKE / "desktop")
        with screen() as display:
            whole_life(installer, system, display)
            print("  broken on purpose:", flush=True)
            try_broken(installer, bare, system, display)
    except SmokeError as error:
        print(f"smoke: {error}")
        return 1
    print("smoke: all is well")
    return 0


if __name__ == "__main__":
    sys.exit(main())
