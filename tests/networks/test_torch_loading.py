"""PyTorch loads whole, and without its libraries' help too."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cnngui.networks import torch_loading
from cnngui.networks.torch_loading import load_torch, wait_asleep


def test_it_computes_after_loading() -> None:
    """In a process of its own: loaded our way, PyTorch convolves."""
    code = (
        "import sys; from cnngui.networks.torch_loading import load_torch; assert 'torch' not in sys.modules\n"
        "torch = load_torch()\n"
        "print(torch.nn.functional.conv2d(torch.ones(1, 1, 3, 3), torch.ones(1, 1, 3, 3)).item())"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "9.0"
    assert told.stderr == ""


def test_missing_libraries_are_left_to_the_import(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where PyTorch keeps its libraries elsewhere, nothing is loaded and nothing fails."""
    monkeypatch.setattr(torch_loading, "_PYTHON", "libnothing")
    monkeypatch.setattr(torch_loading, "_GLOBAL", "libnothing")
    torch_loading._preload()
    assert load_torch().__name__ == "torch"


def test_waiting_threads_sleep_unless_people_say_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """OpenMP is told before PyTorch brings it along."""
    monkeypatch.delenv("OMP_WAIT_POLICY", raising=False)
    wait_asleep()
    assert os.environ["OMP_WAIT_POLICY"] == "passive"
    monkeypatch.setenv("OMP_WAIT_POLICY", "active")
    wait_asleep()
    assert os.environ["OMP_WAIT_POLICY"] == "active"
