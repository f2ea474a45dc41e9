"""One process at a time, whatever becomes of it."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from cnngui.networks.downloads import lock
from cnngui.networks.downloads.lock import alone

HOLD = """
import sys
from pathlib import Path
from cnngui.networks.downloads.lock import alone
with alone(Path(sys.argv[1])) as is_ours:
    print(is_ours, flush=True)
    sys.stdin.read()
"""


def test_another_process(tmp_path: Path) -> None:
    """It is heeded while it lives; killed, it leaves nothing that stands in the way."""
    path = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        with alone(path) as is_ours:
            assert not is_ours
        assert path.exists()
        other.kill()
        other.wait()
        with alone(path) as is_ours:
            assert is_ours
    assert not path.exists()


def test_a_disk_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As some of a network: it is no reason not to fetch."""

    def refuse(descriptor: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock, "_lock", refuse)
    with alone(tmp_path / "lock") as is_ours:
        assert is_ours
    assert list(tmp_path.iterdir()) == []


def test_again_and_again(tmp_path: Path) -> None:
    """The file goes with each holder, and comes with the next."""
    for _ in range(3):
        with alone(tmp_path / "lock") as is_ours:
            assert is_ours
        assert list(tmp_path.iterdir()) == []
