"""A device that failed is told in one sentence: which, why, and what fits."""

import pytest

from cnngui.engine.errors import Note
from cnngui.networks.trouble import fell_back

FULL = "The memory of mps is full, so the CPU went on."


@pytest.mark.parametrize(
    ("error", "smaller_fits", "told"),
    [
        (RuntimeError("CUDA out of memory. Tried to allocate 2 GiB"), False, FULL),
        (RuntimeError("CUDA out of memory. Tried to allocate 2 GiB"), True, f"{FULL} Smaller sizes fit."),
        (MemoryError(), False, FULL),
        (RuntimeError("launch failure\nSet CUDA_LAUNCH_BLOCKING=1"), False, "mps failed (launch failure), so the CPU"),
        (RuntimeError("launch failure."), True, "mps failed (launch failure), so the CPU went on."),
    ],
)
def test_notes(error: RuntimeError | MemoryError, smaller_fits: bool, told: str) -> None:
    """A full memory, with what fits where that is known; any other failure with the first line of its reason."""
    note = fell_back("mps", error, smaller_fits=smaller_fits)
    assert isinstance(note, Note)
    assert str(note).startswith(told)
    assert note.fields["device"] == "mps"
