"""The free memory is that of the system."""

import os
import sys
from pathlib import Path

import pytest

from cnngui.engine import memory


def test_it_is_what_the_system_tells() -> None:
    """Between a hundred megabytes and all that is built in."""
    free = memory.free_memory()
    assert free is not None
    assert free > 100_000_000
    if sys.platform == "linux":
        total = int(Path("/proc/meminfo").read_text(encoding="ascii").split()[1]) * 1024
        assert free < total


def test_without_an_answer_there_is_half_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on macOS, which has no /proc."""

    def missing(*_arguments: object, **_options: object) -> str:
        raise FileNotFoundError

    if sys.platform == "win32":
        pytest.skip("Windows has a question of its own")
    monkeypatch.setattr(Path, "read_text", missing)
    answers = {"SC_PHYS_PAGES": 1000, "SC_PAGE_SIZE": 4096}
    monkeypatch.setattr(os, "sysconf", answers.__getitem__)
    assert memory.free_memory() == 2_048_000


def test_nothing_is_claimed_where_nobody_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    """None, and not a guess."""

    def refuse(*_arguments: object, **_options: object) -> str:
        raise OSError

    if sys.platform == "win32":
        pytest.skip("Windows has a question of its own")
    monkeypatch.setattr(Path, "read_text", refuse)
    monkeypatch.setattr(os, "sysconf", refuse)
    assert memory.free_memory() is None
