"""Answers go to stdout, remarks to stderr, in signs that the terminal has."""

import io
import sys

import pytest

from cnngui.cli.console import answer, remark


def test_two_streams(capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe sees the answer only."""
    answer("1,2")
    remark("(6 + 0 − 3)/1 + 1 = 4")
    assert capsys.readouterr() == ("1,2\n", "(6 + 0 − 3)/1 + 1 = 4\n")


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("utf-8", "⌊(8 − 3)/2⌋ → 3×3 été 日\n"),
        ("cp1252", "[(8 - 3)/2] -> 3x3 été ?\n"),
        ("ascii", "[(8 - 3)/2] -> 3x3 ?t? ?\n"),
    ],
)
def test_poor_terminals(monkeypatch: pytest.MonkeyPatch, encoding: str, expected: str) -> None:
    """A terminal that lacks a sign gets a plainer one, and no error."""
    raw = io.BytesIO()
    with io.TextIOWrapper(raw, encoding=encoding, newline="\n") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        answer("⌊(8 − 3)/2⌋ → 3×3 été 日")
        stream.flush()
        assert raw.getvalue().decode(encoding) == expected
        monkeypatch.undo()
