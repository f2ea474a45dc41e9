"""Collect the licence of everything that an installer carries: ``licences.py FOLDER [LIBRARIES.txt]``.

Packages are those that CNNGUI depends on in this environment, with what these depend on; each must bring its text
or be in `EXTRA`. LIBRARIES.txt names the files that were frozen, one a line: of those that belong to a Debian package
its copyright file is taken. What is without a licence ends the build.
"""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
TEXTS = Path(__file__).resolve().parent / "licence_texts"

EXTRA = {
    "pyside6-essentials": ("LGPL-3.txt", "GPL-3.txt"),
    "shiboken6": ("LGPL-3.txt", "GPL-3.txt"),
}
"""Packages that bring no text; theirs lie in ``packaging/licence_texts``."""

LEFT_OUT = {"portalocker", "requests", "tqdm"}
"""What ncnn asks for and no installer carries, nor what these ask for: see ``packaging/frozen/left_out.py``."""

FREEZER = "pyinstaller"
"""Its bootloader is in every installer."""

_IS_LICENCE = re.compile(r"(.*/)?((UN)?LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*", re.IGNORECASE)


class LicenceError(Exception):
    """Something has no licence."""


@dataclass(frozen=True)
class Licence:
    """One package or library: what it is called, its version, the name of its licence, and the texts."""

    name: str
    version: str
    title: str
    texts: tuple[Path, ...]

    def __post_init__(self) -> None:
        if not self.texts:
            raise LicenceError(f"{self.name} {self.version} comes without the text of a licence: add it to EXTRA.")

    def __str__(self) -> str:
        """Return its line in the index."""
        return f"{self.name} {self.version}: {self.title}"


def needed(roots: Iterable[str]) -> set[str]:
    """Return the packages that are named, and all that they need here but `LEFT_OUT`, by their canonical names.

    >>> "numpy" in needed(["safetensors", "numpy"])
    True
    """
    met: set[str] = set()
    waiting: list[str] = [canonicalize_name(name) for name in roots]
    while waiting:
        name = waiting.pop()
        if name not in met | LEFT_OUT:
            met.add(name)
            waiting.extend(_requirements(metadata.requires(name) or ()))
    return met


def _requirements(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        found = Requirement(line)
        if found.marker is None or found.marker.evaluate({"extra": ""}):
            yield canonicalize_name(found.name)


def package_licence(name: str) -> Licence:
    """Return the licence of a package that is installed.

    Raises
    ------
    LicenceError
        When no text is to be found.
    """
    found = metadata.distribution(name)
    files = [Path(str(found.locate_file(file))) for file in found.files or () if _is_text(str(file))]
    extra = [TEXTS / text for text in EXTRA.get(canonicalize_name(name), ())]
    facts = found.metadata.json
    title = str(facts.get("license_expression") or _short(str(facts.get("license", ""))) or "see the text")
    return Licence(name, found.version, title, tuple(path for path in (*extra, *files) if path.is_file()))


def _is_text(path: str) -> bool:
    return ".dist-info/" in path and _IS_LICENCE.fullmatch(path.replace("\\", "/")) is not None


def _short(text: str) -> str:
    """Return the first line; some packages write the whole text there."""
    return text.strip().partition("\n")[0]


def dependencies() -> list[str]:
    """Return what ``pyproject.toml`` asks for in this environment."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return sorted(set(_requirements(project["dependencies"])))


def library_licences(libraries: Iterable[str]) -> Iterator[Licence]:
    """Return the licences of the Debian packages that these files belong to."""
    if shutil.which("dpkg-query") is None:
        return
    outside = [path for path in libraries if path.startswith(("/lib", "/usr/lib"))]
    for package in sorted({owner for path in outside for owner in _owners(path)}):
        bare = package.partition(":")[0]
        told = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, check=True
        )
        texts = tuple(path for path in (Path(f"/usr/share/doc/{bare}/copyright"),) if path.is_file())
        yield Licence(bare, told.stdout, "see the text", texts)


def _owners(path: str) -> list[str]:
    """Ask dpkg, which knows a file by the path that it was installed at: with or without /usr."""
    for place in (path, path.removeprefix("/usr")):
        told = subprocess.run(["dpkg-query", "-S", place], capture_output=True, text=True, check=False)
        if told.returncode == 0:
            return [told.stdout.partition(": ")[0].partition(",")[0]]
    raise LicenceError(f"No Debian package owns {path}, which the installer would carry.")


def python_licence() -> Licence:
    """Return Python's own."""
    places = [Path(sys.base_prefix, "LICENSE.txt"), *Path(sys.base_prefix, "lib").glob("python3*/LICENSE.txt")]
    places.append(Path("/usr/share/doc") / f"python3.{sys.version_info.minor}" / "copyright")
    text = next((path for path in places if path.is_file()), None)
    return Licence("python", sys.version.split()[0], "PSF-2.0", (text,) if text else ())


def collect(folder: Path, libraries: Iterable[str] = ()) -> list[Licence]:
    """Write every text into ``folder``, one folder a package, and an index; give them.

    Raises
    ------
    LicenceError
        When anything is without one.
    """
    names = sorted(needed([*dependencies(), FREEZER]) if _is_here(FREEZER) else needed(dependencies()))
    found = [python_licence(), *map(package_licence, names), *library_licences(libraries)]
    shutil.rmtree(folder, ignore_errors=True)
    for licence in found:
        own = folder / licence.name
        own.mkdir(parents=True)
        for number, text in enumerate(licence.texts):
            shutil.copyfile(text, own / (text.name if number == 0 else f"{number}-{text.name}"))
    (folder / "cnngui").mkdir()
    shutil.copyfile(ROOT / "LICENSE", folder / "cnngui" / "LICENSE")
    shutil.copyfile(ROOT / "resources" / "LICENCES.md", folder / "cnngui" / "LICENCES.md")
    lines = ["cnngui: MIT; its photos, weights and styles: cnngui/LICENCES.md", *map(str, found)]
    (folder / "INDEX.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return found


def _is_here(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def main() -> int:
    """Collect them into the folder that is named."""
    libraries = Path(sys.argv[2]).read_text(encoding="utf-8").split("\n") if len(sys.argv) > 2 else ()
    try:
        found = collect(Path(sys.argv[1]), libraries)
    except LicenceError as error:
        print(f"licences: {error}", file=sys.stderr)
        return 1
    print(f"{len(found)} licences in {sys.argv[1]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
