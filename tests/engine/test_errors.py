"""Sentences with fields: errors, notes, and the two that every part of the app knows by name."""

import cv2
import numpy as np
import pytest

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
