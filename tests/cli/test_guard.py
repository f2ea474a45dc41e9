"""Whatever goes wrong becomes one sentence and a status."""

import sys
from collections.abc import Callable
from typing import NoReturn

import cv2
import numpy as np
import pytest

from cnngui.cli.guard import guarded
from cnngui.engine.errors import KernelError


def raising(error: BaseException) -> Callable[[], NoReturn]:
    """Return a work that fails."""

    def work() -> NoReturn:
        raise error

    return work


@pytest.mark.parametrize(
    ("error", "status", "sentence"),
    [
        (KernelError("Row {row} is empty.", row=2), 2, "cnngui: Row 2 is empty.\n"),
        (KeyboardInterrupt(), 130, ""),
        (BrokenPipeError(), 141, ""),
        (SystemExit(0), 0, ""),
        (SystemExit(None), 0, ""),
        (OSError(28, "No space left on device"), 2, "cnngui: the system refuses: No space left on device.\n"),
    ],
)
def test_every_error_has_its_status(
    capsys: pytest.CaptureFixture[str], error: BaseException, status: int, sentence: str
) -> None:
    """The status is the one that is documented, the sentence goes to stderr, and stdout stays empty."""
    assert guarded(raising(error)) == status
    assert capsys.readouterr() == ("", sentence)


def test_too_little_memory(capsys: pytest.CaptureFixture[str]) -> None:
    """NumPy's and OpenCV's ways to say it become the same sentence."""

    def too_much_for_numpy() -> int:
        return int(np.empty(2**60, np.uint8)[0])

    def too_much_for_opencv() -> int:
        raise cv2.error("OpenCV(5.0.0) alloc.cpp:73: error: (-4:Insufficient memory) Failed to allocate 9 bytes")

    for work in (too_much_for_numpy, too_much_for_opencv):
        assert guarded(work) == 2
        assert capsys.readouterr().err.startswith("cnngui: there is not enough memory for this.")


def test_a_bug_is_one_line_too(capsys: pytest.CaptureFixture[str]) -> None:
    """An error that should not happen is told in one line with status 1."""
    assert guarded(raising(ZeroDivisionError("division by zero\nand more"))) == 1
    said = capsys.readouterr().err
    assert said.startswith("cnngui: this should not happen (ZeroDivisionError: division by zero).")
    assert said.count("\n") == 1


def test_a_bug_can_be_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """With CNNGUI_TRACEBACK set the error comes through."""
    monkeypatch.setenv("CNNGUI_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        guarded(raising(ZeroDivisionError()))


def test_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pythonw has no stdout and no stderr; nothing breaks."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert guarded(raising(KernelError("Empty."))) == 2
    assert guarded(lambda: 0) == 0
