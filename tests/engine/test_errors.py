"""Sentences with fields: errors, notes, and the two that every part of the app knows by name."""

import cv2
import numpy as np
import pytest
import torch

from cnngui.engine.errors import CnnguiError, MissingError, Note, PhotoError, is_out_of_memory


def test_notes_compare_by_value() -> None:
    """Two notes that say the same are the same; another field makes another note."""
    assert Note("{count} pictures", {"count": 2}) == Note("{count} pictures", {"count": 2})
    assert Note("{count} pictures", {"count": 2}) != Note("{count} pictures", {"count": 3})
    assert str(Note("No fields.")) == "No fields."


def test_a_missing_file_is_an_error_about_a_photo() -> None:
    """Who asks for no more than that catches it too."""
    assert issubclass(MissingError, PhotoError)
    assert issubclass(PhotoError, CnnguiError)


def test_a_full_memory_is_known_whoever_says_it() -> None:
    """As NumPy and OpenCV really raise it, and as OpenCV's error looks when it carries a text only."""
    with pytest.raises(MemoryError) as numpys:
        np.empty(2**60, np.uint8)
    with pytest.raises(cv2.error) as opencvs:
        cv2.resize(np.zeros((4, 4), np.float32), (2_000_000_000, 1_000_000))
    for error in (numpys.value, opencvs.value, cv2.error("(-4:Insufficient memory) Failed to allocate 9 bytes")):
        assert is_out_of_memory(error)


def test_nothing_else_is_a_full_memory() -> None:
    """Not another error of OpenCV's, nor an exit status that looks like its code, nor a file of that name."""
    with pytest.raises(cv2.error) as other:
        cv2.resize(np.zeros((0, 0), np.float32), (2, 2))
    for error in (other.value, SystemExit(-4), OSError("Insufficient memory.png"), KeyboardInterrupt()):
        assert not is_out_of_memory(error)


def test_a_full_memory_is_known_by_what_torch_says() -> None:
    """As it really raises it on this CPU, and in the words it has for other systems and devices."""
    with pytest.raises(RuntimeError) as torchs:
        torch.empty(2**60, dtype=torch.uint8)
    windows = "[enforce fail at alloc_cpu.cpp:116] data. DefaultCPUAllocator: not enough memory: you tried to allocate"
    told = [
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 GiB. GPU 0 has a total capacity of ..."),
        torch.OutOfMemoryError("Allocation on device"),
        RuntimeError("CUDA error: out of memory\nCUDA kernel errors might be asynchronously reported"),
        RuntimeError("MPS backend out of memory (MPS allocated: 17.82 GB, other allocations: 1.04 GB)"),
        RuntimeError("XPU out of memory. Tried to allocate 8.00 GiB."),
        RuntimeError(f"{windows} 9663676416 bytes."),
    ]
    for error in (torchs.value, *told):
        assert is_out_of_memory(error), error


def test_torchs_other_errors_are_no_full_memory() -> None:
    """Nor are its words in another kind of error."""
    with pytest.raises(RuntimeError) as torchs:
        torch.nn.functional.conv2d(torch.zeros(1, 3, 4, 4), torch.zeros(2, 4, 3, 3))
    lost = RuntimeError("CUDA error: an illegal memory access was encountered")
    for error in (torchs.value, lost, ValueError("CUDA out of memory")):
        assert not is_out_of_memory(error), error
