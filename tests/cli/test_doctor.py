"""`cnngui doctor` draws the findings and ends with 0 or 2."""

import json

import pytest

from cnngui.cli import doctor, main
from cnngui.cli.finding import Finding

FINE = Finding("packages", "numpy", "2.4.6")
GONE = Finding("packages", "pillow", "not installed", works=False, remedy="pip install pillow")
IDLE = Finding("display", "display", "none", works=False, needed=False, remedy="start it from a desktop session")


def pretend(monkeypatch: pytest.MonkeyPatch, *findings: Finding) -> None:
    """Let these be what is found."""
    monkeypatch.setattr(doctor, "examine", lambda: iter(findings))


def test_nothing_missing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What is not needed may be missing: 0, with an advice."""
    pretend(monkeypatch, FINE, IDLE)
    assert main(["doctor"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Packages",
        "  ok       numpy    2.4.6",
        "",
        "Display",
        "  no       display  none",
        "",
        "Everything that CNNGUI needs is there.",
        "",
        "It works without, but would be better with:",
        "  display: start it from a desktop session",
    ]


def test_something_missing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What is needed and missing is told last, with the remedy: 2."""
    pretend(monkeypatch, FINE, GONE)
    assert main(["doctor"]) == 2
    said = capsys.readouterr().out
    assert "  MISSING  pillow  not installed" in said
    assert said.endswith("Needed and missing:\n  pillow: pip install pillow\n")


def test_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON holds every finding whole."""
    pretend(monkeypatch, FINE, GONE)
    assert main(["doctor", "--json"]) == 2
    facts = json.loads(capsys.readouterr().out)
    assert facts["works"] is False
    assert [Finding(**finding) for finding in facts["findings"]] == [FINE, GONE]
