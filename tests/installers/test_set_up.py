"""What `make run` says before Python is there: in English, and in French where the system speaks it."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"
SCRIPTS = ("setup.sh", "run.sh", "linux/libraries.sh", "linux/apt_install.sh")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no sh")


def told(script: Path, *words: str, tools: Path, language: str) -> subprocess.CompletedProcess[str]:
    """Start a script where there are only those tools."""
    environment = {"PATH": str(tools), "LANG": language}
    command = [shutil.which("sh") or "sh", str(script), *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """Return a folder of tools of a system without apt, without sudo and without libraries, whose user is not root."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name, line in (("ldconfig", "echo nothing"), ("id", "echo 1000")):
        (folder / name).write_text(f"#!/bin/sh\n{line}\n")
        (folder / name).chmod(0o755)
    (folder / "dirname").symlink_to(str(shutil.which("dirname")))
    return folder


@pytest.mark.skipif(shutil.which("apt-get", path="/usr/sbin:/sbin") is not None, reason="apt is where it looks anyway")
@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("C.UTF-8", "CNNGUI: Qt needs these libraries, which are missing here: libEGL.so.1 libGL.so.1 "),
        (
            "fr_FR.UTF-8",
            "CNNGUI\u00a0: Qt a besoin de ces bibliothèques, qui manquent ici\u00a0: libEGL.so.1 libGL.so.1 ",
        ),
    ],
)
def test_missing_libraries_are_named(tools: Path, language: str, sentence: str) -> None:
    """Where nothing can install them, and it goes on."""
    ended = told(PACKAGING / "linux/libraries.sh", tools=tools, language=language)
    assert (ended.returncode, ended.stdout) == (0, "")
    assert ended.stderr.startswith(sentence)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("C.UTF-8", "CNNGUI: These system packages are missing"),
        ("fr_FR.UTF-8", "CNNGUI\u00a0: Ces paquets du système manquent"),
    ],
)
def test_without_rights_the_command_is_named(tools: Path, language: str, sentence: str) -> None:
    """For an administrator."""
    ended = told(PACKAGING / "linux/apt_install.sh", "libegl1", "lib%s", tools=tools, language=language)
    assert ended.returncode == 1
    assert ended.stderr.startswith(sentence)
    assert ended.stderr.endswith("apt-get install --no-install-recommends libegl1 lib%s\n")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        ("C.UTF-8", "There is no display here", "The pictures are in"),
        ("fr_FR.UTF-8", "Il n’y a pas d’écran ici", "Les images sont dans"),
    ],
)
def test_without_a_display_the_labs_are_drawn(tmp_path: Path, language: str, first: str, last: str) -> None:
    """By a stand-in for the program, which says with what it was started."""
    (tmp_path / "packaging").mkdir()
    for name in ("run.sh", "say.sh"):
        shutil.copyfile(PACKAGING / name, tmp_path / "packaging" / name)
    program = tmp_path / ".venv/bin/cnngui"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\necho "program: $1"\n')
    program.chmod(0o755)
    ended = told(tmp_path / "packaging/run.sh", tools=Path("/usr/bin:/bin"), language=language)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith(first)
    assert "program: filter\n" in ended.stdout
    assert ended.stdout.endswith(f"program: shots\n\n{last} {tmp_path}/shots\n")


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_sentence_is_there_in_both_languages(name: str) -> None:
    """With the same words to fill in; French is set as French."""
    text = (PACKAGING / name).read_text("utf-8")
    pairs = re.findall(r"\b(?:say|tell) '([^']+)'(?: \\\n)? +'([^']+)'", text)
    assert len(pairs) == len(re.findall(r"\b(?:say|tell) ", text)) > 0
    for english, french in pairs:
        assert english.count("%s") == french.count("%s") == french.count("%") == english.count("%")
        assert re.findall(r".{8} [;:?!»]", french) == []
