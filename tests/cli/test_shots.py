"""`cnngui shots` hands its words to the window's own drawing, and prints the paths."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from cnngui.cli import main


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """Stand in for the drawing, and keep what it was asked for."""
    calls: list[dict[str, object]] = []

    def draw_all(folder: Path, **options: object) -> list[Path]:
        calls.append({"folder": folder, **options})
        return [folder / "filters.png", folder / "style.png"]

    shots = ModuleType("cnngui.gui.shots")
    shots.draw_all = draw_all  # type: ignore[attr-defined]  # (a stand-in has what it is given)
    monkeypatch.setitem(sys.modules, "cnngui.gui.shots", shots)
    return calls


def test_as_it_comes(drawn: list[dict[str, object]], capsys: pytest.CaptureFixture[str]) -> None:
    """Without options: English, light, 1280×800, letters for a laptop."""
    assert main(["shots", "pictures"]) == 0
    usual = {"language": "en", "theme": "light", "size": (1280, 800), "projector": False}
    assert drawn == [{"folder": Path("pictures"), **usual}]
    assert capsys.readouterr().out.splitlines() == [
        str(Path("pictures", name)) for name in ("filters.png", "style.png")
    ]


def test_all_options(drawn: list[dict[str, object]]) -> None:
    """Every option arrives."""
    words = ["shots", "x", "--language", "fr", "--theme", "dark", "--size", "1920x1080", "--projector"]
    assert main(words) == 0
    asked = {"language": "fr", "theme": "dark", "size": (1920, 1080), "projector": True}
    assert drawn == [{"folder": Path("x"), **asked}]


@pytest.mark.parametrize("words", [[], ["x", "--size", "0x1"], ["x", "--language", "de"], ["x", "--theme", "blue"]])
def test_wrong_words(drawn: list[dict[str, object]], capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    """A wrong word is one sentence."""
    assert main(["shots", *words]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said.endswith("See: cnngui shots --help\n")
    assert drawn == []


def test_without_qt(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where Qt does not load, the sentence names the doctor."""
    monkeypatch.setitem(sys.modules, "cnngui.gui.shots", None)
    assert main(["shots", "x"]) == 2
    assert capsys.readouterr().err.endswith("What to install: cnngui doctor\n")
