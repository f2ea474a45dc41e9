"""Tests of the door to resources and to the user's folders."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cnngui import paths

FOLDERS: dict[str, Callable[[], Path]] = {
    "CNNGUI_CONFIG_DIR": paths.config_folder,
    "CNNGUI_CACHE_DIR": paths.cache_folder,
    "CNNGUI_DATA_DIR": paths.data_folder,
}


@pytest.mark.parametrize("variable", FOLDERS)
def test_variable_overrides_folder(variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable moves the folder; an empty variable counts as none; nothing is created."""
    monkeypatch.setenv(variable, str(tmp_path / "home"))
    assert FOLDERS[variable]() == tmp_path / "home"
    assert not (tmp_path / "home").exists()
    monkeypatch.setenv(variable, "")
    assert "cnngui" in FOLDERS[variable]().parts
    monkeypatch.delenv(variable)
    assert "cnngui" in FOLDERS[variable]().parts


def test_three_folders_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    """Emptying the cache must not lose settings or weights."""
    for variable in FOLDERS:
        monkeypatch.delenv(variable)
    assert len({folder() for folder in FOLDERS.values()}) == 3


def test_installed_resources_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wheel carries the folder inside the package, a checkout beside it."""
    package = tmp_path / "cnngui"
    package.mkdir()
    monkeypatch.setattr(paths, "__file__", str(package / "paths.py"))
    assert paths.resources() == tmp_path / "resources"
    (package / "_resources").mkdir()
    assert paths.resources() == package / "_resources"


def test_bundled_photos() -> None:
    """At least six, the cat first, the others by name, small in all, names in lower case."""
    photos = paths.bundled_photos()
    names = [path.stem for path in photos]
    assert len(names) >= 6
    assert names[0] == "chelsea"
    assert names[1:] == sorted(names[1:])
    assert all(path.name == path.name.lower() and path.name.isascii() for path in photos)
    assert {path.name for path in photos} == {path.name for path in (paths.resources() / "photos").iterdir()}
    assert sum(path.stat().st_size for path in photos) < 3_000_000


def test_every_resource_has_a_licence() -> None:
    """Each bundled photo, grid and colour scale has its row in LICENCES.md, and each row has its file.

    Cut-outs have a table of their own, and the guide that `make docs` builds a paragraph.
    """
    root = paths.resources()
    rows = [line for line in (root / "LICENCES.md").read_text("utf-8").splitlines() if line.startswith("| `")]
    listed = [row.split("`")[1] for row in rows]
    files = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    ours = {name for name in files if name == "LICENCES.md" or name.startswith(("i18n/", "cutouts/", "guide/"))}
    assert sorted(listed) == sorted(files - ours)
    assert all(len(row.split("|")) == 7 and all(cell.strip() for cell in row.split("|")[1:-1]) for row in rows)


def test_import_does_nothing() -> None:
    """Importing makes no folder and asks for none."""
    code = (
        "import os, pathlib\n"
        "def refuse(*_, **__): raise AssertionError\n"
        "import platformdirs\n"
        "os.mkdir = os.makedirs = pathlib.Path.mkdir = refuse\n"
        "platformdirs.user_cache_path = platformdirs.user_config_path = platformdirs.user_data_path = refuse\n"
        "import cnngui.paths\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)
