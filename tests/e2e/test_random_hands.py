"""Random hands meet no error, no message, no window larger than the screen, no long stall, and no growing memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.random_hands import MEASURED_EVERY, Met, offscreen

LONGEST = 0.5
"""Seconds for which the window may never be deaf."""

MOST_MEGABYTES = 2500


def visit(seed: int, events: int, folder: Path) -> Met:
    """Let random hands try the window in a process of its own, and return what they met."""
    program = [sys.executable, "-X", "faulthandler", "-m", "tests.e2e.random_hands"]
    done = subprocess.run(
        [*program, str(seed), str(events), str(folder)],
        env=offscreen(folder),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    met = Met(**json.loads((folder / "met.json").read_text(encoding="utf-8")))
    assert sum(met.events.values()) == events
    return met


def assert_all_well(met: Met) -> None:
    """Whatever was done."""
    assert met.raised == []
    assert met.logged == []
    assert met.too_large == []
    assert [stall for stall in met.stalls if stall[0] > LONGEST] == []
    assert max(met.megabytes, default=0) < MOST_MEGABYTES


def test_a_few_random_events(tmp_path: Path) -> None:
    """Enough to see that hands still find their way; times are not measured on a busy machine."""
    met = visit(1, 300, tmp_path)
    assert (met.raised, met.logged, met.too_large) == ([], [], [])


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_ten_thousand_random_events(seed: int, tmp_path: Path) -> None:
    """Clicks, keys, drags, the wheel, drops, sizes, languages, themes, projector, type, labs."""
    assert_all_well(visit(seed, 10_000, tmp_path))


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_memory_is_flat(tmp_path: Path) -> None:
    """Over the last half of 20,000 events: its highest does not rise by more than 5 %.

    In between it falls and rises with what is kept, as when a picture grows and needs the room.
    """
    met = visit(4, 20_000, tmp_path)
    assert_all_well(met)
    late = met.megabytes[len(met.megabytes) // 2 :]
    assert len(late) == 10_000 // MEASURED_EVERY
    first, second = late[: len(late) // 2], late[len(late) // 2 :]
    assert max(second) <= 1.05 * max(first)
