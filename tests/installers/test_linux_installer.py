"""The .run and the .deb, made of a small stand-in for the program: installed, told of, put in anew, removed."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import freeze
import package_linux
import pytest

from cnngui import __version__

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux" or os.uname().machine != "x86_64", reason="for Linux on x86_64"),
    pytest.mark.skipif(shutil.which("xz") is None, reason="there is no xz here"),
]

HOME = 'Élève "Dupré" $3 `a` 100%'
"""A user's name with everything that a shell or a desktop entry could stumble over."""

FRENCH = {"LANG": "fr_FR.UTF-8"}


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make both installers of a program that says that it runs, and return their folder."""
    folder = tmp_path_factory.mktemp("package")
    frozen = folder / "frozen"
    for name, text in (("cnngui", '#!/bin/sh\necho "runs: $*"\n'), ("_internal/a", "a"), ("licences/INDEX.txt", "MIT")):
        (frozen / name).parent.mkdir(parents=True, exist_ok=True)
        (frozen / name).write_text(text)
    (frozen / "cnngui").chmod(0o755)
    for name in ("build/cnngui.1.gz", "build/icons/icon-16.png"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"stand-in")
    (folder / "dist").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        for module in (package_linux, freeze):
            patch.setattr(module, "FROZEN", frozen)
            patch.setattr(module, "BUILD", folder / "build")
        patch.setattr(package_linux, "DIST", folder / "dist")
        tree = package_linux.make_tree()
        packed = package_linux.pack(tree)
        package_linux.make_run(tree, packed)
        package_linux.make_deb(tree, packed)
    return folder / "dist"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return an empty home folder."""
    folder = tmp_path / HOME
    folder.mkdir()
    return folder


def run(
    installer: Path, home: Path, *words: str, variables: Mapping[str, str] = MappingProxyType({"LANG": "C.UTF-8"})
) -> subprocess.CompletedProcess[str]:
    """Start the .run in that home folder, with a system's PATH."""
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin"} | dict(variables)
    command = ["sh", str(installer), *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


def installer_of(dist: Path) -> Path:
    """Return the .run."""
    return next(dist.glob("*.run"))


def test_it_installs_runs_and_goes(dist: Path, home: Path) -> None:
    """Into a home folder with an awkward name; at the end nothing is left of it, and all that was there before."""
    (home / ".local/share").mkdir(parents=True)
    (home / ".local/share/mine.txt").write_text("mine")
    told = run(installer_of(dist), home)
    assert (told.returncode, told.stderr) == (0, "")
    assert f"Start it from the menu, or: {home}/.local/bin/cnngui" in told.stdout
    started = subprocess.run([home / ".local/bin/cnngui", "a"], capture_output=True, text=True, check=True)
    assert started.stdout == "runs: a\n"
    (home / ".cache/cnngui").mkdir(parents=True)
    (home / ".config/cnngui").mkdir(parents=True)
    gone = run(home / ".local/lib/cnngui/uninstall.sh", home)
    assert (gone.returncode, gone.stderr) == (0, "")
    assert f"Yours, and still there: {home}/.config/cnngui" in gone.stdout
    left = {str(path.relative_to(home)) for path in home.rglob("*")}
    assert left == {".local", ".local/share", ".local/share/mine.txt", ".config", ".config/cnngui"}


def test_folders_around_ours_go_only_where_they_were_ours_alone(dist: Path, home: Path) -> None:
    """Caches of others stay, and so does an empty folder that held nothing of ours."""
    run(installer_of(dist), home)
    for name in (".cache/other", ".cache/cnngui", ".config/cnngui"):
        (home / name).mkdir(parents=True)
    run(home / ".local/lib/cnngui/uninstall.sh", home, "--settings-too")
    assert {str(path.relative_to(home)) for path in home.rglob("*")} == {".cache", ".cache/other"}
    (home / ".cache/other").rmdir()
    run(installer_of(dist), home)
    run(home / ".local/lib/cnngui/uninstall.sh", home)
    assert [path.name for path in home.iterdir()] == [".cache"]


@pytest.mark.parametrize(
    ("variables", "french"),
    [
        (FRENCH, True),
        ({"LANG": "fr"}, True),
        ({"LC_ALL": "fr_CA.UTF-8", "LANG": "en_GB.UTF-8"}, True),
        ({"LC_MESSAGES": "fr_CH"}, True),
        (FRENCH | {"LC_ALL": "C.UTF-8"}, False),
        (FRENCH | {"LC_MESSAGES": "de_DE.UTF-8"}, False),
        ({"LANG": "fur_IT.UTF-8"}, False),
        ({"LANG": ""}, False),
    ],
    ids=str,
)
def test_it_speaks_french_where_the_system_does(
    dist: Path, home: Path, variables: dict[str, str], *, french: bool
) -> None:
    """As the first of the variables says that is set."""
    told = run(installer_of(dist), home, "--check", variables=variables)
    assert told.stdout == ("Le fichier est entier.\n" if french else "The file is whole.\n")


def test_a_whole_life_in_french(dist: Path, home: Path) -> None:
    """Installed, put in anew, removed: paths with awkward signs come through, and no word of English is left."""
    installer, program = installer_of(dist), home / ".local/lib/cnngui"
    told = run(installer, home, variables=FRENCH)
    assert (told.returncode, told.stderr) == (0, "")
    assert f"dans {program} …\n" in told.stdout
    assert f"par\u00a0: {home}/.local/bin/cnngui\n" in told.stdout
    assert f'Pour le désinstaller\u00a0: sh "{program}/uninstall.sh"\n' in told.stdout
    again = run(installer, home, variables=FRENCH)
    assert again.stdout.startswith(f"CNNGUI {__version__} est remis en place, dans {program} …\n")
    (program / "VERSION").write_text("0.0.1")
    assert f"CNNGUI 0.0.1 est dans {program}\u00a0; la version" in run(installer, home, variables=FRENCH).stdout
    (home / ".config/cnngui").mkdir(parents=True)
    gone = run(program / "uninstall.sh", home, variables=FRENCH)
    assert (gone.returncode, gone.stderr) == (0, "")
    assert gone.stdout == f"CNNGUI est désinstallé.\nCeci est à vous, et reste là\u00a0: {home}/.config/cnngui\n"


def test_both_languages_have_the_same_texts() -> None:
    """Each with the same words to fill in, in the same order, and French set as French."""
    for name in ("installer.sh", "uninstall.sh"):
        script = (package_linux.HERE / name).read_text("utf-8")
        table = script.partition("# What it says")[2].partition("\nesac\n")[0]
        english, _, french = table.partition("\ncase ")
        texts = [dict(re.findall(r"(?m)^ *([A-Z_]+)='([^']*)'$", half)) for half in (english, french)]
        assert list(texts[0]) == list(texts[1]) != []
        assert all(texts[0][key] != texts[1][key] for key in texts[0])
        assert [text.count("%s") for text in texts[0].values()] == [text.count("%s") for text in texts[1].values()]
        assert all(text.count("%") == text.count("%s") for half in texts for text in half.values())
        assert re.findall(r".{8} [;:?!»]|« ", " ".join(texts[1].values())) == []
        used = re.findall(r'"\$([A-Z_]+)"', script.partition("\nesac\n")[2])
        assert set(texts[0]) <= set(used)


def test_the_menu_entry_names_the_program_whatever_the_folder_is_called(dist: Path, home: Path) -> None:
    """In quotes, with backslashes before what is special inside them, twice, as the specification has it."""
    run(installer_of(dist), home)
    entry = (home / ".local/share/applications/cnngui.desktop").read_text("utf-8")
    (line,) = [line for line in entry.splitlines() if line.startswith("Exec=")]
    program = line.removeprefix('Exec="').removesuffix('" %f')
    unescaped = program.replace("\\\\", "\\")  # the file's own escapes
    for sign in ('"', "`", "$"):
        unescaped = unescaped.replace(f"\\{sign}", sign)
    assert unescaped.replace("%%", "%") == f"{home}/.local/lib/cnngui/cnngui"
    assert f"TryExec={home}/.local/lib/cnngui/cnngui" in entry


def test_a_newer_one_takes_the_place_of_an_older_one(dist: Path, home: Path) -> None:
    """It says so, and nothing of the older one stays; uninstalling then still removes the folders that were made."""
    run(installer_of(dist), home)
    program = home / ".local/lib/cnngui"
    (program / "VERSION").write_text("0.0.1")
    (program / "_internal/old").write_text("old")
    told = run(installer_of(dist), home)
    assert f"CNNGUI 0.0.1 is in {program}; version" in told.stdout
    assert not (program / "_internal/old").exists()
    assert [path.name for path in program.parent.iterdir()] == ["cnngui"]
    run(program / "uninstall.sh", home)
    assert not list(home.iterdir())


@pytest.mark.parametrize(
    ("words", "sentence", "in_french"),
    [
        (["--prefix"], "--prefix takes a folder", "--prefix demande un dossier"),
        (["--nonsense%s"], "“--nonsense%s” is not known here", "«\u00a0--nonsense%s\u00a0» n’est pas connu"),
        (["--prefix", "/dev/null/a"], "/dev/null is a file", "/dev/null est un fichier"),
        (["--prefix", "/proc/a"], "cannot be written", "impossible d’écrire dans le dossier /proc"),
    ],
)
@pytest.mark.parametrize("french", [False, True], ids=["English", "French"])
def test_what_is_wrong_is_said_in_one_sentence(
    dist: Path, home: Path, words: list[str], sentence: str, in_french: str, *, french: bool
) -> None:
    """Status 2, one line, nothing made."""
    told = run(installer_of(dist), home, *words, variables=FRENCH if french else {"LANG": "C.UTF-8"})
    assert told.stderr.startswith("CNNGUI\u00a0: " if french else "CNNGUI: ")
    sentence = in_french if french else sentence
    assert told.returncode == 2
    assert sentence in told.stderr
    assert told.stderr.count("\n") == 1
    assert not list(home.iterdir())


def test_what_was_made_on_a_newer_system_says_so(dist: Path, home: Path, tmp_path: Path) -> None:
    """The newest glibc that any file asks for counts, and an older system is told."""
    library = tmp_path / "libnew.so.1"
    library.write_bytes(b"ELF\0GLIBC_2.5\0GLIBC_2.39\0")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(package_linux, "FROZEN", tmp_path)
        assert package_linux.glibc() == "2.39"
    head, _, data = installer_of(dist).read_bytes().partition(b"GLIBC=2.34\n")
    newer = tmp_path / "newer.run"
    newer.write_bytes(head + b"GLIBC=2.99\n" + data)
    told = run(newer, home)
    assert told.returncode == 2
    assert told.stderr.startswith("CNNGUI: glibc 2.99 or newer is needed; this system has 2.")


def test_a_damaged_file_is_refused(dist: Path, home: Path, tmp_path: Path) -> None:
    """One byte is enough."""
    content = bytearray(installer_of(dist).read_bytes())
    content[-20] ^= 1
    damaged = tmp_path / "damaged.run"
    damaged.write_bytes(content)
    told = run(damaged, home)
    assert (told.returncode, told.stderr) == (2, "CNNGUI: this file is damaged or incomplete: fetch it again.\n")
    assert run(installer_of(dist), home, "--check").stdout == "The file is whole.\n"


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="there is no dpkg here")
def test_dpkg_reads_the_package(dist: Path) -> None:
    """Its fields and its files, though the archive was not made by dpkg-deb."""
    package = next(dist.glob("*.deb"))
    fields = subprocess.run(["dpkg-deb", "--field", package], capture_output=True, text=True, check=True).stdout
    assert "Package: cnngui\n" in fields
    assert "libegl1" in fields
    listed = subprocess.run(["dpkg-deb", "--contents", package], capture_output=True, text=True, check=True).stdout
    for path in ("./usr/bin/cnngui -> ../lib/cnngui/cnngui", "./usr/share/applications/cnngui.desktop"):
        assert path in listed
    assert "./usr/share/man/man1/cnngui.1.gz" in listed
    owners = {line.split()[1] for line in listed.splitlines()}
    assert owners <= {"root/root", "0/0"}


@pytest.mark.parametrize(
    ("tool", "name"),
    [("desktop-file-validate", "applications/cnngui.desktop"), ("appstreamcli validate --no-net", "metainfo/*.xml")],
)
def test_the_desktop_accepts_its_files(dist: Path, home: Path, tool: str, name: str) -> None:
    """By the desktop's own checks, where they are installed."""
    words = tool.split()
    if shutil.which(words[0]) is None:
        pytest.skip(f"{words[0]} is not here")
    run(installer_of(dist), home)
    (path,) = (home / ".local/share").glob(name)
    if "desktop" in name:  # an awkward name is legal in Exec=, and this check does not know it
        path.write_text(path.read_text("utf-8").replace(str(home), "/home/a"), "utf-8")
    checked = subprocess.run([*words, path], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
