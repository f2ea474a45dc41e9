"""Pack the frozen folder for Linux: ``package_linux.py`` writes a .deb and a .run into ``dist`` and measures both.

`packaging/freeze.py` comes first. Both carry the same packed tree, made once. The .deb is for administrators; the .run
unpacks itself into a home folder, with the program that unpacks inside.
"""

import datetime as dt
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path
from typing import BinaryIO

from freeze import BUILD, FROZEN, ROOT, size

HERE = Path(__file__).resolve().parent / "linux"
DIST = ROOT / "dist"
sys.path.insert(0, str(ROOT))

from cnngui import __version__ as VERSION  # noqa: E402, N812

XZ = ("-T0", "--block-size=160MiB", "--x86", f"--lzma2=preset={os.environ.get('CNNGUI_XZ_PRESET', '6')},dict=64MiB")
"""Its filter for programs saves a tenth, and blocks are packed and unpacked on several processors."""

_NEEDS_GLIBC = re.compile(rb"(?<=\0)GLIBC_2\.(\d+)(?=\0)")

MOST = 260e6
"""Bytes that an installer may have at most (goal: 250)."""

DEPENDS = (
    "libc6 (>= {glibc}), libstdc++6 (>= 12), libgcc-s1, libgl1, libegl1, libxkbcommon0, libfontconfig1, libdbus-1-3, "
    "libglib2.0-0 | libglib2.0-0t64"
)
CONTROL = """\
Package: cnngui
Version: {version}
Architecture: amd64
Maintainer: The CNNGUI authors <cnngui@localhost>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: fonts-dejavu-core
Section: education
Priority: optional
Description: laboratory for convolutional neural networks
 One photo goes through everything: filters made by hand and those that
 networks have learned, every product and sum of a layer, feature maps of
 VGG-16, style transfer, handwritten digits, detection. Nothing is downloaded.
"""


def glibc() -> str:
    """Return the oldest glibc that all that was frozen runs on: the system that it was made on decides."""
    libraries = [path for path in FROZEN.rglob("*") if ".so" in path.name or os.access(path, os.X_OK)]
    files = [path for path in libraries if path.is_file() and not path.is_symlink()]
    return f"2.{max([34, *(int(each) for path in files for each in _NEEDS_GLIBC.findall(path.read_bytes()))])}"


def menu_files(share: Path, program: str) -> None:
    """Write what menus, file managers and ``man`` read into ``share``."""
    date = dt.date.fromtimestamp(_epoch()).isoformat()
    words = {"@PROGRAM@": program, "@TRY@": program, "@VERSION@": VERSION, "@DATE@": date}
    for source, place in (
        ("cnngui.desktop", "applications"),
        ("cnngui-mime.xml", "mime/packages"),
        ("cnngui.metainfo.xml", "metainfo"),
    ):
        text = (HERE / source).read_text(encoding="utf-8")
        for word, value in words.items():
            text = text.replace(word, value)
        _put(share / place / source, text.encode())
    _put(share / "man/man1/cnngui.1.gz", (BUILD / "cnngui.1.gz").read_bytes())
    for icon in sorted((BUILD / "icons").glob("icon-*.png")):
        pixels = icon.stem.removeprefix("icon-")
        _put(share / f"icons/hicolor/{pixels}x{pixels}/apps/cnngui.png", icon.read_bytes())
    _put(share / "icons/hicolor/scalable/apps/cnngui.svg", (ROOT / "resources" / "icon.svg").read_bytes())


def _epoch() -> float:
    """Return when this was made, or what SOURCE_DATE_EPOCH says."""
    return float(os.environ.get("SOURCE_DATE_EPOCH") or time.time())


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def make_tree() -> Path:
    """Lay out what both installers carry, as it lies on the disk under ``/usr``."""
    tree = BUILD / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    _link(FROZEN, tree / "usr/lib/cnngui")
    menu_files(tree / "usr/share", "/usr/bin/cnngui")
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin/cnngui").symlink_to("../lib/cnngui/cnngui")
    documents = tree / "usr/share/doc/cnngui"
    _put(documents / "copyright", _copyright().encode())
    (documents / "licences").symlink_to("../../../lib/cnngui/licences")
    return tree


def pack(tree: Path) -> Path:
    """Pack the tree as ``data.tar.xz``, owned by root."""
    packed = BUILD / "data.tar.xz"
    tar = ["tar", "--format=gnu", "--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mode=u=rwX,go=rX"]
    tar += [f"--mtime=@{int(_epoch())}", "-cf", "-", "-C", str(tree), "."]
    with packed.open("wb") as stream, subprocess.Popen(tar, stdout=subprocess.PIPE) as packing:
        subprocess.run(["xz", *XZ], stdin=packing.stdout, stdout=stream, check=True)
    if packing.returncode:
        raise SystemExit("package: tar failed")
    return packed


def make_deb(tree: Path, packed: Path) -> Path:
    """Write the .deb: an ar archive of three members. dpkg-deb has no way to xz' filter for programs."""
    fields = {"version": VERSION, "kilobytes": size(tree) // 1024, "depends": DEPENDS.format(glibc=glibc())}
    sums = "".join(f"{_md5(path)}  {path.relative_to(tree)}\n" for path in _files(tree))
    members = {"control": CONTROL.format(**fields), "md5sums": sums}
    package = DIST / f"cnngui_{VERSION}_amd64.deb"
    with package.open("wb") as stream:
        stream.write(b"!<arch>\n")
        _member(stream, "debian-binary", io.BytesIO(b"2.0\n"), 4)
        control = _tar_gz({f"./{name}": (text.encode(), 0o644) for name, text in members.items()})
        _member(stream, "control.tar.gz", io.BytesIO(control), len(control))
        with packed.open("rb") as data:
            _member(stream, "data.tar.xz", data, packed.stat().st_size)
    return package


def _member(stream: BinaryIO, name: str, content: BinaryIO, length: int) -> None:
    """Write one member of an ar archive, see ar(5)."""
    stream.write(f"{name:<16}{int(_epoch()):<12}{0:<6}{0:<6}{'100644':<8}{length:<10}`\n".encode("ascii"))
    shutil.copyfileobj(content, stream, 1 << 20)
    stream.write(b"\n" * (length % 2))


def _tar_gz(files: dict[str, tuple[bytes, int]]) -> bytes:
    """Return a .tar.gz of files with their rights, owned by root."""
    store = io.BytesIO()
    with tarfile.open(fileobj=store, mode="w:gz", format=tarfile.GNU_FORMAT) as tar:
        for name, (content, mode) in files.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode, entry.mtime = len(content), mode, int(_epoch())
            tar.addfile(entry, io.BytesIO(content))
    return store.getvalue()


def _link(source: Path, target: Path) -> None:
    """Bring a folder somewhere else, by hard links: half a gigabyte need not be written again."""
    shutil.copytree(source, target, symlinks=True, copy_function=os.link)


def _files(tree: Path) -> list[Path]:
    return sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())


def _md5(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def _copyright() -> str:
    own = (ROOT / "LICENSE").read_text(encoding="utf-8")
    index = (FROZEN / "licences/INDEX.txt").read_text(encoding="utf-8")
    return f"{own}\nWhat CNNGUI carries, with the texts in /usr/lib/cnngui/licences:\n\n{index}"


def make_run(tree: Path, packed: Path) -> Path:
    """Write the .run: a shell script, what it needs to unpack, and the packed tree."""
    installer = DIST / f"cnngui-{VERSION}-linux-x86_64.run"
    _join(installer, _tools(), packed, size(tree))
    return installer


def _tools() -> bytes:
    """Return xz with its library, and the scripts that stay, as .tar.gz: not every system can unpack xz."""
    program = shutil.which("xz")
    if program is None:
        raise SystemExit("package: xz is not here: apt-get install xz-utils")
    told = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
    paths = [program, *re.findall(r"=> (/\S*/liblzma\.so\S*)", told)]
    files = {f"tools/{Path(path).name}": (Path(path).read_bytes(), 0o755) for path in paths}
    files |= {f"keep/{name}": ((HERE / name).read_bytes(), 0o644) for name in ("uninstall.sh", "menus.sh")}
    copyright_ = Path("/usr/share/doc/xz-utils/copyright")
    if copyright_.is_file():
        files["keep/licences/xz-utils/copyright"] = copyright_.read_bytes(), 0o644
    return _tar_gz(files | {"keep/VERSION": (VERSION.encode(), 0o644)})


def _join(installer: Path, tools: bytes, packed: Path, unpacked: int) -> None:
    """Write the script with the facts about the data behind it, and the data."""
    digest = hashlib.sha256(tools)
    with packed.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    text = (HERE / "installer.sh").read_text(encoding="utf-8")
    facts = {
        "VERSION": VERSION,
        "LINES": text.count("\n") + 1,
        "TOOLS_BYTES": len(tools),
        "DATA_BYTES": packed.stat().st_size,
        "SHA256": digest.hexdigest(),
        "NEEDED_KB": unpacked * 11 // 10 // 1024,
        "GLIBC": glibc(),
    }
    for name, value in facts.items():
        text = text.replace(f"@{name}@", str(value))
    with installer.open("wb") as stream:
        stream.write(text.encode() + tools)
        with packed.open("rb") as data:
            shutil.copyfileobj(data, stream, 1 << 20)
    installer.chmod(0o755)


def install_seconds(installer: Path) -> float:
    """Install it into an empty folder, by dpkg or by itself, and return how long that took."""
    with tempfile.TemporaryDirectory(prefix="cnngui-install-", dir=BUILD) as name:
        folder = Path(name)
        if installer.suffix == ".deb":
            _put(folder / "var/lib/dpkg/status", b"")
            for each in ("info", "updates"):
                (folder / "var/lib/dpkg" / each).mkdir()
            command = ["dpkg", f"--root={folder}", "--force-depends", "--force-not-root", "--log=/dev/null", "-i"]
            command.append(str(installer))
        else:
            command = ["sh", str(installer), "--quiet", "--prefix", str(folder / ".local")]
        start = time.monotonic()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return time.monotonic() - start


def main() -> int:
    """Pack both, and say how large they are and how long they take to install."""
    if not FROZEN.is_dir():
        print("package: there is no build/frozen/cnngui: run packaging/freeze.py first.")
        return 1
    DIST.mkdir(exist_ok=True)
    tree = make_tree()
    packed = pack(tree)
    made = [make_deb(tree, packed), make_run(tree, packed)]
    for installer in made:
        print(f"{installer.name}: {installer.stat().st_size / 1e6:.1f} MB", end=", ", flush=True)
        print(f"installed in {install_seconds(installer):.1f} s")
    too_large = [installer.name for installer in made if installer.stat().st_size > MOST]
    if too_large:
        print(f"package: {' and '.join(too_large)}: more than {MOST / 1e6:.0f} MB.")
    return 1 if too_large else 0


if __name__ == "__main__":
    sys.exit(main())
