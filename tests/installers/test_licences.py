"""Everything that an installer carries has the text of its licence; what has none ends the build."""

from pathlib import Path

import licences
import pytest


@pytest.mark.gui
def test_every_dependency_has_a_licence(tmp_path: Path) -> None:
    """Each has its folder with at least one text, and its line in the index."""
    found = licences.collect(tmp_path / "licences")
    index = (tmp_path / "licences/INDEX.txt").read_text("utf-8").splitlines()
    names = {each.name for each in found}
    assert {"ncnn", "numpy", "torch", "pillow", "pyside6-essentials", "shiboken6", "qtawesome"} <= names
    assert not names & licences.LEFT_OUT
    for licence in found:
        texts = list((tmp_path / "licences" / licence.name).iterdir())
        assert all(text.stat().st_size > 100 for text in texts) or licence.name == "numpy", licence.name
        assert str(licence) in index
    assert (tmp_path / "licences/cnngui/LICENCES.md").is_file()


def test_one_without_a_licence_ends_the_build() -> None:
    """It is named."""
    with pytest.raises(licences.LicenceError, match=r"naked 1\.0 comes without the text"):
        licences.Licence("naked", "1.0", "MIT", ())


@pytest.mark.gui
def test_qt_brings_its_text_from_our_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its wheels have none; without ours it would end the build."""
    texts = [text.name for text in licences.package_licence("pyside6-essentials").texts]
    assert texts[:1] == ["LGPL-3.txt"]
    monkeypatch.setattr(licences, "EXTRA", {})
    with pytest.raises(licences.LicenceError, match="pyside6-essentials"):
        licences.package_licence("pyside6-essentials")


def test_dependencies_of_dependencies_are_met() -> None:
    """What torch needs comes along, what only an extra needs does not."""
    needed = licences.needed(["torch"])
    assert {"torch", "typing-extensions", "sympy", "mpmath"} <= needed
    assert "optree" not in needed
