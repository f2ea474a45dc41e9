"""Tests of `cnngui classify`."""

import json
from pathlib import Path

import pytest

from cnngui.cli import main
from cnngui.cli.classify import NETWORKS
from cnngui.networks import classifiers as networks
from cnngui.paths import resources

PHOTOS = resources() / "photos"


def test_names_and_probabilities(capsys: pytest.CaptureFixture[str]) -> None:
    """A photo, its classes; a word where it is not sure."""
    assert main(["classify", str(PHOTOS / "chelsea.png"), str(PHOTOS / "grass.png"), "--top", "3"]) == 0
    told = capsys.readouterr()
    lines = told.out.splitlines()
    assert lines[:4] == [
        f"{PHOTOS / 'chelsea.png'}:",
        "   38.5 %  Egyptian cat",
        "   33.1 %  tiger cat",
        "   16.3 %  tabby cat",
    ]
    assert lines[4] == f"{PHOTOS / 'grass.png'}:"
    assert lines[-1].startswith("  unsure, as among ")
    assert len(lines) == 9


def test_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The file as it was typed; names in English; what cannot be read is on the error stream, and the exit is 2."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tasse à café.jpg").write_bytes((PHOTOS / "coffee.jpg").read_bytes())
    (tmp_path / "notes.txt").write_text("notes")
    cut = tmp_path / "cut.png"
    cut.write_bytes((PHOTOS / "chelsea.png").read_bytes()[:5000])
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    words = ["./tasse à café.jpg", "notes.txt", "cut.png", "none.png", str(PHOTOS / "chelsea.png")]
    assert main(["classify", *words, "--json", "-q"]) == 2
    told = capsys.readouterr()
    facts = json.loads(told.out)
    assert [row["file"] for row in facts] == [str(Path(words[0])), words[4]]
    assert [len(row["classes"]) for row in facts] == [5, 5]
    first = facts[0]["classes"][0]
    assert (first["name"], first["index"], first["probability"]) == ("espresso", 967, pytest.approx(0.94, abs=0.01))
    assert facts[1]["classes"][0]["name"] == "Egyptian cat"
    errors = told.err.splitlines()
    assert len(errors) == 3
    assert all(name in error for name, error in zip(("notes.txt", "cut.png", "none.png"), errors, strict=True))


def test_probabilities_are_those_of_all_classes(capsys: pytest.CaptureFixture[str]) -> None:
    """A thousand, each once, the likeliest first; together 1."""
    assert main(["classify", str(PHOTOS / "rocket.jpg"), "--top", "1000", "--json"]) == 0
    ((row),) = json.loads(capsys.readouterr().out)
    values = [each["probability"] for each in row["classes"]]
    assert sorted(each["index"] for each in row["classes"]) == list(range(1000))
    assert len({each["name"] for each in row["classes"]}) == 1000
    assert values == sorted(values, reverse=True)
    assert sum(values) == pytest.approx(1, abs=1e-3)
    assert row["classes"][0]["index"] == 657


def test_nothing_can_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    """An empty list, and 2."""
    assert main(["classify", "none.png", "--json"]) == 2
    told = capsys.readouterr()
    assert json.loads(told.out) == []
    assert "none.png" in told.err


MISTAKES = {
    "no photo": ([], "PHOTO"),
    "no such network": (["a.png", "--network", "resnet"], "invalid choice: 'resnet'"),
    "no classes": (["a.png", "--top", "0"], "'0' is not a whole number from 1 to 1000"),
    "too many classes": (["a.png", "--top", "1001"], "from 1 to 1000"),
    "an unknown option": (["a.png", "--tpo", "3"], "did you mean --top?"),
    "no such device": (["a.png", "--device", "abacus"], "There is no device abacus here"),
    "weights that are not here": (["a.png", "--network", "vgg16"], "bring them in with cnngui weights import"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistakes(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence, and 2."""
    words, sentence = MISTAKES[name]
    monkeypatch.setenv("CNNGUI_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("CNNGUI_WEIGHTS_DIR", raising=False)
    assert main(["classify", *words]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert sentence in told.err
    assert told.err.count("\n") == 1


def test_networks() -> None:
    """The parser names those that there are, without loading any."""
    assert NETWORKS == networks.NETWORKS


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    """It names both networks, and what there is in JSON."""
    assert main(["classify", "--help"]) == 0
    out = capsys.readouterr().out
    assert all(word in out for word in ("efficientnet-lite0", "vgg16", '"probability"', "cnngui weights import"))
